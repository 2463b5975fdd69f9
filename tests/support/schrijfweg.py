"""What was written to the register without saying so in its history."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint, text

from db.engine import Database
from db.geschiedenis import identity
from tests.support.geschiedenis import TABELLEN

# The first transaction that has not begun yet.
_GRENS = text("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")


def _meegegaan(table: Any) -> str:
    """That a row was only touched by its foreign key: its parent, changed in the same transaction, says so."""
    ouders = [
        f"exists (select from wijziging w where w.xmin = t.xmin and w.object_id = t.{next(iter(key.columns)).name}"
        f" and w.concept = '{key.referred_table.name}')"
        for key in table.constraints
        if isinstance(key, ForeignKeyConstraint) and key.onupdate == "CASCADE"
    ]
    if table.name == "interne_taak_actor":
        # Its task may itself have moved along with the contact.
        ouders.append(
            "exists (select from interne_taak i join wijziging w on w.object_id = i.klantcontact_id"
            " where i.id = t.interne_taak_id and w.xmin = t.xmin and w.concept = 'klantcontact')"
        )
    return " or ".join(ouders) or "false"


_VOORBIJ = " union all ".join(
    f"select '{table.name}' as tabel, t.{identity(table)}::text as rij from {table.name} t"
    " where t.xmin::text::bigint >= :vanaf and not exists (select from wijziging w"
    f" where w.concept = '{table.name}' and w.object_id = t.{identity(table)} and w.xmin = t.xmin)"
    f" and not ({_meegegaan(table)})"
    for table in TABELLEN
)


async def grens(database: Database) -> int:
    """What is written from now on is not before this."""
    async with database.engine.connect() as connection:
        return int((await connection.execute(_GRENS)).scalar_one())


async def voorbij(database: Database, vanaf: int = 3) -> list[tuple[str, str]]:
    """Rows, as table and id, whose last writer did not write their history in the same transaction.

    Args:
        database: the register.
        vanaf: look at rows written since; 3 is the first transaction a database can have.
    """
    async with database.engine.connect() as connection:
        rows = await connection.execute(text(_VOORBIJ), {"vanaf": vanaf})
        return [(row.tabel, row.rij) for row in rows]
