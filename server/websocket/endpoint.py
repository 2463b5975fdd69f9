from collections.abc import Callable

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from resolvers.principal import Principal
from server.passing_errors import BUSY
from server.responses import RefusalError, refusal_response
from server.websocket.messages import PROTOCOL, Code
from server.websocket.operations import Operations
from server.websocket.socket import Socket, SocketLimits


class WebSocketEndpoint:
    """ASGI endpoint for GraphQL over WebSockets.

    Args:
        operations: runs what is asked.
        identify: who asks.
        limits: per socket.
        sockets: at the same time.
    """

    def __init__(
        self,
        operations: Operations,
        identify: Callable[[Scope], Principal],
        limits: SocketLimits,
        sockets: int,
    ) -> None:
        self._operations = operations
        self._identify = identify
        self._limits = limits
        self._free = sockets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket to its end."""
        if self._free <= 0:
            message = "Er zijn te veel verbindingen. Probeer het zo meteen opnieuw."
            await refusal_response(RefusalError(503, BUSY, message, {"retry-after": "1"}))(scope, receive, send)
            return
        self._free -= 1
        try:
            await self._serve(WebSocket(scope, receive, send))
        finally:
            self._free += 1

    async def _serve(self, websocket: WebSocket) -> None:
        offered = PROTOCOL in websocket.scope["subprotocols"]
        await websocket.accept(PROTOCOL if offered else None)
        if not offered:
            await websocket.close(Code.UNACCEPTABLE_PROTOCOL, "Subprotocol not acceptable")
            return
        principal = self._identify(websocket.scope)
        await Socket(websocket, principal, self._operations, self._limits).serve()
