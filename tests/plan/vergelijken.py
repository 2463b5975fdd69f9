"""Asking the same by the plan and by the plain way."""

import random
from collections import Counter
from typing import Any

import orjson
from graphql import GraphQLError

from db.engine import Database
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT, Principal
from schema.execution import execute
from schema.plan.planner import OUTCOMES
from schema.schema import schema
from tests.plan.documenten import Maker, Voorraad, Vraagstuk


async def both_ways(
    database: Database, vraagstuk: Vraagstuk, wie: Principal = ONTWIKKELIDENTITEIT
) -> tuple[Any, Any, list[GraphQLError] | None]:
    """What the plan answers (None: it leaves it to the plain way) and what the plain way does, in one snapshot."""
    async with Operation(database, wie) as operation:
        planned = OUTCOMES["planned"]
        first = await execute(vraagstuk.tekst, vraagstuk.variabelen, None, operation)
        by_plan = first.data if OUTCOMES["planned"] > planned else None
        plain = await execute(vraagstuk.tekst, vraagstuk.variabelen, None, operation, planned=False)
    return by_plan, plain.data, plain.errors


async def compare(
    database: Database, voorraad: Voorraad, seed: int, many: int, wie: Principal = ONTWIKKELIDENTITEIT
) -> tuple[Counter[str], list[bytes]]:
    """Ask so many generated documents both ways; how they were answered, and the answers."""
    maker = Maker(schema._schema, voorraad, random.Random(seed))
    seen: Counter[str] = Counter()
    answers: list[bytes] = []
    for _ in range(many):
        vraagstuk = maker.vraagstuk()
        by_plan, plain, errors = await both_ways(database, vraagstuk, wie)
        if by_plan is None:
            seen["fout" if errors else "gewone weg"] += 1
            continue
        assert errors is None, (vraagstuk, errors)
        answers.append(orjson.dumps(by_plan))
        assert answers[-1] == orjson.dumps(plain), vraagstuk
        seen["plan"] += 1
    return seen, answers
