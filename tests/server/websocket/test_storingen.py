"""Several processes, lost connections, readers that do not read; and what is left behind: nothing."""

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import httpx

from db.listen import APPLICATION
from tests.server.test_serve import serving
from tests.server.websocket.conftest import Schrijver, Serveren
from tests.server.websocket.klant import CONTACTEN, TAKEN, begonnen
from tests.support.rijen import Rijen

LUISTERAARS = "select pid from pg_stat_activity where application_name = $1 and datname = current_database()"


async def luisteraars(register: asyncpg.Connection) -> list[int]:
    return [row[0] for row in await register.fetch(LUISTERAARS, APPLICATION)]


async def verbindingen(register: asyncpg.Connection) -> int:
    """Connections with a transaction under way, besides the one that asks."""
    return await register.fetchval(
        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        " and state <> 'idle'"
    )


async def test_two_processes_on_one_register(
    database_url: str, schrijf: Rijen, schrijver: Schrijver, register: asyncpg.Connection, tmp_path: Path
) -> None:
    bsn, klant = await schrijf.persoon(naam="Jansen"), await schrijf.klantcontact()
    noor = await schrijf.actor()
    een = serving("--port", "0", log=tmp_path / "een", DATABASE_URL=database_url)
    twee = serving("--port", "0", log=tmp_path / "twee", DATABASE_URL=database_url)
    async with een as (_, hier), twee as (_, daar), begonnen(hier) as een_klant, begonnen(daar) as ander:
        await een_klant.volg(TAKEN, {"actoren": [str(noor)]})
        await ander.volg(CONTACTEN, {"van": {"partij": str(bsn)}})
        await ander.volg(TAKEN, {"actoren": [str(noor)]}, id_="taken")
        # each process has one connection that listens
        assert len(await luisteraars(register)) == 2

        # when a third one writes
        made = await schrijver.taak(klant, noor)
        # then both hear it
        assert (await een_klant.gebeurtenis())["uuid"] == str(made)
        assert (await ander.gebeurtenis("taken"))["uuid"] == str(made)

        contact = await schrijver.contact(bsn)
        assert (await ander.gebeurtenis())["uuid"] == str(contact)
    log = (tmp_path / "een").read_text() + (tmp_path / "twee").read_text()
    assert "Traceback" not in log
    assert await luisteraars(register) == []


async def test_a_lost_connection_is_made_again_and_subscribers_are_told_to_look(
    server: str, schrijf: Rijen, schrijver: Schrijver, register: asyncpg.Connection
) -> None:
    noor, klant = await schrijf.actor(), await schrijf.klantcontact()
    async with begonnen(server) as socket:
        await socket.volg(TAKEN, {"actoren": [str(noor)]})
        for _ in range(2):
            [pid] = await luisteraars(register)
            await register.fetchval("select pg_terminate_backend($1)", pid)
            assert await socket.gebeurtenis() == {"__typename": "OpnieuwOphalen", "reden": "GEMIST"}
            assert await luisteraars(register) != [pid]
            made = await schrijver.taak(klant, noor)
            assert (await socket.gebeurtenis())["uuid"] == str(made)


async def test_waiting_holds_no_connection_and_nothing_is_left_afterwards(
    serveer: Serveren, schrijf: Rijen, schrijver: Schrijver, register: asyncpg.Connection
) -> None:
    noor, klant = await schrijf.actor(), await schrijf.klantcontact()
    before = {task for task in asyncio.all_tasks() if not task.done()}
    async with serveer(pool_size=2, subscriptions=50) as url:
        async with begonnen(url) as socket:
            # given many more subscriptions than there are connections
            for nummer in range(30):
                await socket.volg(TAKEN, {"actoren": [str(noor)]}, id_=str(nummer))
            assert await verbindingen(register) == 0
            made = await schrijver.taak(klant, noor)
            told = [await socket.ontvang() for _ in range(30)]
            assert {bericht["id"] for bericht in told} == {str(nummer) for nummer in range(30)}
            assert {bericht["payload"]["data"]["interneTaakGewijzigd"]["uuid"] for bericht in told} == {str(made)}
            assert await verbindingen(register) == 0
        # when the client is gone, then writing reads nothing for it
        async with httpx.AsyncClient() as client:
            assert (await client.post(f"{url}/graphql", json={"query": "{ __typename }"})).status_code == 200
    assert await luisteraars(register) == []
    after = {task for task in asyncio.all_tasks() if not task.done()}
    assert after <= before


async def test_who_does_not_read_is_dropped_while_others_go_on(
    serveer: Serveren, schrijf: Rijen, schrijver: Schrijver
) -> None:
    noor = await schrijf.actor()
    # a contact too long to fit in what the kernel keeps for a reader
    klant = await schrijf.klantcontact(inhoud="x" * 2_000_000)
    lang = "subscription { interneTaakGewijzigd { __typename ... on InterneTaak { uuid klantcontact { inhoud } } } }"
    async with serveer(send_timeout=0.5) as url, begonnen(url) as goed:
        await goed.volg(TAKEN, {"actoren": [str(noor)]})
        reader, writer = await handshake(url)
        await stuur(writer, {"type": "connection_init"})
        await stuur(writer, {"type": "subscribe", "id": "1", "payload": {"query": lang}})
        # it reads until its subscription has begun, and then no more
        await reader.readuntil(b"OpnieuwOphalen")
        for _ in range(16):
            made = await schrijver.taak(klant, noor)
            assert (await goed.gebeurtenis())["uuid"] == str(made)
        # it goes on not reading for much longer than the server waits
        await asyncio.sleep(3)
        # when it looks again, the server has left: it said why, behind what was not read, or just went
        async with asyncio.timeout(120):
            try:
                rest = await reader.read()
            except ConnectionResetError:
                rest = b"\x03\xf5"
        assert b"\x03\xf5" in rest
        writer.close()
        made = await schrijver.taak(klant, noor)
        assert (await goed.gebeurtenis())["uuid"] == str(made)


async def handshake(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A socket of our own, that reads only when asked."""
    port = int(url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
    writer.write(
        f"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n".encode()
    )
    assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
    return reader, writer


async def stuur(writer: asyncio.StreamWriter, message: object) -> None:
    data = json.dumps(message).encode()
    assert len(data) < 65_536
    length = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126, *len(data).to_bytes(2, "big")])
    # A mask of zeroes leaves the data as it is.
    writer.write(b"\x81" + length + bytes(4) + data)
    await writer.drain()


async def test_a_database_that_is_away_at_the_start(serveer: Serveren) -> None:
    async with (
        serveer(
            listen_url="postgresql://niemand@127.0.0.1:1/niets", operation_timeout=0.5, statement_timeout=0.4
        ) as url,
        begonnen(url) as socket,
    ):
        await socket.vraag(TAKEN)
        bericht = await socket.ontvang()
    assert (bericht["type"], bericht["payload"][0]["extensions"]) == ("error", {"code": "TIJDELIJK_NIET_BESCHIKBAAR"})


async def test_the_server_says_goodbye(serveer: Serveren) -> None:
    async with AsyncExitStack() as stack:
        async with serveer() as url:
            klant = await stack.enter_async_context(begonnen(url))
            await klant.volg(TAKEN)
        assert (await klant.gesloten())[0] == 1012
