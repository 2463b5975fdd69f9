"""What a statement that writes rows of the register adds to `wijziging`: the same SQL for mutations and imports.

Each function gives an `insert into wijziging …` over the written rows, a CTE of the statement that writes them.
"""

# ruff: noqa: S608 - names of tables and columns come from our own tables, never from outside

from sqlalchemy import ForeignKeyConstraint, Table

# What says something about the row itself, or follows from other columns; not part of what someone changed.
_NEVER = ("id", "versie")
# What a row belongs to, the nearest first.
_OWNERS = ("betrokkene_id", "partij_id", "interne_taak_id", "klantcontact_id", "vertegenwoordigde_partij_id")
# A betrokkene belongs to the contact; which partij that was is one of its values. Who has a task is told with the
# contact too: there it is seen that a task changed hands.
_OWNER = {
    "betrokkene": "n.klantcontact_id",
    "digitaal_adres": "coalesce(n.betrokkene_id, n.partij_id)",
    "interne_taak_actor": "(select t.klantcontact_id from interne_taak t where t.id = n.interne_taak_id)",
}
# Rows without an id of their own are known by what they belong to.
_IDENTITY = {"interne_taak_actor": "interne_taak_id"}
# Rows that only say that an actor took part. They hold nothing of a client, so who it was stays when they go.
KOPPELINGEN = frozenset({"actor_klantcontact", "interne_taak_actor"})

# No column, so named as clients will read it: with which other row a row became one.
MERGED = "samengevoegdMet"

# Where a write comes from, as parameters of SQLAlchemy's `text`.
HERKOMST = ":bewerking, :naam, :rol, cast(:trace_id as varchar)"

_LOG = "insert into wijziging (concept, object_id, van_id, soort, versie, bewerking, naam, rol, trace_id, velden, voor, na)"


def identity(table: Table) -> str:
    """The column that a row is known by."""
    return _IDENTITY.get(table.name, "id")


def hidden(table: Table) -> str:
    """SQL array of the columns that a history leaves out."""
    names = [*_NEVER, *(column.name for column in table.columns if column.computed is not None), *_following(table)]
    return "array[" + ", ".join(f"'{name}'" for name in names) + "]"


def registered(table: Table, rows: str, herkomst: str = HERKOMST) -> str:
    """Rows were added.

    Args:
        table: of the register.
        rows: name of the CTE that returns them.
        herkomst: SQL of bewerking, naam, rol and trace id.
    """
    return f"""
        {_LOG}
        {_logged(table, "registratie", herkomst)}, array(select k from jsonb_object_keys(d.na) k order by k), null, d.na
        from {rows} n cross join lateral (select jsonb_strip_nulls(to_jsonb(n) - {hidden(table)})) d(na)
    """


def changed(table: Table, rows: str, before: str, herkomst: str = HERKOMST) -> str:
    """Rows were changed.

    Args:
        table: of the register.
        rows: name of the CTE that returns them.
        before: SQL that joins `o` with the row as it was: id, and all that may be told of it as `rij` (jsonb).
        herkomst: SQL of bewerking, naam, rol and trace id.
    """
    return f"""
        {_LOG}
        {_logged(table, "wijziging", herkomst)}, coalesce(d.velden, '{{}}'), d.voor, d.na
        from {rows} n join {before} on o.id = n.id
        cross join lateral (
          select array_agg(key order by key), jsonb_object_agg(key, o.rij -> key), jsonb_object_agg(key, value)
          from jsonb_each(to_jsonb(n) - {hidden(table)}) where value is distinct from o.rij -> key
        ) d(velden, voor, na)
    """


def removed(table: Table, rows: str, herkomst: str = HERKOMST) -> str:
    """Rows were removed; of what they held nothing is told, but of a link which actor it was."""
    velden, voor = "'{}'", "null"
    if table.name in KOPPELINGEN:
        velden, voor = "'{actor_id}'", "jsonb_build_object('actor_id', n.actor_id)"
    return f"""
        {_LOG}
        {_logged(table, "verwijdering", herkomst)}, {velden}, {voor}, null
        from {rows} n
    """


def merged(table: Table, gone: str, stays: str, herkomst: str = HERKOMST) -> str:
    """A row was removed because another takes its place; both tell it, and what it held belongs to the other now.

    What belonged to it tells of its move itself, but there no one finds it who only knows the row that is gone; so that
    row's history names it: `:had`, ids by name. They go with the other values when the row that stays is removed.

    Args:
        table: of the register.
        gone: name of the CTE that returns the row that was removed.
        stays: name of the CTE that returns the other.
        herkomst: SQL of bewerking, naam, rol and trace id.
    """
    return f"""
        {_LOG}
        select '{table.name}', n.id, b.id, 'verwijdering', n.versie, {herkomst},
          array(select k from jsonb_object_keys(d.voor) k order by k) || '{{{MERGED}}}'::text[], d.voor,
          jsonb_build_object('{MERGED}', b.id)
        from {gone} n cross join {stays} b
        cross join lateral (
          select jsonb_strip_nulls(to_jsonb(n) - {hidden(table)}) || cast(cast(:had as text) as jsonb)
        ) d(voor)
        union all
        select '{table.name}', b.id, null, 'wijziging', b.versie, {herkomst}, '{{{MERGED}}}', null,
          jsonb_build_object('{MERGED}', n.id)
        from {gone} n cross join {stays} b
    """


def _following(table: Table) -> list[str]:
    """Columns that a foreign key keeps the same as those of the parent (docs/adr/0003): nobody changes them here."""
    return sorted(
        column.name
        for key in table.constraints
        if isinstance(key, ForeignKeyConstraint) and key.onupdate == "CASCADE"
        for column in [*key.columns][1:]
    )


def _owner(table: Table) -> str:
    nearest = next((f"n.{name}" for name in _OWNERS if name in table.c), "null::uuid")
    return _OWNER.get(table.name, nearest)


def _logged(table: Table, soort: str, herkomst: str) -> str:
    versie = "n.versie" if "versie" in table.c else "null::int"
    return f"select '{table.name}', n.{identity(table)}, {_owner(table)}, '{soort}', {versie}, {herkomst}"
