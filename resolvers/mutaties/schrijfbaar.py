"""Registering, changing and removing one row: what all concepts have in common."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Table, select

from db.tables import Base
from resolvers.concept import Concept
from resolvers.errors import Pad
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.velden import Vorm, gecontroleerd, kolommen

G = TypeVar("G")
# What others point at comes first.
_VOLGORDE = Base.metadata.sorted_tables
# Rules of the model that a whole row must follow; what breaks them is reported to the controle.
Regels = Callable[[Mapping[str, Any], Pad, Controle], None]
# What follows from other columns or rows, by column.
Aanvulling = Callable[[Mapping[str, Any], Controle], Mapping[str, Any]]
# What this row asks of columns whose form depends on others, by column.
Vormen = Callable[[Mapping[str, Any]], Mapping[str, Vorm]]
# Columns that a change brings along, from the row as it was and its new values.
Meegaand = Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]
# Looks at other rows when every row by itself is well: refuses with a conflict, or changes those others first.
Vooraf = Callable[[Transactie, Sequence["Nieuw"]], Awaitable[None]]


def _geen_regels(_rij: Mapping[str, Any], _pad: Pad, _controle: Controle) -> None:
    pass


def _geen_aanvulling(_rij: Mapping[str, Any], _controle: Controle) -> Mapping[str, Any]:
    return {}


def _geen_vormen(_rij: Mapping[str, Any]) -> Mapping[str, Vorm]:
    return {}


def _niets_mee(_oud: Mapping[str, Any], _nieuw: Mapping[str, Any]) -> Mapping[str, Any]:
    return {}


async def _niets_vooraf(_transactie: Transactie, _rijen: "Sequence[Nieuw]") -> None:
    pass


@dataclass(frozen=True, eq=False)
class Schrijfbaar:
    """A concept as what can be written of it.

    Args:
        concept: as it is read.
        regels: rules for a whole row, new or changed.
        aanvulling: columns that follow from others; applied to new and changed rows, before the rules.
        vast: columns that never change once they are registered.
        vormen: forms of columns that depend on other columns.
        meegaand: columns that a change brings along.
        vooraf: what is to be looked at, or done, right before rows are added or changed.
    """

    concept: Concept
    regels: Regels = _geen_regels
    aanvulling: Aanvulling = _geen_aanvulling
    vast: frozenset[str] = field(default_factory=frozenset)
    vormen: Vormen = _geen_vormen
    meegaand: Meegaand = _niets_mee
    vooraf: Vooraf = _niets_vooraf

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
    gestuurd = kolommen(table, gegevens)
    waarden = gecontroleerd(table, gestuurd, pad, controle, soort.vormen(gestuurd))
    waarden = {"id": id_ or uuid4(), **waarden, **vast}
    return Nieuw(soort, waarden, pad)


async def schrijf(transactie: Transactie, rijen: list[Nieuw]) -> None:
    """Add rows, one statement per table; a table that another points at comes first."""
    per_soort: dict[Schrijfbaar, list[Nieuw]] = {}
    per_table: dict[Table, list[dict[str, Any]]] = {}
    for rij in rijen:
        per_soort.setdefault(rij.soort, []).append(rij)
        per_table.setdefault(rij.soort.table, []).append(rij.waarden)
    for soort, zij in per_soort.items():
        await soort.vooraf(transactie, zij)
    for table in sorted(per_table, key=_VOLGORDE.index):
        await transactie.session.insert(table, per_table[table])


async def nummers_vrij(transactie: Transactie, rijen: list[Nieuw], controle: Controle) -> None:
    """Report numbers that were sent and are taken, or sent twice. One statement per column of a table that has them."""
    for kolom in ("nummer", "referentienummer"):
        met = [rij for rij in rijen if rij.waarden.get(kolom) is not None]
        for table in {rij.soort.table for rij in met}:
            zij = [rij for rij in met if rij.soort.table is table]
            bezet = select(table.c[kolom]).where(table.c[kolom].in_([rij.waarden[kolom] for rij in zij]))
            taken = {row[0] for row in await transactie.session.fetch(bezet)}
            for rij in zij:
                if rij.waarden[kolom] in taken:
                    controle.meld((*rij.pad, kolom), "Dit nummer is al in gebruik.", "BESTAAT_AL")
                taken.add(rij.waarden[kolom])


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


async def wijzig(
    transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[Any], controle: Controle | None = None
) -> UUID:
    """Change one row: absent leaves, None clears; nothing is written when nothing differs.

    Args:
        transactie: that changes it.
        soort: what it is.
        wijziging: what was asked.
        controle: what the use case wants looked up, or found wrong already.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`.
        InvalidRegistrationError: what it would become breaks the rules.
    """
    stand = await transactie.stand(soort.concept, wijziging.id, versie=wijziging.versie)
    table = soort.table
    gevraagd = kolommen(table, wijziging.gegevens)
    controle = controle or transactie.controle()
    # What is as it was needs no check: an imported value may stay until someone changes it.
    anders = _verschil(stand.waarden, gevraagd)
    for kolom in anders.keys() & soort.vast:
        controle.meld((kolom.removesuffix("_id"),), "Dit kan niet meer gewijzigd worden.", "VAST")
    nieuw_ = _gecontroleerd_anders(soort, stand.waarden, anders, controle)
    for kolom, waarde in nieuw_.items():
        if waarde is None and not table.c[kolom].nullable and table.c[kolom].server_default is not None:
            controle.meld((kolom,), "Dit kan niet leeg zijn.", "VERPLICHT")
    await controle.opzoeken()
    nieuw_.update(soort.meegaand(stand.waarden, nieuw_))
    nieuw_.update(_verschil(stand.waarden, soort.aanvulling({**stand.waarden, **nieuw_}, controle)))
    wordt = Nieuw(soort, {**stand.waarden, **nieuw_}, ())
    soort.regels(wordt.waarden, (), controle)
    await nummers_vrij(transactie, [Nieuw(soort, nieuw_, ())], controle)
    controle.klaar()
    if nieuw_:
        await soort.vooraf(transactie, [wordt])
    await transactie.session.update(table, [(stand, nieuw_)])
    return wijziging.id


def _verschil(oud: Mapping[str, Any], nieuw_: Mapping[str, Any]) -> dict[str, Any]:
    return {kolom: waarde for kolom, waarde in nieuw_.items() if oud.get(kolom) != waarde}


def _gecontroleerd_anders(
    soort: Schrijfbaar, oud: Mapping[str, Any], anders: Mapping[str, Any], controle: Controle
) -> dict[str, Any]:
    """What really differs, as the register keeps it; also what must be looked at again because of something else."""
    vormen, waren = soort.vormen({**oud, **anders}), soort.vormen(oud)
    opnieuw = {kolom: oud[kolom] for kolom, vorm in vormen.items() if waren.get(kolom) is not vorm}
    return _verschil(oud, gecontroleerd(soort.table, {**opnieuw, **anders}, (), controle, vormen))
