"""Marks that one of a partij's rows has at most: who gets it takes it from the other, in the same transaction.

Whoever moves a mark locks the partij first, before any of its rows: so two who do it at once take turns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Table, or_, select

from db.tables import Partij
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.schrijfbaar import Nieuw
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.partij import PARTIJ

_p = Partij.__table__.c


@dataclass(frozen=True, slots=True)
class Merk:
    """A mark.

    Args:
        kolom: that says which row has it.
        melding: Dutch, for who gives it to two.
        per: columns; for each of their values one row may have it.
    """

    kolom: str
    melding: str
    per: tuple[str, ...] = ()

    def plaats(self, waarden: Mapping[str, Any]) -> tuple[Any, ...]:
        """What one row at most has the mark of."""
        return (self.kolom, waarden.get("partij_id"), *(waarden.get(kolom) for kolom in self.per))


def een_merk_elk(rijen: Iterable[Nieuw], merken: Sequence[Merk], controle: Controle) -> None:
    """Report rows of one owner in one input that claim the same mark."""
    gezien = set()
    for rij in rijen:
        for merk in merken:
            if rij.waarden.get(merk.kolom) and merk.plaats(rij.waarden) in gezien:
                controle.meld((*rij.pad, merk.kolom), merk.melding, "DUBBEL")
            elif rij.waarden.get(merk.kolom):
                gezien.add(merk.plaats(rij.waarden))


async def partij_vasthouden(transactie: Transactie, table: Table, id_: UUID) -> None:
    """Lock the partij that a row belongs to. One statement."""
    van = select(table.c.partij_id).where(table.c.id == id_).scalar_subquery()
    await transactie.session.fetch(select(_p.id).where(_p.id == van).with_for_update(key_share=True))


async def merk_verplaatsen(transactie: Transactie, rijen: Sequence[Nieuw], merken: Sequence[Merk]) -> None:
    """Take the marks that `rijen` have from other rows of the same partijen.

    No statement when none has a mark; else up to four: lock the partijen, find the others, lock them, change them.

    Args:
        transactie: that writes.
        rijen: rows to be added or changed, of one table.
        merken: marks that rows of that table can have.
    """
    weg = {
        merk.plaats(rij.waarden)
        for rij in rijen
        for merk in merken
        if rij.waarden.get(merk.kolom) and rij.waarden.get("partij_id") is not None
    }
    if not weg:
        return
    table, partijen = rijen[0].soort.table, {plaats[1] for plaats in weg}
    await transactie.standen(table_of(PARTIJ), partijen)
    gemerkt = select(table.c.id).where(
        table.c.partij_id.in_(partijen),
        table.c.id.not_in([rij.id for rij in rijen]),
        or_(*(table.c[merk.kolom] for merk in merken)),
    )
    anderen = await transactie.standen(table, [row.id for row in await transactie.session.fetch(gemerkt)])
    await transactie.session.update(
        table,
        [
            (stand, {m.kolom: stand.waarden[m.kolom] and m.plaats(stand.waarden) not in weg for m in merken})
            for stand in anderen.values()
        ],
    )
