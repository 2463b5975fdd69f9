"""What is told of a transaction: which rows, to whom they may matter, in one statement; and never what is in them."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from db.engine import Database
from db.identity import Identity
from db.notify import CHANNEL, MOST_OBJECTS, digest
from db.tables import Base
from db.write_session import Herkomst
from tests.support.rijen import BEGIN, ZGW, Rijen, codering

NOOR = Identity(naam="noor", rol="ontwikkelaar")
TABELLEN = Base.metadata.tables


@pytest.fixture
async def gehoord(register: asyncpg.Connection) -> AsyncIterator["asyncio.Queue[str]"]:
    queue: asyncio.Queue[str] = asyncio.Queue()
    await register.add_listener(CHANNEL, lambda *message: queue.put_nowait(str(message[3])))
    yield queue
    await register.reset()


async def alles(gehoord: "asyncio.Queue[str]", register: asyncpg.Connection) -> list[Any]:
    """Everything that was told until now, message by message."""
    await register.execute("notify klantgraaf, '[\"einde\"]'")
    berichten = []
    while (bericht := await asyncio.wait_for(gehoord.get(), 10)) != '["einde"]':
        assert len(bericht.encode()) < 8_000
        berichten.append(json.loads(bericht))
    return berichten


def taak(klantcontact: UUID) -> dict[str, Any]:
    return {"id": uuid4(), "klantcontact_id": klantcontact, "plaatsgevonden_op": BEGIN, "gevraagde_handeling": "Bel"}


def link(taak_: UUID, actor: UUID) -> dict[str, Any]:
    return {"interne_taak_id": taak_, "actor_id": actor, "status": "te_verwerken", "plaatsgevonden_op": BEGIN}


async def test_a_registration_is_told_in_one_statement_and_by_ids_only(
    database: Database, schrijf: Rijen, register: asyncpg.Connection, gehoord: "asyncio.Queue[str]"
) -> None:
    # given an employee who is two actoren, and a client
    noor = await schrijf.actor(emailadres="noor@example.nl")
    ook = await schrijf.actor("N. Bakker", emailadres="noor@example.nl")
    jansen = await schrijf.persoon(naam="Jansen")
    contact, nieuw = uuid4(), uuid4()
    async with database.write(NOOR, Herkomst("toets")) as session:
        rij = {"id": contact, "kanaal": "telefoon", "onderwerp": "Geheim", "plaatsgevonden_op": BEGIN}
        await session.insert(TABELLEN["klantcontact"], [rij])
        betrokkene = {"id": uuid4(), "klantcontact_id": contact, "partij_id": jansen, "plaatsgevonden_op": BEGIN}
        await session.insert(TABELLEN["betrokkene"], [betrokkene | {"rol": "klant"}])
        onderwerp = {"id": uuid4(), "klantcontact_id": contact, **codering(*ZGW, "ZAAK-1")}
        await session.insert(TABELLEN["onderwerpobject"], [onderwerp])
        await session.insert(TABELLEN["interne_taak"], [taak(contact) | {"id": nieuw}])
        await session.insert(TABELLEN["interne_taak_actor"], [link(nieuw, noor)])
        before = session.statements
    assert session.statements == before + 1
    [bericht] = await alles(gehoord, register)
    verteld = {("t" if "t" in deel else "k"): deel for deel in bericht}
    assert verteld["k"] == {"k": str(contact), "p": [str(jansen)], "z": [digest("zaak-1")]}
    assert (verteld["t"]["t"], verteld["t"]["v"]) == (str(nieuw), [])
    assert sorted(verteld["t"]["a"]) == sorted([str(noor), str(ook)])
    assert not {"Geheim", "Jansen", "noor", "ZAAK-1"} & set(json.dumps(bericht).replace('"', " ").split())


async def test_what_nobody_waits_for_costs_nothing(
    database: Database, schrijf: Rijen, register: asyncpg.Connection, gehoord: "asyncio.Queue[str]"
) -> None:
    contact = await schrijf.klantcontact()
    async with database.write(NOOR, Herkomst("toets")) as session:
        await session.insert(TABELLEN["bijlage"], [{"id": uuid4(), "klantcontact_id": contact, **codering(*ZGW, "x")}])
        los = {"id": uuid4(), "klantcontact_id": contact, "plaatsgevonden_op": BEGIN, "rol": "klant"}
        await session.insert(TABELLEN["betrokkene"], [los])
        await session.insert(TABELLEN["partij"], [{"id": uuid4(), "soort_partij": "persoon"}])
    assert session.statements == 3
    assert await alles(gehoord, register) == []


async def test_who_loses_a_task_is_told_too(
    database: Database, schrijf: Rijen, register: asyncpg.Connection, gehoord: "asyncio.Queue[str]"
) -> None:
    noor, ander, contact = await schrijf.actor(), await schrijf.actor("Ander"), await schrijf.klantcontact()
    weg, verlegd = await schrijf.taak(contact, noor), await schrijf.taak(contact, noor)
    async with database.write(NOOR, Herkomst("toets")) as session:
        await session.delete(TABELLEN["interne_taak_actor"], [weg])
        await session.delete(TABELLEN["interne_taak"], [weg])
        await session.unlink(verlegd, [noor])
        await session.insert(TABELLEN["interne_taak_actor"], [link(verlegd, ander)])
    assert session.statements == 5
    [bericht] = await alles(gehoord, register)
    assert sorted(bericht, key=lambda deel: deel["t"]) == sorted(
        [
            {"t": str(weg), "a": [], "v": [str(noor)]},
            {"t": str(verlegd), "a": [str(ander)], "v": [str(noor)]},
        ],
        key=lambda deel: deel["t"],
    )


async def test_much_is_split_and_too_much_is_told_as_such(
    database: Database, schrijf: Rijen, register: asyncpg.Connection, gehoord: "asyncio.Queue[str]"
) -> None:
    contact = await schrijf.klantcontact()
    actoren = [await schrijf.actor(f"Actor {nummer}") for nummer in range(100)]
    taken = [taak(contact) for _ in range(MOST_OBJECTS)]
    async with database.write(NOOR, Herkomst("toets")) as session:
        await session.insert(TABELLEN["interne_taak"], taken)
        # one of them has so many actoren that they do not fit
        await session.insert(TABELLEN["interne_taak_actor"], [link(taken[0]["id"], actor) for actor in actoren])
    assert session.statements == 3
    berichten = await alles(gehoord, register)
    verteld = {deel["t"]: deel for bericht in berichten for deel in bericht}
    assert verteld.keys() == {str(rij["id"]) for rij in taken}
    assert verteld[str(taken[0]["id"])] == {"t": str(taken[0]["id"])}
    assert len(berichten) > 1

    async with database.write(NOOR, Herkomst("toets")) as session:
        await session.insert(TABELLEN["interne_taak"], [taak(contact) for _ in range(MOST_OBJECTS + 1)])
    assert session.statements == 2
    assert await alles(gehoord, register) == [[{"t": None}]]
