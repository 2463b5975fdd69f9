import re
import secrets
import time

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.graphql_errors import present_exception
from server.graphql_request import GraphQLRequest
from server.logging import log
from server.responses import json_response

_TRACEPARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")
_NAME = r"[_A-Za-z][_0-9A-Za-z]{0,79}"
_NAMED_OPERATION = re.compile(rf"\b(?:query|mutation|subscription)\s+({_NAME})\s*[({{@]")
# Runs of digits may be somebody's BSN, KVK or phone number.
_NUMBER = re.compile(r"[0-9]{6,}")
_UNREADABLE = re.compile(r"[^!-~]")
_MAX_PATH = 120

# A probe every few seconds and a page of thirty files would bury the rest; they are logged at debug, unless refused.
_ROUTINE = ("/livez", "/readyz", "/graphiql/assets/")
_FIRST_ERROR = 400

# The status that web servers log for a client that left before its answer; it is never sent.
_CLIENT_GONE = 499


class RequestLog:
    """Outermost middleware: a line per request or socket, a trace id on all in between, and a mask on every exception.

    Logged are method, path, status, duration in milliseconds and operation name: never a query string, body,
    variable or header.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or WebSocket; anything else passes."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = _CLIENT_GONE

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with structlog.contextvars.bound_contextvars(trace_id=_trace_id(Headers(scope=scope)), operation=None):
            try:
                await self._app(scope, receive, watched_send)
            except Exception as error:
                code, presented = present_exception(error)
                if status != _CLIENT_GONE:
                    raise
                await json_response({"errors": [presented]}, status=code)(scope, receive, watched_send)
            finally:
                milliseconds = round((time.perf_counter() - began) * 1000, 1)
                write = log.debug if _is_routine(scope["path"], status) else log.info
                write("request", method=scope["method"], path=_path(scope["path"]), status=status, ms=milliseconds)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        code: int | None = None

        async def watched_receive() -> Message:
            nonlocal code
            message = await receive()
            if message["type"] == "websocket.disconnect" and code is None:
                code = message.get("code")
            return message

        async def watched_send(message: Message) -> None:
            nonlocal code
            if message["type"] in {"websocket.close", "websocket.http.response.start"}:
                code = message.get("code", message.get("status"))
            await send(message)

        with structlog.contextvars.bound_contextvars(trace_id=_trace_id(Headers(scope=scope)), operation=None):
            try:
                await self._app(scope, watched_receive, watched_send)
            except Exception as error:  # noqa: BLE001 - the server beneath would log it with its message
                present_exception(error)
            finally:
                milliseconds = round((time.perf_counter() - began) * 1000, 1)
                log.info("socket", path=_path(scope["path"]), code=code, ms=milliseconds)


def note_operation(request: GraphQLRequest) -> None:
    """Let the log lines of this request carry the operation's name, if the document has an operation of that name."""
    names = (found[1] for found in _NAMED_OPERATION.finditer(request.document))
    wanted = request.operation_name
    name = next((name for name in names if wanted in {None, "", name}), None)
    if name is not None and not _NUMBER.search(name):
        structlog.contextvars.bind_contextvars(operation=name)


def _is_routine(path: str, status: int) -> bool:
    return status < _FIRST_ERROR and path.startswith(_ROUTINE)


def _trace_id(headers: Headers) -> str:
    """The caller's W3C trace id, or a new one when it sent none that is valid."""
    match = _TRACEPARENT.fullmatch(headers.get("traceparent", ""))
    return match[1] if match else secrets.token_hex(16)


def _path(path: str) -> str:
    """The path as it may be logged: a caller can put anything there, line breaks and numbers of persons included."""
    return _NUMBER.sub("…", _UNREADABLE.sub("?", path[:_MAX_PATH]))
