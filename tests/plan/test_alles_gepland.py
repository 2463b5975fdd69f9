"""What people ask all day is answered by the plan: every example that asks, and every document that is measured."""

from collections.abc import Sequence
from typing import Any

import asyncpg
import orjson
import pytest
from graphql import OperationDefinitionNode, parse

from bench.teksten import document
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute
from schema.global_id import encode
from schema.plan.planner import OUTCOMES
from tests.support.vraag import Vraag
from tests.voorbeelden.voorbeelden import codes, voorbeeld

VRAGEN = [code for code in codes() if not (voorbeeld(code).schrijft or voorbeeld(code).luistert)]
GEMETEN = ("bladzijde", "export", "nodes", "werklijst", "zaak", "zoek_naam", "zoek_tekst", "zoek_telefoon")


async def gepland(vraag: Vraag, tekst: str, variabelen: dict[str, Any]) -> tuple[Any, int]:
    """The answer's data and the number of statements; fails when the plan did not answer."""
    [operatie] = [node for node in parse(tekst).definitions if isinstance(node, OperationDefinitionNode)]
    before = OUTCOMES["planned"]
    async with Operation(vraag.database, ONTWIKKELIDENTITEIT) as operation:
        outcome = await execute(tekst, variabelen, operatie.name and operatie.name.value, operation)
    assert not outcome.errors
    assert OUTCOMES["planned"] == before + 1
    return outcome.data, operation.statements


@pytest.mark.parametrize("code", VRAGEN)
async def test_every_example_is_planned(code: str, vraag_verhaal: Vraag) -> None:
    gevonden = voorbeeld(code)
    await gepland(vraag_verhaal, gevonden.document, gevonden.variables)


@pytest.mark.parametrize("naam", GEMETEN)
async def test_every_measured_document_is_planned(
    naam: str, vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection
) -> None:
    # given a measured document, over someone of the story
    klant = await sql_verhaal.fetchval("select nummer from partij order by id limit 1")
    actor = await sql_verhaal.fetchval("select id from actor where soort_actor = 'medewerker' order by id limit 1")
    contact = await sql_verhaal.fetchval("select id from klantcontact order by id limit 1")
    waarden = {
        "klant": {"nummer": klant},
        "first": 3,
        "ids": [encode("Klantcontact", contact), encode("Medewerker", actor)],
        "actor": encode("Medewerker", actor),
        "uuid": str(contact),
        "naam": "berg",
        "tekst": "verlichting",
        "nummer": "06 1234 5678",
    }
    tekst = document(naam)
    # when it is asked, then the plan answers it in one statement
    _, opdrachten = await gepland(vraag_verhaal, tekst, {k: v for k, v in waarden.items() if f"${k}:" in tekst})
    assert opdrachten == 1


async def test_look_ups_by_id_cost_one_statement_however_many(
    vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection
) -> None:
    # given ids of three kinds, one that is of another kind than its id says, and one of nothing
    async def ids(soort: str, sql: str) -> Sequence[str]:
        return [encode(soort, rij["id"]) for rij in await sql_verhaal.fetch(sql)]

    contacten = await ids("Klantcontact", "select id from klantcontact order by id limit 30")
    personen = await ids("Persoon", "select id from partij where soort_partij = 'persoon' order by id limit 2")
    verkeerd = await ids("Organisatie", "select id from partij where soort_partij = 'persoon' order by id limit 1")
    niets = [encode("Klantcontact", "00000000-0000-4000-8000-000000000000")]
    tekst = "query Q($ids: [ID!]!) { nodes(ids: $ids) { id ... on Klantcontact { betrokkenen { rol } } } }"
    for gevraagd in ([*contacten[:1], *personen, *verkeerd], [*contacten, *verkeerd, *personen, *niets, *contacten]):
        # when they are asked together, then they come in their order, in one statement
        data, opdrachten = await gepland(vraag_verhaal, tekst, {"ids": gevraagd})
        nodes = orjson.loads(orjson.dumps(data))["nodes"]
        assert opdrachten == 1
        assert [node and node["id"] for node in nodes] == [
            None if id_ in {*verkeerd, *niets} else id_ for id_ in gevraagd
        ]


async def test_no_ids_are_no_objects(vraag_verhaal: Vraag) -> None:
    assert await gepland(vraag_verhaal, "query Q { nodes(ids: []) { id } }", {}) == ({"nodes": []}, 0)
