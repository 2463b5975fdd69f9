"""The one connection of a process that hears what others wrote (`db/notify.py`); outside the pool, and idle."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import asyncpg
from tenacity import AsyncRetrying, RetryCallState, wait_random_exponential

from db.notify import CHANNEL
from db.url import async_url

# How it shows in `pg_stat_activity`.
APPLICATION = "klantgraaf-live"
_SECONDS_TO_CONNECT = 5.0
_SLOWEST_RETRY = 10.0
# A connection that is lost as soon as it is made must not keep this process busy.
_PAUSE = 0.1


class Listener:
    """Hears messages from its first use until it is closed, and connects again whenever the connection is lost.

    Args:
        url: PostgreSQL itself, or a pooler in session mode: listening belongs to the connection.
        heard: what to do with a message.
        regained: called when it hears again after a gap: messages may have been missed.
        lost: called with what went wrong, each time.
        heartbeat: seconds of silence after which the connection is tried; a broken network says nothing by itself.
    """

    def __init__(
        self,
        url: str,
        *,
        heard: Callable[[str], None],
        regained: Callable[[], None],
        lost: Callable[[BaseException | None], None],
        heartbeat: float = 15.0,
    ) -> None:
        parsed = async_url(url)
        # As the pool reads the same address; this option is of its driver only.
        self._address = parsed.get_dialect()().create_connect_args(parsed)[1]
        self._address.pop("prepared_statement_cache_size", None)
        self._heard = heard
        self._regained = regained
        self._lost = lost
        self._heartbeat = heartbeat
        self._listening = asyncio.Event()
        self._before = False
        self._task: asyncio.Task[None] | None = None

    async def ready(self) -> None:
        """Wait until it hears."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        await self._listening.wait()

    async def close(self) -> None:
        """Hear no more; it may be used again."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self._before = False

    async def _run(self) -> None:
        while True:
            async for attempt in AsyncRetrying(
                wait=wait_random_exponential(multiplier=0.1, max=_SLOWEST_RETRY), before_sleep=self._failed
            ):
                with attempt:
                    connection = await self._connect()
            try:
                await self._hear_until_lost(connection)
                self._lost(None)
            except Exception as error:  # noqa: BLE001 - whatever it was, listening goes on
                self._lost(error)
            finally:
                self._listening.clear()
                connection.terminate()
            await asyncio.sleep(_PAUSE)

    async def _connect(self) -> "asyncpg.Connection[Any]":
        connection: asyncpg.Connection[Any] = await asyncpg.connect(
            **self._address, timeout=_SECONDS_TO_CONNECT, server_settings={"application_name": APPLICATION}
        )
        try:
            await connection.add_listener(CHANNEL, self._on_message)
        except BaseException:
            connection.terminate()
            raise
        return connection

    async def _hear_until_lost(self, connection: "asyncpg.Connection[Any]") -> None:
        gone = asyncio.Event()
        connection.add_termination_listener(lambda _: gone.set())
        self._listening.set()
        if self._before:
            self._regained()
        self._before = True
        while not (gone.is_set() or connection.is_closed()):
            try:
                await asyncio.wait_for(gone.wait(), self._heartbeat)
            except TimeoutError:
                await connection.execute("select 1", timeout=_SECONDS_TO_CONNECT)

    def _on_message(self, _connection: Any, _pid: int, _channel: str, message: object) -> None:
        self._heard(str(message))

    def _failed(self, state: RetryCallState) -> None:
        self._lost(state.outcome.exception() if state.outcome is not None else None)
