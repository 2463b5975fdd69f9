"""What stands in the register, next to what should."""

import json
from typing import Any
from uuid import UUID

import asyncpg

from tests.importeren.rijen import Rij, Rijen
from tests.importeren.verwacht import TABEL, Verwacht

GENERATED = {
    "adres_normaal",
    "adres_zoek",
    "naam_zoek",
    "object_sleutel",
    "object_uuid",
    "persoon_sleutel",
    "tekst",
    "werkte_voor_soort",
}

# Keys whose values follow from other rows, so they are nowhere in the register's own columns.
AFGELEID = {
    "url",
    "_expand",
    "volledigeNaam",
    "betrokkenen",
    "categorieRelaties",
    "digitaleAdressen",
    "vertegenwoordigden",
    "rekeningnummers",
    "partijIdentificatoren",
    "gingOverOnderwerpobjecten",
    "hadBetrokkenActoren",
    "omvatteBijlagen",
    "hadBetrokkenen",
    "leiddeTotInterneTaken",
}


async def in_register(register: asyncpg.Connection, table: str) -> dict[UUID, Rij]:
    """All rows of a table, without what the database computes."""
    found = {}
    for row in await register.fetch(f"select * from {table}"):
        values = {name: value for name, value in row.items() if name not in GENERATED}
        if "metadata" in values:
            values["metadata"] = json.loads(values["metadata"])
        found[row["id"]] = values
    return found


async def links_in_register(register: asyncpg.Connection) -> set[tuple[Any, ...]]:
    rows = await register.fetch("select interne_taak_id, actor_id, status, plaatsgevonden_op from interne_taak_actor")
    return {tuple(row) for row in rows}


async def klopt(register: asyncpg.Connection, rijen: Rijen) -> None:
    """Fail when one value of one row differs, either way."""
    verwacht = Verwacht(rijen)
    for resource, table in TABEL.items():
        assert await in_register(register, table) == verwacht.tabel(resource), table
    assert await links_in_register(register) == verwacht.links()


def waarden(row: Any) -> list[str]:
    """Every value in a row of the source that does not follow from others, as text."""
    found: list[str] = []
    if isinstance(row, dict):
        for name, value in row.items():
            if name == "metadata":
                found.append(json.dumps(value, sort_keys=True))
            elif name not in AFGELEID:
                found += waarden(value)
    elif isinstance(row, list):
        for value in row:
            found += waarden(value)
    elif row not in {None, ""}:
        found.append(str(row))
    return found
