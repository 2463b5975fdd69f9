"""What one request costs: statements, CPU of server and database, memory."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import asyncpg
import psutil

from bench.processen import Proces

_ZONDER_WERK = r"^\s*(begin|start transaction|commit|rollback|set|reset|show|close|unlisten|deallocate|discard)\M"
_SESSIE = r"^\s*select (set_config|pg_advisory_unlock_all|pg_catalog\.set_config)\M"
_HIER = "dbid = (select oid from pg_database where datname = current_database())"
_OPDRACHTEN = f"""
select query, calls, total_exec_time as ms, rows, query ~* '{_ZONDER_WERK}' or query ~* '{_SESSIE}' as bijzaak
from pg_stat_statements where {_HIER} and query not like '%pg_stat_%' order by total_exec_time desc
"""  # noqa: S608
_VERGEET = f"select pg_stat_statements_reset(0, d.oid, 0) from pg_database d where {_HIER.replace('dbid', 'd.oid')}"  # noqa: S608
_TEKENS = 300
_MINST = 10
_ZWAARSTE = 8
_VOORGELADEN = "select current_setting('shared_preload_libraries') ~ 'pg_stat_statements'"


@dataclass(frozen=True)
class Zware:
    """A statement that takes time.

    Args:
        tekst: its beginning.
        keer: times per request.
        ms: milliseconds per request.
    """

    tekst: str
    keer: float
    ms: float


@dataclass(frozen=True)
class Verbruik:
    """What one request costs.

    Args:
        opdrachten: statements that read.
        bijzaak: statements around them: transaction and session.
        cpu_server: CPU seconds of the server process.
        cpu_database: CPU seconds of the database's processes.
        zwaarste: the statements that took most time.
    """

    opdrachten: float
    bijzaak: float
    cpu_server: float
    cpu_database: float
    zwaarste: tuple[Zware, ...]


async def telt(verbinding: asyncpg.Connection) -> bool:
    """Whether the server counts statements."""
    geladen: bool = await verbinding.fetchval(_VOORGELADEN)
    return geladen


async def meet(
    verbinding: asyncpg.Connection, proces: Proces, body: bytes, *, meeste: int, seconden: float = 0.0
) -> Verbruik:
    """Ask the same question several times and see what that took.

    Args:
        verbinding: to the register, with the extension pg_stat_statements.
        proces: whom to ask.
        body: the question.
        meeste: requests, at most.
        seconden: after which ten requests are enough; processor time is kept in hundredths of a second.
    """
    database = await _achterkanten(verbinding)
    with proces.verbind() as http:
        http.vraag(body)
        await verbinding.execute(_VERGEET)
        server, achter = proces.cpu(), _cpu(database)
        keren, begin = 0, time.perf_counter()
        while keren < meeste and (keren < _MINST or time.perf_counter() - begin < seconden):
            http.vraag(body)
            keren += 1
        server, achter = proces.cpu() - server, _cpu(database) - achter
    rijen = await verbinding.fetch(_OPDRACHTEN)
    return Verbruik(
        opdrachten=sum(rij["calls"] for rij in rijen if not rij["bijzaak"]) / keren,
        bijzaak=sum(rij["calls"] for rij in rijen if rij["bijzaak"]) / keren,
        cpu_server=server / keren,
        cpu_database=achter / keren,
        zwaarste=tuple(
            Zware(" ".join(rij["query"].split())[:_TEKENS], rij["calls"] / keren, rij["ms"] / keren)
            for rij in rijen[:_ZWAARSTE]
        ),
    )


async def _achterkanten(verbinding: asyncpg.Connection) -> list[psutil.Process]:
    """Processes of the database server that work for this register, without our own."""
    rijen = await verbinding.fetch(
        "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    )
    return [psutil.Process(rij["pid"]) for rij in rijen if psutil.pid_exists(rij["pid"])]


def _cpu(processen: Iterable[psutil.Process]) -> float:
    som = 0.0
    for proces in processen:
        try:
            tijd = proces.cpu_times()
        except psutil.Error:
            continue  # it ended; the pools keep their connections, so it was nobody we measure
        som += tijd.user + tijd.system
    return som
