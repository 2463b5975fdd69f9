"""The SQL that takes rows of one target from COPY to the register."""

# ruff: noqa: S608 - names of tables and columns come from our own descriptions, never from outside

from functools import cached_property

from sqlalchemy import Column, String
from sqlalchemy.dialects import postgresql

from db.geschiedenis import changed, hidden, registered
from db.importeren.target import HERKOMST, Target

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def _quoted(names: tuple[str, ...], prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{name}"' for name in names)


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

        What is written stands in `wijziging`, by the same statement.

        Returns per row: id and toegevoegd, gewijzigd, ongewijzigd or overgeslagen (changed here since).
        """
        target = self._target
        rest = tuple(name for name in target.columns if name != "id")
        differs = f"({_quoted(rest, 't.')}) is distinct from ({_quoted(rest, 's.')})"
        if target.differs:
            differs = f"({differs} or {target.differs})"
        assignments = ", ".join(f'"{name}" = s."{name}"' for name in rest)
        before = f"(select o.id, to_jsonb(o) - {hidden(target.table)} as rij from {target.name} o) o"
        return f"""
            with stand as materialized (
              select s.volg, s.id, t.id is not null as bestaat, {differs} as anders
              from {target.staging} s left join {target.name} t on t.id = s.id where s.volg = any($1)
            ), nieuw as (
              insert into {target.name} ({_quoted(target.columns)})
              select {_quoted(target.columns, "s.")} from {target.staging} s join stand using (volg) where not bestaat
              returning *
            ), nieuw_gelogd as ({registered(target.table, "nieuw", HERKOMST)}
            ), bijgewerkt as (
              update {target.name} t set {assignments}
              from {target.staging} s join stand using (volg)
              where t.id = s.id and bestaat and anders and t.versie = 1 returning t.*
            ), bijgewerkt_gelogd as ({changed(target.table, "bijgewerkt", before, HERKOMST)}
            )
            select stand.id, case when not bestaat then 'toegevoegd' when not anders then 'ongewijzigd'
              when b.id is not null then 'gewijzigd' else 'overgeslagen' end as uitkomst
            from stand left join bijgewerkt b on b.id = stand.id
        """
