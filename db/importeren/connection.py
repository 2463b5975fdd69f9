"""The connection of an import run: its own, locked against a second run, with plans that suit small batches."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import asyncpg
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from db.identity import Identity
from db.importeren.session import ImportSession
from db.migrate import current, head
from db.url import async_url

# Any number will do, as long as nothing else in the project takes the same advisory lock.
_LOCK = 0x4B6C_616E_7467

# Waiting for the source takes as long as it takes. A batch is small and a register large: look rows up by index, and
# do not let a statistic that the staging tables never get decide otherwise.
_SETTINGS = (
    "set statement_timeout = 0",
    "set idle_in_transaction_session_timeout = 0",
    "set jit = off",
    "set enable_seqscan = off",
    "set random_page_cost = 1.1",
)


# What is written says so in its history; see `db.importeren.statements.HERKOMST`.
_WHO = (
    "select set_config('klantgraaf.bewerking', $1, false), set_config('klantgraaf.naam', $2, false),"
    " set_config('klantgraaf.rol', $3, false)"
)


class DatabaseNotReadyError(Exception):
    """The database does not have the tables that this version expects."""


class ImportRunningError(Exception):
    """Another import is filling this register."""


@asynccontextmanager
async def import_session(
    url: str, *, bewerking: str, identity: Identity, dry_run: bool = False
) -> AsyncIterator[ImportSession]:
    """Connect and hold the register for one import run.

    Args:
        url: PostgreSQL itself, or a pooler in session mode: staging tables and lock belong to the connection.
        bewerking: what the history calls this import, such as `import openklant`.
        identity: who runs it.
        dry_run: everything in one transaction that is rolled back at the end.

    Raises:
        DatabaseNotReadyError: not migrated, or by another version.
        ImportRunningError: at once, when another run holds the register.
    """
    engine = create_async_engine(async_url(url), poolclass=NullPool)
    try:
        async with engine.connect() as outer:
            if await outer.run_sync(current) != head():
                raise DatabaseNotReadyError
            await outer.rollback()
            connection = cast("asyncpg.Connection[Any]", (await outer.get_raw_connection()).driver_connection)
            for setting in _SETTINGS:
                await connection.execute(setting)
            await connection.execute(_WHO, bewerking, identity.naam, identity.rol)
            if not await connection.fetchval("select pg_try_advisory_lock($1)", _LOCK):
                raise ImportRunningError
            session = ImportSession(connection, dry_run=dry_run)
            if not dry_run:
                yield session
                return
            transaction = connection.transaction()
            await transaction.start()
            try:
                yield session
            finally:
                await transaction.rollback()
    finally:
        await engine.dispose()
