"""Which operation of a document is meant."""

import pytest

from db.engine import Database
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute

TWEE = "query A { __typename } query B { soort: __typename }"


@pytest.mark.parametrize("planned", [True, False])
@pytest.mark.parametrize(
    ("document", "naam", "melding"),
    [
        (TWEE, None, "meer bewerkingen"),
        (TWEE, "C", "geen bewerking met de naam"),
        ("fragment F on Query { __typename }", None, ""),
        ("", None, "leeg"),
    ],
)
async def test_a_mistaken_name_is_refused_before_anything_runs(
    database: Database, document: str, naam: str | None, melding: str, *, planned: bool
) -> None:
    async with Operation(database, ONTWIKKELIDENTITEIT) as operation:
        outcome = await execute(document, None, naam, operation, planned=planned)
    assert outcome.data is None
    assert outcome.executed is False
    assert outcome.errors
    assert melding in outcome.errors[0].message
    assert operation.statements == 0


@pytest.mark.parametrize("planned", [True, False])
async def test_the_named_operation_is_the_one_that_runs(database: Database, *, planned: bool) -> None:
    async with Operation(database, ONTWIKKELIDENTITEIT) as operation:
        outcome = await execute(TWEE, None, "B", operation, planned=planned)
    assert outcome.data == {"soort": "Query"}
