"""What a transaction tells those who wait for changes, in every server process: which rows, never what is in them.

`WriteSession` notes what it writes; one statement before the commit hands it to PostgreSQL, which delivers it after the
commit and forgets it on a rollback. A message holds ids, and of zaken a digest, because their numbers are read by people.
Who hears it reads the rows anew, as far as it may see them (`db/listen.py`, `resolvers/live`).
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Table

# One for all of a database: who hears of rows of another schema finds nothing by their ids.
CHANNEL = "klantgraaf"
# Of one transaction and one kind; beyond it those who wait are told to look for themselves.
MOST_OBJECTS = 500
# A message of PostgreSQL is shorter than 8,000 bytes; one of ours holds less than twice this.
_BYTES = 3_500

# Contacts come ready. Of tasks it looks up who has them (`a`), and says who had them (`v`); all actoren of one employee
# are one person. What does not fit is left out: then everyone who waits has to look.
_STATEMENT = f"""
    with van as (
      select interne_taak_id as id, actor_id, 'a' as wanneer from interne_taak_actor
      where interne_taak_id = any(cast(cast(:taken as text[]) as uuid[]))
      union
      select id, actor_id, 'v'
      from unnest(cast(cast(:van_taken as text[]) as uuid[]), cast(cast(:van_actoren as text[]) as uuid[])) as u(id, actor_id)
    ), wie as (
      select id, wanneer, actor_id from van
      union
      select van.id, van.wanneer, zelfde.id from van join actor a on a.id = van.actor_id
      join actor zelfde on zelfde.persoon_sleutel = a.persoon_sleutel
    ), bericht as (
      select json_build_object('t', t.id, 'a', coalesce(nu.actoren, '[]'), 'v', coalesce(eerst.actoren, '[]'))::text as tekst,
             json_build_object('t', t.id)::text as kort
      from unnest(cast(:taken as text[])) as t(id)
      left join lateral (
        select json_agg(actor_id) as actoren from wie where id = cast(t.id as uuid) and wanneer = 'a'
      ) nu on true
      left join lateral (
        select json_agg(actor_id) as actoren from wie where id = cast(t.id as uuid) and wanneer = 'v'
      ) eerst on true
      union all
      select tekst, tekst from unnest(cast(:overig as text[])) as o(tekst)
    ), passend as (
      select case when octet_length(tekst) > {_BYTES} then kort else tekst end as tekst from bericht
    ), verdeeld as (
      select tekst, sum(octet_length(tekst) + 1) over (order by tekst rows unbounded preceding) / {_BYTES} as deel
      from passend
    )
    select pg_notify('{CHANNEL}', '[' || string_agg(tekst, ',') || ']') from verdeeld group by deel
"""  # noqa: S608 - constants of ours


def digest(sleutel: str) -> str:
    """What stands for a zaak in a message, however its key is written."""
    return sha256(sleutel.lower().encode()).hexdigest()[:32]


class Notices:
    """What one transaction wrote that someone may wait for."""

    def __init__(self) -> None:
        self._taken: set[UUID] = set()
        self._taken_van: set[tuple[UUID, UUID]] = set()
        self._contacten: dict[UUID, tuple[set[str], set[str]]] = {}

    def inserted(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Note new rows."""
        match table.name:
            case "interne_taak":
                self._taken.update(row["id"] for row in rows)
            case "interne_taak_actor":
                self._taken.update(row["interne_taak_id"] for row in rows)
            case "klantcontact":
                for row in rows:
                    self._contact(row["id"])
            case "betrokkene" | "onderwerpobject":
                for row in rows:
                    self._brought(row["klantcontact_id"], row)

    def updated(self, table: Table, changes: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """Note changed rows: as they were, and the new values by column."""
        match table.name:
            case "interne_taak":
                self._taken.update(was["id"] for was, _ in changes)
            case "betrokkene" | "onderwerpobject":
                for was, new in changes:
                    different = {name: value for name, value in new.items() if was[name] != value}
                    self._brought(new.get("klantcontact_id", was["klantcontact_id"]), different)

    def removed(self, table: Table, ids: Iterable[UUID]) -> None:
        """Note rows that are gone."""
        if table.name == "interne_taak":
            self._taken.update(ids)

    def unlinked(self, links: Iterable[tuple[UUID, UUID]]) -> None:
        """Note which tasks were taken from which actoren."""
        for taak, actor in links:
            self._taken.add(taak)
            self._taken_van.add((taak, actor))

    def statement(self) -> tuple[str, dict[str, Any]] | None:
        """The one statement that tells it, with its parameters; None when nobody can be waiting for any of it."""
        if not self._taken and not self._contacten:
            return None
        taken, van = self._taken, sorted(self._taken_van)
        overig = [_json({"k": k, "p": sorted(p), "z": sorted(z)}) for k, (p, z) in self._contacten.items()]
        if len(overig) > MOST_OBJECTS:
            overig = [_json({"k": None})]
        if len(taken) > MOST_OBJECTS:
            taken, van = set(), []
            overig.append(_json({"t": None}))
        overig = [text if len(text) <= _BYTES else _json({"k": orjson.loads(text)["k"]}) for text in overig]
        return _STATEMENT, {
            "taken": _texts(sorted(taken)),
            "van_taken": _texts([taak for taak, _ in van]),
            "van_actoren": _texts([actor for _, actor in van]),
            "overig": overig,
        }

    def _contact(self, klantcontact: UUID) -> tuple[set[str], set[str]]:
        return self._contacten.setdefault(klantcontact, (set(), set()))

    def _brought(self, klantcontact: UUID, row: Mapping[str, Any]) -> None:
        """A contact came to a client or to a zaak."""
        if (partij := row.get("partij_id")) is not None:
            self._contact(klantcontact)[0].add(str(partij))
        if (zaak := row.get("identificator_object_id")) is not None:
            self._contact(klantcontact)[1].add(digest(zaak))


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str).decode()


def _texts(ids: Sequence[UUID]) -> list[str]:
    return [str(id_) for id_ in ids]
