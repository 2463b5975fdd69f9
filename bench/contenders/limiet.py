"""The limit: for every question one hand-written SQL statement that returns the finished JSON.

Nothing that answers the same question from the same tables in one process has less to do. What the product loses to it,
it loses to being a general GraphQL server.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from bench.contenders.asgi import App, serve
from bench.global_id import ontleed
from bench.teksten import sql

# Statements that fetch sets of ids by index get one plan, made once, that is good for one client and for another:
# without nested loops, because PostgreSQL does not know beforehand how many ids there will be.
_VAST = {"plan_cache_mode": "force_generic_plan", "enable_nestloop": "off"}
# What one searches for decides the plan.
_PER_KEER = {"plan_cache_mode": "force_custom_plan"}


@dataclass(frozen=True)
class Limiet:
    """How one question is answered.

    Args:
        sql: the statement.
        argumenten: its arguments, from the variables of the document.
        pool: which plans its connections make.
    """

    sql: str
    argumenten: Callable[[dict[str, Any]], tuple[Any, ...]]
    pool: str = "vast"


def _geschiedenis(variabelen: dict[str, Any]) -> tuple[Any, ...]:
    return variabelen["van"]["partij"]["bsn"], variabelen["first"]


def _nodes(variabelen: dict[str, Any]) -> tuple[Any, ...]:
    paren = [ontleed(tekst) for tekst in variabelen["ids"]]
    return [soort for soort, _ in paren], [UUID(sleutel) for _, sleutel in paren]


LIMIETEN: Mapping[str, Limiet] = {
    "C9127Contactgeschiedenis": Limiet(sql("c9127"), _geschiedenis),
    "C9127Contactgeschiedenis/alle": Limiet(sql("c9127", treffers_eigen="treffers_alle"), _geschiedenis),
    "Bladzijde": Limiet(sql("bladzijde"), lambda v: (v["klant"]["nummer"], v["first"])),
    "Werklijst": Limiet(sql("werklijst"), lambda v: (UUID(ontleed(v["actor"])[1]), v["first"])),
    "Zaak": Limiet(sql("zaak"), lambda v: (v["uuid"], v["first"])),
    "ZoekTekst": Limiet(sql("zoek_tekst"), lambda v: (v["tekst"], v["first"]), "per_keer"),
    "ZoekNaam": Limiet(sql("zoek_naam"), lambda v: (v["naam"], v["first"]), "per_keer"),
    "ZoekTelefoon": Limiet(sql("zoek_telefoon"), lambda v: (v["nummer"], v["first"])),
    "Nodes": Limiet(sql("nodes"), _nodes),
}


async def antwoord(pools: Mapping[str, asyncpg.Pool], verzoek: dict[str, Any]) -> bytes:
    """One statement; its one value is the body."""
    variabelen = verzoek["variables"]
    alle = "/alle" if variabelen.get("inclusief") else ""
    limiet = LIMIETEN[verzoek["operationName"] + alle]
    async with pools[limiet.pool].acquire() as verbinding:
        tekst: bytes = await verbinding.fetchval(limiet.sql, *limiet.argumenten(variabelen))
    return tekst


if __name__ == "__main__":
    serve(App(antwoord, {"vast": _VAST, "per_keer": _PER_KEER}))
