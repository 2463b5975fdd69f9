"""Makes the pictures in docs/beelden anew, from the story of docs/verhaal.md: `python -m tests.web.beelden`."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import ViewportSize

from db import migrate
from server.seed.demo import vul_demo
from tests.server.test_serve import serving
from tests.support.browser import browser
from tests.support.postgres import Databases, server
from tests.web.graphiql import GraphiQL

BEELDEN = Path(__file__).parent.parent.parent / "docs" / "beelden"
# More of the page in 1600 by 1000 pixels.
_SCALE = 10 / 11
_SIZE = ViewportSize(width=1760, height=1100)

# Puts a line at the top of an editor, and closes what stands behind the lines that match.
_SHOW = """
async ([name, top, closed]) => {
  const editor = __MONACO.editor.getEditors().find((one) => one.getModel()?.uri.path.endsWith(name));
  const lines = editor.getModel().getLinesContent();
  const pattern = new RegExp(closed);
  const matching = lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
  if (matching.length) await editor.getAction("editor.fold").run({ selectionLines: matching });
  editor.setScrollTop(editor.getTopForLineNumber(lines.findIndex((line) => line.includes(top)) + 1), 1);
}
"""
_NOTHING = "$^"
# What is left open tells who the client is, and what happened first.
_CLOSED = r'^      "(verwanten|samenvatting)"|"(identificatoren|voorkeursDigitaalAdres|pageInfo|klantcontact|interneTaak)": [{[]'


@asynccontextmanager
async def demonstratie() -> AsyncIterator[str]:
    """Address of a server with the story."""
    with server() as postgres, tempfile.TemporaryDirectory() as folder:
        async with Databases(postgres) as databases:
            url = databases.url(await databases.make())
            await migrate.upgrade(url)
            await vul_demo(url)
            async with serving("--port", "0", log=Path(folder) / "log", DATABASE_URL=url) as (_, base):
                yield base


async def _drag(graphiql: GraphiQL, bar: int, to: int) -> None:
    """Move the edge between two panes."""
    box = await graphiql.page.locator(".graphiql-horizontal-drag-bar").nth(bar).bounding_box()
    assert box is not None
    mouse = graphiql.page.mouse
    await mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await mouse.down()
    await mouse.move(to, box["y"] + box["height"] / 2, steps=4)
    await mouse.up()


async def c9127(graphiql: GraphiQL, path: Path) -> None:
    """The question of who judges a complaint, and the answer."""
    page = graphiql.page
    await graphiql.run()
    await graphiql.shown()
    await _drag(graphiql, 0, 380)
    await _drag(graphiql, 1, 1060)
    await page.evaluate(_SHOW, ["operation.graphql", "query C9127Contactgeschiedenis", _NOTHING])
    await page.evaluate(_SHOW, ["response.json", '"partij"', _CLOSED])
    # Colours of what came into view.
    await page.wait_for_timeout(1_500)
    await page.mouse.move(_SIZE["width"] - 5, _SIZE["height"] - 5)
    await page.screenshot(path=path, animations="disabled", caret="hide")


async def main() -> None:
    """Make them all."""
    BEELDEN.mkdir(exist_ok=True)
    async with demonstratie() as base, browser() as chromium:
        context = await chromium.new_context(viewport=_SIZE, device_scale_factor=_SCALE, color_scheme="light")
        path = BEELDEN / "graphiql-c9127.png"
        await c9127(await GraphiQL.open(context, base), path)
        sys.stdout.write(f"{path.relative_to(BEELDEN.parent.parent)}: {path.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    asyncio.run(main())
