from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, SelectBase, and_, case, or_, select, union, union_all

from db.tables import Bijlage, Onderwerpobject
from resolvers.coding import SoortObject
from resolvers.concept import concept
from resolvers.filters import combined, one_of
from resolvers.keys import Keys
from resolvers.listing import Listing, Order
from resolvers.objectidentificator import ObjectidentificatorFilter
from resolvers.relation import Relation
from resolvers.scope import Scope


def _soort(table: FromClause, scope: Scope) -> ColumnElement[Any]:
    def coded(soort: SoortObject) -> ColumnElement[bool]:
        return scope.coderingen.condition(table, soort)

    return case(
        (or_(table.c.was_klantcontact_id.isnot(None), coded(SoortObject.KLANTCONTACT)), "klantcontact"),
        (coded(SoortObject.ZAAK), "zaak"),
        (coded(SoortObject.KLANTTAAK), "klanttaak"),
        else_="overig",
    )


ONDERWERPOBJECT = concept(Onderwerpobject, derived={"soort_onderwerp": _soort})
_o = Onderwerpobject.__table__.c
_CODES = tuple(f"identificator_{code}" for code in ("objecttype", "register", "soort_object_id", "object_id"))


@dataclass(frozen=True, slots=True)
class OnderwerpobjectFilter:
    """Which onderwerpobjecten; all four codes hold on the same row."""

    en: "tuple[OnderwerpobjectFilter, ...] | None" = None
    of: "tuple[OnderwerpobjectFilter, ...] | None" = None
    niet: "OnderwerpobjectFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    klantcontact: tuple[UUID, ...] | None = None
    was_klantcontact: tuple[UUID, ...] | None = None
    identificator: ObjectidentificatorFilter | None = None


def _own(filter_: OnderwerpobjectFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_o.id, filter_.uuid)
    yield from one_of(_o.klantcontact_id, filter_.klantcontact)
    yield from one_of(_o.was_klantcontact_id, filter_.was_klantcontact)
    if filter_.identificator is not None:
        yield from filter_.identificator.conditions(Onderwerpobject.__table__)


def same_object(keys: Keys, _scope: Scope) -> SelectBase:
    """Contacts about (or with as bijlage) the object elsewhere that an onderwerpobject or bijlage, the key, names."""
    tables = (Onderwerpobject.__table__, Bijlage.__table__)
    named = union_all(
        *(select(table.c.id, *(table.c[code] for code in _CODES)).where(keys.match(table.c.id)) for table in tables)
    ).subquery("genoemd")
    others = [table.alias() for table in tables]
    return union(
        *(
            select(named.c.id.label("sleutel"), other.c.klantcontact_id.label("doel")).join_from(
                named, other, and_(*(other.c[code] == named.c[code] for code in _CODES))
            )
            for other in others
        )
    )


ONDERWERPOBJECTEN = Listing(
    name="onderwerpobjecten", target=ONDERWERPOBJECT, orders={"UUID_OPLOPEND": Order(_o.id)}, conditions=combined(_own)
)
ONDERWERPOBJECTEN_VAN_KLANTCONTACT = Relation(
    name="onderwerpobjecten_van_klantcontact", target=ONDERWERPOBJECT, key=_o.klantcontact_id
)
