from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, select

from db.tables import Bijlage
from resolvers.coding import SoortObject
from resolvers.concept import concept
from resolvers.filters import combined, one_of
from resolvers.keys import Keys
from resolvers.listing import Listing, Order
from resolvers.objectidentificator import ObjectidentificatorFilter
from resolvers.relation import Relation
from resolvers.scope import Scope


def _soort(table: FromClause, scope: Scope) -> ColumnElement[Any]:
    document = scope.coderingen.condition(table, SoortObject.INFORMATIEOBJECT)
    return case((document, "informatieobject"), else_="overig")


BIJLAGE = concept(Bijlage, derived={"soort_object": _soort})
_b = Bijlage.__table__.c
_CODES = ("objecttype", "register", "soort_object_id", "object_id")


@dataclass(frozen=True, slots=True)
class BijlageFilter:
    """Which bijlagen; all four codes hold on the same row."""

    en: "tuple[BijlageFilter, ...] | None" = None
    of: "tuple[BijlageFilter, ...] | None" = None
    niet: "BijlageFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    klantcontact: tuple[UUID, ...] | None = None
    identificator: ObjectidentificatorFilter | None = None


def _own(filter_: BijlageFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_b.id, filter_.uuid)
    yield from one_of(_b.klantcontact_id, filter_.klantcontact)
    if filter_.identificator is not None:
        yield from filter_.identificator.conditions(Bijlage.__table__)


def _same_object(keys: Keys, _scope: Scope) -> Select[Any]:
    other = Bijlage.__table__.alias("zelfde")
    same = and_(*(other.c[f"identificator_{code}"] == _b[f"identificator_{code}"] for code in _CODES))
    return (
        select(_b.id.label("sleutel"), other.c.id.label("doel"))
        .join_from(Bijlage.__table__, other, same)
        .where(keys.match(_b.id))
    )


BIJLAGEN = Listing(name="bijlagen", target=BIJLAGE, orders={"UUID_OPLOPEND": Order(_b.id)}, conditions=combined(_own))
BIJLAGEN_VAN_KLANTCONTACT = Relation(name="bijlagen_van_klantcontact", target=BIJLAGE, key=_b.klantcontact_id)
# Keyed by one bijlage: all that point to the same object, that one included.
BIJLAGEN_VAN_OBJECT = Relation(name="bijlagen_van_object", target=BIJLAGE, pairs=_same_object)
