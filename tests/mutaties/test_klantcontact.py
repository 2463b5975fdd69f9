"""Registering a contact with all that belongs to it: what was sent is what is there."""

from datetime import UTC, datetime

import asyncpg

from tests.mutaties.klantcontacten import (
    MOMENT,
    ZAAK,
    aantallen,
    alles,
    codes,
    contact,
    registreer,
)
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


async def test_the_least_there_can_be(vraag: Vraag, schrijf: Rijen) -> None:
    noor = await schrijf.actor()
    voor = datetime.now(UTC)
    made = await registreer(vraag, contact(noor))
    assert made["__typename"] == "Klantcontact"
    assert (made["versie"], made["nummer"], made["kanaal"]) == (1, "1", "telefoon")
    assert (made["indicatieContactGelukt"], made["vertrouwelijk"], made["verdereActieOndernomen"]) == (
        "ONBEKEND",
        False,
        False,
    )
    assert voor <= datetime.fromisoformat(made["plaatsgevondenOp"]) <= datetime.now(UTC)
    assert (made["richting"], made["metadata"], made["interneTaken"]) == ("INKOMEND", [], [])
    assert [actor["uuid"] for actor in made["actoren"]] == [str(noor)]


async def test_everything_is_read_back(vraag: Vraag, schrijf: Rijen) -> None:
    invoer, wie = await alles(schrijf)
    made = await registreer(vraag, invoer)
    lijsten = ("betrokkenen", "actoren", "bijlagen", "onderwerpobjecten", "interneTaken")
    gelijk = {naam: waarde for naam, waarde in invoer.items() if naam not in (*lijsten, "plaatsgevondenOp")}
    assert {naam: made[naam] for naam in gelijk} == gelijk
    assert datetime.fromisoformat(made["plaatsgevondenOp"]) == MOMENT
    per_naam = {
        (b["partij"] or {}).get("volledigeNaam") or b["volledigeNaam"]: (b["rol"], b["initiator"])
        for b in made["betrokkenen"]
    }
    assert per_naam == {
        "Anja de Wit": ("KLANT", True),
        "Bob Zwart": ("VERTEGENWOORDIGER", False),
        "Cor Groen": ("KLANT", False),
    }
    (cor,) = (b for b in made["betrokkenen"] if b["partij"] is None)
    assert (cor["bezoekadres"]["postcode"], cor["correspondentieadres"]["land"]) == ("1234 AB", "BE")
    assert {(a["soort"], a["adres"], a["omschrijving"]) for a in cor["digitaleAdressen"]} == {
        ("TELEFOONNUMMER", "0612345678", "overdag"),
        ("EMAIL", "cor@voorbeeld.nl", None),
    }
    assert {actor["uuid"] for actor in made["actoren"]} == {str(wie["noor"]), str(wie["kcc"])}
    assert {b["identificator"]["objectId"] for b in made["bijlagen"]} == {"stuk-0", "stuk-1", "stuk-2", "stuk-3"}
    assert made["zaken"] == [
        {"uuid": ZAAK, "identificatie": None},
        {"uuid": None, "identificatie": "zaak-2026-1"},
    ]
    # An earlier contact is found back as what this one followed up.
    assert made["aanleiding"] == [{"uuid": str(wie["brief"])}]
    taken = {taak["gevraagdeHandeling"]: taak for taak in made["interneTaken"]}
    assert (taken["Terugbellen"]["toelichting"], taken["Terugbellen"]["status"]) == ("Na vijven", "TE_VERWERKEN")
    assert {actor["uuid"] for actor in taken["Nazoeken"]["actoren"]} == {str(wie["noor"]), str(wie["kcc"])}


async def test_a_partij_is_registered_along(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    noor = await schrijf.actor()
    nieuw = {
        "soortPartij": "PERSOON",
        "contactnaam": {"voornaam": "Dirk", "achternaam": "Rood"},
        "identificatoren": [{"soortObjectId": "bsn", "objectId": "999990020"}],
        "digitaleAdressen": [{"soort": "EMAIL", "adres": "dirk@voorbeeld.nl"}],
    }
    betrokkene = {
        "rol": "KLANT",
        "initiator": True,
        "partij": {"nieuw": nieuw},
        "digitaleAdressen": [{"soort": "TELEFOONNUMMER", "adres": "0201234567"}],
    }
    made = await registreer(vraag, contact(noor, betrokkenen=[betrokkene]))
    (gemaakt,) = made["betrokkenen"]
    assert gemaakt["partij"]["volledigeNaam"] == "Dirk Rood"
    assert gemaakt["partij"]["identificatoren"] == [{"soortObjectId": "bsn", "objectId": "999990020"}]
    assert gemaakt["partij"]["digitaleAdressen"] == [{"adres": "dirk@voorbeeld.nl"}]
    assert [adres["adres"] for adres in gemaakt["digitaleAdressen"]] == ["0201234567"]
    # Registering the same client once more is refused as a whole.
    voor = await aantallen(register)
    nogmaals = await registreer(vraag, contact(noor, betrokkenen=[betrokkene]))
    assert (nogmaals["__typename"], nogmaals["code"]) == ("Conflict", "BESTAAT_AL")
    assert nogmaals["pad"] == ["betrokkenen", "0", "partij", "nieuw", "identificatoren", "0", "objectId"]
    assert await aantallen(register) == voor


async def test_who_or_what_is_named_twice_is_there_once(vraag: Vraag, schrijf: Rijen) -> None:
    noor = await schrijf.actor("Noor", codes=("mdw", "msei", "email", "noor@voorbeeld.nl"))
    eerder = await schrijf.klantcontact()
    zelfde = {"objecttype": "mdw", "register": "msei", "soortObjectId": "email", "objectId": "noor@voorbeeld.nl"}
    invoer = contact(
        noor,
        onderwerpobjecten=[
            {"zaak": ZAAK.upper()},
            {"object": codes(ZAAK, "zaak", "open-zaak")},
            {"zaak": f"https://zaken.voorbeeld.nl/zaken/api/v1/zaken/{ZAAK}"},
            {"klantcontact": str(eerder)},
            {"object": codes(str(eerder), "klantcontact", "openklant")},
        ],
    )
    invoer["actoren"].append({"identificator": zelfde})
    made = await registreer(vraag, invoer)
    assert [actor["uuid"] for actor in made["actoren"]] == [str(noor)]
    assert sorted(str(o["identificator"]) for o in made["onderwerpobjecten"]) == sorted(
        [str(codes(ZAAK, "zgw-Zaak")), "None"]
    )
    assert made["aanleiding"] == [{"uuid": str(eerder)}]


async def test_a_scanned_letter_says_that_a_machine_read_it(vraag: Vraag, schrijf: Rijen) -> None:
    robot = await schrijf.actor("Scanstraat", "geautomatiseerde_actor", functie="scannen")
    ocr = contact(robot, kanaal="post", inhoud="Geachte h€er", herkomstInhoud="OCR")
    made = await registreer(vraag, ocr)
    assert (made["onderwerp"], made["inhoud"], made["herkomstInhoud"]) == (None, "Geachte h€er", "OCR")


async def test_an_inactive_actor_gave_its_codes_to_a_successor(vraag: Vraag, schrijf: Rijen) -> None:
    codering = ("afd", "obj", "idf", "9")
    await schrijf.actor("Oud", "organisatorische_eenheid", codering, indicatie_actief=False)
    opvolger = await schrijf.actor("Nieuw", "organisatorische_eenheid", codering)
    naam = dict(zip(("objecttype", "register", "soortObjectId", "objectId"), codering, strict=True))
    made = await registreer(vraag, contact(actoren=[{"identificator": naam}]))
    assert [actor["uuid"] for actor in made["actoren"]] == [str(opvolger)]
