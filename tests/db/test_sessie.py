"""What one operation reads with: one connection, one snapshot, read only, under one identity."""

import asyncio
import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from db.base import Base
from db.engine import Database
from db.identity import Identity, Plans
from db.write_session import Herkomst
from tests.support.rijen import Rijen

NOOR = Identity(naam="noor", rol="klachtbehandelaar")
_INGESTELD = """select current_setting('klantgraaf.naam', true), current_setting('klantgraaf.rol', true),
  current_setting('statement_timeout'), current_setting('timezone'), current_setting('transaction_isolation'),
  current_setting('transaction_read_only'), current_setting('jit')"""


@pytest.fixture
async def een(database_url: str) -> AsyncIterator[Database]:
    """A register with one connection only."""
    database = Database(database_url, pool_size=1, pool_timeout=0.2, statement_timeout_ms=4_000)
    yield database
    await database.close()


@contextmanager
def verbindingen(database: Database) -> Iterator[list[int]]:
    """How many connections were out, after each that was taken from the pool."""
    pool = database.engine.sync_engine.pool
    uit: list[int] = []

    def note(*_: Any) -> None:
        uit.append(pool.checkedout())  # type: ignore[attr-defined]

    event.listen(pool, "checkout", note)
    try:
        yield uit
    finally:
        event.remove(pool, "checkout", note)


async def test_nothing_is_opened_until_something_is_asked(een: Database) -> None:
    with verbindingen(een) as uit:
        async with een.read(NOOR) as session:
            assert session.statements == 0
        assert uit == []
        async with een.read(NOOR) as session:
            for _ in range(5):
                await session.fetch(text("select 1"))
            assert session.statements == 5
        assert uit == [1]


async def test_statements_of_one_operation_take_turns_on_one_connection(een: Database) -> None:
    async with een.read(NOOR) as session:
        with verbindingen(een) as uit:
            pids = await asyncio.gather(*(session.fetch(text("select pg_backend_pid()")) for _ in range(60)))
    assert uit == [1]
    assert len({rijen[0][0] for rijen in pids}) == 1
    assert session.statements == 60


async def test_the_identity_is_set_for_the_transaction_and_gone_after_it(een: Database) -> None:
    async with een.read(NOOR) as session:
        [rij] = await session.fetch(text(_INGESTELD))
    assert tuple(rij) == ("noor", "klachtbehandelaar", "4s", "UTC", "repeatable read", "on", "off")
    # and whoever gets the connection next finds nothing of it
    async with een.engine.connect() as connection:
        [rij] = (await connection.execute(text(_INGESTELD))).all()
    assert not rij[0]
    assert not rij[1]
    assert (rij[2], rij[4], rij[5]) == ("0", "read committed", "off")


@pytest.mark.parametrize("naam", ["o'neill", "\\', true); select 1; --", "Zoë 🙂", ""])
async def test_any_name_is_only_a_name(een: Database, naam: str) -> None:
    async with een.read(Identity(naam=naam, rol="klachtbehandelaar")) as session:
        [rij] = await session.fetch(text(_INGESTELD))
    assert tuple(rij)[:2] == (naam, "klachtbehandelaar")


@pytest.mark.parametrize("plannen", [Plans.ONCE, Plans.BY_VALUE])
async def test_plans_are_made_otherwise_only_for_who_asks_that(een: Database, plannen: Plans) -> None:
    modus = text("select current_setting('plan_cache_mode')")
    async with een.read(NOOR) as session:
        session.plans = plannen
        assert (await session.fetch(modus))[0][0] == plannen.value
        await session.restart()
        assert (await session.fetch(modus))[0][0] == "auto"
    async with een.read(NOOR) as session:
        assert (await session.fetch(modus))[0][0] == "auto"


async def test_every_answer_is_of_one_snapshot(een: Database, schrijf: Rijen) -> None:
    tel = text("select count(*) from partij")
    async with een.read(NOOR) as session:
        assert (await session.fetch(tel))[0][0] == 0
        # when someone else commits in between
        await schrijf.partij()
        # then this operation does not see it, and the next one does
        assert (await session.fetch(tel))[0][0] == 0
    async with een.read(NOOR) as session:
        assert (await session.fetch(tel))[0][0] == 1


@pytest.mark.parametrize(
    "opdracht",
    [
        "insert into partij (soort_partij) values ('persoon') returning id",
        "update partij set indicatie_actief = false returning id",
        "delete from partij returning id",
        "select nextval('partij_nummer')",
        "create table x (id int)",
    ],
)
async def test_reading_does_not_write(
    een: Database, register: asyncpg.Connection, schrijf: Rijen, opdracht: str
) -> None:
    partij = await schrijf.partij()
    async with een.read(NOOR) as session:
        with pytest.raises(DBAPIError) as error:
            await session.fetch(text(opdracht))
    assert error.value.orig is not None
    assert getattr(error.value.orig, "sqlstate", None) == "25006"
    assert [tuple(r) for r in await register.fetch("select id, indicatie_actief from partij")] == [(partij, True)]


async def test_a_restart_is_another_snapshot(een: Database, schrijf: Rijen) -> None:
    async with een.read(NOOR) as session:
        await session.fetch(text("select 1"))
        await schrijf.partij()
        await session.restart()
        assert (await session.fetch(text("select count(*) from partij")))[0][0] == 1


async def test_after_a_restarted_database_the_next_operation_works(een: Database, register: asyncpg.Connection) -> None:
    async with een.read(NOOR) as session:
        [pid] = (await session.fetch(text("select pg_backend_pid()")))[0]
    # given a pooled connection that died while nobody used it
    await _beeindig(register, pid)
    # then nobody notices
    async with een.read(NOOR) as session:
        assert (await session.fetch(text("select 1")))[0][0] == 1


async def test_a_connection_that_dies_under_an_operation_ends_that_one_only(
    een: Database, register: asyncpg.Connection
) -> None:
    async with een.read(NOOR) as session:
        [pid] = (await session.fetch(text("select pg_backend_pid()")))[0]
        await _beeindig(register, pid)
        # A snapshot cannot be continued on another connection.
        with pytest.raises(DBAPIError) as error:
            await session.fetch(text("select 1"))
        assert error.value.connection_invalidated
    async with een.read(NOOR) as session:
        assert (await session.fetch(text("select 1")))[0][0] == 1


async def _beeindig(register: asyncpg.Connection, pid: int) -> None:
    await register.execute("select pg_terminate_backend($1)", pid)
    await _totdat(register, "select not exists (select from pg_stat_activity where pid = $1)", pid)


async def _totdat(register: asyncpg.Connection, vraag: str, *argumenten: object) -> None:
    """Wait, five seconds at the most, until a query says true."""
    async with asyncio.timeout(5):
        while not await register.fetchval(vraag, *argumenten):  # noqa: ASYNC110  the event is the database's
            await asyncio.sleep(0.01)


async def test_a_statement_that_takes_too_long_is_ended(database_url: str) -> None:
    database = Database(database_url, pool_size=1, statement_timeout_ms=50)
    async with database.read(NOOR) as session:
        with pytest.raises(DBAPIError) as error:
            await session.fetch(text("select pg_sleep(5)"))
    assert getattr(error.value.orig, "sqlstate", None) == "57014"
    async with database.read(NOOR) as session:
        assert (await session.fetch(text("select 1")))[0][0] == 1
    await database.close()


async def test_an_operation_that_is_cancelled_gives_its_connection_back(
    een: Database, register: asyncpg.Connection
) -> None:
    async def lang() -> None:
        async with een.read(NOOR) as session:
            await session.fetch(text("select pg_sleep(30)"))

    taak = asyncio.create_task(lang())
    bezig = "exists (select from pg_stat_activity where query like 'select pg_sleep(30)%' and state = 'active')"
    await _totdat(register, f"select {bezig}")
    taak.cancel()
    with pytest.raises(asyncio.CancelledError):
        await taak
    # then the next one is not kept waiting, and the database does not go on with what nobody waits for
    async with een.read(NOOR) as session:
        assert (await session.fetch(text("select 1")))[0][0] == 1
    await _totdat(register, f"select not {bezig}")


async def test_who_finds_no_free_connection_is_told_in_time(een: Database) -> None:
    async with een.read(NOOR) as eerste:
        await eerste.fetch(text("select 1"))
        with pytest.raises(PoolTimeoutError):
            async with een.read(NOOR) as tweede:
                await tweede.fetch(text("select 1"))
    async with een.read(NOOR) as derde:
        assert (await derde.fetch(text("select 1")))[0][0] == 1


async def test_a_statement_that_still_waits_when_the_session_closes_is_given_up(een: Database) -> None:
    session = een.read(NOOR)
    bezig = asyncio.create_task(session.fetch(text("select pg_sleep(0.05)")))
    wacht = asyncio.create_task(session.fetch(text("select 1")))
    await asyncio.sleep(0)
    sluit = asyncio.create_task(session.close())
    await asyncio.wait([bezig, wacht, sluit])
    # what was under way was finished; what came after the close asked nothing any more
    assert bezig.done()
    assert not sluit.exception()
    with pytest.raises(asyncio.CancelledError):
        await session.fetch(text("select 1"))
    gc.collect()


async def test_writing_is_all_or_nothing(een: Database, register: asyncpg.Connection) -> None:
    partij, herkomst = Base.metadata.tables["partij"], Herkomst("proef")
    async with een.write(NOOR, herkomst) as session:
        [rij] = await session.fetch(text(_INGESTELD))
        await session.insert(partij, [{"soort_partij": "persoon", "id": uuid4()}])
    assert tuple(rij) == ("noor", "klachtbehandelaar", "4s", "UTC", "read committed", "off", "off")
    assert await register.fetchval("select count(*) from partij") == 1
    with pytest.raises(DBAPIError):  # noqa: PT012  what is inside the transaction is what is tested
        async with een.write(NOOR, herkomst) as session:
            await session.insert(partij, [{"soort_partij": "persoon", "id": uuid4()}])
            await session.fetch(text("select 1 / 0"))
    assert await register.fetchval("select count(*) from partij") == 1
    assert await register.fetchval("select count(*) from wijziging") == 1


async def test_without_prepared_statements(database_url: str) -> None:
    """As behind a pooler that gives every transaction another connection."""
    database = Database(database_url, pool_size=1, prepared=False)
    for _ in range(3):
        async with database.read(NOOR) as session:
            assert (await session.fetch(text("select count(*) from partij where nummer = :n"), {"n": "1"}))[0][0] == 0
    async with database.engine.connect() as connection:
        assert (
            await connection.execute(text("select count(*) from pg_prepared_statements where not from_sql"))
        ).scalar() in {0, 1}
    await database.close()


async def test_an_error_says_nothing_of_what_was_asked(een: Database) -> None:
    async with een.read(NOOR) as session:
        with pytest.raises(DBAPIError) as error:
            await session.fetch(text("select :geheim / 0"), {"geheim": 999_993_653})
    assert "999993653" not in str(error.value)
