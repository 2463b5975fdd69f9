"""From a document to an answer."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    parse,
    specified_rules,
)
from strawberry.schema.schema import validate_document

from resolvers.operation import Operation
from schema.plan.planner import Planner
from schema.schema import DOCUMENTS, schema

_PLANNER = Planner()
_OVER_A_SOCKET = "Een abonnement (`subscription`) gaat over een WebSocket met het protocol `graphql-transport-ws`."


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
    if not document:
        return Outcome(data=None, errors=[GraphQLError("Het document is leeg.")], executed=False)
    parsed, valid = parsed_document(document)
    if parsed is not None and (mistake := mistaken_name(parsed, operation_name)):
        return Outcome(data=None, errors=[GraphQLError(mistake)], executed=False)
    if parsed is not None and valid and operation_type(parsed, operation_name) is OperationType.SUBSCRIPTION:
        return Outcome(data=None, errors=[GraphQLError(_OVER_A_SOCKET)], executed=False)
    if parsed is not None and valid and planned:
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


def mistaken_name(document: DocumentNode, name: str | None) -> str | None:
    """What is wrong with the name of the operation, if anything."""
    names = [d.name.value if d.name else None for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if not names:
        return "Dit document vraagt niets: er staat geen bewerking (`query`) in."
    if name is None:
        return None if len(names) == 1 else "Dit document heeft meer bewerkingen; noem er een met `operationName`."
    return None if name in names else "Dit document heeft geen bewerking met de naam die in `operationName` staat."


def operation_type(document: DocumentNode, name: str | None) -> OperationType | None:
    """Whether the operation meant is a query, a mutation or a subscription; None when there is no such operation."""
    return next(
        (
            found.operation
            for found in document.definitions
            if isinstance(found, OperationDefinitionNode)
            and (name is None or (found.name is not None and found.name.value == name))
        ),
        None,
    )


@lru_cache(maxsize=DOCUMENTS)
def parsed_document(document: str) -> tuple[DocumentNode | None, bool]:
    """The parsed document (None when it cannot be), and whether it is valid; the plain way explains why not."""
    try:
        parsed = parse(document)
    except (GraphQLSyntaxError, RecursionError):
        return None, False
    return parsed, not validate_document(schema._schema, parsed, tuple(specified_rules))  # noqa: SLF001
