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
    CursorResult,
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
from db.geschiedenis import KOPPELINGEN, changed, hidden, identity, merged, registered, removed
from db.identity import Identity
from db.notify import Notices

_LINK = "interne_taak_actor"


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
        self._notices = Notices()
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
        statement = _rows(table, (_one_of(table), *conditions)).with_for_update(key_share=not removing)
        return {row.id: _stand(row) for row in await self.fetch(statement, {"ids": wanted})}

    async def lock_where(self, table: Table, *conditions: ColumnElement[bool]) -> dict[UUID, Stand]:
        """The rows that meet these conditions as they are now, locked in the order of their ids."""
        statement = _rows(table, conditions).with_for_update(key_share=True)
        return {row.id: _stand(row) for row in await self.fetch(statement)}

    async def hold(
        self, table: Table, ids: Iterable[UUID], conditions: Sequence[ColumnElement[bool]] = ()
    ) -> dict[UUID, Stand]:
        """The rows with these ids; others may change them, but not remove them until the transaction ends."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        statement = _rows(table, (_one_of(table), *conditions)).with_for_update(read=True, key_share=True)
        return {row.id: _stand(row) for row in await self.fetch(statement, {"ids": wanted})}

    async def turns(self, wat: str, sleutels: Iterable[object]) -> None:
        """Wait until no other transaction is busy with one of these keys, and keep them until this one ends.

        For a rule that no constraint can hold, because older rows break it. In an order of its own, so that two who
        want the same keys wait for each other once.

        Args:
            wat: what the keys are of.
            sleutels: told apart by their texts.
        """
        wanted = sorted({f"{wat} {sleutel}" for sleutel in sleutels})
        # A row at a time, so in the order they were sorted in.
        await self.fetch(
            text("select pg_advisory_xact_lock(hashtextextended(s, 0)) from unnest(cast(:sleutels as text[])) s"),
            {"sleutels": wanted},
        )

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
        self._notices.inserted(table, rows)

    async def update(
        self,
        table: Table,
        changes: Sequence[tuple[Stand, Mapping[str, Any]]],
        *,
        ook_links: bool = False,
    ) -> None:
        """Change rows in one statement; all change the same columns. Rows that stay the same are left alone.

        Args:
            table: of the register.
            changes: the row as it was locked, and its new values by column.
            ook_links: something that stands elsewhere changes with them, such as who has a task: then they have a new
                version even if no column changes, so that who saw them before does not overwrite it.
        """
        different = [
            (stand, new)
            for stand, new in changes
            if ook_links or any(stand.waarden[name] != value for name, value in new.items())
        ]
        if not different:
            return
        names = tuple(sorted(different[0][1]))
        rows = [{"id": stand.id, **new} for stand, new in different]
        before = [{"id": stand.id, "rij": orjson.Fragment(stand.tekst)} for stand, _ in different]
        await self._write(_update_statement(table, names), rijen=_json(rows), voor=_json(before))
        self._notices.updated(table, [(stand.waarden, new) for stand, new in different])

    async def delete(self, table: Table, ids: Iterable[UUID]) -> None:
        """Remove rows, and from their history every value; that they were there and who removed them stays."""
        wanted = sorted(set(ids))
        if wanted:
            self._notices.removed(table, wanted)
            await self._delete(table, _delete_statement(table), ids=wanted)

    async def merge(self, table: Table, gone: UUID, into: UUID, had: Mapping[str, Sequence[UUID]]) -> None:
        """Remove a row whose place another takes: what it was, and its history, is told with the other's from now on.

        Nothing may point at it any more. The other gets a new version.

        Args:
            table: of the register.
            gone: the row to remove.
            into: the row that takes its place.
            had: ids of what belonged to it, named as clients will read it in its history.
        """
        await self._delete(table, _merge_statement(table), ids=[gone], into=into, had=_json(had))

    async def unlink(self, taak: UUID, actoren: Iterable[UUID]) -> None:
        """Take a task from these actoren."""
        wanted = sorted(set(actoren))
        if wanted:
            table = Base.metadata.tables[_LINK]
            await self._delete(table, _delete_statement(table, "actor_id"), ids=[taak], others=wanted)

    async def note(self, statement: Executable, parameters: Mapping[str, Any]) -> Sequence[Row[Any]]:
        """A statement that writes something which is no row of the register, such as a key of idempotency."""
        return await self.fetch(statement, parameters)

    async def notify(self) -> None:
        """Tell those who wait for changes what was written, once it is committed; the last thing before that.

        One statement when the transaction registered a klantcontact, brought one to a partij or to a zaak, or wrote an
        interne taak or its actoren; none otherwise.
        """
        statement = self._notices.statement()
        if statement is not None:
            self.statements += 1
            await self._connection.execute(text(statement[0]), statement[1])

    async def _delete(self, table: Table, statement: str, **parameters: Any) -> None:
        gone: Sequence[Any] = (await self._write(statement, **parameters)).all()
        if table.name == _LINK:
            self._notices.unlinked((taak, actor) for taak, actor in gone)

    async def _write(self, statement: str, **parameters: Any) -> CursorResult[Any]:
        self.statements += 1
        return await self._connection.execute(text(statement), {**self._wie, **parameters})


def _json(value: Any) -> str:
    # The driver's uuid is a subclass of Python's.
    return orjson.dumps(value, default=str).decode()


def _one_of(table: Table) -> ColumnElement[bool]:
    return table.c.id == any_(bindparam("ids", type_=ARRAY(PgUuid)))


def _rows(table: Table, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    columns = [column for column in table.columns if column.computed is None]
    whole: ColumnElement[str] = literal_column(f"(to_jsonb({table.name}) - {hidden(table)})::text").label("_tekst")
    return select(*columns, whole).where(*conditions).order_by(table.c.id)


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
        {registered(table, "nieuw")}
    """


@lru_cache(maxsize=512)
def _update_statement(table: Table, names: tuple[str, ...]) -> str:
    assignments = ", ".join((*(f'"{name}" = v."{name}"' for name in names), "versie = t.versie + 1"))
    before = "json_to_recordset(cast(cast(:voor as text) as json)) as o(id uuid, rij jsonb)"
    return f"""
        with nieuw as (
          update {table.name} t set {assignments}
          from json_populate_recordset(null::{table.name}, cast(cast(:rijen as text) as json)) v
          where t.id = v.id returning t.*
        )
        {changed(table, "nieuw", before)}
    """


@lru_cache(maxsize=64)
def _delete_statement(table: Table, also: str | None = None) -> str:
    condition = "" if also is None else f" and {also} = any(:others)"
    # What was merged into it has the same concept and belongs to it.
    wiped = f""", gewist as (
          update wijziging set voor = null, na = null
          where (object_id = any(:ids) or van_id = any(:ids)) and concept = '{table.name}'
            and (voor is not null or na is not null)
        ), vergeten as (
          update idempotentie set vingerafdruk = '' where object_id = any(:ids)
        )"""
    return f"""
        with n as (
          delete from {table.name} where {identity(table)} = any(:ids){condition} returning *
        ){"" if table.name in KOPPELINGEN else wiped}, gelogd as ({removed(table, "n")})
        select {"interne_taak_id, actor_id" if table.name == _LINK else "null"} from n
    """


@lru_cache(maxsize=64)
def _merge_statement(table: Table) -> str:
    return f"""
        with n as (
          delete from {table.name} where id = any(:ids) returning *
        ), blijft as (
          update {table.name} set versie = versie + 1 where id = cast(:into as uuid) returning *
        ), verhuisd as (
          update wijziging set van_id = cast(:into as uuid)
          where van_id = any(:ids) or (object_id = any(:ids) and concept = '{table.name}')
        ), gelogd as ({merged(table, "n", "blijft")})
        select null from n
    """
