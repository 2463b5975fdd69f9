"""One statement as one writes it: what someone who knows PostgreSQL makes of C9127 in an afternoon.

It asks the same of the database as the limit, in the functions that PostgreSQL has for making JSON, and leaves the way
to read it to the planner.
"""

from collections.abc import Mapping
from typing import Any

import asyncpg
import orjson

from bench.contenders.asgi import App, serve
from bench.teksten import sql

_EIGEN = sql("c9127_json")
_ALLE = sql("c9127_json", treffers_json_eigen="treffers_json_alle")


async def antwoord(pools: Mapping[str, asyncpg.Pool], verzoek: dict[str, Any]) -> bytes:
    """Answer C9127, for a client by BSN."""
    variabelen = verzoek["variables"]
    opdracht = _ALLE if variabelen["inclusief"] else _EIGEN
    async with pools["gewoon"].acquire() as verbinding:
        tekst: str = await verbinding.fetchval(opdracht, variabelen["van"]["partij"]["bsn"], variabelen["first"])
    return tekst.encode()


def vorm(tekst: bytes) -> bytes:
    """Its answer without the spaces that PostgreSQL puts around colons and commas; the order of everything stays."""
    return orjson.dumps(orjson.loads(tekst))


if __name__ == "__main__":
    serve(App(antwoord, {"gewoon": {}}))
