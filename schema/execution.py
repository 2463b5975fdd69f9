"""From a document to an answer."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSyntaxError, parse, specified_rules
from strawberry.schema.schema import validate_document

from resolvers.operation import Operation
from schema.plan.planner import Planner
from schema.schema import DOCUMENTS, schema

_PLANNER = Planner()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an operation.

    Args:
        data: the answer; None when nothing ran or the root failed. Parts of it may be finished JSON.
        errors: as graphql-core made them, not yet fit for a caller's eyes.
        executed: False when the document was refused before any of it ran: syntax, validation, variables.
    """

    data: dict[str, Any] | None
    errors: list[GraphQLError] | None
    executed: bool


async def execute(
    document: str,
    variables: dict[str, Any] | None,
    operation_name: str | None,
    operation: Operation,
    *,
    planned: bool = True,
) -> Outcome:
    """Execute a document within `operation`; failures come back as errors of the outcome, not as exceptions.

    Args:
        document: GraphQL text.
        variables: values of its variables.
        operation_name: which of its operations, when it has several.
        operation: who asks, and what is read with.
        planned: answer by a plan where one is understood; both ways give the same answer.
    """
    parsed = _valid(document) if planned else None
    if parsed is not None:
        try:
            data = await _PLANNER.answer(document, parsed, operation_name, variables, operation)
        except Exception as error:  # noqa: BLE001  whatever failed becomes an error of the answer, as in the plain way
            return Outcome(data=None, errors=[GraphQLError(str(error), original_error=error)], executed=True)
        if data is not None:
            return Outcome(data=data, errors=None, executed=True)
    return await _plain(document, variables, operation_name, operation)


async def _plain(
    document: str, variables: dict[str, Any] | None, operation_name: str | None, operation: Operation
) -> Outcome:
    result = await schema.execute(
        document, variable_values=variables, context_value=operation, operation_name=operation_name
    )
    # What never ran has no data and errors without a place in the answer.
    executed = result.data is not None or any(error.path for error in result.errors or ())
    return Outcome(data=result.data, errors=result.errors, executed=executed)


@lru_cache(maxsize=DOCUMENTS)
def _valid(document: str) -> DocumentNode | None:
    """The parsed document; None when it is not valid, which the plain way explains."""
    try:
        parsed = parse(document)
    except (GraphQLSyntaxError, RecursionError):
        return None
    return None if validate_document(schema._schema, parsed, tuple(specified_rules)) else parsed  # noqa: SLF001
