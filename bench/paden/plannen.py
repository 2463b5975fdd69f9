"""A question, the statements it sends, and the plan that PostgreSQL makes for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg
import orjson
from sqlalchemy import Executable, Row
from sqlalchemy.dialects.postgresql.asyncpg import dialect

from bench.paden.paden import Pad
from db.engine import Database
from db.identity import Identity, Plans, reading
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute

# Long enough for any of them: what is too slow must be seen, not ended.
_TIJDSLIMIET_MS = 600_000
_UITLEG = "explain (analyze, buffers, format json) "
_DIALECT = dialect()  # type: ignore[no-untyped-call]

# A statement in PostgreSQL's own notation, and its values.
Opdracht = tuple[str, tuple[Any, ...]]


class PadFoutError(Exception):
    """A question was not answered."""


@dataclass(frozen=True)
class Bevinding:
    """What one question asks of PostgreSQL.

    Args:
        pad: the question.
        ms: of its statements together, planned with their values, when all they read was at hand.
        rijen: most rows that any step of a plan handled.
        blokken: pages of 8 kB that were looked at.
        indexen: that were read.
        plannen: of PostgreSQL, as it tells them, by statement.
    """

    pad: Pad
    ms: float
    rijen: int
    blokken: int
    indexen: tuple[str, ...]
    plannen: tuple[tuple[str, Any], ...]


class _Meeschrijver(Operation):
    """An operation that notes the statements it sends."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, ONTWIKKELIDENTITEIT)
        self.opdrachten: list[Opdracht] = []

    async def fetch(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        gemaakt: Any = statement.compile(dialect=_DIALECT)  # type: ignore[attr-defined]
        waarden = gemaakt.construct_params(parameters)
        self.opdrachten.append((str(gemaakt), tuple(waarden[naam] for naam in gemaakt.positiontup)))
        return await super().fetch(statement, parameters)

    async def fetch_json(self, statement: str, parameters: tuple[Any, ...]) -> list[bytes | None]:
        self.opdrachten.append((statement, parameters))
        return await super().fetch_json(statement, parameters)


async def onderzoek(url: str, verbinding: asyncpg.Connection, paden: Sequence[Pad]) -> list[Bevinding]:
    """Ask every question once, and have its statements explained.

    Args:
        url: of a filled register.
        verbinding: to the same.
        paden: what to ask.

    Raises:
        PadFoutError: a question was not answered.
    """
    database = Database(url, pool_size=1, statement_timeout_ms=_TIJDSLIMIET_MS)
    try:
        return [await _pad(database, verbinding, pad) for pad in paden]
    finally:
        await database.close()


async def _pad(database: Database, verbinding: asyncpg.Connection, pad: Pad) -> Bevinding:
    variabelen = {"x": await verbinding.fetchval(pad.waarde)} if pad.soort else {}
    async with _Meeschrijver(database) as operation:
        antwoord = await execute(pad.document, variabelen, None, operation)
        if antwoord.errors:
            raise PadFoutError(f"{pad.naam}: {antwoord.errors[0].message}")
        opdrachten = operation.opdrachten
    plannen = [(tekst, await _plan(verbinding, tekst, waarden)) for tekst, waarden in opdrachten]
    stappen = [stap for _, plan in plannen for stap in _stappen(plan["Plan"])]
    return Bevinding(
        pad=pad,
        ms=sum(plan["Execution Time"] for _, plan in plannen),
        rijen=round(max(_rijen(stap) for stap in stappen)),
        blokken=sum(plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"] for _, plan in plannen),
        indexen=tuple(dict.fromkeys(stap["Index Name"] for stap in stappen if "Index Name" in stap)),
        plannen=tuple(plannen),
    )


async def _plan(verbinding: asyncpg.Connection, tekst: str, waarden: tuple[Any, ...]) -> Any:
    await verbinding.execute(reading(Identity("", ""), _TIJDSLIMIET_MS, Plans.BY_VALUE))
    try:
        # The first time is for fetching the pages from disk.
        await verbinding.fetchval(_UITLEG + tekst, *waarden)
        return orjson.loads(await verbinding.fetchval(_UITLEG + tekst, *waarden))[0]
    finally:
        await verbinding.execute("rollback")


def _stappen(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for deel in plan.get("Plans", ()):
        yield from _stappen(deel)


def _rijen(stap: Mapping[str, Any]) -> float:
    """Rows that a step handled: what it gave, and what it looked at in vain."""
    vergeefs = stap.get("Rows Removed by Filter", 0) + stap.get("Rows Removed by Index Recheck", 0)
    gegeven: float = (stap["Actual Rows"] + vergeefs) * stap["Actual Loops"]
    return gegeven
