import asyncpg
import pytest

from db import migrate
from db.referentielijsten import LIJSTEN, waarden
from server.seed.tekst import KANALEN
from server.seed.verhaal import CONTACTEN


@pytest.fixture
async def verbinding(database_url: str):
    verbinding = await asyncpg.connect(database_url)
    yield verbinding
    await verbinding.close()


async def test_a_new_register_has_the_lists(verbinding: asyncpg.Connection) -> None:
    rijen = await verbinding.fetch("select lijst, count(*) as aantal from referentiewaarde group by lijst")
    assert {rij["lijst"]: rij["aantal"] for rij in rijen} == {lijst: len(waarden(lijst)) for lijst in LIJSTEN}


def test_codes_are_those_of_the_standards() -> None:
    talen, landen = dict(waarden("taal")), dict(waarden("land"))
    assert len(landen) == 249
    assert (landen["NL"], landen["BE"], landen["DE"], landen["TR"]) == ("Nederland", "België", "Duitsland", "Turkije")
    assert (talen["nld"], talen["deu"], talen["tur"], talen["und"]) == (
        "Nederlands",
        "Duits",
        "Turks",
        "onbekende taal",
    )
    assert all(len(code) == 3 and code.islower() for code in talen)
    assert "dut" not in talen  # ISO 639-2/T, not /B


def test_channels_that_clients_write_are_in_the_list() -> None:
    kanalen = dict(waarden("kanaal"))
    assert {"telefoon", "email", "brief", "balie", "chat", "webformulier", "social media"} <= set(kanalen)
    assert {*KANALEN, "sms", *(contact.kanaal for contact in CONTACTEN)} <= set(kanalen)


async def test_downgrade_keeps_what_a_municipality_changed(database_url: str, verbinding: asyncpg.Connection) -> None:
    await verbinding.execute("update referentiewaarde set naam = 'Sms-bericht' where lijst = 'kanaal' and code = 'sms'")
    await verbinding.execute("insert into referentiewaarde (lijst, code, naam) values ('kanaal', 'fax', 'Fax')")
    await migrate.downgrade(database_url, "0001")
    rijen = await verbinding.fetch("select code, naam from referentiewaarde order by code")
    assert [tuple(rij) for rij in rijen] == [("fax", "Fax"), ("sms", "Sms-bericht")]
    await migrate.upgrade(database_url)
    assert (
        await verbinding.fetchval("select naam from referentiewaarde where lijst = 'kanaal' and code = 'sms'")
        == "Sms-bericht"
    )
    assert (
        await verbinding.fetchval("select count(*) from referentiewaarde")
        == sum(len(waarden(lijst)) for lijst in LIJSTEN) + 1
    )


async def test_back_to_nothing_and_again(database_url: str, verbinding: asyncpg.Connection) -> None:
    await migrate.downgrade(database_url, "base")
    assert await verbinding.fetchval("select to_regclass('referentiewaarde')") is None
    await migrate.upgrade(database_url)
    await migrate.check(database_url)


async def test_sql_file_makes_the_same_lists(database_url: str, verbinding: asyncpg.Connection) -> None:
    online = await verbinding.fetch("select * from referentiewaarde order by 1, 2")
    await migrate.downgrade(database_url, "base")
    await verbinding.execute("drop table alembic_version")
    await verbinding.execute(migrate.upgrade_sql())
    assert await verbinding.fetch("select * from referentiewaarde order by 1, 2") == online
