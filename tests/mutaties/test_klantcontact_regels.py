"""Registering a contact: every rule, each with the place in the input, all at once, and nothing written."""

from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from tests.mutaties.klantcontacten import (
    NERGENS,
    aantallen,
    codes,
    contact,
    fouten,
    registreer,
)
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


async def test_every_rule_and_every_path_at_once(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    weg = await schrijf.actor("Weg", indicatie_actief=False)
    for _ in range(2):
        await schrijf.actor("Dubbel", codes=("mdw", "obj", "idf", "7"))
    for _ in range(2):
        bedrijf = await schrijf.partij("organisatie")
        kvk = await schrijf.identificator(bedrijf, "hr", "niet_natuurlijk_persoon", "kvk_nummer", f"1234567{_}")
        await schrijf.identificator(bedrijf, "hr", "vestiging", "vestigingsnummer", "000012345678", onder=kvk)
    await schrijf.klantcontact(nummer="100", referentienummer="200")
    voor = await aantallen(register)
    dubbel = {"objecttype": "mdw", "register": "obj", "soortObjectId": "idf", "objectId": "7"}
    made = await registreer(
        vraag,
        {
            "nummer": "100",
            "referentienummer": "200",
            "kanaal": "rooksignaal",
            "onderwerp": "x" * 201,
            "herkomstInhoud": "OCR",
            "reactie": "x" * 4001,
            "indicatieContactGelukt": "JA",
            "verdereActieOndernomen": True,
            "taal": "qqq",
            "plaatsgevondenOp": (datetime.now(UTC) + timedelta(hours=1)).isoformat(),
            "hoofdonderwerptype": "afval",
            "metadata": [
                {"sleutel": "a", "waarde": "x" * 256},
                {"sleutel": "b", "waarde": ""},
                {"sleutel": "b", "waarde": ""},
                {"sleutel": " ", "waarde": ""},
            ],
            "betrokkenen": [
                {"rol": "KLANT", "initiator": True, "partij": {"id": NERGENS}, "organisatienaam": "x" * 201},
                {
                    "rol": "KLANT",
                    "initiator": True,
                    "partij": {"sleutel": {"vestigingsnummer": "000012345678"}},
                    "bezoekadres": {"huisnummer": 0, "postcode": "0123 AB", "nummeraanduidingId": "1"},
                    "correspondentieadres": {"land": "XX", "adresregel1": "x" * 81},
                    "contactnaam": {"voorletters": "x" * 11},
                    "digitaleAdressen": [{"soort": "EMAIL", "adres": "geen adres"}],
                },
                {
                    "rol": "KLANT",
                    "initiator": True,
                    "partij": {
                        "nieuw": {
                            "soortPartij": "PERSOON",
                            "identificatoren": [{"soortObjectId": "bsn", "objectId": "123456789"}],
                        }
                    },
                },
            ],
            "actoren": [{"id": NERGENS}, {"id": str(weg)}, {"identificator": dubbel}],
            "bijlagen": [{"identificator": codes("x" * 201)}, {"identificator": codes(" ")}],
            "onderwerpobjecten": [
                {"klantcontact": NERGENS},
                {"zaak": " "},
                {"zaak": "x" * 201},
                {"zaak": "https://voorbeeld.nl/zaak"},
                {"object": codes("", "x" * 201)},
            ],
            "interneTaken": [
                {"gevraagdeHandeling": " ", "actoren": []},
                {"gevraagdeHandeling": "Bellen", "toelichting": "x" * 1001, "actoren": [{"id": str(weg)}]},
            ],
        },
    )
    assert fouten(made) == [
        ("NIET_GEVONDEN", "actoren.0.id"),
        ("INACTIEF", "actoren.1.id"),
        ("NIET_EENDUIDIG", "actoren.2.identificator"),
        ("TE_LANG", "betrokkenen.0.organisatienaam"),
        ("NIET_GEVONDEN", "betrokkenen.0.partij.id"),
        ("ONGELDIGE_WAARDE", "betrokkenen.1.bezoekadres.huisnummer"),
        ("ONGELDIGE_WAARDE", "betrokkenen.1.bezoekadres.nummeraanduidingId"),
        ("ONGELDIGE_WAARDE", "betrokkenen.1.bezoekadres.postcode"),
        ("TE_LANG", "betrokkenen.1.contactnaam.voorletters"),
        ("TE_LANG", "betrokkenen.1.correspondentieadres.adresregel1"),
        ("ONBEKENDE_CODE", "betrokkenen.1.correspondentieadres.land"),
        ("ONGELDIGE_WAARDE", "betrokkenen.1.digitaleAdressen.0.adres"),
        ("NIET_EENDUIDIG", "betrokkenen.1.partij.sleutel"),
        ("ONGELDIGE_WAARDE", "betrokkenen.2.partij.nieuw.identificatoren.0.objectId"),
        ("TE_LANG", "bijlagen.0.identificator.objectId"),
        ("VERPLICHT", "bijlagen.1.identificator.objectId"),
        ("ONGELDIGE_WAARDE", "herkomstInhoud"),
        ("ONGELDIGE_WAARDE", "hoofdonderwerptype"),
        ("VERPLICHT", "interneTaken.0.actoren"),
        ("VERPLICHT", "interneTaken.0.gevraagdeHandeling"),
        ("INACTIEF", "interneTaken.1.actoren.0.id"),
        ("TE_LANG", "interneTaken.1.toelichting"),
        ("ONBEKENDE_CODE", "kanaal"),
        ("TE_LANG", "metadata.0.waarde"),
        ("DUBBEL", "metadata.2.sleutel"),
        ("VERPLICHT", "metadata.3.sleutel"),
        ("BESTAAT_AL", "nummer"),
        ("TE_LANG", "onderwerp"),
        ("NIET_GEVONDEN", "onderwerpobjecten.0.klantcontact"),
        ("VERPLICHT", "onderwerpobjecten.1.zaak"),
        ("TE_LANG", "onderwerpobjecten.2.zaak"),
        ("ONGELDIGE_WAARDE", "onderwerpobjecten.3.zaak"),
        ("VERPLICHT", "onderwerpobjecten.4.object.objectId"),
        ("TE_LANG", "onderwerpobjecten.4.object.objecttype"),
        ("ONGELDIGE_WAARDE", "plaatsgevondenOp"),
        ("TE_LANG", "reactie"),
        ("BESTAAT_AL", "referentienummer"),
        ("ONBEKENDE_CODE", "taal"),
        ("ONGELDIGE_WAARDE", "verdereActieOndernomen"),
    ]
    assert made["melding"] == "Er zijn 39 dingen niet goed; zie `fouten`."
    assert await aantallen(register) == voor


@pytest.mark.parametrize(
    ("gat", "pad"), [({"betrokkenen": []}, "betrokkenen"), ({"actoren": []}, "actoren"), ({"kanaal": " "}, "kanaal")]
)
async def test_at_least_one_of_each(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection, gat: dict[str, Any], pad: str
) -> None:
    noor = await schrijf.actor()
    voor = await aantallen(register)
    assert fouten(await registreer(vraag, contact(noor) | gat)) == [("VERPLICHT", pad)]
    assert await aantallen(register) == voor


@pytest.mark.parametrize(
    ("invoer", "pad"),
    [
        ({"actoren": [{"id": "geen id"}]}, "actoren.0.id"),
        ({"onderwerpobjecten": [{"klantcontact": "UGFydGlqOjE="}]}, "onderwerpobjecten.0.klantcontact"),
        (
            {"betrokkenen": [{"rol": "KLANT", "initiator": True, "partij": {"sleutel": {"id": "x"}}}]},
            "betrokkenen.0.partij.sleutel",
        ),
        ({"onderwerp": "nul\0"}, "onderwerp"),
    ],
)
async def test_ids_and_texts_that_are_none(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection, invoer: dict[str, Any], pad: str
) -> None:
    noor = await schrijf.actor()
    voor = await aantallen(register)
    assert fouten(await registreer(vraag, contact(noor) | invoer)) == [("ONGELDIGE_INVOER", pad)]
    assert await aantallen(register) == voor


async def test_a_clock_that_is_a_little_ahead_is_no_future(vraag: Vraag, schrijf: Rijen) -> None:
    noor = await schrijf.actor()
    straks = (datetime.now(UTC) + timedelta(minutes=2)).isoformat()
    assert (await registreer(vraag, contact(noor, plaatsgevondenOp=straks)))["__typename"] == "Klantcontact"
    zonder = await registreer(vraag, contact(noor, plaatsgevondenOp="2026-03-02T09:30:00"))
    assert fouten(zonder) == [("ONGELDIGE_WAARDE", "plaatsgevondenOp")]


async def test_numbers_of_one_input_differ(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    noor = await schrijf.actor()
    taken = [{"gevraagdeHandeling": "Bel", "nummer": "5", "actoren": [{"id": str(noor)}]}] * 2
    voor = await aantallen(register)
    made = await registreer(vraag, contact(noor, interneTaken=taken))
    assert fouten(made) == [("BESTAAT_AL", "interneTaken.1.nummer")]
    assert await aantallen(register) == voor


async def test_a_text_that_is_too_long_to_be_searched(vraag: Vraag, schrijf: Rijen) -> None:
    noor = await schrijf.actor()
    # The worst there is: rare letters, no word the same, each in a compound and by itself.
    woorden = (f"{chr(0x20000 + n)}{chr(0x20001 + n)}-{chr(0x20002 + n)}{chr(0x20003 + n)} " for n in range(20_000))
    lang = "".join(woorden)[:100_000]
    assert (await registreer(vraag, contact(noor, inhoud=lang)))["inhoud"] == lang
    assert fouten(await registreer(vraag, contact(noor, inhoud=f"{lang}x"))) == [("ONGELDIGE_WAARDE", "inhoud")]


async def test_a_code_that_the_reference_list_has_but_the_standard_does_not(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    noor = await schrijf.actor()
    await register.execute(
        "insert into referentiewaarde (lijst, code, naam) values ('taal', 'nl', 'Nederlands'), ('land', 'NLD', 'Ons')"
    )
    betrokkene = {"rol": "KLANT", "initiator": True, "bezoekadres": {"land": "NLD"}}
    assert fouten(await registreer(vraag, contact(noor, taal="nl", betrokkenen=[betrokkene]))) == [
        ("ONGELDIGE_WAARDE", "betrokkenen.0.bezoekadres.land"),
        ("ONGELDIGE_WAARDE", "taal"),
    ]
