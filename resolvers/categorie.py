from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func

from db.tables import Categorie, CategorieRelatie
from resolvers.concept import concept
from resolvers.filters import combined, equal, one_of
from resolvers.listing import Listing, Order
from resolvers.relation import Relation
from resolvers.scope import Scope

CATEGORIE = concept(Categorie)
CATEGORIE_RELATIE = concept(CategorieRelatie)
_c = Categorie.__table__.c
_r = CategorieRelatie.__table__.c


@dataclass(frozen=True, slots=True)
class CategorieFilter:
    """Which categorieën."""

    en: "tuple[CategorieFilter, ...] | None" = None
    of: "tuple[CategorieFilter, ...] | None" = None
    niet: "CategorieFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    naam: str | None = None


@dataclass(frozen=True, slots=True)
class CategorieRelatieFilter:
    """Which memberships of a categorie."""

    en: "tuple[CategorieRelatieFilter, ...] | None" = None
    of: "tuple[CategorieRelatieFilter, ...] | None" = None
    niet: "CategorieRelatieFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    partij: tuple[UUID, ...] | None = None
    categorie: tuple[UUID, ...] | None = None


def _categorie(filter_: CategorieFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_c.id, filter_.uuid)
    if filter_.naam is not None:
        yield from equal(func.lower(_c.naam), filter_.naam.lower())


def _relatie(filter_: CategorieRelatieFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_r.id, filter_.uuid)
    yield from one_of(_r.partij_id, filter_.partij)
    yield from one_of(_r.categorie_id, filter_.categorie)


CATEGORIEEN = Listing(
    name="categorieen", target=CATEGORIE, orders={"NAAM_OPLOPEND": Order(_c.naam)}, conditions=combined(_categorie)
)
CATEGORIE_RELATIES = Listing(
    name="categorie_relaties",
    target=CATEGORIE_RELATIE,
    orders={"UUID_OPLOPEND": Order(_r.id)},
    conditions=combined(_relatie),
)
CATEGORIE_VAN_RELATIE = Relation(
    name="categorie_van_relatie", target=CATEGORIE, key=_c.id, parent="categorie_id", many=False
)
CATEGORIE_RELATIES_VAN_PARTIJ = Relation(
    name="categorie_relaties_van_partij",
    target=CATEGORIE_RELATIE,
    key=_r.partij_id,
    order=(_r.begindatum.asc().nulls_first(),),
)
