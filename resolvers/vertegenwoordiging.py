from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement

from db.tables import Vertegenwoordiging
from resolvers.concept import concept
from resolvers.filters import combined, one_of
from resolvers.listing import Listing, Order
from resolvers.scope import Scope

VERTEGENWOORDIGING = concept(Vertegenwoordiging)
_v = Vertegenwoordiging.__table__.c


@dataclass(frozen=True, slots=True)
class VertegenwoordigingFilter:
    """Which vertegenwoordigingen."""

    en: "tuple[VertegenwoordigingFilter, ...] | None" = None
    of: "tuple[VertegenwoordigingFilter, ...] | None" = None
    niet: "VertegenwoordigingFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    vertegenwoordigende_partij: tuple[UUID, ...] | None = None
    vertegenwoordigde_partij: tuple[UUID, ...] | None = None


def _own(filter_: VertegenwoordigingFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_v.id, filter_.uuid)
    yield from one_of(_v.vertegenwoordigende_partij_id, filter_.vertegenwoordigende_partij)
    yield from one_of(_v.vertegenwoordigde_partij_id, filter_.vertegenwoordigde_partij)


VERTEGENWOORDIGINGEN = Listing(
    name="vertegenwoordigingen",
    target=VERTEGENWOORDIGING,
    orders={"UUID_OPLOPEND": Order(_v.id)},
    conditions=combined(_own),
)
