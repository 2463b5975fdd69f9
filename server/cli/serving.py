"""Running the server: a socket, a database, uvicorn, and an orderly end."""

import asyncio
import math
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

import orjson
import typer
import uvicorn
from uvicorn.supervisors import Multiprocess

from server.app import create_app
from server.cli.database import database_of, migrate_when_needed, require_migrated, url_of
from server.cli.sockets import bound_socket
from server.garbage import pause, settle
from server.guard import identity_notice
from server.logging import configure_logging, log
from server.settings import Settings, variable
from server.version import version
from server.websocket.transport import SocketTransport

# Seconds that a connection may be idle: longer than clients and proxies leave one open themselves (a minute is usual).
# When the server is the one to close it, a mutation may just be on its way, and nobody can say whether it was done.
_KEEP_ALIVE = 75

Prepare = Callable[[str], Awaitable[None]]


def serve_register(settings: Settings, *, workers: int, prepare: Prepare | None = None, epilogue: str = "") -> None:
    """Serve until a signal ends it.

    Args:
        settings: without a `database_url` a PostgreSQL of our own is used, and kept up to date.
        workers: server processes.
        prepare: what to do with the address of a migrated database before serving.
        epilogue: Dutch text to print once the server listens.

    Raises:
        CliError: the socket is not to be had, or the database is not up to date.
    """
    pause()
    configure_logging(settings)
    try:
        with _signals_end_it(), bound_socket(settings) as (listener, address), database_of(settings) as complete:
            asyncio.run(_prepare(complete, own=settings.database_url is None, prepare=prepare))
            announcement = _announcement(address, complete, epilogue)
            if workers == 1:
                _serve_here(complete, listener, announcement)
            else:
                _serve_with_workers(complete, listener, workers, announcement)
    except KeyboardInterrupt:
        log.info("server_stopped")


async def _prepare(settings: Settings, *, own: bool, prepare: Prepare | None) -> None:
    if own:
        await migrate_when_needed(settings)
    else:
        await require_migrated(settings)
    if prepare is not None:
        await prepare(url_of(settings))


def _serve_here(settings: Settings, listener: socket.socket, announcement: Callable[[], None]) -> None:
    app = create_app(settings)
    settle()
    server = _AnnouncingServer(_config(settings, app), announcement)
    server.run(sockets=[listener])


def _serve_with_workers(
    settings: Settings, listener: socket.socket, workers: int, announcement: Callable[[], None]
) -> None:
    # The workers are new processes; they read their settings where every process does.
    os.environ.update(_environment(settings))
    config = _config(settings, "server.asgi:app", workers=workers)
    settle()
    announcement()
    Multiprocess(config, sockets=[listener]).run()


def _config(settings: Settings, app: Callable[..., Any] | str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        loop="uvloop",
        http="httptools",
        ws=SocketTransport,
        ws_max_size=settings.body_limit,
        # Compressed answers tell by their length what is in them, and cost memory per socket.
        ws_per_message_deflate=False,
        lifespan="on",
        # Ours: every line through one safe pipeline, one line per request.
        log_config=None,
        access_log=False,
        # The guard looks at the address of the connection itself.
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=math.ceil(settings.operation_timeout) + 1,
    )


class _AnnouncingServer(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, announcement: Callable[[], None]) -> None:
        super().__init__(config)
        self._announcement = announcement

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announcement()


def _announcement(address: str, settings: Settings, epilogue: str) -> Callable[[], None]:
    notice = str(identity_notice()["melding"])

    def announce() -> None:
        log.info("server_started", address=address, version=version())
        log.warning("development_identity", melding=notice)
        page = f"  Pagina: {address}/graphiql/\n" if settings.graphiql and address.startswith("http") else ""
        typer.echo(f"Klantgraaf {version()} luistert op {address}\n{page}  API:    {address}/graphql\n  {notice}")
        typer.echo(f"{epilogue}Stoppen: Ctrl-C")

    return announce


def _environment(settings: Settings) -> dict[str, str]:
    values = {name: value for name, value in settings.model_dump(mode="json").items() if value is not None}
    values["database_url"] = url_of(settings)
    if settings.listen_url is not None:
        values["listen_url"] = settings.listen_url.get_secret_value()
    return {
        variable(name): value if isinstance(value, str) else orjson.dumps(value).decode()
        for name, value in values.items()
    }


@contextmanager
def _signals_end_it() -> Iterator[None]:
    """A polite signal unwinds the stack, so that the embedded database stops with us."""
    handlers = {signal.SIGTERM: _interrupt, signal.SIGHUP: _terminate}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    """A closed terminal; while uvicorn runs it has its own handler for SIGTERM and none for SIGHUP."""
    signal.raise_signal(signal.SIGTERM)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
