"""Closing a task that is done (C2984, C9761)."""

import json
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.mutaties.interne_taken import FOUT, fouten, routeer, werklijst
from tests.support.rijen import ZAC, ZGW, Rijen, na
from tests.support.sporen import alles, sporen
from tests.support.vraag import Vraag

VERWERK = f"""
mutation ($input: VerwerkInterneTaakInput!) {{
  verwerkInterneTaak(input: $input) {{
    __typename
    ... on InterneTaak {{ versie status toelichting afgehandeldOp wachttijd {{ seconden }} zaken {{ uuid identificatie }} }}
    {FOUT}
  }}
}}
"""
ZAAK = "6f1e0c9a-2a1b-4c3d-8e4f-0123456789ab"


async def verwerk(vraag: Vraag, taak: UUID, versie: int = 1, **invoer: Any) -> dict[str, Any]:
    antwoord = await vraag.schrijf(VERWERK, {"input": {"id": str(taak), "versie": versie, **invoer}})
    return antwoord.data["verwerkInterneTaak"]


async def test_done(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(na(hours=0)), await schrijf.actor("Noor")
    taak = await schrijf.taak(contact, noor, toelichting="Na vijven bellen", nummer="1")
    await schrijf.taak(contact, noor, nummer="2")

    antwoord = await verwerk(
        vraag, taak, toelichting="Gesproken; mevrouw is tevreden.", afgehandeldOp=na(hours=3).isoformat()
    )

    assert antwoord == {
        "__typename": "InterneTaak",
        "versie": 2,
        "status": "VERWERKT",
        "toelichting": "Na vijven bellen\n\nGesproken; mevrouw is tevreden.",
        "afgehandeldOp": na(hours=3).isoformat(),
        "wachttijd": {"seconden": 10_800},
        "zaken": [],
    }
    assert await werklijst(vraag, noor, "nummer") == ["2"]
    (spoor,) = await sporen(register, taak, "interne_taak")
    assert (spoor["soort"], spoor["versie"], spoor["bewerking"]) == ("wijziging", 2, "verwerkInterneTaak")
    assert spoor["velden"] == ["afgehandeld_op", "status", "toelichting"]
    assert json.loads(spoor["voor"]) == {
        "afgehandeld_op": None,
        "status": "te_verwerken",
        "toelichting": "Na vijven bellen",
    }


@pytest.mark.parametrize(
    ("zaak", "gevonden"),
    [
        (ZAAK.upper(), {"uuid": ZAAK, "identificatie": None}),
        (f"https://zaken.voorbeeld.nl/zaken/api/v1/zaken/{ZAAK}", {"uuid": ZAAK, "identificatie": None}),
        ("ZAAK-2026-0001", {"uuid": None, "identificatie": "zaak-2026-0001"}),
    ],
)
async def test_a_zaak_came_of_it(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection, zaak: str, gevonden: dict[str, Any]
) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor)

    antwoord = await verwerk(vraag, taak, zaak=zaak)

    assert (antwoord["status"], antwoord["zaken"]) == ("VERWERKT", [gevonden])
    sleutel = gevonden["uuid"] or gevonden["identificatie"]
    document = """query ($zaak: String!) {
      zaak(sleutel: { identificatie: $zaak }) {
        klantcontacten { edges { node { uuid } } } interneTaken { edges { node { uuid } } }
      }
    }"""
    van_zaak = (await vraag.data(document, {"zaak": sleutel}))["zaak"]
    assert van_zaak["klantcontacten"]["edges"] == [{"node": {"uuid": str(contact)}}]
    assert van_zaak["interneTaken"]["edges"] == [{"node": {"uuid": str(taak)}}]
    assert await register.fetchval("select bewerking from wijziging where concept = 'onderwerpobject'") == (
        "verwerkInterneTaak"
    )


@pytest.mark.parametrize("codes", [ZGW, ZAC])
async def test_a_zaak_that_was_known_is_not_linked_again(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection, codes: tuple[str, ...]
) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor)
    await schrijf.onderwerp(contact, *codes, ZAAK.upper())

    antwoord = await verwerk(vraag, taak, zaak=ZAAK)

    assert (antwoord["status"], antwoord["zaken"]) == ("VERWERKT", [{"uuid": ZAAK, "identificatie": None}])
    assert await register.fetchval("select count(*) from onderwerpobject") == 1


async def test_everything_wrong_with_a_closing_at_once(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor, toelichting="x" * 990)
    was = await alles(register)

    antwoord = await verwerk(
        vraag,
        taak,
        toelichting="te lang erbij",
        afgehandeldOp="2126-01-01T00:00:00Z",
        zaak="https://zaken.voorbeeld.nl/rollen/1",
    )

    assert fouten(antwoord) == [
        (
            "ONGELDIGE_WAARDE",
            ["afgehandeldOp"],
            "Dit moment moet nog komen; geef het moment waarop de taak is afgerond.",
        ),
        ("ONGELDIGE_WAARDE", ["zaak"], "Dit is geen adres van een zaak; verwacht …/zaken/<uuid>."),
        (
            "TE_LANG",
            ["toelichting"],
            "Samen met wat er al staat mag dit hooguit 1000 tekens lang zijn; er is plaats voor 8.",
        ),
    ]
    assert await alles(register) == was


async def test_closed_already(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor, afgehandeld_op=na(hours=1), toelichting="Gebeld", versie=2)
    was = await alles(register)
    verwacht = {
        "__typename": "Conflict",
        "code": "AL_VERWERKT",
        "melding": "Deze taak is al verwerkt; kijk wat er nu staat (`nu`). Maak haar weer open als er nog iets moet.",
        "pad": [],
        "huidigeVersie": 2,
        "nu": {"status": "VERWERKT", "toelichting": "Gebeld"},
    }

    # Whether the caller knew it or not: that it is done says more than that it was changed.
    assert await verwerk(vraag, taak, 1, zaak=ZAAK) == verwacht
    assert await verwerk(vraag, taak, 2) == verwacht
    assert await routeer(vraag, taak, 2, toelichting="x", actoren=[{"id": str(noor)}]) == verwacht
    assert await alles(register) == was


async def test_changed_since(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor, versie=3)
    was = await alles(register)
    for antwoord in (
        await verwerk(vraag, taak, 2, zaak=ZAAK),
        await routeer(vraag, taak, 2, toelichting="x", actoren=[{"id": str(noor)}]),
    ):
        assert (antwoord["code"], antwoord["pad"], antwoord["huidigeVersie"]) == ("VERSIE_VEROUDERD", ["versie"], 3)
        assert antwoord["nu"] == {"status": "TE_VERWERKEN", "toelichting": None}
    assert await alles(register) == was


async def test_not_there(vraag: Vraag, schrijf: Rijen) -> None:
    noor = await schrijf.actor()
    for antwoord in (
        await verwerk(vraag, uuid4(), zaak=ZAAK),
        await routeer(vraag, uuid4(), toelichting="x", actoren=[{"id": str(noor)}]),
    ):
        assert (antwoord["__typename"], antwoord["pad"]) == ("NietGevonden", ["id"])


async def test_statements_of_closing(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact()
    actoren = [await schrijf.actor(f"Actor {plaats}") for plaats in range(20)]
    een, veel, met = [await schrijf.taak(contact, *wie) for wie in (actoren[:1], actoren, actoren)]
    for plaats in range(20):
        await schrijf.onderwerp(contact, *ZGW, str(plaats))
    document = VERWERK.replace("zaken { uuid identificatie }", "")

    async def statements(taak: UUID, **invoer: str) -> int:
        return (await vraag.schrijf(document, {"input": {"id": str(taak), "versie": 1, **invoer}})).statements

    # The task, the change, the notice; and reading it back.
    assert [await statements(een), await statements(veel)] == [4, 4]
    # Also whose contact, that contact, its subjects and the new one.
    assert await statements(met, zaak=ZAAK) == 8
