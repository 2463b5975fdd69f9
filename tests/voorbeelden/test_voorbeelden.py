"""Every example answers, over the story of docs/verhaal.md, what its case asks for."""

import json
import re

import orjson
import pytest
from graphql import OperationDefinitionNode, parse

from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute
from tests.conftest import Kopie
from tests.support.spa import FOUTEN, spa_bij
from tests.support.vraag import Vraag
from tests.voorbeelden.voorbeelden import (
    ANTWOORDEN,
    FOLDER,
    als_verwacht,
    codes,
    lijst,
    volgorde,
    voorbeeld,
    zonder_looptijd,
)

CASUS = lijst(
    """c0992 c0534 c9167 c2984 c9761 c4390 c0359 c1199 c9853 c2138 c3546 c5499 c9750 c5655 c7998 c7300 c0322 c9127
    c6114 c9708 c2716"""
)

# What belongs to a case besides its first question: what is written, and what it looks like afterwards.
VERDER = [code for code in codes() if "-" in code]
MUTATIES = [code for code in VERDER if voorbeeld(code).schrijft]

# c9127 has a test of its own; of the others the whole answer stands in `antwoorden/`.
MET_ANTWOORD = [code for code in CASUS if code != "c9127"]


def test_every_case_has_an_example_and_an_answer() -> None:
    assert codes() == sorted([*CASUS, *VERDER])
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted([*codes(), "volgorde"])
    assert sorted(path.stem for path in ANTWOORDEN.glob("*.json")) == sorted(MET_ANTWOORD)


def test_every_case_is_written_too() -> None:
    geschreven = {voorbeeld(code).casus.lower() for code in MUTATIES}
    assert geschreven == set(CASUS)


def test_page_lists_each_example_once_after_the_question_of_its_case() -> None:
    assert sorted(volgorde()) == codes()
    gezien: list[str] = []
    for code in volgorde():
        gezien.append(code)
        assert voorbeeld(code).casus.lower() in gezien
        assert "-" not in code or voorbeeld(gezien[-2]).casus == voorbeeld(code).casus


def test_titles_differ() -> None:
    """The page finds an example back by its title."""
    titels = [voorbeeld(code).titel for code in codes()]
    assert len(set(titels)) == len(titels)


@pytest.mark.parametrize("code", codes())
def test_example_says_what_it_is(code: str) -> None:
    gevonden = voorbeeld(code)
    assert re.fullmatch(rf"{gevonden.casus} · [A-ZÉ].{{5,60}}", gevonden.titel)
    assert 80 <= len(gevonden.uitleg) <= 600
    [operation] = [node for node in parse(gevonden.document).definitions if isinstance(node, OperationDefinitionNode)]
    assert operation.name is not None
    assert operation.name.value.startswith(gevonden.casus)


def test_operations_differ() -> None:
    """The log knows an operation by its name."""
    namen = [
        re.findall(r"^(?:query|mutation|subscription) (\w+)", voorbeeld(code).document, re.MULTILINE)
        for code in codes()
    ]
    assert all(len(naam) == 1 for naam in namen)
    assert len({naam for [naam] in namen}) == len(namen)


@pytest.mark.parametrize("code", codes())
def test_persons_are_named_in_variables_only(code: str) -> None:
    """Documents are kept and logged by name; numbers of people or contacts in them would be too."""
    zonder_uitleg = re.sub(r"^\s*#.*$", "", voorbeeld(code).document, flags=re.MULTILINE)
    zonder_namen = re.sub(rf"iso8601|{voorbeeld(code).casus}|first: 1000", "", zonder_uitleg)
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


# What a second press of the button gives. The rest are registrations: they give what the first one gave.
_NOG_EENS = {
    "c0534-vul-aan": "Conflict",
    "c1199-koppel": "Conflict",
    "c2984-verwerk": "Conflict",
    "c9761-verwerk": "Conflict",
}


async def test_newcomer_can_press_every_button_in_order_and_press_again(kopie: Kopie, verhaal: str) -> None:
    """In GraphiQL nobody fills anything in; and pressing twice must not register anything twice."""
    async with spa_bij(await kopie(verhaal)) as spa:
        for code in volgorde():
            gevonden = voorbeeld(code)
            if gevonden.luistert:
                continue  # test_abonnementen.py
            data = await spa.stuur(gevonden.document, gevonden.variables)
            if not gevonden.schrijft:
                assert all(waarde is not None for waarde in data.values()), code
                continue
            [eerste] = data.values()
            assert eerste["__typename"] not in FOUTEN, (code, eerste)
            [tweede] = (await spa.stuur(gevonden.document, gevonden.variables)).values()
            if code in _NOG_EENS:
                assert tweede["__typename"] == _NOG_EENS[code], (code, tweede)
            else:
                assert zonder_looptijd(tweede) == zonder_looptijd(eerste), code
