"""A real server on real sockets, with far more callers than it has places for, and for a long time."""

import asyncio
import re
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import orjson
import psutil
import pytest

from bench.http import verzoek
from tests.server.test_serve import serving

LIJST = """query Lijst { klantcontacten(first: 50) { nodes {
  nummer kanaal onderwerp inhoud betrokkenen { rol volledigeNaam partij { nummer volledigeNaam } } actoren { naam }
} } }"""
VERBINDINGEN = 200
MIB = 1024 * 1024


@asynccontextmanager
async def asking(url: str) -> AsyncIterator[httpx.AsyncClient]:
    limits = httpx.Limits(max_connections=VERBINDINGEN, max_keepalive_connections=VERBINDINGEN)
    async with httpx.AsyncClient(base_url=url, timeout=30, limits=limits) as client:
        yield client


async def ask(client: httpx.AsyncClient, query: str = LIJST) -> tuple[httpx.Response, float]:
    began = time.perf_counter()
    answer = await client.post("/graphql", json={"query": query})
    return answer, time.perf_counter() - began


async def test_two_hundred_callers_are_answered_or_refused_and_then_all_is_well(
    verhaal_url: str, tmp_path: Path
) -> None:
    # given a server with few places, and callers who come back when they are told to
    given = {"DATABASE_URL": verhaal_url, "KLANTGRAAF_POOL_SIZE": "4", "KLANTGRAAF_WAITING_ROOM": "10"}
    answered: list[bytes] = []
    refused: list[float] = []
    async with serving("--port", "0", log=tmp_path / "log", **given) as (_, url), asking(url) as client:
        await ask(client)
        port = int(url.rpartition(":")[2])
        end = time.monotonic() + 4

        async def keep_asking() -> None:
            # A client of its own: one that does more would be slower than the server.
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=4 * MIB)
            while time.monotonic() < end:
                began = time.perf_counter()
                writer.write(verzoek(port, orjson.dumps({"query": LIJST})))
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                [length] = re.findall(rb"content-length: (\d+)", head)
                body = await reader.readexactly(int(length))
                if head.startswith(b"http/1.1 200 "):
                    answered.append(body)
                    continue
                # then nobody gets anything else than an answer, or a refusal that says when to come back
                assert head.startswith(b"http/1.1 503 ")
                assert b"retry-after: 1\r\n" in head
                assert "data" not in orjson.loads(body)
                refused.append(time.perf_counter() - began)
                await asyncio.sleep(1)
            writer.close()

        # when they all ask at once, for a while
        async with asyncio.TaskGroup() as group:
            for _ in range(VERBINDINGEN):
                group.create_task(keep_asking())
        assert len(refused) > VERBINDINGEN
        assert len(set(answered)) == 1
        # and a refusal does not wait for a place
        assert statistics.median(refused) < 1
        # and within five seconds it is as before
        after = [await asyncio.wait_for(ask(client), 5) for _ in range(5)]
        assert {answer.status_code for answer, _ in after} == {200}
        assert sum(took for _, took in after) < 5
        assert (await client.get("/readyz")).status_code == 200


async def memory_under_load(url: str, pid: int, seconds: float) -> list[int]:
    """Bytes of the server at intervals, while sixteen callers ask, now and then something it never saw."""
    process, standings = psutil.Process(pid), []
    async with asking(url) as client:
        end = time.monotonic() + seconds

        async def keep_asking(who: int) -> None:
            count = 0
            while time.monotonic() < end:
                count += 1
                await ask(
                    client,
                    LIJST if count % 5 else f"query {{ a{who}_{count}: klantcontacten(first: 1) {{ totalCount }} }}",
                )

        async with asyncio.TaskGroup() as group:
            for who in range(16):
                group.create_task(keep_asking(who))
            while time.monotonic() < end:
                await asyncio.sleep(seconds / 60)
                standings.append(process.memory_info().rss)
    return standings


@pytest.mark.lang
async def test_memory_stays_flat_for_ten_minutes(verhaal_url: str, tmp_path: Path) -> None:
    given = {"DATABASE_URL": verhaal_url, "KLANTGRAAF_LOG_LEVEL": "warning"}
    async with serving("--port", "0", log=tmp_path / "log", **given) as (process, url):
        standings = await memory_under_load(url, process.pid, 600)
    # Every cache and pool is full after the first fifth.
    begin, end = statistics.median(standings[12:24]), statistics.median(standings[-12:])
    assert end < 1.05 * begin, [round(stand / MIB) for stand in standings]


async def test_memory_stays_flat_for_a_moment(verhaal_url: str, tmp_path: Path) -> None:
    given = {"DATABASE_URL": verhaal_url, "KLANTGRAAF_LOG_LEVEL": "warning"}
    async with serving("--port", "0", log=tmp_path / "log", **given) as (process, url):
        await memory_under_load(url, process.pid, 4)
        standings = await memory_under_load(url, process.pid, 4)
    # Caches still fill; what leaks per request would be far more.
    assert standings[-1] - standings[0] < 24 * MIB, [round(stand / MIB) for stand in standings]
