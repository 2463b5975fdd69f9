"""Over HTTP: a change carries the trace id of the request that made it."""

import httpx
import structlog

from server.app import create_app
from server.settings import Settings

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
REGISTREER = 'mutation { registreerCategorie(input: {naam: "%s"}) { ... on Categorie { id } } }'
TERUG = """query ($filter: WijzigingFilter) { wijzigingen(filter: $filter) { nodes {
  traceId door rol bewerking velden { veld na } } } }"""


async def vraag(client: httpx.AsyncClient, query: str, traceparent: str | None = None, **variables: object) -> object:
    headers = {} if traceparent is None else {"traceparent": traceparent}
    answer = await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    assert answer.status_code == 200
    body = answer.json()
    assert "errors" not in body
    return body["data"]


async def test_the_history_has_the_trace_id_of_the_request(database_url: str) -> None:
    # given a server, and a client that says under which trace it works
    app = create_app(Settings(database_url=database_url, pool_size=2))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://localhost") as c,
    ):
        await vraag(c, REGISTREER % "met", f"00-{TRACE}-00f067aa0ba902b7-01")
        # and one that says nothing, and one that says nonsense
        await vraag(c, REGISTREER % "zonder")
        await vraag(c, REGISTREER % "onzin", f"00-{TRACE.upper()}-00f067aa0ba902b7-01")
        # then the change is found by that trace
        data = await vraag(c, TERUG, filter={"traceId": [TRACE]})
        assert data == {
            "wijzigingen": {
                "nodes": [
                    {
                        "traceId": TRACE,
                        "door": "ontwikkelaar",
                        "rol": "ontwikkelaar",
                        "bewerking": "registreerCategorie",
                        "velden": [{"veld": "naam", "na": "met"}],
                    }
                ]
            }
        }
        # and every other has one of its own, as its lines in the log have
        alle = (await vraag(c, TERUG))["wijzigingen"]["nodes"]  # type: ignore[index]
        sporen = {wijziging["traceId"] for wijziging in alle}
        assert len(sporen) == 3
        assert all(len(spoor) == 32 for spoor in sporen)
    assert "trace_id" not in structlog.contextvars.get_contextvars()
