import asyncio
import json
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.server.conftest import Client
from tests.server.toy import ToyBackend

LIMIT = 65_536


def body_of(size: int) -> bytes:
    empty = len(json.dumps({"query": "{ hallo }", "variables": {"a": ""}}))
    body = json.dumps({"query": "{ hallo }", "variables": {"a": "x" * (size - empty)}}).encode()
    assert len(body) == size
    return body


@pytest.mark.parametrize(("size", "status"), [(LIMIT, 200), (LIMIT + 1, 413), (LIMIT * 3, 413)])
async def test_limit_is_exact(server_of: Client, size: int, status: int) -> None:
    async with server_of() as url, httpx.AsyncClient() as client:
        response = await client.post(
            f"{url}/graphql", content=body_of(size), headers={"content-type": "application/json"}
        )

    assert response.status_code == status


async def test_body_without_length_is_counted(server_of: Client, toy: ToyBackend) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(80):
            yield b"x" * 1_000

    async with server_of() as url, httpx.AsyncClient() as client:
        response = await client.post(f"{url}/graphql", content=chunks(), headers={"content-type": "application/json"})

    assert response.status_code == 413
    assert response.json() == {
        "errors": [{"message": "Het verzoek is groter dan 65536 bytes.", "extensions": {"code": "VERZOEK_TE_GROOT"}}]
    }
    assert toy.seen == []


@pytest.mark.parametrize("header", ["content-length: 10000000000", "transfer-encoding: chunked"])
async def test_endless_body_is_cut_off(server_of: Client, header: str) -> None:
    chunk = b"x" * 16_384
    framed = b"4000\r\n" + chunk + b"\r\n" if "chunked" in header else chunk
    sent = 0
    async with server_of() as url:
        _, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
        writer.write(
            f"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n{header}\r\n\r\n".encode()
        )
        try:
            async with asyncio.timeout(5):
                while True:
                    writer.write(framed)
                    sent += len(chunk)
                    await writer.drain()
        except ConnectionError:
            pass
        writer.close()

    # What was read, and what the kernel's buffers took in before the connection closed.
    assert sent < 16_000_000


async def test_body_that_does_not_come_is_408(server_of: Client, toy: ToyBackend) -> None:
    async with server_of(operation_timeout=0.2, statement_timeout=0.1) as url:
        reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
        writer.write(
            b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"
        )
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"VERZOEK_TE_TRAAG" in answer
    assert toy.seen == []


async def test_client_that_leaves_halfway_the_body_gets_nothing_done(server_of: Client, toy: ToyBackend) -> None:
    async with server_of() as url:
        _, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
        writer.write(
            b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"
        )
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        async with httpx.AsyncClient() as client:
            after = await client.get(f"{url}/livez")

    assert after.status_code == 200
    assert toy.seen == []


async def test_client_that_asks_first_is_told_not_to_send(server_of: Client) -> None:
    async with server_of() as url:
        reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
        writer.write(
            b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
            b"content-length: 5000000\r\nexpect: 100-continue\r\n\r\n"
        )
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()

    assert answer.startswith(b"HTTP/1.1 413 ")
