from types import TracebackType
from typing import Self

from db.engine import Database
from resolvers.coding import Codering, Coderingen, SoortObject
from resolvers.operation import Operation
from resolvers.principal import Principal
from schema.execution import Outcome, execute
from server.graphql_request import GraphQLRequest
from server.settings import Settings


class Register:
    """The graph on its database: the `Backend` of a running server.

    Args:
        settings: with a `database_url`; a server with an embedded database fills it in.
    """

    def __init__(self, settings: Settings) -> None:
        if settings.database_url is None:
            raise ValueError("settings.database_url is missing")
        self._coderingen = Coderingen.with_defaults(
            {
                SoortObject(soort): tuple(Codering(*codes) for codes in coderingen)
                for soort, coderingen in settings.coderingen.items()
            }
        )
        self._planned = settings.plan == "aan"
        self._database = Database(
            settings.database_url.get_secret_value(),
            pool_size=settings.pool_size,
            statement_timeout_ms=round(settings.statement_timeout * 1000),
            prepared=settings.prepared,
        )

    async def execute(self, request: GraphQLRequest, principal: Principal) -> Outcome:
        """Run one operation in a connection and transaction of its own, if it needs one."""
        async with Operation(self._database, principal, coderingen=self._coderingen) as operation:
            return await execute(
                request.document, request.variables, request.operation_name, operation, planned=self._planned
            )

    async def ping(self) -> None:
        """Raise when the database does not answer."""
        await self._database.ping()

    async def migrated(self) -> bool:
        """Whether the newest migration is in."""
        return await self._database.migrated()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._database.close()
