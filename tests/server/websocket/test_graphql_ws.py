"""The client library that front-ends use, as it is, against a listening server."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from tests.server.websocket.conftest import Schrijver, Serveren
from tests.server.websocket.klant import TAKEN
from tests.support.rijen import Rijen

WEB = Path(__file__).parent.parent.parent.parent / "web"


class Bibliotheek:
    """The library in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def zegt(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(await asyncio.wait_for(self._process.stdout.readline(), 60))

    async def genoeg(self) -> Any:
        """End the subscription; what it said at the end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return await self.zegt()


@asynccontextmanager
async def bibliotheek(url: str, document: str, variables: Any = None) -> AsyncIterator[Bibliotheek]:
    assert (WEB / "node_modules" / "graphql-ws").exists(), "web/node_modules is missing: run `make web` first"
    process = await asyncio.create_subprocess_exec(
        *(WEB / "node.sh", "node", WEB / "audits" / "graphql-ws.mjs"),
        url.replace("http", "ws", 1) + "/graphql",
        json.dumps({"query": document, "variables": variables or {}}),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    try:
        yield Bibliotheek(process)
    finally:
        process.stdin.close()
        await asyncio.wait_for(process.communicate(), 30)


def opnieuw(reden: str) -> Any:
    return {"data": {"interneTaakGewijzigd": {"__typename": "OpnieuwOphalen", "reden": reden}}}


async def test_it_subscribes_and_hears(server: str, schrijf: Rijen, schrijver: Schrijver) -> None:
    noor, klant = await schrijf.actor(), await schrijf.klantcontact()
    async with bibliotheek(server, TAKEN, {"actoren": [str(noor)]}) as client:
        assert await client.zegt() == {"opened": True}
        assert await client.zegt() == opnieuw("BEGONNEN")
        made = await schrijver.taak(klant, noor)
        assert (await client.zegt())["data"]["interneTaakGewijzigd"]["uuid"] == str(made)
        assert await client.genoeg() == {"closed": 1000}


async def test_it_comes_back_by_itself_and_knows_that_it_must_look(
    serveer: Serveren, schrijf: Rijen, schrijver: Schrijver
) -> None:
    noor, klant = await schrijf.actor(), await schrijf.klantcontact()
    async with AsyncExitStack() as stack:
        async with serveer() as url:
            client = await stack.enter_async_context(bibliotheek(url, TAKEN, {"actoren": [str(noor)]}))
            assert await client.zegt() == {"opened": True}
            assert await client.zegt() == opnieuw("BEGONNEN")
        # when the server stops, something is written, and it starts again
        assert await client.zegt() == {"closed": 1012}
        await schrijver.taak(klant, noor)
        await stack.enter_async_context(serveer(port=int(url.rpartition(":")[2])))
        while (gezegd := await client.zegt()) != {"opened": True}:
            assert gezegd.keys() == {"closed"}
        # then the library subscribed anew, and its user hears that he has to look
        assert await client.zegt() == opnieuw("BEGONNEN")
        made = await schrijver.taak(klant, noor)
        assert (await client.zegt())["data"]["interneTaakGewijzigd"]["uuid"] == str(made)
        await client.genoeg()


async def test_a_query_over_the_socket(stil: str) -> None:
    async with bibliotheek(stil, "{ __typename }") as client:
        assert await client.zegt() == {"opened": True}
        assert await client.zegt() == {"data": {"__typename": "Query"}}
        assert await client.zegt() == {"complete": True}


async def test_a_refused_document(stil: str) -> None:
    async with bibliotheek(stil, "subscription { bestaatNiet }") as client:
        assert await client.zegt() == {"opened": True}
        [fout] = (await client.zegt())["errors"]
        assert "bestaatNiet" in fout["message"]
