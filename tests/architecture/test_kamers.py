"""The house: who knows the Dutch name of a concept finds it under that name in every room."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from db.tables import Base

ROOT = Path(__file__).parents[2]
KAMERS = ("db", "resolvers", "schema", "server")
CONCEPTEN = [
    "actor",
    "betrokkene",
    "bijlage",
    "categorie",
    "digitaal_adres",
    "interne_taak",
    "klantcontact",
    "onderwerpobject",
    "partij",
    "partij_identificator",
    "referentiewaarde",
    "rekeningnummer",
    "vertegenwoordiging",
]
# What is no row of its own: it lives in another register.
ZONDER_TABEL = ["zaak"]
# Tables of which the concept is another's: links, and memberships.
BIJ_EEN_ANDER = {"actor_klantcontact", "interne_taak_actor", "categorie_relatie"}
# What is kept about writing, not part of the information model.
VAN_HET_SCHRIJVEN = {"idempotentie", "wijziging"}
# A migration is written once and read never; everything else is read.
MIGRATIES = ROOT / "db" / "migrations" / "versions"
MEESTE_REGELS, MEESTE_REGELS_FUNCTIE = 350, 60


def bestanden() -> list[Path]:
    return sorted(b for kamer in KAMERS for b in (ROOT / kamer).rglob("*.py") if MIGRATIES not in b.parents)


def bestaat(kamer: str, concept: str) -> bool:
    plek = ROOT / kamer / concept
    return plek.with_suffix(".py").is_file() or (plek / "__init__.py").is_file()


@pytest.mark.parametrize("concept", CONCEPTEN)
def test_a_concept_is_in_every_room_under_its_name(concept: str) -> None:
    assert [kamer for kamer in ("db", "resolvers", "schema") if not bestaat(kamer, concept)] == []
    assert concept in Base.metadata.tables


@pytest.mark.parametrize("concept", ZONDER_TABEL)
def test_what_another_register_keeps_is_in_the_rooms_above_the_tables(concept: str) -> None:
    assert bestaat("resolvers", concept)
    assert bestaat("schema", concept)
    assert concept not in Base.metadata.tables


def test_every_table_is_a_concept() -> None:
    assert set(Base.metadata.tables) == {*CONCEPTEN, *BIJ_EEN_ANDER, *VAN_HET_SCHRIJVEN}


def test_files_and_functions_can_be_read_in_one_go() -> None:
    te_lang = {}
    for bestand in bestanden():
        tekst = bestand.read_text()
        functies = [n for n in ast.walk(ast.parse(tekst)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
        lengten = {functie.name: (functie.end_lineno or 0) - functie.lineno + 1 for functie in functies}
        langste = {naam: regels for naam, regels in lengten.items() if regels > MEESTE_REGELS_FUNCTIE}
        if tekst.count("\n") > MEESTE_REGELS or langste:
            te_lang[str(bestand.relative_to(ROOT))] = langste or tekst.count("\n")
    assert te_lang == {}


def test_no_installed_distribution_has_our_names() -> None:
    """An application, not a library: nothing called `db` or `schema` may land among the installed packages."""
    geinstalleerd = packages_distributions()
    assert {kamer: geinstalleerd[kamer] for kamer in (*KAMERS, "web", "tests") if kamer in geinstalleerd} == {}
    for kamer in KAMERS:
        module = __import__(kamer)
        assert [Path(pad).resolve() for pad in module.__path__] == [ROOT / kamer]
    assert not any(kamer in sys.stdlib_module_names for kamer in KAMERS)
