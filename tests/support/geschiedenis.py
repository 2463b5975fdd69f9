"""A history for registers that were filled without one: of every row that it was registered, of some that they changed.

Its moments, who did it and how are made up, but the same every time: they follow from the ids.
"""

import asyncpg

from db.geschiedenis import registered
from db.tables import Base

_HERKOMST = "'registreerIets', 'medewerker', 'kcc', null"
# What has a history: every table of the register.
TABELLEN = tuple(
    table
    for table in Base.metadata.sorted_tables
    if table.name not in {"wijziging", "idempotentie", "referentiewaarde", "leesactie", "gelezen"}
)
_MAKE_UP = """
    update wijziging set id = gemaakt.id, tijdstip = '2026-01-31T23:00Z'::timestamptz + n * interval '20 minutes',
      naam = 'medewerker-' || n % 3, bewerking = case when n % 4 = 0 then 'import openklant' else bewerking end,
      trace_id = case when n % 2 = 0 then md5((n % 50)::text) end
    from (
      select id as oud, h::uuid as id, abs(('x' || left(h, 8))::bit(32)::int::bigint) % 6000 as n
      from (select id, md5(concept || object_id || coalesce(na ->> 'actor_id', '')) as h from wijziging) w
    ) gemaakt where wijziging.id = gemaakt.oud
"""
# Later, a third of it changed to what it is, and some things that are not there any more were removed.
_CHANGE = """
    insert into wijziging (id, tijdstip, concept, object_id, van_id, soort, versie, bewerking, naam, rol, velden, voor, na)
    select md5(id || 'later')::uuid, tijdstip + interval '1 day', concept, object_id, van_id, 'wijziging', 2,
      'wijzigIets', naam, rol, velden, (select jsonb_object_agg(key, 'eerst') from jsonb_each(na)), na
    from wijziging where ('x' || left(id::text, 1))::bit(4)::int % 3 = 0
"""
_REMOVE = """
    insert into wijziging (id, tijdstip, concept, object_id, van_id, soort, versie, bewerking, naam, rol, velden)
    select md5(id || 'weg')::uuid, tijdstip + interval '2 days', concept, md5(id || 'object')::uuid, van_id,
      'verwijdering', 3, 'verwijderIets', naam, rol, '{}'
    from wijziging where concept = 'bijlage' and soort = 'registratie'
"""


async def beschrijf(url: str) -> None:
    """Write the history of all that is in a register."""
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            for table in TABELLEN:
                # A query stands where a statement that writes has its rows.
                rijen = f"with nieuw as materialized (select * from {table.name})"
                await connection.execute(f"{rijen} {registered(table, 'nieuw', _HERKOMST)}")
            for statement in (_MAKE_UP, _CHANGE, _REMOVE):
                await connection.execute(statement)
        await connection.execute("analyze wijziging")
    finally:
        await connection.close()
