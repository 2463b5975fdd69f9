import asyncio
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Executable, Row
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.identity import Identity, set_identity


class ReadSession:
    """What one operation reads with: one connection and one `REPEATABLE READ READ ONLY` transaction, opened at first need.

    Every answer is one consistent snapshot. Loaders take turns: a second statement waits for the first, and no
    operation ever holds a second connection.

    Attributes:
        statements: how many statements the operation sent, not counting those that open and close the transaction.
    """

    def __init__(self, engine: AsyncEngine, identity: Identity, statement_timeout_ms: int) -> None:
        self._engine = engine
        self._identity = identity
        self._statement_timeout_ms = statement_timeout_ms
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()
        self._closed = False
        self._plan_by_value = False
        self.statements = 0

    async def fetch(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Rows of one statement, in the operation's snapshot."""
        async with self._turn:
            connection = await self._ready()
            result = await connection.execute(statement, parameters)
            return result.all()

    async def fetch_text(
        self, statement: str, parameters: tuple[Any, ...], *, plan_by_value: bool = False
    ) -> list[str | None]:
        """The one row of a statement in PostgreSQL's own notation (`$1`, …), whose columns are texts.

        With `plan_by_value` PostgreSQL looks at the values before it chooses how to find them; when this is the first
        statement of the operation.
        """
        async with self._turn:
            self._plan_by_value = plan_by_value
            connection = await self._ready()
            result = await connection.exec_driver_sql(statement, parameters)
            return list(result.one())

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
        except DBAPIError as error:
            # A pooled connection that died while idle (database restarted); nothing was read yet, so try a new one.
            if not error.connection_invalidated:
                raise
            return await self._begin()

    async def _begin(self) -> AsyncConnection:
        connection = await self._engine.connect()
        try:
            await set_identity(
                connection, self._identity, self._statement_timeout_ms, plan_by_value=self._plan_by_value
            )
        except BaseException:
            await connection.close()
            raise
        return connection

    async def restart(self) -> None:
        """End the transaction; the next statement opens another."""
        async with self._turn:
            await self._give_back()

    async def close(self) -> None:
        """End the transaction and give the connection back, after the statement that may still be under way."""
        async with self._turn:
            self._closed = True
            await self._give_back()

    async def _give_back(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            await connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
