"""What was removed is removed everywhere: only that it was there, who removed it and when stays."""

from base64 import b64decode
from collections.abc import Awaitable, Callable
from uuid import UUID

import asyncpg
import pytest

from tests.geschiedenis.vragen import doe, ook_van_wat_weg_is
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

BSN, IBAN, TELEFOON = "999990019", "NL91ABNA0417164300", "0612345678"
NAAM, STRAAT, EMAIL, NOTITIE = "Zevenhuizen-Verwijderd", "Verdwijnstraat", "weg@verdwenen.example", "Belt altijd boos"
_TEKSTEN = """
    select table_name as tabel, column_name as kolom from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'tsvector')
"""

Maakt = Callable[[Vraag, Rijen], Awaitable[tuple[str, str, int]]]


async def vindplaatsen(register: asyncpg.Connection, *teksten: str) -> dict[str, list[str]]:
    """Where in the database each text still stands, in whatever column of whatever table."""
    gevonden: dict[str, list[str]] = {}
    for rij in await register.fetch(_TEKSTEN):
        waar = f"{rij['tabel']}.{rij['kolom']}"
        inhoud = await register.fetch(f'select lower("{rij["kolom"]}"::text) as t from {rij["tabel"]}')
        for tekst in teksten:
            if any(tekst.lower() in regel["t"] for regel in inhoud if regel["t"] is not None):
                gevonden.setdefault(tekst, []).append(waar)
    return gevonden


async def _partij(vraag: Vraag, _schrijf: Rijen) -> tuple[str, str, int]:
    gedaan = await doe(
        vraag,
        "registreerPartij",
        soortPartij="PERSOON",
        contactnaam={"voornaam": "Willemijntje", "achternaam": NAAM},
        interneNotitie=NOTITIE,
        bezoekadres={"straatnaam": STRAAT, "huisnummer": 7},
        identificatoren=[
            {"register": "brp", "objecttype": "natuurlijk_persoon", "soortObjectId": "bsn", "objectId": BSN}
        ],
        digitaleAdressen=[
            {"soort": "TELEFOONNUMMER", "adres": TELEFOON},
            {"soort": "EMAIL", "adres": EMAIL},
        ],
        rekeningnummers=[{"iban": IBAN}],
    )
    # A value that was there before the last one is a value too.
    await doe(vraag, "wijzigPartij", id=gedaan["id"], versie=1, contactnaam={"voornaam": "Geertruida"})
    return "verwijderPartij", gedaan["id"], 2


async def _betrokkene(vraag: Vraag, schrijf: Rijen) -> tuple[str, str, int]:
    contact = await schrijf.contact_van(None)
    gedaan = await doe(
        vraag,
        "registreerBetrokkene",
        klantcontact=str(contact),
        rol="KLANT",
        initiator=True,
        organisatienaam=NOTITIE,
        contactnaam={"voornaam": "Willemijntje", "achternaam": NAAM},
        bezoekadres={"straatnaam": STRAAT},
        digitaleAdressen=[{"soort": "TELEFOONNUMMER", "adres": TELEFOON}, {"soort": "EMAIL", "adres": EMAIL}],
    )
    await doe(vraag, "wijzigBetrokkene", id=gedaan["id"], versie=1, contactnaam={"voornaam": "Geertruida"})
    return "verwijderBetrokkene", gedaan["id"], 2


async def _klantcontact(vraag: Vraag, schrijf: Rijen) -> tuple[str, str, int]:
    gedaan = await doe(
        vraag,
        "registreerKlantcontact",
        kanaal="telefoon",
        onderwerp=NOTITIE,
        inhoud=f"{NAAM} belde met {TELEFOON}",
        metadata=[{"sleutel": "adres", "waarde": STRAAT}],
        betrokkenen=[
            {
                "rol": "KLANT",
                "initiator": True,
                "contactnaam": {"voornaam": "Willemijntje"},
                "digitaleAdressen": [{"soort": "EMAIL", "adres": EMAIL}],
            }
        ],
        actoren=[{"id": str(await schrijf.actor())}],
        bijlagen=[
            {
                "identificator": {
                    "objecttype": "informatieobject",
                    "register": "openzaak",
                    "soortObjectId": "uuid",
                    "objectId": BSN,
                }
            }
        ],
    )
    await doe(vraag, "wijzigKlantcontact", id=gedaan["id"], versie=1, reactie="Geertruida wordt teruggebeld")
    return "verwijderKlantcontact", gedaan["id"], 2


async def _taak(vraag: Vraag, schrijf: Rijen) -> tuple[str, str, int]:
    gedaan = await doe(
        vraag,
        "registreerInterneTaak",
        klantcontact=str(await schrijf.klantcontact()),
        gevraagdeHandeling=f"Bel {NAAM}",
        toelichting=f"{TELEFOON}, {NOTITIE}, Willemijntje",
        actoren=[{"id": str(await schrijf.actor())}],
    )
    await doe(vraag, "wijzigInterneTaak", id=gedaan["id"], versie=1, toelichting=f"{EMAIL} Geertruida")
    return "verwijderInterneTaak", gedaan["id"], 2


async def _adres(vraag: Vraag, schrijf: Rijen) -> tuple[str, str, int]:
    gedaan = await doe(
        vraag,
        "registreerDigitaalAdres",
        partij=str(await schrijf.persoon()),
        soort="TELEFOONNUMMER",
        adres=TELEFOON,
        omschrijving=NAAM,
    )
    await doe(vraag, "wijzigDigitaalAdres", id=gedaan["id"], versie=1, omschrijving="Geertruida")
    return "verwijderDigitaalAdres", gedaan["id"], 2


async def _identificator(vraag: Vraag, schrijf: Rijen) -> tuple[str, str, int]:
    gedaan = await doe(
        vraag,
        "registreerPartijIdentificator",
        partij=str(await schrijf.persoon()),
        register="brp",
        objecttype="natuurlijk_persoon",
        soortObjectId="bsn",
        objectId=BSN,
    )
    return "verwijderPartijIdentificator", gedaan["id"], 1


async def _rekening(vraag: Vraag, schrijf: Rijen) -> tuple[str, str, int]:
    gedaan = await doe(vraag, "registreerRekeningnummer", partij=str(await schrijf.persoon()), iban=IBAN)
    return "verwijderRekeningnummer", gedaan["id"], 1


async def _actor(vraag: Vraag, _schrijf: Rijen) -> tuple[str, str, int]:
    gedaan = await doe(
        vraag, "registreerActor", naam=NAAM, soortActor="MEDEWERKER", emailadres=EMAIL, telefoonnummer=TELEFOON
    )
    await doe(vraag, "wijzigActor", id=gedaan["id"], versie=1, naam="Geertruida")
    return "verwijderActor", gedaan["id"], 2


async def _bijlage(vraag: Vraag, schrijf: Rijen) -> tuple[str, str, int]:
    codes = {"objecttype": "document", "register": NOTITIE, "soortObjectId": "kenmerk", "objectId": BSN}
    gedaan = await doe(vraag, "registreerBijlage", klantcontact=str(await schrijf.klantcontact()), identificator=codes)
    return "verwijderBijlage", gedaan["id"], 1


WAARDEN = (BSN, IBAN, TELEFOON, NAAM, STRAAT, EMAIL, NOTITIE, "Willemijntje", "Geertruida")


@pytest.mark.parametrize(
    "maakt", [_partij, _betrokkene, _klantcontact, _taak, _adres, _identificator, _rekening, _actor, _bijlage]
)
async def test_nothing_of_a_removed_object_stands_anywhere(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection, maakt: Maakt
) -> None:
    # given something with personal data in every field that can hold it, in its history too
    verwijder, id_, versie = await maakt(vraag, schrijf)
    stond = await vindplaatsen(register, *WAARDEN)
    assert stond
    assert all({"wijziging.na", "wijziging.voor"} & set(plaatsen) for plaatsen in stond.values())
    # when it is removed
    await doe(vraag, verwijder, id=id_, versie=versie)
    # then no column of any table holds any of it
    assert await vindplaatsen(register, *WAARDEN) == {}
    # and the graph still tells that it was there, and who removed it
    gezien = await ook_van_wat_weg_is(vraag, id_)
    uuid = b64decode(id_).decode().partition(":")[2]
    zelf = [w for w in gezien if w["objectUuid"] == uuid and w["actor"] is None]
    assert [w["soort"] for w in zelf if w["soort"] != "WIJZIGING"] == ["VERWIJDERING", "REGISTRATIE"]
    assert (zelf[0]["bewerking"], zelf[0]["door"], zelf[0]["object"]) == (verwijder, "ontwikkelaar", None)
    gewist = [veld for w in gezien for veld in w["velden"] if w["actor"] is None]
    assert gewist
    assert all((veld["voor"], veld["na"]) == (None, None) for veld in gewist)


async def test_of_a_removed_link_stays_which_actor(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    noor, sam = await schrijf.actor("Noor"), await schrijf.actor("Sam")
    contact: UUID = await schrijf.contact_van(None)
    await schrijf.nam_deel(noor, contact)
    await doe(vraag, "koppelActor", klantcontact=str(contact), actor={"id": str(sam)})
    await doe(vraag, "ontkoppelActor", klantcontact=str(contact), actor={"id": str(sam)})
    gezien = await ook_van_wat_weg_is(vraag, str(contact))
    assert [(w["bewerking"], w["soort"], w["actor"]) for w in gezien] == [
        ("ontkoppelActor", "VERWIJDERING", {"naam": "Sam"}),
        ("koppelActor", "REGISTRATIE", {"naam": "Sam"}),
    ]
    assert await register.fetchval("select count(*) from actor_klantcontact") == 1
