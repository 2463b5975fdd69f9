import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, select

from db.tables import Onderwerpobject
from resolvers.coding import SoortObject
from resolvers.concept import Concept
from resolvers.errors import InvalidInputError
from resolvers.filters import among, combined, one_of
from resolvers.keys import TEXT_KEY, UUID_KEY
from resolvers.listing import Listing, Order
from resolvers.lookup import find
from resolvers.operation import Operation
from resolvers.relation import Relation
from resolvers.scope import Scope

_o = Onderwerpobject.__table__.c
_IN_URL = re.compile(r"/zaken/([^/?#]+)/?$")

# A zaak lives in the zaak register; here it is what onderwerpobjecten, in whatever coding, point to.
ZAAK = Concept(
    name="zaak",
    table=Onderwerpobject.__table__,
    columns={"sleutel": "object_sleutel", "uuid": "object_uuid"},
    identity=_o.object_sleutel,
    derived={"identificatie": lambda table, _scope: case((table.c.object_uuid.is_(None), table.c.object_sleutel))},
)


@dataclass(frozen=True, slots=True)
class ZaakSleutel:
    """Which zaak; exactly one field is given.

    Args:
        uuid: of the zaak in the zaak register.
        identificatie: the number people know it by.
        url: address of the zaak in the zaak register's API.
    """

    uuid: UUID | None = None
    identificatie: str | None = None
    url: str | None = None

    def sleutel(self) -> str:
        """What an onderwerpobject's object id is compared with.

        Raises:
            InvalidInputError: the address is not that of a zaak.
        """
        if self.uuid is not None:
            return str(self.uuid)
        if self.url is not None:
            found = _IN_URL.search(self.url)
            if found is None:
                raise InvalidInputError("Dit is geen adres van een zaak; verwacht …/zaken/<uuid>.")
            return found[1].lower()
        return (self.identificatie or "").strip().lower()


@dataclass(frozen=True, slots=True)
class ZaakFilter:
    """Which zaken."""

    en: "tuple[ZaakFilter, ...] | None" = None
    of: "tuple[ZaakFilter, ...] | None" = None
    niet: "ZaakFilter | None" = None
    uuid: tuple[str, ...] | None = None
    identificatie: tuple[str, ...] | None = None
    klantcontact: tuple[UUID, ...] | None = None


def _own(filter_: ZaakFilter, scope: Scope) -> Iterator[ColumnElement[bool]]:
    for sleutels in (filter_.uuid, filter_.identificatie):
        yield from one_of(_o.object_sleutel, None if sleutels is None else [sleutel.lower() for sleutel in sleutels])
    if filter_.klantcontact is not None:
        # Of the zaak, not of this one row: a zaak has other contacts besides.
        other = Onderwerpobject.__table__.alias("ook")
        coded = scope.coderingen.condition(other, SoortObject.ZAAK)
        about = select(other.c.object_sleutel).where(among(other.c.klantcontact_id, filter_.klantcontact), coded)
        yield _o.object_sleutel.in_(about)


_conditions = combined(_own)


def _coded(scope: Scope) -> ColumnElement[bool]:
    return scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.ZAAK)


ZAKEN = Listing(
    name="zaken",
    target=ZAAK,
    orders={"SLEUTEL_OPLOPEND": Order(_o.object_sleutel)},
    # Coded as a zaak it has a key; said here too, as the index that keeps the order says it.
    conditions=lambda filter_, scope: [_coded(scope), _o.object_sleutel.isnot(None), *_conditions(filter_, scope)],
    distinct=True,
)
ZAAK_VAN_SLEUTEL = Relation(
    name="zaak_van_sleutel",
    target=ZAAK,
    key=_o.object_sleutel,
    where=lambda scope: (_coded(scope),),
    many=False,
    distinct=True,
    key_type=TEXT_KEY,
)
ZAKEN_VAN_KLANTCONTACT = Relation(
    name="zaken_van_klantcontact",
    target=ZAAK,
    key=_o.klantcontact_id,
    where=lambda scope: (_coded(scope),),
    order=(_o.object_sleutel,),
    distinct=True,
)
ZAKEN_VAN_KIND = Relation(
    name="zaken_van_kind",
    target=ZAAK,
    key=_o.klantcontact_id,
    parent="klantcontact_id",
    where=lambda scope: (_coded(scope),),
    order=(_o.object_sleutel,),
    distinct=True,
    key_type=UUID_KEY,
)


ZAAK_VAN_ONDERWERPOBJECT = Relation(
    name="zaak_van_onderwerpobject", target=ZAAK, key=_o.id, where=lambda scope: (_coded(scope),), many=False
)


def zaak_condition(sleutel: str | ColumnElement[Any], scope: Scope) -> ColumnElement[bool]:
    """That a row of `onderwerpobject` points to the zaak, in whatever coding."""
    return and_(_coded(scope), _o.object_sleutel == (sleutel.lower() if isinstance(sleutel, str) else sleutel))


async def find_zaak(operation: Operation, sleutel: str) -> Row[Any] | None:
    """The zaak that some contact here is about; None when no contact is."""
    return await find(operation, ZAAK, zaak_condition(sleutel, operation.scope))
