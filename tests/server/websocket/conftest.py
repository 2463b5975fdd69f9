"""Real servers on a real register, and somebody who writes in it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
import uvicorn

from db.engine import Database
from db.identity import Identity
from db.tables import Base
from db.write_session import Herkomst, WriteSession
from server.app import create_app
from server.cli.serving import _config
from server.settings import Settings
from tests.support.postgres import Databases
from tests.support.rijen import BEGIN

NOOR = Identity(naam="noor", rol="ontwikkelaar")
NU = BEGIN

Serveren = Callable[..., AbstractAsyncContextManager[str]]


@asynccontextmanager
async def served(settings: Settings, port: int = 0) -> AsyncIterator[str]:
    """The server as it is composed and configured, in this process; gives its base URL."""
    server = uvicorn.Server(_config(settings, create_app(settings)))
    server.config.port = port
    running = asyncio.create_task(server._serve())
    while not server.started:
        assert not running.done(), "the server did not start"
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


@pytest.fixture
def serveer(database_url: str, settings_of: Callable[..., Settings]) -> Serveren:
    """Starts a server on the test's own register, with these settings."""
    return lambda port=0, **given: served(settings_of(database_url=database_url, **given), port)


@pytest.fixture
async def server(serveer: Serveren) -> AsyncIterator[str]:
    async with serveer() as url:
        yield url


@pytest.fixture(scope="module")
async def stil(databases: Databases, leeg: str) -> AsyncIterator[str]:
    """A server on an empty register, to read only."""
    async with databases.copy(leeg) as url, served(Settings(database_url=url)) as base:
        yield base


class Schrijver:
    """Writes along the one write path, each call in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def transactie(self) -> AbstractAsyncContextManager[WriteSession]:
        return self.database.write(NOOR, Herkomst("toets"))

    async def contact(self, partij: UUID | None = None, zaak: tuple[str, ...] = (), **waarden: Any) -> UUID:
        async with self.transactie() as session:
            return await contact(session, partij, zaak, **waarden)

    async def taak(self, klantcontact: UUID, *actoren: UUID, handeling: str = "Terugbellen") -> UUID:
        async with self.transactie() as session:
            return await taak(session, klantcontact, *actoren, handeling=handeling)

    async def wijzig(self, tabel: str, id_: UUID, **waarden: Any) -> None:
        async with self.transactie() as session:
            await wijzig(session, tabel, id_, **waarden)


async def contact(
    session: WriteSession, partij: UUID | None = None, zaak: tuple[str, ...] = (), **waarden: Any
) -> UUID:
    id_ = uuid4()
    rij = {"id": id_, "kanaal": "telefoon", "plaatsgevonden_op": NU, **waarden}
    await session.insert(Base.metadata.tables["klantcontact"], [rij])
    if partij is not None:
        betrokkene = {"id": uuid4(), "klantcontact_id": id_, "partij_id": partij, "rol": "klant"}
        await session.insert(Base.metadata.tables["betrokkene"], [betrokkene | {"plaatsgevonden_op": NU}])
    if zaak:
        namen = ("objecttype", "register", "soort_object_id", "object_id")
        codes = {f"identificator_{naam}": code for naam, code in zip(namen, zaak, strict=True)}
        onderwerp = {"id": uuid4(), "klantcontact_id": id_, **codes}
        await session.insert(Base.metadata.tables["onderwerpobject"], [onderwerp])
    return id_


async def taak(session: WriteSession, klantcontact: UUID, *actoren: UUID, handeling: str = "Terugbellen") -> UUID:
    id_ = uuid4()
    rij = {"id": id_, "klantcontact_id": klantcontact, "plaatsgevonden_op": NU, "gevraagde_handeling": handeling}
    await session.insert(Base.metadata.tables["interne_taak"], [rij])
    await beleg(session, id_, *actoren)
    return id_


async def beleg(session: WriteSession, id_: UUID, *actoren: UUID) -> None:
    links = [
        {"interne_taak_id": id_, "actor_id": actor, "status": "te_verwerken", "plaatsgevonden_op": NU}
        for actor in actoren
    ]
    await session.insert(Base.metadata.tables["interne_taak_actor"], links)


async def wijzig(session: WriteSession, tabel: str, id_: UUID, **waarden: Any) -> None:
    table = Base.metadata.tables[tabel]
    stand = (await session.lock(table, [id_]))[id_]
    await session.update(table, [(stand, waarden)])


async def verwijder_taak(session: WriteSession, id_: UUID) -> None:
    await session.delete(Base.metadata.tables["interne_taak_actor"], [id_])
    await session.delete(Base.metadata.tables["interne_taak"], [id_])


@pytest.fixture
def schrijver(database: Database) -> Schrijver:
    return Schrijver(database)


@pytest.fixture(autouse=True)
def _as_served(log_lines: object) -> None:
    """Logging as a server sets it up, in memory."""
