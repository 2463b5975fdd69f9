"""A subscription in GraphiQL, over the WebSocket of its own server, under the page's policy."""

from tests.web.graphiql import GraphiQL

DOCUMENT = "subscription { interneTaakGewijzigd { __typename ... on OpnieuwOphalen { reden } } }"
_WRITE = """(text) => __MONACO.editor.getModels()
  .find((model) => model.uri.path.endsWith("operation.graphql")).setValue(text)"""


async def test_a_subscription_runs_and_stops(graphiql: GraphiQL) -> None:
    page = graphiql.page
    await page.evaluate(_WRITE, DOCUMENT)
    await graphiql.settled()

    async with page.expect_websocket() as opened:
        await page.get_by_role("button", name="Execute query").click()
    socket = await opened.value

    melding = {"__typename": "OpnieuwOphalen", "reden": "BEGONNEN"}
    assert await graphiql.shown() == {"data": {"interneTaakGewijzigd": melding}}
    assert socket.url == f"{graphiql.base.replace('http', 'ws', 1)}/graphql"
    async with socket.expect_event("close"):
        await page.get_by_role("button", name="Stop").click()
    assert await graphiql.violations() == []
    assert graphiql.complaints == []
