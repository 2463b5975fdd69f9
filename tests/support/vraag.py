"""Asking the graph, as a server does: one operation per question."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from asyncpg.prepared_stmt import PreparedStatement
from graphql import GraphQLError
from sqlalchemy import event

from db.engine import Database
from resolvers.coding import CODERINGEN, Coderingen
from resolvers.errors import DomainError
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import Outcome, execute
from tests.support.schrijfweg import grens, voorbij


@dataclass(frozen=True)
class Fout:
    """An error as its caller would know it; `code` None is one of GraphQL itself.

    An exception that a server would hide is raised instead: no test expects one.
    """

    code: str | None
    melding: str
    pad: tuple[str | int, ...]


@dataclass(frozen=True)
class Statement:
    """A statement as it was sent."""

    sql: str
    parameters: Any


@dataclass(frozen=True)
class Antwoord:
    """What came of a question.

    Args:
        data: the answer.
        errors: what went wrong.
        statements: how many statements were sent, not counting what opens the transaction.
        sql: those statements.
    """

    data: Any
    errors: Sequence[Fout]
    statements: int
    sql: Sequence[Statement]


def _fout(error: GraphQLError) -> Fout:
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    pad = tuple(error.path or ())
    if cause is None or (not pad and isinstance(cause, ValueError | TypeError)):
        return Fout(None, error.message, pad)
    if isinstance(cause, DomainError):
        return Fout(cause.code, cause.melding, pad)
    raise cause


@contextmanager
def captured(database: Database) -> Iterator[list[Statement]]:
    """Every statement that goes over any connection of `database` within the block."""
    sent: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append(Statement(statement, parameters))

    direct = PreparedStatement.fetchrow

    async def noted(prepared: "PreparedStatement[Any]", *parameters: Any, **options: Any) -> Any:
        sent.append(Statement(prepared.get_query(), parameters))
        return await direct(prepared, *parameters, **options)

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    # Compiled statements do not pass through SQLAlchemy.
    PreparedStatement.fetchrow = noted  # type: ignore[method-assign]
    try:
        yield sent
    finally:
        PreparedStatement.fetchrow = direct  # type: ignore[method-assign]
        event.remove(engine, "before_cursor_execute", note)


class Vraag:
    """Asks one register; what the plan answers must be, byte for byte, what resolvers and loaders answer.

    Args:
        database: the register.
        coderingen: what its codings mean.
        planned: False asks resolvers and loaders only.
    """

    def __init__(self, database: Database, coderingen: Coderingen = CODERINGEN, *, planned: bool = True) -> None:
        self.database = database
        self._coderingen = coderingen
        self._planned = planned

    @property
    def plain(self) -> "Vraag":
        """Asks the same register through resolvers and loaders only: what the numbers of statements are about."""
        return Vraag(self.database, self._coderingen, planned=False)

    def _operation(self) -> Operation:
        return Operation(self.database, ONTWIKKELIDENTITEIT, coderingen=self._coderingen)

    async def __call__(self, document: str, variables: Mapping[str, Any] | None = None) -> Antwoord:
        """Ask, in an operation of its own."""
        async with self._operation() as operation:
            outcome, antwoord = await self._ask(document, variables, operation, planned=self._planned)
            # In the same transaction now is the same moment, so durations that still run are too.
            if self._planned and not antwoord.errors:
                plain, _ = await self._ask(document, variables, operation, planned=False)
                _assert_same(outcome, plain)
        if self._planned and antwoord.errors:
            assert (await self.plain(document, variables)).errors == antwoord.errors
        return antwoord

    async def _ask(
        self, document: str, variables: Mapping[str, Any] | None, operation: Operation, *, planned: bool
    ) -> tuple[Outcome, Antwoord]:
        before = operation.statements
        with captured(self.database) as sent:
            outcome = await execute(document, dict(variables or {}), None, operation, planned=planned)
        sql = [statement for statement in sent if "set_config" not in statement.sql]
        statements = operation.statements - before
        assert len(sql) == statements, "the operation counts its statements"
        data = orjson.loads(orjson.dumps(outcome.data))
        return outcome, Antwoord(data, [_fout(error) for error in outcome.errors or ()], statements, sql)

    async def schrijf(self, document: str, variables: Mapping[str, Any] | None = None) -> Antwoord:
        """Have something written, once: the answer of a mutation, whose own errors are data.

        What it wrote must stand in the history, whichever mutation it is.
        """
        vanaf = await grens(self.database)
        async with self._operation() as operation:
            _, antwoord = await self._ask(document, variables, operation, planned=self._planned)
        assert not antwoord.errors, antwoord.errors
        assert await voorbij(self.database, vanaf) == [], "written around the history"
        return antwoord

    async def tegelijk(self, document: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The answer while others are at work on the same connections, so that no statements can be counted."""
        async with self._operation() as operation:
            outcome = await execute(document, dict(variables or {}), None, operation, planned=self._planned)
        errors = [_fout(error) for error in outcome.errors or ()]
        assert not errors, errors
        return orjson.loads(orjson.dumps(outcome.data))

    async def data(self, document: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The answer to a question that must succeed."""
        antwoord = await self(document, variables)
        assert not antwoord.errors, antwoord.errors
        return antwoord.data

    async def fout(self, document: str, variables: Mapping[str, Any] | None = None) -> Fout:
        """The one error of a question that must fail."""
        antwoord = await self(document, variables)
        assert len(antwoord.errors) == 1, antwoord.errors
        return antwoord.errors[0]


def _assert_same(planned: Outcome, plain: Outcome) -> None:
    assert not plain.errors, plain.errors
    one, other = orjson.dumps(planned.data), orjson.dumps(plain.data)
    if one != other:
        # As objects first: pytest shows where they differ.
        assert orjson.loads(one) == orjson.loads(other), "the plan answers otherwise"
        assert one == other, "the plan writes it otherwise"
