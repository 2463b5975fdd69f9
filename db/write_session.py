"""The one way to write rows of the register; what it writes stands in `wijziging`, written by the same statement.

Not triggers: those cannot write another table when a register is spread over machines.
"""

# ruff: noqa: S608 - names of tables and columns come from our own tables, never from outside

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Executable,
    Row,
    Select,
    Table,
    any_,
    bindparam,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import Base
from db.identity import Identity

# What says something about the row itself, or follows from other columns; not part of what someone changed.
_NEVER = ("id", "versie")
# What a row belongs to, the nearest first.
_OWNERS = ("betrokkene_id", "partij_id", "interne_taak_id", "klantcontact_id", "vertegenwoordigde_partij_id")
# A betrokkene belongs to the contact; which partij that was is one of its values.
_OWNER = {"betrokkene": "klantcontact_id", "interne_taak_actor": None}
# Rows without an id of their own are known by what they belong to.
_IDENTITY = {"interne_taak_actor": "interne_taak_id"}


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a write comes from, as its history will say.

    Args:
        bewerking: name of the operation, such as `registreerKlantcontact`.
        trace_id: W3C trace id of the request, 32 hexadecimal digits.
    """

    bewerking: str
    trace_id: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """A row as it is, locked until the transaction ends.

    Args:
        waarden: its columns.
        tekst: the same as PostgreSQL writes it in JSON, to compare with later.
    """

    waarden: Mapping[str, Any]
    tekst: str

    @property
    def id(self) -> UUID:
        """Its key."""
        found: UUID = self.waarden["id"]
        return found


class WriteSession:
    """One read-write transaction that is under way; `db.engine.Database.write` begins and ends it.

    Attributes:
        statements: how many statements it sent, not counting those that open and close the transaction.
    """

    def __init__(self, connection: AsyncConnection, identity: Identity, herkomst: Herkomst) -> None:
        self._connection = connection
        self._wie = {
            "naam": identity.naam,
            "rol": identity.rol,
            "bewerking": herkomst.bewerking,
            "trace_id": herkomst.trace_id,
        }
        self.statements = 0

    async def fetch(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Rows of a statement that only reads."""
        self.statements += 1
        return (await self._connection.execute(statement, parameters)).all()

    async def lock(
        self,
        table: Table,
        ids: Iterable[UUID],
        conditions: Sequence[ColumnElement[bool]] = (),
        *,
        removing: bool = False,
    ) -> dict[UUID, Stand]:
        """The rows with these ids as they are now, locked in the order of their ids; what is not there is left out.

        Args:
            table: of the register.
            ids: of the rows.
            conditions: which of them may be seen.
            removing: also keep others from pointing at them.
        """
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        statement = _rows(table, conditions).with_for_update(key_share=not removing)
        return {row.id: _stand(row) for row in await self.fetch(statement, {"ids": wanted})}

    async def hold(
        self, table: Table, ids: Iterable[UUID], conditions: Sequence[ColumnElement[bool]] = ()
    ) -> dict[UUID, Stand]:
        """The rows with these ids; others may change them, but not remove them until the transaction ends."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        statement = _rows(table, conditions).with_for_update(read=True, key_share=True)
        return {row.id: _stand(row) for row in await self.fetch(statement, {"ids": wanted})}

    async def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows in one statement, however many; an absent or empty value is the column's default.

        Args:
            table: of the register.
            rows: values by column; the caller made their ids.
        """
        if not rows:
            return
        names = tuple(sorted({name for row in rows for name in row}))
        await self._write(_insert_statement(table, names), rijen=_json(rows))

    async def update(self, table: Table, changes: Sequence[tuple[Stand, Mapping[str, Any]]]) -> None:
        """Change rows in one statement; all change the same columns. Rows that stay the same are left alone.

        Args:
            table: of the register.
            changes: the row as it was locked, and its new values by column.
        """
        different = [
            (stand, new) for stand, new in changes if any(stand.waarden[name] != value for name, value in new.items())
        ]
        if not different:
            return
        names = tuple(sorted(different[0][1]))
        rows = [{"id": stand.id, **new} for stand, new in different]
        before = [{"id": stand.id, "rij": orjson.Fragment(stand.tekst)} for stand, _ in different]
        await self._write(_update_statement(table, names), rijen=_json(rows), voor=_json(before))

    async def delete(self, table: Table, ids: Iterable[UUID]) -> None:
        """Remove rows, and from their history every value; that they were there and who removed them stays."""
        wanted = sorted(set(ids))
        if wanted:
            await self._write(_delete_statement(table), ids=wanted)

    async def unlink(self, taak: UUID, actoren: Iterable[UUID]) -> None:
        """Take a task from these actoren."""
        wanted = sorted(set(actoren))
        if wanted:
            table = Base.metadata.tables["interne_taak_actor"]
            await self._write(_delete_statement(table, "actor_id"), ids=[taak], others=wanted)

    async def note(self, statement: Executable, parameters: Mapping[str, Any]) -> Sequence[Row[Any]]:
        """A statement that writes something which is no row of the register, such as a key of idempotency."""
        return await self.fetch(statement, parameters)

    async def _write(self, statement: str, **parameters: Any) -> None:
        self.statements += 1
        await self._connection.execute(text(statement), {**self._wie, **parameters})


def _json(value: Any) -> str:
    # The driver's uuid is a subclass of Python's.
    return orjson.dumps(value, default=str).decode()


def _identity(table: Table) -> str:
    return _IDENTITY.get(table.name, "id")


def _owner(table: Table) -> str:
    default = next((name for name in _OWNERS if name in table.c), None)
    name = _OWNER.get(table.name, default)
    if name is None:
        return "null::uuid"
    if name == "betrokkene_id":
        return "coalesce(n.betrokkene_id, n.partij_id)"
    return f"n.{name}"


def _hidden(table: Table) -> str:
    """SQL array of the columns that a history leaves out."""
    names = [*_NEVER, *(column.name for column in table.columns if column.computed is not None)]
    return "array[" + ", ".join(f"'{name}'" for name in names) + "]"


_LOG = "insert into wijziging (concept, object_id, van_id, soort, versie, bewerking, naam, rol, trace_id, velden, voor, na)"


def _logged(table: Table, soort: str) -> str:
    versie = "n.versie" if "versie" in table.c else "null::int"
    return (
        f"select '{table.name}', n.{_identity(table)}, {_owner(table)}, '{soort}', {versie},"
        " :bewerking, :naam, :rol, cast(:trace_id as varchar)"
    )


def _rows(table: Table, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    columns = [column for column in table.columns if column.computed is None]
    whole: ColumnElement[str] = literal_column(f"(to_jsonb({table.name}) - {_hidden(table)})::text").label("_tekst")
    ids = bindparam("ids", type_=ARRAY(PgUuid))
    return select(*columns, whole).where(table.c.id == any_(ids), *conditions).order_by(table.c.id)


def _stand(row: Row[Any]) -> Stand:
    waarden = dict(row._mapping)
    return Stand(waarden, waarden.pop("_tekst"))


@lru_cache(maxsize=512)
def _insert_statement(table: Table, names: tuple[str, ...]) -> str:
    values = []
    for name in names:
        default: Any = table.c[name].server_default
        values.append(f'v."{name}"' if default is None else f'coalesce(v."{name}", {default.arg.text})')
    columns = ", ".join(f'"{name}"' for name in names)
    return f"""
        with nieuw as (
          insert into {table.name} ({columns}) select {", ".join(values)}
          from json_populate_recordset(null::{table.name}, cast(cast(:rijen as text) as json)) v returning *
        )
        {_LOG}
        {_logged(table, "registratie")}, array(select k from jsonb_object_keys(d.na) k order by k), null, d.na
        from nieuw n cross join lateral (select jsonb_strip_nulls(to_jsonb(n) - {_hidden(table)})) d(na)
    """


@lru_cache(maxsize=512)
def _update_statement(table: Table, names: tuple[str, ...]) -> str:
    assignments = ", ".join(f'"{name}" = v."{name}"' for name in names)
    return f"""
        with nieuw as (
          update {table.name} t set {assignments}, versie = t.versie + 1
          from json_populate_recordset(null::{table.name}, cast(cast(:rijen as text) as json)) v
          where t.id = v.id returning t.*
        )
        {_LOG}
        {_logged(table, "wijziging")}, d.velden, d.voor, d.na
        from nieuw n
        join json_to_recordset(cast(cast(:voor as text) as json)) as o(id uuid, rij jsonb) on o.id = n.id
        cross join lateral (
          select array_agg(key order by key), jsonb_object_agg(key, o.rij -> key), jsonb_object_agg(key, value)
          from jsonb_each(to_jsonb(n) - {_hidden(table)}) where value is distinct from o.rij -> key
        ) d(velden, voor, na)
    """


@lru_cache(maxsize=64)
def _delete_statement(table: Table, also: str | None = None) -> str:
    condition = "" if also is None else f" and {also} = any(:others)"
    return f"""
        with n as (
          delete from {table.name} where {_identity(table)} = any(:ids){condition} returning *
        ), gewist as (
          update wijziging set voor = null, na = null
          where object_id = any(:ids) and concept = '{table.name}' and (voor is not null or na is not null)
        )
        {_LOG}
        {_logged(table, "verwijdering")}, '{{}}', null, null
        from n
    """
