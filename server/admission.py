import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class FullError(Exception):
    """Everything is in use and enough others are waiting already."""


class Admission:
    """How many operations run at once, and how many may wait for a turn.

    Args:
        places: operations at once; no more than there are database connections, so that one that was admitted never
            waits for a connection.
        waiting_room: operations that may wait.
    """

    def __init__(self, places: int, waiting_room: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._waiting_room = waiting_room
        self._waiting = 0

    @asynccontextmanager
    async def admitted(self) -> AsyncIterator[None]:
        """Hold a place.

        Raises:
            FullError: at once, when the waiting room is full too.
        """
        if self._places.locked() and self._waiting >= self._waiting_room:
            raise FullError
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._places.release()
