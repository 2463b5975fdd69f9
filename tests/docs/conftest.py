from collections.abc import AsyncIterator

import httpx
import pytest

from server.app import create_app
from server.settings import Settings


@pytest.fixture(scope="session")
async def server_met_verhaal(verhaal_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the server as it is composed, on the story; answers are those that go over the wire."""
    app = create_app(Settings(database_url=verhaal_url, port=8000))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            yield client
