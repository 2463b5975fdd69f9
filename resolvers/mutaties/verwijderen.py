"""Removing an object: what goes along, what is let go and what refuses it is told by the foreign keys (ADR 0004)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKeyConstraint, Table, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import Base
from resolvers.errors import ConflictError
from resolvers.mutaties.schrijfbaar import Schrijfbaar
from resolvers.mutaties.transactie import Transactie

_NAMEN = {
    "actor_klantcontact": "klantcontacten",
    "categorie_relatie": "partijen",
    "interne_taak_actor": "interne taken",
    "partij": "contactpersonen",
    "partij_identificator": "partij-identificatoren",
}


# Rules of a foreign key by which something happens to the row that points.
_VOLGT = frozenset({"CASCADE", "SET NULL"})


class Lot(StrEnum):
    """What became of something that belonged to what was removed."""

    VERWIJDERD = "verwijderd"
    LOSGEKOPPELD = "losgekoppeld"


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What became of rows of one kind.

    Args:
        concept: name of their concept.
        lot: what became of them.
        ids: of those rows; of a link, of what it linked.
    """

    concept: str
    lot: Lot
    ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Verwijdering:
    """What was removed, and all that followed.

    Args:
        concept: name of the concept of what was to be removed.
        id: of what was to be removed.
        gevolgen: of everything else, in the order it was done.
    """

    concept: str
    id: UUID
    gevolgen: tuple[Gevolg, ...]


@dataclass(frozen=True, slots=True)
class _Verwijzing:
    """A column that points at a table, and what a delete does to its rows."""

    column: Column[Any]
    regel: str


@lru_cache(maxsize=64)
def _verwijzingen(table: Table) -> tuple[_Verwijzing, ...]:
    """Columns that point at rows of `table`, in a fixed order."""
    found = []
    for other in sorted(Base.metadata.tables.values(), key=lambda t: t.name):
        for constraint in other.constraints:
            if not isinstance(constraint, ForeignKeyConstraint) or constraint.referred_table is not table:
                continue
            found.append(_Verwijzing(constraint.columns[0], constraint.ondelete or "refuse"))
    return tuple(sorted(found, key=lambda v: (v.column.table.name, v.column.name)))


async def verwijder(transactie: Transactie, soort: Schrijfbaar, id_: UUID, versie: int) -> Verwijdering:
    """Remove one row and what belongs to it. The statements are as many as there are kinds of row that belong to it.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`, or something that must stay points at it.
    """
    await transactie.stand(soort.concept, id_, versie=versie, removing=True)
    gevolgen: dict[tuple[str, Lot], set[UUID]] = {}
    await _verwijder_rijen(transactie, soort.table, {id_}, gevolgen)
    rest = tuple(
        Gevolg(concept, lot, tuple(sorted(ids - {id_}))) for (concept, lot), ids in gevolgen.items() if ids - {id_}
    )
    return Verwijdering(soort.concept.name, id_, rest)


async def _verwijder_rijen(
    transactie: Transactie, table: Table, ids: set[UUID], gevolgen: dict[tuple[str, Lot], set[UUID]]
) -> None:
    for verwijzing in _verwijzingen(table):
        child = verwijzing.column.table
        assert isinstance(child, Table)  # noqa: S101 - a column of a foreign key is a table's
        found = await _wijzen_naar(transactie, verwijzing, ids)
        if child is table:
            # A vestigingsnummer goes with the number it stands under when both are removed.
            found -= ids
        if not found:
            continue
        if verwijzing.regel == "CASCADE":
            await _verwijder_rijen(transactie, child, found, gevolgen)
        elif verwijzing.regel == "SET NULL":
            standen = await transactie.standen(child, found)
            await transactie.session.update(child, [(s, {verwijzing.column.name: None}) for s in standen.values()])
            gevolgen.setdefault((child.name, Lot.LOSGEKOPPELD), set()).update(found)
        else:
            raise ConflictError("IN_GEBRUIK", _in_gebruik(child, len(found)), ())
    await transactie.session.delete(table, ids)
    gevolgen.setdefault((table.name, Lot.VERWIJDERD), set()).update(ids)


async def _wijzen_naar(transactie: Transactie, verwijzing: _Verwijzing, ids: Iterable[UUID]) -> set[UUID]:
    """Ids of the rows that point at one of `ids`; locked, unless they refuse.

    Then nobody adds to them meanwhile, and the statement that removes them also sees, and wipes, the history of who was
    changing them just now.
    """
    column = verwijzing.column
    table = column.table
    key = table.c.get("id", column)
    pointing = select(key).where(column == any_(bindparam("ids", type_=ARRAY(PgUuid))))
    if verwijzing.regel in _VOLGT:
        pointing = pointing.order_by(key).with_for_update()
    return {row[0] for row in await transactie.session.fetch(pointing, {"ids": sorted(ids)})}


def _in_gebruik(child: Table, aantal: int) -> str:
    waarvan = _NAMEN.get(child.name, child.name)
    advies = {
        "actor_klantcontact": "Maak de actor inactief in plaats van hem te verwijderen.",
        "interne_taak_actor": "Maak de actor inactief in plaats van hem te verwijderen.",
        "categorie_relatie": "Haal eerst die partijen uit de categorie.",
        "partij": "Zeg eerst wat er met die contactpersonen gebeurt.",
        "partij_identificator": "Verwijder eerst wat eronder staat.",
    }.get(child.name, "")
    return f"Dit wordt nog gebruikt door {aantal} {waarvan}. {advies}".strip()
