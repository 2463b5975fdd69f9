import asyncio
import time
from typing import Any

import httpx

from tests.server.conftest import Client
from tests.server.toy import PASSWORD, SECRET, ToyBackend


async def test_ready_when_the_database_answers_and_is_migrated(client: httpx.AsyncClient) -> None:
    response = await client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "in orde", "onderdelen": {"database": "in orde", "migraties": "in orde"}}


async def test_not_ready_without_a_database(client: httpx.AsyncClient, toy: ToyBackend, log_lines: Any) -> None:
    toy.reachable = False

    response = await client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {
        "status": "niet gereed",
        "onderdelen": {"database": "antwoordt niet", "migraties": "onbekend"},
    }
    assert SECRET not in str(log_lines())
    assert PASSWORD not in str(log_lines())


async def test_not_ready_without_migrations(client: httpx.AsyncClient, toy: ToyBackend) -> None:
    toy.up_to_date = False

    response = await client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["onderdelen"] == {"database": "in orde", "migraties": "niet bijgewerkt"}


async def test_database_that_hangs_is_not_waited_for(client_of: Client, toy: ToyBackend, monkeypatch: Any) -> None:
    async def hang() -> None:
        await asyncio.sleep(30)

    monkeypatch.setattr(toy, "ping", hang)
    async with client_of(ready_timeout=0.1) as client:
        began = time.perf_counter()
        response = await client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["onderdelen"]["database"] == "antwoordt niet"
    assert time.perf_counter() - began < 0.5


async def test_alive_without_a_database(client: httpx.AsyncClient, toy: ToyBackend) -> None:
    toy.reachable = False

    response = await client.get("/livez")

    assert (response.status_code, response.json()) == (200, {"status": "in orde"})


async def test_backend_is_open_as_long_as_the_server_runs(server_of: Client, toy: ToyBackend) -> None:
    async with server_of():
        assert toy.opened
    assert not toy.opened
