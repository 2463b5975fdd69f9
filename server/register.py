from types import TracebackType
from typing import Self

import structlog

from db.engine import Database
from resolvers.coding import Codering, Coderingen, SoortObject
from resolvers.live.hub import Hub
from resolvers.operation import Operation
from resolvers.principal import Principal
from schema.execution import Outcome, execute
from schema.live.execution import Stream, is_subscription, subscribe
from server.graphql_request import GraphQLRequest
from server.logging import log
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
        self._hub = Hub((settings.listen_url or settings.database_url).get_secret_value(), _not_listening)

    async def execute(self, request: GraphQLRequest, principal: Principal) -> Outcome:
        """Run one operation in a connection and transaction of its own, if it needs one."""
        async with self._operation(principal) as operation:
            return await execute(
                request.document, request.variables, request.operation_name, operation, planned=self._planned
            )

    def is_subscription(self, request: GraphQLRequest) -> bool:
        """Whether the operation asked for is one that goes on; a refused document is not."""
        return is_subscription(request.document, request.operation_name)

    async def subscribe(self, request: GraphQLRequest, principal: Principal) -> Stream | Outcome:
        """Begin a subscription, once changes are heard; every event is read in an operation of its own."""
        await self._hub.gereed()
        return await subscribe(
            request.document, request.variables, request.operation_name, self._hub, lambda: self._operation(principal)
        )

    def _operation(self, principal: Principal) -> Operation:
        # What is written carries the trace id that stands on every line of the log.
        trace_id = structlog.contextvars.get_contextvars().get("trace_id")
        return Operation(self._database, principal, coderingen=self._coderingen, trace_id=trace_id)

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
        await self._hub.sluit()
        await self._database.close()


def _not_listening(error: BaseException | None) -> None:
    """Subscribers are told to look for themselves once it is back; until then they hear nothing."""
    log.warning("not_listening", exc_info=error)
