"""Which media types a GraphQL request may have and its answer gets (GraphQL over HTTP, sections 4 and 6)."""

from email.message import Message
from functools import lru_cache
from typing import NamedTuple

from starlette.datastructures import Headers

from server.responses import JSON, RefusalError

GRAPHQL_JSON = "application/graphql-response+json"

# The first wins when the client likes both equally and says so equally precisely.
_OFFERED = (JSON, GRAPHQL_JSON)
_UTF8 = {"utf-8", "utf8"}


class _Preference(NamedTuple):
    quality: float
    precision: int
    earliness: int


def require_json_body(headers: Headers) -> None:
    """Refuse a body that does not say it is JSON in UTF-8. No browser form can say so, which stops cross-site posts.

    Raises:
        RefusalError: 415.
    """
    declared = headers.getlist("content-type")
    if len(declared) != 1 or not _is_json(declared[0]):
        raise RefusalError(
            415,
            "MEDIATYPE_NIET_ONDERSTEUND",
            "Stuur het verzoek met de header 'Content-Type: application/json' (tekenset UTF-8).",
            {"accept-post": JSON},
        )


def answer_media_type(headers: Headers) -> str:
    """Media type for the answer; without an `Accept` header or with `*/*` that is application/json.

    Raises:
        RefusalError: 406, the client takes neither of ours.
    """
    accept = ",".join(headers.getlist("accept")).strip()
    chosen = _choose(accept) if accept else JSON
    if chosen is None:
        raise RefusalError(
            406,
            "NIET_AANVAARDBAAR",
            f"Het antwoord kan {GRAPHQL_JSON} of {JSON} zijn; de header 'Accept' staat geen van beide toe.",
        )
    return chosen


@lru_cache(maxsize=64)
def _is_json(declared: str) -> bool:
    kind, parameters = _parse(declared)
    return kind == JSON and parameters.get("charset", "utf-8").lower() in _UTF8


@lru_cache(maxsize=64)
def _choose(accept: str) -> str | None:
    ranges = [_parse(part) for part in accept.split(",") if part.strip()]
    best = max(_OFFERED, key=lambda offered: _preference(offered, ranges))
    return best if _preference(best, ranges).quality > 0 else None


def _preference(offered: str, ranges: list[tuple[str, dict[str, str]]]) -> _Preference:
    """What the most precise range that covers `offered` says of it (RFC 9110, 12.5.1)."""
    family = offered.partition("/")[0]
    precision_of = {offered: 2, f"{family}/*": 1, "*/*": 0}
    matches = [
        _Preference(_quality(parameters), precision_of[kind], -place)
        for place, (kind, parameters) in enumerate(ranges)
        if kind in precision_of and parameters.get("charset", "utf-8").lower() in _UTF8
    ]
    return max(matches, key=lambda match: (match.precision, match.earliness), default=_Preference(0.0, 0, 0))


def _quality(parameters: dict[str, str]) -> float:
    try:
        quality = float(parameters.get("q", "1"))
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0


def _parse(value: str) -> tuple[str, dict[str, str]]:
    message = Message()
    message["content-type"] = value.strip()
    (kind, _), *parameters = message.get_params(failobj=[("", "")])
    return kind.lower(), {name.lower(): text for name, text in parameters}
