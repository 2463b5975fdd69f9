"""What a mutation left behind: in the register, and in its history."""

from typing import Any
from uuid import UUID

import asyncpg

_TABELLEN = "select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version' order by 1"


async def alles(register: asyncpg.Connection) -> dict[str, list[str]]:
    """Every row of every table as text: equal before and after what was refused."""
    tabellen = [row["tablename"] for row in await register.fetch(_TABELLEN)]
    return {
        tabel: [row["rij"] for row in await register.fetch(f"select t::text as rij from {tabel} t order by 1")]
        for tabel in tabellen
    }


async def sporen(register: asyncpg.Connection, object_id: UUID | str, concept: str) -> list[dict[str, Any]]:
    """The history of one object, oldest first; what was written together in a fixed order."""
    rows = await register.fetch(
        "select soort, versie, bewerking, naam, velden, voor, na from wijziging"
        " where object_id = $1 and concept = $2 order by tijdstip, soort, coalesce(voor, na)::text",
        UUID(str(object_id)),
        concept,
    )
    return [dict(row) for row in rows]
