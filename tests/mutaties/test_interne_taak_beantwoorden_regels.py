"""Answering the question behind a task: what is refused, what is done once, and what it costs."""

from uuid import uuid4

import asyncpg
import pytest

from tests.mutaties.interne_taken import beantwoord
from tests.support.rijen import ZGW, Rijen, na
from tests.support.sporen import alles
from tests.support.vraag import Vraag

KORT = """
mutation ($input: BeantwoordInterneTaakInput!) {
  beantwoordInterneTaak(input: $input) { __typename ... on OngeldigeInvoer { fouten { code pad } } }
}
"""


async def test_everything_wrong_with_an_answer_at_once(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact = await schrijf.klantcontact(na(hours=5), nummer="1")
    weg = await schrijf.actor("Weg", indicatie_actief=False)
    taak = await schrijf.taak(contact, weg)
    was = await alles(register)

    antwoord = await beantwoord(
        vraag,
        taak,
        kanaal="rooksignaal",
        taal="xxx",
        nummer="1",
        reactie="x" * 4001,
        plaatsgevondenOp=na(hours=4).isoformat(),
        indicatieContactGelukt="NEE",
        afgehandeldOp=na(hours=6).isoformat(),
        toelichting="x" * 1001,
        actoren=[{"id": str(weg)}],
    )

    gevonden = sorted((fout["code"], fout["pad"]) for fout in antwoord["fouten"])
    assert gevonden == [
        ("BESTAAT_AL", ["nummer"]),
        ("GEEN_BETROKKENE", ["id"]),
        ("INACTIEF", ["actoren", "0", "id"]),
        ("ONBEKENDE_CODE", ["kanaal"]),
        ("ONBEKENDE_CODE", ["taal"]),
        ("ONGELDIGE_WAARDE", ["afgehandeldOp"]),
        ("ONGELDIGE_WAARDE", ["plaatsgevondenOp"]),
        ("TE_LANG", ["reactie"]),
        ("TE_LANG", ["toelichting"]),
    ]
    meldingen = {fout["pad"][0]: fout["melding"] for fout in antwoord["fouten"]}
    assert meldingen["id"] == "Het contact van deze taak heeft geen betrokkene; registreer eerst wie er vroeg."
    assert meldingen["plaatsgevondenOp"] == "Een antwoord komt na de vraag; dit moment ligt ervoor."
    assert meldingen["afgehandeldOp"] == "Het contact lukte niet, dus de taak blijft open; laat dit weg."
    assert await alles(register) == was


async def test_closed_already_or_changed_since_or_gone(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact, noor = await schrijf.contact_van(None), await schrijf.actor()
    dicht = await schrijf.taak(contact, noor, afgehandeld_op=na(hours=1), versie=2)
    anders = await schrijf.taak(contact, noor, versie=2)
    invoer = {"kanaal": "post", "actoren": [{"id": str(noor)}]}
    was = await alles(register)

    al, oud, weg = [await beantwoord(vraag, taak, 1, **invoer) for taak in (dicht, anders, uuid4())]

    assert (al["code"], al["huidigeVersie"], al["nu"]) == ("AL_VERWERKT", 2, {"status": "VERWERKT"})
    assert (oud["code"], oud["huidigeVersie"], oud["nu"]) == ("VERSIE_VEROUDERD", 2, {"status": "TE_VERWERKEN"})
    assert (weg["__typename"], weg["pad"]) == ("NietGevonden", ["id"])
    assert await alles(register) == was


async def test_answered_once_however_often_it_is_sent(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact, noor = await schrijf.contact_van(None), await schrijf.actor()
    taak = await schrijf.taak(contact, noor)
    invoer = {"kanaal": "telefoon", "indicatieContactGelukt": "NEE", "actoren": [{"id": str(noor)}]}
    sleutel = {"idempotentieSleutel": "poging-1"}
    assert await beantwoord(vraag, taak, **invoer, **sleutel) == await beantwoord(vraag, taak, **invoer, **sleutel)
    assert await register.fetchval("select count(*) from klantcontact") == 2


@pytest.mark.parametrize("aantal", [1, 15])
async def test_statements(vraag: Vraag, schrijf: Rijen, aantal: int) -> None:
    contact = await schrijf.klantcontact()
    actoren = [await schrijf.actor(f"Actor {plaats}") for plaats in range(aantal)]
    for plaats in range(aantal):
        klant = await schrijf.betrokkene(contact, await schrijf.persoon("Zoë"))
        await schrijf.adres("email", f"zoe{plaats}@voorbeeld.nl", betrokkene_id=klant)
        await schrijf.onderwerp(contact, *ZGW, str(uuid4()))
    taak = await schrijf.taak(contact, *actoren)
    invoer = {
        "id": str(taak),
        "versie": 1,
        "kanaal": "e-mail",
        "actoren": [{"id": str(id_)} for id_ in actoren],
    }

    antwoord = await vraag.schrijf(KORT, {"input": invoer})

    assert antwoord.data == {"beantwoordInterneTaak": {"__typename": "Klantcontact"}}
    # Whose contact, that contact, the task; its people, their addresses; the actoren, the code; what it was about. Then
    # the contact, people, addresses, actoren, subjects, the task, the notice; and the answer.
    assert antwoord.statements == 16
