"""The SQL of one target. The rules in it are the table's own constraints, read from its description: one place."""

# ruff: noqa: S608 - names of tables and columns come from our own descriptions, never from outside

import re
from functools import cached_property

from sqlalchemy import CheckConstraint, Column, String
from sqlalchemy.dialects import postgresql

from db.importeren.outcome import BreachKind
from db.importeren.target import Target

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def _quoted(names: tuple[str, ...], prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{name}"' for name in names)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Statements:
    """Statements for one target; `$1` is always the staged rows' own numbers (`volg`)."""

    def __init__(self, target: Target) -> None:
        self._target = target

    @property
    def create(self) -> tuple[str, ...]:
        """Temporary tables of this connection, so that a run that dies leaves nothing."""
        target = self._target
        columns = [f'"{name}" {self._staged_type(name)}' for name in (*target.columns, *target.carried)]
        return (
            f"create temp table {target.staging} (volg bigint, {', '.join(columns)})",
            f"create temp table {target.later} (like {target.staging}, primary key (volg))",
            f"create temp table {target.seen} (id uuid primary key)",
        )

    def _staged_type(self, name: str) -> str:
        if name in self._target.carried:
            return self._target.carried[name]
        column: Column[object] = self._target.table.c[name]
        # Lengths are rules like any other: the sieve says which one a row breaks.
        return "text" if isinstance(column.type, String) else str(column.type.compile(_DIALECT))

    @property
    def copied(self) -> tuple[str, ...]:
        """Columns of a record for COPY."""
        return ("volg", *self._target.brought)

    @property
    def see(self) -> str:
        """Remember ids; the status says how many were new."""
        return f"insert into {self._target.seen} select unnest($1::uuid[]) on conflict do nothing"

    @cached_property
    def derive(self) -> str | None:
        """Fill what follows from other rows."""
        target = self._target
        if not target.derived:
            return None
        return f"update {target.staging} s set " + ", ".join(
            f'"{column}" = {expression}' for column, expression in target.derived.items()
        )

    @cached_property
    def sieve(self) -> str:
        """Every rule that a staged row breaks: volg, id, kind, name, and whether waiting for another row may help."""
        return self._broken((*self._required(), *self._lengths(), *self._checks(), *self._references()))

    @cached_property
    def sieve_references(self) -> str:
        """As `sieve`, only what can change when other rows leave the batch."""
        return self._broken(self._references())

    def _broken(self, rules: tuple[str, ...]) -> str:
        return (
            f"select s.volg, s.id, r.kind, r.name, r.waits from {self._target.staging} s"
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

    @staticmethod
    def _rule(kind: BreachKind, name: str, broken: str, *, waits: bool = False) -> str:
        return f"({_literal(kind)}, {_literal(name)}, {broken}, {'true' if waits else 'false'})"

    @property
    def postpone(self) -> str:
        """Keep staged rows for later."""
        target = self._target
        return f"insert into {target.later} select * from {target.staging} where volg = any($1)"

    @property
    def resume(self) -> str:
        """Stage the next `$2` rows that were kept for later, after number `$1`."""
        target = self._target
        return (
            f"with weg as (delete from {target.later} where volg in"
            f" (select volg from {target.later} where volg > $1 order by volg limit $2) returning *)"
            f" insert into {target.staging} select * from weg returning volg"
        )

    @property
    def drop(self) -> str:
        """Take staged rows out of the batch."""
        return f"delete from {self._target.staging} where volg = any($1)"

    @cached_property
    def merge(self) -> str:
        """Bring the register up to the staged rows; a row that is the same is not touched, not even locked.

        Returns per row: id and toegevoegd, gewijzigd, ongewijzigd or overgeslagen (changed here since).
        """
        target = self._target
        rest = tuple(name for name in target.columns if name != "id")
        differs = f"({_quoted(rest, 't.')}) is distinct from ({_quoted(rest, 's.')})"
        if target.differs:
            differs = f"({differs} or {target.differs})"
        assignments = ", ".join(f'"{name}" = s."{name}"' for name in rest)
        return f"""
            with stand as materialized (
              select s.volg, s.id, t.id is not null as bestaat, {differs} as anders
              from {target.staging} s left join {target.name} t on t.id = s.id where s.volg = any($1)
            ), nieuw as (
              insert into {target.name} ({_quoted(target.columns)})
              select {_quoted(target.columns, "s.")} from {target.staging} s join stand using (volg) where not bestaat
            ), bijgewerkt as (
              update {target.name} t set {assignments}
              from {target.staging} s join stand using (volg)
              where t.id = s.id and bestaat and anders and t.versie = 1 returning s.volg
            )
            select stand.id, case when not bestaat then 'toegevoegd' when not anders then 'ongewijzigd'
              when b.volg is not null then 'gewijzigd' else 'overgeslagen' end as uitkomst
            from stand left join bijgewerkt b using (volg)
        """
