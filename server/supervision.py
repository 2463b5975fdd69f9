"""Work that is worth doing only while somebody waits for it, and only so long."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.types import Receive

from server.logging import log

T = TypeVar("T")

# A cancelled statement needs one round trip to the database; an answer does not wait longer than this for it.
_GRACE_SECONDS = 1.0

_stragglers: set[asyncio.Task[Any]] = set()


class ClientGoneError(Exception):
    """The client closed the connection before the answer."""


class OutOfTimeError(Exception):
    """The work took longer than its limit."""


async def supervised(work: Coroutine[Any, Any, T], receive: Receive, seconds: float) -> T:
    """Run `work` to its end, unless the client leaves or time runs out: then it is cancelled.

    Args:
        work: what to do; it runs in a task of its own.
        receive: of a request whose body was read to the end.
        seconds: limit.

    Raises:
        ClientGoneError: the client left.
        OutOfTimeError: the limit passed.
    """
    task = asyncio.create_task(work)
    watcher = asyncio.create_task(_until_gone(receive))
    try:
        await asyncio.wait({task, watcher}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return _result(task)
        raise ClientGoneError if watcher.done() else OutOfTimeError
    finally:
        watcher.cancel()
        await _stop(task)


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _result(task: asyncio.Task[T]) -> T:
    if task.cancelled():
        # Not ours: something inside cancelled itself. As CancelledError it would look like the server stopping.
        raise RuntimeError("the operation cancelled itself")
    return task.result()


async def _stop(task: asyncio.Task[Any]) -> None:
    if task.done():
        return
    task.cancel()
    await asyncio.wait({task}, timeout=_GRACE_SECONDS)
    if task.done():
        _note(task)
    else:
        log.warning("operation_ignores_cancellation")
        _stragglers.add(task)
        task.add_done_callback(_forget)


def _forget(task: asyncio.Task[Any]) -> None:
    _stragglers.discard(task)
    _note(task)


def _note(task: asyncio.Task[Any]) -> None:
    """Retrieve what came of cancelled work: nobody else will."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        log.warning("failed_while_cancelled", exc_info=error)
