from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement

from db.tables import Rekeningnummer
from resolvers.concept import concept
from resolvers.filters import combined, equal, one_of
from resolvers.listing import Listing, Order
from resolvers.relation import Relation
from resolvers.scope import Scope

REKENINGNUMMER = concept(Rekeningnummer)
_r = Rekeningnummer.__table__.c


@dataclass(frozen=True, slots=True)
class RekeningnummerFilter:
    """Which rekeningnummers."""

    en: "tuple[RekeningnummerFilter, ...] | None" = None
    of: "tuple[RekeningnummerFilter, ...] | None" = None
    niet: "RekeningnummerFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    partij: tuple[UUID, ...] | None = None
    iban: str | None = None


def _own(filter_: RekeningnummerFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_r.id, filter_.uuid)
    yield from one_of(_r.partij_id, filter_.partij)
    yield from equal(_r.iban, None if filter_.iban is None else filter_.iban.replace(" ", "").upper())


REKENINGNUMMERS = Listing(
    name="rekeningnummers", target=REKENINGNUMMER, orders={"UUID_OPLOPEND": Order(_r.id)}, conditions=combined(_own)
)
REKENINGNUMMERS_VAN_PARTIJ = Relation(
    name="rekeningnummers_van_partij",
    target=REKENINGNUMMER,
    key=_r.partij_id,
    order=(_r.is_voorkeursrekeningnummer.desc(), _r.iban),
)
