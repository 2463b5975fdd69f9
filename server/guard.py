"""While nobody signs in, everyone who gets through is the development identity: so only this machine gets through.

Listening on loopback keeps other machines out. A browser on this machine still visits other people's pages, and these
could post to us (cross-site request) or give us their own name (DNS rebinding). So every request must call us by a
loopback name, and a request that can change something, or a WebSocket, must not come from another origin.
"""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from server.loopback import host_without_port, is_loopback_address, is_loopback_name
from server.responses import RefusalError, refusal_response

_SAFE_METHODS = {"GET", "HEAD"}
_OWN_SITE = {"same-origin", "none"}
# By kind of visitor: the scheme of the page that may call, by the scheme it calls with.
_SCHEMES: Mapping[str, Mapping[str, str]] = {"http": {}, "websocket": {"ws": "http", "wss": "https"}}


class LoopbackGuard:
    """Middleware that refuses what does not come from this machine and its own pages."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or WebSocket through, or refuse it; anything else is no visitor."""
        if scope["type"] not in _SCHEMES:
            await self._app(scope, receive, send)
            return
        try:
            _check(scope)
        except RefusalError as refusal:
            await refusal_response(refusal)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _check(scope: Scope) -> None:
    headers = Headers(scope=scope)
    _check_client(scope)
    host = _checked_host(headers)
    # A WebSocket begins with a GET, and browsers open one to any site: what comes over it can do anything.
    if scope["type"] == "websocket" or scope["method"] not in _SAFE_METHODS:
        _check_origin(headers, f"{_SCHEMES[scope['type']].get(scope['scheme'], scope['scheme'])}://{host}")


def _check_client(scope: Scope) -> None:
    client = scope.get("client")
    # A Unix socket has no client address.
    if client is not None and client[0] and not is_loopback_address(client[0]):
        raise RefusalError(403, "ALLEEN_DEZE_MACHINE", "Zolang er geen aanmelding is, mag alleen deze machine erbij.")


def _checked_host(headers: Headers) -> str:
    given = headers.getlist("host")
    name = host_without_port(given[0]) if len(given) == 1 else None
    if name is None:
        raise RefusalError(400, "ONGELDIG_VERZOEK", "De header 'Host' ontbreekt of is onleesbaar.")
    if not is_loopback_name(name):
        raise RefusalError(
            421,
            "VERKEERDE_HOST",
            "Deze server heet localhost, 127.0.0.1 of [::1]; onder een andere naam antwoordt hij niet.",
        )
    return given[0]


def _check_origin(headers: Headers, own: str) -> None:
    """Browsers say where a request comes from; scripts and programs say nothing and are let through."""
    # A page cannot set or change Sec-Fetch-Site. Older browsers do not send it, and no browser has to for a WebSocket;
    # those are judged by their Origin.
    sites = headers.getlist("sec-fetch-site")
    origins = headers.getlist("origin")
    trusted = set(sites) <= _OWN_SITE if sites else all(origin.lower() == own.lower() for origin in origins)
    if not trusted:
        raise RefusalError(403, "HERKOMST_GEWEIGERD", "Een pagina van een andere herkomst mag hier niets vragen.")


def identity_notice() -> Mapping[str, object]:
    """What the page and the log say about who the caller is."""
    return {
        "ontwikkelidentiteit": True,
        "melding": "Er is nog geen aanmelding: iedereen op deze machine werkt als ‘ontwikkelaar’ en ziet "
        "alles. Gebruik alleen verzonnen gegevens.",
    }
