"""A client of `graphql-transport-ws`, as plain as the protocol."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PROTOCOL = Subprotocol("graphql-transport-ws")
SECONDS = 15

TAKEN = """
subscription ($actoren: [ID!]) {
  interneTaakGewijzigd(actoren: $actoren) {
    __typename
    ... on InterneTaak { uuid versie status gevraagdeHandeling actoren { uuid } klantcontact { nummer } }
    ... on InterneTaakVerdwenen { id }
    ... on OpnieuwOphalen { reden }
  }
}
"""
CONTACTEN = """
subscription ($van: KlantcontactVan!) {
  klantcontactGeregistreerd(van: $van) {
    __typename
    ... on Klantcontact { uuid onderwerp betrokkenen { partij { uuid } } }
    ... on OpnieuwOphalen { reden }
  }
}
"""


class Klant:
    """One socket."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def stuur(self, type_: str, **rest: Any) -> None:
        await self.socket.send(json.dumps({"type": type_, **rest}))

    async def ontvang(self) -> Any:
        text = await asyncio.wait_for(self.socket.recv(), SECONDS)
        assert isinstance(text, str), "frames are text"
        return json.loads(text)

    async def begin(self) -> Self:
        await self.stuur("connection_init")
        assert await self.ontvang() == {"type": "connection_ack"}
        return self

    async def vraag(self, document: str, variables: Any = None, id_: str = "1") -> None:
        await self.stuur("subscribe", id=id_, payload={"query": document, "variables": variables or {}})

    async def volg(self, document: str, variables: Any = None, id_: str = "1") -> None:
        """Subscribe, and wait until nothing will be missed."""
        await self.vraag(document, variables, id_)
        assert await self.gebeurtenis(id_) == {"__typename": "OpnieuwOphalen", "reden": "BEGONNEN"}

    async def gebeurtenis(self, id_: str = "1") -> Any:
        """What is told next."""
        bericht = await self.ontvang()
        assert (bericht["type"], bericht["id"]) == ("next", id_), bericht
        assert "errors" not in bericht["payload"], bericht
        [gebeurtenis] = bericht["payload"]["data"].values()
        return gebeurtenis

    async def gesloten(self) -> tuple[int, str]:
        """Code and reason that the server closed with; nothing else came before."""
        try:
            bericht = await asyncio.wait_for(self.socket.recv(), SECONDS)
        except ConnectionClosed as closed:
            assert closed.rcvd is not None
            return closed.rcvd.code, closed.rcvd.reason
        raise AssertionError(f"not closed, but said {bericht!r}")


@asynccontextmanager
async def verbonden(url: str, **options: Any) -> AsyncIterator[Klant]:
    """A socket that said nothing yet."""
    options.setdefault("subprotocols", [PROTOCOL])
    async with connect(f"{url.replace('http', 'ws', 1)}/graphql", close_timeout=1, **options) as socket:
        yield Klant(socket)


@asynccontextmanager
async def begonnen(url: str, **options: Any) -> AsyncIterator[Klant]:
    """A socket that introduced itself."""
    async with verbonden(url, **options) as klant:
        yield await klant.begin()
