"""A task that lies with the wrong ones goes to others, as the next task (C6114)."""

import asyncpg
import pytest

from tests.mutaties.interne_taken import fouten, routeer, werklijst
from tests.support.rijen import Rijen, na
from tests.support.sporen import alles
from tests.support.vraag import Vraag


async def test_routed(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact(na(hours=0), nummer="71")
    parkeren, licht, ruimte = [await schrijf.actor(naam) for naam in ("Parkeren", "Straatverlichting", "Ruimte")]
    taak = await schrijf.taak(contact, parkeren, handeling="Terugbellen", toelichting="Bel op haar werk", nummer="1")

    nieuw = await routeer(
        vraag,
        taak,
        toelichting="Straatverlichting is van Openbare Ruimte.",
        actoren=[{"id": str(licht)}, {"id": str(ruimte)}],
        nummer="2",
        afgehandeldOp=na(hours=50).isoformat(),
    )

    assert nieuw.pop("uuid") != str(taak)
    assert nieuw == {
        "__typename": "InterneTaak",
        "versie": 1,
        "status": "TE_VERWERKEN",
        "nummer": "2",
        "gevraagdeHandeling": "Terugbellen",
        "toelichting": "Bel op haar werk",
        "toegewezenOp": na(hours=50).isoformat(),
        "afgehandeldOp": None,
        "klantcontact": {"nummer": "71"},
        "actoren": [{"naam": "Ruimte"}, {"naam": "Straatverlichting"}],
        "vorigeTaak": {
            "uuid": str(taak),
            "versie": 2,
            "status": "VERWERKT",
            "toelichting": "Bel op haar werk\n\nStraatverlichting is van Openbare Ruimte.",
            "afgehandeldOp": na(hours=50).isoformat(),
            "actoren": [{"naam": "Parkeren"}],
            "volgendeTaken": [{"nummer": "2"}],
        },
    }
    assert [await werklijst(vraag, wie, "nummer") for wie in (parkeren, licht, ruimte)] == [[], ["2"], ["2"]]
    bewerkingen = await register.fetch("select concept, soort, bewerking from wijziging order by 1, 2")
    assert [tuple(rij) for rij in bewerkingen] == [
        ("interne_taak", "registratie", "routeerInterneTaak"),
        ("interne_taak", "wijziging", "routeerInterneTaak"),
        ("interne_taak_actor", "registratie", "routeerInterneTaak"),
        ("interne_taak_actor", "registratie", "routeerInterneTaak"),
    ]


async def test_routed_with_another_task(vraag: Vraag, schrijf: Rijen) -> None:
    contact, noor, sem = await schrijf.klantcontact(), await schrijf.actor("Noor"), await schrijf.actor("Sem")
    taak = await schrijf.taak(contact, noor, toelichting="oud")
    nieuw = await routeer(
        vraag,
        taak,
        toelichting="Niet van ons.",
        actoren=[{"id": str(sem)}],
        gevraagdeHandeling="Mailen",
        toelichtingVolgendeTaak=None,
        toegewezenOp="2026-02-01T09:00:00Z",
    )
    assert (nieuw["gevraagdeHandeling"], nieuw["toelichting"]) == ("Mailen", None)
    assert nieuw["toegewezenOp"] == "2026-02-01T09:00:00+00:00"


async def test_everything_wrong_with_a_routing_at_once(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact, weg = await schrijf.klantcontact(), await schrijf.actor("Weg", indicatie_actief=False)
    taak = await schrijf.taak(contact, weg, nummer="1")
    was = await alles(register)

    antwoord = await routeer(
        vraag,
        taak,
        toelichting=" ",
        actoren=[{"id": str(weg)}],
        gevraagdeHandeling=None,
        nummer="1",
        afgehandeldOp="2126-01-01T00:00:00Z",
        toegewezenOp="2026-01-01T00:00:00Z",
    )

    assert [(code, pad) for code, pad, _ in fouten(antwoord)] == [
        ("BESTAAT_AL", ["nummer"]),
        ("INACTIEF", ["actoren", "0", "id"]),
        ("ONGELDIGE_WAARDE", ["afgehandeldOp"]),
        ("VERPLICHT", ["gevraagdeHandeling"]),
        ("VERPLICHT", ["toelichting"]),
    ]
    assert await alles(register) == was


async def test_routed_once_however_often_it_is_sent(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor, sem = await schrijf.klantcontact(), await schrijf.actor("Noor"), await schrijf.actor("Sem")
    taak = await schrijf.taak(contact, noor)
    invoer = {"toelichting": "Niet van ons.", "actoren": [{"id": str(sem)}], "idempotentieSleutel": "r1"}
    assert await routeer(vraag, taak, **invoer) == await routeer(vraag, taak, **invoer)
    assert await register.fetchval("select count(*) from interne_taak") == 2


@pytest.mark.parametrize("aantal", [1, 20])
async def test_statements_of_routing(vraag: Vraag, schrijf: Rijen, aantal: int) -> None:
    contact = await schrijf.klantcontact()
    actoren = [await schrijf.actor(f"Actor {plaats}") for plaats in range(aantal)]
    taak = await schrijf.taak(contact, *actoren)
    document = "mutation ($input: RouteerInterneTaakInput!) { routeerInterneTaak(input: $input) { __typename } }"
    invoer = {
        "id": str(taak),
        "versie": 1,
        "toelichting": "Niet van ons.",
        "actoren": [{"id": str(id_)} for id_ in actoren],
    }

    antwoord = await vraag.schrijf(document, {"input": invoer})

    assert antwoord.data == {"routeerInterneTaak": {"__typename": "InterneTaak"}}
    # Whose contact, that contact, the task, the actoren; the change, the next task, its actoren, the notice; the answer.
    assert antwoord.statements == 9
