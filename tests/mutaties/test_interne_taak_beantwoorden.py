"""Answering the question behind a task: a new contact with the same people (C9708, C2716, C5499, C7300)."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.mutaties.interne_taken import beantwoord
from tests.support.rijen import ZAC, ZGW, Rijen, na
from tests.support.vraag import Vraag

WERKLIJST = """
query ($actor: ID!) {
  interneTaken(filter: { actor: { id: $actor }, status: [TE_VERWERKEN] }, sortering: WACHTTIJD_AFLOPEND) {
    edges { node { nummer klantcontact { betrokkenen { teBereikenVia { bron digitaalAdres { adres } } } } } }
  }
}
"""
ZAAK = "6f1e0c9a-2a1b-4c3d-8e4f-0123456789ab"


async def werklijst(vraag: Vraag, actor: UUID) -> list[dict[str, Any]]:
    antwoord = await vraag.data(WERKLIJST, {"actor": str(actor)})
    return [edge["node"] for edge in antwoord["interneTaken"]["edges"]]


async def test_answered(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    # Given a question on behalf of someone, about a zaak in two codings, with a number for this contact only.
    zoe = await schrijf.persoon("Zoë", None, "Postma")
    contact = await schrijf.klantcontact(
        na(hours=0), nummer="71", onderwerp="Kosten vergunning", taal="eng", vertrouwelijk=True
    )
    klant = await schrijf.betrokkene(contact, zoe, bezoekadres_stad="Utrecht")
    await schrijf.adres("telefoonnummer", "0609991277", betrokkene_id=klant, omschrijving="werk")
    await schrijf.betrokkene(
        contact, initiator=False, rol="vertegenwoordiger", organisatienaam="Bureau Bakker", contactnaam_achternaam="Bos"
    )
    await schrijf.onderwerp(contact, *ZGW, ZAAK)
    await schrijf.onderwerp(contact, *ZAC, ZAAK.upper())
    parkeren, sanne = await schrijf.actor("Parkeren"), await schrijf.actor("Sanne")
    taak = await schrijf.taak(contact, parkeren, nummer="5")

    # When it is answered.
    antwoord = await beantwoord(
        vraag,
        taak,
        kanaal="e-mail",
        inhoud="€ 0,45 per uur.",
        indicatieContactGelukt="JA",
        plaatsgevondenOp=na(hours=47).isoformat(),
        actoren=[{"id": str(sanne)}],
        toelichting="Gemaild.",
        bijlagen=[
            {
                "identificator": {
                    "objecttype": "informatieobject",
                    "register": "openzaak",
                    "soortObjectId": "uuid",
                    "objectId": "mail",
                }
            }
        ],
    )

    # Then the answer went to the same people, and the whole chain is read from it.
    nieuw = antwoord.pop("uuid")
    mensen = sorted(antwoord.pop("betrokkenen"), key=lambda betrokkene: betrokkene["rol"])
    assert antwoord == {
        "__typename": "Klantcontact",
        "kanaal": "e-mail",
        "onderwerp": "Kosten vergunning",
        "inhoud": "€ 0,45 per uur.",
        "taal": "eng",
        "vertrouwelijk": True,
        "richting": "UITGAAND",
        "indicatieContactGelukt": "JA",
        "plaatsgevondenOp": na(hours=47).isoformat(),
        "actoren": [{"naam": "Sanne"}],
        "zaken": [{"uuid": ZAAK}],
        "bijlagen": [{"identificator": {"objectId": "mail"}}],
        "aanleiding": [
            {
                "nummer": "71",
                "interneTaken": [
                    {
                        "nummer": "5",
                        "versie": 2,
                        "status": "VERWERKT",
                        "toelichting": "Gemaild.",
                        "afgehandeldOp": na(hours=47).isoformat(),
                    }
                ],
                "opvolging": [{"inhoud": "€ 0,45 per uur."}],
            }
        ],
    }
    assert mensen == [
        {
            "rol": "KLANT",
            "initiator": False,
            "organisatienaam": None,
            "volledigeNaam": None,
            "partij": {"uuid": str(zoe)},
            "bezoekadres": {"stad": "Utrecht"},
            "digitaleAdressen": [{"soort": "TELEFOONNUMMER", "adres": "0609991277", "omschrijving": "werk"}],
            "teBereikenVia": {"digitaalAdres": {"adres": "0609991277"}},
        },
        {
            "rol": "VERTEGENWOORDIGER",
            "initiator": False,
            "organisatienaam": "Bureau Bakker",
            "volledigeNaam": "Bos",
            "partij": None,
            "bezoekadres": None,
            "digitaleAdressen": [],
            "teBereikenVia": None,
        },
    ]
    assert await werklijst(vraag, parkeren) == []
    onderwerpen = await register.fetch(
        "select was_klantcontact_id from onderwerpobject where klantcontact_id = $1", UUID(nieuw)
    )
    assert [rij[0] for rij in onderwerpen if rij[0] is not None] == [contact]
    assert len(onderwerpen) == 2
    soorten = await register.fetch(
        "select concept, soort from wijziging where bewerking = 'beantwoordInterneTaak' order by 1"
    )
    assert [tuple(rij) for rij in soorten] == [
        ("actor_klantcontact", "registratie"),
        ("betrokkene", "registratie"),
        ("betrokkene", "registratie"),
        ("bijlage", "registratie"),
        ("digitaal_adres", "registratie"),
        ("interne_taak", "wijziging"),
        ("klantcontact", "registratie"),
        ("onderwerpobject", "registratie"),
        ("onderwerpobject", "registratie"),
    ]
    # What was asked stays as it was.
    assert await register.fetchval("select initiator from betrokkene where id = $1", klant) is True


async def test_who_did_not_answer_the_phone_is_still_waiting(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact = await schrijf.contact_van(None, na(hours=0))
    noor = await schrijf.actor("Noor")
    taak = await schrijf.taak(contact, noor, nummer="5")
    poging = {"kanaal": "telefoon", "indicatieContactGelukt": "NEE", "actoren": [{"id": str(noor)}]}

    for _ in range(2):
        antwoord = await beantwoord(vraag, taak, **poging)
        assert (antwoord["richting"], antwoord["indicatieContactGelukt"]) == ("UITGAAND", "NEE")
        (vraag_,) = antwoord["aanleiding"]
        assert vraag_["interneTaken"][0] == {
            "nummer": "5",
            "versie": 1,
            "status": "TE_VERWERKEN",
            "toelichting": None,
            "afgehandeldOp": None,
        }
    assert [taak["nummer"] for taak in await werklijst(vraag, noor)] == ["5"]

    met_uitleg = await beantwoord(vraag, taak, **poging, toelichting="Twee keer geen gehoor.")
    (vraag_,) = met_uitleg["aanleiding"]
    assert (vraag_["interneTaken"][0]["versie"], vraag_["interneTaken"][0]["status"]) == (2, "TE_VERWERKEN")
    assert await register.fetchval("select toelichting from interne_taak") == "Twee keer geen gehoor."
    onbeantwoord = "{ klantcontacten(filter: { onbeantwoord: true }) { edges { node { uuid } } } }"
    assert (await vraag.data(onbeantwoord))["klantcontacten"]["edges"] == [{"node": {"uuid": str(contact)}}]


async def test_a_letter_closes_the_task_though_nobody_knows_whether_it_was_read(vraag: Vraag, schrijf: Rijen) -> None:
    contact, noor = await schrijf.contact_van(None), await schrijf.actor()
    taak = await schrijf.taak(contact, noor)
    voor = datetime.now(UTC)
    antwoord = await beantwoord(vraag, taak, kanaal="post", actoren=[{"id": str(noor)}])
    (gesloten,) = antwoord["aanleiding"][0]["interneTaken"]
    assert (antwoord["indicatieContactGelukt"], gesloten["status"]) == ("ONBEKEND", "VERWERKT")
    assert antwoord["plaatsgevondenOp"] == gesloten["afgehandeldOp"]
    assert voor <= datetime.fromisoformat(gesloten["afgehandeldOp"]) <= datetime.now(UTC)


async def test_a_moment_of_its_own_for_the_task(vraag: Vraag, schrijf: Rijen) -> None:
    contact, noor = await schrijf.contact_van(None), await schrijf.actor()
    taak = await schrijf.taak(contact, noor)
    antwoord = await beantwoord(
        vraag,
        taak,
        kanaal="post",
        onderwerp=None,
        actoren=[{"id": str(noor)}],
        plaatsgevondenOp=na(hours=3).isoformat(),
        afgehandeldOp=na(hours=4).isoformat(),
    )
    assert antwoord["aanleiding"][0]["interneTaken"][0]["afgehandeldOp"] == na(hours=4).isoformat()


@pytest.mark.parametrize(
    ("eigen", "voorkeur", "verwacht"),
    [
        # C9167 A: unknown, with a number. B: known, with another number for this. C: known, without.
        ("0609997032", None, {"bron": "BETROKKENE", "digitaalAdres": {"adres": "0609997032"}}),
        ("0609991277", "0612345678", {"bron": "BETROKKENE", "digitaalAdres": {"adres": "0609991277"}}),
        (None, "0612345678", {"bron": "TAAK", "digitaalAdres": {"adres": "0612345678"}}),
    ],
)
async def test_the_work_list_says_where_to_call(
    vraag: Vraag, schrijf: Rijen, eigen: str | None, voorkeur: str | None, verwacht: dict[str, Any]
) -> None:
    partij = None
    if voorkeur is not None:
        partij = await schrijf.persoon("Zoë")
        await schrijf.adres("telefoonnummer", voorkeur, partij_id=partij, is_voorkeursadres=True)
    contact = await schrijf.klantcontact()
    klant = await schrijf.betrokkene(contact, partij)
    if eigen is not None:
        await schrijf.adres("telefoonnummer", eigen, betrokkene_id=klant)
    noor = await schrijf.actor("Noor")
    registreer = (
        "mutation ($input: RegistreerInterneTaakInput!) { registreerInterneTaak(input: $input) { __typename } }"
    )
    invoer = {
        "klantcontact": str(contact),
        "gevraagdeHandeling": "Terugbellen",
        "nummer": "5",
        "actoren": [{"id": str(noor)}],
    }

    await vraag.schrijf(registreer, {"input": invoer})

    assert await werklijst(vraag, noor) == [
        {"nummer": "5", "klantcontact": {"betrokkenen": [{"teBereikenVia": verwacht}]}}
    ]
