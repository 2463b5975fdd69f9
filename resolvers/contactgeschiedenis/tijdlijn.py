"""What happened, in order: contacts, answers, failed attempts, and what became of the tasks."""

from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import (
    Select,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import InterneTaak
from resolvers.concept import Concept
from resolvers.contactgeschiedenis.contacten import AANLEIDINGEN, CONTACTEN, TAKEN, contacts_in
from resolvers.contactgeschiedenis.subject import Subject
from resolvers.keys import TEXT_KEY
from resolvers.klantcontact.filter import KlantcontactFilter
from resolvers.listing import Listing, Order
from resolvers.paging import MAXIMUM_GESCHIEDENIS


def _of_contacts() -> Select[Any]:
    """Contacts: a failed attempt is outgoing and did not succeed; an answer is outgoing and follows one up."""
    c = CONTACTEN.c
    failed = and_(c.richting == "uitgaand", c.indicatie_contact_gelukt == "nee")
    answers = and_(c.richting == "uitgaand", c.id.in_(select(AANLEIDINGEN.c.sleutel)))
    via = literal(" via ") + c.kanaal + func.coalesce(literal(": ") + c.onderwerp, "")
    words = case(
        (failed, literal("Niet bereikt")),
        (answers, literal("Antwoord")),
        (c.richting == "inkomend", literal("Inkomend")),
        (c.richting == "uitgaand", literal("Uitgaand")),
        else_=literal("Contact"),
    )
    return select(
        c.plaatsgevonden_op.label("tijdstip"),
        case((failed, "mislukte_poging"), (answers, "antwoord"), else_="contact").label("soort"),
        c.id.label("klantcontact_id"),
        null().cast(PgUuid).label("interne_taak_id"),
        (literal("1") + cast(c.id, Text)).label("sleutel"),
        (words + via).label("omschrijving"),
    )


def _of_tasks() -> tuple[Select[Any], Select[Any]]:
    """That a task was assigned or routed on, and that it was done."""
    t = TAKEN.c
    next_ = InterneTaak.__table__.alias("volgende")
    routed = t.vorige_taak_id.isnot(None)
    task = literal(": ") + t.gevraagde_handeling
    assigned = select(
        t.toegewezen_op,
        case((routed, "taak_gerouteerd"), else_="taak_toegewezen"),
        t.klantcontact_id,
        t.id,
        literal("2") + cast(t.id, Text),
        case((routed, literal("Taak doorgestuurd")), else_=literal("Taak toegewezen")) + task,
    )
    # A task that was routed on is closed by that; its successor's event tells it.
    done = select(
        t.afgehandeld_op,
        literal("taak_verwerkt"),
        t.klantcontact_id,
        t.id,
        literal("3") + cast(t.id, Text),
        literal("Taak verwerkt") + task,
    ).where(t.afgehandeld_op.isnot(None), ~exists().where(next_.c.vorige_taak_id == t.id))
    return assigned, done


def timeline_listing(subject: Subject, inclusief: tuple[str, ...], filter_: KlantcontactFilter | None) -> Listing:
    """The timeline of a history as a list in pages of up to 1,000: events with klantcontact, interne taak and texts."""
    along = contacts_in(subject, inclusief, filter_)
    structure = ("tijdlijn", along.key) if filter_ is None else None
    return replace(_timeline(), along=along, structure=structure, parameters=subject.parameters)


@cache
def _timeline() -> Listing:
    """The part that is the same for every history; making it anew costs more than asking it."""
    rows = union_all(_of_contacts(), *_of_tasks()).subquery("tijdlijn")
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
