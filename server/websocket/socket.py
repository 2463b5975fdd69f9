"""One socket, from its first message to its last."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from resolvers.principal import Principal
from server.graphql_errors import present, present_exception
from server.graphql_request import GraphQLRequest
from server.logging import log
from server.request_log import note_operation
from server.websocket.messages import ClosingError, Code, Complete, Init, Ping, Pong, Subscribe, parsed
from server.websocket.operations import Operations


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """What one socket may take.

    Args:
        frame: bytes of a message.
        operations: that run at the same time.
        init_seconds: until the client has introduced itself.
        send_seconds: that a message may wait for the client to read.
    """

    frame: int
    operations: int
    init_seconds: float
    send_seconds: float


class Socket:
    """Speaks the protocol with one client.

    Args:
        websocket: accepted.
        principal: who is at the other end.
        operations: runs what is asked.
        limits: of this socket.
    """

    def __init__(
        self, websocket: WebSocket, principal: Principal, operations: Operations, limits: SocketLimits
    ) -> None:
        self._websocket = websocket
        self._principal = principal
        self._operations = operations
        self._limits = limits
        self._introduced = False
        self._running: dict[str, asyncio.Task[None]] = {}
        # Also those that were cancelled and have not ended yet.
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._end: asyncio.Future[ClosingError] = asyncio.get_running_loop().create_future()

    async def serve(self) -> int:
        """Speak until one of both has enough of it; the code it was closed with."""
        reader = asyncio.create_task(self._read())
        deadline = asyncio.get_running_loop().call_later(self._limits.init_seconds, self._not_introduced)
        try:
            waiting: set[asyncio.Future[Any]] = {reader, self._end}
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            deadline.cancel()
            await _ended({reader, *self._tasks})
        closing = self._end.result() if self._end.done() else _closing(reader)
        if isinstance(closing, ClosingError):
            with suppress(OSError, RuntimeError, WebSocketDisconnect):
                await self._websocket.close(closing.code, closing.reason)
            return closing.code
        return closing

    async def _read(self) -> int:
        """Take messages until the client leaves; the code it left with."""
        while True:
            event = await self._websocket.receive()
            if event["type"] == "websocket.disconnect":
                return int(event.get("code") or Code.NORMAL)
            await self._take(event)

    async def _take(self, event: Mapping[str, Any]) -> None:
        text = event.get("text")
        if text is None:
            raise ClosingError(Code.INVALID_MESSAGE, "Berichten zijn tekst, geen bytes.")
        if len(text.encode()) > self._limits.frame:
            raise ClosingError(Code.TOO_BIG, "Dit bericht is te groot.")
        match parsed(text):
            case Init():
                await self._introduce()
            case Ping(payload):
                await self._send({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})
            case Pong():
                pass
            case Subscribe(id_, request):
                await self._begin(id_, request)
            case Complete(id_):
                task = self._running.pop(id_, None)
                if task is not None:
                    task.cancel()

    async def _introduce(self) -> None:
        if self._introduced:
            raise ClosingError(Code.TOO_MANY_INITS, "Too many initialisation requests")
        self._introduced = True
        await self._send({"type": "connection_ack"})

    def _not_introduced(self) -> None:
        if not self._introduced:
            self._leave(ClosingError(Code.INIT_TIMEOUT, "Connection initialisation timeout"))

    async def _begin(self, id_: str, request: GraphQLRequest) -> None:
        if not self._introduced:
            raise ClosingError(Code.UNAUTHORIZED, "Unauthorized")
        if id_ in self._running:
            raise ClosingError(Code.ID_IN_USE, "Subscriber for this id already exists")
        if len(self._tasks) >= self._limits.operations:
            melding = f"Op één verbinding kunnen {self._limits.operations} bewerkingen tegelijk; sluit er eerst een af."
            errors = [{"message": melding, "extensions": {"code": "TE_VEEL_BEWERKINGEN"}}]
            await self._send({"type": "error", "id": id_, "payload": errors})
            return
        task = asyncio.create_task(self._operate(id_, request))
        self._running[id_] = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _operate(self, id_: str, request: GraphQLRequest) -> None:
        began, answers = time.perf_counter(), 0
        note_operation(request)
        try:
            async with aclosing(self._operations.answers(request, self._principal)) as outcomes:
                async for outcome in outcomes:
                    presented = present(outcome.errors or [], executed=outcome.executed)
                    if not outcome.executed:
                        await self._finish(id_, {"type": "error", "id": id_, "payload": presented.errors})
                        return
                    payload = {"data": outcome.data} | ({"errors": presented.errors} if presented.errors else {})
                    answers += 1
                    await self._send({"type": "next", "id": id_, "payload": payload})
            await self._finish(id_, {"type": "complete", "id": id_})
        except Exception as error:  # noqa: BLE001 - nothing may reach the client unmasked, or end the others
            await self._finish(id_, {"type": "error", "id": id_, "payload": [present_exception(error)[1]]})
        finally:
            self._forget(id_)
            log.info(
                "operation", transport="websocket", answers=answers, ms=round((time.perf_counter() - began) * 1e3, 1)
            )

    async def _finish(self, id_: str, message: dict[str, Any]) -> None:
        # The id is free as soon as the client can know that it is.
        self._forget(id_)
        with suppress(OSError, RuntimeError, WebSocketDisconnect):
            await self._send(message)

    def _forget(self, id_: str) -> None:
        if self._running.get(id_) is asyncio.current_task():
            del self._running[id_]

    async def _send(self, message: dict[str, Any]) -> None:
        text = orjson.dumps(message).decode()
        async with self._turn:
            if self._end.done():
                return
            try:
                async with asyncio.timeout(self._limits.send_seconds):
                    await self._websocket.send_text(text)
            except TimeoutError:
                self._leave(ClosingError(Code.TRY_AGAIN, "Te traag met lezen. Verbind opnieuw en haal de lijst op."))

    def _leave(self, closing: ClosingError) -> None:
        if not self._end.done():
            self._end.set_result(closing)


def _closing(reader: asyncio.Task[int]) -> ClosingError | int:
    """Why reading ended."""
    error = None if reader.cancelled() else reader.exception()
    if error is None:
        return Code.NORMAL if reader.cancelled() else reader.result()
    if isinstance(error, ClosingError):
        return error
    if isinstance(error, WebSocketDisconnect):
        return error.code
    present_exception(error)
    return ClosingError(Code.INTERNAL_ERROR, "Interne fout")


async def _ended(tasks: set[asyncio.Task[Any]]) -> None:
    """Cancel what still runs, and wait for its end: what it held is free then."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
