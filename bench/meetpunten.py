"""What to ask about in a register: clients with an exact number of contacts, a busy zaak, a full work list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg

from bench.global_id import maak

_WERKLIJST = """
select a.id, a.soort_actor from interne_taak_actor t join actor a on a.id = t.actor_id
where t.status = 'te_verwerken' group by a.id order by count(*) desc, a.id limit 1
"""
# A number that someone reads out on the phone, as people say it.
_TELEFOON = """
select adres from digitaal_adres where partij_id is not null and soort = 'telefoonnummer' order by id limit 1
"""
_NAAM = """
select contactnaam_achternaam from partij where contactnaam_achternaam is not null
group by contactnaam_achternaam order by count(*) desc, contactnaam_achternaam limit 1
"""
_NODES = """
(select 'Klantcontact' as soort, id from klantcontact order by id limit 50)
union all (select 'Persoon', id from partij where soort_partij = 'persoon' order by id limit 25)
union all (select 'InterneTaak', id from interne_taak order by id limit 25)
"""
# Clients with as many contacts as a client has on average.
_GEMIDDELDE = """
with steekproef as (
  select id from partij where soort_partij = 'persoon' order by id limit 20000
), aantal as (
  select s.id, (select count(distinct b.klantcontact_id) from betrokkene b where b.partij_id = s.id) as aantal
  from steekproef s
)
select p.nummer, i.object_id as bsn, a.aantal from aantal a
join partij p on p.id = a.id
join partij_identificator i on i.partij_id = p.id and i.soort_object_id = 'bsn' and i.register = 'brp'
where a.aantal = $1 order by p.id limit 20
"""


@dataclass(frozen=True)
class Klant:
    """A client to ask about."""

    bsn: str
    nummer: str
    klantcontacten: int


@dataclass(frozen=True)
class Meetpunten:
    """What to ask about.

    Args:
        klanten: by their number of contacts.
        actor: global id of the unit with most open tasks.
        zaak: uuid of the zaak with most contacts.
        nodes: a hundred global ids.
        gemiddeld: clients with an average number of contacts.
    """

    klanten: Mapping[int, Klant]
    actor: str
    zaak: str
    telefoon: str
    naam: str
    tekst: str
    nodes: tuple[str, ...]
    gemiddeld: tuple[Klant, ...]


_SOORTEN = {
    "medewerker": "Medewerker",
    "organisatorische_eenheid": "OrganisatorischeEenheid",
    "geautomatiseerde_actor": "GeautomatiseerdeActor",
}
# A word in about one contact out of seventy.
_TEKST = "eikenprocessierups"


async def meetpunten(verbinding: asyncpg.Connection, telling: dict[str, Any]) -> Meetpunten:
    """Find them; the same ones every time in the same register."""
    klanten: dict[int, Klant] = {}
    for klant in telling["meetklanten"]:
        aantal = klant["klantcontacten"]
        klanten.setdefault(aantal, Klant(klant["bsn"], klant["nummer"], aantal))
    [actor] = await verbinding.fetch(_WERKLIJST)
    # The share of contacts that nobody's name is known of belongs to no client.
    gemiddeld = max(1, round(0.88 * telling["rijen"]["klantcontact"] / telling["rijen"]["partij"]))
    rijen = await verbinding.fetch(_GEMIDDELDE, gemiddeld)
    return Meetpunten(
        klanten=klanten,
        actor=maak(_SOORTEN[actor["soort_actor"]], actor["id"]),
        zaak=max(telling["meetzaken"], key=lambda zaak: zaak["klantcontacten"])["id"],
        telefoon=await verbinding.fetchval(_TELEFOON),
        naam=await verbinding.fetchval(_NAAM),
        tekst=_TEKST,
        nodes=tuple(maak(rij["soort"], rij["id"]) for rij in await verbinding.fetch(_NODES)),
        gemiddeld=tuple(Klant(rij["bsn"], rij["nummer"], rij["aantal"]) for rij in rijen),
    )
