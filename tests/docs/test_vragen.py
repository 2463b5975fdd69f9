"""What the documents ask works, and is answered as they say."""

import json
import re
from typing import Any

import httpx
import pytest
from graphql import GraphQLSchema, NoUnusedFragmentsRule, build_schema, parse, specified_rules, validate

from schema.sdl import sdl
from tests.conftest import Kopie
from tests.docs.documenten import ROOT, Bericht, Vraagblok, verzoeken, vragen
from tests.support.spa import spa_bij
from tests.support.vraag import Vraag
from tests.voorbeelden.voorbeelden import als_verwacht, voorbeeld

VRAGEN = vragen()
# A text that writes is tried from top to bottom, on a register of its own; questions elsewhere on the story itself.
DIE_SCHRIJVEN = sorted({vraag.pad for vraag in VRAGEN if vraag.schrijft})
MET_ANTWOORD = [vraag for vraag in VRAGEN if vraag.antwoord is not None and vraag.pad not in DIE_SCHRIJVEN]
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


@pytest.mark.parametrize("pad", DIE_SCHRIJVEN)
async def test_text_that_writes_is_true_from_top_to_bottom(pad: str, kopie: Kopie, verhaal: str) -> None:
    async with spa_bij(await kopie(verhaal)) as spa:
        for vraag in [vraag for vraag in VRAGEN if vraag.pad == pad]:
            assert vraag.antwoord is not None, f"{vraag.plaats}: what does it answer?"
            data = await spa.stuur(vraag.document, vraag.variables)
            assert als_verwacht(vraag.antwoord, {"data": data}) == vraag.antwoord, vraag.plaats


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
