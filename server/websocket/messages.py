"""What a client may say in `graphql-transport-ws`."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from server.graphql_request import GraphQLRequest, json_object, request_of
from server.responses import RefusalError

PROTOCOL = "graphql-transport-ws"
_LONGEST_ID = 200
# A close frame has 125 bytes, two of them for the code.
_LONGEST_REASON = 123


class Code(IntEnum):
    """Why a socket is closed, as the protocol (and, below 4000, WebSocket itself) numbers it."""

    NORMAL = 1000
    TOO_BIG = 1009
    TRY_AGAIN = 1013
    INVALID_MESSAGE = 4400
    UNAUTHORIZED = 4401
    UNACCEPTABLE_PROTOCOL = 4406
    INIT_TIMEOUT = 4408
    ID_IN_USE = 4409
    TOO_MANY_INITS = 4429
    INTERNAL_ERROR = 4500


class ClosingError(Exception):
    """The socket has to be closed.

    Args:
        code: why.
        reason: the same in words; never with what was sent.
    """

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason.encode()[:_LONGEST_REASON].decode(errors="ignore")


@dataclass(frozen=True, slots=True)
class Init:
    """The first thing a client says. Its payload will hold a token once there is authentication."""


@dataclass(frozen=True, slots=True)
class Ping:
    """Are you there?"""

    payload: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Pong:
    """I am here."""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Run this operation, whatever its kind."""

    id: str
    request: GraphQLRequest


@dataclass(frozen=True, slots=True)
class Complete:
    """I want no more of it."""

    id: str


def parsed(text: str) -> Init | Ping | Pong | Subscribe | Complete:
    """What a message says.

    Raises:
        ClosingError: it is not one of the protocol.
    """
    body = text.encode()
    try:
        message = json_object(body)
        match message.get("type"):
            case "connection_init":
                _payload(message)
                return Init()
            case "ping":
                return Ping(_payload(message))
            case "pong":
                _payload(message)
                return Pong()
            case "subscribe":
                return Subscribe(_id(message), request_of(_payload(message) or {}, body))
            case "complete":
                return Complete(_id(message))
    except RefusalError as refusal:
        raise ClosingError(Code.INVALID_MESSAGE, refusal.melding) from None
    raise ClosingError(Code.INVALID_MESSAGE, "Dit bericht kent het protocol graphql-transport-ws niet.")


def _payload(message: dict[str, Any]) -> dict[str, Any] | None:
    payload = message.get("payload")
    if payload is not None and not isinstance(payload, dict):
        raise ClosingError(Code.INVALID_MESSAGE, "'payload' moet een JSON-object zijn.")
    return payload


def _id(message: dict[str, Any]) -> str:
    id_ = message.get("id")
    if not isinstance(id_, str) or not 0 < len(id_) <= _LONGEST_ID:
        raise ClosingError(Code.INVALID_MESSAGE, f"'id' moet een tekst van 1 tot {_LONGEST_ID} tekens zijn.")
    return id_
