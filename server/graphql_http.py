"""GraphQL over HTTP: `POST /graphql`, one operation per request.

The working draft of the specification decides, where it leaves room we chose:

* an operation that never ran (syntax, validation, variables) is 400 in `application/graphql-response+json`, and 200 in
  `application/json`, because older clients read every other status as "the server is down";
* once it ran it is 200, also with errors in it;
* no place (503 with `Retry-After`: nothing was started) and out of time (503 without: the same question will take as
  long again) have no `data` key, whatever the media type.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from resolvers.principal import Principal
from server.admission import Admission, FullError
from server.backend import Backend
from server.body import read_body
from server.graphql_errors import present, present_exception
from server.graphql_request import GraphQLRequest, parse_request
from server.negotiation import GRAPHQL_JSON, answer_media_type, require_json_body
from server.passing_errors import BUSY
from server.request_log import note_operation
from server.responses import JSON, RefusalError, json_response, refusal_response
from server.supervision import ClientGoneError, OutOfTimeError, supervised

if TYPE_CHECKING:
    from schema.execution import Outcome


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: bytes of body, seconds of operation."""

    body: int
    seconds: float


class GraphQLEndpoint:
    """ASGI endpoint for GraphQL.

    Args:
        backend: what executes an operation.
        identify: who asks.
        limits: per request.
        admission: for all requests together.
    """

    def __init__(
        self, backend: Backend, identify: Callable[[Scope], Principal], limits: Limits, admission: Admission
    ) -> None:
        self._backend = backend
        self._identify = identify
        self._limits = limits
        self._admission = admission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, unless its client left."""
        try:
            response = await self._respond(scope, receive)
        except ClientGoneError:
            return
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        headers = Headers(scope=scope)
        media_type = JSON
        try:
            _require_post(scope["method"])
            media_type = answer_media_type(headers)
            require_json_body(headers)
            body = await read_body(receive, headers, limit=self._limits.body, seconds=self._limits.seconds)
            request = parse_request(body)
            note_operation(request)
            outcome = await self._run(request, self._identify(scope), receive)
            return _answer(outcome, media_type)
        except RefusalError as refusal:
            return refusal_response(refusal, media_type)
        except ClientGoneError:
            raise
        except Exception as error:  # noqa: BLE001 - nothing may reach the client unmasked
            status, presented = present_exception(error)
            return json_response({"errors": [presented]}, status=status, media_type=media_type)

    async def _run(self, request: GraphQLRequest, principal: Principal, receive: Receive) -> "Outcome":
        try:
            return await supervised(self._admitted(request, principal), receive, self._limits.seconds)
        except FullError:
            message = "Het is te druk; er is niets uitgevoerd. Probeer het zo meteen opnieuw."
            raise RefusalError(503, BUSY, message, {"retry-after": "1"}) from None
        except OutOfTimeError:
            message = (
                f"De bewerking duurde langer dan {self._limits.seconds:g} seconden en is afgebroken. "
                "Vraag minder tegelijk, of probeer het later opnieuw."
            )
            raise RefusalError(503, BUSY, message) from None

    async def _admitted(self, request: GraphQLRequest, principal: Principal) -> "Outcome":
        # Inside the supervised task: a place is free again when the work really ended, not when its client left.
        async with self._admission.admitted():
            return await self._backend.execute(request, principal)


def _require_post(method: str) -> None:
    if method != "POST":
        message = "GraphQL gaat hier alleen met POST: gegevens over personen horen niet in een adres."
        raise RefusalError(405, "METHODE_NIET_TOEGESTAAN", message, {"allow": "POST"})


def _answer(outcome: "Outcome", media_type: str) -> Response:
    presented = present(outcome.errors or [], executed=outcome.executed)
    payload: dict[str, Any] = {"errors": presented.errors} if presented.errors else {}
    if outcome.executed:
        payload["data"] = outcome.data
        return json_response(payload, media_type=media_type)
    status = 400 if media_type == GRAPHQL_JSON else 200
    return json_response(payload, status=500 if presented.internal else status, media_type=media_type)
