import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from server.seed.demo import vul_demo
from server.seed.fout import SeedFout
from server.seed.schrijver import VOLGORDE
from server.seed.verhaal import CLIENT, CONTACTEN, PARTIJEN, ZAKEN
from server.seed.verhaal.actoren import KLACHTBEHANDELING, STRAATVERLICHTING
from server.seed.verhaal.vormen import AMSTERDAM, Contact, moment
from tests.seed.verhaal_tabellen import DOCUMENT, duur, ingevuld, relaties

CIJFERS = (Path(__file__).parent / "verhaal_cijfers.sql").read_text()
PEILMOMENT = moment("2026-06-01 09:00")
CASUS = [
    "C0992",
    "C0534",
    "C2984",
    "C9761",
    "C4390",
    "C0359",
    "C1199",
    "C9853",
    "C2138",
    "C3546",
    "C5499",
    "C9750",
    "C5655",
    "C7998",
    "C7300",
    "C0322",
    "C9127",
    "C6114",
    "C9708",
    "C2716",
    "C9167 A",
    "C9167 B",
    "C9167 C",
]


def contact(nummer: int) -> Contact:
    return next(contact for contact in CONTACTEN if contact.nummer == nummer)


async def inhoud(url: str) -> dict[str, list[asyncpg.Record]]:
    verbinding = await asyncpg.connect(url)
    try:
        return {tabel: await verbinding.fetch(f"select * from {tabel} order by 1, 2") for tabel in VOLGORDE}
    finally:
        await verbinding.close()


async def cijfers(verbinding: asyncpg.Connection, contacten: list[Contact]) -> dict[str, Any]:
    gevonden = await verbinding.fetchval(CIJFERS, [contact.id for contact in contacten], PEILMOMENT)
    return json.loads(gevonden)


def als_in_document(gevonden: dict[str, Any]) -> dict[str, str]:
    def lokaal(tijdstip: str) -> str:
        return datetime.fromisoformat(tijdstip).astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M")

    def tijd(seconden: int) -> str:
        return duur(timedelta(seconds=seconden))

    return {
        "Klantcontacten": str(gevonden["aantal"]),
        **{sleutel.lower().replace(" ", ", "): str(aantal) for sleutel, aantal in gevonden["per_kanaal"].items()},
        "Eerste contact": lokaal(gevonden["eerste"]),
        "Laatste contact": lokaal(gevonden["laatste"]),
        "Mislukte pogingen": ", ".join(gevonden["mislukte_pogingen"]),
        "Open taken": ", ".join(gevonden["open_taken"]),
        "Langst open sinds toewijzen": tijd(gevonden["langst_open"]),
        "Afgehandelde taken": str(gevonden["afgehandelde_taken"]),
        "Doorlooptijd, mediaan": tijd(gevonden["mediaan"]),
        "Doorlooptijd, langste": tijd(gevonden["langste"]),
        "Onbeantwoord": ", ".join(gevonden["onbeantwoord"]),
    }


def test_document_tells_the_story_as_it_is_in_the_code() -> None:
    tekst = DOCUMENT.read_text()
    assert tekst == ingevuld(tekst), "python -m tests.seed.verhaal_tabellen"


def test_every_case_has_a_contact() -> None:
    gevonden = {casus for contact in CONTACTEN for casus in contact.casus}
    assert gevonden == set(CASUS)


def test_contacts_are_told_in_order_of_time_and_number() -> None:
    assert [c.nummer for c in CONTACTEN] == list(range(7001, 7039))
    momenten = [c.plaatsgevonden_op for c in CONTACTEN]
    assert momenten == sorted(momenten)
    assert len(set(momenten)) == len(momenten)


def test_summer_time_begins_between_two_contacts() -> None:
    assert contact(7019).plaatsgevonden_op - contact(7018).plaatsgevonden_op == timedelta(minutes=10)
    assert contact(7020).plaatsgevonden_op.date().isoformat() == "2026-03-29"
    assert contact(7020).plaatsgevonden_op.astimezone(AMSTERDAM).date().isoformat() == "2026-03-30"


async def test_figures_in_the_document_are_those_of_the_register(database_url: str) -> None:
    await vul_demo(database_url)
    kolommen = re.findall(
        r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|$", DOCUMENT.read_text().split("| Cijfer |")[1], re.MULTILINE
    )
    verbinding = await asyncpg.connect(database_url)
    try:
        eigen = await cijfers(verbinding, [c for c in CONTACTEN if "EIGEN" in relaties(c)])
        alle = await cijfers(verbinding, [c for c in CONTACTEN if relaties(c)])
    finally:
        await verbinding.close()
    in_document = {naam: (links, rechts) for naam, links, rechts in kolommen if naam != "---"}
    verwacht_eigen, verwacht_alle = als_in_document(eigen), als_in_document(alle)
    assert in_document == {naam: (verwacht_eigen[naam], verwacht_alle[naam]) for naam in verwacht_alle}


async def test_relations_in_the_document_are_those_of_the_register(database_url: str) -> None:
    await vul_demo(database_url)
    verbinding = await asyncpg.connect(database_url)
    try:
        eigen = await verbinding.fetch(
            "select k.nummer from klantcontact k join betrokkene b on b.klantcontact_id = k.id"
            " join partij_identificator i on i.partij_id = b.partij_id where i.object_id = '999993653'"
        )
        via_zaak = await verbinding.fetch(
            """
            select distinct k.nummer from klantcontact k join onderwerpobject o on o.klantcontact_id = k.id
            where o.object_sleutel in (
              select zaak.object_sleutel from onderwerpobject zaak join betrokkene b using (klantcontact_id)
              where b.partij_id = $1 and zaak.identificator_objecttype in ('zaak', 'zgw-Zaak'))
            and not exists (select from betrokkene b where b.klantcontact_id = k.id and b.partij_id = $1)
            """,
            CLIENT.id,
        )
    finally:
        await verbinding.close()
    assert {int(rij["nummer"]) for rij in eigen} == {c.nummer for c in CONTACTEN if "EIGEN" in relaties(c)}
    assert {int(rij["nummer"]) for rij in via_zaak} == {c.nummer for c in CONTACTEN if "ZAAK" in relaties(c)}


async def test_only_the_story_is_about_its_zaken_and_people(database_url: str) -> None:
    await vul_demo(database_url)
    van_het_verhaal = {str(contact.nummer) for contact in CONTACTEN}
    verbinding = await asyncpg.connect(database_url)
    try:
        over_zaken = await verbinding.fetch(
            "select k.nummer from klantcontact k join onderwerpobject o on o.klantcontact_id = k.id where o.object_sleutel = any($1)",
            [str(zaak.id) for zaak in ZAKEN],
        )
        met_partijen = await verbinding.fetch(
            "select k.nummer from klantcontact k join betrokkene b on b.klantcontact_id = k.id where b.partij_id = any($1)",
            [partij.id for partij in PARTIJEN],
        )
        onbekende = await verbinding.fetch("select adres from digitaal_adres where adres_normaal = '+31609997032'")
        taken = await verbinding.fetch(
            "select t.nummer from interne_taak t join interne_taak_actor a on a.interne_taak_id = t.id where a.actor_id = any($1)",
            [STRAATVERLICHTING.id, KLACHTBEHANDELING.id],
        )
    finally:
        await verbinding.close()
    assert {rij["nummer"] for rij in over_zaken} < van_het_verhaal
    assert {rij["nummer"] for rij in met_partijen} < van_het_verhaal
    assert len(onbekende) == 1
    assert {rij["nummer"] for rij in taken} == {"8002", "8005", "8006", "8011"}


async def test_demo_twice_changes_nothing(database_url: str) -> None:
    await vul_demo(database_url)
    eerst = await inhoud(database_url)
    await vul_demo(database_url)
    assert await inhoud(database_url) == eerst
    assert {partij.nummer for partij in PARTIJEN} <= {int(rij["nummer"]) for rij in eerst["partij"]}


async def test_demo_goes_on_after_what_a_user_changed(database_url: str) -> None:
    await vul_demo(database_url)
    verbinding = await asyncpg.connect(database_url)
    try:
        await verbinding.execute("update partij set indicatie_actief = false where nummer = '5001'")
        await vul_demo(database_url)
        assert await verbinding.fetchval("select indicatie_actief from partij where nummer = '5001'") is False
    finally:
        await verbinding.close()


async def test_demo_refuses_a_register_that_holds_something_else(database_url: str) -> None:
    verbinding = await asyncpg.connect(database_url)
    try:
        await verbinding.execute("insert into categorie (naam) values ('Ondernemer')")
        with pytest.raises(SeedFout, match="niet die van de demonstratie"):
            await vul_demo(database_url)
        assert await verbinding.fetchval("select count(*) from partij") == 0
    finally:
        await verbinding.close()


async def test_new_rows_get_numbers_after_those_of_the_story(database_url: str) -> None:
    await vul_demo(database_url)
    verbinding = await asyncpg.connect(database_url)
    try:
        nummer = await verbinding.fetchval("insert into klantcontact (kanaal) values ('telefoon') returning nummer")
    finally:
        await verbinding.close()
    assert nummer == "7039"
