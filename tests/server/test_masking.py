"""What a client and the log learn of an error."""

import asyncio
import re
from typing import Any

import httpx
import pytest
from graphql import GraphQLError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from resolvers.errors import BusyError, DomainError, InvalidInputError
from server.graphql_errors import present
from server.log_exceptions import safe_exception, safe_exception_text
from server.logging import safe_loop_errors
from server.request_log import RequestLog
from tests.server.toy import PASSWORD, SECRET, ToyBackend

HIDDEN = re.compile(r"Interne fout \(kenmerk ([0-9a-f]{12})\)")
LEAKS = [SECRET, PASSWORD, "postgresql://", "insert into", "Traceback", ".py", "RuntimeError", "DriverError"]


def wrapped(sqlstate: str | None, *, lost: bool = False) -> DBAPIError:
    """An error as SQLAlchemy wraps the driver's."""
    driver = Exception(SECRET)
    driver.sqlstate = sqlstate  # type: ignore[attr-defined]
    return DBAPIError(f"select {SECRET}", {"bsn": SECRET}, driver, connection_invalidated=lost)


async def ask(client: httpx.AsyncClient, query: str, **body: Any) -> httpx.Response:
    headers = {"accept": "application/graphql-response+json"}
    return await client.post("/graphql", json={"query": query, **body}, headers=headers)


def kenmerk_of(error: dict[str, Any]) -> str:
    match = HIDDEN.fullmatch(error["message"])
    assert match is not None
    assert error["extensions"] == {"code": "INTERNE_FOUT", "kenmerk": match[1]}
    return match[1]


async def test_unexpected_exception_is_masked_with_the_id_in_the_log(client: httpx.AsyncClient, log_lines: Any) -> None:
    response = await ask(client, "{ x: kapot hallo }")

    assert response.status_code == 200
    assert response.json()["data"] == {"x": None, "hallo": "hallo wereld"}
    (error,) = response.json()["errors"]
    assert error["path"] == ["x"]
    kenmerk = kenmerk_of(error)
    assert not [leak for leak in LEAKS if leak in response.text]

    (line,) = [line for line in log_lines() if line["event"] == "internal_error"]
    assert line["kenmerk"] == kenmerk
    assert line["field"] == "kapot"
    assert line["level"] == "error"
    assert [link["type"] for link in line["exception"]] == ["RuntimeError", "tests.server.toy.DriverError"]
    assert line["exception"][1]["sqlstate"] == "23505"
    assert line["exception"][1]["constraint"] == "uq_partij_nummer"
    assert any(frame.startswith("tests/server/toy.py:") for frame in line["exception"][0]["frames"])


async def test_nothing_personal_in_any_log_line(client: httpx.AsyncClient, log_lines: Any) -> None:
    await ask(client, "{ kapot }", variables={"bsn": SECRET})
    await ask(client, f'{{ hallo(naam: "{SECRET}") }}')
    await ask(client, f"query Bsn{SECRET} {{ hallo }}", operationName=f"Bsn{SECRET}")
    await ask(client, f"query Q {{ hallo }} # query {SECRET}", operationName=SECRET)
    await ask(client, "query($n: Int!) { aantal(n: $n) }", variables={"n": SECRET})
    await client.get(f"/{SECRET}", params={"bsn": SECRET}, headers={"traceparent": SECRET})

    assert len([line for line in log_lines() if line["event"] == "request"]) == 6
    assert SECRET not in str(log_lines())
    assert PASSWORD not in str(log_lines())


async def test_domain_error_passes_with_its_code(client: httpx.AsyncClient, log_lines: Any) -> None:
    response = await ask(client, "{ geweigerd bezet }")

    errors = [{key: error[key] for key in ("message", "path", "extensions")} for error in response.json()["errors"]]
    assert errors == [
        {"message": "Dit nummer bestaat niet.", "path": ["geweigerd"], "extensions": {"code": "NIET_GEVONDEN"}},
        {
            "message": "De database is even weg.",
            "path": ["bezet"],
            "extensions": {"code": "TIJDELIJK_NIET_BESCHIKBAAR"},
        },
    ]
    assert [line for line in log_lines() if line["level"] == "error"] == []


async def test_error_of_the_graph_itself_passes_as_it_is(client: httpx.AsyncClient) -> None:
    response = await ask(client, "{ eigen }")

    (error,) = response.json()["errors"]
    assert (error["message"], error["extensions"]) == ("Zo niet", {"code": "ZO_NIET"})


@pytest.mark.parametrize(
    ("query", "variables", "message"),
    [
        ("{", None, "Syntax Error: Expected Name, found <EOF>."),
        ("{ bestaatniet }", None, "Cannot query field 'bestaatniet' on type 'Query'."),
        (
            "query($n: Int!) { aantal(n: $n) }",
            {"n": "x"},
            "Variable '$n' has invalid value: Int cannot represent non-integer value: 'x'",
        ),
    ],
)
async def test_refused_document_says_why(
    client: httpx.AsyncClient, query: str, variables: dict[str, Any] | None, message: str
) -> None:
    response = await ask(client, query, variables=variables)

    assert response.json()["errors"][0]["message"] == message


async def test_same_fault_in_many_rows_is_one_id_and_one_line(client: httpx.AsyncClient, log_lines: Any) -> None:
    response = await ask(client, "{ " + " ".join(f"a{n}: kapot" for n in range(50)) + " }")

    assert len({kenmerk_of(error) for error in response.json()["errors"]}) == 1
    (line,) = [line for line in log_lines() if line["event"] == "internal_error"]
    assert line["times"] == 50


async def test_exception_outside_the_graph_is_masked(
    client: httpx.AsyncClient, toy: ToyBackend, log_lines: Any
) -> None:
    toy.fault = RuntimeError(f"postgresql://u:{PASSWORD}@db/x {SECRET}")

    response = await ask(client, "{ hallo }")

    assert response.status_code == 500
    assert response.headers["content-type"] == "application/graphql-response+json; charset=utf-8"
    assert response.json().keys() == {"errors"}
    (line,) = [line for line in log_lines() if line["event"] == "internal_error"]
    assert line["kenmerk"] == kenmerk_of(response.json()["errors"][0])
    assert PASSWORD not in str(log_lines())


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (ConnectionRefusedError(SECRET), "De database is even niet bereikbaar. Probeer het zo opnieuw."),
        (FileNotFoundError(SECRET), "De database is even niet bereikbaar. Probeer het zo opnieuw."),
        (PoolTimeout(SECRET), "De database is even niet bereikbaar. Probeer het zo opnieuw."),
        (wrapped("57P01"), "De database is even niet bereikbaar. Probeer het zo opnieuw."),
        (wrapped("53300"), "De database is even niet bereikbaar. Probeer het zo opnieuw."),
        (wrapped(None, lost=True), "De database is even niet bereikbaar. Probeer het zo opnieuw."),
        (
            wrapped("57014"),
            "Een deel van deze bewerking duurde te lang. Vraag minder tegelijk, of probeer het later opnieuw.",
        ),
        (wrapped("40001"), "Iemand anders wijzigde dit op hetzelfde moment. Probeer het opnieuw."),
    ],
)
async def test_database_error_that_passes_says_so(
    client: httpx.AsyncClient, toy: ToyBackend, log_lines: Any, fault: Exception, message: str
) -> None:
    inside = present([GraphQLError("x", original_error=fault)], executed=True)
    toy.fault = fault

    response = await ask(client, "{ hallo }")

    expected = {"message": message, "extensions": {"code": "TIJDELIJK_NIET_BESCHIKBAAR"}}
    assert inside == ([expected], False)
    assert response.status_code == 503
    assert response.json() == {"errors": [expected]}
    assert [line["event"] for line in log_lines()] == ["passing_database_error", "passing_database_error", "request"]
    assert SECRET not in str(log_lines())


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (BusyError("Even wachten."), 503, "TIJDELIJK_NIET_BESCHIKBAAR"),
        (InvalidInputError("Zo niet."), 400, "ONGELDIGE_INVOER"),
    ],
)
async def test_domain_error_outside_the_graph_passes_too(
    client: httpx.AsyncClient, toy: ToyBackend, fault: DomainError, status: int, code: str
) -> None:
    toy.fault = fault

    response = await ask(client, "{ hallo }")

    assert response.status_code == status
    assert response.json() == {"errors": [{"message": fault.melding, "extensions": {"code": code}}]}


@pytest.mark.parametrize("fault", [wrapped("23505"), wrapped("42P01"), wrapped(None)])
async def test_other_database_errors_are_ours(client: httpx.AsyncClient, toy: ToyBackend, fault: Exception) -> None:
    toy.fault = fault

    response = await ask(client, "{ hallo }")

    assert response.status_code == 500
    kenmerk_of(response.json()["errors"][0])


async def test_answer_that_is_not_json_is_masked(client: httpx.AsyncClient, toy: ToyBackend) -> None:
    toy.answer = {"hallo": object()}

    response = await ask(client, "{ hallo }")

    assert response.status_code == 500
    kenmerk_of(response.json()["errors"][0])


async def test_exception_elsewhere_in_the_app_is_masked(log_lines: Any) -> None:
    def fail(_request: Any) -> PlainTextResponse:
        raise ValueError(SECRET)

    app = Starlette(routes=[Route("/", fail)], middleware=[Middleware(RequestLog)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        response = await client.get("/")

    assert response.status_code == 500
    kenmerk = kenmerk_of(response.json()["errors"][0])
    error, request = log_lines()
    assert (error["event"], error["kenmerk"]) == ("internal_error", kenmerk)
    assert (request["event"], request["status"]) == ("request", 500)
    assert SECRET not in str(log_lines())


async def test_exception_halfway_an_answer_breaks_it_off(log_lines: Any) -> None:
    async def fail(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError(SECRET)

    transport = httpx.ASGITransport(RequestLog(fail))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        with pytest.raises(ValueError, match=SECRET):
            await client.get("/")

    assert [line["event"] for line in log_lines()] == ["internal_error", "request"]
    assert SECRET not in str(log_lines())


async def test_exception_that_no_task_retrieved_is_logged_safely(log_lines: Any) -> None:
    with safe_loop_errors():
        asyncio.get_running_loop().call_exception_handler(
            {"message": f"Task exception was never retrieved {SECRET}", "exception": OSError(SECRET)}
        )

    (line,) = log_lines()
    assert line["event"] == "unhandled_in_event_loop"
    assert line["exception"] == [{"type": "OSError", "frames": []}]
    assert SECRET not in str(line)


def test_groups_and_loops_of_exceptions_are_described_once() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__ = second
    second.__cause__ = first
    group = ExceptionGroup("g", [first, OSError("c")])

    types = [link["type"] for link in safe_exception(group)]

    assert types == ["ExceptionGroup", "ValueError", "OSError", "KeyError"]


def test_values_that_are_no_identifiers_are_left_out() -> None:
    error = OSError()
    error.sqlstate, error.constraint_name, error.table_name = "23505x", "uq drop", "partij"  # type: ignore[attr-defined]

    assert safe_exception(error) == [{"type": "OSError", "frames": [], "table": "partij"}]


def test_text_for_a_terminal_has_frames_and_no_message() -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        int(f"{SECRET}x")

    text = safe_exception_text(caught.value)

    first, frame = text.splitlines()
    assert first == "ValueError"
    assert frame.startswith("  tests/server/test_masking.py:")
    assert SECRET not in text
