import asyncio

from starlette.datastructures import Headers
from starlette.types import Receive

from server.responses import RefusalError
from server.supervision import ClientGoneError

# Closing a connection that the client still writes to can destroy the answer on its way; reading on for a moment
# lets an ordinary client see the 413. Somebody who keeps sending is cut off.
_DRAIN_BYTES = 262_144
_DRAIN_SECONDS = 0.2


async def read_body(receive: Receive, headers: Headers, *, limit: int, seconds: float) -> bytes:
    """Read a request body, counting what arrives; the declared length is believed only when it is too large.

    Args:
        receive: of the request.
        headers: of the request.
        limit: bytes.
        seconds: time for all of the body to arrive.

    Raises:
        RefusalError: 413 as soon as the limit is passed, 408 when the body does not come.
        ClientGoneError: the client left halfway.
    """
    too_large = RefusalError(
        413, "VERZOEK_TE_GROOT", f"Het verzoek is groter dan {limit} bytes.", {"connection": "close"}
    )
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        if headers.get("expect", "").lower() != "100-continue":
            await _drain(receive)
        raise too_large
    try:
        async with asyncio.timeout(seconds):
            body = await _collect(receive, limit)
    except TimeoutError:
        message = f"Het verzoek was na {seconds:g} seconden nog niet binnen."
        raise RefusalError(408, "VERZOEK_TE_TRAAG", message, {"connection": "close"}) from None
    if body is None:
        await _drain(receive)
        raise too_large
    return body


async def _collect(receive: Receive, limit: int) -> bytes | None:
    """The body, or None as soon as it is larger than `limit`."""
    parts: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


async def _drain(receive: Receive) -> None:
    left = _DRAIN_BYTES
    try:
        async with asyncio.timeout(_DRAIN_SECONDS):
            while left > 0:
                message = await receive()
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return
                left -= len(message.get("body", b""))
    except TimeoutError:
        return
