"""Where the token goes, and where it does not."""

import asyncio
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from server.importeer.errors import ImporteerError
from server.importeer.openklant import LiveBron
from tests.importeren.openklant import SNEL, TOKEN, OpenKlant, fout, live

# Of localhost, signed by itself; the key protects nothing.
_CERTIFICATE = Path(__file__).parent / "localhost.pem"


@pytest.mark.parametrize(
    "naar",
    [
        "https://kwaad.example/klantinteracties/api/v1/klantcontacten?page=2",
        "http://kwaad.example/klantinteracties/api/v1/klantcontacten?page=2",
        "https://127.0.0.1/klantinteracties/api/v1/klantcontacten?page=2",
        "http://127.0.0.1:1/klantinteracties/api/v1/klantcontacten?page=2",
        "http://jo:geheim@{plaats}/klantinteracties/api/v1/klantcontacten?page=2",
        "http://{plaats}/klantinteracties/api/v1/partijen?page=2",
        "http://{plaats}/klantinteracties/api/v1/klantcontacten/../partijen?page=2",
        "//kwaad.example/klantinteracties/api/v1/klantcontacten?page=2",
        "/klantinteracties/api/v1/klantcontacten?page=2",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[",
        "http://127.0.0.1\\@kwaad.example/klantinteracties/api/v1/klantcontacten",
        "",
        7,
    ],
)
async def test_the_token_goes_nowhere_else(openklant: OpenKlant, naar: Any) -> None:
    plaats = f"127.0.0.1:{openklant._server.server_address[1]}"
    openklant.volgende = lambda _: naar.format(plaats=plaats) if isinstance(naar, str) else naar
    melding = await fout(openklant)
    assert "volgende pagina" in melding or "geen pagina van Open Klant" in melding
    assert "geheim" not in melding
    assert len(openklant.verzoeken) == 1


@pytest.mark.parametrize(
    ("url", "reden"),
    [
        ("http://openklant.turfstad.example/klantinteracties/api/v1", "--url begint met http://"),
        ("openklant.turfstad.example", "--url is geen adres"),
        ("ftp://openklant.turfstad.example/", "--url is geen adres"),
        ("https:///klantinteracties", "--url is geen adres"),
        ("https://[", "--url is geen adres"),
        ("https://a b/c", "--url is geen adres"),
        ("https://jo:geheim@openklant.example/klantinteracties/api/v1", "--url bevat meer dan het adres"),
        ("https://openklant.example/klantinteracties/api/v1?x=1", "--url bevat meer dan het adres"),
    ],
)
def test_addresses_that_the_token_may_not_go_to(url: str, reden: str) -> None:
    with pytest.raises(ImporteerError) as gevangen:
        LiveBron(url, TOKEN)
    assert gevangen.value.melding.startswith(reden)
    assert "geheim" not in gevangen.value.melding


@pytest.mark.parametrize("token", ["", "a\nb", "tokén", "a\0b"])
def test_a_token_that_is_none(token: str) -> None:
    with pytest.raises(ImporteerError, match="token"):
        LiveBron("https://openklant.example/klantinteracties/api/v1", token)


async def test_http_on_a_closed_network_has_to_be_asked_for() -> None:
    async with LiveBron("http://openklant:8000/klantinteracties/api/v1/", TOKEN, onversleuteld=True) as bron:
        assert bron.naam == "http://openklant:8000/klantinteracties/api/v1"


async def test_a_certificate_that_nobody_vouches_for_ends_the_import(monkeypatch: pytest.MonkeyPatch) -> None:
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.handle_error = lambda *_: None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        url = f"https://localhost:{server.server_address[1]}/klantinteracties/api/v1"
        async with LiveBron(url, TOKEN, geduld=SNEL) as bron:
            with pytest.raises(ImporteerError, match="het certificaat van de bron is niet te vertrouwen"):
                await bron.telling("actoren")
        # with the authority's own certificate it is trusted (and this server knows no lists)
        monkeypatch.setenv("SSL_CERT_FILE", str(_CERTIFICATE))
        async with LiveBron(url, TOKEN, geduld=SNEL) as bron:
            with pytest.raises(ImporteerError, match="actoren: status 501"):
                await bron.telling("actoren")
    finally:
        await asyncio.to_thread(server.shutdown)
        server.server_close()
        thread.join()


async def test_a_proxy_is_not_for_this_machine(openklant: OpenKlant, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with live(openklant) as bron:
        assert await bron.telling("actoren") == 27
