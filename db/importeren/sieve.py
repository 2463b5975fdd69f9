"""Which rules of the register a staged row breaks.

The rules are the table's own constraints, read from its description: one place. They are looked at before the merge,
because an error of the database would put the values of the row in its log.
"""

# ruff: noqa: S608 - names of tables and columns come from our own descriptions, never from outside

import re
from collections.abc import Iterator
from functools import cached_property

from sqlalchemy import CheckConstraint, String, UniqueConstraint

from db.importeren.outcome import BreachKind
from db.importeren.target import Target


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Sieve:
    """Statements that give, for each rule that a staged row `s` breaks: volg, id, kind, name and waits.

    `waits` is true when the row may fit after another one was taken.
    """

    def __init__(self, target: Target) -> None:
        self._target = target

    @cached_property
    def everything(self) -> str:
        """All rules."""
        rules = (*self._required(), *self._lengths(), *self._checks(), *self._references(), *self._unique())
        return self._broken(rules)

    @cached_property
    def references(self) -> str:
        """Only what can change when other rows leave the batch."""
        return self._broken(self._references())

    def _broken(self, rules: tuple[str, ...]) -> str:
        target = self._target
        places = "".join(
            f", row_number() over (partition by {', '.join(columns)}, ({where}) order by volg) as plaats{number}"
            for number, (_, columns, where) in enumerate(self._uniques)
        )
        return (
            f"select s.volg, s.id, r.kind, r.name, r.waits from (select *{places} from {target.staging}) s"
            f" cross join lateral (values {', '.join(rules)}) as r(kind, name, broken, waits) where r.broken"
        )

    def _required(self) -> tuple[str, ...]:
        target = self._target
        return tuple(
            self._rule(BreachKind.REQUIRED, name, f's."{name}" is null')
            for name in target.columns
            if name not in target.derived and not target.table.c[name].nullable
        )

    def _lengths(self) -> tuple[str, ...]:
        rules = []
        for name in self._target.columns:
            kind = self._target.table.c[name].type
            if isinstance(kind, String) and kind.length is not None:
                rules.append(self._rule(BreachKind.LENGTH, name, f'char_length(s."{name}") > {kind.length}'))
        return tuple(rules)

    def _checks(self) -> tuple[str, ...]:
        target = self._target
        elsewhere = {column.name for column in target.table.columns} - set(target.columns)
        rules = []
        for constraint in target.table.constraints:
            if isinstance(constraint, CheckConstraint):
                text = str(getattr(constraint.sqltext, "text", constraint.sqltext))
                # A rule about a column that the source does not know cannot be broken by it.
                if elsewhere.isdisjoint(re.findall(r"\w+", text)):
                    rules.append(self._rule(BreachKind.CHECK, str(constraint.name), f"({text}) is false"))
        return tuple(sorted(rules))

    def _references(self) -> tuple[str, ...]:
        rules = []
        for key in self._target.foreign_keys:
            missing = (
                f's."{key.column}" is not null'
                f' and not exists (select from {key.parent} p where p.id = s."{key.column}")'
            )
            if key.itself:
                missing += f' and s."{key.column}" not in (select id from {self._target.staging})'
            rules.append(self._rule(BreachKind.REFERENCE, key.column, missing, waits=key.itself))
        rules += [
            self._rule(BreachKind.REFERENCE, name, text) for name, text in self._target.carried_references.items()
        ]
        return tuple(rules)

    @cached_property
    def _uniques(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """Name, columns and condition of what no two rows may share. What holds an id is unique by itself."""
        return tuple(sorted(self._find_uniques()))

    def _find_uniques(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        table = self._target.table
        yield str(table.primary_key.name), ("id",), "true"
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint) and "id" not in constraint.columns:
                yield str(constraint.name), tuple(constraint.columns.keys()), "true"
        for index in table.indexes:
            if index.unique:
                condition = index.dialect_options["postgresql"]["where"]
                yield str(index.name), tuple(index.columns.keys()), "true" if condition is None else str(condition.text)

    def _unique(self) -> tuple[str, ...]:
        """A row waits while another one has what it asks for: that one may be about to give it up.

        A row that was changed here is not taken anyway, so it asks for nothing.
        """
        table = self._target.name
        changed_here = f"exists (select from {table} v where v.id = s.id and v.versie > 1)"
        rules = []
        for number, (name, columns, where) in enumerate(self._uniques):
            same = " and ".join(f'u."{column}" = s."{column}"' for column in columns)
            given = " and ".join(f's."{column}" is not null' for column in columns)
            taken = f"exists (select from (select * from {table} where {where}) u where {same} and u.id <> s.id)"
            broken = f"{given} and ({where}) and (s.plaats{number} > 1 or {taken} and not {changed_here})"
            rules.append(self._rule(BreachKind.UNIQUE, name, broken, waits=True))
        return tuple(rules)

    @staticmethod
    def _rule(kind: BreachKind, name: str, broken: str, *, waits: bool = False) -> str:
        return f"({_literal(kind)}, {_literal(name)}, {broken}, {'true' if waits else 'false'})"
