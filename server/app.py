from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Scope

from resolvers.principal import ONTWIKKELIDENTITEIT, Principal
from server.admission import Admission
from server.backend import Backend, register_backend
from server.graphiql import WEB_DIST, graphiql_routes
from server.graphql_http import GraphQLEndpoint, Limits
from server.guard import LoopbackGuard
from server.health import Health
from server.logging import safe_loop_errors
from server.referentielijsten.achtergrond import bijgehouden
from server.request_log import RequestLog
from server.responses import RefusalError, refusal_response
from server.settings import Settings
from server.websocket.endpoint import WebSocketEndpoint
from server.websocket.operations import Operations
from server.websocket.socket import SocketLimits


def create_app(
    settings: Settings,
    *,
    backend: Callable[[Settings], Backend] = register_backend,
    web_dist: Path = WEB_DIST,
) -> Starlette:
    """Compose the server.

    Args:
        settings: with a `database_url`, unless `backend` needs none.
        backend: makes what executes operations; it is opened and closed with the app.
        web_dist: where `make web` puts its files.
    """
    register = backend(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        with safe_loop_errors():
            async with register, bijgehouden(settings):
                yield

    return Starlette(
        routes=_routes(settings, register, web_dist),
        middleware=[Middleware(RequestLog), Middleware(LoopbackGuard)],
        exception_handlers={HTTPException: _refuse},
        lifespan=lifespan,
    )


def _routes(settings: Settings, register: Backend, web_dist: Path) -> list[BaseRoute]:
    health = Health(register, settings.ready_timeout)
    # One connection stays free, so that /readyz tells a busy server from a broken one.
    admission = Admission(settings.pool_size - 1, settings.waiting_room)
    limits = Limits(body=settings.body_limit, seconds=settings.operation_timeout)
    sockets = WebSocketEndpoint(
        Operations(register, admission, settings.operation_timeout),
        _identify,
        SocketLimits(
            frame=settings.body_limit,
            operations=settings.subscriptions,
            init_seconds=settings.init_timeout,
            send_seconds=settings.send_timeout,
        ),
        settings.sockets,
    )
    return [
        Route("/graphql", GraphQLEndpoint(register, _identify, limits, admission)),
        WebSocketRoute("/graphql", sockets),
        Route("/livez", health.live),
        Route("/readyz", health.ready),
        *(graphiql_routes(web_dist) if settings.graphiql else []),
    ]


def _identify(_scope: Scope) -> Principal:
    return ONTWIKKELIDENTITEIT


async def _refuse(_request: Request, error: Exception) -> Response:
    """Unknown paths and methods, in the shape that every other refusal has."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    known = {404: ("NIET_GEVONDEN", "Dit adres bestaat niet."), 405: ("METHODE_NIET_TOEGESTAAN", "Dat kan hier niet.")}
    code, melding = known.get(status, ("GEWEIGERD", "Dit verzoek kan niet."))
    return refusal_response(RefusalError(status, code, melding, headers))
