import asyncio
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic
from typing import Any

import asyncpg
import pytest

from server.importeer.errors import ImporteerError
from server.importeer.openklant import LiveBron, importeer
from server.importeer.openklant.importeren import _vooruit
from tests.importeren.nakijken import klopt
from tests.importeren.openklant import SNEL, TOKEN, OpenKlant, fout, live
from tests.importeren.rijen import klantcontact

NIEUW = "00000001-0000-4000-8000-000000000000"


async def test_failures_that_pass_are_waited_out(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    # given a source that stumbles in every way while it is read, never four times in a row
    stumbles = (500, 502, 503, 504, 429, 408, "reset", "half", (429, {"Retry-After": "0"}, b""), "timeout")
    openklant.traag = 1.2
    for stumble in stumbles:
        openklant.storingen.extend([stumble, None, None, stumble if stumble != "timeout" else None, 500, None])
    # when everything is imported
    async with live(openklant) as bron:
        with await importeer(bron, database_url) as verslag:
            assert verslag.volledig
    # then nothing was lost or taken twice, and the token was sent each time
    assert not openklant.storingen
    await klopt(register, openklant.rijen)
    assert set(openklant.tokens) == {f"Token {TOKEN}"}


@pytest.mark.parametrize(
    ("storing", "reden"),
    [
        (500, "de bron antwoordt met status 500"),
        (429, "de bron antwoordt met status 429"),
        ("reset", "de bron is niet bereikbaar of verbreekt de verbinding"),
        ("half", "de bron is niet bereikbaar of verbreekt de verbinding"),
        ("timeout", "de bron antwoordt niet op tijd"),
    ],
)
async def test_failures_that_do_not_pass_end_the_import(openklant: OpenKlant, storing: Any, reden: str) -> None:
    openklant.traag = 1.1
    openklant.storingen.extend([storing] * 4)
    assert await fout(openklant) == (
        f"klantcontacten: {reden}, ook na 4 pogingen. Wat is opgenomen blijft staan; draai de import opnieuw als de bron"
        " weer antwoordt."
    )
    assert len(openklant.verzoeken) == 4


async def test_a_source_that_is_away_ends_the_import(openklant: OpenKlant) -> None:
    url = openklant.url.replace(str(openklant._server.server_address[1]), "1")
    async with LiveBron(url, TOKEN, geduld=SNEL) as bron:
        with pytest.raises(ImporteerError, match="niet bereikbaar"):
            await bron.telling("actoren")


@pytest.mark.parametrize("kop", ["1", lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)])
async def test_retry_after_is_honoured(openklant: OpenKlant, kop: Any) -> None:
    openklant.storingen.append((503, {"Retry-After": kop if isinstance(kop, str) else kop()}, b""))
    begin = monotonic()
    async with live(openklant) as bron:
        assert await bron.telling("actoren") == 27
    assert monotonic() - begin >= 0.9


@pytest.mark.parametrize(
    ("kop", "seconden"), [("7200", "7200"), ("9" * 400, "999999999"), ("Sat, 01 Jan 2999 00:00:00 GMT", "[0-9]+")]
)
async def test_a_source_that_asks_to_wait_for_hours_ends_the_import(
    openklant: OpenKlant, kop: str, seconden: str
) -> None:
    openklant.storingen.append((429, {"Retry-After": kop}, b""))
    async with live(openklant) as bron:
        with pytest.raises(ImporteerError, match=f"de bron vraagt {seconden} seconden te wachten"):
            await bron.telling("actoren")


@pytest.mark.parametrize("kop", ["", "-5", "morgen", "Sat, 01 Jan 2000 00:00:00 GMT", "²"])
async def test_a_retry_after_that_says_nothing_is_no_reason_to_wait(openklant: OpenKlant, kop: str) -> None:
    openklant.storingen.append((503, {"Retry-After": kop}, b""))
    async with live(openklant) as bron:
        assert await bron.telling("actoren") == 27


HTML = (200, {"Content-Type": "text/html"}, b"<html>Inloggen</html>")
ANDERS = (200, {"Content-Type": "application/json"}, b'{"klanten": []}')
KAPOT = (200, {"Content-Type": "application/json"}, b'{"count": 1, "next"')


@pytest.mark.parametrize(
    ("storing", "reden"),
    [
        (401, "klantcontacten: status 401, de bron kent dit token niet."),
        (403, "klantcontacten: status 403, dit token mag hier niet lezen."),
        (
            404,
            (
                "klantcontacten: status 404, deze lijst bestaat hier niet; eindigt --url op /klantinteracties/api/v1, en is"
                " dit Open Klant 2.x?."
            ),
        ),
        (418, "klantcontacten: status 418, dat is hier niet te gebruiken."),
        (HTML, "klantcontacten: de bron antwoordt niet met JSON; is --url het adres van de API?"),
        (KAPOT, "klantcontacten: dit is geen JSON."),
        (
            ANDERS,
            "klantcontacten: dit is geen pagina van Open Klant 2.x (verwacht: een object met count, next en results).",
        ),
        (
            (200, {"API-version": "1.0.0", "Content-Type": "application/json"}, b"{}"),
            "klantcontacten: de bron heeft een andere versie van de API dan deze import kent (0.x, van Open Klant 2.x).",
        ),
        (
            (302, {"Location": "https://elders.example/"}, b""),
            (
                "klantcontacten: de bron verwijst door naar een ander adres; daar gaat het token niet heen. Geef het juiste"
                " adres met --url."
            ),
        ),
    ],
)
async def test_other_answers_are_explained_at_once(openklant: OpenKlant, storing: Any, reden: str) -> None:
    openklant.storingen.append(storing)
    assert await fout(openklant) == reden
    assert len(openklant.verzoeken) == 1


async def test_a_wrong_token_is_explained_before_anything_is_written(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    async with live(openklant, token="ander-token") as bron:  # noqa: S106 - wrong on purpose
        with pytest.raises(ImporteerError) as gevangen:
            await importeer(bron, database_url)
    assert gevangen.value.melding == "actoren: status 401, de bron kent dit token niet."
    assert await register.fetchval("select count(*) from actor") == 0


async def test_a_next_page_that_is_the_same_page_ends_the_import(openklant: OpenKlant) -> None:
    openklant.volgende = lambda _: f"{openklant.url}/klantcontacten?page=1&pageSize=100"
    assert await fout(openklant) == "De bron noemt als volgende pagina steeds dezelfde."


async def test_the_size_of_a_page_is_asked_for(openklant: OpenKlant) -> None:
    async with live(openklant, pagina_grootte=200) as bron:
        assert [len(pagina.rijen) async for pagina in bron.paginas("klantcontacten")] == [200, 200, 20]
    assert openklant.verzoeken[0] == "/klantinteracties/api/v1/klantcontacten?page=1&pageSize=200"


async def test_a_new_row_in_front_shifts_the_pages_and_is_noticed(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    def erbij(resource: str, page: int) -> None:
        if (resource, page) == ("klantcontacten", 3):
            openklant.bij_verzoek = lambda *_: None
            openklant.rijen["klantcontacten"].insert(0, klantcontact(NIEUW))

    openklant.bij_verzoek = erbij
    async with live(openklant) as bron:
        with await importeer(bron, database_url) as verslag:
            telling = verslag.resources["klantcontacten"]
            assert (telling.bron_voor, telling.bron_na, telling.gelezen, telling.verschillend) == (420, 421, 421, 420)
            assert telling.sluit
            assert verslag.afwijkingen == [
                (
                    "klantcontacten: de bron telde er 420, na afloop 421; gelezen zijn 420 verschillende. Draai de import"
                    " nog eens als de bron stilstaat"
                )
            ]
            assert not verslag.volledig
        # and the next run, on a source that stands still, completes it
        with await importeer(bron, database_url) as verslag:
            assert verslag.resources["klantcontacten"].toegevoegd == 1
            assert verslag.volledig
    await klopt(register, openklant.rijen)


async def test_a_row_that_disappears_makes_another_one_slip_through_and_is_noticed(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    def eraf(resource: str, page: int) -> None:
        if (resource, page) == ("bijlagen", 2):
            openklant.bij_verzoek = lambda *_: None
            del openklant.rijen["bijlagen"][0]

    openklant.bij_verzoek = eraf
    async with live(openklant) as bron:
        with await importeer(bron, database_url) as verslag:
            telling = verslag.resources["bijlagen"]
            assert (telling.bron_voor, telling.bron_na, telling.verschillend) == (237, 236, 236)
            assert not verslag.volledig
    assert await register.fetchval("select count(*) from bijlage") == 236


async def test_a_row_in_the_place_of_another_is_noticed_although_the_count_is_the_same(
    database_url: str, openklant: OpenKlant
) -> None:
    def ruil(resource: str, page: int) -> None:
        if (resource, page) == ("bijlagen", 2):
            rows = openklant.rijen["bijlagen"]
            rows.insert(0, {**rows.pop(), "uuid": NIEUW})

    openklant.bij_verzoek = ruil
    async with live(openklant) as bron:
        with await importeer(bron, database_url) as verslag:
            telling = verslag.resources["bijlagen"]
            assert (telling.bron_voor, telling.bron_na, telling.verschillend) == (237, 237, 236)
            assert not verslag.volledig


async def test_the_next_page_is_fetched_while_this_one_is_written(openklant: OpenKlant) -> None:
    """And not the whole list ahead of it: one page at most."""
    async with live(openklant) as bron:
        paginas = _vooruit(bron.paginas("klantcontacten"))
        await anext(paginas)
        for _ in range(100):
            await asyncio.sleep(0.01)
        assert [verzoek.partition("page=")[2] for verzoek in openklant.verzoeken] == [
            "1&pageSize=100",
            "2&pageSize=100",
        ]
        await paginas.aclose()


async def test_no_page_of_a_source_is_needed_twice(openklant: OpenKlant, database_url: str) -> None:
    """Three requests for a short list: its count, its page, its count again."""
    async with live(openklant) as bron:
        (await importeer(bron, database_url)).close()
    assert sum("/actoren?" in verzoek for verzoek in openklant.verzoeken) == 3
    assert len(openklant.verzoeken) == 14 + 36 + 14
    assert json.dumps(openklant.tokens).count(TOKEN) == len(openklant.verzoeken)
