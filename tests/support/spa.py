"""A single-page application: it sends the documents of `web/voorbeelden/`, and knows only what comes back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import httpx

from server.app import create_app
from server.settings import Settings
from tests.voorbeelden.voorbeelden import voorbeeld

FOUTEN = {"OngeldigeInvoer", "NietGevonden", "Conflict", "NietToegestaan"}
# In the place of a field of an input: leave it out, which is not the same as null.
WEG: Any = object()
# Until there is authentication, everybody is this one.
IEDEREEN = "ontwikkelaar"


@dataclass
class Stap:
    """What one operation did, as the history of an object tells it.

    Args:
        bewerking: name of the operation.
        erbij: what was registered, by concept; several of a concept are several times there.
        gewijzigd: what was changed: before and after, by concept and field.
        weg: what was removed, by concept.
        door: who did it.
    """

    bewerking: str
    erbij: list[str] = field(default_factory=list)
    gewijzigd: dict[str, dict[str, tuple[str | None, str | None]]] = field(default_factory=dict)
    weg: list[str] = field(default_factory=list)
    door: str = IEDEREEN


@dataclass(frozen=True)
class Spa:
    """Speaks HTTP with a server.

    Args:
        client: knows the server's address.
    """

    client: httpx.AsyncClient

    async def stuur(self, document: str, variables: dict[str, Any]) -> Any:
        """The data of one request that must be answered without errors."""
        response = await self.client.post(
            "/graphql",
            json={"query": document, "variables": variables},
            headers={"accept": "application/graphql-response+json"},
        )
        answer = response.json()
        assert (response.status_code, answer.get("errors")) == (200, None), answer
        return answer["data"]

    async def vraag(self, naam: str, **variables: Any) -> Any:
        """Data of an example query; variables that are not given are those of the example."""
        gevonden = voorbeeld(naam)
        return await self.stuur(gevonden.document, gevonden.variables | variables)

    async def uitkomst(self, naam: str, **velden: Any) -> Any:
        """What came of an example mutation, good or wrong; `velden` take the place of those in its input."""
        gevonden = voorbeeld(naam)
        [(argument, invoer)] = gevonden.variables.items()
        gevuld = {veld: waarde for veld, waarde in (invoer | velden).items() if waarde is not WEG}
        [uitkomst] = (await self.stuur(gevonden.document, {argument: gevuld})).values()
        return uitkomst

    async def doe(self, naam: str, **velden: Any) -> Any:
        """What an example mutation made; it must succeed."""
        uitkomst = await self.uitkomst(naam, **velden)
        assert uitkomst["__typename"] not in FOUTEN, uitkomst
        return uitkomst

    async def geschiedenis(self, object_id: str) -> list[Stap]:
        """Who changed what about an object and what belongs to it, oldest first."""
        node = (await self.vraag("c0534-wijzigingen", object=object_id, first=100))["node"]
        oudste_eerst = reversed(node["wijzigingen"]["nodes"])
        # What was recorded at once has the same moment.
        return [_stap(list(samen)) for _, samen in groupby(oudste_eerst, key=lambda w: w["tijdstip"])]


def _stap(wijzigingen: list[dict[str, Any]]) -> Stap:
    [(bewerking, door)] = {(wijziging["bewerking"], wijziging["door"]) for wijziging in wijzigingen}
    per_soort: dict[str, list[str]] = {"REGISTRATIE": [], "VERWIJDERING": []}
    gewijzigd = {}
    for wijziging in wijzigingen:
        if wijziging["soort"] == "WIJZIGING":
            velden = {veld["veld"]: (veld["voor"], veld["na"]) for veld in wijziging["velden"]}
            gewijzigd[wijziging["concept"]] = velden
        else:
            per_soort[wijziging["soort"]].append(wijziging["concept"])
    return Stap(bewerking, sorted(per_soort["REGISTRATIE"]), gewijzigd, sorted(per_soort["VERWIJDERING"]), door)


@asynccontextmanager
async def spa_bij(url: str) -> AsyncIterator[Spa]:
    """An application at the server as it is composed, in this process.

    Args:
        url: address of the database.
    """
    app = create_app(Settings(database_url=url, port=8000))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            yield Spa(client)
