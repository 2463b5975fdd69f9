"""The plan and the plain way give the same answer, byte for byte."""

import random

import orjson
import pytest

from db.engine import Database
from schema.plan.planner import OUTCOMES
from tests.plan.documenten import Voorraad, Vraagstuk
from tests.plan.vergelijken import both_ways, compare

KORT, LANG = 2_000, 6_000


async def test_generated_documents_get_the_same_answer_both_ways(planbaar: Database, voorraad: Voorraad) -> None:
    # given documents with aliases, fragments, directives with variables, unions, interfaces, pages and filters
    # when each is answered both ways
    before = OUTCOMES["plain: failed"]
    seen, _ = await compare(planbaar, voorraad, seed=7, many=KORT)
    # then the answers are the same bytes, no plan failed, and the plan answered nearly all that had no error in it
    assert OUTCOMES["plain: failed"] == before
    assert seen.total() == KORT
    assert seen["plan"] > 0.5 * KORT
    assert seen["gewone weg"] < 0.15 * KORT, seen


@pytest.mark.parametrize(
    "vraag",
    [
        "referentielijst(naam: EXTERN_REGISTER) { einddatum @skip(if: $over) }",
        'partij(sleutel: { nummer: "5001" }) { nummer @skip(if: $over) }',
        'partij(sleutel: { nummer: "4999999" }) { nummer @skip(if: $over) }',
        'contactgeschiedenis(van: { partij: { nummer: "5001" } }) { partijen { nummer @skip(if: $over) } }',
        "partijen(first: 2) { nodes { nummer @skip(if: $over) klantcontacten(first: 1) { nodes { uuid @skip(if: $over) } } } }",
    ],
)
async def test_an_object_of_which_nothing_is_asked_is_there_or_not(planbaar: Database, vraag: str) -> None:
    document = f"query ($over: Boolean!) {{ {vraag} }}"
    by_plan, plain, errors = await both_ways(planbaar, Vraagstuk(document, {"over": True}))
    assert errors is None
    assert by_plan is not None
    assert orjson.dumps(by_plan) == orjson.dumps(plain)


@pytest.mark.lang
async def test_many_more_generated_documents(planbaar: Database, voorraad: Voorraad) -> None:
    before = OUTCOMES["plain: failed"]
    seen, _ = await compare(planbaar, voorraad, seed=random.SystemRandom().randrange(2**32), many=LANG)
    assert OUTCOMES["plain: failed"] == before
    assert seen["plan"] > 0.5 * LANG
