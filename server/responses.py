from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

JSON = "application/json"

# Answers hold personal data: nobody on the way keeps them, and no other site may embed them.
_PRIVATE = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}


class RefusalError(Exception):
    """A request that is turned away before it reaches the graph.

    Args:
        status: HTTP status code.
        code: stable machine-readable code.
        melding: Dutch text that says what to do; never repeats what was sent.
        headers: extra response headers.
    """

    def __init__(self, status: int, code: str, melding: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(melding)
        self.status = status
        self.code = code
        self.melding = melding
        self.headers = dict(headers or {})


def json_response(
    payload: Any, *, status: int = 200, media_type: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    """Encode `payload` with orjson; raises `orjson.JSONEncodeError` for what is not JSON."""
    return Response(
        orjson.dumps(payload),
        status_code=status,
        headers={**_PRIVATE, "content-type": f"{media_type}; charset=utf-8", **(headers or {})},
    )


def refusal_response(refusal: RefusalError, media_type: str = JSON) -> Response:
    """A refusal in the shape of a GraphQL error, without a `data` key: nothing ran."""
    errors = [{"message": refusal.melding, "extensions": {"code": refusal.code}}]
    return json_response({"errors": errors}, status=refusal.status, media_type=media_type, headers=refusal.headers)
