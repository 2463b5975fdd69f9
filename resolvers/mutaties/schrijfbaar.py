"""Registering, changing and removing one row: what all concepts have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Table, select

from resolvers.concept import Concept
from resolvers.errors import Pad
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.velden import gecontroleerd, kolommen

G = TypeVar("G")
# Rules of the model that a whole row must follow; what breaks them is reported to the controle.
Regels = Callable[[Mapping[str, Any], Pad, Controle], None]
# What follows from other columns or rows, by column.
Aanvulling = Callable[[Mapping[str, Any], Controle], Mapping[str, Any]]


def _geen_regels(_rij: Mapping[str, Any], _pad: Pad, _controle: Controle) -> None:
    pass


def _geen_aanvulling(_rij: Mapping[str, Any], _controle: Controle) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, eq=False)
class Schrijfbaar:
    """A concept as what can be written of it.

    Args:
        concept: as it is read.
        regels: rules for a whole row, new or changed.
        aanvulling: columns that follow from others; applied to new and changed rows, before the rules.
        vast: columns that never change once they are registered.
    """

    concept: Concept
    regels: Regels = _geen_regels
    aanvulling: Aanvulling = _geen_aanvulling
    vast: frozenset[str] = field(default_factory=frozenset)

    @property
    def table(self) -> Table:
        """Where its rows are."""
        return table_of(self.concept)


@dataclass(frozen=True, slots=True)
class Nieuw:
    """A row to be, on its way through the checks.

    Args:
        soort: what it is.
        waarden: by column, checked one by one; `id` is its own.
        pad: where in the input it stands.
    """

    soort: Schrijfbaar
    waarden: dict[str, Any]
    pad: Pad

    @property
    def id(self) -> UUID:
        """The id it will have."""
        found: UUID = self.waarden["id"]
        return found

    def afronden(self, controle: Controle) -> None:
        """Fill what follows from what was looked up, and check the whole row."""
        self.waarden.update(self.soort.aanvulling(self.waarden, controle))
        self.soort.regels(self.waarden, self.pad, controle)


def nieuw(
    soort: Schrijfbaar, gegevens: Any, controle: Controle, pad: Pad = (), *, id_: UUID | None = None, **vast: Any
) -> Nieuw:
    """A row made of what was sent, each value checked.

    Args:
        soort: what it is.
        gegevens: what was sent.
        controle: gathers what is wrong.
        pad: where in the input it stands.
        id_: the id it must have; one is made otherwise.
        vast: columns that the use case decides.
    """
    table = soort.table
    waarden = gecontroleerd(table, kolommen(table, gegevens), pad, controle)
    waarden = {"id": id_ or uuid4(), **waarden, **vast}
    return Nieuw(soort, waarden, pad)


async def schrijf(transactie: Transactie, rijen: list[Nieuw]) -> None:
    """Add rows, one statement per table; those that others point at come first in `rijen`."""
    per_table: dict[Table, list[dict[str, Any]]] = {}
    for rij in rijen:
        per_table.setdefault(rij.soort.table, []).append(rij.waarden)
    for table, waarden in per_table.items():
        await transactie.session.insert(table, waarden)


async def nummers_vrij(transactie: Transactie, rijen: list[Nieuw], controle: Controle) -> None:
    """Report numbers that were sent and are taken. One statement per table that has them."""
    for kolom in ("nummer", "referentienummer"):
        met = [rij for rij in rijen if rij.waarden.get(kolom) is not None]
        for table in {rij.soort.table for rij in met}:
            zij = [rij for rij in met if rij.soort.table is table]
            bezet = select(table.c[kolom]).where(table.c[kolom].in_([rij.waarden[kolom] for rij in zij]))
            taken = {row[0] for row in await transactie.session.fetch(bezet)}
            for rij in zij:
                if rij.waarden[kolom] in taken:
                    controle.meld((*rij.pad, kolom), "Dit nummer is al in gebruik.", "BESTAAT_AL")


async def registreer(transactie: Transactie, soort: Schrijfbaar, gegevens: Any, id_: UUID) -> UUID:
    """Register one row by itself; the statements are one per table it points at, one for codes, and the insert."""
    controle = transactie.controle()
    rij = nieuw(soort, gegevens, controle, id_=id_)
    await controle.opzoeken()
    rij.afronden(controle)
    await nummers_vrij(transactie, [rij], controle)
    controle.klaar()
    await schrijf(transactie, [rij])
    return rij.id


@dataclass(frozen=True, slots=True)
class Wijziging(Generic[G]):
    """A change that was asked for.

    Args:
        id: which row.
        versie: what the caller last saw of it.
        gegevens: what was sent of it.
    """

    id: UUID
    versie: int
    gegevens: G


async def wijzig(transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[Any]) -> UUID:
    """Change one row: absent leaves, None clears; nothing is written when nothing differs.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`.
        InvalidRegistrationError: what it would become breaks the rules.
    """
    stand = await transactie.stand(soort.concept, wijziging.id, versie=wijziging.versie)
    table = soort.table
    gevraagd = kolommen(table, wijziging.gegevens)
    controle = transactie.controle()
    # What is as it was needs no check: an imported value may stay until someone changes it.
    anders = {kolom: waarde for kolom, waarde in gevraagd.items() if stand.waarden[kolom] != waarde}
    for kolom in anders.keys() & soort.vast:
        controle.meld((kolom.removesuffix("_id"),), "Dit kan niet meer gewijzigd worden.", "VAST")
    nieuw_ = gecontroleerd(table, anders, (), controle)
    for kolom, waarde in nieuw_.items():
        if waarde is None and not table.c[kolom].nullable and table.c[kolom].server_default is not None:
            controle.meld((kolom,), "Dit kan niet leeg zijn.", "VERPLICHT")
    await controle.opzoeken()
    wordt = {**stand.waarden, **nieuw_}
    aangevuld = {k: v for k, v in soort.aanvulling(wordt, controle).items() if stand.waarden.get(k) != v}
    soort.regels({**wordt, **aangevuld}, (), controle)
    controle.klaar()
    await transactie.session.update(table, [(stand, {**nieuw_, **aangevuld})])
    return wijziging.id
