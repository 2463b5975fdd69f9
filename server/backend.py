from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from resolvers.principal import Principal
from server.graphql_request import GraphQLRequest
from server.settings import Settings

if TYPE_CHECKING:
    from schema.execution import Outcome
    from schema.live.execution import Stream


class Backend(Protocol):
    """What the door needs from the rooms below it."""

    async def execute(self, request: GraphQLRequest, principal: Principal) -> "Outcome":
        """Run one operation; cancelling it cancels its SQL."""

    def is_subscription(self, request: GraphQLRequest) -> bool:
        """Whether the operation asked for is one that goes on; a refused document is not."""

    async def subscribe(self, request: GraphQLRequest, principal: Principal) -> "Stream | Outcome":
        """Begin a subscription, once changes are heard; an outcome when it is refused."""

    async def ping(self) -> None:
        """Raise when the database does not answer."""

    async def migrated(self) -> bool:
        """Whether the database has the tables this version expects."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...


def register_backend(settings: Settings) -> Backend:
    """The register itself. Imported here, late: settings and help texts do not wait for the graph to be built."""
    from server.register import Register  # noqa: PLC0415

    return Register(settings)
