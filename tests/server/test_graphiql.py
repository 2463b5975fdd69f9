from pathlib import Path

import httpx
import pytest

from server.app import create_app
from server.version import version
from tests.server.conftest import Client
from tests.server.toy import ToyBackend

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/graphiql/", "no-store"),
        ("/graphiql/index.html", "no-store"),
        ("/graphiql/assets/index-D9HV6h4n.js", "public, max-age=31536000, immutable"),
        ("/graphiql/licenties.md", "no-cache"),
    ],
)
async def test_files_come_with_a_strict_policy(client: httpx.AsyncClient, path: str, caching: str) -> None:
    response = await client.get(path)

    assert response.status_code == 200
    assert response.headers["content-security-policy"] == POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cache-control"] == caching


async def test_script_is_javascript(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphiql/assets/index-D9HV6h4n.js")

    assert response.headers["content-type"].startswith("text/javascript")


async def test_unchanged_file_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get("/graphiql/licenties.md")

    second = await client.get("/graphiql/licenties.md", headers={"if-none-match": first.headers["etag"]})

    assert second.status_code == 304
    assert second.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    "path",
    [
        "/graphiql/../geheim.txt",
        "/graphiql/%2e%2e/geheim.txt",
        "/graphiql/..%2fgeheim.txt",
        "/graphiql/assets/..%2f..%2fgeheim.txt",
        "/graphiql/%2fetc%2fpasswd",
        "/graphiql//etc/passwd",
        "/graphiql/..%5cgeheim.txt",
        "/graphiql/%00",
        "/graphiql/" + "a" * 3_000,
        "/graphiql/bestaat-niet.js",
        "/graphiql/assets",
        "/graphiql/assets/",
        "/bestaat-niet",
    ],
)
async def test_nothing_outside_the_folder(server_of: Client, path: str) -> None:
    async with server_of() as url, httpx.AsyncClient() as client:
        # The raw path: httpx would tidy up the dots first.
        request = client.build_request("GET", url)
        request.url = request.url.copy_with(raw_path=path.encode())
        response = await client.send(request)

    assert response.status_code == 404
    assert response.json()["errors"][0]["extensions"] == {"code": "NIET_GEVONDEN"}


async def test_link_out_of_the_folder_is_not_followed(client: httpx.AsyncClient, web_dist: Path) -> None:
    (web_dist / "graphiql" / "link.txt").symlink_to(web_dist / "geheim.txt")

    response = await client.get("/graphiql/link.txt")

    assert response.status_code == 404


@pytest.mark.parametrize(("path", "location"), [("/", "/graphiql/"), ("/graphiql", "http://localhost:8000/graphiql/")])
async def test_way_to_the_page(client: httpx.AsyncClient, path: str, location: str) -> None:
    response = await client.get(path)

    assert response.status_code == 307
    assert response.headers["location"] == location


async def test_page_knows_its_server(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphiql/omgeving.json")

    assert response.headers["cache-control"] == "no-store"
    assert response.json() == {
        "ontwikkelidentiteit": True,
        "versie": version(),
        "melding": "Er is nog geen aanmelding: iedereen op deze machine werkt als ‘ontwikkelaar’ en ziet "
        "alles. Gebruik alleen verzonnen gegevens.",
    }


async def test_page_that_was_not_built_says_so_and_appears_when_it_is(
    toy: ToyBackend, settings_of: object, tmp_path: Path
) -> None:
    app = create_app(settings_of(), backend=lambda _: toy, web_dist=tmp_path / "later")  # type: ignore[operator]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        before = await client.get("/graphiql/")
        page = tmp_path / "later" / "graphiql"
        page.mkdir(parents=True)
        (page / "index.html").write_text("<!doctype html>")
        after = await client.get("/graphiql/")

    assert before.status_code == 503
    assert before.headers["content-security-policy"] == POLICY
    assert before.headers["cache-control"] == "no-store"
    assert "make web" in before.text
    assert after.status_code == 200


async def test_page_can_be_left_out(client_of: Client) -> None:
    async with client_of(graphiql=False) as client:
        statuses = [
            (await client.get(path)).status_code for path in ("/", "/graphiql/", "/graphiql/omgeving.json", "/livez")
        ]

    assert statuses == [404, 404, 404, 200]
