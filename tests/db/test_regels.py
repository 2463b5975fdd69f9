"""Every rule of the data model is kept by the database itself."""

from collections.abc import AsyncIterator

import asyncpg
import pytest
from sqlalchemy import Column, Enum, String

from db.tables import Base
from tests.db.regels.contact import CONTACT_REGELS
from tests.db.regels.partij import PARTIJ_REGELS
from tests.db.regels.vormen import Rij
from tests.db.wereld import BASIS, ZONDER_ID, maak, voeg_toe
from tests.support.postgres import Databases

REGELS = {**CONTACT_REGELS, **PARTIJ_REGELS}


@pytest.fixture(scope="module")
async def _wereld(databases: Databases, leeg: str) -> AsyncIterator[asyncpg.Connection]:
    async with databases.copy(leeg) as url:
        connection = await asyncpg.connect(url)
        await maak(connection)
        yield connection
        await connection.close()


@pytest.fixture
async def wereld(_wereld: asyncpg.Connection) -> AsyncIterator[asyncpg.Connection]:
    """A database with one row of everything; what a test does to it is undone."""
    transaction = _wereld.transaction()
    await transaction.start()
    yield _wereld
    await transaction.rollback()


async def geweigerd(connection: asyncpg.Connection, tabel: str, rij: Rij) -> str | None:
    """Name of the rule that refuses the row; None when it is taken. Either way it is gone again."""
    transaction = connection.transaction()
    await transaction.start()
    try:
        await voeg_toe(connection, tabel, **rij)
        await connection.execute("set constraints all immediate")
    except asyncpg.IntegrityConstraintViolationError as error:
        return error.constraint_name or error.column_name
    finally:
        await transaction.rollback()
    return None


@pytest.mark.parametrize("naam", REGELS)
async def test_a_rule_refuses_what_breaks_it_and_nothing_else(wereld: asyncpg.Connection, naam: str) -> None:
    regel = REGELS[naam]
    for rij in regel.eerst:
        await voeg_toe(wereld, regel.tabel, **rij)
    assert [await geweigerd(wereld, regel.tabel, rij) for rij in regel.weigert] == [naam] * len(regel.weigert)
    assert [await geweigerd(wereld, regel.tabel, rij) for rij in regel.neemt] == [None] * len(regel.neemt)


async def test_every_rule_has_its_rows(wereld: asyncpg.Connection) -> None:
    """All checks, foreign keys and unique indexes that the migrations made; primary keys are below."""
    in_database = await wereld.fetch(
        """select conname as naam from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f')
           union select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indexrelid
           where indisunique and not indisprimary and relnamespace = 'public'::regnamespace"""
    )
    assert {rij["naam"] for rij in in_database} == set(REGELS)
    # Two exist for foreign keys to point at: with the id in them they refuse nothing that the primary key takes.
    zonder = {naam for naam, regel in REGELS.items() if not regel.weigert}
    assert zonder == {
        "uq_klantcontact_id_plaatsgevonden_op",
        "uq_interne_taak_id_status_plaatsgevonden_op",
        "uq_partij_id_soort_partij",
    }


@pytest.mark.parametrize("tabel", BASIS)
async def test_the_least_makes_a_row_and_a_key_is_used_once(wereld: asyncpg.Connection, tabel: str) -> None:
    rij = {} if tabel in ZONDER_ID else {"id": (await wereld.fetchval("select gen_random_uuid()"))}
    await voeg_toe(wereld, tabel, **rij)
    assert await geweigerd(wereld, tabel, rij) == f"pk_{tabel}"


KOLOMMEN = [(tabel.name, kolom) for tabel in Base.metadata.tables.values() for kolom in tabel.columns]


@pytest.mark.parametrize(
    ("tabel", "kolom"),
    [(t, k) for t, k in KOLOMMEN if not k.nullable and k.computed is None],
    ids=lambda x: x if isinstance(x, str) else x.name,
)
async def test_what_is_required_is_required(wereld: asyncpg.Connection, tabel: str, kolom: Column[object]) -> None:
    assert await geweigerd(wereld, tabel, {kolom.name: None}) == kolom.name


@pytest.mark.parametrize(
    ("tabel", "kolom"),
    [
        (t, k)
        for t, k in KOLOMMEN
        if isinstance(k.type, String) and not isinstance(k.type, Enum) and k.type.length and k.computed is None
    ],
    ids=lambda x: x if isinstance(x, str) else x.name,
)
async def test_a_text_has_its_length(wereld: asyncpg.Connection, tabel: str, kolom: Column[object]) -> None:
    """The lengths of the information model; that what fits is taken is seen at the column's other rules."""
    lengte = kolom.type.length  # type: ignore[attr-defined]
    with pytest.raises(asyncpg.StringDataRightTruncationError, match=rf"character varying\({lengte}\)"):
        async with wereld.transaction():
            await voeg_toe(wereld, tabel, **{kolom.name: "1" * (lengte + 1)})
