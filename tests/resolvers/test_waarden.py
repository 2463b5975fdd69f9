"""Every value that is a column is, on every row, what the column holds."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest
from graphql import GraphQLEnumType, get_named_type

from resolvers.paging import moment
from schema.declaration import Groep, Kolom, Paren, declaraties
from schema.nodes import CONCEPTEN
from tests.resolvers.relaties import OUDERS
from tests.resolvers.test_opzoeken import NODE_TYPEN, global_id
from tests.support.vraag import Vraag
from tests.support.wandeling import _NAAM, GRAAF

TABELLEN = {
    **dict.fromkeys(("Persoon", "Organisatie", "Contactpersoon"), "partij"),
    **dict.fromkeys(("Medewerker", "OrganisatorischeEenheid", "GeautomatiseerdeActor"), "actor"),
    "Betrokkene": "betrokkene",
    "Bijlage": "bijlage",
    "Categorie": "categorie",
    "CategorieRelatie": "categorie_relatie",
    "DigitaalAdres": "digitaal_adres",
    "InterneTaak": "interne_taak",
    "Klantcontact": "klantcontact",
    "Onderwerpobject": "onderwerpobject",
    "PartijIdentificator": "partij_identificator",
    "Rekeningnummer": "rekeningnummer",
    "Vertegenwoordiging": "vertegenwoordiging",
    "Wijziging": "wijziging",
}
# Derived: compared in tests of their own.
AFGELEID = {"volledigeNaam", "richting", "wachttijd", "doorlooptijd"}
Lezer = Callable[[asyncpg.Record], Any]


def geschreven(waarde: Any, type_: Any = None) -> Any:
    """A value as it stands in an answer."""
    soort = get_named_type(type_) if type_ is not None else None
    if isinstance(soort, GraphQLEnumType) and waarde is not None:
        return next(naam for naam, betekenis in soort.values.items() if betekenis.value == waarde)
    if isinstance(waarde, datetime):
        return moment(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    return str(waarde) if isinstance(waarde, UUID) else waarde


def lezers(soort: str) -> dict[str, tuple[str, Lezer]]:
    """Per field: what to ask of it, and what a row says it should be."""
    definitie = GRAAF.type_map[soort].extensions["strawberry-definition"]
    namen = {veld.python_name: _NAAM(veld) for veld in definitie.fields}
    gevonden: dict[str, tuple[str, Lezer]] = {}
    for python_naam, declaratie in declaraties(definitie.origin).items():
        naam = namen[python_naam]
        type_ = GRAAF.type_map[soort].fields[naam].type
        if naam in AFGELEID:
            continue
        match declaratie:
            case Kolom(kolom):
                gevonden[naam] = naam, _kolom(CONCEPTEN[TABELLEN[soort]].columns[kolom], type_)
            case Groep(waarde, kolommen):
                delen = {_NAAM(veld): veld.python_name for veld in waarde.__strawberry_definition__.fields}  # type: ignore[attr-defined]
                eigen = {deel: kolommen[veld] for deel, veld in delen.items()}
                gevonden[naam] = f"{naam} {{ {' '.join(eigen)} }}", _groep(eigen)
            case Paren(_, kolom):
                gevonden[naam] = f"{naam} {{ sleutel waarde }}", _paren(kolom)
    return gevonden


def _kolom(kolom: str, type_: Any) -> Lezer:
    return lambda rij: geschreven(rij[kolom], type_)


def _groep(kolommen: dict[str, str]) -> Lezer:
    def lees(rij: asyncpg.Record) -> Any:
        waarden = {deel: rij[kolom] for deel, kolom in kolommen.items()}
        return waarden if any(waarde is not None for waarde in waarden.values()) else None

    return lees


def _paren(kolom: str) -> Lezer:
    return lambda rij: [{"sleutel": s, "waarde": w} for s, w in sorted(orjson.loads(rij[kolom]).items())]


@pytest.mark.parametrize("soort", [soort for soort in NODE_TYPEN if soort != "Zaak"])
async def test_values_are_those_of_the_columns(
    vraag_verhaal: Vraag,
    sql_verhaal: asyncpg.Connection,
    vraag_openklant: Vraag,
    sql_openklant: asyncpg.Connection,
    soort: str,
) -> None:
    velden = lezers(soort)
    vraagt = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {soort} {{ {' '.join(wat for wat, _ in velden.values())} }} }} }}"
    vergeleken = 0
    for vraag, sql in ((vraag_verhaal, sql_verhaal), (vraag_openklant, sql_openklant)):
        rijen = await sql.fetch(
            f"select * from {TABELLEN[soort]} where id in (select id from ({OUDERS[soort]}) o order by 1 limit 200) order by id"
        )
        for deel in (rijen[:100], rijen[100:]):
            data = await vraag.data(vraagt, {"ids": [global_id(soort, rij["id"]) for rij in deel]})
            assert data["nodes"] == [{naam: lees(rij) for naam, (_, lees) in velden.items()} for rij in deel]
            vergeleken += len(deel)
    assert vergeleken
