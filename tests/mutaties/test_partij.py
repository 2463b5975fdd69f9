"""Registering, changing and removing a partij with what is its own (F7554, F2158)."""

from uuid import UUID

import asyncpg
import pytest

from tests.mutaties.partijen import (
    BSN,
    IBAN,
    KVK,
    VESTIGING,
    Balie,
    geschiedenis,
    toestand,
)
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


VESTIGINGEN = [{"soortObjectId": "vestigingsnummer", "objectId": VESTIGING}]


async def test_an_organisation_with_all_that_is_its_own(balie: Balie, register: asyncpg.Connection) -> None:
    partij = await balie.doe(
        "registreerPartij",
        soortPartij="ORGANISATIE",
        naam="Bakkerij De Korenaar",
        nummer="12",
        interneNotitie="Belt graag 's ochtends.",
        indicatieGeheimhouding="NEE",
        voorkeurstaal="nld",
        bezoekadres={"postcode": "3511ab", "huisnummer": 4},
        identificatoren=[{"soortObjectId": "kvk_nummer", "objectId": KVK, "subIdentificatoren": VESTIGINGEN}],
        digitaleAdressen=[
            {"soort": "TELEFOONNUMMER", "adres": "030-123 45 67", "isStandaardadres": True},
            {"soort": "EMAIL", "adres": "brood@korenaar.nl", "isStandaardadres": True, "isVoorkeursadres": True},
        ],
        rekeningnummers=[{"iban": "NL91 ABNA 0417 1643 00", "bic": "abnanl2a", "isVoorkeursrekeningnummer": True}],
    )
    uuids = [
        rij.pop("uuid") for lijst in ("identificatoren", "digitaleAdressen", "rekeningnummers") for rij in partij[lijst]
    ]
    assert partij == {
        "__typename": "Organisatie",
        "uuid": partij["uuid"],
        "versie": 1,
        "nummer": "12",
        "soortPartij": "ORGANISATIE",
        "volledigeNaam": "Bakkerij De Korenaar",
        "interneNotitie": "Belt graag 's ochtends.",
        "indicatieGeheimhouding": "NEE",
        "indicatieActief": True,
        "voorkeurstaal": "nld",
        "bezoekadres": {"postcode": "3511 AB", "huisnummer": 4},
        "identificatoren": [
            {
                "register": "hr",
                "objecttype": "niet_natuurlijk_persoon",
                "soortObjectId": "kvk_nummer",
                "objectId": KVK,
                "sub": None,
            },
            {
                "register": "hr",
                "objecttype": "vestiging",
                "soortObjectId": "vestigingsnummer",
                "objectId": VESTIGING,
                "sub": {"objectId": KVK},
            },
        ],
        "digitaleAdressen": [
            {
                "versie": 1,
                "soort": "EMAIL",
                "adres": "brood@korenaar.nl",
                "omschrijving": None,
                "isStandaardadres": True,
            },
            {
                "versie": 1,
                "soort": "TELEFOONNUMMER",
                "adres": "0301234567",
                "omschrijving": None,
                "isStandaardadres": True,
            },
        ],
        "voorkeursDigitaalAdres": {"adres": "brood@korenaar.nl"},
        "rekeningnummers": [{"iban": IBAN, "bic": "ABNANL2A", "isVoorkeursrekeningnummer": True}],
    }
    # One history row for every row, all of one moment, told with the partij.
    assert await register.fetch(
        "select concept, count(*), count(distinct tijdstip) from wijziging"
        " where object_id = $1 or van_id = $1 group by concept order by concept",
        UUID(partij["uuid"]),
    ) == [("digitaal_adres", 2, 1), ("partij", 1, 1), ("partij_identificator", 2, 1), ("rekeningnummer", 1, 1)]
    assert len(set(uuids)) == 5


async def test_a_person_needs_neither_bsn_nor_name(balie: Balie) -> None:
    # V6898: known from authentication only.
    alleen_bsn = await balie.doe(
        "registreerPartij", soortPartij="PERSOON", identificatoren=[{"soortObjectId": "bsn", "objectId": BSN}]
    )
    assert alleen_bsn["__typename"] == "Persoon"
    assert [i["objectId"] for i in alleen_bsn["identificatoren"]] == [BSN]
    assert alleen_bsn["nummer"].isdigit()
    # B4749
    zonder = await balie.doe("registreerPartij", soortPartij="PERSOON", contactnaam={"achternaam": "Vos"})
    assert (zonder["volledigeNaam"], zonder["identificatoren"]) == ("Vos", [])


async def test_the_register_gives_the_next_number_when_one_is_taken(balie: Balie, register: asyncpg.Connection) -> None:
    volgende = await register.fetchval("select last_value + 1 from partij_nummer")
    eigen = await balie.doe("registreerPartij", soortPartij="PERSOON", nummer=str(volgende + 1))
    gegeven = [(await balie.doe("registreerPartij", soortPartij="PERSOON"))["nummer"] for _ in range(2)]
    assert eigen["nummer"] == str(volgende + 1)
    assert len({eigen["nummer"], *gegeven}) == 3
    assert await balie.fouten("registreerPartij", soortPartij="PERSOON", nummer=gegeven[0]) == [
        ("nummer", "BESTAAT_AL")
    ]


async def test_statements_do_not_depend_on_how_much_is_its_own(balie: Balie) -> None:
    async def registreer(aantal: int, reeks: int) -> int:
        await balie.doe(
            "registreerPartij",
            soortPartij="PERSOON",
            voorkeurstaal="nld",
            identificatoren=[
                {"register": "x", "objecttype": "y", "soortObjectId": f"soort {n}", "objectId": f"{reeks}-{n}"}
                for n in range(aantal)
            ],
            digitaleAdressen=[
                {"soort": "OVERIG", "adres": f"adres {n}", "isStandaardadres": n == 0} for n in range(aantal)
            ],
            rekeningnummers=[{"iban": IBAN, "isVoorkeursrekeningnummer": n == 0} for n in range(aantal)],
        )
        return balie.statements

    # 1 code, 1 uniqueness, 2 × 2 marks, 4 inserts, 5 to read the answer.
    assert [await registreer(1, 1), await registreer(2, 2), await registreer(50, 3)] == [15, 15, 15]


async def test_repeated_with_the_same_key(balie: Balie, register: asyncpg.Connection) -> None:
    invoer = {"soortPartij": "PERSOON", "contactnaam": {"achternaam": "Vos"}, "idempotentieSleutel": "een"}
    eerste = await balie.doe("registreerPartij", **invoer)
    assert await balie.doe("registreerPartij", **invoer) == eerste
    assert await register.fetchval("select count(*) from partij") == 1


async def test_absent_leaves_and_null_clears(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    id_ = await schrijf.partij(
        contactnaam_voornaam="Anna",
        contactnaam_achternaam="Vos",
        interne_notitie="Belt vaak.",
        bezoekadres_postcode="3511 AB",
        bezoekadres_huisnummer=4,
    )
    partij = await balie.doe("wijzigPartij", id=id_, versie=1, contactnaam={"voornaam": None}, bezoekadres=None)
    assert (partij["volledigeNaam"], partij["interneNotitie"], partij["bezoekadres"]) == ("Vos", "Belt vaak.", None)
    assert await geschiedenis(register, id_) == [
        ("wijziging", "wijzigPartij", ["bezoekadres_huisnummer", "bezoekadres_postcode", "contactnaam_voornaam"])
    ]
    # Nothing that differs: nothing written.
    assert (await balie.doe("wijzigPartij", id=id_, versie=2, contactnaam={"achternaam": "Vos"}))["versie"] == 2
    assert await balie.fouten("wijzigPartij", id=id_, versie=2, indicatieActief=None, naam="Vos BV") == [
        ("indicatieActief", "VERPLICHT"),
        ("naam", "HOORT_NIET_BIJ_SOORT"),
    ]
    verouderd = await balie.doe("wijzigPartij", id=id_, versie=1, interneNotitie="Anders")
    assert (verouderd["code"], verouderd["huidigeVersie"]) == ("VERSIE_VEROUDERD", 2)
    assert await register.fetchval("select interne_notitie from partij") == "Belt vaak."


async def test_a_contactpersoon_works_for_an_organisation(balie: Balie, schrijf: Rijen) -> None:
    organisatie = await schrijf.partij("organisatie", naam="Bakkerij")
    mens = await schrijf.partij("persoon")
    contactpersoon = await balie.doe(
        "registreerPartij", soortPartij="CONTACTPERSOON", contactnaam={"voornaam": "Bo"}, werkteVoor=organisatie
    )
    assert contactpersoon["__typename"] == "Contactpersoon"
    fout = await balie.doe("wijzigPartij", id=contactpersoon["uuid"], versie=1, werkteVoor=mens)
    assert [(f["pad"], f["melding"]) for f in fout["fouten"]] == [
        (["werkteVoor"], "Een contactpersoon werkt voor een organisatie; dit is er geen.")
    ]
    assert await balie.fouten("registreerPartij", soortPartij="PERSOON", werkteVoor=organisatie) == [
        ("werkteVoor", "HOORT_NIET_BIJ_SOORT")
    ]
    # given that, the organisation stays
    gebruikt = await balie.doe("verwijderPartij", id=organisatie, versie=1)
    assert (gebruikt["__typename"], gebruikt["code"]) == ("Conflict", "IN_GEBRUIK")
    assert gebruikt["melding"] == (
        "Dit wordt nog gebruikt door 1 contactpersonen. Zeg eerst wat er met die contactpersonen gebeurt."
    )


async def test_removing_takes_all_personal_data_along(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    # given a partij with everything, registered and changed here, in a contact
    partij = await balie.doe(
        "registreerPartij",
        soortPartij="PERSOON",
        contactnaam={"achternaam": "Vossenbelt"},
        identificatoren=[{"soortObjectId": "bsn", "objectId": BSN}],
        digitaleAdressen=[{"soort": "EMAIL", "adres": "vossenbelt@voorbeeld.nl"}],
        rekeningnummers=[{"iban": IBAN}],
    )
    id_ = UUID(partij["uuid"])
    await balie.doe("wijzigPartij", id=id_, versie=1, contactnaam={"voornaam": "Vossenbelt"})
    ander = await schrijf.partij()
    await schrijf.vertegenwoordigt(id_, ander)
    categorie = await schrijf.categorie()
    await balie.doe("registreerCategorieRelatie", partij=id_, categorie=categorie)
    contact = await schrijf.contact_van(id_)

    weg = await balie.doe("verwijderPartij", id=id_, versie=2)
    assert sorted((g["concept"], g["lot"], g["aantal"]) for g in weg["gevolgen"]) == [
        ("betrokkene", "LOSGEKOPPELD", 1),
        ("categorie_relatie", "VERWIJDERD", 1),
        ("digitaal_adres", "VERWIJDERD", 1),
        ("partij_identificator", "VERWIJDERD", 1),
        ("rekeningnummer", "VERWIJDERD", 1),
        ("vertegenwoordiging", "VERWIJDERD", 1),
    ]
    # then the contact stays and nothing anywhere says who it was
    assert await register.fetchval("select count(*) from klantcontact where id = $1", contact) == 1
    assert await register.fetchval("select partij_id from betrokkene") is None
    alles = str(await toestand(register))
    assert [tekst for tekst in ("ossenbelt", BSN, IBAN) if tekst in alles] == []
    assert await geschiedenis(register, id_) == [
        (
            "registratie",
            "registreerPartij",
            ["contactnaam_achternaam", "indicatie_actief", "indicatie_geheimhouding", "nummer", "soort_partij"],
        ),
        ("wijziging", "wijzigPartij", ["contactnaam_voornaam"]),
        ("verwijdering", "verwijderPartij", []),
    ]
