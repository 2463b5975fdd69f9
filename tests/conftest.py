"""Registers to test with: databases made by the migrations on a real PostgreSQL, copied for whoever changes them."""

import tarfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from db import migrate
from db.engine import Database
from server.importeer.openklant import MapBron, importeer
from server.seed.demo import vul_demo
from tests.support.dicht import vul_dicht, vul_wijzigingen
from tests.support.geschiedenis import beschrijf
from tests.support.postgres import Databases, server
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

# Python 3.11 has it from its fourth release on; the archive is our own.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
# What Open Klant 2.18.0 answered, page by page.
_PAGES = Path(__file__).parent / "data" / "openklant.tar.xz"

Kopie = Callable[[str], Awaitable[str]]


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(scope="session")
async def databases(server_url: str) -> AsyncIterator[Databases]:
    async with Databases(server_url) as databases:
        yield databases


@pytest.fixture(scope="session")
async def leeg(databases: Databases) -> str:
    """Name of an empty migrated database, to copy."""
    name = await databases.make()
    await migrate.upgrade(databases.url(name))
    await databases.freeze(name)
    return name


async def _filled(databases: Databases, leeg: str, fill: Callable[[str], Awaitable[None]]) -> str:
    name = await databases.make(leeg)
    await fill(databases.url(name))
    await databases.freeze(name)
    return name


@pytest.fixture(scope="session")
async def verhaal(databases: Databases, leeg: str) -> str:
    """Name of a database with the story of docs/verhaal.md, to copy."""

    async def fill(url: str) -> None:
        await vul_demo(url)
        await beschrijf(url)

    return await _filled(databases, leeg, fill)


@pytest.fixture(scope="session")
async def dicht(databases: Databases, leeg: str) -> str:
    """Name of a database in which every relation has targets, to copy."""

    async def fill(url: str) -> None:
        await vul_dicht(url)
        await beschrijf(url)
        await vul_wijzigingen(url)

    return await _filled(databases, leeg, fill)


@pytest.fixture(scope="session")
async def openklant_pages(databases: Databases, leeg: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name of a database with the imported pages of Open Klant, to copy."""

    async def fill(url: str) -> None:
        folder = tmp_path_factory.mktemp("openklant")
        with tarfile.open(_PAGES) as archive:
            archive.extractall(folder, **SAFELY)
        (await importeer(MapBron(folder / "openklant"), url)).close()

    return await _filled(databases, leeg, fill)


@pytest.fixture(scope="session")
async def verhaal_url(databases: Databases, verhaal: str) -> AsyncIterator[str]:
    """Address of the story, to read only."""
    async with databases.copy(verhaal) as url:
        yield url


@pytest.fixture(scope="session")
async def dicht_url(databases: Databases, dicht: str) -> AsyncIterator[str]:
    """Address of the register in which every relation has targets, to read only."""
    async with databases.copy(dicht) as url:
        yield url


@pytest.fixture(scope="session")
async def openklant_url(databases: Databases, openklant_pages: str) -> AsyncIterator[str]:
    """Address of the imported pages, to read only."""
    async with databases.copy(openklant_pages) as url:
        yield url


@pytest.fixture
async def kopie(databases: Databases) -> AsyncIterator[Kopie]:
    """Makes copies for one test: of `leeg`, `verhaal`, `dicht` or `openklant_pages`."""
    async with AsyncExitStack() as stack:
        yield lambda name: stack.enter_async_context(databases.copy(name))


@pytest.fixture
async def database_url(databases: Databases, leeg: str) -> AsyncIterator[str]:
    """Address of an empty migrated database of the test's own."""
    async with databases.copy(leeg) as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The test's own register."""
    database = Database(database_url, pool_size=2)
    yield database
    await database.close()


@pytest.fixture
async def register(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the test's own database, to write and check with."""
    async with _connected(database_url) as connection:
        yield connection


@pytest.fixture
def schrijf(register: asyncpg.Connection) -> Rijen:
    """Writes rows in the test's own database."""
    return Rijen(register)


@pytest.fixture
def vraag(database: Database) -> Vraag:
    """Asks the test's own register."""
    return Vraag(database)


@asynccontextmanager
async def _reading(url: str) -> AsyncIterator[Vraag]:
    database = Database(url, pool_size=2)
    try:
        yield Vraag(database)
    finally:
        await database.close()


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


@pytest.fixture(scope="session")
async def vraag_verhaal(verhaal_url: str) -> AsyncIterator[Vraag]:
    """Asks the story."""
    async with _reading(verhaal_url) as vraag:
        yield vraag


@pytest.fixture(scope="session")
async def vraag_dicht(dicht_url: str) -> AsyncIterator[Vraag]:
    """Asks the register in which every relation has targets."""
    async with _reading(dicht_url) as vraag:
        yield vraag


@pytest.fixture(scope="session")
async def vraag_openklant(openklant_url: str) -> AsyncIterator[Vraag]:
    """Asks the imported pages."""
    async with _reading(openklant_url) as vraag:
        yield vraag


@pytest.fixture(scope="session")
async def sql_verhaal(verhaal_url: str) -> AsyncIterator[asyncpg.Connection]:
    """Plain SQL on the story."""
    async with _connected(verhaal_url) as connection:
        yield connection


@pytest.fixture(scope="session")
async def sql_dicht(dicht_url: str) -> AsyncIterator[asyncpg.Connection]:
    """Plain SQL on the register in which every relation has targets."""
    async with _connected(dicht_url) as connection:
        yield connection


@pytest.fixture(scope="session")
async def sql_openklant(openklant_url: str) -> AsyncIterator[asyncpg.Connection]:
    """Plain SQL on the imported pages."""
    async with _connected(openklant_url) as connection:
        yield connection
