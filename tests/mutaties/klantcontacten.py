"""What the tests of contacts share: a document that reads a whole contact back, and what is in the register."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg

from db.engine import Database
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

TABELLEN = (
    "actor",
    "actor_klantcontact",
    "betrokkene",
    "bijlage",
    "digitaal_adres",
    "idempotentie",
    "interne_taak",
    "interne_taak_actor",
    "klantcontact",
    "onderwerpobject",
    "partij",
    "partij_identificator",
    "rekeningnummer",
    "wijziging",
)
FOUT = """
    ... on Fout { code melding pad }
    ... on OngeldigeInvoer { fouten { code melding pad } }
    ... on Conflict { huidigeVersie nu { __typename id } }
"""
HEEL = """
    ... on Klantcontact {
      id uuid versie nummer referentienummer kanaal onderwerp inhoud herkomstInhoud reactie indicatieContactGelukt taal
      vertrouwelijk plaatsgevondenOp verdereActieOndernomen hoofdonderwerptype richting metadata { sleutel waarde }
      betrokkenen {
        uuid versie rol initiator organisatienaam volledigeNaam
        contactnaam { voorletters voornaam voorvoegselAchternaam achternaam }
        bezoekadres { straatnaam huisnummer postcode stad land }
        correspondentieadres { adresregel1 land }
        partij { uuid volledigeNaam nummer identificatoren { soortObjectId objectId } digitaleAdressen { adres } }
        digitaleAdressen { uuid soort adres omschrijving }
      }
      actoren { uuid naam }
      bijlagen { uuid identificator { objecttype register soortObjectId objectId } }
      zaken { uuid identificatie }
      aanleiding { uuid }
      onderwerpobjecten { uuid versie identificator { objecttype register soortObjectId objectId } }
      interneTaken { uuid gevraagdeHandeling toelichting status toegewezenOp actoren { uuid } }
    }
"""
REGISTREER = f"""
mutation ($input: RegistreerKlantcontactInput!) {{
  registreerKlantcontact(input: $input) {{ __typename {HEEL} {FOUT} }}
}}
"""
# As little of the answer as there can be: what is counted is the registration.
ALLEEN_REGISTREREN = """
mutation ($input: RegistreerKlantcontactInput!) {
  registreerKlantcontact(input: $input) { ... on Klantcontact { uuid } }
}
"""
NERGENS = "00000000-0000-4000-8000-000000000000"
ZAAK = "6f1a7c4e-2b3d-4a5e-8f90-1a2b3c4d5e6f"
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def codes(object_id: str, objecttype: str = "informatieobject", register: str = "openzaak") -> dict[str, str]:
    return {"objecttype": objecttype, "register": register, "soortObjectId": "uuid", "objectId": object_id}


def contact(*actoren: UUID, **meer: Any) -> dict[str, Any]:
    """Input of a contact with as little as there can be, and what a test cares about."""
    return {
        "kanaal": "telefoon",
        "betrokkenen": [{"rol": "KLANT", "initiator": True}],
        "actoren": [{"id": str(actor)} for actor in actoren],
        **meer,
    }


@asynccontextmanager
async def nog_een(database_url: str) -> AsyncIterator[Vraag]:
    """Another server of the same register, to ask at the same time."""
    database = Database(database_url, pool_size=1)
    try:
        yield Vraag(database)
    finally:
        await database.close()


async def aantallen(register: asyncpg.Connection) -> dict[str, int]:
    """How many rows every table has."""
    return {tabel: await register.fetchval(f"select count(*) from {tabel}") for tabel in TABELLEN}


async def geschiedenis(register: asyncpg.Connection, bewerking: str) -> list[dict[str, Any]]:
    """What a history says that one operation did, by concept."""
    rows = await register.fetch(
        "select concept, soort, versie, naam, rol, velden, voor, na, object_id, van_id from wijziging"
        " where bewerking = $1 order by concept, tijdstip, object_id",
        bewerking,
    )
    return [dict(row) for row in rows]


def fouten(antwoord: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and path of all that is wrong, in order of the path."""
    assert antwoord["__typename"] == "OngeldigeInvoer", antwoord
    return sorted(((fout["code"], ".".join(fout["pad"])) for fout in antwoord["fouten"]), key=lambda fout: fout[::-1])


async def registreer(vraag: Vraag, invoer: dict[str, Any]) -> Any:
    return (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerKlantcontact"]


async def alles(schrijf: Rijen) -> tuple[dict[str, Any], dict[str, UUID]]:
    """An input with three betrokkenen, two actoren, four bijlagen, two zaken and two taken, and what it points at."""
    wie = {
        "noor": await schrijf.actor("Noor"),
        "kcc": await schrijf.actor("KCC", "organisatorische_eenheid", ("afd", "obj", "idf", "KCC")),
        "anja": await schrijf.persoon("Anja", "de", "Wit"),
        "bob": await schrijf.persoon("Bob", None, "Zwart"),
        "brief": await schrijf.klantcontact(),
    }
    await schrijf.identificator(wie["anja"], "brp", "natuurlijk_persoon", "bsn", "999990019")
    return {
        "nummer": "4711",
        "referentienummer": "990",
        "kanaal": "balie",
        "onderwerp": "Vergunning",
        "inhoud": "Wanneer komt mijn vergunning?",
        "herkomstInhoud": "MEDEWERKER",
        "reactie": "Volgende week.",
        "indicatieContactGelukt": "JA",
        "taal": "nld",
        "vertrouwelijk": True,
        "plaatsgevondenOp": MOMENT.isoformat(),
        "verdereActieOndernomen": False,
        "hoofdonderwerptype": "https://voorbeeld.nl/onderwerpen/vergunning",
        "metadata": [{"sleutel": "gesprek", "waarde": "12"}, {"sleutel": "zaal", "waarde": "B"}],
        "betrokkenen": [
            {"rol": "KLANT", "initiator": True, "partij": {"sleutel": {"bsn": "999990019"}}},
            {"rol": "VERTEGENWOORDIGER", "initiator": False, "partij": {"id": str(wie["bob"])}},
            {
                "rol": "KLANT",
                "initiator": False,
                "organisatienaam": "Bakker BV",
                "contactnaam": {"voornaam": "Cor", "achternaam": "Groen"},
                "bezoekadres": {"straatnaam": "Kerkstraat", "huisnummer": 1, "postcode": "1234ab", "stad": "Ons Dorp"},
                "correspondentieadres": {"adresregel1": "Postbus 1", "land": "BE"},
                "digitaleAdressen": [
                    {"soort": "TELEFOONNUMMER", "adres": "06-12345678", "omschrijving": "overdag"},
                    {"soort": "EMAIL", "adres": "cor@voorbeeld.nl"},
                ],
            },
        ],
        "actoren": [
            {"id": str(wie["noor"])},
            {"identificator": {"objecttype": "afd", "register": "obj", "soortObjectId": "idf", "objectId": "KCC"}},
        ],
        "bijlagen": [{"identificator": codes(f"stuk-{nummer}")} for nummer in range(4)],
        "onderwerpobjecten": [{"zaak": ZAAK}, {"zaak": "ZAAK-2026-1"}, {"klantcontact": str(wie["brief"])}],
        "interneTaken": [
            {"gevraagdeHandeling": "Terugbellen", "toelichting": "Na vijven", "actoren": [{"id": str(wie["noor"])}]},
            {
                "gevraagdeHandeling": "Nazoeken",
                "toegewezenOp": MOMENT.isoformat(),
                "actoren": [{"id": str(wie["kcc"])}, {"id": str(wie["noor"])}],
            },
        ],
    }, wie
