"""Keeping a reference list in step with the service that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import orjson
from sqlalchemy import text

from db.engine import Database

# Server processes that do this at the same moment take turns. Any number will do that nothing else here uses.
_TURN = text("select pg_advisory_xact_lock(82910344125)")

# What the service has is as the service says, whoever had it before; what it no longer has ends today; what it never
# had is the municipality's own and stays as it is. Nothing is removed: contacts keep the code they were registered with.
_MERGE = text(
    """
    with aangeboden as (
      select * from json_to_recordset(cast(cast(:waarden as text) as json))
        as a(code text, naam text, begindatum date, einddatum date)
    ), beeindigd as (
      update referentiewaarde r set einddatum = greatest(r.begindatum, cast(:vandaag as date))
      where r.lijst = :lijst and r.bron = :bron and coalesce(r.einddatum > greatest(r.begindatum, cast(:vandaag as date)), true)
        and not exists (select from aangeboden a where a.code = r.code)
      returning r.code
    ), gezet as (
      insert into referentiewaarde as r (lijst, code, naam, begindatum, einddatum, bron)
      select :lijst, code, naam, begindatum, einddatum, :bron from aangeboden
      on conflict (lijst, code) do update
        set naam = excluded.naam, begindatum = excluded.begindatum, einddatum = excluded.einddatum, bron = excluded.bron
        where (r.naam, r.begindatum, r.einddatum, r.bron)
          is distinct from (excluded.naam, excluded.begindatum, excluded.einddatum, excluded.bron)
      returning r.xmax = 0 as nieuw
    )
    select (select count(*) from gezet where nieuw) as toegevoegd,
      (select count(*) from gezet where not nieuw) as gewijzigd,
      (select count(*) from beeindigd) as beeindigd
    """
)


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value, as a service has it.

    Args:
        code: what is registered.
        naam: what people read.
        begindatum: first day on which it may be used; always, when there is none.
        einddatum: last day.
    """

    code: str
    naam: str
    begindatum: date | None = None
    einddatum: date | None = None


@dataclass(frozen=True, slots=True)
class Bijgewerkt:
    """How many values of a list were added, changed and ended."""

    lijst: str
    toegevoegd: int
    gewijzigd: int
    beeindigd: int


async def werk_lijst_bij(
    database: Database, lijst: str, bron: str, waarden: Sequence[Waarde], vandaag: date
) -> Bijgewerkt:
    """Bring one list up to what the service has, in one transaction.

    Args:
        database: the register.
        lijst: name of the list.
        bron: name of the service, by which its values are known again.
        waarden: all that are valid there now; their codes differ.
        vandaag: the date in the Netherlands.
    """
    async with database.engine.begin() as connection:
        await connection.execute(_TURN)
        found = await connection.execute(
            _MERGE, {"lijst": lijst, "bron": bron, "vandaag": vandaag, "waarden": orjson.dumps(waarden).decode()}
        )
        row = found.one()
    return Bijgewerkt(lijst, row.toegevoegd, row.gewijzigd, row.beeindigd)
