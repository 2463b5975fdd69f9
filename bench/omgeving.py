"""What the measuring was done on and with."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import asyncpg

from bench.contenders import postgraphile


@dataclass(frozen=True)
class Omgeving:
    """Machine and versions.

    Args:
        begin: when the run began, in UTC.
        kernen: processors that it may use.
        processor: their name, as far as known.
        geheugen: bytes of the machine.
        versies: of everything that matters, by name.
    """

    begin: str
    kernen: int
    processor: str
    geheugen: int
    versies: dict[str, str]


async def omgeving(verbinding: asyncpg.Connection, *, met_postgraphile: bool) -> Omgeving:
    """Look around."""
    versies = {
        "Klantgraaf": version("klantgraaf"),
        "Python": platform.python_version(),
        "PostgreSQL": (await verbinding.fetchval("show server_version")).split()[0],
        "strawberry-graphql": version("strawberry-graphql"),
        "graphql-core": version("graphql-core"),
        "asyncpg": version("asyncpg"),
        "uvicorn": version("uvicorn"),
        **(postgraphile.versies() if met_postgraphile else {}),
    }
    return Omgeving(
        begin=datetime.now(UTC).isoformat(timespec="seconds"),
        kernen=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        processor=_processor(),
        geheugen=os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"),
        versies=versies,
    )


def _processor() -> str:
    try:
        regels = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((regel.partition(":")[2].strip() for regel in regels if regel.startswith("model name")), "")


def belasting() -> float:
    """Load average over the last minute."""
    return os.getloadavg()[0]
