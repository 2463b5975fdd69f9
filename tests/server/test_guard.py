import httpx
import pytest

from server.app import create_app
from server.loopback import host_without_port, is_loopback_address, is_loopback_name
from tests.server.toy import ToyBackend

ASK = {"query": "{ hallo }"}


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8000", "127.8.9.1", "[::1]", "[::1]:8000"],
)
async def test_loopback_names_are_answered(client: httpx.AsyncClient, host: str) -> None:
    response = await client.post("/graphql", json=ASK, headers={"host": host})

    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/graphql", "/", "/graphiql/", "/graphiql/omgeving.json", "/livez", "/readyz"])
@pytest.mark.parametrize(
    "host",
    [
        "aanvaller.nl",
        "aanvaller.nl:8000",
        "localhost.aanvaller.nl",
        "127.0.0.1.nip.io",
        "10.0.0.5",
        "0.0.0.0",  # noqa: S104 - refused
        "[::]",
        "::1",
    ],
)
async def test_other_names_are_misdirected(client: httpx.AsyncClient, toy: ToyBackend, path: str, host: str) -> None:
    response = await client.request("POST" if path == "/graphql" else "GET", path, headers={"host": host})

    assert response.status_code == (400 if host == "::1" else 421)
    assert "localhost" in response.json()["errors"][0]["message"] or response.status_code == 400
    assert toy.seen == []


@pytest.mark.parametrize(
    "host", ["", ":8000", "localhost:", "localhost:x", "[::1", "[::1]x", "local host", "localhost/", "user@localhost"]
)
async def test_unreadable_names_are_refused(client: httpx.AsyncClient, toy: ToyBackend, host: str) -> None:
    response = await client.post("/graphql", json=ASK, headers={"host": host})

    assert response.status_code in {400, 421}
    assert toy.seen == []


async def test_two_names_are_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=ASK, headers=[("host", "localhost"), ("host", "aanvaller.nl")])

    assert response.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://localhost:8000"},
        {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
    ],
)
async def test_own_pages_and_programs_may_ask(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    response = await client.post("/graphql", json=ASK, headers=headers)

    assert response.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://aanvaller.nl"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://localhost:3000"},
        {"origin": "https://localhost:8000"},
        {"origin": "http://localhost:8000.aanvaller.nl"},
        {"origin": "http://localhost:8000", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "onzin"},
    ],
)
async def test_other_pages_may_not(client: httpx.AsyncClient, toy: ToyBackend, headers: dict[str, str]) -> None:
    response = await client.post("/graphql", json=ASK, headers=headers)

    assert response.status_code == 403
    assert response.json()["errors"][0]["extensions"] == {"code": "HERKOMST_GEWEIGERD"}
    assert toy.seen == []


async def test_preflight_gives_no_permission(client: httpx.AsyncClient) -> None:
    headers = {"origin": "https://aanvaller.nl", "access-control-request-method": "POST"}

    response = await client.options("/graphql", headers=headers)

    assert response.status_code == 403
    assert not [name for name in response.headers if name.startswith("access-control-")]


@pytest.mark.parametrize(
    ("client_address", "status"), [("127.0.0.1", 200), ("::1", 200), ("::ffff:127.0.0.1", 200), ("10.0.0.5", 403)]
)
async def test_other_machines_are_refused(
    toy: ToyBackend, settings_of: object, client_address: str, status: int
) -> None:
    app = create_app(settings_of(), backend=lambda _: toy)  # type: ignore[operator]
    transport = httpx.ASGITransport(app, client=(client_address, 123))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        response = await client.post("/graphql", json=ASK)

    assert response.status_code == status


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("localhost", True),
        ("LocalHost", True),
        ("127.255.0.1", True),
        ("::1", True),
        ("localhost.", False),
        ("127.1", False),
        ("::", False),
    ],
)
def test_what_is_loopback(name: str, expected: bool) -> None:
    assert is_loopback_name(name) is expected


def test_mapped_addresses_count_as_what_they_map() -> None:
    assert is_loopback_address("::ffff:127.0.0.1")
    assert not is_loopback_address("::ffff:10.0.0.1")


def test_port_is_taken_off() -> None:
    assert host_without_port("localhost:80") == "localhost"
    assert host_without_port("[::1]:80") == "::1"
    assert host_without_port("localhost:٣") is None
