"""What the documents ask works, and is answered as they say."""

import json
import re
from typing import Any

import httpx
import pytest
from graphql import GraphQLSchema, NoUnusedFragmentsRule, build_schema, parse, specified_rules, validate

from schema.sdl import sdl
from tests.docs.documenten import ROOT, Bericht, Vraagblok, verzoeken, vragen
from tests.support.vraag import Vraag
from tests.voorbeelden.voorbeelden import als_verwacht, voorbeeld

VRAGEN = vragen()
MET_ANTWOORD = [vraag for vraag in VRAGEN if vraag.antwoord is not None]
VERZOEKEN = verzoeken()
GRAPHQL = "application/graphql-response+json"


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    return build_schema(sdl())


def test_there_is_something_to_try() -> None:
    assert len(MET_ANTWOORD) >= 10
    assert VERZOEKEN


@pytest.mark.parametrize("vraag", VRAGEN, ids=[vraag.plaats for vraag in VRAGEN])
def test_document_fits_the_schema(vraag: Vraagblok, contract: GraphQLSchema) -> None:
    rules = [rule for rule in specified_rules if rule is not NoUnusedFragmentsRule]
    assert validate(contract, parse(vraag.document), rules) == []


@pytest.mark.parametrize("vraag", MET_ANTWOORD, ids=[vraag.plaats for vraag in MET_ANTWOORD])
async def test_answer_is_the_one_given(vraag: Vraagblok, server_met_verhaal: httpx.AsyncClient) -> None:
    response = await server_met_verhaal.post(
        "/graphql", json={"query": vraag.document, "variables": vraag.variables}, headers={"accept": GRAPHQL}
    )
    gekregen = _zonder_plaatsen(response.json())
    assert als_verwacht(vraag.antwoord, gekregen) == vraag.antwoord


def _zonder_plaatsen(answer: Any) -> Any:
    """Lines and columns in a document are left out of the texts."""
    for error in answer.get("errors", ()):
        error.pop("locations", None)
    return answer


@pytest.mark.parametrize(
    ("verzoek", "antwoord"),
    [(verzoek, antwoord) for _, verzoek, antwoord in VERZOEKEN],
    ids=[plaats for plaats, _, _ in VERZOEKEN],
)
async def test_request_is_answered_as_given(
    verzoek: Bericht, antwoord: Bericht, server_met_verhaal: httpx.AsyncClient
) -> None:
    method, path, _ = verzoek.eerste.split()
    content = b"" if verzoek.body is None else json.dumps(verzoek.body).encode()
    response = await server_met_verhaal.request(method, path, content=content, headers=verzoek.headers)
    _, status, _ = antwoord.eerste.split(" ", 2)
    assert response.status_code == int(status)
    assert {name: response.headers.get(name) for name in antwoord.headers} == antwoord.headers
    assert antwoord.body is None or _zonder_plaatsen(response.json()) == antwoord.body


async def test_number_of_statements_in_readme_is_measured(vraag_verhaal: Vraag) -> None:
    hoofdtaak = voorbeeld("c9127")
    gemeten = (await vraag_verhaal(hoofdtaak.document, hoofdtaak.variables)).statements
    [genoemd] = re.findall(r"^\| Klantgraaf, .*\b(\d+) SQL-opdrachten", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert int(genoemd) == gemeten
