"""What a contact history should hold, from SQL written by hand and figures worked out in Python."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

import asyncpg

RELATIES = ("EIGEN", "VERTEGENWOORDIGER", "VERTEGENWOORDIGDE", "CONTACTPERSOON", "ORGANISATIE", "ZAAK")
_ZAAK = """select klantcontact_id, lower(identificator_object_id) as sleutel from onderwerpobject
  where (identificator_objecttype, identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))"""
_VAN = "select distinct klantcontact_id as id from betrokkene where partij_id in ({})"
# Contacts by relation, of the partijen that are `$1`.
_PER_RELATIE = {
    "EIGEN": _VAN.format("select unnest($1::uuid[])"),
    "VERTEGENWOORDIGER": _VAN.format(
        "select vertegenwoordigende_partij_id from vertegenwoordiging where vertegenwoordigde_partij_id = any($1)"
    ),
    "VERTEGENWOORDIGDE": _VAN.format(
        "select vertegenwoordigde_partij_id from vertegenwoordiging where vertegenwoordigende_partij_id = any($1)"
    ),
    "CONTACTPERSOON": _VAN.format("select id from partij where werkte_voor_id = any($1)"),
    "ORGANISATIE": _VAN.format("select werkte_voor_id from partij where id = any($1)"),
    "ZAAK": f"""select distinct z.klantcontact_id as id from ({_ZAAK}) z where z.sleutel in (
      select sleutel from ({_ZAAK}) mijn where mijn.klantcontact_id in (
        select klantcontact_id from betrokkene where partij_id = any($1)))""",
}


async def contacten(
    sql: asyncpg.Connection, partijen: Iterable[Any], inclusief: Iterable[str] = ("EIGEN",)
) -> dict[UUID, set[str]]:
    """Contacts of a history with why they are in it."""
    gevonden: defaultdict[UUID, set[str]] = defaultdict(set)
    ids = list(partijen)
    for relatie in inclusief:
        for rij in await sql.fetch(_PER_RELATIE[relatie], ids):
            gevonden[rij["id"]].add(relatie)
    return dict(gevonden)


async def over_zaak(sql: asyncpg.Connection, zaak: str) -> set[UUID]:
    """Contacts about one zaak."""
    return {rij[0] for rij in await sql.fetch(f"select klantcontact_id from ({_ZAAK}) z where sleutel = $1", zaak)}


async def op_volgorde(sql: asyncpg.Connection, ids: Iterable[UUID], *, oplopend: bool = False) -> list[str]:
    """The contacts, newest first."""
    orde = "plaatsgevonden_op, id" if oplopend else "plaatsgevonden_op desc, id desc"
    return [
        str(rij[0])
        for rij in await sql.fetch(f"select id from klantcontact where id = any($1) order by {orde}", list(ids))
    ]


_CONTACT = """select k.*, (select bool_or(initiator) from betrokkene b where b.klantcontact_id = k.id) as initiator,
    exists (select from interne_taak t where t.klantcontact_id = k.id) as taak,
    array(select later.indicatie_contact_gelukt from onderwerpobject o join klantcontact later on later.id = o.klantcontact_id
      where (o.was_klantcontact_id = k.id or (o.identificator_objecttype = 'klantcontact'
        and o.identificator_register = 'openklant' and lower(o.identificator_object_id) = k.id::text))
      and later.plaatsgevonden_op >= k.plaatsgevonden_op and later.id <> k.id) as opvolging,
    exists (select from onderwerpobject o join klantcontact eerder on eerder.id = o.was_klantcontact_id
        or (o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
          and lower(o.identificator_object_id) = eerder.id::text)
      where o.klantcontact_id = k.id and eerder.plaatsgevonden_op <= k.plaatsgevonden_op and eerder.id <> k.id) as vervolg
  from klantcontact k where k.id = any($1)"""
_TAAK = """select t.*, now() as nu, exists (select from interne_taak v where v.vorige_taak_id = t.id) as doorgestuurd
  from interne_taak t where t.klantcontact_id = any($1)"""


async def samenvatting(sql: asyncpg.Connection, ids: Iterable[UUID]) -> dict[str, Any]:
    """The figures; durations in whole seconds."""
    rijen = await sql.fetch(_CONTACT, list(ids))
    taken = await sql.fetch(_TAAK, list(ids))
    klaar = [taak for taak in taken if taak["afgehandeld_op"]]
    per_kanaal = Counter((rij["kanaal"], richting(rij)) for rij in rijen)
    gewacht = [_seconden(t["afgehandeld_op"] - t["plaatsgevonden_op"]) for t in klaar]
    gelegen = [_seconden(t["afgehandeld_op"] - t["toegewezen_op"]) for t in klaar]
    return {
        "aantal": len(rijen),
        "perKanaal": sorted(
            ({"kanaal": k, "richting": r, "aantal": n} for (k, r), n in per_kanaal.items()),
            key=lambda t: (-t["aantal"], t["kanaal"], t["richting"] or "ZZ"),
        ),
        "eerste": _tekst(min((rij["plaatsgevonden_op"] for rij in rijen), default=None)),
        "laatste": _tekst(max((rij["plaatsgevonden_op"] for rij in rijen), default=None)),
        "misluktePogingen": sum(mislukt(rij) for rij in rijen),
        "onbeantwoord": sum(_onbeantwoord(rij) for rij in rijen),
        "openTaken": sum(taak["status"] == "te_verwerken" for taak in taken),
        "langstOpen": max(
            (_seconden(t["nu"] - t["plaatsgevonden_op"]) for t in taken if t["status"] == "te_verwerken"), default=None
        ),
        "afgehandeldeTaken": sum(taak["status"] == "verwerkt" for taak in taken),
        "wachttijdMediaan": int(median(gewacht)) if gewacht else None,
        "wachttijdLangste": int(max(gewacht)) if gewacht else None,
        "doorlooptijdMediaan": int(median(gelegen)) if gelegen else None,
        "doorlooptijdLangste": int(max(gelegen)) if gelegen else None,
    }


async def tijdlijn(sql: asyncpg.Connection, ids: Iterable[UUID]) -> list[tuple[str, str, str, str | None]]:
    """The events: moment, soort, contact, taak."""
    gebeurd: list[tuple[datetime, int, UUID, str, UUID, UUID | None]] = []
    for rij in await sql.fetch(_CONTACT, list(ids)):
        soort = "MISLUKTE_POGING" if mislukt(rij) else "CONTACT"
        if soort == "CONTACT" and richting(rij) == "UITGAAND" and rij["vervolg"]:
            soort = "ANTWOORD"
        gebeurd.append((rij["plaatsgevonden_op"], 1, rij["id"], soort, rij["id"], None))
    for taak in await sql.fetch(_TAAK, list(ids)):
        soort = "TAAK_GEROUTEERD" if taak["vorige_taak_id"] else "TAAK_TOEGEWEZEN"
        gebeurd.append((taak["toegewezen_op"], 2, taak["id"], soort, taak["klantcontact_id"], taak["id"]))
        if taak["afgehandeld_op"] and not taak["doorgestuurd"]:
            gebeurd.append(
                (taak["afgehandeld_op"], 3, taak["id"], "TAAK_VERWERKT", taak["klantcontact_id"], taak["id"])
            )
    return [
        (_tekst(op) or "", soort, str(k), str(t) if t else None)
        for op, _, _, soort, k, t in sorted(gebeurd, key=lambda g: g[:3])
    ]


def richting(rij: asyncpg.Record) -> str | None:
    return {True: "INKOMEND", False: "UITGAAND", None: None}[rij["initiator"]]


def mislukt(rij: asyncpg.Record) -> bool:
    return richting(rij) == "UITGAAND" and rij["indicatie_contact_gelukt"] == "nee"


def _onbeantwoord(rij: asyncpg.Record) -> bool:
    gevolgd = any(gelukt != "nee" for gelukt in rij["opvolging"])
    return richting(rij) == "INKOMEND" and rij["taak"] and rij["reactie"] is None and not gevolgd


def _seconden(duur: timedelta) -> float:
    return max(0.0, duur.total_seconds())


def _tekst(moment: datetime | None) -> str | None:
    return moment and moment.isoformat()
