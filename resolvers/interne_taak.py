from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Integer, Row, Select, case, cast, func, literal_column, select

from db.tables import Betrokkene, InterneTaak, InterneTaakActor, Onderwerpobject
from resolvers.actor import ActorSleutel
from resolvers.coding import SoortObject
from resolvers.concept import concept
from resolvers.duur import iso8601
from resolvers.filters import among, combined, equal, one_of
from resolvers.keys import TEXT_KEY, Keys
from resolvers.klantcontact.lists import of_zaak
from resolvers.listing import Listing, Order
from resolvers.lookup import find
from resolvers.operation import Operation
from resolvers.periode import Periode
from resolvers.relation import Relation
from resolvers.scope import Scope

_t = InterneTaak.__table__.c
_ta = InterneTaakActor.__table__.c
_b = Betrokkene.__table__.c
_o = Onderwerpobject.__table__.c
_OPEN = ("te_verwerken",)


def _seconds_since(begin: ColumnElement[Any], table: FromClause) -> ColumnElement[Any]:
    # A finished task without its moment (old registers) has no known duration; an open one still runs.
    end = case((table.c.status == "verwerkt", table.c.afgehandeld_op), else_=func.now())
    return case((end >= begin, cast(func.floor(func.extract("epoch", end - begin)), Integer)), (end < begin, 0))


def _waited(table: FromClause, _scope: Scope) -> ColumnElement[Any]:
    return _seconds_since(table.c.plaatsgevonden_op, table)


def _handled(table: FromClause, _scope: Scope) -> ColumnElement[Any]:
    return _seconds_since(table.c.toegewezen_op, table)


INTERNE_TAAK = concept(
    InterneTaak,
    derived={
        "wachttijd_iso8601": lambda table, scope: iso8601(_waited(table, scope)),
        "wachttijd_seconden": _waited,
        "doorlooptijd_iso8601": lambda table, scope: iso8601(_handled(table, scope)),
        "doorlooptijd_seconden": _handled,
    },
)


@dataclass(frozen=True, slots=True)
class InterneTaakSleutel:
    """Which interne taak; exactly one field is given."""

    uuid: UUID | None = None
    nummer: str | None = None

    def condition(self) -> ColumnElement[bool]:
        """That a row of `interne_taak` is the one meant."""
        return _t.id == self.uuid if self.uuid is not None else _t.nummer == self.nummer


@dataclass(frozen=True, slots=True)
class InterneTaakFilter:
    """Which interne taken; fields that are given must all hold."""

    en: "tuple[InterneTaakFilter, ...] | None" = None
    of: "tuple[InterneTaakFilter, ...] | None" = None
    niet: "InterneTaakFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    nummer: tuple[str, ...] | None = None
    referentienummer: tuple[str, ...] | None = None
    status: tuple[str, ...] | None = None
    actor: ActorSleutel | None = None
    gevraagde_handeling: str | None = None
    toegewezen: Periode | None = None
    afgehandeld: Periode | None = None
    klantcontact: tuple[UUID, ...] | None = None
    partij: tuple[UUID, ...] | None = None
    zaak: tuple[str, ...] | None = None


def _with_status(filter_: InterneTaakFilter | None, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    """What a filter means for whom a task was given to, where the task's status stands too."""
    if filter_ is not None and filter_.status == _OPEN:
        # As the index of open tasks says it: a work list reads no finished ones.
        yield _ta.status == literal_column("'te_verwerken'")
    elif filter_ is not None:
        yield from one_of(_ta.status, filter_.status)


def _own(filter_: InterneTaakFilter, scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_t.id, filter_.uuid)
    yield from one_of(_t.nummer, filter_.nummer)
    yield from one_of(_t.referentienummer, filter_.referentienummer)
    yield from one_of(_t.status, filter_.status)
    if filter_.actor is not None:
        given = select(_ta.interne_taak_id).where(_ta.actor_id.in_(filter_.actor.ids()))
        yield _t.id.in_(given.where(*_with_status(filter_, scope)))
    if filter_.gevraagde_handeling is not None:
        yield from equal(func.lower(_t.gevraagde_handeling), filter_.gevraagde_handeling.lower())
    if filter_.toegewezen is not None:
        yield from filter_.toegewezen.conditions(_t.toegewezen_op)
    if filter_.afgehandeld is not None:
        yield from filter_.afgehandeld.conditions(_t.afgehandeld_op)
    yield from one_of(_t.klantcontact_id, filter_.klantcontact)
    if filter_.partij is not None:
        yield _t.klantcontact_id.in_(select(_b.klantcontact_id).where(among(_b.partij_id, filter_.partij)))
    if filter_.zaak is not None:
        yield _t.klantcontact_id.in_(
            select(_o.klantcontact_id).where(
                among(_o.object_sleutel, [sleutel.lower() for sleutel in filter_.zaak]),
                scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.ZAAK),
            )
        )


def _of_actor(keys: Keys, _scope: Scope) -> Select[Any]:
    return select(
        _ta.actor_id.label("sleutel"), _ta.plaatsgevonden_op.label("moment"), _ta.interne_taak_id.label("doel")
    ).where(keys.match(_ta.actor_id))


def _of_partij(keys: Keys, _scope: Scope) -> Select[Any]:
    return (
        select(_b.partij_id.label("sleutel"), _t.id.label("doel"))
        .join_from(Betrokkene.__table__, InterneTaak.__table__, _t.klantcontact_id == _b.klantcontact_id)
        .where(keys.match(_b.partij_id))
        .distinct()
    )


def _of_zaak(keys: Keys, scope: Scope) -> Select[Any]:
    contacts = of_zaak(keys, scope).subquery("contacten")
    return select(contacts.c.sleutel, _t.id.label("doel")).join_from(
        contacts, InterneTaak.__table__, _t.klantcontact_id == contacts.c.doel
    )


ORDERS = {
    # Oldest waiting client first: what a work list wants.
    "WACHTTIJD_AFLOPEND": Order(_t.plaatsgevonden_op, moment=True),
    "WACHTTIJD_OPLOPEND": Order(_t.plaatsgevonden_op, descending=True, moment=True),
    "TOEGEWEZEN_OP_AFLOPEND": Order(_t.toegewezen_op, descending=True),
    "TOEGEWEZEN_OP_OPLOPEND": Order(_t.toegewezen_op),
}
_conditions = combined(_own)
INTERNE_TAKEN = Listing(name="interne_taken", target=INTERNE_TAAK, orders=ORDERS, conditions=_conditions)
INTERNE_TAKEN_VAN_ACTOR = Listing(
    name="interne_taken_van_actor",
    target=INTERNE_TAAK,
    orders=ORDERS,
    conditions=_conditions,
    pairs=_of_actor,
    narrowing=_with_status,
)
INTERNE_TAKEN_VAN_PARTIJ = Listing(
    name="interne_taken_van_partij", target=INTERNE_TAAK, orders=ORDERS, conditions=_conditions, pairs=_of_partij
)
INTERNE_TAKEN_VAN_ZAAK = Listing(
    name="interne_taken_van_zaak",
    target=INTERNE_TAAK,
    orders=ORDERS,
    conditions=_conditions,
    pairs=_of_zaak,
    parent="sleutel",
    key_type=TEXT_KEY,
)
INTERNE_TAKEN_VAN_KLANTCONTACT = Relation(
    name="interne_taken_van_klantcontact", target=INTERNE_TAAK, key=_t.klantcontact_id, order=(_t.toegewezen_op,)
)
INTERNE_TAAK_VAN_KIND = Relation(
    name="interne_taak_van_kind", target=INTERNE_TAAK, key=_t.id, parent="interne_taak_id", many=False
)
VORIGE_TAAK = Relation(name="vorige_taak", target=INTERNE_TAAK, key=_t.id, parent="vorige_taak_id", many=False)
VOLGENDE_TAKEN = Relation(name="volgende_taken", target=INTERNE_TAAK, key=_t.vorige_taak_id, order=(_t.toegewezen_op,))


async def find_interne_taak(operation: Operation, sleutel: InterneTaakSleutel) -> Row[Any] | None:
    """The interne taak meant, or None. One statement."""
    return await find(operation, INTERNE_TAAK, sleutel.condition())
