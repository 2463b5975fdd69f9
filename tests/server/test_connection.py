"""Clients that leave, operations that take too long, and more operations than places."""

import asyncio
import time
from typing import Any

import httpx
import pytest

from server.supervision import ClientGoneError, OutOfTimeError, supervised
from tests.server.conftest import Client
from tests.server.toy import SECRET, ToyBackend

SLOW = {"query": "{ traag(seconden: 30) }"}
QUICK = {"query": "{ hallo }"}


async def test_client_that_leaves_cancels_its_operation(server_of: Client, toy: ToyBackend, log_lines: Any) -> None:
    async with server_of() as url, httpx.AsyncClient() as client:
        request = asyncio.create_task(client.post(f"{url}/graphql", json=SLOW, timeout=30))
        await asyncio.wait_for(toy.started.wait(), 5)

        left = time.perf_counter()
        request.cancel()
        await asyncio.wait_for(toy.cancelled.wait(), 5)
        waited = time.perf_counter() - left

        await asyncio.sleep(0.05)

    assert waited < 0.25
    assert toy.running == 0
    (line,) = [line for line in log_lines() if line["event"] == "request"]
    assert line["status"] == 499


async def test_operation_that_takes_too_long_is_503_and_cancelled(server_of: Client, toy: ToyBackend) -> None:
    async with server_of(operation_timeout=0.3, statement_timeout=0.2) as url, httpx.AsyncClient() as client:
        began = time.perf_counter()
        response = await client.post(f"{url}/graphql", json=SLOW)
        took = time.perf_counter() - began
        after = await client.post(f"{url}/graphql", json=QUICK)

    assert response.status_code == 503
    assert "retry-after" not in response.headers
    assert response.json() == {
        "errors": [
            {
                "message": "De bewerking duurde langer dan 0.3 seconden en is afgebroken. "
                "Vraag minder tegelijk, of probeer het later opnieuw.",
                "extensions": {"code": "TIJDELIJK_NIET_BESCHIKBAAR"},
            }
        ]
    }
    assert 0.3 <= took < 1
    assert toy.cancelled.is_set()
    assert after.json() == {"data": {"hallo": "hallo wereld"}}


async def test_full_server_refuses_quickly_and_recovers(server_of: Client, toy: ToyBackend) -> None:
    async with server_of(pool_size=3, waiting_room=1) as url, httpx.AsyncClient(timeout=10) as client:
        # given: two places taken and one waiting
        busy = [
            asyncio.create_task(client.post(f"{url}/graphql", json={"query": "{ traag(seconden: 0.4) }"}))
            for _ in range(3)
        ]
        await asyncio.sleep(0.15)

        # when
        began = time.perf_counter()
        refused = await client.post(f"{url}/graphql", json=QUICK)
        took = time.perf_counter() - began
        answers = await asyncio.gather(*busy)
        after = await client.post(f"{url}/graphql", json=QUICK)

    # then
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1"
    assert refused.json()["errors"][0]["extensions"] == {"code": "TIJDELIJK_NIET_BESCHIKBAAR"}
    assert took < 0.1
    assert [answer.json() for answer in answers] == [{"data": {"traag": "klaar"}}] * 3
    assert toy.most_running == 2
    assert after.status_code == 200


async def test_places_come_back_after_clients_left(server_of: Client, toy: ToyBackend) -> None:
    async with server_of(pool_size=2, waiting_room=5) as url, httpx.AsyncClient(timeout=10) as client:
        gone = [asyncio.create_task(client.post(f"{url}/graphql", json=SLOW)) for _ in range(6)]
        await asyncio.wait_for(toy.started.wait(), 5)
        await asyncio.sleep(0.1)
        for request in gone:
            request.cancel()

        after = await client.post(f"{url}/graphql", json=QUICK)

    assert after.json() == {"data": {"hallo": "hallo wereld"}}
    assert toy.running == 0


async def never() -> dict[str, str]:
    await asyncio.Event().wait()
    raise AssertionError


async def disconnect() -> dict[str, str]:
    return {"type": "http.disconnect"}


async def test_work_that_ignores_cancellation_does_not_hold_up_its_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.supervision._GRACE_SECONDS", 0.05)
    release = asyncio.Event()

    async def stubborn() -> None:
        while not release.is_set():
            try:
                await release.wait()
            except asyncio.CancelledError:
                continue

    with pytest.raises(OutOfTimeError):
        await asyncio.wait_for(supervised(stubborn(), never, 0.05), 2)
    release.set()
    await asyncio.sleep(0.01)


async def test_failure_while_being_cancelled_is_logged(log_lines: Any) -> None:
    async def work() -> None:
        try:
            await asyncio.sleep(30)
        finally:
            raise OSError(SECRET)

    with pytest.raises(ClientGoneError):
        await supervised(work(), disconnect, 5)

    (line,) = log_lines()
    assert line["event"] == "failed_while_cancelled"
    assert line["exception"][0]["type"] == "OSError"
    assert SECRET not in str(line)


async def test_work_that_cancels_itself_is_a_fault_and_not_a_shutdown() -> None:
    async def work() -> None:
        raise asyncio.CancelledError

    with pytest.raises(RuntimeError, match="cancelled itself"):
        await supervised(work(), never, 5)


async def test_cancelling_the_caller_cancels_the_work() -> None:
    cancelled = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    caller = asyncio.create_task(supervised(work(), never, 30))
    await asyncio.sleep(0.01)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert cancelled.is_set()
