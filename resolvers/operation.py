from asyncio import Future
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Mapping, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self

from aiodataloader import DataLoader
from sqlalchemy import Executable, Row

from db.engine import Database
from db.identity import Identity, Plans
from db.write_session import Herkomst, WriteSession
from resolvers.coding import CODERINGEN, Coderingen
from resolvers.errors import InvalidInputError
from resolvers.principal import Principal
from resolvers.scope import Scope

MAXIMUM_DOEL = 200
BatchFunction = Callable[[list[Any]], Awaitable[list[Any]]]


class Operation:
    """Everything that one GraphQL operation shares: who asks, its snapshot of the register, and its loaders.

    Made for one operation and never shared, so nothing one caller read can reach another.

    Args:
        database: the register.
        principal: who asks.
        coderingen: which codings mean a zaak, a klantcontact, and so on.
        trace_id: W3C trace id of the request; stands with everything that is written.
    """

    def __init__(
        self,
        database: Database,
        principal: Principal,
        *,
        coderingen: Coderingen = CODERINGEN,
        trace_id: str | None = None,
    ) -> None:
        self.scope = Scope(principal, coderingen)
        self._database = database
        self._identity = Identity(naam=principal.naam, rol=principal.rol)
        self._trace_id = trace_id
        self._session = database.read(self._identity)
        self._written = 0
        self.purposes: list[str] = []
        self._ended = False
        self._loaders: dict[Hashable, Loader] = {}

    def add_purpose(self, doel: str | None) -> None:
        """Note what the caller says the data is needed for.

        Raises:
            InvalidInputError: it is too long to be kept.
        """
        if doel is None or doel in self.purposes:
            return
        if len(doel) > MAXIMUM_DOEL:
            raise InvalidInputError(f"`doel` mag hooguit {MAXIMUM_DOEL} tekens lang zijn.")
        self.purposes.append(doel)

    @property
    def statements(self) -> int:
        """How many statements this operation sent to the database."""
        return self._session.statements + self._written

    @asynccontextmanager
    async def writing(self, bewerking: str) -> AsyncIterator[WriteSession]:
        """One read-write transaction; reading goes on in a new snapshot after it, never on a second connection.

        Args:
            bewerking: name of the operation, for the history.
        """
        await self._session.restart()
        session = None
        try:
            async with self._database.write(self._identity, Herkomst(bewerking, self._trace_id)) as session:
                yield session
        finally:
            # Ending it may have taken a statement, too.
            self._written += 0 if session is None else session.statements

    def plan_once(self) -> None:
        """Let PostgreSQL plan each statement once for all operations; only before the first statement."""
        self._session.plans = Plans.ONCE

    def plan_by_value(self) -> None:
        """Let PostgreSQL look at the values before it chooses how to find them; only before the first statement."""
        self._session.plans = Plans.BY_VALUE

    async def fetch(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Rows of one statement, in the snapshot of this operation."""
        return await self._session.fetch(statement, parameters)

    async def fetch_json(self, statement: str, parameters: tuple[Any, ...]) -> list[bytes | None]:
        """The one row of a compiled statement: JSON, in the snapshot of this operation."""
        return await self._session.fetch_json(statement, parameters)

    async def restart(self) -> None:
        """Begin a new snapshot, after a statement that failed; only before anything of the old one was used."""
        await self._session.restart()

    def loader(self, place: Hashable, make: Callable[[], BatchFunction]) -> "Loader":
        """The loader of one place in the document, made at its first use.

        A place, not a relation, has a loader: then a document always issues the same statements, whatever the data
        lets different places share. Its cache is off for the same reason; a batch asks for each key once.
        """
        loader = self._loaders.get(place)
        if loader is None:
            loader = Loader(make())
            if self._ended:
                loader.give_up()
            self._loaders[place] = loader
        return loader

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._session.close()
        self._ended = True
        for loader in self._loaders.values():
            loader.give_up()


class Loader(DataLoader[Any, Any]):
    """A loader whose waiting keys can be given up."""

    def __init__(self, function: BatchFunction) -> None:
        async def batch(keys: list[Any]) -> list[Any]:
            return await function(keys)

        super().__init__(batch, cache=False)
        self._waiting: list[Future[Any]] = []
        self._given_up = False

    def load(self, key: Any) -> "Future[Any]":
        """A future of what belongs to `key`."""
        if self._given_up:
            future: Future[Any] = self.loop.create_future()
            future.cancel()
            return future
        future = super().load(key)
        self._waiting.append(future)
        return future

    def give_up(self) -> None:
        """Cancel what is still waited for: the answer is complete, or was refused, without it."""
        self._given_up = True
        for future in self._waiting:
            if not future.done():
                future.cancel()
