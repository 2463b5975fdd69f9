"""What happened, in order: contacts, answers, failed attempts, and what became of the tasks."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Text,
    and_,
    case,
    cast,
    column,
    exists,
    func,
    literal,
    null,
    select,
    table,
    union_all,
)
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import InterneTaak, Klantcontact
from resolvers.concept import Concept
from resolvers.contactgeschiedenis.klantcontacten import SLEUTEL, history_pairs
from resolvers.contactgeschiedenis.subject import Subject
from resolvers.keys import TEXT_KEY, Keys
from resolvers.klantcontact.chain import aanleiding
from resolvers.klantcontact.concept import RICHTING, richting_of
from resolvers.klantcontact.filter import CONDITIONS, KlantcontactFilter
from resolvers.listing import Listing, Order
from resolvers.paging import MAXIMUM_GESCHIEDENIS
from resolvers.scope import Scope
from resolvers.visibility import visible

_k = Klantcontact.__table__.c
_t = InterneTaak.__table__.c


# What the contacts of a history are called in the statements about them, which are thus the same for every history.
CONTACTEN = table("contacten", column("id", PgUuid))


def contacts_in(subject: Subject, inclusief: tuple[str, ...], filter_: KlantcontactFilter | None, scope: Scope) -> CTE:
    """Ids of the contacts of a history that pass a filter, under the name of `CONTACTEN`."""
    pairs = history_pairs(subject, inclusief)(Keys.one(literal(SLEUTEL)), scope).subquery("paren")
    contact = Klantcontact.__table__
    return (
        select(contact.c.id)
        .join_from(pairs, contact, contact.c.id == pairs.c.doel)
        .where(*CONDITIONS(filter_, scope), *visible(contact, scope))
        .cte(CONTACTEN.name)
    )


def _kind_of_contact(scope: Scope) -> ColumnElement[str]:
    # A failed attempt is outgoing and did not succeed; an answer is outgoing and follows an earlier contact up.
    followed = aanleiding(Keys.one(_k.id), scope).subquery("aanleiding")
    answers = exists(select(1).select_from(followed).correlate(Klantcontact.__table__))
    outgoing = RICHTING == "uitgaand"
    return case(
        (and_(outgoing, _k.indicatie_contact_gelukt == "nee"), "mislukte_poging"),
        (and_(outgoing, answers), "antwoord"),
        else_="contact",
    )


def _events(scope: Scope) -> Any:
    mine = select(CONTACTEN.c.id)
    seen = visible(InterneTaak.__table__, scope)
    soort = case((_t.vorige_taak_id.isnot(None), "taak_gerouteerd"), else_="taak_toegewezen")
    next_ = InterneTaak.__table__.alias("volgende")
    contact = select(
        _k.plaatsgevonden_op.label("tijdstip"),
        _kind_of_contact(scope).label("soort"),
        _k.id.label("klantcontact_id"),
        null().cast(PgUuid).label("interne_taak_id"),
        (literal("1") + cast(_k.id, Text)).label("sleutel"),
    ).where(_k.id.in_(mine))
    assigned = select(_t.toegewezen_op, soort, _t.klantcontact_id, _t.id, literal("2") + cast(_t.id, Text)).where(
        _t.klantcontact_id.in_(mine), *seen
    )
    # A task that was routed on is closed by that; its successor's event tells it.
    done = select(
        _t.afgehandeld_op, literal("taak_verwerkt"), _t.klantcontact_id, _t.id, literal("3") + cast(_t.id, Text)
    ).where(
        _t.klantcontact_id.in_(mine),
        _t.afgehandeld_op.isnot(None),
        ~exists().where(next_.c.vorige_taak_id == _t.id),
        *seen,
    )
    return union_all(contact, assigned, done).subquery("gebeurtenissen")


def _in_words(events: Any, contact: FromClause, taak: FromClause) -> ColumnElement[str]:
    """What happened, in one line of Dutch."""
    richting = richting_of(contact)
    over = func.coalesce(literal(": ") + contact.c.onderwerp, "")
    via = literal(" via ") + contact.c.kanaal + over
    task = literal(": ") + taak.c.gevraagde_handeling
    soort = events.c.soort
    return case(
        (soort == "antwoord", literal("Antwoord") + via),
        (soort == "mislukte_poging", literal("Niet bereikt") + via),
        (soort == "taak_toegewezen", literal("Taak toegewezen") + task),
        (soort == "taak_gerouteerd", literal("Taak doorgestuurd") + task),
        (soort == "taak_verwerkt", literal("Taak verwerkt") + task),
        (richting == "inkomend", literal("Inkomend") + via),
        (richting == "uitgaand", literal("Uitgaand") + via),
        else_=literal("Contact") + via,
    )


def timeline_listing(
    subject: Subject, inclusief: tuple[str, ...], filter_: KlantcontactFilter | None, scope: Scope
) -> Listing:
    """The timeline of a history as a list in pages of up to 1,000: events with klantcontact, interne taak and texts."""
    return replace(_timeline(scope), along=contacts_in(subject, inclusief, filter_, scope))


@lru_cache(maxsize=16)
def _timeline(scope: Scope) -> Listing:
    """The part that is the same for every history; making it anew costs more than asking it."""
    events = _events(scope)
    contact, taak = Klantcontact.__table__.alias("contact"), InterneTaak.__table__.alias("taak")
    rows = (
        select(
            events.c.tijdstip,
            events.c.soort,
            events.c.klantcontact_id,
            events.c.interne_taak_id,
            events.c.sleutel,
            _in_words(events, contact, taak).label("omschrijving"),
        )
        .select_from(events)
        .join(contact, contact.c.id == events.c.klantcontact_id)
        .join(taak, taak.c.id == events.c.interne_taak_id, isouter=True)
        .subquery("tijdlijn")
    )
    concept = Concept("gebeurtenis", rows, {own.name: own.name for own in rows.c}, rows.c.sleutel)
    return Listing(
        name="tijdlijn_van_contactgeschiedenis",
        target=concept,
        orders={
            "TIJDSTIP_OPLOPEND": Order(rows.c.tijdstip),
            "TIJDSTIP_AFLOPEND": Order(rows.c.tijdstip, descending=True),
        },
        key_type=TEXT_KEY,
        maximum=MAXIMUM_GESCHIEDENIS,
    )
