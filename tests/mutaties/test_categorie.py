from datetime import date

import asyncpg
import pytest

from tests.mutaties.partijen import NERGENS, Balie, geschiedenis, toestand
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


async def test_a_categorie(balie: Balie, register: asyncpg.Connection) -> None:
    ondernemer = await balie.doe("registreerCategorie", naam="Ondernemer", idempotentieSleutel="een")
    # 1 key, 1 insert, 1 to read the answer.
    assert (ondernemer["naam"], ondernemer["versie"], balie.statements) == ("Ondernemer", 1, 3)
    assert await balie.doe("registreerCategorie", naam="Ondernemer", idempotentieSleutel="een") == ondernemer
    anders = await balie.doe("wijzigCategorie", id=ondernemer["uuid"], versie=1, naam="Ondernemers")
    assert (anders["naam"], anders["versie"]) == ("Ondernemers", 2)
    assert (await balie.doe("wijzigCategorie", id=ondernemer["uuid"], versie=1, naam="X"))["code"] == "VERSIE_VEROUDERD"
    for naam, code in ((" ", "VERPLICHT"), ("x" * 81, "TE_LANG")):
        assert await balie.fouten("registreerCategorie", naam=naam) == [("naam", code)]
    weg = await balie.doe("verwijderCategorie", id=ondernemer["uuid"], versie=2)
    assert (weg["concept"], weg["gevolgen"]) == ("categorie", [])
    assert await geschiedenis(register, ondernemer["uuid"]) == [
        ("registratie", "registreerCategorie", ["naam"]),
        ("wijziging", "wijzigCategorie", ["naam"]),
        ("verwijdering", "verwijderCategorie", []),
    ]


async def test_who_belongs_to_it(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij, categorie = await schrijf.partij(), await schrijf.categorie("Ondernemer")
    relatie = await balie.doe("registreerCategorieRelatie", partij=partij, categorie=categorie, begindatum="2026-01-05")
    assert relatie == {
        "__typename": "CategorieRelatie",
        "uuid": relatie["uuid"],
        "versie": 1,
        "begindatum": "2026-01-05",
        "einddatum": None,
        "categorie": {"naam": "Ondernemer"},
    }
    # The last day may be the first, not before it.
    een_dag = await balie.doe("wijzigCategorieRelatie", id=relatie["uuid"], versie=1, einddatum="2026-01-05")
    assert (een_dag["versie"], een_dag["einddatum"]) == (2, "2026-01-05")
    voor = await toestand(register)
    fout = await balie.doe("wijzigCategorieRelatie", id=relatie["uuid"], versie=2, begindatum="2026-01-06")
    assert (fout["pad"], fout["melding"]) == (
        ["einddatum"],
        "De einddatum ligt voor de begindatum; verander een van beide.",
    )
    # A categorie in use stays.
    assert (await balie.doe("verwijderCategorie", id=categorie, versie=1))["code"] == "IN_GEBRUIK"
    assert await toestand(register) == voor
    leeg = await balie.doe("wijzigCategorieRelatie", id=relatie["uuid"], versie=2, begindatum=None)
    assert (leeg["begindatum"], leeg["einddatum"]) == (None, "2026-01-05")
    weg = await balie.doe("verwijderCategorieRelatie", id=relatie["uuid"], versie=3)
    assert (weg["concept"], weg["gevolgen"]) == ("categorie_relatie", [])
    assert await register.fetchval("select count(*) from categorie") == 1


async def test_everything_wrong_is_said_at_once(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    await schrijf.partij()
    voor = await toestand(register)
    assert await balie.fouten(
        "registreerCategorieRelatie",
        partij=NERGENS,
        categorie=NERGENS,
        begindatum=str(date(2026, 1, 6)),
        einddatum=str(date(2026, 1, 5)),
    ) == [("categorie", "NIET_GEVONDEN"), ("einddatum", "ONGELDIGE_WAARDE"), ("partij", "NIET_GEVONDEN")]
    assert await toestand(register) == voor
