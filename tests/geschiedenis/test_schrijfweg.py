"""No row of the register is written without its history saying so.

Every mutation that any test plays is looked after by `Vraag.schrijf`; here is tested that it looks, that all mutations
are played, and that imports keep to it too. Rows that only a foreign key moved along (the moment of a contact, the
status of a task: docs/adr/0003) are told with their parent. What fills an empty register with made-up data is left out:
`klantgraaf seed` writes no history, because nobody did what it says.
"""

import re
from pathlib import Path

import asyncpg
import pytest

from db.engine import Database
from schema.schema import schema
from tests.geschiedenis.vragen import doe
from tests.support.geschiedenis import TABELLEN
from tests.support.rijen import Rijen
from tests.support.schrijfweg import grens, voorbij
from tests.support.vraag import Vraag

ROOT = Path(__file__).parent.parent.parent
# In `db`: the write path, the history, imports, and the migration that made the tables.
MAG = {
    "db/write_session.py",
    "db/geschiedenis.py",
    "db/importeren/statements.py",
    "db/importeren/target.py",
}
# What writes a table otherwise than through the write path; names of tables are often filled in.
_SQL = r"(?:insert\s+into|delete\s+from|update)\s+(?:only\s+)?(?:public\.)?[\"']?"
_NAMEN = "|".join(table.name for table in TABELLEN)
SQL = re.compile(rf"\b{_SQL}(?:(?:{_NAMEN})\b|\{{)", re.IGNORECASE)
CORE = re.compile(
    r"\b(?:from sqlalchemy[\w. ]* import [^\n]*\b(?:insert|update|delete)\b|\.(?:insert|update|delete)\(\)\.)"
)
# An idempotency key and a value of a reference list are no rows of the register.
CORE_MAG = {"resolvers/mutaties/idempotentie.py", "db/referentielijsten/bijwerken.py"}


def bronnen(*kamers: str) -> list[tuple[str, str]]:
    return [
        (str(pad.relative_to(ROOT)), pad.read_text(encoding="utf-8"))
        for kamer in kamers
        for pad in sorted((ROOT / kamer).rglob("*.py"))
        if "migrations" not in pad.parts
    ]


def test_no_statement_writes_a_table_of_the_register_elsewhere() -> None:
    gevonden = {
        naam for naam, tekst in bronnen("resolvers", "schema", "server", "db") if SQL.search(tekst) and naam not in MAG
    }
    assert gevonden - {"db/importeren/remarks.py"} == set()
    core = {naam for naam, tekst in bronnen("resolvers", "schema", "server", "db") if CORE.search(tekst)}
    assert core - CORE_MAG == set()


@pytest.mark.parametrize(
    ("tekst", "schrijft"),
    [
        ("insert into partij (id) values (1)", True),
        ("INSERT  INTO klantcontact", True),
        ("update betrokkene set rol = 'klant'", True),
        ('f"delete from {table.name} where"', True),
        ("insert into wijziging (concept)", False),
        ("insert into referentiewaarde (lijst)", False),
        ("the partij that was to update", False),
    ],
)
def test_the_search_knows_a_write_when_it_sees_one(tekst: str, *, schrijft: bool) -> None:
    assert bool(SQL.search(tekst)) is schrijft


def test_seeds_are_the_only_other_writers() -> None:
    """`COPY` is how rows get in fast: into staging tables of an import, and into an empty register."""
    gevonden = {naam for naam, tekst in bronnen("resolvers", "schema", "server", "db") if "copy_records_to" in tekst}
    assert gevonden == {"db/importeren/session.py", "server/seed/schrijver.py"}


def test_every_mutation_is_played_under_this_watch() -> None:
    gespeeld = "\n".join(
        pad.read_text(encoding="utf-8")
        for map_ in ("tests/mutaties", "tests/geschiedenis")
        for pad in (ROOT / map_).rglob("*.py")
    )
    mutaties = schema._schema.mutation_type
    assert mutaties is not None
    assert [naam for naam in mutaties.fields if not re.search(rf"\b{naam}\b", gespeeld)] == []


async def test_a_row_that_went_around_is_found(database: Database, schrijf: Rijen) -> None:
    vanaf = await grens(database)
    contact = await schrijf.klantcontact()
    assert await voorbij(database, vanaf) == [("klantcontact", str(contact))]
    # Also when it had a history before.
    assert await voorbij(database, await grens(database)) == []


async def test_a_change_that_went_around_is_found(
    vraag: Vraag, database: Database, register: asyncpg.Connection
) -> None:
    gedaan = await doe(vraag, "registreerCategorie", naam="Ondernemers")
    vanaf = await grens(database)
    await register.execute("update categorie set naam = 'Winkeliers'")
    assert [tabel for tabel, _ in await voorbij(database, vanaf)] == ["categorie"]
    # And by a write path that says so again, it is not.
    await doe(vraag, "wijzigCategorie", id=gedaan["id"], versie=1, naam="Zaken")
    assert await voorbij(database, vanaf) == []


async def test_what_moves_along_with_a_contact_is_told_with_the_contact(vraag: Vraag, schrijf: Rijen) -> None:
    # given a contact with all that keeps its moment
    noor = await schrijf.actor()
    contact = await schrijf.contact_van(None)
    await schrijf.nam_deel(noor, contact)
    await schrijf.taak(contact, noor)
    vanaf = await grens(vraag.database)
    # when its moment changes, the rows that follow are written too
    await doe(vraag, "wijzigKlantcontact", id=str(contact), versie=1, plaatsgevondenOp="2026-01-05T10:00:00Z")
    # then they are no changes of their own
    assert await voorbij(vraag.database, vanaf) == []
    verteld = await vraag.data("{ wijzigingen { nodes { concept velden { veld } } } }")
    assert verteld["wijzigingen"]["nodes"] == [{"concept": "klantcontact", "velden": [{"veld": "plaatsgevondenOp"}]}]


async def test_an_import_says_all_it_wrote(openklant_url: str) -> None:
    database = Database(openklant_url, pool_size=1)
    try:
        assert await voorbij(database) == []
    finally:
        await database.close()
