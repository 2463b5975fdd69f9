"""The protocol, and what is not of it: the socket is closed with its code, and others go on."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.server.websocket.conftest import Serveren
from tests.server.websocket.klant import PROTOCOL, TAKEN, Klant, begonnen, verbonden
from tests.support.rijen import Rijen

HALLO = "{ __typename }"


async def vol(klant: Klant, antwoord: str = "Query") -> None:
    """The socket works."""
    await klant.vraag(HALLO, id_="vol")
    assert await klant.ontvang() == {"id": "vol", "type": "next", "payload": {"data": {"__typename": antwoord}}}
    assert await klant.ontvang() == {"id": "vol", "type": "complete"}


@pytest.mark.parametrize(
    "bericht",
    [
        "",
        "nee",
        "{",
        "[]",
        "null",
        "1",
        '"connection_init"',
        "{}",
        '{"type": "start"}',
        '{"type": null}',
        '{"type": ["ping"]}',
        '{"type": "next", "id": "1", "payload": {}}',
        '{"type": "connection_init", "payload": []}',
        '{"type": "connection_init", "type": "ping"}',
        '{"type": "ping", "payload": "x"}',
        '{"type": "subscribe", "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "", "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "1"}',
        '{"type": "subscribe", "id": "1", "payload": {}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": 1}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }", "variables": []}}',
        '{"type": "complete"}',
        '{"type": "ping", "payload": {"x": "\\ud800"}}',
        "[" * 2_000,
        b'{"type": "ping"}',
    ],
)
async def test_what_is_no_message_closes_this_socket_only(stil: str, bericht: str | bytes) -> None:
    async with begonnen(stil) as ander, begonnen(stil) as klant:
        await klant.socket.send(bericht)
        code, reden = await klant.gesloten()
        assert code == 4400
        assert reden
        await vol(ander)


async def test_before_the_introduction_nothing_is_answered(stil: str) -> None:
    async with verbonden(stil) as klant:
        await klant.stuur("ping", payload={"nu": 1})
        assert await klant.ontvang() == {"type": "pong", "payload": {"nu": 1}}
        await klant.vraag(HALLO)
        assert await klant.gesloten() == (4401, "Unauthorized")


async def test_an_introduction_is_made_once_and_in_time(serveer: Serveren) -> None:
    async with serveer(init_timeout=0.3) as url:
        async with begonnen(url) as klant:
            await klant.stuur("connection_init", payload={"wie": "ik"})
            assert await klant.gesloten() == (4429, "Too many initialisation requests")
        async with verbonden(url) as klant:
            assert await klant.gesloten() == (4408, "Connection initialisation timeout")


async def test_an_id_is_used_once_at_a_time(stil: str) -> None:
    async with begonnen(stil) as klant:
        await klant.volg(TAKEN)
        await klant.stuur("complete", id="1")
        await klant.volg(TAKEN)
        await klant.stuur("complete", id="onbekend")
        await klant.vraag(HALLO)
        assert (await klant.gesloten())[0] == 4409


async def test_another_protocol_is_not_spoken(stil: str) -> None:
    async with verbonden(stil, subprotocols=["graphql-ws"]) as klant:
        assert klant.socket.subprotocol is None
        assert (await klant.gesloten())[0] == 4406


@pytest.mark.parametrize("groot", [65_537, 400_000])
async def test_a_message_that_is_too_large_closes_the_socket(stil: str, groot: int) -> None:
    async with begonnen(stil) as ander, begonnen(stil) as klant:
        await klant.stuur("ping", payload={"x": "y" * (65_536 - len('{"type": "ping", "payload": {"x": ""}}'))})
        assert (await klant.ontvang())["type"] == "pong"
        await klant.socket.send("x" * groot)
        assert (await klant.gesloten())[0] == 1009
        await vol(ander)


async def test_fragments_count_together(stil: str) -> None:
    async with begonnen(stil) as klant:
        await klant.socket.send(["x" * 40_000, "y" * 40_000])
        assert (await klant.gesloten())[0] == 1009
    async with begonnen(stil) as klant:
        await klant.socket.send(["{", *[""] * 1_100, "}"])
        assert (await klant.gesloten())[0] == 1009


async def test_queries_and_mutations_are_answered_as_over_http(server: str, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact()
    codes = {"objecttype": "informatieobject", "register": "openzaak", "soortObjectId": "uuid", "objectId": "scan"}
    document = "mutation ($input: RegistreerBijlageInput!) { registreerBijlage(input: $input) { __typename } }"
    async with begonnen(server) as klant:
        await vol(klant)
        await klant.vraag(document, {"input": {"klantcontact": str(contact), "identificator": codes}})
        assert (await klant.ontvang())["payload"] == {"data": {"registreerBijlage": {"__typename": "Bijlage"}}}
        assert await klant.ontvang() == {"id": "1", "type": "complete"}


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("{", {}),
        ("{ bestaatNiet }", {}),
        ("subscription { bestaatNiet }", {}),
        ("subscription { interneTaakGewijzigd { __typename } ander: interneTaakGewijzigd { __typename } }", {}),
        ("subscription A { interneTaakGewijzigd { __typename } } query B { __typename }", {}),
        (TAKEN, {"actoren": "x" * 3, "y": 1} | {"actoren": {"x": 1}}),
        (TAKEN, {"actoren": []}),
        (TAKEN, {"actoren": ["geen id"]}),
        (TAKEN, {"actoren": ["UGVyc29vbjox"]}),
        ("subscription ($s: Boolean!) { interneTaakGewijzigd @skip(if: $s) { __typename } }", {"s": True}),
        ("subscription { klantcontactGeregistreerd(van: {}) { __typename } }", {}),
        ('subscription { klantcontactGeregistreerd(van: {zaak: {url: "x"}}) { __typename } }', {}),
    ],
)
async def test_what_is_refused_is_an_error_of_that_operation(stil: str, document: str, variables: Any) -> None:
    async with begonnen(stil) as klant:
        await klant.vraag(document, variables)
        bericht = await klant.ontvang()
        assert (bericht["type"], bericht["id"]) == ("error", "1"), bericht
        assert bericht["payload"]
        assert "INTERNE_FOUT" not in json.dumps(bericht), bericht
        await vol(klant)


async def test_no_more_operations_than_fit(serveer: Serveren) -> None:
    async with serveer(subscriptions=2) as url, begonnen(url) as klant:
        await klant.volg(TAKEN, id_="a")
        await klant.volg(TAKEN, id_="b")
        await klant.vraag(HALLO, id_="c")
        bericht = await klant.ontvang()
        assert (bericht["type"], bericht["id"]) == ("error", "c")
        assert bericht["payload"][0]["extensions"] == {"code": "TE_VEEL_BEWERKINGEN"}
        await klant.stuur("complete", id="a")
        await klant.stuur("ping")
        assert await klant.ontvang() == {"type": "pong"}
        await vol(klant)


async def test_no_more_sockets_than_fit(serveer: Serveren) -> None:
    async with serveer(sockets=1) as url:
        async with begonnen(url) as klant:
            with pytest.raises(InvalidStatus) as refused:
                async with verbonden(url):
                    pass
            assert refused.value.response.status_code == 503
            assert refused.value.response.headers["retry-after"] == "1"
            await vol(klant)
        async with begonnen(url) as klant:
            await vol(klant)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://aanvaller.nl"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_pages_of_others_get_no_socket(
    server: str, headers: dict[str, str], log_lines: Callable[[], list[dict[str, Any]]]
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with verbonden(server, additional_headers=headers):
            pass
    assert refused.value.response.status_code == 403
    assert json.loads(refused.value.response.body)["errors"][0]["extensions"] == {"code": "HERKOMST_GEWEIGERD"}
    assert [(line["event"], line.get("code")) for line in log_lines()] == [("socket", 403)]
    async with verbonden(server, origin=server) as klant:
        await vol(await klant.begin())


async def test_under_another_name_there_is_no_socket(stil: str) -> None:
    port = int(stil.rpartition(":")[2])
    with pytest.raises(InvalidStatus) as refused:
        async with connect("ws://aanvaller.nl/graphql", host="127.0.0.1", port=port, subprotocols=[PROTOCOL]):
            pass
    assert refused.value.response.status_code == 421


async def test_over_http_a_subscription_is_refused_in_words(stil: str) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{stil}/graphql", json={"query": TAKEN})
    assert answer.json() == {
        "errors": [
            {
                "message": "Een abonnement (`subscription`) gaat over een WebSocket met het protocol `graphql-transport-ws`."
            }
        ]
    }


async def test_faults_are_masked(server: str, schrijf: Rijen) -> None:
    async with begonnen(server) as klant:
        await klant.volg(TAKEN)
        await schrijf.connection.execute("alter table interne_taak rename column toelichting to weg")
        await schrijf.connection.execute(
            'select pg_notify(\'klantgraaf\', \'[{"t": "00000000-0000-4000-8000-000000000001", "a": [], "v": []}]\')'
        )
        bericht = await klant.ontvang()
        assert bericht["type"] == "error"
        [fout] = bericht["payload"]
        assert fout["extensions"]["code"] == "INTERNE_FOUT"
        assert "toelichting" not in json.dumps(fout)
        await vol(klant)
