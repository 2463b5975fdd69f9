"""Registering a partij: every rule, each with the place in the input, and nothing written."""

from typing import Any

import asyncpg
import pytest

from tests.mutaties.partijen import (
    ANDER_IBAN,
    BSN,
    IBAN,
    NERGENS,
    VESTIGING,
    Balie,
    toestand,
)
from tests.support.vraag import Vraag


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


VESTIGINGEN = [{"soortObjectId": "vestigingsnummer", "objectId": VESTIGING}]


@pytest.mark.parametrize(
    ("invoer", "pad", "melding"),
    [
        (
            {"soortPartij": "PERSOON", "naam": "Vos"},
            ["naam"],
            "Alleen een organisatie heeft een naam in één veld; zet de naam van een mens in `contactnaam`.",
        ),
        (
            {"soortPartij": "ORGANISATIE", "contactnaam": {"achternaam": "Vos"}},
            ["contactnaam"],
            "Een organisatie heeft geen contactnaam; zet haar naam in `naam`, of registreer een contactpersoon.",
        ),
        (
            {"soortPartij": "CONTACTPERSOON", "werkteVoor": NERGENS},
            ["werkteVoor"],
            "Deze partij staat niet in het register.",
        ),
        (
            {"soortPartij": "PERSOON", "voorkeurstaal": "xxx"},
            ["voorkeurstaal"],
            "Deze code staat niet in de referentielijst `taal`; vraag `referentielijst` welke er zijn.",
        ),
        (
            {"soortPartij": "PERSOON", "bezoekadres": {"postcode": "0511 AB"}},
            ["bezoekadres", "postcode"],
            "Een postcode is van de vorm 1234 AB; zet een buitenlandse in de adresregels.",
        ),
        (
            {"soortPartij": "PERSOON", "interneNotitie": "x" * 1001},
            ["interneNotitie"],
            "Dit mag hooguit 1000 tekens lang zijn; het zijn er 1001.",
        ),
        (
            {"soortPartij": "PERSOON", "rekeningnummers": [{"iban": "NL91ABNA0417164301"}]},
            ["rekeningnummers", "0", "iban"],
            "Dit is geen geldig IBAN; controleer het op de bankpas.",
        ),
        (
            {"soortPartij": "ORGANISATIE", "identificatoren": VESTIGINGEN},
            ["identificatoren", "0", "subIdentificatorVan"],
            "Een vestigingsnummer staat onder het KVK-nummer van dezelfde partij; zeg onder welk.",
        ),
        (
            {
                "soortPartij": "ORGANISATIE",
                "identificatoren": [
                    {"soortObjectId": "rsin", "objectId": "999996666", "subIdentificatoren": VESTIGINGEN}
                ],
            },
            ["identificatoren", "0", "subIdentificatoren", "0", "soortObjectId"],
            "Een vestigingsnummer staat onder een KVK-nummer, niet onder iets anders.",
        ),
        (
            {
                "soortPartij": "PERSOON",
                "digitaleAdressen": [
                    {"soort": "EMAIL", "adres": "a@b.nl", "isStandaardadres": True},
                    {"soort": "TELEFOONNUMMER", "adres": "0612345678", "isStandaardadres": True},
                    {"soort": "EMAIL", "adres": "c@b.nl", "isStandaardadres": True},
                ],
            },
            ["digitaleAdressen", "2", "isStandaardadres"],
            "Er kan per soort één standaardadres zijn; wijs er één aan.",
        ),
        (
            {
                "soortPartij": "PERSOON",
                "rekeningnummers": [
                    {"iban": IBAN, "isVoorkeursrekeningnummer": True},
                    {"iban": ANDER_IBAN, "isVoorkeursrekeningnummer": True},
                ],
            },
            ["rekeningnummers", "1", "isVoorkeursrekeningnummer"],
            "Er kan één voorkeursrekeningnummer zijn; wijs er één aan.",
        ),
        (
            {
                "soortPartij": "PERSOON",
                "identificatoren": [
                    {"soortObjectId": "bsn", "objectId": BSN},
                    {"soortObjectId": "bsn", "objectId": "999990639"},
                ],
            },
            ["identificatoren", "1", "soortObjectId"],
            "Een partij heeft van elke soort één identificator; laat er één weg.",
        ),
    ],
)
async def test_each_rule_says_where_and_what(
    balie: Balie, register: asyncpg.Connection, invoer: dict[str, Any], pad: list[str], melding: str
) -> None:
    voor = await toestand(register)
    uitkomst = await balie.doe("registreerPartij", **invoer)
    assert [(fout["pad"], fout["melding"]) for fout in uitkomst["fouten"] if fout["pad"] == pad] == [(pad, melding)]
    assert await toestand(register) == voor


async def test_everything_wrong_is_said_at_once(balie: Balie, register: asyncpg.Connection) -> None:
    voor = await toestand(register)
    assert await balie.fouten(
        "registreerPartij",
        soortPartij="PERSOON",
        nummer="1a",
        naam="Vos",
        voorkeurstaal="xxx",
        bezoekadres={"huisnummer": 0, "land": "ZZ"},
        identificatoren=[
            {"soortObjectId": "bsn", "objectId": "123456789", "register": "hr"},
            {"soortObjectId": "klantnummer", "objectId": "7"},
        ],
        digitaleAdressen=[{"soort": "EMAIL", "adres": "geen"}, {"soort": "TELEFOONNUMMER", "adres": "0800 1234"}],
        rekeningnummers=[{"iban": IBAN, "bic": "NIET"}],
    ) == [
        ("bezoekadres.huisnummer", "ONGELDIGE_WAARDE"),
        ("bezoekadres.land", "ONBEKENDE_CODE"),
        ("digitaleAdressen.0.adres", "ONGELDIGE_WAARDE"),
        ("digitaleAdressen.1.adres", "ONGELDIGE_WAARDE"),
        ("identificatoren.0.objectId", "ONGELDIGE_WAARDE"),
        ("identificatoren.0.register", "CODES_HOREN_NIET_BIJ_ELKAAR"),
        ("identificatoren.1.objecttype", "VERPLICHT"),
        ("identificatoren.1.register", "VERPLICHT"),
        ("naam", "HOORT_NIET_BIJ_SOORT"),
        ("nummer", "ONGELDIGE_WAARDE"),
        ("rekeningnummers.0.bic", "ONGELDIGE_WAARDE"),
        ("voorkeurstaal", "ONBEKENDE_CODE"),
    ]
    assert await toestand(register) == voor


async def test_a_bsn_that_a_partij_has_already(balie: Balie, register: asyncpg.Connection) -> None:
    bsn = [{"soortObjectId": "bsn", "objectId": BSN}]
    eerste = await balie.doe("registreerPartij", soortPartij="PERSOON", identificatoren=bsn)
    voor = await toestand(register)
    uitkomst = await balie.doe(
        "registreerPartij",
        soortPartij="PERSOON",
        identificatoren=bsn,
        digitaleAdressen=[{"soort": "EMAIL", "adres": "a@b.nl"}],
    )
    assert (uitkomst["__typename"], uitkomst["code"]) == ("Conflict", "BESTAAT_AL")
    assert (uitkomst["pad"], uitkomst["huidigeVersie"]) == (["identificatoren", "0", "objectId"], 1)
    nu = await balie.vraag.data(
        "query ($id: ID!) { node(id: $id) { ... on Partij { uuid } } }", {"id": uitkomst["nu"]["id"]}
    )
    assert nu == {"node": {"uuid": eerste["uuid"]}}
    assert await toestand(register) == voor
