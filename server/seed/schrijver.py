"""How rows get into the register: one transaction, `COPY`, tables in an order that satisfies the foreign keys."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import asyncpg
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from db.url import async_url
from server.seed.fout import SeedFout

# A row refers only to rows of tables before its own, or of its own.
VOLGORDE = (
    "actor",
    "categorie",
    "partij",
    "partij_identificator",
    "vertegenwoordiging",
    "rekeningnummer",
    "categorie_relatie",
    "klantcontact",
    "betrokkene",
    "digitaal_adres",
    "actor_klantcontact",
    "onderwerpobject",
    "bijlage",
    "interne_taak",
    "interne_taak_actor",
)

REEKSEN = ("klantcontact", "partij", "interne_taak")

if TYPE_CHECKING:
    Verbinding: TypeAlias = asyncpg.Connection[asyncpg.Record]
else:  # the driver's own class takes no type argument
    Verbinding = asyncpg.Connection


@asynccontextmanager
async def transactie(url: str) -> AsyncIterator[Verbinding]:
    """One transaction on a connection of its own: all of it or, on any exception, nothing."""
    engine = create_async_engine(async_url(url), poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            raw = await connection.get_raw_connection()
            driver: Verbinding = raw.driver_connection  # type: ignore[assignment]
            async with driver.transaction():
                await driver.execute("set local statement_timeout = 0; set local timezone = 'UTC'; set local jit = off")
                yield driver
    finally:
        await engine.dispose()


async def is_gemigreerd(verbinding: Verbinding) -> bool:
    """Whether the tables are there at all."""
    return bool(await verbinding.fetchval("select to_regclass('klantcontact') is not null"))


async def is_leeg(verbinding: Verbinding) -> bool:
    """Whether the register holds nothing yet; refuses a database without the tables.

    Raises:
        SeedFout: the database was never migrated.
    """
    if not await is_gemigreerd(verbinding):
        raise SeedFout("Deze database heeft nog geen tabellen. Geef eerst: klantgraaf migrate")
    gevuld = " or ".join(f"exists (select from {tabel})" for tabel in VOLGORDE)  # fixed names
    return not await verbinding.fetchval(f"select {gevuld}")


async def schrijf_rijen(verbinding: Verbinding, rijen: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Write rows of one shape per table."""
    for tabel in VOLGORDE:
        van_tabel = rijen.get(tabel, ())
        if van_tabel:
            kolommen = list(van_tabel[0])
            await verbinding.copy_records_to_table(
                tabel, records=[tuple(rij[kolom] for kolom in kolommen) for rij in van_tabel], columns=kolommen
            )


async def zet_reeksen(verbinding: Verbinding) -> None:
    """Let every sequence go on after the highest number in its table, as far as it is not there yet."""
    for tabel in REEKSEN:
        await verbinding.execute(
            f"select setval('{tabel}_nummer', hoogste) from ("  # noqa: S608  # fixed names
            f" select max(nummer::bigint) as hoogste from {tabel}) t, {tabel}_nummer reeks"
            " where hoogste > reeks.last_value or (hoogste = reeks.last_value and not reeks.is_called)"
        )


async def analyseer(verbinding: Verbinding) -> None:
    """Give the planner its statistics."""
    await verbinding.execute(f"analyze {', '.join(VOLGORDE)}")
