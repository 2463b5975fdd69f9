from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement

from db.tables import PartijIdentificator
from resolvers.concept import concept
from resolvers.filters import combined, equal, one_of
from resolvers.listing import Listing, Order
from resolvers.relation import Relation
from resolvers.scope import Scope

PARTIJ_IDENTIFICATOR = concept(PartijIdentificator)
_i = PartijIdentificator.__table__.c


@dataclass(frozen=True, slots=True)
class PartijIdentificatorFilter:
    """Which identificatoren; the codes that are given hold on the same row."""

    en: "tuple[PartijIdentificatorFilter, ...] | None" = None
    of: "tuple[PartijIdentificatorFilter, ...] | None" = None
    niet: "PartijIdentificatorFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    partij: tuple[UUID, ...] | None = None
    objecttype: str | None = None
    soort_object_id: str | None = None
    object_id: str | None = None
    register: str | None = None
    sub_identificator_van: UUID | None = None

    def codes(self) -> Iterator[ColumnElement[bool]]:
        """That a row has the codes given."""
        for name in ("objecttype", "soort_object_id", "object_id", "register"):
            yield from equal(_i[name], getattr(self, name))


def _own(filter_: PartijIdentificatorFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_i.id, filter_.uuid)
    yield from one_of(_i.partij_id, filter_.partij)
    yield from filter_.codes()
    yield from equal(_i.sub_identificator_van_id, filter_.sub_identificator_van)


CONDITIONS = combined(_own)
PARTIJ_IDENTIFICATOREN = Listing(
    name="partij_identificatoren",
    target=PARTIJ_IDENTIFICATOR,
    orders={"UUID_OPLOPEND": Order(_i.id)},
    conditions=CONDITIONS,
)
IDENTIFICATOREN_VAN_PARTIJ = Relation(
    name="identificatoren_van_partij", target=PARTIJ_IDENTIFICATOR, key=_i.partij_id, order=(_i.soort_object_id,)
)
SUB_IDENTIFICATOREN_VAN_IDENTIFICATOR = Relation(
    name="sub_identificatoren_van_identificator",
    target=PARTIJ_IDENTIFICATOR,
    key=_i.sub_identificator_van_id,
    order=(_i.object_id,),
)
IDENTIFICATOR_VAN_SUB_IDENTIFICATOR = Relation(
    name="identificator_van_sub_identificator",
    target=PARTIJ_IDENTIFICATOR,
    key=_i.id,
    parent="sub_identificator_van_id",
    many=False,
)
