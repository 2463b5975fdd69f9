"""Filling a register with made-up data: any size, the same for the same seed, in one transaction."""

from collections.abc import AsyncIterator, Callable
from uuid import UUID

from db.bulk_load import Taken, take_off
from server.seed.bladen import KOLOMMEN, Blok
from server.seed.contacten import contacten_blok
from server.seed.fout import SeedFout
from server.seed.makers import makers
from server.seed.medewerkers import Personeel
from server.seed.partijen import partijen_blok
from server.seed.plan import PARTIJEN_PER_BLOK, Begin, Plan, maak_plan, opdrachten
from server.seed.schrijver import VOLGORDE, Verbinding, analyseer, is_leeg, transactie, zet_reeksen
from server.seed.telling import Telling, tel
from server.seed.vast import schrijf_vaste

# Phase, done, total.
Voortgang = Callable[[str, int, int], None]


def _zwijg(_fase: str, _gedaan: int, _totaal: int) -> None:
    """Nobody is watching."""


# From this size on, other processes write the text while this one feeds the database.
_ZELF_TOT = 50_000


async def vul(
    url: str,
    partijen: int,
    klantcontacten: int,
    zaad: int,
    voortgang: Voortgang | None = None,
    *,
    toevoegen: bool = False,
    werkers: int | None = None,
) -> Telling:
    """Fill the register at `url`; all of it or, on any exception, nothing.

    Args:
        url: address of a migrated database.
        partijen: number of clients.
        klantcontacten: number of contacts.
        zaad: the same number gives the same register, to the last character.
        voortgang: told how far each phase is.
        toevoegen: also when the register holds something; then with a seed that was not used in it before.
        werkers: processes that write text; none (0) for small registers, one or two for large ones.

    Raises:
        SeedFout: the register holds something already, the seed was used, or the size makes no sense.
    """
    meld = voortgang or _zwijg
    async with transactie(url) as verbinding:
        leeg = await is_leeg(verbinding)
        if not leeg and not toevoegen:
            raise SeedFout(
                "Dit register bevat al gegevens; er is niets veranderd. Vul een leeg register, of geef --toevoegen met"
                " een ander --zaad."
            )
        plan = maak_plan(zaad, partijen, klantcontacten, Begin() if leeg else await _begin(verbinding))
        if not leeg and await verbinding.fetchval("select exists (select from partij where id = $1)", _eerste(plan)):
            raise SeedFout(f"In dit register is zaad {zaad} al gebruikt; er is niets veranderd. Kies een ander --zaad.")
        await schrijf(verbinding, plan, leeg=leeg, meld=meld, werkers=werkers)
        return await tel(verbinding, plan)


async def schrijf(
    verbinding: Verbinding, plan: Plan, *, leeg: bool, meld: Voortgang = _zwijg, werkers: int | None = None
) -> None:
    """Write a planned register, in the transaction that the connection is in."""
    # 100,000 contacts: 15 s with indexes and keys kept up row by row, 8 s with them made afterwards.
    groot = plan.klantcontacten >= _ZELF_TOT
    eraf = await take_off(verbinding, VOLGORDE) if leeg and groot else Taken(())
    await schrijf_vaste(verbinding)
    await _kopieer(verbinding, Personeel(plan).blok())
    if werkers is None:
        werkers = 1 if groot else 0
    blokken = -(-plan.partijen // PARTIJEN_PER_BLOK)
    with makers(werkers) as maak:
        gedaan = 0
        async for blok in maak(partijen_blok, ((plan, nummer) for nummer in range(blokken))):
            await _kopieer(verbinding, blok)
            gedaan = min(gedaan + PARTIJEN_PER_BLOK, plan.partijen)
            meld("partijen", gedaan, plan.partijen)
        gedaan = 0
        async for blok in maak(contacten_blok, ((plan, opdracht) for opdracht in opdrachten(plan))):
            await _kopieer(verbinding, blok)
            gedaan += blok["klantcontact"].count(b"\n")
            meld("klantcontacten", gedaan, plan.klantcontacten)
    await _zet_terug(verbinding, eraf, meld)
    await zet_reeksen(verbinding)
    meld("statistieken", 0, 1)
    await analyseer(verbinding)
    meld("statistieken", 1, 1)


async def _zet_terug(verbinding: Verbinding, eraf: Taken, meld: Voortgang) -> None:
    if eraf.statements:
        await verbinding.execute("set local maintenance_work_mem = '256MB'")
    for gedaan, opdracht in enumerate(eraf.statements, start=1):
        await verbinding.execute(opdracht)
        meld("indexen en sleutels", gedaan, len(eraf.statements))


async def _kopieer(verbinding: Verbinding, blok: Blok) -> None:
    for tabel in VOLGORDE:
        if tabel in blok:
            await verbinding.copy_to_table(tabel, source=_stroom(blok[tabel]), columns=KOLOMMEN[tabel], format="text")


async def _stroom(tekst: bytes) -> AsyncIterator[bytes]:
    yield tekst


def _eerste(plan: Plan) -> UUID:
    return UUID(plan.partij_id(0))


async def _begin(verbinding: Verbinding) -> Begin:
    """The highest numbers given out so far."""
    hoogste = [
        await verbinding.fetchval(
            f"select greatest(coalesce(max(nummer::bigint), 0), (select last_value from {tabel}_nummer)) from {tabel}"  # noqa: S608
        )
        for tabel in ("partij", "klantcontact", "interne_taak")
    ]
    return Begin(*hoogste)
