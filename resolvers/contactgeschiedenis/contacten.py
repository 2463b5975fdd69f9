"""The contacts of a history, as rows that its page, its timeline and its figures all read from."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, column, func, literal, select, table
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import InterneTaak, Klantcontact
from resolvers.along import Along
from resolvers.concept import Concept
from resolvers.contactgeschiedenis.klantcontacten import SLEUTEL, history_pairs
from resolvers.contactgeschiedenis.subject import Subject, SubjectShape
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.keys import TEXT_KEY, Keys, Pairs
from resolvers.klantcontact import KLANTCONTACT
from resolvers.klantcontact.chain import aanleiding, opvolging
from resolvers.klantcontact.filter import CONDITIONS, KlantcontactFilter
from resolvers.klantcontact.lists import ORDERS
from resolvers.listing import Listing, Order
from resolvers.paging import MAXIMUM_GESCHIEDENIS
from resolvers.principal import ONTWIKKELIDENTITEIT
from resolvers.scope import Scope
from resolvers.visibility import visible

_t = InterneTaak.__table__.c


def _columns() -> dict[str, ColumnElement[Any]]:
    """Columns of a klantcontact by name, but its id."""
    scope = Scope(ONTWIKKELIDENTITEIT)
    return {name: KLANTCONTACT.expression(name, scope) for name in KLANTCONTACT.names if name != "uuid"}


# What the contacts of a history are called in statements about them, which are thus the same for every history. They
# have the columns of a klantcontact, as far as these are asked for, and why they are in it.
CONTACTEN = table(
    "contacten",
    column("id", PgUuid),
    *(column(name, expression.type) for name, expression in _columns().items()),
    column("relaties", ARRAY(Text)),
)
# Their tasks.
_VAN_TAAK = (
    "klantcontact_id",
    "vorige_taak_id",
    "gevraagde_handeling",
    "status",
    "plaatsgevonden_op",
    "toegewezen_op",
    "afgehandeld_op",
)
TAKEN = table("taken", column("id", PgUuid), *(column(name, _t[name].type) for name in _VAN_TAAK))
# Which contacts they followed up, and which followed them up.
AANLEIDINGEN = table("aanleidingen", column("sleutel", PgUuid), column("doel", PgUuid))
OPVOLGINGEN = table("opvolgingen", column("sleutel", PgUuid), column("doel", PgUuid))
# What the timeline and the figures ask for.
_ALTIJD = ("plaatsgevonden_op", "kanaal", "onderwerp", "reactie", "indicatie_contact_gelukt", "richting")


def _keys() -> Keys:
    """Ids of the contacts, as the keys of what is looked up for all of them together."""
    return Keys(func.array(select(CONTACTEN.c.id).scalar_subquery(), type_=ARRAY(PgUuid)), many=True)


def contacts_in(subject: Subject, inclusief: tuple[str, ...], filter_: KlantcontactFilter | None) -> Along:
    """The contacts of a history that pass a filter, under the name of `CONTACTEN`."""
    shape = subject.shape

    def rows(scope: Scope, names: Iterable[str]) -> Mapping[str, Select[Any]]:
        pairs = history_pairs(shape, inclusief)(Keys.one(literal(SLEUTEL)), scope).subquery("paren")
        contact = Klantcontact.__table__
        wanted = sorted({*_ALTIJD, *names} & {own.key for own in CONTACTEN.c} - {"id", "relaties"})
        columns = [KLANTCONTACT.expression(name, scope).label(name) for name in wanted]
        contacts = (
            select(contact.c.id, *columns, pairs.c.relaties)
            .join_from(pairs, contact, contact.c.id == pairs.c.doel)
            .where(*CONDITIONS(filter_, scope), *visible(contact, scope))
        )
        return {CONTACTEN.name: contacts, **_about_contacts(scope)}

    pairs: Mapping[Pairs, str] = {aanleiding: AANLEIDINGEN.name, opvolging: OPVOLGINGEN.name}
    return Along((shape, inclusief, filter_), rows, pairs)


def _about_contacts(scope: Scope) -> Mapping[str, Select[Any]]:
    task = InterneTaak.__table__
    mine = (_keys().match(_t.klantcontact_id), *visible(task, scope))
    columns = [INTERNE_TAAK.expression(name, scope).label(name) for name in _VAN_TAAK]
    return {
        TAKEN.name: select(_t.id, *columns).where(*mine),
        AANLEIDINGEN.name: aanleiding(_keys(), scope),
        OPVOLGINGEN.name: opvolging(_keys(), scope),
    }


def history_listing(subject: Subject, inclusief: tuple[str, ...], filter_: KlantcontactFilter | None = None) -> Listing:
    """The klantcontacten of a history as a list in pages of up to 1,000, each with its `relaties`."""
    found = _listing(subject.shape, inclusief)
    return replace(found, parameters=subject.parameters, within=(contacts_in(subject, inclusief, filter_), _WITHIN))


@lru_cache(maxsize=64)
def _listing(shape: SubjectShape, inclusief: tuple[str, ...]) -> Listing:
    return Listing(
        name="klantcontacten_van_contactgeschiedenis",
        structure=("klantcontacten", shape, inclusief),
        target=KLANTCONTACT,
        orders=ORDERS,
        conditions=CONDITIONS,
        pairs=history_pairs(shape, inclusief),
        key_type=TEXT_KEY,
        extra=("relaties",),
        maximum=MAXIMUM_GESCHIEDENIS,
    )


# The same list, where all contacts of the history are read anyhow.
_WITHIN = Listing(
    name="klantcontacten_van_contactgeschiedenis",
    target=Concept(
        KLANTCONTACT.name,
        CONTACTEN,
        {"uuid": "id", **{own.key: own.key for own in CONTACTEN.c if own.key != "id"}},
        CONTACTEN.c.id,
    ),
    orders={name: Order(CONTACTEN.c.plaatsgevonden_op, order.descending) for name, order in ORDERS.items()},
    key_type=TEXT_KEY,
    extra=("relaties",),
    maximum=MAXIMUM_GESCHIEDENIS,
)
