"""Ids and texts that are none are told together with all else that is wrong with an input, and nothing is written."""

from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from schema.global_id import encode
from tests.mutaties.klantcontacten import NERGENS, aantallen, contact, fouten
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

NIET = "ONGELDIGE_INVOER"
ZAAK, BIJLAGE = encode("Zaak", uuid4()), encode("Bijlage", uuid4())
ANDER_IBAN = "NL91ABNA0417164301"


async def doe(vraag: Vraag, naam: str, **invoer: Any) -> Any:
    """What came of a mutation that must not succeed."""
    soort = "VerwijderInput" if naam.startswith("verwijder") else f"{naam[0].upper()}{naam[1:]}Input"
    document = f"""mutation ($input: {soort}!) {{ {naam}(input: $input) {{
      __typename ... on Fout {{ code melding pad }} ... on OngeldigeInvoer {{ fouten {{ code melding pad }} }}
    }} }}"""
    return (await vraag.schrijf(document, {"input": invoer})).data[naam]


async def test_a_contact_tells_them_with_all_that_is_wrong(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    # given ids of another kind, nonsense and texts nobody can keep, and other things that are wrong
    noor = await schrijf.actor()
    voor = await aantallen(register)
    invoer = contact(noor) | {
        "kanaal": "rooksignaal",
        "onderwerp": "nul\0",
        "inhoud": "\0",
        "betrokkenen": [
            {"rol": "KLANT", "initiator": True, "partij": {"id": ZAAK}},
            {"rol": "KLANT", "initiator": True, "partij": {"sleutel": {"id": "x"}}},
            {"rol": "KLANT", "initiator": True, "partij": {"sleutel": {"nummer": "\0"}}},
            {
                "rol": "KLANT",
                "initiator": True,
                "partij": {"nieuw": {"soortPartij": "CONTACTPERSOON", "werkteVoor": BIJLAGE}},
                "digitaleAdressen": [{"soort": "EMAIL", "adres": "geen adres", "omschrijving": "\0"}],
            },
        ],
        "actoren": [{"id": "geen id"}, {"id": NERGENS}, {"id": ZAAK}],
        "onderwerpobjecten": [{"klantcontact": BIJLAGE}, {"zaak": BIJLAGE}, {"zaak": " "}],
        "interneTaken": [{"gevraagdeHandeling": "Bel\0", "actoren": [{"id": "x"}]}],
        "idempotentieSleutel": "x" * 201,
    }

    # when
    made = await doe(vraag, "registreerKlantcontact", **invoer)

    # then everything has its place, once
    assert fouten(made) == [
        (NIET, "actoren.0.id"),
        ("NIET_GEVONDEN", "actoren.1.id"),
        (NIET, "actoren.2.id"),
        (NIET, "betrokkenen.0.partij.id"),
        (NIET, "betrokkenen.1.partij.sleutel"),
        (NIET, "betrokkenen.2.partij.sleutel"),
        ("ONGELDIGE_WAARDE", "betrokkenen.3.digitaleAdressen.0.adres"),
        (NIET, "betrokkenen.3.digitaleAdressen.0.omschrijving"),
        (NIET, "betrokkenen.3.partij.nieuw.werkteVoor"),
        ("ONGELDIGE_WAARDE", "idempotentieSleutel"),
        (NIET, "inhoud"),
        (NIET, "interneTaken.0.actoren.0.id"),
        (NIET, "interneTaken.0.gevraagdeHandeling"),
        ("ONBEKENDE_CODE", "kanaal"),
        (NIET, "onderwerp"),
        (NIET, "onderwerpobjecten.0.klantcontact"),
        (NIET, "onderwerpobjecten.1.zaak"),
        ("VERPLICHT", "onderwerpobjecten.2.zaak"),
    ]
    assert {fout["melding"] for fout in made["fouten"] if fout["pad"][:2] == ["betrokkenen", "0"]} == {
        "Dit is een id van Zaak; hier hoort een id van Persoon of Organisatie of Contactpersoon."
    }
    assert await aantallen(register) == voor


@pytest.mark.parametrize(
    ("naam", "invoer", "verwacht"),
    [
        (
            "registreerRekeningnummer",
            {"partij": ZAAK, "iban": ANDER_IBAN, "idempotentieSleutel": "\0"},
            [("ONGELDIGE_WAARDE", "iban"), (NIET, "idempotentieSleutel"), (NIET, "partij")],
        ),
        (
            "registreerVertegenwoordiging",
            {"vertegenwoordigendePartij": "x", "vertegenwoordigdePartij": "x"},
            [(NIET, "vertegenwoordigdePartij"), (NIET, "vertegenwoordigendePartij")],
        ),
        (
            "registreerDigitaalAdres",
            {"betrokkene": ZAAK, "soort": "EMAIL", "adres": "a@b"},
            [("ONGELDIGE_WAARDE", "adres"), (NIET, "betrokkene")],
        ),
        (
            "koppelActor",
            {"klantcontact": ZAAK, "actor": {"id": NERGENS}},
            [("NIET_GEVONDEN", "actor.id"), (NIET, "klantcontact")],
        ),
        (
            "koppelActor",
            {
                "klantcontact": NERGENS,
                "actor": {
                    "identificator": {"objecttype": "m", "register": "o", "soortObjectId": "i", "objectId": "\0"}
                },
            },
            [(NIET, "actor.identificator.objectId"), ("NIET_GEVONDEN", "klantcontact")],
        ),
        (
            "voegSamen",
            {"blijft": "x", "blijftVersie": 1, "verdwijnt": ZAAK, "verdwijntVersie": 1},
            [(NIET, "blijft"), (NIET, "verdwijnt")],
        ),
        (
            "beantwoordInterneTaak",
            {"id": ZAAK, "versie": 1, "kanaal": "post", "actoren": [{"id": "x"}]},
            [(NIET, "actoren.0.id"), (NIET, "id")],
        ),
        ("verwerkInterneTaak", {"id": "x", "versie": 1, "zaak": BIJLAGE}, [(NIET, "id"), (NIET, "zaak")]),
        ("wijzigKlantcontact", {"id": "x", "versie": 1, "onderwerp": "\0"}, [(NIET, "id"), (NIET, "onderwerp")]),
        ("verwijderPartij", {"id": BIJLAGE, "versie": 1}, [(NIET, "id")]),
    ],
)
async def test_every_mutation_tells_them_with_their_place(
    vraag: Vraag, register: asyncpg.Connection, naam: str, invoer: dict[str, Any], verwacht: list[tuple[str, str]]
) -> None:
    voor = await aantallen(register)
    assert fouten(await doe(vraag, naam, **invoer)) == verwacht
    assert await aantallen(register) == voor


async def test_a_change_is_looked_at_as_a_whole(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij, ander = await schrijf.partij(), await schrijf.partij()
    wie = await schrijf.vertegenwoordigt(partij, ander)
    betrokkene = await schrijf.betrokkene(await schrijf.klantcontact())
    voor = await aantallen(register)
    # One of the two cannot be read; that the other is not there is told, too.
    beide = {"vertegenwoordigendePartij": "x", "vertegenwoordigdePartij": NERGENS}
    anders = await doe(vraag, "wijzigVertegenwoordiging", id=str(wie), versie=1, **beide)
    assert fouten(anders) == [("NIET_GEVONDEN", "vertegenwoordigdePartij"), (NIET, "vertegenwoordigendePartij")]
    mis = {"partij": {"id": ZAAK}, "contactnaam": {"voorletters": "x" * 11}}
    assert fouten(await doe(vraag, "wijzigBetrokkene", id=str(betrokkene), versie=1, **mis)) == [
        ("TE_LANG", "contactnaam.voorletters"),
        (NIET, "partij.id"),
    ]
    # Whoever was too late hears that first, as with everything else that is wrong.
    verouderd = await doe(vraag, "wijzigVertegenwoordiging", id=str(wie), versie=2, **beide)
    assert (verouderd["__typename"], verouderd["code"]) == ("Conflict", "VERSIE_VEROUDERD")
    weg = await doe(vraag, "wijzigVertegenwoordiging", id=NERGENS, versie=1, **beide)
    assert (weg["__typename"], weg["pad"]) == ("NietGevonden", ["id"])
    assert await aantallen(register) == voor


async def test_a_key_is_not_used_up(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    """Not by what was refused, and a text that cannot be read is not the one that it resembles."""
    partij = await schrijf.partij()
    goed = {"partij": str(partij), "soort": "OVERIG", "adres": "Postbus", "idempotentieSleutel": "een"}
    mis = goed | {"adres": "Post\0bus"}
    assert fouten(await doe(vraag, "registreerDigitaalAdres", **mis)) == [(NIET, "adres")]
    assert await register.fetchval("select count(*) from idempotentie") == 0
    assert (await doe(vraag, "registreerDigitaalAdres", **goed))["__typename"] == "DigitaalAdres"
    assert fouten(await doe(vraag, "registreerDigitaalAdres", **mis)) == [(NIET, "adres")]
    assert await register.fetchval("select count(*) from digitaal_adres") == 1
