"""Numbers that the register gives out itself must stay clear of those that came from elsewhere."""

# ruff: noqa: S608 - names of tables and columns come from our own descriptions, never from outside

from dataclasses import dataclass
from typing import Any

import asyncpg

# Sequence by table with a `nummer`.
SEQUENCES = {
    "klantcontact": "klantcontact_nummer",
    "partij": "partij_nummer",
    "interne_taak": "interne_taak_nummer",
}

HIGHEST = 9_999_999_999  # a nummer has ten digits at most
ROOM = 100_000_000  # so many free numbers above the highest are enough for decades

# The widest row of free numbers above the last one given out; those between it and the next taken one.
_GAP = """
    with bezet as (
      select distinct nummer::bigint as n from {table} where nummer::bigint > $1 union select $1
    ), ruimte as (select n, lead(n, 1, $2::bigint + 1) over (order by n) - n - 1 as vrij from bezet)
    select n, vrij from ruimte order by vrij desc, n limit 1
"""


@dataclass(frozen=True, slots=True)
class SequenceResult:
    """Where a sequence goes on.

    Args:
        reeks: name of the sequence.
        volgende: first number it gives out from now on.
        vrij: how many it can give out before it meets a number that is taken, or the end.
        verzet: whether it had to be moved.
    """

    reeks: str
    volgende: int
    vrij: int
    verzet: bool


async def advance(connection: "asyncpg.Connection[Any]", table: str, *, dry_run: bool) -> SequenceResult:
    """Move the sequence of `table` past the highest number in use; never back.

    When the highest number leaves less than `ROOM` free up to ten digits, the sequence goes to the start of the widest
    gap above what was given out already, so one stray 9999999999 does not stop the register from giving numbers.

    Args:
        connection: of the import.
        table: with a `nummer`.
        dry_run: only say what would happen; a sequence does not roll back.
    """
    sequence = SEQUENCES[table]
    last = await connection.fetchval(f"select last_value - (not is_called)::int from {sequence}")
    highest = await connection.fetchval(f"select max(nummer::bigint) from {table}") or 0
    if highest <= last:
        start, free = last, HIGHEST - last
    elif HIGHEST - highest >= ROOM:
        start, free = highest, HIGHEST - highest
    else:
        gap = await connection.fetch(_GAP.format(table=table), last, HIGHEST)
        start, free = gap[0]
    if start > last and not dry_run:
        await connection.execute(f"select setval('{sequence}', greatest($1, last_value)) from {sequence}", start)
    return SequenceResult(sequence, start + 1, free, verzet=start > last)
