import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
import uvicorn

from server.app import create_app
from server.logging import configure_logging
from server.settings import Settings
from tests.server.toy import ToyBackend


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Settings that do not depend on the environment of whoever runs the tests."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"KLANTGRAAF_{name.upper()}", raising=False)
    return Settings


@pytest.fixture
def toy() -> ToyBackend:
    return ToyBackend()


@pytest.fixture
def log_lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What was logged so far, as the JSON that would be in the log."""
    root = logging.getLogger()
    before = (root.handlers, root.level, logging.raiseExceptions)
    stream = StringIO()
    configure_logging(Settings(log_format="json"), stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers, root.level, logging.raiseExceptions = before
    structlog.reset_defaults()


@pytest.fixture
def web_dist(tmp_path: Path) -> Path:
    page = tmp_path / "dist" / "graphiql"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text("<!doctype html><title>GraphiQL</title>")
    (page / "assets" / "index-D9HV6h4n.js").write_text("export {}")
    (page / "licenties.md").write_text("# Licenties")
    (tmp_path / "dist" / "geheim.txt").write_text("geheim")
    return tmp_path / "dist"


Client = Callable[..., Any]


@pytest.fixture
def client_of(toy: ToyBackend, web_dist: Path, settings_of: Callable[..., Settings]) -> Client:
    """An HTTP client on the app itself, without a socket."""

    @asynccontextmanager
    async def open_client(**given: Any) -> AsyncIterator[httpx.AsyncClient]:
        app = create_app(settings_of(**given), backend=lambda _: toy, web_dist=web_dist)
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8000") as client:
            yield client

    return open_client


@pytest.fixture
async def client(client_of: Client) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of() as opened:
        yield opened


@pytest.fixture
def server_of(toy: ToyBackend, web_dist: Path, settings_of: Callable[..., Settings]) -> Client:
    """The app behind a real socket; gives its base URL."""

    @asynccontextmanager
    async def start(**given: Any) -> AsyncIterator[str]:
        app = create_app(settings_of(**given), backend=lambda _: toy, web_dist=web_dist)
        config = uvicorn.Config(
            app,
            port=0,
            http="httptools",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
        )
        server = uvicorn.Server(config)
        running = asyncio.create_task(server._serve())
        while not server.started:
            assert not running.done(), "the server did not start"
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            await running

    return start
