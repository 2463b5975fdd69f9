"""The GraphiQL page as somebody uses it."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import BrowserContext, ConsoleMessage, Page, Request, Response

# Violations reach the console too, but not which directive and what was blocked.
_REPORT_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
# A model per editor, whatever tab is in front; the editors themselves only have the lines in view.
_TEXT = "(name) => __MONACO.editor.getModels().find((model) => model.uri.path.endsWith(name)).getValue()"

_SHOWN = f"""() => new Promise((done) => {{
  const look = () => (({_TEXT})("response.json").trimEnd().endsWith("}}") ? done() : setTimeout(look, 20));
  look();
}})"""


@dataclass
class GraphiQL:
    """One page in a context of its own, and all that it did.

    Args:
        page: the page.
        base: address of the server.
        requests: every request that the page or a worker of it made.
        complaints: errors in the console, and exceptions that nobody caught.
    """

    page: Page
    base: str
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    async def open(cls, context: BrowserContext, base: str) -> "GraphiQL":
        """Open the page and wait until it can be used."""
        page = await context.new_page()
        graphiql = cls(page, base)
        context.on("request", lambda request: graphiql.requests.append(request))  # noqa: PLW0108  Playwright marks what it is given
        page.on("console", graphiql._heard)
        page.on("pageerror", lambda error: graphiql.complaints.append(str(error)))
        await page.add_init_script(_REPORT_VIOLATIONS)
        async with page.expect_response(lambda response: graphiql.asked(response.request)) as introspected:
            await page.goto(f"{base}/graphiql/")
        await (await introspected.value).finished()
        await graphiql.ready()
        return graphiql

    async def ready(self) -> None:
        """Wait until the editor is there."""
        await self.page.locator(".graphiql-query-editor .monaco-editor .view-line").first.wait_for()
        await self.settled()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def asked(self, request: Request) -> bool:
        """Whether it is a question to the API."""
        return request.method == "POST" and request.url == f"{self.base}/graphql"

    async def violations(self) -> list[str]:
        """What the content security policy kept from happening."""
        return await self.page.evaluate("window.violations")

    async def choose(self, naam: str) -> None:
        """Go to the tab of an example."""
        button = self.page.locator(f"[data-voorbeeld={naam}]")
        await button.click()
        await self.page.locator(f"[data-voorbeeld={naam}][aria-current=true]").wait_for()
        await self.settled()

    async def settled(self) -> None:
        """Wait until GraphiQL knows what is in its editor: it looks 100 ms after the last change, on the same clock."""
        await self.page.evaluate("() => new Promise((done) => setTimeout(done, 150))")

    async def run(self) -> Response:
        """Click on the run button; what came back over the wire."""
        button = self.page.get_by_role("button", name="Execute query")
        async with self.page.expect_response(lambda response: self.asked(response.request)) as answered:
            await button.click()
        response = await answered.value
        await response.finished()
        return response

    async def shown(self) -> Any:
        """The whole answer as it stands on the page, once there is one."""
        # Looking again from outside would need `eval` in the page, which its policy forbids.
        async with asyncio.timeout(30):
            await self.page.evaluate(_SHOWN)
        return json.loads(await self.text("response.json"))

    async def text(self, editor: str) -> str:
        """What stands in an editor: `operation.graphql`, `variables.json`, `request-headers.json`, `response.json`."""
        return await self.page.evaluate(_TEXT, editor)

    async def kept(self) -> dict[str, Any]:
        """All that the browser would keep of this page, and its address."""
        kept = await self.page.evaluate(
            """async () => ({
              localStorage: Object.entries(localStorage),
              sessionStorage: Object.entries(sessionStorage),
              databases: (await indexedDB.databases()).map(({ name }) => name),
              caches: await caches.keys(),
              workers: (await navigator.serviceWorker.getRegistrations()).length,
              history: [history.length, history.state],
              name: window.name,
            })"""
        )
        return {**kept, "cookies": await self.page.context.cookies(), "url": self.page.url}
