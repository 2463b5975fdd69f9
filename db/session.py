import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement
from sqlalchemy import Executable, PoolProxiedConnection, Row
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.identity import Identity, Plans, reading

# What the driver says when the other end is gone; which of them depends on what it was doing at that moment.
LOST = (
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    OSError,
)


# Statements that stay prepared on one connection.
_MEESTE = 100


class NotUnderstoodError(Exception):
    """PostgreSQL does not understand a statement."""


class ReadSession:
    """What one operation reads with: one connection and one `REPEATABLE READ READ ONLY` transaction, opened at first need.

    Every answer is one consistent snapshot. Loaders take turns: a second statement waits for the first, and no
    operation ever holds a second connection.

    Attributes:
        statements: how many statements the operation sent, not counting those that open and close the transaction.
        plans: how PostgreSQL plans the statements; what is set before the first statement holds.
    """

    def __init__(
        self, engine: AsyncEngine, identity: Identity, statement_timeout_ms: int, *, prepared: bool = True
    ) -> None:
        self._engine = engine
        self._prepared = prepared
        self._identity = identity
        self._statement_timeout_ms = statement_timeout_ms
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()
        self._closed = False
        self.statements = 0
        self.plans = Plans.AUTO

    async def fetch(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Rows of one statement, in the operation's snapshot."""
        async with self._turn:
            connection = await self._ready()
            result = await connection.execute(statement, parameters)
            return result.all()

    async def fetch_json(self, statement: str, parameters: tuple[Any, ...]) -> list[bytes | None]:
        """The one row of a statement in PostgreSQL's own notation (`$1`, …), whose columns are bytes of JSON.

        Asked of the driver itself: there is nothing left for SQLAlchemy to do, and that costs as much as a small answer.

        Raises:
            NotUnderstoodError: of PostgreSQL, by its syntax or by the names in it.
            ConnectionError: the connection is gone; the pool will not hand it out again.
        """
        async with self._turn:
            connection = await self._ready()
            try:
                row = await self._row(_pooled(connection), statement, parameters)
            except asyncpg.SyntaxOrAccessError as error:
                raise NotUnderstoodError from error
            except asyncpg.PostgresError as error:
                if isinstance(error, LOST):
                    await _lost(connection, error)
                raise
            except BaseException as error:
                await _lost(connection, error)
                raise
            return list(row)

    async def _row(self, pooled: PoolProxiedConnection, statement: str, parameters: tuple[Any, ...]) -> Any:
        driver: asyncpg.Connection = pooled.driver_connection  # type: ignore[assignment]
        if not self._prepared:
            return await driver.fetchrow(statement, *parameters)
        known: OrderedDict[str, PreparedStatement[Any]] = pooled.info.setdefault("prepared", OrderedDict())
        ready = known.pop(statement, None) or await driver.prepare(statement)
        known[statement] = ready
        if len(known) > _MEESTE:
            known.popitem(last=False)
        return await ready.fetchrow(*parameters)

    async def _ready(self) -> AsyncConnection:
        if self._closed:
            # A loader that was still waiting when the answer was already complete (or refused): nobody listens.
            raise asyncio.CancelledError
        if self._connection is None:
            self._connection = await self._open()
        self.statements += 1
        return self._connection

    async def _open(self) -> AsyncConnection:
        try:
            return await self._begin()
        except ConnectionError:
            # A pooled connection that died while idle (database restarted); nothing was read yet, so try a new one.
            return await self._begin()

    async def _begin(self) -> AsyncConnection:
        connection = await connected(self._engine)
        try:
            script = reading(self._identity, self._statement_timeout_ms, self.plans)
            await _send(connection, script)
        except BaseException:
            await connection.close()
            raise
        return connection

    async def restart(self) -> None:
        """End the transaction; the next statement opens another, planned as PostgreSQL chooses."""
        async with self._turn:
            self.plans = Plans.AUTO
            await self._give_back()

    async def close(self) -> None:
        """End the transaction and give the connection back, after the statement that may still be under way."""
        async with self._turn:
            self._closed = True
            await self._give_back()

    async def _give_back(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            try:
                if not connection.invalidated:
                    await _send(connection, "rollback")
            except (ConnectionError, asyncpg.PostgresError):
                # The connection is dropped, and with it the transaction; what was read in it is still what was there.
                pass
            finally:
                await connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


async def connected(engine: AsyncEngine) -> AsyncConnection:
    """A connection of the pool.

    Raises:
        ConnectionError: it went away while it was being made; SQLAlchemy passes on what the driver says then.
    """
    try:
        return await engine.connect()
    except LOST as error:
        raise ConnectionError("the database closed the connection") from error


async def _send(connection: AsyncConnection, script: str) -> None:
    """Send what begins or ends a transaction, as text: SQLAlchemy would need a round trip for each part of it.

    Raises:
        ConnectionError: the connection is gone; the pool will not hand it out again.
    """
    try:
        driver: asyncpg.Connection = _pooled(connection).driver_connection  # type: ignore[assignment]
        await driver.execute(script)
    except BaseException as error:
        await _lost(connection, error)
        raise


def _pooled(connection: AsyncConnection) -> PoolProxiedConnection:
    """The pool's own connection, of one that is open: asking for it asks nothing of the database."""
    return connection.sync_connection.connection  # type: ignore[union-attr]


async def _lost(connection: AsyncConnection, error: BaseException) -> None:
    """Drop a connection: whatever happened on it, nobody may find half a transaction there.

    Raises:
        ConnectionError: it was the other end that went away.
    """
    await connection.invalidate(error)
    # What the driver itself says of a value that does not fit is an InterfaceError too.
    if isinstance(error, LOST) and not isinstance(error, ValueError):
        raise ConnectionError("the database closed the connection") from error
