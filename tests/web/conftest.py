from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from server.graphiql import WEB_DIST
from tests.conftest import Kopie
from tests.server.test_serve import serving
from tests.support.browser import browser as running_browser
from tests.web.graphiql import GraphiQL

# A machine that is doing more than this is no reason to fail.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
async def base(verhaal_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """Address of `klantgraaf serve` on the story."""
    assert (WEB_DIST / "graphiql" / "index.html").exists(), "De pagina is nog niet gebouwd; geef eerst: make web"
    log = tmp_path_factory.mktemp("web") / "log"
    async with serving("--port", "0", log=log, DATABASE_URL=verhaal_url) as (_, url):
        yield url


@pytest.fixture
async def graphiql(browser: Browser, base: str) -> AsyncIterator[GraphiQL]:
    """The page, freshly opened in light mode, in a context that knows nothing."""
    context = await browser.new_context(viewport={"width": 1600, "height": 1000}, color_scheme="light")
    yield await GraphiQL.open(context, base)
    await context.close()


@pytest.fixture
async def graphiql_die_schrijft(
    browser: Browser, kopie: Kopie, verhaal: str, tmp_path: Path
) -> AsyncIterator[GraphiQL]:
    """The page, at a server whose register may be changed."""
    async with serving("--port", "0", log=tmp_path / "log", DATABASE_URL=await kopie(verhaal)) as (_, url):
        context = await browser.new_context(viewport={"width": 1600, "height": 1000}, color_scheme="light")
        yield await GraphiQL.open(context, url)
        await context.close()
