"""Every example answers, over the story of docs/verhaal.md, what its case asks for."""

import json
import re

import orjson
import pytest
from graphql import OperationDefinitionNode, parse

from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute
from tests.support.vraag import Vraag
from tests.voorbeelden.voorbeelden import ANTWOORDEN, FOLDER, als_verwacht, codes, lijst, voorbeeld, zonder_looptijd

CASUS = lijst(
    """c0992 c0534 c9167 c2984 c9761 c4390 c0359 c1199 c9853 c2138 c3546 c5499 c9750 c5655 c7998 c7300 c0322 c9127
    c6114 c9708 c2716"""
)

# c9127 has a test of its own; of the others the whole answer stands in `antwoorden/`.
MET_ANTWOORD = [code for code in CASUS if code != "c9127"]


def test_every_case_has_an_example_and_an_answer() -> None:
    assert codes() == sorted(CASUS)
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted([*CASUS, "volgorde"])
    assert sorted(path.stem for path in ANTWOORDEN.glob("*.json")) == sorted(MET_ANTWOORD)


def test_page_lists_each_example_once() -> None:
    groepen = json.loads((FOLDER / "volgorde.json").read_text())
    assert sorted(naam for groep in groepen for naam in groep["voorbeelden"]) == sorted(CASUS)


@pytest.mark.parametrize("code", CASUS)
def test_example_says_what_it_is(code: str) -> None:
    gevonden = voorbeeld(code)
    assert re.fullmatch(rf"{code.upper()} · [A-ZÉ].{{5,60}}", gevonden.titel)
    assert 80 <= len(gevonden.uitleg) <= 600
    [operation] = [node for node in parse(gevonden.document).definitions if isinstance(node, OperationDefinitionNode)]
    assert operation.name is not None
    assert operation.name.value.startswith(code.upper())


@pytest.mark.parametrize("code", CASUS)
def test_persons_are_named_in_variables_only(code: str) -> None:
    """Documents are kept and logged by name; numbers of people or contacts in them would be too."""
    zonder_uitleg = re.sub(r"^\s*#.*$", "", voorbeeld(code).document, flags=re.MULTILINE)
    zonder_namen = re.sub(rf"iso8601|{code.upper()}|first: 1000", "", zonder_uitleg)
    assert not re.search(r"\d{4}|@", zonder_namen)


@pytest.mark.parametrize("code", MET_ANTWOORD)
async def test_answer_is_what_the_case_asks_for(code: str, vraag_verhaal: Vraag) -> None:
    gevonden = voorbeeld(code)
    data = orjson.loads(orjson.dumps(await vraag_verhaal.data(gevonden.document, gevonden.variables)))
    verwacht = json.loads((ANTWOORDEN / f"{code}.json").read_text())
    assert als_verwacht(verwacht, data) == verwacht


@pytest.mark.parametrize("code", CASUS)
async def test_plan_and_plain_way_give_the_same_answer(code: str, vraag_verhaal: Vraag) -> None:
    gevonden = voorbeeld(code)
    antwoorden = []
    for planned in (True, False):
        async with Operation(vraag_verhaal.database, ONTWIKKELIDENTITEIT) as operation:
            outcome = await execute(gevonden.document, gevonden.variables, None, operation, planned=planned)
        assert not outcome.errors
        antwoorden.append(zonder_looptijd(orjson.loads(orjson.dumps(outcome.data))))
    met_plan, zonder_plan = antwoorden
    assert met_plan == zonder_plan
