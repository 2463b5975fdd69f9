"""Twelve statements: what a careful programmer writes by hand for C9127 without making JSON in the database.

One read-only snapshot, one statement per relation, dictionaries, orjson. Only what that one question needs.
"""

from collections.abc import Mapping
from typing import Any

import asyncpg
import orjson

from bench.contenders.asgi import App, serve
from bench.contenders.twaalf_antwoord import bouw
from bench.teksten import opdrachten

_SQL = opdrachten("twaalf")
_PER_CONTACT = ("betrokkenen", "actoren", "bijlagen", "onderwerpen", "taken", "keten")


async def antwoord(pools: Mapping[str, asyncpg.Pool], verzoek: dict[str, Any]) -> bytes:
    """Answer C9127, for a client by BSN."""
    variabelen = verzoek["variables"]
    async with (
        pools["gewoon"].acquire() as verbinding,
        verbinding.transaction(isolation="repeatable_read", readonly=True),
    ):
        klant = await verbinding.fetch(_SQL["klant"], variabelen["van"]["partij"]["bsn"])
        if not klant:
            return b'{"data":{"contactgeschiedenis":null}}'
        partij = klant[0][0]
        rijen = {"klant": klant}
        for naam in ("verwanten", "cijfers", "taakcijfers", "tijdlijn"):
            rijen[naam] = await verbinding.fetch(_SQL[naam], partij)
        rijen["contacten"] = await verbinding.fetch(_SQL["contacten"], partij, variabelen["first"])
        ids = [rij[0] for rij in rijen["contacten"]]
        for naam in _PER_CONTACT:
            rijen[naam] = await verbinding.fetch(_SQL[naam], ids)
    return orjson.dumps({"data": {"contactgeschiedenis": bouw(rijen, variabelen["first"])}})


if __name__ == "__main__":
    serve(App(antwoord, {"gewoon": {}}))
