from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from db import migrate
from db.identity import Identity, set_identity
from db.session import LOST, ReadSession, connected
from db.url import async_url
from db.write_session import Herkomst, WriteSession


class UncertainCommitError(Exception):
    """The connection was lost while a transaction was being committed: it may be there, or not."""


async def _commit(connection: AsyncConnection) -> None:
    try:
        await connection.commit()
    except DBAPIError as error:
        if error.connection_invalidated:
            raise UncertainCommitError from error
        raise
    except LOST as error:
        raise UncertainCommitError from error


def _dump(value: Any) -> str:
    return orjson.dumps(value).decode()


class Database:
    """The register's database: one pool, from which every operation takes at most one connection.

    Args:
        url: address of the database, `postgresql://…`.
        pool_size: most connections at once; an operation waits for a free one.
        pool_timeout: seconds an operation waits for a connection before `sqlalchemy.exc.TimeoutError`.
        statement_timeout_ms: PostgreSQL ends a statement that takes longer.
        prepared: False behind PgBouncer in transaction mode, where a prepared statement does not outlive its transaction.
    """

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = 10,
        pool_timeout: float = 5.0,
        statement_timeout_ms: int = 8_000,
        prepared: bool = True,
    ) -> None:
        self._url = url
        self._prepared = prepared
        self.statement_timeout_ms = statement_timeout_ms
        cache: dict[str, Any] = {} if prepared else {"statement_cache_size": 0, "prepared_statement_cache_size": 0}
        self.engine: AsyncEngine = create_async_engine(
            async_url(url),
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=pool_timeout,
            pool_recycle=1800,
            # The text of a database error would carry what was asked for: names, numbers, texts.
            hide_parameters=True,
            json_deserializer=orjson.loads,
            json_serializer=_dump,
            query_cache_size=2_000,
            connect_args={**cache, "timeout": 5},
        )
        # The session begins and ends its transactions itself.
        self._reading = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    def read(self, identity: Identity) -> ReadSession:
        """One operation's reading; opens nothing until something is asked."""
        return ReadSession(self._reading, identity, self.statement_timeout_ms, prepared=self._prepared)

    @asynccontextmanager
    async def write(self, identity: Identity, herkomst: Herkomst) -> AsyncIterator[WriteSession]:
        """One read-write transaction with the identity set on it: all of it or, on any exception, nothing.

        Args:
            identity: who writes.
            herkomst: what the history will say of where it came from.

        Raises:
            UncertainCommitError: the connection was lost while committing; only looking tells whether it was written.
        """
        connection = await self._begin(identity)
        try:
            session = WriteSession(connection, identity, herkomst)
            yield session
            # Sent here, so that no use case can forget it.
            await session.notify()
            await _commit(connection)
        except BaseException:
            # Also when the caller is cancelled: what was not committed is not there.
            await connection.close()
            raise
        await connection.close()

    async def _begin(self, identity: Identity) -> AsyncConnection:
        try:
            return await self._begun(identity)
        except (DBAPIError, ConnectionError) as error:
            # A pooled connection that died while idle (database restarted); nothing was sent yet, so try a new one.
            if isinstance(error, DBAPIError) and not error.connection_invalidated:
                raise
            return await self._begun(identity)

    async def _begun(self, identity: Identity) -> AsyncConnection:
        connection = await connected(self.engine)
        try:
            await set_identity(connection, identity, self.statement_timeout_ms)
        except BaseException:
            await connection.close()
            raise
        return connection

    async def ping(self) -> None:
        """Raise when the database does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("select 1"))

    async def migrated(self) -> bool:
        """True when the database has every migration this code knows of."""
        async with self.engine.connect() as connection:
            return await connection.run_sync(migrate.current) == migrate.head()

    async def close(self) -> None:
        """Close every pooled connection."""
        await self.engine.dispose()
