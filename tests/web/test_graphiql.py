"""GraphiQL in a real browser, from `klantgraaf serve`, on the story of docs/verhaal.md."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, expect

from server.guard import identity_notice
from tests.support.spa import FOUTEN
from tests.voorbeelden.voorbeelden import volgorde, voorbeeld
from tests.web.graphiql import GraphiQL

VOLGORDE = volgorde()
# The first question of each case is open from the start; the rest opens from the panel.
TABS = [naam for naam in VOLGORDE if "-" not in naam]
HEADERS = '{"Authorization": "Bearer geheim-token-7f3a"}'


async def test_first_example_answers_at_one_click(graphiql: GraphiQL) -> None:
    await graphiql.run()

    shown = await graphiql.shown()
    assert "errors" not in shown
    assert shown["data"]["contactgeschiedenis"]["partij"]["volledigeNaam"] == "Zoë van den Berg"
    await expect(graphiql.page.locator(".graphiql-response .result-window")).to_contain_text("Zoë van den Berg")


async def test_every_example_is_there_in_order_and_answers(graphiql_die_schrijft: GraphiQL) -> None:
    graphiql = graphiql_die_schrijft
    await expect(graphiql.page.locator(".graphiql-tab-button")).to_have_text([voorbeeld(naam).titel for naam in TABS])
    await expect(graphiql.page.locator("[data-voorbeeld] strong")).to_have_text(
        [voorbeeld(naam).titel for naam in VOLGORDE]
    )
    assert (
        await graphiql.page.locator("[data-voorbeeld]").evaluate_all(
            "buttons => buttons.map((button) => button.dataset.voorbeeld)"
        )
        == VOLGORDE
    )

    for naam in VOLGORDE:
        await graphiql.choose(naam)
        if voorbeeld(naam).luistert:
            await _follow(graphiql, naam)
            continue
        response = await graphiql.run()

        gevraagd = response.request.post_data_json
        assert (gevraagd["query"], gevraagd["variables"]) == (voorbeeld(naam).document, voorbeeld(naam).variables)
        shown = await graphiql.shown()
        assert "errors" not in shown, naam
        assert shown == await response.json()
        assert all(value is not None for value in shown["data"].values()), naam
        assert all(value.get("__typename") not in FOUTEN for value in shown["data"].values()), naam
    assert graphiql.complaints == []


async def _follow(graphiql: GraphiQL, naam: str) -> None:
    """Start an example that goes on, and stop it after what it tells first."""
    page = graphiql.page
    async with page.expect_websocket() as opened:
        await page.get_by_role("button", name="Execute query").click()
    socket = await opened.value
    assert list((await graphiql.shown())["data"].values()) == [{"__typename": "OpnieuwOphalen", "reden": "BEGONNEN"}]
    async with socket.expect_event("close"):
        await page.get_by_role("button", name="Stop").click()
    assert await graphiql.text("operation.graphql") == voorbeeld(naam).document


async def _use(graphiql: GraphiQL) -> None:
    """What somebody does: type a token, ask, look at the schema and the explorer, change the theme, ask something else."""
    page = graphiql.page
    await page.get_by_role("button", name="Headers").click()
    await page.locator(".graphiql-editor-tool .monaco-editor:visible").click()
    await page.keyboard.type(HEADERS)
    assert await graphiql.text("request-headers.json") == HEADERS
    response = await graphiql.run()
    assert response.request.headers["authorization"] == "Bearer geheim-token-7f3a"
    for panel in ("Documentation Explorer", "Verkenner", "Voorbeelden"):
        await page.get_by_label(f"Show {panel}").click()
    await _theme(graphiql, "Dark")
    await graphiql.choose("c0992")
    await graphiql.run()


async def _theme(graphiql: GraphiQL, name: str) -> None:
    page = graphiql.page
    await page.get_by_label("Open settings dialog").click()
    await page.get_by_role("button", name=name, exact=True).click()
    await page.keyboard.press("Escape")


async def test_page_asks_no_other_host_and_puts_no_question_in_an_address(graphiql: GraphiQL) -> None:
    await _use(graphiql)

    addresses = [urlsplit(request.url) for request in graphiql.requests]
    gevraagd = [request for request in graphiql.requests if graphiql.asked(request)]
    assert len(gevraagd) == 3  # introspection and two questions
    assert {address.scheme + "://" + address.netloc for address in addresses} == {graphiql.base}
    assert {address.path for address in addresses if not address.path.startswith("/graphiql/")} == {"/graphql"}
    assert [address for address in addresses if address.query or address.fragment] == []


async def test_nothing_stays_in_the_browser(graphiql: GraphiQL) -> None:
    fresh = await graphiql.kept()

    await _use(graphiql)

    assert await graphiql.kept() == fresh
    assert fresh == {
        "localStorage": [],
        "sessionStorage": [],
        "databases": [],
        "caches": [],
        "workers": 0,
        "history": [2, None],
        "name": "",
        "cookies": [],
        "url": f"{graphiql.base}/graphiql/",
    }


async def test_nothing_is_left_after_a_reload(graphiql: GraphiQL) -> None:
    await _use(graphiql)

    await graphiql.page.reload()

    await graphiql.ready()
    assert await graphiql.text("operation.graphql") == voorbeeld(VOLGORDE[0]).document
    assert [await graphiql.text(editor) for editor in ("request-headers.json", "response.json")] == ["", ""]


async def test_policy_is_kept_and_nothing_goes_wrong(graphiql: GraphiQL) -> None:
    await _use(graphiql)

    assert await graphiql.violations() == []
    assert graphiql.complaints == []


async def test_policy_would_be_noticed(graphiql: GraphiQL) -> None:
    """That the page is silent means something only if it would not be."""
    await graphiql.page.evaluate("fetch('https://elders.example/').catch(() => null)")

    assert [violation.split(" ")[:2] for violation in await graphiql.violations()] == [
        ["connect-src", "https://elders.example/"]
    ]
    assert any("Content Security Policy" in complaint for complaint in graphiql.complaints)


async def test_page_keeps_saying_who_the_server_takes_one_for(graphiql: GraphiQL) -> None:
    bar = graphiql.page.locator("[data-balk=ontwikkelidentiteit]")
    await expect(bar).to_be_visible()
    await expect(bar).to_have_text(f"Ontwikkelidentiteit. {identity_notice()['melding']}")
    await expect(bar).to_contain_text("Er is nog geen aanmelding")
    assert await bar.get_by_role("button").count() == 0

    await graphiql.run()

    await expect(bar).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("system", "chosen", "dark"), [("light", "Dark", True), ("dark", "Light", False)])
async def test_light_and_dark(browser: Browser, base: str, system: Any, chosen: str, dark: bool) -> None:
    context = await browser.new_context(color_scheme=system)
    graphiql = await GraphiQL.open(context, base)
    assert await _is_dark(graphiql) is not dark

    await _theme(graphiql, chosen)

    await expect(graphiql.page.locator("body")).to_contain_class("graphiql-dark" if dark else "graphiql-light")
    assert await _is_dark(graphiql) is dark
    await context.close()


async def _is_dark(graphiql: GraphiQL) -> bool:
    """Whether the page and every editor on it are dark; they must agree."""
    background = await graphiql.page.evaluate("getComputedStyle(document.body).backgroundColor")
    page = sum(int(part) for part in re.findall(r"\d+", background)[:3]) < 3 * 128
    editors = await graphiql.page.locator(".monaco-editor").evaluate_all(
        "editors => editors.map((editor) => editor.classList.contains('vs-dark'))"
    )
    assert set(editors) == {page}
    return page


async def test_explorer_shows_the_query_and_writes_it(graphiql: GraphiQL) -> None:
    page = graphiql.page
    await page.get_by_label("Show Verkenner").click()
    explorer = page.locator(".docExplorerWrap")
    await expect(explorer.get_by_role("textbox", name="Query Name")).to_have_value("C9127Contactgeschiedenis")
    assert "langstOpen" in await graphiql.text("operation.graphql")

    await explorer.locator(".graphiql-explorer-langstOpen .graphiql-explorer-field-view").first.click()

    await graphiql.settled()
    assert "langstOpen" not in await graphiql.text("operation.graphql")
    response = await graphiql.run()
    samenvatting = (await response.json())["data"]["contactgeschiedenis"]["samenvatting"]
    assert "langstOpen" not in samenvatting
    assert samenvatting["openTaken"] == 3
