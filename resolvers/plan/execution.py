"""Compiled statements, kept by their structure, and how they are run."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import ProgrammingError

from resolvers.errors import DomainError
from resolvers.operation import Operation
from resolvers.plan.columns import needed_by
from resolvers.plan.compiler import Compiler
from resolvers.plan.dynamic import Dynamic, PageSlot, Slot, Varying, parent_placeholder
from resolvers.plan.errors import PlanFailedError
from resolvers.plan.tree import ListField, MixedField, RowsField
from resolvers.zoeken import searches

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
_MEESTE = 16

Root = ListField | RowsField | MixedField


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement as PostgreSQL takes it, and where each request's values go in it.

    Args:
        text: SQL with numbered parameters.
        names: parameters in the order of their numbers.
        fixed: values that are the same for every request.
        dynamic: names of the parameters that each request gives, in the order in which its statements have them.
        processors: how a value is made fit for the driver, by parameter.
        searches: what is searched for decides how it is found: a rare word by its index, a common one in order of time.
    """

    text: str
    names: tuple[str, ...]
    fixed: dict[str, Any]
    dynamic: tuple[str | None, ...]
    processors: dict[str, Any]
    searches: bool

    def values(self, given: Sequence[Any], named: dict[str, Any]) -> tuple[Any, ...]:
        """The parameters of one request."""
        own = {name: value for name, value in zip(self.dynamic, given, strict=True) if name is not None}
        values = {**self.fixed, **own, **named}
        return tuple(
            self.processors[name](values[name]) if name in self.processors else values[name] for name in self.names
        )


class Program:
    """The compiled form of one operation: its roots, and a statement for each structure that requests gave it.

    Args:
        roots: what is asked.
        lists: every list and look-up in it, by its slot, with the name of the row it hangs on.
    """

    def __init__(self, roots: tuple[Root, ...], lists: Sequence[ListField | RowsField]) -> None:
        self.roots = roots
        self._lists = lists
        self._needed = [needed_by(field) for field in lists]
        self._counted = [
            isinstance(field, ListField) and any(part.what == "totalCount" for part in field.parts) for field in lists
        ]
        self._compiled: OrderedDict[Any, Compiled] = OrderedDict()

    async def run(self, operation: Operation, slots: Sequence[Slot]) -> list[str | None]:
        """JSON text of each root, in one statement.

        Raises:
            PlanFailedError: the statement could not be made, or PostgreSQL does not understand it.
        """
        try:
            compiled, given, named = self._prepare(operation, slots)
        except (DomainError, asyncio.CancelledError):
            raise
        except Exception as error:
            raise PlanFailedError("compiling") from error
        try:
            values = compiled.values(given, named)
            return await operation.fetch_text(compiled.text, values, plan_by_value=compiled.searches)
        except ProgrammingError as error:
            await operation.restart()
            raise PlanFailedError("executing") from error

    def _prepare(self, operation: Operation, slots: Sequence[Slot]) -> tuple[Compiled, list[Any], dict[str, Any]]:
        dynamic: list[Dynamic | None] = [None] * len(slots)
        varying: list[Varying] = []
        for number, slot in enumerate(slots):
            own = slot.varying
            if own is None:
                made = dynamic[number] = self._dynamic(number, slot, operation)
                own = Varying.of(*made.statements())
            varying.append(own)
        structure = tuple(own.structure for own in varying)
        given = [parameter.value for own in varying for parameter in own.parameters]
        named: dict[str, Any] = {}
        for number, slot in enumerate(slots):
            if isinstance(slot, PageSlot):
                named[f"omvang_{number}"] = slot.query.page.size
                named[f"merk_{number}"] = slot.query.mark
        compiled = self._compiled.get(structure)
        if compiled is None:
            complete = [
                made or self._dynamic(number, slot, operation)
                for number, (slot, made) in enumerate(zip(slots, dynamic, strict=True))
            ]
            compiled = self._compiled[structure] = self._compile(operation, complete, varying)
            if len(self._compiled) > _MEESTE:
                self._compiled.popitem(last=False)
        return compiled, given, named

    def _dynamic(self, number: int, slot: Slot, operation: Operation) -> Dynamic:
        needed, counted = self._needed[number], self._counted[number]
        return slot.dynamic(needed, operation.scope, parent_placeholder(number), counted=counted)

    def _compile(self, operation: Operation, dynamic: Sequence[Dynamic], varying: Sequence[Varying]) -> Compiled:
        compiler = Compiler(operation.scope, dynamic)
        labelled = [
            cast(compiler.value(root, ""), Text).label(f"wortel_{number}") for number, root in enumerate(self.roots)
        ]
        made = select(*labelled).compile(dialect=_DIALECT)
        text = str(made)
        for slot, row in compiler.parents.items():
            text = text.replace(parent_placeholder(slot), row)
        # A page of which only the count is asked is not in the statement, so neither are its parameters.
        own = [made.bind_names.get(parameter) for part in varying for parameter in part.parameters]
        return Compiled(
            text=text,
            names=tuple(made.positiontup or ()),
            fixed={**made.params},
            dynamic=tuple(own),
            processors=dict(made._bind_processors),  # noqa: SLF001  what SQLAlchemy itself applies to these values
            searches=searches(text),
        )
