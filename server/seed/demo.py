"""The register of the demonstration: a small made-up municipality in which the story of one complaint happened."""

from datetime import date

from server.seed.fout import SeedFout
from server.seed.plan import maak_plan
from server.seed.schrijver import analyseer, is_leeg, schrijf_rijen, transactie, zet_reeksen
from server.seed.verhaal import CLIENT
from server.seed.verhaal.rijen import verhaal_rijen
from server.seed.vul import schrijf

# What begins in this period is over at the end of May 2026, when the story is.
OMGEVING = maak_plan(2026, 150, 600, periode=(date(2025, 3, 3), date(2026, 3, 16)))


async def vul_demo(url: str) -> None:
    """Fill an empty register with the demonstration; does nothing when it is there already.

    Raises:
        SeedFout: the register holds something else, or the database was never migrated.
    """
    async with transactie(url) as verbinding:
        leeg = await is_leeg(verbinding)
        if await verbinding.fetchval("select exists (select from partij where id = $1)", CLIENT.id):
            return
        if not leeg:
            raise SeedFout(
                "Dit register bevat al gegevens, en niet die van de demonstratie. De demonstratie vult alleen een leeg"
                " register."
            )
        await schrijf(verbinding, OMGEVING, leeg=leeg)
        await schrijf_rijen(verbinding, verhaal_rijen())
        await zet_reeksen(verbinding)
        await analyseer(verbinding)
