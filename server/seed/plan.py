"""What a seeded register will look like, worked out before a row is written: who has how many contacts, and when."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from server.seed import nummers
from server.seed.fout import SeedFout
from server.seed.toeval import Toeval, vaste_uuid

# What begins in this period is over before November 2026: nothing lies in the future.
BEGIN, EINDE = date(2023, 8, 7), date(2026, 8, 3)

# Clients with exactly this many contacts, for measurements.
MEETAANTALLEN = (2, 50, 80, 200, 1000)
_MINSTE_PARTIJEN, _MINSTE_CONTACTEN = 50, 100
_MEESTE_PARTIJEN = 9_000_000  # the range of BSN and KVK numbers
_ANONIEM = 0.12
_SPREIDING = 1.1
_MEESTE_PER_CLIENT = 900
# How many contacts belong together: 1 in 55 %, 2 in 22 %, …
_VERLOOP = (0.55, 0.77, 0.89, 0.96)
_BITS_GROOTTE = 3
CONTACTEN_PER_BLOK = 4_000
# A multiple of the patterns below (12 and 600), so that no row refers to a partij of a later block.
PARTIJEN_PER_BLOK = 3_600


@dataclass(frozen=True)
class Begin:
    """The numbers a register already gave out: the new rows go on after them."""

    partij: int = 0
    klantcontact: int = 0
    interne_taak: int = 0


@dataclass(frozen=True)
class Plan:
    """Everything that decides what is written; small enough to hand to another process."""

    zaad: int
    partijen: int
    klantcontacten: int
    meetklanten: tuple[tuple[int, int], ...]  # place of the partij, number of contacts
    begin: Begin = Begin()
    van: date = BEGIN
    tot: date = EINDE

    @property
    def gewoon_vanaf(self) -> int:
        """First partij that may have any number of contacts."""
        return self.meetklanten[-1][0] + 1

    @property
    def medewerkers(self) -> int:
        """How many people work for the municipality."""
        return min(600, 16 + self.klantcontacten // 2500)

    def partij_id(self, plaats: int) -> str:
        """Uuid (32 digits) of a partij."""
        return vaste_uuid(self.zaad, "partij", plaats)

    def is_organisatie(self, plaats: int) -> bool:
        """Whether this is an organisation; one in twelve is."""
        return plaats % 12 == 11 and plaats >= self.gewoon_vanaf  # noqa: PLR2004

    def is_contactpersoon(self, plaats: int) -> bool:
        """Whether this is someone who works for the organisation right after it."""
        return self.is_organisatie(plaats + 1) and plaats + 1 < self.partijen and plaats >= self.gewoon_vanaf

    def vertegenwoordiger_van(self, plaats: int) -> int | None:
        """Who represents this partij; in one case out of twelve someone does, sometimes a professional for many."""
        if plaats % 12 != 4 or plaats < self.gewoon_vanaf + 12:  # noqa: PLR2004
            return None
        professional = plaats - plaats % 600 + 3
        door = professional if plaats % 5 == 0 and professional > self.gewoon_vanaf else plaats - 1
        return door if door != plaats else None


@dataclass(frozen=True)
class Opdracht:
    """One block of contacts, to be written by whoever is free."""

    nummer: int
    eerste_contact: int
    eerste_verloop: int
    aantal_verlopen: int
    verlopen: tuple[tuple[int, int], ...]  # place of the client (or `partijen`: unknown), number of contacts


def maak_plan(
    zaad: int,
    partijen: int,
    klantcontacten: int,
    begin: Begin | None = None,
    periode: tuple[date, date] = (BEGIN, EINDE),
) -> Plan:
    """The plan of a register of this size, with courses of contacts that begin in this period.

    Raises:
        SeedFout: too small to be a register, or too large for the numbers that may be used.
    """
    if partijen < _MINSTE_PARTIJEN or klantcontacten < _MINSTE_CONTACTEN:
        raise SeedFout(f"Vraag minstens {_MINSTE_PARTIJEN} partijen en {_MINSTE_CONTACTEN} klantcontacten.")
    begin = begin or Begin()
    if begin.partij + partijen > _MEESTE_PARTIJEN:
        raise SeedFout(f"Vraag hoogstens {_MEESTE_PARTIJEN - begin.partij} partijen: meer testnummers zijn er niet.")
    aantallen = [aantal for aantal in MEETAANTALLEN if aantal * 10 <= klantcontacten]
    keer = 4 if sum(aantallen) * 200 <= klantcontacten else 1
    plaatsen = (plaats for plaats in range(partijen) if nummers.bsn(nummers.stap(begin.partij + plaats)))
    meetklanten = tuple((next(plaatsen), aantal) for aantal in aantallen for _ in range(keer))
    return Plan(zaad, partijen, klantcontacten, meetklanten, begin, *periode)


def _aantallen(plan: Plan, toeval: Toeval) -> "array[int]":
    """How many contacts each partij has as the one it is about; adds up exactly."""
    anoniem = int(plan.klantcontacten * _ANONIEM)
    rest = plan.klantcontacten - anoniem - sum(aantal for _, aantal in plan.meetklanten)
    gewoon = range(plan.gewoon_vanaf, plan.partijen)
    gemiddeld = rest / len(gewoon)
    aantallen = array("I", bytes(4 * (plan.partijen + 1)))
    for plaats, aantal in plan.meetklanten:
        aantallen[plaats] = aantal
    aantallen[plan.partijen] = anoniem
    for plaats in gewoon:
        aantal = min(_MEESTE_PER_CLIENT, int(gemiddeld * toeval.lognormaal(_SPREIDING) + toeval.deel()))
        aantallen[plaats] = aantal
        rest -= aantal
    while rest:
        plaats = plan.gewoon_vanaf + toeval.tot(len(gewoon))
        stap = 1 if rest > 0 else -1
        if aantallen[plaats] + stap >= 0:
            aantallen[plaats] += stap
            rest -= stap
    return aantallen


def _verlopen(plan: Plan, toeval: Toeval) -> "array[int]":
    """All courses of contacts in order of time: place of the client and number of contacts, in one number each."""
    verlopen = array("Q")
    for plaats, aantal in enumerate(_aantallen(plan, toeval)):
        over = aantal
        while over:
            deel = toeval.deel()
            grootte = min(over, 1 + sum(deel >= grens for grens in _VERLOOP))
            if plaats == plan.partijen:
                grootte = 1  # who is unknown cannot be recognised the next time
            verlopen.append(plaats << _BITS_GROOTTE | grootte)
            over -= grootte
    toeval.schud(verlopen)
    return verlopen


def opdrachten(plan: Plan) -> Iterator[Opdracht]:
    """The work in blocks, in order of time. Keeps eight bytes per course of contacts in memory, nothing else."""
    verlopen = _verlopen(plan, Toeval(plan.zaad, "verdeling"))
    contact, begin, nummer = 0, 0, 0
    blok: list[tuple[int, int]] = []
    in_blok = 0
    for plaats, code in enumerate(verlopen):
        blok.append((code >> _BITS_GROOTTE, code & ((1 << _BITS_GROOTTE) - 1)))
        in_blok += blok[-1][1]
        if in_blok >= CONTACTEN_PER_BLOK or plaats == len(verlopen) - 1:
            yield Opdracht(nummer, contact, begin, len(verlopen), tuple(blok))
            contact, begin, nummer = contact + in_blok, plaats + 1, nummer + 1
            blok, in_blok = [], 0
