"""From a document to an answer."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError

from resolvers.operation import Operation
from schema.schema import schema


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an operation.

    Args:
        data: the answer; None when nothing ran or the root failed.
        errors: as graphql-core made them, not yet fit for a caller's eyes.
        executed: False when the document was refused before any of it ran: syntax, validation, variables.
    """

    data: dict[str, Any] | None
    errors: list[GraphQLError] | None
    executed: bool


async def execute(
    document: str, variables: dict[str, Any] | None, operation_name: str | None, operation: Operation
) -> Outcome:
    """Execute a document within `operation`; failures come back as errors of the outcome, not as exceptions.

    Args:
        document: GraphQL text.
        variables: values of its variables.
        operation_name: which of its operations, when it has several.
        operation: who asks, and what is read with.
    """
    result = await schema.execute(
        document, variable_values=variables, context_value=operation, operation_name=operation_name
    )
    # What never ran has no data and errors without a place in the answer.
    executed = result.data is not None or any(error.path for error in result.errors or ())
    return Outcome(data=result.data, errors=result.errors, executed=executed)
