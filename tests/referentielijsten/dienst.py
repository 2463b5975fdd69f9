"""A Referentielijsten API on this machine, over real sockets; it can die."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

PER_BLADZIJDE = 2


class Dienst:
    """Answers `GET /api/v1/items` from `tabellen`, two items per page.

    Attributes:
        tabellen: items by code of their table.
        status: what to answer with, when that is not a page.
        volgende: what to say is the next page, when that is not the next page.
        verzoeken: path, query and token of each request.
    """

    def __init__(self) -> None:
        self.tabellen: dict[str, list[dict[str, Any]]] = {}
        self.status: int | None = None
        self.volgende: str | None = None
        self.inhoud: bytes | None = None
        self.verzoeken: list[tuple[str, dict[str, list[str]], str | None]] = []
        dienst = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                delen = urlsplit(self.path)
                gevraagd = parse_qs(delen.query)
                dienst.verzoeken.append((delen.path, gevraagd, self.headers.get("Authorization")))
                status, inhoud = dienst.antwoord(gevraagd)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(inhoud)))
                self.end_headers()
                self.wfile.write(inhoud)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name it has in the base class
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/api/v1"
        self._levend = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def antwoord(self, gevraagd: dict[str, list[str]]) -> tuple[int, bytes]:
        """Status and body."""
        if self.status is not None or self.inhoud is not None:
            return self.status or 200, self.inhoud or b"{}"
        tabel = gevraagd["tabel__code"][0]
        bladzijde = int(gevraagd.get("page", ["1"])[0])
        alle = self.tabellen.get(tabel, [])
        begin = (bladzijde - 1) * PER_BLADZIJDE
        volgende = f"{self.url}/items?isGeldig=true&page={bladzijde + 1}&tabel__code={tabel}"
        meer = begin + PER_BLADZIJDE < len(alle)
        pagina = {
            "count": len(alle),
            "next": self.volgende or (volgende if meer else None),
            "previous": None,
            "results": alle[begin : begin + PER_BLADZIJDE],
        }
        return 200, json.dumps(pagina).encode()

    def sterf(self) -> None:
        """From now on nobody answers at this address."""
        if self._levend:
            self._levend = False
            self._server.shutdown()
            self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.sterf()


def item(code: str, naam: str | None = None, **rest: Any) -> dict[str, Any]:
    """One value, as the service writes it."""
    return {
        "code": code,
        "naam": naam or code.capitalize(),
        "begindatumGeldigheid": None,
        "einddatumGeldigheid": None,
        "aanvullendeGegevens": None,
        **rest,
    }
