"""Registers to measure on: made once per size and seed, and used again as long as nothing that decides them changed."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import asyncpg
import orjson

from bench.teksten import WORTEL
from db import migrate
from db.embedded import EmbeddedPostgres
from db.url import async_url
from server.seed.vul import vul

_MAP = WORTEL / ".klantgraaf" / "bench"
# What is smaller is there before one wonders.
_GROOT = 1_000_000
_GEGEVENS = """
create schema bench;
create table bench.gegevens (versie text not null, telling jsonb not null);
create extension if not exists pg_stat_statements;
"""


@contextmanager
def server(*, vluchtig: Path | None = None, duurzaam: bool = False) -> Iterator[str]:
    """Address of a server on which registers may be made: that of DATABASE_URL, or an embedded one of our own.

    Args:
        vluchtig: folder for a server whose data need not outlive the run.
        duurzaam: have that server write as carefully as one whose data must.
    """
    gegeven = os.environ.get("DATABASE_URL")
    if gegeven:
        yield async_url(gegeven).set(drivername="postgresql").render_as_string(hide_password=False)
    elif vluchtig is not None:
        snel = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        instellingen = {} if duurzaam else snel
        with EmbeddedPostgres(vluchtig / "data", instellingen, store=vluchtig / "store") as postgres:
            yield postgres.url
    else:
        with EmbeddedPostgres(_MAP) as postgres:
            yield postgres.url


def adres(server_url: str, naam: str) -> str:
    """Address of one database on a server."""
    return async_url(server_url).set(drivername="postgresql", database=naam).render_as_string(hide_password=False)


def _versie() -> str:
    """Changes with everything that decides what is in a register."""
    som = sha256()
    for map_ in (WORTEL / "db" / "migrations" / "versions", WORTEL / "server" / "seed"):
        for bestand in sorted(map_.rglob("*")):
            if bestand.suffix in {".py", ".txt", ".csv"}:
                som.update(bestand.read_bytes())
    return som.hexdigest()


async def gevuld(server_url: str, partijen: int, klantcontacten: int, zaad: int) -> tuple[str, dict[str, Any]]:
    """Address of a register of this size, and where to measure in it; made when it is not there yet."""
    naam = f"bench_{partijen}_{klantcontacten}_{zaad}"
    url = adres(server_url, naam)
    telling = await _bestaande(server_url, naam)
    if telling is None:
        print(f"Register van {klantcontacten} klantcontacten wordt gemaakt …", flush=True)
        await _maak(server_url, naam)
        await migrate.upgrade(url)
        telling = await vul_register(url, partijen, klantcontacten, zaad)
    return url, telling


async def _bestaande(server_url: str, naam: str) -> dict[str, Any] | None:
    async with verbonden(server_url) as verbinding:
        if not await verbinding.fetchval("select true from pg_database where datname = $1", naam):
            return None
    async with verbonden(adres(server_url, naam)) as verbinding:
        if not await verbinding.fetchval("select to_regclass('bench.gegevens') is not null"):
            return None
        rij = await verbinding.fetchrow("select versie, telling from bench.gegevens")
    if rij is None or rij["versie"] != _versie():
        return None
    telling: dict[str, Any] = orjson.loads(rij["telling"])
    return telling


async def _maak(server_url: str, naam: str) -> None:
    async with verbonden(server_url) as verbinding:
        await verbinding.execute(f'drop database if exists "{naam}" with (force)')
        await verbinding.execute(f'create database "{naam}"')


class _Tienden:
    """Says how far a large register is: ten lines for each phase, for it may take an hour."""

    def __init__(self) -> None:
        self._gezegd = ("", 0)

    def meld(self, fase: str, gedaan: int, totaal: int) -> None:
        """Say it, when another tenth is done."""
        nu = (fase, gedaan * 10 // totaal)
        if nu != self._gezegd:
            self._gezegd = nu
            print(f"  {fase}: {nu[1] * 10} %", flush=True)


async def vul_register(url: str, partijen: int, klantcontacten: int, zaad: int) -> dict[str, Any]:
    """Fill an empty migrated database; returns where to measure in it."""
    telling = orjson.dumps(
        await vul(url, partijen, klantcontacten, zaad, _Tienden().meld if klantcontacten >= _GROOT else None)
    )
    async with verbonden(url) as verbinding:
        await verbinding.execute(_GEGEVENS)
        await verbinding.execute("vacuum (analyze)")
        await verbinding.execute("checkpoint")
        # Last, so that a register that was cut off halfway is made again.
        await verbinding.execute("insert into bench.gegevens values ($1, $2)", _versie(), telling.decode())
    gelezen: dict[str, Any] = orjson.loads(telling)
    return gelezen


@asynccontextmanager
async def verbonden(url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection for as long as it is needed."""
    verbinding = await asyncpg.connect(url)
    try:
        yield verbinding
    finally:
        await verbinding.close()
