"""The request: method, media types, body. The answer: media type, status, shape."""

import json
from typing import Any

import httpx
import pytest

from tests.server.conftest import Client
from tests.server.toy import ToyBackend

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"


async def ask(client: httpx.AsyncClient, query: str, *, accept: str = GRAPHQL, **body: Any) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, **body}, headers={"accept": accept})


def refused(response: httpx.Response) -> str:
    """Code of a refusal, which is the one thing in the answer."""
    assert response.json().keys() == {"errors"}
    (error,) = response.json()["errors"]
    assert error.keys() == {"message", "extensions"}
    return error["extensions"]["code"]


@pytest.mark.parametrize(
    ("body", "melding"),
    [
        (b"", "Het verzoek is leeg; verwacht een JSON-object met 'query'."),
        (b"  \n", "Het verzoek is leeg; verwacht een JSON-object met 'query'."),
        (b"null", "Het verzoek moet een JSON-object zijn met 'query'."),
        (b"42", "Het verzoek moet een JSON-object zijn met 'query'."),
        (b'"{ hallo }"', "Het verzoek moet een JSON-object zijn met 'query'."),
        (b"true", "Het verzoek moet een JSON-object zijn met 'query'."),
        (b"[]", "Meer bewerkingen in één verzoek kan niet; verwacht één JSON-object met 'query'."),
        (b'[{"query":"{hallo}"}]', "Meer bewerkingen in één verzoek kan niet; verwacht één JSON-object met 'query'."),
        (b'[1, null, "x"]', "Meer bewerkingen in één verzoek kan niet; verwacht één JSON-object met 'query'."),
        (b'{"query": "{ha', "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest."),
        (b'{"query": "{ hallo }"} {}', "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest."),
        (b'{"query": "\xff\xfe"}', "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest."),
        (b'{"query": "\\ud800"}', "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest."),
        (
            b'{"query": "{hallo}", "variables": {"n": NaN}}',
            "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest.",
        ),
        ("{'query': '{hallo}'}".encode("utf-16"), "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest."),
        (b"[" * 30_000, "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest."),
        (b'{"query":' * 6_000, "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest."),
        (
            b'{"query": "{hallo}", "variables": {"a": ' + b"[" * 1_020 + b"]" * 1_020 + b"}}",
            "Het verzoek is te diep genest.",
        ),
        (
            b'{"query": "{hallo}", "variables": {"n": ' + b"9" * 5_000 + b"}}",
            "Het verzoek is geen geldige JSON in UTF-8, of is te diep genest.",
        ),
        (
            b'{"query": "{hallo}", "query": "{kapot}"}',
            "Het verzoek bevat een JSON-object waarin een sleutel twee keer staat.",
        ),
        (
            b'{"query": "{hallo}", "variables": {"a": {"bsn": 1, "bsn": 2}}}',
            "Het verzoek bevat een JSON-object waarin een sleutel twee keer staat.",
        ),
        (b"{}", "Het verzoek mist 'query': een tekst met een GraphQL-document."),
        (b'{"query": null}', "Het verzoek mist 'query': een tekst met een GraphQL-document."),
        (b'{"query": ""}', "Het verzoek mist 'query': een tekst met een GraphQL-document."),
        (b'{"query": 1}', "Het verzoek mist 'query': een tekst met een GraphQL-document."),
        (b'{"query": ["{hallo}"]}', "Het verzoek mist 'query': een tekst met een GraphQL-document."),
        (b'{"query": "{hallo}", "variables": []}', "'variables' moet een JSON-object zijn, of null."),
        (b'{"query": "{hallo}", "variables": "{}"}', "'variables' moet een JSON-object zijn, of null."),
        (b'{"query": "{hallo}", "variables": 0}', "'variables' moet een JSON-object zijn, of null."),
        (b'{"query": "{hallo}", "variables": false}', "'variables' moet een JSON-object zijn, of null."),
        (b'{"query": "{hallo}", "extensions": [1]}', "'extensions' moet een JSON-object zijn, of null."),
        (b'{"query": "{hallo}", "operationName": 7}', "'operationName' moet een tekst zijn, of null."),
        (b'{"query": "{hallo}", "operationName": {}}', "'operationName' moet een tekst zijn, of null."),
        (
            b'{"query": "{hallo}", "variables": {"a": [{"b": "x\\u0000y"}]}}',
            "'variables' bevat het teken U+0000; dat kan het register niet bewaren.",
        ),
    ],
)
@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
async def test_malformed_body_is_400_and_runs_nothing(
    client: httpx.AsyncClient, toy: ToyBackend, body: bytes, melding: str, accept: str
) -> None:
    response = await client.post("/graphql", content=body, headers={"content-type": JSON, "accept": accept})

    assert response.status_code == 400
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"
    assert refused(response) == "ONGELDIG_VERZOEK"
    assert response.json()["errors"][0]["message"] == melding
    assert toy.seen == []


async def test_escaped_backslash_before_u0000_is_ordinary_text(client: httpx.AsyncClient) -> None:
    text = "pad C:\\u0000"

    response = await ask(client, "query($n: String!) { hallo(naam: $n) }", variables={"n": text})

    assert response.json() == {"data": {"hallo": f"hallo {text}"}}


async def test_100_000_nested_brackets_are_refused(client_of: Client) -> None:
    async with client_of(body_limit=1_000_000) as client:
        response = await client.post("/graphql", content=b"[" * 100_000, headers={"content-type": JSON})

    assert response.status_code == 400
    assert refused(response) == "ONGELDIG_VERZOEK"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
async def test_other_methods_are_405(client: httpx.AsyncClient, toy: ToyBackend, method: str) -> None:
    response = await client.request(method, "/graphql", params={"query": "{ hallo }"})

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert toy.seen == []


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/graphql-response+json",
        "application/jsonp",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
    ],
)
async def test_other_body_types_are_415(client: httpx.AsyncClient, toy: ToyBackend, content_type: str | None) -> None:
    headers = {} if content_type is None else {"content-type": content_type}

    response = await client.post("/graphql", content=b'{"query": "{ hallo }"}', headers=headers)

    assert response.status_code == 415
    assert refused(response) == "MEDIATYPE_NIET_ONDERSTEUND"
    assert toy.seen == []


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "Application/JSON", "application/json;charset=UTF-8", 'application/json; charset="utf-8"'],
)
async def test_json_in_utf8_is_accepted(client: httpx.AsyncClient, content_type: str) -> None:
    body = json.dumps({"query": '{ hallo(naam: "Zoë 🏃") }'}, ensure_ascii=False).encode()

    response = await client.post("/graphql", content=body, headers={"content-type": content_type})

    assert response.status_code == 200
    assert response.content.decode("utf-8") == '{"data":{"hallo":"hallo Zoë 🏃"}}'


async def test_two_content_types_are_415(client: httpx.AsyncClient) -> None:
    headers = [("content-type", JSON), ("content-type", "text/plain")]

    response = await client.post("/graphql", content=b'{"query": "{ hallo }"}', headers=headers)

    assert response.status_code == 415


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8", GRAPHQL),
        (f"{GRAPHQL}, {JSON}", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", JSON),
        (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL),
        (f"{GRAPHQL};q=0.1, {JSON};q=0.9", JSON),
        (f"{GRAPHQL};q=0.1, */*", JSON),
        (f"{JSON};q=0.5, */*;q=0.8", GRAPHQL),
        (f"{GRAPHQL}, */*", GRAPHQL),
        (f"text/html, {GRAPHQL};q=0.5, */*;q=0.1", GRAPHQL),
        (f"{JSON};q=0, {GRAPHQL};q=0.1", GRAPHQL),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        (f"  {GRAPHQL.upper()} , ,", GRAPHQL),
    ],
)
async def test_accept_decides_the_media_type(client: httpx.AsyncClient, accept: str | None, media_type: str) -> None:
    if accept is None:
        del client.headers["accept"]
    headers = {} if accept is None else {"accept": accept}

    response = await client.post("/graphql", json={"query": "{ hallo }"}, headers=headers)

    assert response.status_code == 200
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert response.json() == {"data": {"hallo": "hallo wereld"}}


@pytest.mark.parametrize(
    "accept",
    [
        "text/html",
        "application/xml, text/*",
        f"{JSON};q=0",
        "*/*;q=0",
        f"{JSON};charset=utf-16",
        f"{JSON};q=nan",
        f"{JSON};q=x",
        "json",
        ";",
        ",",
    ],
)
async def test_neither_of_ours_is_406(client: httpx.AsyncClient, toy: ToyBackend, accept: str) -> None:
    response = await ask(client, "{ hallo }", accept=accept)

    assert response.status_code == 406
    assert response.headers["content-type"] == f"{JSON}; charset=utf-8"
    assert refused(response) == "NIET_AANVAARDBAAR"
    assert toy.seen == []


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{", None),
        ("{ bestaatniet }", None),
        ("query($n: Int!) { aantal(n: $n) }", {"n": None}),
        ("query($n: Int!) { aantal(n: $n) }", {"n": "x"}),
        ("query($n: Int!) { aantal(n: $n) }", {}),
    ],
)
@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 400), (JSON, 200)])
async def test_document_that_never_ran_has_no_data(
    client: httpx.AsyncClient, query: str, variables: dict[str, Any] | None, accept: str, status: int
) -> None:
    response = await ask(client, query, accept=accept, variables=variables)

    assert response.status_code == status
    assert response.json().keys() == {"errors"}
    assert response.json()["errors"][0]["message"]


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
async def test_null_data_of_an_operation_that_ran_is_200(client: httpx.AsyncClient, accept: str) -> None:
    response = await ask(client, "{ geweigerd }", accept=accept)

    assert response.status_code == 200
    assert response.json()["data"] == {"geweigerd": None}
    assert len(response.json()["errors"]) == 1


async def test_what_the_specification_does_not_name_is_ignored(client: httpx.AsyncClient, toy: ToyBackend) -> None:
    response = await ask(
        client, "query Q { hallo }", operationName="Q", variables=None, extensions={"a": 1}, onbekend=[1], id=7
    )

    assert response.json() == {"data": {"hallo": "hallo wereld"}}
    ((request, principal),) = toy.seen
    assert (request.document, request.variables, request.operation_name) == ("query Q { hallo }", None, "Q")
    assert principal.naam == "ontwikkelaar"


async def test_answers_are_not_kept_or_embedded(client: httpx.AsyncClient) -> None:
    response = await ask(client, "{ hallo }")

    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cross-origin-resource-policy"] == "same-origin"
