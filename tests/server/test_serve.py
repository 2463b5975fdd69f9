"""`klantgraaf serve` as a process, with a PostgreSQL of its own."""

import asyncio
import signal
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import httpx
import pytest

from bench.http import verzoek
from db.embedded import EmbeddedPostgres
from tests.server.test_cli import ROOT, command, environment, klantgraaf


@pytest.fixture(scope="module")
def own_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A migrated database that goes on when a server stops, as one that was started earlier."""
    data = tmp_path_factory.mktemp("serve") / "data"
    with EmbeddedPostgres(data, {"fsync": False}) as database:
        assert klantgraaf("migrate", DATABASE_URL=database.url).returncode == 0
        yield database
        database.remove()


def logged(log: Path) -> str:
    return log.read_text()


@asynccontextmanager
async def serving(*arguments: str, log: Path, **given: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A running server and its base URL; ended politely."""
    with log.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            *command("serve", *arguments),
            stdout=asyncio.subprocess.PIPE,
            stderr=stderr,
            env=environment(PYTHONUNBUFFERED="1", **given),
            cwd=ROOT,
        )
        assert process.stdout is not None
        try:
            first = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
            assert " luistert op " in first, logged(log)
            yield process, first.split(" luistert op ")[1].strip()
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.communicate(), 30)


async def ask(url: str, query: str) -> httpx.Response:
    async with httpx.AsyncClient(timeout=30) as client:
        return await client.post(f"{url}/graphql", json={"query": query})


async def test_own_database_is_started_migrated_and_stopped(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "log"
    async with serving("--port", "0", "--data", str(data), log=log) as (process, url):
        answer = await ask(url, "{ __typename }")
        async with httpx.AsyncClient() as client:
            ready = await client.get(f"{url}/readyz")
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), 30)

    assert answer.json() == {"data": {"__typename": "Query"}}
    assert ready.status_code == 200
    assert code == 0
    database = EmbeddedPostgres(data)
    database.start()
    database.remove()
    events = logged(log)
    assert "server_started" in events
    assert "development_identity" in events
    assert "server_stopped" in events


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_polite_signals_end_it_with_0(own_database: EmbeddedPostgres, tmp_path: Path, number: int) -> None:
    given = {"DATABASE_URL": own_database.url}
    async with serving("--port", "0", log=tmp_path / "log", **given) as (process, _):
        process.send_signal(number)
        code = await asyncio.wait_for(process.wait(), 15)

    assert code == 0
    assert "Traceback" not in logged(tmp_path / "log")


async def test_an_idle_connection_is_left_open(own_database: EmbeddedPostgres, tmp_path: Path) -> None:
    # given a connection on which a question was answered
    async with serving("--port", "0", log=tmp_path / "log", DATABASE_URL=own_database.url) as (_, url):
        port = int(url.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for pause in (0, 6):
            # when nothing is asked for longer than servers usually wait
            await asyncio.sleep(pause)
            writer.write(verzoek(port, b'{"query": "{ __typename }"}'))
            # then the next question is answered on the same connection
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
            assert head.startswith(b"HTTP/1.1 200 ")
            await reader.readexactly(len(b'{"data":{"__typename":"Query"}}'))
        writer.close()


async def test_workers_share_the_port(own_database: EmbeddedPostgres, tmp_path: Path) -> None:
    given = {"DATABASE_URL": own_database.url, "KLANTGRAAF_LOG_FORMAT": "json"}
    async with serving("--port", "0", "--workers", "2", log=tmp_path / "log", **given) as (process, url):
        async with asyncio.timeout(30):
            while True:
                try:
                    answer = await ask(url, "query Q { __typename }")
                    break
                except httpx.ConnectError:
                    await asyncio.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), 30)

    assert answer.json() == {"data": {"__typename": "Query"}}
    assert code == 0
    assert '"operation":"Q"' in logged(tmp_path / "log")


async def test_unix_socket(own_database: EmbeddedPostgres, tmp_path: Path) -> None:
    path = tmp_path / "kg.sock"
    given = {"DATABASE_URL": own_database.url}
    async with serving("--host", str(path), log=tmp_path / "log", **given) as (_, address):
        transport = httpx.AsyncHTTPTransport(uds=str(path))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            answer = await client.post("/graphql", json={"query": "{ __typename }"})

    assert address == f"unix:{path}"
    assert answer.json() == {"data": {"__typename": "Query"}}
    assert not path.exists()


async def test_database_of_someone_else_is_not_migrated_by_itself(own_database: EmbeddedPostgres) -> None:
    connection = await asyncpg.connect(own_database.url)
    await connection.execute("create database leeg")
    await connection.close()
    url = own_database.url.replace("/klantgraaf?", "/leeg?")
    assert url != own_database.url

    refused = await asyncio.to_thread(klantgraaf, "serve", "--port", "0", DATABASE_URL=url)
    migrated = await asyncio.to_thread(klantgraaf, "migrate", DATABASE_URL=url)

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.splitlines()[-1] == (
        "klantgraaf: De database is niet bijgewerkt voor deze versie. Geef eerst: klantgraaf migrate"
    )
    assert migrated.returncode == 0
    assert migrated.stdout.startswith("De database is bijgewerkt tot ")


def test_migrations_can_be_read_first() -> None:
    result = klantgraaf("migrate", "--sql")

    assert result.returncode == 0
    assert "CREATE TABLE klantcontact" in result.stdout


def test_schema_can_be_written_and_checked(tmp_path: Path) -> None:
    printed: subprocess.CompletedProcess[str] = klantgraaf("schema")
    written = klantgraaf("schema", "--output", str(tmp_path / "x.graphql"))

    assert printed.returncode == written.returncode == 0
    assert (tmp_path / "x.graphql").read_text() == printed.stdout
    assert "type Query" in printed.stdout
