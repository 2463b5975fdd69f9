"""What an import takes although it deviates from the rules of the register: looked up when all rows are in."""

# ruff: noqa: S608 - names of tables and columns come from our own descriptions, never from outside

from collections.abc import AsyncIterator, Iterable
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg

# Rule 3 of the information model. An address that came from elsewhere is kept as it is.
# `tests/mutaties/test_vormen.py` compares these with what a registration takes (`resolvers/mutaties/vormen.py`).
_DEEL = r"[^[:space:][:cntrl:]@<>()\[\],;:\\\".]+"
_LABEL = "[[:alnum:]]([[:alnum:]-]{0,61}[[:alnum:]])?"
# Names that are never anyone's address.
_NIEMAND = r"\.(arpa|invalid|local|localhost|onion|test)$"
_EMAIL = rf"^{_DEEL}(\.{_DEEL})*@({_LABEL}\.)+[[:alpha:]][[:alnum:]-]*[[:alnum:]]$"
_TELEFOON = r"^(0[1-9][0-9]{8}|\+[0-9]{9,15}|00[0-9]{7,13})$"
_KORT_NUMMER = r"^0(8|9)00"


class Remark(NamedTuple):
    """A deviation that is looked for among the rows that this run read.

    Args:
        code: stable name.
        table: that the row is in.
        where: SQL, true for a row `t` that deviates.
    """

    code: str
    table: str
    where: str


REMARKS = (
    Remark(
        "partij_zonder_identificator",
        "partij",
        "not exists (select from partij_identificator i where i.partij_id = t.id)",
    ),
    Remark(
        "voorkeursadres_niet_van_partij",
        "partij",
        "exists (select from import_voorkeur v where v.partij_id = t.id and v.adres_id is not null"
        " and not exists (select from digitaal_adres d where d.id = v.adres_id and d.partij_id = t.id))",
    ),
    Remark(
        "voorkeursrekeningnummer_niet_van_partij",
        "partij",
        "exists (select from import_voorkeur v where v.partij_id = t.id and v.rekeningnummer_id is not null"
        " and not exists (select from rekeningnummer r where r.id = v.rekeningnummer_id and r.partij_id = t.id))",
    ),
    Remark(
        "vestiging_niet_onder_kvk",
        "partij_identificator",
        "t.soort_object_id = 'vestigingsnummer' and not exists (select from partij_identificator o"
        " where o.id = t.sub_identificator_van_id and o.soort_object_id = 'kvk_nummer')",
    ),
    Remark(
        "klantcontact_zonder_betrokkene",
        "klantcontact",
        "not exists (select from betrokkene b where b.klantcontact_id = t.id)",
    ),
    Remark(
        "klantcontact_zonder_actor",
        "klantcontact",
        "not exists (select from actor_klantcontact a where a.klantcontact_id = t.id)",
    ),
    Remark(
        "email_vorm",
        "digitaal_adres",
        f"t.soort = 'email' and (t.adres !~ '{_EMAIL}' or t.adres ~* '{_NIEMAND}')",
    ),
    Remark(
        "telefoonnummer_vorm",
        "digitaal_adres",
        f"t.soort = 'telefoonnummer' and (t.adres !~ '{_TELEFOON}' or t.adres ~ '{_KORT_NUMMER}')",
    ),
    Remark(
        "interne_taak_zonder_actor",
        "interne_taak",
        "not exists (select from interne_taak_actor a where a.interne_taak_id = t.id)",
    ),
    Remark("verwerkt_zonder_moment", "interne_taak", "t.status = 'verwerkt' and t.afgehandeld_op is null"),
)

KANAAL_TOEGEVOEGD = "kanaal_toegevoegd"
HERSCHREVEN = "herschreven"

# What was written differently on the way in is known only there; kept here until it is sure that the row is in.
CREATE_NOTES = "create temp table import_herschreven (tabel text, id uuid, detail text)"

_KANALEN = """
    with gebruikt as (
      select t.kanaal, min(t.id::text)::uuid as id
      from klantcontact t join import_gezien_klantcontact g using (id) group by t.kanaal
    ), nieuw as (
      insert into referentiewaarde (lijst, code, naam) select 'kanaal', kanaal, kanaal from gebruikt
      on conflict (lijst, code) do nothing returning code
    )
    select g.id, g.kanaal from gebruikt g join nieuw n on n.code = g.kanaal order by g.kanaal
"""


class Found(NamedTuple):
    """A row that deviates.

    Args:
        code: of the remark, `KANAAL_TOEGEVOEGD` or `HERSCHREVEN`.
        table: that the row is in.
        id: of the row.
        detail: the kanaal, or what was written differently.
    """

    code: str
    table: str
    id: UUID
    detail: str | None = None


async def remarks(connection: "asyncpg.Connection[Any]", tables: Iterable[str]) -> AsyncIterator[Found]:
    """Look for all deviations, and put the kanalen that contacts use in the reference list.

    Args:
        connection: of the import.
        tables: that it filled.

    Yields:
        Rows one by one: there may be millions.
    """
    async with connection.transaction():
        await connection.execute("set local enable_seqscan = on")
        for row in await connection.fetch(_KANALEN):
            yield Found(KANAAL_TOEGEVOEGD, "klantcontact", row["id"], row["kanaal"])
        for table in tables:
            notes = connection.cursor(
                f"select h.id, h.detail from import_herschreven h join {table} t using (id)"
                " where h.tabel = $1 order by h.ctid",
                table,
                prefetch=1_000,
            )
            async for row in notes:
                yield Found(HERSCHREVEN, table, row["id"], row["detail"])
        for remark in REMARKS:
            found = connection.cursor(
                f"select t.id from {remark.table} t join import_gezien_{remark.table} g using (id)"
                f" where {remark.where}",
                prefetch=1_000,
            )
            async for row in found:
                yield Found(remark.code, remark.table, row["id"])
