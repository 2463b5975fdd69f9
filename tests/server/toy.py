"""A small graph with the shape of the real one, whose fields misbehave on request."""

import asyncio
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import strawberry
from graphql import ExecutionResult, GraphQLError, parse, validate
from graphql import execute as graphql_execute
from graphql.execution.values import get_variable_values

from resolvers.errors import BusyError, DomainError
from resolvers.principal import Principal
from server.graphql_request import GraphQLRequest

SECRET = "999990019"  # noqa: S105 - a BSN for tests
PASSWORD = "geheim"  # noqa: S105 - an example


@dataclass
class Outcome:
    data: dict[str, Any] | None
    errors: list[GraphQLError] | None
    executed: bool


class DriverError(Exception):
    """Looks like a driver's error: parameters in the message, SQLSTATE and constraint as attributes."""

    sqlstate = "23505"
    constraint_name = "uq_partij_nummer"


def insert() -> None:
    raise DriverError(f"duplicate key [SQL: insert into partij] [parameters: ('{SECRET}',)]")


@strawberry.type
class Ding:
    naam: str


@strawberry.type
class Query:
    @strawberry.field
    def hallo(self, naam: str = "wereld") -> str:
        return f"hallo {naam}"

    @strawberry.field
    def aantal(self, n: int) -> int:
        return n

    @strawberry.field
    async def traag(self, info: strawberry.Info, seconden: float) -> str:
        toy: ToyBackend = info.context
        toy.started.set()
        toy.running += 1
        toy.most_running = max(toy.most_running, toy.running)
        try:
            await asyncio.sleep(seconden)
        except asyncio.CancelledError:
            toy.cancelled.set()
            raise
        finally:
            toy.running -= 1
        return "klaar"

    @strawberry.field
    def kapot(self) -> str | None:
        try:
            insert()
        except DriverError as fault:
            raise RuntimeError(f"kon {SECRET} niet bewaren in postgresql://u:{PASSWORD}@db/x") from fault

    @strawberry.field
    def geweigerd(self) -> str | None:
        raise DomainError("Dit nummer bestaat niet.", code="NIET_GEVONDEN")

    @strawberry.field
    def bezet(self) -> str | None:
        raise BusyError("De database is even weg.")

    @strawberry.field
    def eigen(self) -> str | None:
        raise GraphQLError("Zo niet", extensions={"code": "ZO_NIET"})

    @strawberry.field
    def dingen(self) -> list[Ding | None] | None:
        return [Ding(naam="a")]


schema = strawberry.Schema(Query)._schema


@dataclass
class ToyBackend:
    """A `Backend` whose database is a few flags."""

    reachable: bool = True
    up_to_date: bool = True
    opened: bool = False
    fault: Exception | None = None
    answer: Any = None
    running: int = 0
    most_running: int = 0
    started: asyncio.Event = field(default_factory=asyncio.Event)
    cancelled: asyncio.Event = field(default_factory=asyncio.Event)
    seen: list[tuple[GraphQLRequest, Principal]] = field(default_factory=list)

    async def execute(self, request: GraphQLRequest, principal: Principal) -> Outcome:
        self.seen.append((request, principal))
        if self.fault is not None:
            raise self.fault
        if self.answer is not None:
            return Outcome(self.answer, None, executed=True)
        try:
            document = parse(request.document)
        except GraphQLError as error:
            return Outcome(None, [error], executed=False)
        if errors := validate(schema, document):
            return Outcome(None, errors, executed=False)
        variables = request.variables or {}
        coerced = get_variable_values(schema, document.definitions[0].variable_definitions or [], variables)
        if isinstance(coerced, list):
            return Outcome(None, coerced, executed=False)
        result = graphql_execute(
            schema,
            document,
            variable_values=variables,
            operation_name=request.operation_name,
            context_value=self,
        )
        if not isinstance(result, ExecutionResult):
            result = await result
        return Outcome(result.data, result.errors, executed=True)

    def is_subscription(self, request: GraphQLRequest) -> bool:  # noqa: ARG002  as every engine has it
        return False

    async def subscribe(self, request: GraphQLRequest, principal: Principal) -> Outcome:
        raise NotImplementedError

    async def ping(self) -> None:
        if not self.reachable:
            raise OSError(f"postgresql://u:{PASSWORD}@db/x {SECRET}")

    async def migrated(self) -> bool:
        return self.up_to_date

    async def __aenter__(self) -> Self:
        self.opened = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.opened = False
