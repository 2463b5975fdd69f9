"""Digitale adressen: rule 3 (F1995, F2946)."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.engine import Database
from tests.mutaties.partijen import NERGENS, Balie, geschiedenis, toestand
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


async def merken(register: asyncpg.Connection) -> list[tuple[Any, ...]]:
    rijen = await register.fetch(
        "select adres, is_standaardadres, is_voorkeursadres, versie from digitaal_adres order by adres"
    )
    return [tuple(rij) for rij in rijen]


async def test_registered_changed_and_removed(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij = await schrijf.partij()
    invoer = {"partij": partij, "soort": "TELEFOONNUMMER", "adres": "+31 6 12 34 56 78", "idempotentieSleutel": "een"}
    adres = await balie.doe("registreerDigitaalAdres", **invoer, verificatiedatum="2026-01-05")
    assert adres == {
        "__typename": "DigitaalAdres",
        "uuid": adres["uuid"],
        "versie": 1,
        "soort": "TELEFOONNUMMER",
        "adres": "+31612345678",
        "omschrijving": None,
        "isStandaardadres": False,
        "isVoorkeursadres": False,
        "verificatiedatum": "2026-01-05",
    }
    # 1 key, 1 partij, 1 insert, 1 to read the answer.
    assert balie.statements == 4
    assert await balie.doe("registreerDigitaalAdres", **invoer, verificatiedatum="2026-01-05") == adres
    anders = await balie.doe("wijzigDigitaalAdres", id=adres["uuid"], versie=1, omschrijving="werk")
    assert (anders["versie"], anders["omschrijving"], anders["verificatiedatum"]) == (2, "werk", "2026-01-05")
    verouderd = await balie.doe("wijzigDigitaalAdres", id=adres["uuid"], versie=1, omschrijving="thuis")
    assert (verouderd["code"], verouderd["huidigeVersie"]) == ("VERSIE_VEROUDERD", 2)
    leeg = await balie.doe("wijzigDigitaalAdres", id=adres["uuid"], versie=2, omschrijving=None)
    assert (leeg["versie"], leeg["omschrijving"]) == (3, None)
    weg = await balie.doe("verwijderDigitaalAdres", id=adres["uuid"], versie=3)
    assert (weg["concept"], weg["gevolgen"]) == ("digitaal_adres", [])
    assert "12345678" not in str(await toestand(register))


@pytest.mark.parametrize(
    ("invoer", "fouten"),
    [
        ({"soort": "EMAIL", "adres": "a@b"}, [("adres", "ONGELDIGE_WAARDE")]),
        ({"soort": "TELEFOONNUMMER", "adres": "14030"}, [("adres", "ONGELDIGE_WAARDE")]),
        ({"soort": "OVERIG", "adres": " "}, [("adres", "VERPLICHT")]),
        ({"soort": "OVERIG", "adres": "x" * 255}, [("adres", "TE_LANG")]),
        (
            {"soort": "EMAIL", "adres": "a@b.nl", "referentie": "a b", "omschrijving": "x" * 81},
            [("omschrijving", "TE_LANG"), ("referentie", "ONGELDIGE_WAARDE")],
        ),
    ],
)
async def test_each_rule_says_where(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection, invoer: dict[str, str], fouten: list[tuple[str, str]]
) -> None:
    partij = await schrijf.partij()
    voor = await toestand(register)
    assert await balie.fouten("registreerDigitaalAdres", partij=partij, **invoer) == fouten
    assert await toestand(register) == voor


async def test_it_is_of_a_partij_or_of_a_betrokkene(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij = await schrijf.partij()
    betrokkene = await schrijf.betrokkene(await schrijf.klantcontact())
    adres = {"soort": "EMAIL", "adres": "a@b.nl"}
    voor = await toestand(register)

    niemand = await balie.doe("registreerDigitaalAdres", **adres)
    assert (niemand["pad"], niemand["melding"]) == (
        ["partij"],
        "Zeg van wie het adres is: een partij of een betrokkene.",
    )
    allebei = await balie.doe("registreerDigitaalAdres", **adres, partij=partij, betrokkene=betrokkene)
    assert (allebei["pad"], allebei["melding"]) == (
        ["betrokkene"],
        "Een adres is van een partij of van een betrokkene, niet van allebei; laat één van de twee weg.",
    )
    voorkeur = await balie.doe("registreerDigitaalAdres", **adres, betrokkene=betrokkene, isVoorkeursadres=True)
    assert (voorkeur["pad"], voorkeur["melding"]) == (
        ["isVoorkeursadres"],
        "Een voorkeursadres is van een partij; een adres van een betrokkene gaat bij diens contact al voor.",
    )
    assert await balie.fouten("registreerDigitaalAdres", **adres, betrokkene=NERGENS) == [
        ("betrokkene", "NIET_GEVONDEN")
    ]
    assert await toestand(register) == voor
    eigen = await balie.doe("registreerDigitaalAdres", **adres, betrokkene=betrokkene, isStandaardadres=True)
    assert eigen["isStandaardadres"]


async def test_marking_one_unmarks_the_other(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij, ander = await schrijf.partij(), await schrijf.partij()
    eerste = await schrijf.adres("email", "1@b.nl", partij_id=partij, is_standaardadres=True, is_voorkeursadres=True)
    tweede = await schrijf.adres("email", "2@b.nl", partij_id=partij)
    await schrijf.adres("telefoonnummer", "0612345678", partij_id=partij, is_standaardadres=True)
    await schrijf.adres("email", "9@b.nl", partij_id=ander, is_standaardadres=True, is_voorkeursadres=True)

    # when another becomes the standaardadres
    await balie.doe("wijzigDigitaalAdres", id=tweede, versie=1, isStandaardadres=True)
    # 2 partij, 1 lock, 2 find and lock the other, 2 updates, 1 to read the answer.
    assert balie.statements == 8
    # then only the one of that soort and that partij is not any more; the preference stays
    assert await merken(register) == [
        ("0612345678", True, False, 1),
        ("1@b.nl", False, True, 2),
        ("2@b.nl", True, False, 2),
        ("9@b.nl", True, True, 1),
    ]
    assert await geschiedenis(register, eerste) == [("wijziging", "wijzigDigitaalAdres", ["is_standaardadres"])]
    assert await geschiedenis(register, tweede) == [("wijziging", "wijzigDigitaalAdres", ["is_standaardadres"])]

    # when a new one becomes both
    derde = await balie.doe(
        "registreerDigitaalAdres",
        partij=partij,
        soort="EMAIL",
        adres="3@b.nl",
        isStandaardadres=True,
        isVoorkeursadres=True,
    )
    assert (derde["isStandaardadres"], derde["isVoorkeursadres"]) == (True, True)
    # then it has both marks, for who reads the partij too
    document = """query ($id: ID!) { partij(sleutel: {id: $id}) {
      digitaleAdressen { adres isStandaardadres isVoorkeursadres } voorkeursDigitaalAdres { isVoorkeursadres }
    } }"""
    gelezen = (await balie.vraag.data(document, {"id": str(partij)}))["partij"]
    assert {adres["adres"]: adres["isVoorkeursadres"] for adres in gelezen["digitaleAdressen"]} == {
        "0612345678": False,
        "1@b.nl": False,
        "2@b.nl": False,
        "3@b.nl": True,
    }
    assert gelezen["voorkeursDigitaalAdres"] == {"isVoorkeursadres": True}
    assert await merken(register) == [
        ("0612345678", True, False, 1),
        ("1@b.nl", False, False, 3),
        ("2@b.nl", False, False, 3),
        ("3@b.nl", True, True, 1),
        ("9@b.nl", True, True, 1),
    ]
    # when one becomes of another soort, it takes the mark of that one along
    await balie.doe("wijzigDigitaalAdres", id=derde["uuid"], versie=1, soort="TELEFOONNUMMER", adres="0687654321")
    assert (await merken(register))[:2] == [("0612345678", False, False, 2), ("0687654321", True, True, 2)]


async def test_another_address_is_not_verified(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij = await schrijf.partij()
    id_ = await schrijf.adres("email", "a@b.nl", partij_id=partij, verificatiedatum=date(2026, 1, 5))
    anders = await balie.doe("wijzigDigitaalAdres", id=id_, versie=1, adres="c@b.nl")
    assert (anders["adres"], anders["verificatiedatum"]) == ("c@b.nl", None)
    assert await geschiedenis(register, id_) == [("wijziging", "wijzigDigitaalAdres", ["adres", "verificatiedatum"])]
    # verified at once
    anders = await balie.doe("wijzigDigitaalAdres", id=id_, versie=2, adres="d@b.nl", verificatiedatum="2026-02-01")
    assert anders["verificatiedatum"] == "2026-02-01"
    # a form that sends back what it was given verified nothing
    anders = await balie.doe("wijzigDigitaalAdres", id=id_, versie=3, adres="e@b.nl", verificatiedatum="2026-02-01")
    assert anders["verificatiedatum"] is None


async def test_the_same_number_otherwise_written_is_no_change(balie: Balie, schrijf: Rijen) -> None:
    partij = await schrijf.partij()
    id_ = await schrijf.adres("telefoonnummer", "0612345678", partij_id=partij, verificatiedatum=date(2026, 1, 5))
    zelfde = await balie.doe("wijzigDigitaalAdres", id=id_, versie=1, adres="06 - 12 34 56 78")
    assert (zelfde["versie"], zelfde["verificatiedatum"]) == (1, "2026-01-05")


async def test_what_was_imported_may_stay(balie: Balie, schrijf: Rijen) -> None:
    partij = await schrijf.partij()
    id_ = await schrijf.adres("telefoonnummer", "0800 1234", partij_id=partij)
    assert (await balie.doe("wijzigDigitaalAdres", id=id_, versie=1, omschrijving="gratis"))["adres"] == "0800 1234"
    # but as another soort it is looked at
    assert await balie.fouten("wijzigDigitaalAdres", id=id_, versie=2, soort="EMAIL") == [("adres", "ONGELDIGE_WAARDE")]


async def test_two_who_mark_at_once(database_url: str, schrijf: Rijen, register: asyncpg.Connection) -> None:
    """Each time all of them succeed, and one of them is the standaardadres."""
    partij = await schrijf.partij()
    adressen = [await schrijf.adres("email", f"{n}@b.nl", partij_id=partij) for n in range(6)]
    versies = dict.fromkeys(adressen, 1)
    databases = [Database(database_url, pool_size=1) for _ in adressen]

    async def merk(database: Database, id_: UUID) -> str:
        uitkomst = await Balie(Vraag(database)).doe(
            "wijzigDigitaalAdres", id=id_, versie=versies[id_], isStandaardadres=True, isVoorkeursadres=True
        )
        return str(uitkomst.get("code", uitkomst["__typename"]))

    async def registreer(database: Database) -> str:
        uitkomst = await Balie(Vraag(database)).doe(
            "registreerDigitaalAdres", partij=partij, soort="EMAIL", adres="nieuw@b.nl", isStandaardadres=True
        )
        return str(uitkomst["__typename"])

    try:
        for _ in range(5):
            versies = {
                rij["id"]: rij["versie"] for rij in await register.fetch("select id, versie from digitaal_adres")
            }
            merkers = [merk(database, id_) for database, id_ in zip(databases[1:], adressen[1:], strict=True)]
            uitkomsten = await asyncio.gather(registreer(databases[0]), *merkers)
            # Who was unmarked meanwhile has a newer version: then who marks it is told.
            assert set(uitkomsten) <= {"DigitaalAdres", "VERSIE_VEROUDERD"}
            assert "DigitaalAdres" in uitkomsten
            assert await register.fetchval("select count(*) from digitaal_adres where is_standaardadres") == 1
            assert await register.fetchval("select count(*) from digitaal_adres where is_voorkeursadres") == 1
    finally:
        for database in databases:
            await database.close()
