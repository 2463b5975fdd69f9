"""Lists follow the service that they come from, and keep what is the municipality's own."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import asyncpg
import httpx
import pytest

from db.engine import Database
from resolvers.periode import AMSTERDAM
from server.app import create_app
from server.referentielijsten import ReferentielijstenBron, ReferentielijstenError, werk_bij
from server.settings import Settings
from tests.referentielijsten.dienst import Dienst, item
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

VANDAAG = datetime.now(AMSTERDAM).date()
REGISTREER = """mutation ($input: RegistreerKlantcontactInput!) { registreerKlantcontact(input: $input) {
  ... on Klantcontact { kanaal } ... on OngeldigeInvoer { fouten { code pad melding } } } }"""


async def kanalen(register: asyncpg.Connection, waar: str = "true") -> dict[str, tuple[Any, ...]]:
    rijen = await register.fetch(
        f"select code, naam, begindatum, einddatum from referentiewaarde where lijst = 'kanaal' and {waar}"
    )
    return {rij["code"]: tuple(rij)[1:] for rij in rijen}


async def neem_over(dienst: Dienst, database: Database, *lijsten: str) -> tuple[int, int, int]:
    async with ReferentielijstenBron(dienst.url, pogingen=1) as bron:
        gedaan = (await werk_bij(bron, database, lijsten or ["kanaal"]))[-1]
    return gedaan.toegevoegd, gedaan.gewijzigd, gedaan.beeindigd


async def registreer(vraag: Vraag, schrijf: Rijen, kanaal: str) -> Any:
    invoer = {
        "kanaal": kanaal,
        "betrokkenen": [{"rol": "KLANT", "initiator": True}],
        "actoren": [{"id": str(await schrijf.actor())}],
    }
    return (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerKlantcontact"]


async def test_the_lists_are_merged(dienst: Dienst, database: Database, register: asyncpg.Connection) -> None:
    # given what came with the register, and what the municipality added itself
    await register.execute(
        "insert into referentiewaarde (lijst, code, naam) values ('kanaal', 'loket-noord', 'Loket Noord')"
    )
    eerst = await kanalen(register)
    # when a service brings five, over three pages, of which one is known by another name
    dienst.tabellen["KANAAL"] = [
        item("telefoon", "Bellen"),
        item("fax"),
        item("robot", begindatumGeldigheid="2026-01-31T23:30:00Z", einddatumGeldigheid="2099-12-30T23:00:00Z"),
        item("postduif"),
        item("telegram"),
    ]
    assert await neem_over(dienst, database) == (4, 1, 0)
    # then those are as the service has them, and all others as they were
    nieuw = {
        "telefoon": ("Bellen", None, None),
        "fax": ("Fax", None, None),
        "robot": ("Robot", date(2026, 2, 1), date(2099, 12, 31)),
        "postduif": ("Postduif", None, None),
        "telegram": ("Telegram", None, None),
    }
    assert await kanalen(register) == {**eerst, **nieuw}
    assert [(pad, vraag["tabel__code"], vraag["isGeldig"]) for pad, vraag, _ in dienst.verzoeken] == [
        ("/api/v1/items", ["KANAAL"], ["true"])
    ] * 3
    # and doing it again does nothing
    assert await neem_over(dienst, database) == (0, 0, 0)


async def test_what_the_service_no_longer_has_ends_and_stays(
    dienst: Dienst, database: Database, register: asyncpg.Connection
) -> None:
    dienst.tabellen["KANAAL"] = [item("fax"), item("telefoon"), item("nieuw", begindatumGeldigheid="2098-01-01T12:00Z")]
    await neem_over(dienst, database)
    alles = await kanalen(register)
    # when it has less
    dienst.tabellen["KANAAL"] = [item("fax")]
    assert await neem_over(dienst, database) == (0, 0, 2)
    # then what it had ends today, or when it would begin; what it never had does not
    einde = date(2098, 1, 1)
    weg = {"telefoon": ("Telefoon", None, VANDAAG), "nieuw": ("Nieuw", einde, einde)}
    assert await kanalen(register) == {**alles, **weg}
    # and not again tomorrow
    await register.execute("update referentiewaarde set einddatum = einddatum - 9 where code = 'telefoon'")
    assert await neem_over(dienst, database) == (0, 0, 0)
    # and what comes back is valid again
    dienst.tabellen["KANAAL"] = [item("fax"), item("telefoon")]
    assert await neem_over(dienst, database) == (0, 1, 0)
    assert (await kanalen(register))["telefoon"] == ("Telefoon", None, None)


async def test_another_service_has_its_own_values(
    dienst: Dienst, database: Database, register: asyncpg.Connection
) -> None:
    dienst.tabellen["KANAAL"] = [item("fax")]
    await neem_over(dienst, database)
    with Dienst() as ander:
        ander.tabellen["KANAAL"] = [item("telex")]
        assert await neem_over(ander, database) == (1, 0, 0)
    assert {"fax", "telex"} <= set(await kanalen(register, "einddatum is null"))


@pytest.mark.parametrize(
    ("wat", "melding"),
    [
        ({"status": 503}, "status 503"),
        ({"status": 401}, "status 401"),
        ({"status": 302}, "status 302"),
        ({"inhoud": b"<html>"}, "geen bladzijde"),
        ({"inhoud": b'{"results": 3}'}, "geen bladzijde"),
        ({"inhoud": b'{"results": [{"code": 3}]}'}, "niet te gebruiken"),
        ({"inhoud": b'{"results": [{"code": "x", "naam": "x", "begindatumGeldigheid": "ooit"}]}'}, "niet te gebruiken"),
        ({"inhoud": b'{"results": []}'}, "geen tabel KANAAL"),
        ({"volgende": "http://169.254.169.254/api/v1/items?page=2"}, "op een andere plaats"),
        ({"volgende": "file:///etc/passwd"}, "op een andere plaats"),
    ],
)
async def test_a_service_that_fails_changes_nothing(
    dienst: Dienst, database: Database, register: asyncpg.Connection, wat: dict[str, Any], melding: str
) -> None:
    dienst.tabellen["KANAAL"] = [item("fax"), item("telefoon"), item("telex")]
    await neem_over(dienst, database)
    eerst = await kanalen(register)
    for naam, waarde in wat.items():
        setattr(dienst, naam, waarde)
    with pytest.raises(ReferentielijstenError) as fout:
        await neem_over(dienst, database)
    assert melding in fout.value.melding
    assert await kanalen(register) == eerst


async def test_a_list_that_does_not_exist_is_refused(dienst: Dienst, database: Database) -> None:
    with pytest.raises(ReferentielijstenError, match="kanalen"):
        await neem_over(dienst, database, "kanalen")
    assert dienst.verzoeken == []


@pytest.mark.parametrize("url", ["geen adres", "ftp://x/api", "http://elders.example/api/v1", "https://u:p@x/api"])
def test_an_address_that_cannot_be_trusted_is_refused(url: str) -> None:
    with pytest.raises(ReferentielijstenError):
        ReferentielijstenBron(url)


async def test_the_token_goes_along(dienst: Dienst, database: Database) -> None:
    dienst.tabellen["KANAAL"] = [item("fax")]
    async with ReferentielijstenBron(dienst.url, "geheim") as bron:
        await werk_bij(bron, database, ["kanaal"])
    assert [token for *_, token in dienst.verzoeken] == ["Token geheim"]


@pytest.mark.parametrize(
    ("begin", "einde", "melding"),
    [
        (None, None, None),
        (0, 0, None),
        (-9, None, None),
        (None, 9, None),
        (1, None, "geldt nog niet"),
        (-9, -1, "geldt niet meer"),
    ],
)
async def test_a_code_is_taken_only_while_it_is_valid(
    vraag: Vraag,
    schrijf: Rijen,
    register: asyncpg.Connection,
    begin: int | None,
    einde: int | None,
    melding: str | None,
) -> None:
    dagen = [None if dag is None else VANDAAG + timedelta(days=dag) for dag in (begin, einde)]
    await register.execute(
        "insert into referentiewaarde (lijst, code, naam, begindatum, einddatum) values ('kanaal', 'fax', 'Fax', $1, $2)",
        *dagen,
    )
    gedaan = await registreer(vraag, schrijf, "fax")
    if melding is None:
        assert gedaan == {"kanaal": "fax"}
    else:
        [fout] = gedaan["fouten"]
        assert (fout["code"], fout["pad"]) == ("ONBEKENDE_CODE", ["kanaal"])
        assert melding in fout["melding"]
        assert await register.fetchval("select count(*) from klantcontact") == 0


async def test_a_service_that_died_does_not_keep_anyone_from_registering(
    dienst: Dienst, database: Database, vraag: Vraag, schrijf: Rijen
) -> None:
    # given a kanaal that came from a service, and a service that is gone
    dienst.tabellen["KANAAL"] = [item("fax")]
    await neem_over(dienst, database)
    gevraagd = len(dienst.verzoeken)
    dienst.sterf()
    # then it can be registered with, and nobody tried to ask
    assert await registreer(vraag, schrijf, "fax") == {"kanaal": "fax"}
    assert [fout["code"] for fout in (await registreer(vraag, schrijf, "telex"))["fouten"]] == ["ONBEKENDE_CODE"]
    assert len(dienst.verzoeken) == gevraagd
    with pytest.raises(ReferentielijstenError, match="niet bereikbaar"):
        await neem_over(dienst, database)


async def test_a_server_keeps_its_lists_and_survives_its_service(
    dienst: Dienst,
    database_url: str,
    register: asyncpg.Connection,
    tot: Callable[..., Any],
    log_lines: Callable[[], list[dict[str, Any]]],
) -> None:
    # given a server that looks every second
    dienst.tabellen["KANAAL"] = [item("fax")]
    app = create_app(
        Settings(
            database_url=database_url, pool_size=2, referentielijsten_bron=dienst.url, referentielijsten_interval=1
        )
    )
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://localhost") as c,
    ):
        await tot(lambda: kanalen(register, "code = 'fax'"))
        # when the service has more, and then dies
        dienst.tabellen["KANAAL"].append(item("telex"))
        await tot(lambda: kanalen(register, "code = 'telex'"))
        dienst.sterf()

        async def gemeld() -> bool:
            return any(regel["event"] == "reference_lists_not_updated" for regel in log_lines())

        await tot(gemeld)
        # then the server answers, with the values it has
        answer = await c.post("/graphql", json={"query": "{ referentielijst(naam: KANAAL) { code } }"})
        assert {"fax", "telex"} <= {waarde["code"] for waarde in answer.json()["data"]["referentielijst"]}
