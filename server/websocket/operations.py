"""What is asked over a socket, answered with the same places and time limit as over HTTP."""

import asyncio
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, NoReturn

from resolvers.errors import BusyError
from resolvers.principal import Principal
from server.admission import Admission, FullError
from server.backend import Backend
from server.graphql_errors import present_exception
from server.graphql_request import GraphQLRequest
from server.passing_errors import passing_error
from server.supervision import OutOfTimeError, supervised

if TYPE_CHECKING:
    from schema.execution import Outcome
    from schema.live.execution import Stream
    from schema.live.subscriber import Bundel

# One change may matter to everyone who waits: they are answered a few at a time, so that others are answered too.
_READING_AT_ONCE = 2
# How long to wait when the server is full, or the database is away.
_PAUSE = 0.25


class Operations:
    """Runs operations for all sockets of a process.

    Args:
        backend: what executes them.
        admission: for all operations together, those over HTTP included.
        seconds: that one answer may take.
    """

    def __init__(self, backend: Backend, admission: Admission, seconds: float) -> None:
        self._backend = backend
        self._admission = admission
        self._seconds = seconds
        self._reading = asyncio.Semaphore(_READING_AT_ONCE)

    async def answers(self, request: GraphQLRequest, principal: Principal) -> "AsyncGenerator[Outcome, None]":
        """The one answer of a query or mutation, or those of a subscription as things happen.

        Raises:
            BusyError: no place, or no time left.
        """
        if not self._backend.is_subscription(request):
            yield await self._once(request, principal)
            return
        try:
            begun = await supervised(self._backend.subscribe(request, principal), _nobody_leaves, self._seconds)
        except OutOfTimeError:
            raise BusyError("Er is nu niet te horen wat er verandert. Probeer het zo opnieuw.") from None
        from schema.live.execution import Stream  # noqa: PLC0415 - it is there now; starting up does not wait for it

        if not isinstance(begun, Stream):
            yield begun
            return
        try:
            while True:
                for outcome in await self._read(begun, await begun.events()):
                    yield outcome
        finally:
            await begun.close()

    async def _once(self, request: GraphQLRequest, principal: Principal) -> "Outcome":
        async def admitted() -> "Outcome":
            async with self._admission.admitted():
                return await self._backend.execute(request, principal)

        try:
            return await supervised(admitted(), _nobody_leaves, self._seconds)
        except FullError:
            raise BusyError("Het is te druk; er is niets uitgevoerd. Probeer het zo meteen opnieuw.") from None
        except OutOfTimeError:
            raise BusyError(
                f"De bewerking duurde langer dan {self._seconds:g} seconden en is afgebroken. "
                "Vraag minder tegelijk, of probeer het later opnieuw."
            ) from None

    async def _read(self, stream: "Stream", events: "Bundel") -> "list[Outcome]":
        """Answers to events; none when they could not be read now: then the subscriber has to look for itself."""

        async def admitted() -> "list[Outcome]":
            while True:
                try:
                    async with self._admission.admitted():
                        return await stream.answer(events)
                except FullError:
                    await asyncio.sleep(_PAUSE)

        try:
            async with self._reading:
                return await supervised(admitted(), _nobody_leaves, self._seconds)
        except OutOfTimeError:
            pass
        except Exception as error:
            if passing_error(error) is None:
                raise
            present_exception(error)
        await asyncio.sleep(_PAUSE)
        stream.missed()
        return []


async def _nobody_leaves() -> NoReturn:
    """Who closes a socket cancels its operations."""
    await asyncio.Event().wait()
    raise AssertionError
