"""A server on this machine that answers like Open Klant 2.18: lists in pages, a token, and failures on request."""

import json
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import pytest

from server.importeer.errors import ImporteerError
from server.importeer.openklant import Geduld, LiveBron
from tests.importeren.rijen import Rijen

TOKEN = "a1b2c3-token-van-turfstad"  # noqa: S105 - for this server only
BASIS = "/klantinteracties/api/v1"
SNEL = Geduld(pogingen=4, eerste_wacht=0.01, langste_wacht=0.05, langste_verzoek=5, tijdslimiet=1, langste_antwoord=2)


class OpenKlant:
    """Give it rows; ask it where it is; tell it how to fail.

    `storingen` are taken one by one by the next requests: a status, `timeout`, `reset`, or a (status, headers, body).
    `bij_verzoek` is called with resource and page before an answer is made.
    """

    def __init__(self, rijen: Rijen) -> None:
        self.rijen = rijen
        self.storingen: deque[Any] = deque()
        self.bij_verzoek: Callable[[str, int], None] = lambda _resource, _page: None
        self.volgende: Callable[[str], str] = lambda adres: adres
        self.verzoeken: list[str] = []
        self.tokens: list[str | None] = []
        self.kop = {"API-version": "0.9.0"}
        self.traag = 3.0
        self._server = _Server(self)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{BASIS}"

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def pagina(self, resource: str, page: int, size: int) -> dict[str, Any] | None:
        rows = self.rijen[resource]
        part = rows[(page - 1) * size : page * size]
        if page > 1 and not part:
            return None
        following = None
        if page * size < len(rows):
            following = self.volgende(f"{self.url}/{resource}?page={page + 1}&pageSize={size}")
        return {"count": len(rows), "next": following, "previous": None, "results": part}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, owner: OpenKlant) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections that a test breaks are no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        owner = self.server.owner
        owner.verzoeken.append(self.path)
        owner.tokens.append(self.headers.get("Authorization"))
        if owner.storingen and self._stoor(owner.storingen.popleft(), owner.traag):
            return None
        if self.headers.get("Authorization") != f"Token {TOKEN}":
            return self._antwoord(401, {"code": "not_authenticated"})
        address = urlsplit(self.path)
        resource = address.path.removeprefix(f"{BASIS}/")
        if resource not in owner.rijen.per_resource:
            return self._antwoord(404, {"code": "not_found"})
        vraag = parse_qs(address.query)
        page = int(vraag.get("page", ["1"])[0])
        size = min(500, int(vraag.get("pageSize", ["100"])[0]))
        owner.bij_verzoek(resource, page)
        gevonden = owner.pagina(resource, page, size)
        if gevonden is None:
            return self._antwoord(404, {"code": "not_found", "detail": "Ongeldige pagina."})
        return self._antwoord(200, gevonden, owner.kop)

    def _stoor(self, storing: Any, traag: float) -> bool:
        """Fail as asked; False when this request may go on."""
        if storing is None:
            return False
        if storing == "timeout":
            time.sleep(traag)
            self.close_connection = True
        elif storing == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        elif storing == "half":
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"count": 1')
            self.close_connection = True
        elif isinstance(storing, int):
            self._antwoord(storing, {"code": "error"})
        else:
            status, headers, body = storing
            self._bytes(status, body, headers)
        return True

    def _antwoord(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        self._bytes(status, json.dumps(body).encode(), {"Content-Type": "application/json", **(headers or {})})

    def _bytes(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@asynccontextmanager
async def live(server: OpenKlant, token: str = TOKEN, **opties: Any) -> AsyncIterator[LiveBron]:
    """The server as a source, with little patience."""
    async with LiveBron(server.url, token, geduld=SNEL, **opties) as bron:
        yield bron


async def fout(server: OpenKlant) -> str:
    """What reading klantcontacten ends with."""
    async with live(server) as bron:
        with pytest.raises(ImporteerError) as gevangen:
            [pagina async for pagina in bron.paginas("klantcontacten")]
    return gevangen.value.melding
