from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, not_, or_, select

from db.tables import Betrokkene, DigitaalAdres, Partij
from resolvers.concept import concept
from resolvers.digitaal_adres import contact_details
from resolvers.filters import by_words, combined, equal, one_of
from resolvers.keys import TEXT_KEY, Keys
from resolvers.klantcontact.lists import of_zaak
from resolvers.listing import Listing, Order
from resolvers.naam import volledige_naam
from resolvers.periode import Periode
from resolvers.relation import Relation
from resolvers.scope import Scope
from resolvers.zoeken import adres_condition, naam_condition

BETROKKENE = concept(Betrokkene, derived={"volledige_naam": lambda table, _scope: volledige_naam(table)})
_b = Betrokkene.__table__.c
_d = DigitaalAdres.__table__.c
_p = Partij.__table__.c


@dataclass(frozen=True, slots=True)
class BetrokkeneFilter:
    """Which betrokkenen; names, addresses and numbers are those of the betrokkene, not of the partij."""

    en: "tuple[BetrokkeneFilter, ...] | None" = None
    of: "tuple[BetrokkeneFilter, ...] | None" = None
    niet: "BetrokkeneFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    klantcontact: tuple[UUID, ...] | None = None
    partij: tuple[UUID, ...] | None = None
    heeft_partij: bool | None = None
    rol: tuple[str, ...] | None = None
    initiator: bool | None = None
    naam: str | None = None
    adres: str | None = None
    email: str | None = None
    telefoonnummer: str | None = None
    periode: Periode | None = None
    benaderbaar: bool | None = None


def _own(filter_: BetrokkeneFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_b.id, filter_.uuid)
    yield from one_of(_b.klantcontact_id, filter_.klantcontact)
    yield from one_of(_b.partij_id, filter_.partij)
    if filter_.heeft_partij is not None:
        yield _b.partij_id.isnot(None) if filter_.heeft_partij else _b.partij_id.is_(None)
    yield from one_of(_b.rol, filter_.rol)
    yield from equal(_b.initiator, filter_.initiator)
    if filter_.naam is not None:
        yield _b.naam_zoek != " "
        yield naam_condition(_b.naam_zoek, filter_.naam)
    if filter_.adres is not None:
        yield _b.adres_zoek != " "
        yield adres_condition(_b.adres_zoek, filter_.adres)
    if filter_.email is not None or filter_.telefoonnummer is not None:
        yield _b.id.in_(
            select(_d.betrokkene_id).where(
                _d.betrokkene_id.isnot(None), *contact_details(filter_.email, filter_.telefoonnummer)
            )
        )
    if filter_.periode is not None:
        yield from filter_.periode.conditions(_b.plaatsgevonden_op)
    if filter_.benaderbaar is not None:
        yield _benaderbaar() if filter_.benaderbaar else not_(_benaderbaar())


def _benaderbaar() -> ColumnElement[bool]:
    """Unknown, or known as a partij that is active and not secret."""
    kept_away = select(_p.id).where(or_(not_(_p.indicatie_actief), _p.indicatie_geheimhouding == "ja"))
    return or_(_b.partij_id.is_(None), _b.partij_id.not_in(kept_away))


def _of_partij(keys: Keys, _scope: Scope) -> Select[Any]:
    return select(_b.partij_id.label("sleutel"), _b.id.label("doel")).where(keys.match(_b.partij_id))


def _of_zaak(keys: Keys, scope: Scope) -> Select[Any]:
    contacts = of_zaak(keys, scope).subquery("contacten")
    return select(contacts.c.sleutel, _b.id.label("doel")).join_from(
        contacts, Betrokkene.__table__, _b.klantcontact_id == contacts.c.doel
    )


_ORDERS = {
    "PLAATSGEVONDEN_OP_AFLOPEND": Order(_b.plaatsgevonden_op, descending=True, apart=by_words),
    "PLAATSGEVONDEN_OP_OPLOPEND": Order(_b.plaatsgevonden_op, apart=by_words),
}
_conditions = combined(_own)
BETROKKENEN = Listing(name="betrokkenen", target=BETROKKENE, orders=_ORDERS, conditions=_conditions)
BETROKKENHEDEN_VAN_PARTIJ = Listing(
    name="betrokkenheden_van_partij", target=BETROKKENE, orders=_ORDERS, conditions=_conditions, pairs=_of_partij
)
BETROKKENEN_VAN_ZAAK = Listing(
    name="betrokkenen_van_zaak",
    target=BETROKKENE,
    orders=_ORDERS,
    conditions=_conditions,
    pairs=_of_zaak,
    parent="sleutel",
    key_type=TEXT_KEY,
)
BETROKKENEN_VAN_KLANTCONTACT = Relation(
    name="betrokkenen_van_klantcontact", target=BETROKKENE, key=_b.klantcontact_id, order=(_b.initiator.desc(), _b.rol)
)
BETROKKENE_VAN_DIGITAAL_ADRES = Relation(
    name="betrokkene_van_digitaal_adres", target=BETROKKENE, key=_b.id, parent="betrokkene_id", many=False
)
