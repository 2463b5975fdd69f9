from io import StringIO
from typing import Any

import httpx
import pytest

from server.logging import configure_logging
from server.settings import Settings
from tests.server.toy import ToyBackend

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"


def requests(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["event"] == "request"]


async def test_one_line_per_request(client: httpx.AsyncClient, log_lines: Any) -> None:
    await client.post("/graphql", json={"query": "query Groet { hallo }"}, headers={"traceparent": PARENT})

    (line,) = requests(log_lines())
    assert line.pop("ms") >= 0
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "request",
        "level": "info",
        "logger": "klantgraaf.server",
        "method": "POST",
        "path": "/graphql",
        "status": 200,
        "operation": "Groet",
        "trace_id": TRACE,
    }


@pytest.mark.parametrize(
    ("query", "operation_name", "logged"),
    [
        ("query Groet { hallo }", "Groet", "Groet"),
        ("query Groet { hallo }", None, "Groet"),
        ("query A { hallo } query B { hallo }", "B", "B"),
        ("{ hallo }", None, None),
        ("{ hallo }", "Groet", None),
        ("query Groet { hallo }", "Anders", None),
        ("query Groet { hallo }", "Groet\n{}", None),
        ("query Bel0612345678 { hallo }", "Bel0612345678", None),
        (f"query {'a' * 90} {{ hallo }}", None, None),
    ],
)
async def test_operation_name_is_logged_when_the_document_has_it(
    client: httpx.AsyncClient, log_lines: Any, query: str, operation_name: str | None, logged: str | None
) -> None:
    await client.post("/graphql", json={"query": query, "operationName": operation_name})

    (line,) = requests(log_lines())
    assert line["operation"] == logged


@pytest.mark.parametrize(
    "traceparent",
    [
        None,
        "",
        "onzin",
        f"ff-{TRACE}-00f067aa0ba902b7-01",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-00f067aa0ba902b7-01",
    ],
)
async def test_trace_id_is_new_when_the_caller_has_no_valid_one(
    client: httpx.AsyncClient, log_lines: Any, traceparent: str | None
) -> None:
    for _ in range(2):
        await client.get("/", headers={} if traceparent is None else {"traceparent": traceparent})

    first, second = (line["trace_id"] for line in requests(log_lines()))
    assert len(first) == len(second) == 32
    assert len({first, second, TRACE}) == 3


async def test_path_has_no_query_and_no_numbers(client: httpx.AsyncClient, log_lines: Any) -> None:
    await client.get("/partij/999990019/x%0Ay", params={"bsn": "999990019"})

    (line,) = requests(log_lines())
    assert (line["path"], line["status"]) == ("/partij/…/x?y", 404)


@pytest.mark.usefixtures("log_lines")
async def test_console_has_the_same_in_one_line(client: httpx.AsyncClient) -> None:
    stream = StringIO()
    configure_logging(Settings(log_format="console"), stream)

    await client.post("/graphql", json={"query": "query Groet { kapot }"})

    text = stream.getvalue()
    assert "internal_error" in text
    assert "RuntimeError" in text
    assert "operation=Groet" in text
    assert "999990019" not in text


@pytest.mark.usefixtures("log_lines")
async def test_level_is_respected(client: httpx.AsyncClient) -> None:
    stream = StringIO()
    configure_logging(Settings(log_format="json", log_level="error"), stream)

    await client.get("/")

    assert stream.getvalue() == ""


async def test_routine_is_not_logged_and_its_failure_is(
    client: httpx.AsyncClient, toy: ToyBackend, log_lines: Any
) -> None:
    for path in ("/livez", "/readyz", "/graphiql/assets/index-D9HV6h4n.js"):
        assert (await client.get(path)).status_code == 200
    assert requests(log_lines()) == []

    toy.reachable = False
    await client.get("/readyz")

    (line,) = requests(log_lines())
    assert (line["path"], line["status"]) == ("/readyz", 503)
