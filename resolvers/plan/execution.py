"""Compiled statements, kept by their structure, and how they are run."""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import BindParameter

from db.session import NotUnderstoodError
from resolvers.along import Along
from resolvers.errors import DomainError
from resolvers.operation import Operation
from resolvers.plan.columns import needed_by
from resolvers.plan.compiler import Compiler
from resolvers.plan.dynamic import Dynamic, PageSlot, RecordsSlot, Shared, Slot, Varying
from resolvers.plan.errors import PlanFailedError
from resolvers.plan.statement import Compiled, compiled
from resolvers.plan.tree import ListField, Root, Slotted

_MEESTE = 16


class Program:
    """The compiled form of one operation: its roots, and a statement for each structure that requests gave it.

    Args:
        roots: what is asked.
        lists: every list and look-up in it, by its slot.
    """

    def __init__(self, roots: tuple[Root, ...], lists: Sequence[Slotted]) -> None:
        self.roots = roots
        self._needed = [needed_by(field) for field in lists]
        self._nested = [isinstance(field, ListField) and field.parent is not None for field in lists]
        self._counted = [
            isinstance(field, ListField) and any(part.what == "totalCount" for part in field.parts) for field in lists
        ]
        self._compiled: OrderedDict[Any, Compiled] = OrderedDict()

    async def run(self, operation: Operation, slots: Sequence[Slot]) -> list[bytes | None]:
        """JSON of each root, in one statement.

        Raises:
            PlanFailedError: the statement could not be made, or PostgreSQL does not understand it.
        """
        try:
            statement, values = self._prepare(operation, slots)
        except (DomainError, asyncio.CancelledError):
            raise
        except Exception as error:
            raise PlanFailedError("compiling") from error
        if statement.searches:
            operation.plan_by_value()
        try:
            return await operation.fetch_json(statement.text, values)
        except NotUnderstoodError as error:
            await operation.restart()
            raise PlanFailedError("executing") from error

    def _prepare(self, operation: Operation, slots: Sequence[Slot]) -> tuple[Compiled, tuple[Any, ...]]:
        named: dict[str, Any] = {}
        for number, slot in enumerate(slots):
            named.update(slot.values(number))
        shared = _shared(slots)
        structure: list[Hashable] = [operation.scope, shared is not None]
        structure += [_from(slot, shared) for slot in slots]
        known = [slot.varying for slot in slots]
        made = None
        varying = [own for own in known if own is not None]
        if len(varying) < len(known):
            # A history with a filter: its rows stand in several statements, which are made to be compared.
            dynamic, rows = made = self._dynamic(operation, slots, shared)
            varying = [own or Varying.of(*part.all()) for own, part in zip(known, dynamic, strict=True)]
            varying += [Varying.of(*rows.statements.values())] if rows else []
        structure += [own.structure for own in varying]
        given = [parameter for own in varying for parameter in own.parameters]
        kept = self._found(tuple(structure))
        if kept is None:
            made = made or self._dynamic(operation, slots, shared)
            kept = self._compile(tuple(structure), operation, *made, given)
        return kept, kept.values(tuple(parameter.value for parameter in given), named)

    def _found(self, structure: Hashable) -> Compiled | None:
        kept = self._compiled.get(structure)
        if kept is not None:
            self._compiled.move_to_end(structure)
        return kept

    def _dynamic(
        self, operation: Operation, slots: Sequence[Slot], shared: Along | None
    ) -> tuple[list[Dynamic], Shared | None]:
        """The statements of each slot, and the rows that they share."""
        scope = operation.scope
        dynamic = [
            slot.dynamic(
                self._needed[number], scope, number, shared, nested=self._nested[number], counted=self._counted[number]
            )
            for number, slot in enumerate(slots)
        ]
        if shared is None:
            return dynamic, None
        reading = (number for number, slot in enumerate(slots) if isinstance(slot, PageSlot) and slot.read_from(shared))
        names = {name for number in reading for name in self._needed[number]}
        return dynamic, Shared(shared.rows(scope, names), shared.pairs)

    def _compile(
        self,
        structure: Hashable,
        operation: Operation,
        dynamic: Sequence[Dynamic],
        shared: Shared | None,
        given: Sequence[BindParameter[Any]],
    ) -> Compiled:
        compiler = Compiler(operation.scope, dynamic, shared)
        made = compiled(compiler.statement(self.roots), given, compiler.placeholders)
        self._compiled[structure] = made
        if len(self._compiled) > _MEESTE:
            self._compiled.popitem(last=False)
        return made


def _along(slot: Slot) -> Along | None:
    """The rows that the statements of a slot name."""
    if isinstance(slot, PageSlot):
        return slot.listing.along
    return slot.along if isinstance(slot, RecordsSlot) else None


def _shared(slots: Sequence[Slot]) -> Along | None:
    """The rows that statements name, when all that name any name the same: then these are read once."""
    alongs = [along for along in map(_along, slots) if along is not None]
    return alongs[0] if alongs and all(along.key == alongs[0].key for along in alongs) else None


def _from(slot: Slot, shared: Along | None) -> bool:
    """Whether a list that could do without the shared rows is read from them."""
    return isinstance(slot, PageSlot) and slot.read_from(shared) is not None
