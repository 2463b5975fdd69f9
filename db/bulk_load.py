"""Taking indexes and constraints off empty tables and putting the very same ones back, for loading many rows at once.

The definitions are PostgreSQL's own (`pg_get_constraintdef`, `pg_get_indexdef`), so nothing is written down twice. All
of it is meant for one transaction: when anything fails, nothing was ever taken off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import asyncpg

if TYPE_CHECKING:
    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record]
else:  # the driver's own class takes no type argument
    Connection = asyncpg.Connection

# Foreign keys first (they stand on unique indexes); checks stay, they are cheapest while loading.
_CONSTRAINTS = """
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
  format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
from pg_constraint
where contype::text = any($2) and conparentid = 0 and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
order by conrelid::regclass::text, conname
"""
_INDEXES = """
select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
from pg_index i
where i.indrelid = any($1::regclass[])
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
order by i.indexrelid::regclass::text
"""
_OWNED = """
select bool_and(pg_has_role(relowner, 'usage')) from pg_class where oid = any($1::regclass[])
"""


@dataclass(frozen=True)
class Taken:
    """What was taken off, in the order in which to put it back."""

    statements: tuple[str, ...]


async def take_off(connection: Connection, tables: Sequence[str]) -> Taken:
    """Drop every index, key and foreign key of `tables`; in the transaction that the connection is in.

    Returns:
        What `put_back` needs; empty when the tables belong to someone else, and then nothing is dropped.
    """
    if not await connection.fetchval(_OWNED, list(tables)):
        return Taken(())
    foreign = await connection.fetch(_CONSTRAINTS, list(tables), ["f"])
    indexes = await connection.fetch(_INDEXES, list(tables))
    keys = await connection.fetch(_CONSTRAINTS, list(tables), ["p", "u"])
    for row in (*foreign, *indexes, *keys):
        await connection.execute(row["drop"])
    return Taken(tuple(row["make"] for row in (*keys, *indexes, *foreign)))
