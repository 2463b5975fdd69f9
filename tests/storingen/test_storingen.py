"""Servers and databases die at any moment: a registration is there as a whole or not at all, and what was acknowledged
is there."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import asyncpg
import httpx
import pytest

from tests.storingen.registraties import REGISTREER, geteld, registratie
from tests.storingen.wereld import Wereld

SCHRIJVERS = 5
# One in so many registrations is not repeated when its answer does not come: whoever sent it gave up.
OPGEVEN = 4


@pytest.fixture
async def wereld(tmp_path: Path) -> AsyncIterator[Wereld]:
    async with Wereld(tmp_path / "server.log") as wereld:
        yield wereld


class Schrijvers:
    """Clients that register one contact after another, and remember what they were told."""

    def __init__(self, wereld: Wereld, actoren: list[UUID]) -> None:
        self._wereld = wereld
        self._actoren = actoren
        self._volg = count(1)
        self.gestuurd: set[int] = set()
        self.bevestigd: dict[int, str] = {}
        self.klaar = asyncio.Event()
        self._erbij = asyncio.Condition()

    async def schrijf(self) -> None:
        async with self._wereld.client() as client:
            while not self.klaar.is_set():
                await self._een(client, next(self._volg))

    async def nog(self, aantal: int) -> None:
        """Until so many more were confirmed."""
        doel = len(self.bevestigd) + aantal
        async with self._erbij:
            await self._erbij.wait_for(lambda: len(self.bevestigd) >= doel)

    async def _een(self, client: httpx.AsyncClient, volg: int) -> None:
        self.gestuurd.add(volg)
        while True:
            uuid = await self._gestuurd(client, volg)
            if uuid is not None:
                async with self._erbij:
                    self.bevestigd[volg] = uuid
                    self._erbij.notify_all()
                return
            if volg % OPGEVEN == 0:
                return
            await asyncio.sleep(0.02)

    async def _gestuurd(self, client: httpx.AsyncClient, volg: int) -> str | None:
        """Uuid of what was registered; None when no answer says that it was."""
        variables = {"input": registratie(volg, self._actoren).input}
        try:
            response = await client.post(self._wereld.url, json={"query": REGISTREER, "variables": variables})
        except httpx.TransportError:
            return None
        answer = response.json()
        if answer.get("errors"):
            # The only failure a client may see is one that passes.
            codes = {error["extensions"]["code"] for error in answer["errors"]}
            assert codes == {"TIJDELIJK_NIET_BESCHIKBAAR"}, answer
            return None
        result = answer["data"]["registreerKlantcontact"]
        assert result["__typename"] == "Klantcontact", result
        return str(result["uuid"])


async def actoren_in(wereld: Wereld) -> list[UUID]:
    async with wereld.connected() as connection:
        rows = await connection.fetch(
            "insert into actor (naam, soort_actor) select 'Proef ' || n, 'medewerker' from generate_series(1, 4) n"
            " returning id"
        )
    return [row["id"] for row in rows]


async def gestoord(wereld: Wereld, punten: int, zaad: int) -> tuple[Schrijvers, list[UUID]]:
    """Registrations under way while something dies at `punten` random moments."""
    kies = Random(zaad)
    actoren = await actoren_in(wereld)
    schrijvers = Schrijvers(wereld, actoren)
    storingen: list[Callable[[], Awaitable[None]]] = [
        wereld.lose_connections,
        wereld.kill_backend,
        wereld.restart_database,
        wereld.restart_server,
    ]
    async with asyncio.TaskGroup() as tasks:
        for _ in range(SCHRIJVERS):
            tasks.create_task(schrijvers.schrijf())
        for punt in range(punten):
            await asyncio.sleep(kies.uniform(0.05, 0.6))
            storing = storingen[punt % len(storingen)]
            # While the database recovers it refuses connections, also ours.
            with suppress(asyncpg.PostgresError, OSError):
                await storing()
            # Something is registered between any two of them, so each strikes while there is work.
            async with asyncio.timeout(60):
                await schrijvers.nog(SCHRIJVERS)
        schrijvers.klaar.set()
    return schrijvers, actoren


async def nagekeken(wereld: Wereld, schrijvers: Schrijvers, actoren: list[UUID]) -> None:
    async with wereld.connected() as connection:
        there = await geteld(connection)
        uuids = {
            int(row["volg"]): str(row["id"])
            for row in await connection.fetch("select id, metadata ->> 'volg' as volg from klantcontact")
        }
        orphans = await connection.fetchval(
            "select count(*) from wijziging w where w.concept = 'klantcontact'"
            " and not exists (select from klantcontact k where k.id = w.object_id)"
        )
    assert there.keys() <= schrijvers.gestuurd
    for volg, tellingen in there.items():
        assert tellingen == [registratie(volg, actoren).telling], volg
    assert {volg: uuids.get(volg) for volg in schrijvers.bevestigd} == schrijvers.bevestigd
    assert orphans == 0
    repeated = {volg for volg in schrijvers.gestuurd if volg % OPGEVEN}
    assert repeated <= there.keys()


async def test_twenty_failures(wereld: Wereld) -> None:
    schrijvers, actoren = await gestoord(wereld, 20, zaad=1)
    await nagekeken(wereld, schrijvers, actoren)


@pytest.mark.lang
async def test_two_hundred_failures(wereld: Wereld) -> None:
    schrijvers, actoren = await gestoord(wereld, 200, zaad=2)
    await nagekeken(wereld, schrijvers, actoren)
