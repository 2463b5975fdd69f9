"""What the hand-written contenders share: a bare ASGI app on a pool of asyncpg, under uvicorn like the product."""

import argparse
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import asyncpg
import orjson
import uvicorn

# Answers `{"operationName": …, "variables": …}` with the whole body of the answer.
Antwoord = Callable[[Mapping[str, asyncpg.Pool], dict[str, Any]], Awaitable[bytes]]

# As many connections as one server process of the product has.
POOL = 10
_INSTELLINGEN = {"jit": "off", "timezone": "UTC", "intervalstyle": "iso_8601"}


async def _niets(_verbinding: Any) -> None:
    """Nothing to reset: nobody changes the session."""


async def pool(url: str, grootte: int, **instellingen: str) -> asyncpg.Pool:
    """A pool whose connections cost no statements to give back."""
    return await asyncpg.create_pool(
        url,
        min_size=grootte,
        max_size=grootte,
        reset=_niets,
        server_settings={**_INSTELLINGEN, **instellingen},
        # A statement of this size stays prepared too; by default a long one is parsed and planned every time.
        max_cacheable_statement_size=0,
    )


class App:
    """The least an HTTP server in Python does: read the body, answer, write."""

    def __init__(self, antwoord: Antwoord, pools: Mapping[str, Mapping[str, str]]) -> None:
        self._antwoord = antwoord
        self._instellingen = pools
        self._pools: dict[str, asyncpg.Pool] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request, or open and close with the server."""
        if scope["type"] == "lifespan":
            await self._leven(receive, send)
            return
        body = b""
        meer = True
        while meer:
            bericht = await receive()
            body += bericht.get("body", b"")
            meer = bericht.get("more_body", False)
        tekst = await self._antwoord(self._pools, orjson.loads(body))
        kop = [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", str(len(tekst)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": kop})
        await send({"type": "http.response.body", "body": tekst})

    async def _leven(self, receive: Any, send: Any) -> None:
        await receive()
        for naam, instellingen in self._instellingen.items():
            self._pools[naam] = await pool(os.environ["DATABASE_URL"], POOL, **instellingen)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for open_pool in self._pools.values():
            await open_pool.close()
        await send({"type": "lifespan.shutdown.complete"})


def serve(app: App) -> None:
    """Serve until a signal ends it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=parser.parse_args().port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
