"""From a subscription document to a stream of answers, each of a snapshot of its own."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from inspect import isawaitable
from typing import Any, cast

from graphql import (
    ExecutionResult,
    Executor,
    GraphQLError,
    OperationType,
    create_source_event_stream,
    execute,
)
from graphql.pyutils import AwaitableOrValue

from resolvers.live.hub import Hub
from resolvers.operation import Operation
from schema.execution import Outcome, mistaken_name, operation_type, parsed_document
from schema.live.subscriber import Bundel, Subscriber
from schema.schema import schema


class Stream:
    """One subscription: wait for events, answer them in an operation, deliver, and wait again.

    Waiting holds no connection and no transaction.
    """

    def __init__(
        self,
        source: AsyncGenerator[Bundel, None],
        subscriber: Subscriber,
        begin: Callable[[], Operation],
        run: Callable[[Any, Operation], AwaitableOrValue[ExecutionResult]],
    ) -> None:
        self._source = source
        self._subscriber = subscriber
        self._begin = begin
        self._run = run

    async def events(self) -> Bundel:
        """Wait for the next events; each object once, however often it changed."""
        return await anext(self._source)

    async def answer(self, events: Bundel) -> list[Outcome]:
        """An answer per event, all in one new snapshot; their relations are read together."""
        async with self._begin() as operation:
            roots = [events.toon(gebeurtenis) for gebeurtenis in await events.lot.lees(operation)]
            return list(await asyncio.gather(*(self._one(root, operation) for root in roots)))

    def missed(self) -> None:
        """Events could not be answered: tell the subscriber to look for itself."""
        self._subscriber.gemist()

    async def close(self) -> None:
        """Hear no more."""
        await self._source.aclose()

    async def _one(self, root: Any, operation: Operation) -> Outcome:
        result = self._run(root, operation)
        if isawaitable(result):
            result = await result
        return Outcome(data=result.data, errors=result.errors, executed=True)


def is_subscription(document: str, operation_name: str | None) -> bool:
    """Whether the operation meant is a subscription; a document that will be refused is not."""
    parsed, valid = parsed_document(document)
    return parsed is not None and valid and operation_type(parsed, operation_name) is OperationType.SUBSCRIPTION


async def subscribe(
    document: str,
    variables: dict[str, Any] | None,
    operation_name: str | None,
    hub: Hub,
    begin: Callable[[], Operation],
) -> Stream | Outcome:
    """Begin a subscription; an outcome, with errors, when it is refused.

    Args:
        document: a valid document whose operation is a subscription.
        variables: values of its variables.
        operation_name: which of its operations, when it has several.
        hub: where changes are heard.
        begin: begins an operation for the subscriber; once for all events that are read together.
    """
    parsed, _ = parsed_document(document)
    if parsed is None:
        raise ValueError("not a document that can be executed")
    if mistake := mistaken_name(parsed, operation_name):
        return _refused([GraphQLError(mistake)])
    graph = schema._schema  # noqa: SLF001 - Strawberry's own way keeps one context, so one snapshot, for all events
    subscriber = Subscriber(hub)
    executor = Executor.build(
        graph, parsed, context_value=subscriber, raw_variable_values=variables, operation_name=operation_name
    )
    if isinstance(executor, list):
        return _refused(executor)
    source = create_source_event_stream(executor)
    if isawaitable(source):
        source = await source
    if isinstance(source, ExecutionResult):
        return _refused(source.errors)

    def run(root: Any, operation: Operation) -> AwaitableOrValue[ExecutionResult]:
        return execute(graph, parsed, root, operation, variables, operation_name)

    return Stream(cast("AsyncGenerator[Bundel, None]", source), subscriber, begin, run)


def _refused(errors: list[GraphQLError] | None) -> Outcome:
    return Outcome(data=None, errors=errors, executed=False)
