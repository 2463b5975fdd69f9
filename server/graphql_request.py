import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

import orjson

from server.responses import RefusalError

_INVALID = "ONGELDIG_VERZOEK"


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """What a caller asks, before anybody looked at the document."""

    document: str
    variables: dict[str, Any] | None
    operation_name: str | None


def parse_request(body: bytes) -> GraphQLRequest:
    """Read a POST body; keys that GraphQL over HTTP does not know are ignored, as it prescribes.

    Raises:
        RefusalError: 400, with in Dutch what is wrong; never with what was sent.
    """
    return request_of(json_object(body), body)


def request_of(parameters: dict[str, Any], body: bytes) -> GraphQLRequest:
    """The request in the JSON object that came in `body`, as all of it or as a part.

    Raises:
        RefusalError: 400, as `parse_request`.
    """
    document = parameters.get("query")
    if not isinstance(document, str) or not document.strip():
        _refuse("Het verzoek mist 'query': een tekst met een GraphQL-document.")
    operation_name = parameters.get("operationName")
    if operation_name is not None and not isinstance(operation_name, str):
        _refuse("'operationName' moet een tekst zijn, of null.")
    for name in ("variables", "extensions"):
        if not isinstance(parameters.get(name), dict | None):
            _refuse(f"'{name}' moet een JSON-object zijn, of null.")
    variables = parameters.get("variables")
    if b"\\u0000" in body and any("\x00" in text for text in _texts(variables)):
        _refuse("'variables' bevat het teken U+0000; dat kan het register niet bewaren.")
    return GraphQLRequest(document, variables, operation_name)


def json_object(body: bytes) -> dict[str, Any]:
    """The object in a JSON text, read strictly.

    Raises:
        RefusalError: 400; it is something else, or its readers could disagree on what it says.
    """
    if not body.strip():
        _refuse("Het verzoek is leeg; verwacht een JSON-object met 'query'.")
    try:
        # orjson is strict: UTF-8, no NaN, no lone surrogates, at most 1,024 levels.
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        _refuse("Het verzoek is geen geldige JSON in UTF-8, of is te diep genest.")
    if isinstance(parsed, list):
        _refuse("Meer bewerkingen in één verzoek kan niet; verwacht één JSON-object met 'query'.")
    if not isinstance(parsed, dict):
        _refuse("Het verzoek moet een JSON-object zijn met 'query'.")
    _refuse_repeated_keys(body)
    return parsed


def _refuse_repeated_keys(body: bytes) -> None:
    """JSON parsers differ on which of two equal keys counts, so a check elsewhere may have seen the other one."""
    try:
        json.loads(body, object_pairs_hook=_unique)
    except RecursionError:
        _refuse("Het verzoek is te diep genest.")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique = dict(pairs)
    if len(unique) != len(pairs):
        _refuse("Het verzoek bevat een JSON-object waarin een sleutel twee keer staat.")
    return unique


def _texts(value: Any) -> Iterable[str]:
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, str):
            yield current
        elif isinstance(current, dict):
            waiting += [*current.keys(), *current.values()]
        elif isinstance(current, list):
            waiting += current


def _refuse(melding: str) -> NoReturn:
    raise RefusalError(400, _INVALID, melding)
