"""Interne taken: registered with their actoren, and removed (F2120)."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import asyncpg
import pytest

from tests.mutaties.interne_taken import REGISTREER, fouten, registreer, werklijst, wijzig
from tests.support.rijen import Rijen, na
from tests.support.sporen import alles, sporen
from tests.support.vraag import Vraag

VERWIJDER = """
mutation ($input: VerwijderInput!) {
  verwijderInterneTaak(input: $input) {
    __typename
    ... on Verwijderd { concept uuid gevolgen { concept lot aantal } }
    ... on Fout { code pad }
  }
}
"""
EENHEID = ("afd", "obj", "idf", "burgerzaken")


async def test_registered_for_those_who_are_named(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact(na(hours=1), nummer="71")
    eerder = await schrijf.klantcontact(na(hours=0))
    noor = await schrijf.actor("Noor")
    burgerzaken = await schrijf.actor("Burgerzaken", "organisatorische_eenheid", EENHEID)
    await schrijf.taak(eerder, burgerzaken, handeling="Langst wachtend")

    gemaakt = await registreer(
        vraag,
        klantcontact=str(contact),
        gevraagdeHandeling="Terugbellen",
        toelichting="Na vijven",
        nummer="500",
        referentienummer="600",
        toegewezenOp="2026-01-12T14:00:00+01:00",
        actoren=[
            {"id": str(noor)},
            {"identificator": dict(zip(("objecttype", "register", "soortObjectId", "objectId"), EENHEID, strict=True))},
            {"id": str(burgerzaken)},
        ],
    )

    uuid = gemaakt.pop("uuid")
    assert gemaakt == {
        "__typename": "InterneTaak",
        "versie": 1,
        "nummer": "500",
        "referentienummer": "600",
        "gevraagdeHandeling": "Terugbellen",
        "toelichting": "Na vijven",
        "status": "TE_VERWERKEN",
        "toegewezenOp": "2026-01-12T13:00:00+00:00",
        "afgehandeldOp": None,
        "klantcontact": {"nummer": "71"},
        "actoren": [{"naam": "Burgerzaken"}, {"naam": "Noor"}],
    }
    assert await werklijst(vraag, burgerzaken) == ["Langst wachtend", "Terugbellen"]
    assert await werklijst(vraag, noor) == ["Terugbellen"]
    (spoor,) = await sporen(register, uuid, "interne_taak")
    assert (spoor["soort"], spoor["versie"], spoor["bewerking"]) == ("registratie", 1, "registreerInterneTaak")
    assert spoor["voor"] is None
    assert json.loads(spoor["na"])["gevraagde_handeling"] == "Terugbellen"
    links = await sporen(register, uuid, "interne_taak_actor")
    assert {json.loads(link["na"])["actor_id"] for link in links} == {str(noor), str(burgerzaken)}


async def test_registered_with_as_little_as_can_be(vraag: Vraag, schrijf: Rijen) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor("Noor")
    voor = datetime.now(UTC)

    gemaakt = await registreer(
        vraag, klantcontact=str(contact), gevraagdeHandeling="Terugbellen", actoren=[{"id": str(noor)}]
    )

    assert gemaakt["nummer"].isdigit()
    assert (gemaakt["referentienummer"], gemaakt["toelichting"]) == (None, None)
    assert voor <= datetime.fromisoformat(gemaakt["toegewezenOp"]) <= datetime.now(UTC)


async def test_everything_wrong_with_a_new_task_at_once(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact = await schrijf.klantcontact()
    weg = await schrijf.actor("Weg", indicatie_actief=False)
    await schrijf.taak(contact, weg, nummer="1", referentienummer="2")
    niemand, nergens = str(uuid4()), str(uuid4())
    was = await alles(register)

    antwoord = await registreer(
        vraag,
        klantcontact=nergens,
        gevraagdeHandeling=" ",
        toelichting="x" * 1001,
        nummer="1",
        referentienummer="2",
        actoren=[{"id": str(weg)}, {"id": niemand}],
    )

    assert fouten(antwoord) == [
        ("BESTAAT_AL", ["nummer"], "Dit nummer is al in gebruik."),
        ("BESTAAT_AL", ["referentienummer"], "Dit nummer is al in gebruik."),
        ("INACTIEF", ["actoren", "0", "id"], "Deze actor is inactief; kies een actor die nog werkt."),
        ("NIET_GEVONDEN", ["actoren", "1", "id"], "Deze actor staat niet in het register; registreer hem eerst."),
        ("NIET_GEVONDEN", ["klantcontact"], "Dit klantcontact staat niet in het register."),
        ("TE_LANG", ["toelichting"], "Dit mag hooguit 1000 tekens lang zijn; het zijn er 1001."),
        ("VERPLICHT", ["gevraagdeHandeling"], "Dit moet ingevuld zijn."),
    ]
    assert await alles(register) == was


async def test_a_task_is_someones(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()
    was = await alles(register)

    antwoord = await registreer(vraag, klantcontact=str(contact), gevraagdeHandeling="Terugbellen", actoren=[])

    assert [(code, pad) for code, pad, _ in fouten(antwoord)] == [("VERPLICHT", ["actoren"])]
    assert await alles(register) == was


async def test_repeated_with_the_same_key(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    invoer = {
        "klantcontact": str(contact),
        "gevraagdeHandeling": "Terugbellen",
        "actoren": [{"id": str(noor)}],
        "idempotentieSleutel": "terugbellen-1",
    }
    assert await registreer(vraag, **invoer) == await registreer(vraag, **invoer)
    assert await register.fetchval("select count(*) from interne_taak") == 1


@pytest.mark.parametrize("aantal", [1, 20])
async def test_statements_of_a_registration(vraag: Vraag, schrijf: Rijen, aantal: int) -> None:
    contact = await schrijf.klantcontact()
    actoren = [{"id": str(await schrijf.actor(f"Actor {plaats}"))} for plaats in range(aantal)]
    invoer = {"klantcontact": str(contact), "gevraagdeHandeling": "Bellen", "nummer": "5", "actoren": actoren}
    document = REGISTREER.replace("klantcontact { nummer } actoren { naam }", "")

    antwoord = await vraag.schrijf(document, {"input": invoer})

    assert antwoord.data["registreerInterneTaak"]["nummer"] == "5"
    # The contact, the actoren, the number; the task, its actoren, the notice; and reading it back.
    assert antwoord.statements == 7


async def test_removed(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor("Noor")
    taak = await schrijf.taak(contact, noor, toelichting="over een mens")
    volgende = await schrijf.taak(contact, noor, vorige_taak_id=taak)
    await wijzig(vraag, taak, toelichting="over diezelfde mens")

    antwoord = (await vraag.schrijf(VERWIJDER, {"input": {"id": str(taak), "versie": 2}})).data

    gedaan = antwoord["verwijderInterneTaak"]
    assert (gedaan["__typename"], gedaan["concept"], gedaan["uuid"]) == ("Verwijderd", "interne_taak", str(taak))
    assert gedaan["gevolgen"] == [{"concept": "interne_taak", "lot": "LOSGEKOPPELD", "aantal": 1}]
    over = await register.fetch("select id, vorige_taak_id, versie from interne_taak")
    assert [tuple(rij) for rij in over] == [(volgende, None, 2)]
    eigen = await sporen(register, taak, "interne_taak")
    assert [(spoor["soort"], spoor["voor"], spoor["na"]) for spoor in eigen] == [
        ("wijziging", None, None),
        ("verwijdering", None, None),
    ]


async def test_a_stale_version_removes_nothing(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor, versie=2)
    was = await alles(register)
    antwoord = (await vraag.schrijf(VERWIJDER, {"input": {"id": str(taak), "versie": 1}})).data
    assert antwoord["verwijderInterneTaak"] == {
        "__typename": "Conflict",
        "code": "VERSIE_VEROUDERD",
        "pad": ["versie"],
    }
    assert await alles(register) == was
