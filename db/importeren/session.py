"""One run of an import on one connection."""

# ruff: noqa: S608 - names of tables and columns come from our own descriptions, never from outside

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

import asyncpg

from db.importeren.outcome import ROW_ERRORS, BatchResult, Breach, BreachKind, breach_of
from db.importeren.remarks import CREATE_NOTES, Found, remarks
from db.importeren.sequences import SequenceResult, advance
from db.importeren.sieve import Sieve
from db.importeren.statements import Statements
from db.importeren.target import Target

T = TypeVar("T")

# Rows of one transaction in the second round.
_ROUND = 1_000

_PREFERENCES = "create temp table import_voorkeur (partij_id uuid primary key, adres_id uuid, rekeningnummer_id uuid)"


class ImportSession:
    """Takes batches of records into the register, in the order of the caller.

    Args:
        connection: of this run alone.
        dry_run: nothing that outlives a roll-back may be touched (sequences).
    """

    def __init__(self, connection: "asyncpg.Connection[Any]", *, dry_run: bool) -> None:
        self._connection = connection
        self._dry_run = dry_run
        self._statements: dict[str, Statements] = {}
        self._sieves: dict[str, Sieve] = {}
        self._number = 0

    async def open(self, target: Target) -> None:
        """Make the staging tables of a target; once per run, before its first batch."""
        if not self._statements:
            await self._connection.execute(_PREFERENCES)
            await self._connection.execute(CREATE_NOTES)
        self._statements[target.name] = Statements(target)
        self._sieves[target.name] = Sieve(target)
        for statement in self._statements[target.name].create:
            await self._connection.execute(statement)

    async def see(self, target: Target, ids: Sequence[UUID]) -> int:
        """Remember that these ids were read; how many of them for the first time in this run."""
        status = await self._connection.execute(self._statements[target.name].see, ids)
        return int(status.rpartition(" ")[2])

    async def note(self, target: Target, notes: Sequence[tuple[UUID, str]]) -> None:
        """Keep, per id, what was written differently than the source has it; see `remarks`."""
        if notes:
            await self._connection.copy_records_to_table(
                "import_herschreven", records=[(target.name, *note) for note in notes]
            )

    async def batch(self, target: Target, records: Sequence[tuple[Any, ...]]) -> BatchResult:
        """Take one batch, in one transaction: all rows that the register accepts, and none of the others.

        Args:
            target: where they go.
            records: values in the order of `target.brought`.

        Returns:
            What became of each row, save those that wait for another row of their own table (see `second_round`).
        """
        statements = self._statements[target.name]
        first = self._number
        self._number += len(records)
        numbered = [(first + place, *record) for place, record in enumerate(records)]
        result = BatchResult()
        async with self._connection.transaction():
            await self._connection.execute(f"truncate {target.staging}")

            async def copy(part: Sequence[tuple[Any, ...]]) -> None:
                await self._connection.copy_records_to_table(
                    target.staging, records=part, columns=list(statements.copied)
                )

            for record, error in await self._in_parts(numbered, copy):
                result.geweigerd.append((record[1], (breach_of(error, {}),)))
            await self._place(target, result, wait=True)
        return result

    async def second_round(self, target: Target) -> AsyncIterator[BatchResult]:
        """Take the rows that had to wait, round after round until none fits any more; the rest is refused."""
        left = await self._waiting(target)
        wait = True
        while left:
            async for result in self._round(target, wait=wait):
                yield result
            before, left = left, await self._waiting(target)
            wait = left < before

    async def advance(self, table: str) -> SequenceResult:
        """Let the register give out numbers that no row of `table` has."""
        return await advance(self._connection, table, dry_run=self._dry_run)

    async def remarks(self) -> AsyncIterator[Found]:
        """What was taken although it deviates; also extends the reference list of kanalen."""
        async for found in remarks(self._connection, self._statements):
            yield found

    async def _waiting(self, target: Target) -> int:
        return int(await self._connection.fetchval(f"select count(*) from {target.later}"))

    async def _round(self, target: Target, *, wait: bool) -> AsyncIterator[BatchResult]:
        last = -1
        while True:
            result = BatchResult()
            async with self._connection.transaction():
                await self._connection.execute(f"truncate {target.staging}")
                resumed = await self._connection.fetch(self._statements[target.name].resume, last, _ROUND)
                if not resumed:
                    return
                last = max(row["volg"] for row in resumed)
                await self._place(target, result, wait=wait)
            yield result

    async def _place(self, target: Target, result: BatchResult, *, wait: bool) -> None:
        """Sieve and merge what is staged."""
        statements = self._statements[target.name]
        if statements.derive:
            await self._connection.execute(statements.derive)
        sieve = self._sieves[target.name]
        removed = await self._sift(target, sieve.everything, result, wait=wait)
        while removed and target.refers_to_itself:
            removed = await self._sift(target, sieve.references, result, wait=wait)
        left = await self._connection.fetch(f"select volg, id from {target.staging} order by volg")
        ids = {row["volg"]: row["id"] for row in left}

        async def merge(numbers: Sequence[int]) -> None:
            outcomes = await self._connection.fetch(statements.merge, numbers)
            for statement in target.follow_up:
                await self._connection.execute(statement, numbers)
            for row in outcomes:
                result.tally(row["id"], row["uitkomst"])

        for number, error in await self._in_parts(list(ids), merge):
            breach = breach_of(error, target.column_of_reference)
            if wait and breach.kind in {BreachKind.UNIQUE, BreachKind.REFERENCE}:
                await self._connection.execute(statements.postpone, [number])
            else:
                result.geweigerd.append((ids[number], (breach,)))

    async def _sift(self, target: Target, statement: str, result: BatchResult, *, wait: bool) -> int:
        """Take out what breaks a rule; how many rows that were."""
        ids: dict[int, UUID] = {}
        refused: dict[int, list[Breach]] = {}
        for row in await self._connection.fetch(statement):
            ids[row["volg"]] = row["id"]
            if not (wait and row["waits"]):
                refused.setdefault(row["volg"], []).append(Breach(BreachKind(row["kind"]), row["name"]))
        if ids:
            statements = self._statements[target.name]
            await self._connection.execute(statements.postpone, [number for number in ids if number not in refused])
            await self._connection.execute(statements.drop, list(ids))
        result.geweigerd += [(ids[number], tuple(breaches)) for number, breaches in refused.items()]
        return len(ids)

    async def _in_parts(
        self, items: Sequence[T], work: Callable[[Sequence[T]], Awaitable[None]]
    ) -> list[tuple[T, asyncpg.PostgresError]]:
        """Do the work for all items at once; when the database refuses, for each half, down to the items it refuses."""
        if not items:
            return []
        try:
            async with self._connection.transaction():
                await work(items)
        except ROW_ERRORS as error:
            if len(items) == 1:
                return [(items[0], error)]
            middle = len(items) // 2
            return await self._in_parts(items[:middle], work) + await self._in_parts(items[middle:], work)
        return []
