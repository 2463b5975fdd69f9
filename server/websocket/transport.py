"""The WebSocket itself, under uvicorn: what its own does, and an end to readers that do not read."""

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

# A peer gets this long to answer a goodbye, or to read what was sent before it.
_SECONDS_TO_LEAVE = 5.0
# Of one message. Their sum is limited already, but a fragment may be empty.
_MOST_FRAGMENTS = 1_000
_TOO_BIG = 1009


class SocketTransport(WebSocketsSansIOProtocol):
    """Ends a connection that was closed but whose peer does not read, and keeps no answers to its pings."""

    _end: asyncio.TimerHandle | None = None

    async def send(self, message: Any) -> None:
        """Send; a goodbye does not wait for a reader that stopped reading, it stands behind what he did not read."""
        if message["type"] == "websocket.close":
            self.writable.set()
            self._end_soon()
        await super().send(message)
        if self.initial_response is not None and self.close_sent:
            # It was refused with an answer, which uvicorn takes for a handshake that was forgotten.
            self.handshake_complete = True

    async def run_asgi(self) -> None:
        """Run the application, and see to it that the connection ends after it."""
        await super().run_asgi()
        self._end_soon()

    def shutdown(self) -> None:
        """The server stops."""
        super().shutdown()
        self._end_soon()

    def keepalive_timeout(self) -> None:
        """The peer did not answer a ping in time."""
        super().keepalive_timeout()
        self._end_soon()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection ended."""
        if self._end is not None:
            self._end.cancel()
        super().connection_lost(exc)

    def handle_ping(self) -> None:
        """Answer a ping, unless the answers are not read."""
        output = self.conn.data_to_send()
        if self.writable.is_set():
            self.transport.write(b"".join(output))

    def handle_cont(self, event: Any) -> None:
        """Take in a fragment."""
        if len(self.frames) < _MOST_FRAGMENTS:
            super().handle_cont(event)
        elif not self.transport.is_closing():
            self.conn.fail(_TOO_BIG, "too many fragments")
            self.handle_parser_exception()

    def _end_soon(self) -> None:
        if self._end is None:
            self._end = self.loop.call_later(_SECONDS_TO_LEAVE, self.transport.abort)
