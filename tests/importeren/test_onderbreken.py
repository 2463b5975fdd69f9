import asyncio
import os
import signal
import sys
import threading
from pathlib import Path

import asyncpg
import pytest

from server.importeer.errors import ImporteerError
from server.importeer.openklant import LiveBron, MapBron, importeer
from tests.importeren.nakijken import in_register, klopt
from tests.importeren.openklant import TOKEN, OpenKlant

_ROOT = Path(__file__).parent.parent.parent
_PROGRAM = """
import asyncio, sys
from server.importeer.openklant import LiveBron, importeer

async def main(url, token, database_url):
    async with LiveBron(url, token, pagina_grootte=50) as bron:
        (await importeer(bron, database_url, batch=50)).close()

asyncio.run(main(*sys.argv[1:]))
"""


async def _alone(register: asyncpg.Connection) -> None:
    """Wait until the killed process's connection is gone."""
    async with asyncio.timeout(20):
        while await register.fetchval(  # noqa: ASYNC110 - the database has no event for it
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            " and backend_type = 'client backend'"
        ):
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("resource", "page"),
    [("partijen", 1), ("partijen", 3), ("klantcontacten", 5), ("digitaleadressen", 4), ("internetaken", 3)],
)
async def test_an_import_that_is_killed_can_be_started_again(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant, resource: str, page: int
) -> None:
    # given an import that is killed while it waits for a page, the page before it perhaps half written
    reached, go_on = threading.Event(), threading.Event()

    def wacht(gevraagd: str, nummer: int) -> None:
        if (gevraagd, nummer) == (resource, page) and openklant.verzoeken[-1].endswith("=50"):
            reached.set()
            go_on.wait(30)

    openklant.bij_verzoek = wacht
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _PROGRAM,
        openklant.url,
        TOKEN,
        database_url,
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    try:
        assert await asyncio.to_thread(reached.wait, 60)
    finally:
        process.kill()
    assert await process.wait() == -signal.SIGKILL
    go_on.set()
    openklant.bij_verzoek = lambda *_: None
    await _alone(register)
    # then whole batches are in, and nothing is half there
    contacten = await register.fetchval("select count(*) from klantcontact")
    assert contacten % 50 == 0 or contacten == 420
    taken = await in_register(register, "interne_taak")
    gekoppeld = await register.fetch("select distinct interne_taak_id from interne_taak_actor")
    assert {row[0] for row in gekoppeld} == set(taken)
    eerder = await register.fetchval("select (select count(*) from actor) + (select count(*) from partij)")
    # and the next run completes it
    async with LiveBron(openklant.url, TOKEN) as bron:
        with await importeer(bron, database_url) as verslag:
            assert verslag.volledig
            had = verslag.resources["actoren"].ongewijzigd + verslag.resources["partijen"].ongewijzigd
            assert had == eerder
    await klopt(register, openklant.rijen)


async def test_a_source_that_stops_halfway_leaves_whole_rows(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    def stop(resource: str, page: int) -> None:
        if (resource, page) == ("betrokkenen", 3):
            openklant.storingen.append(403)

    openklant.bij_verzoek = stop
    async with LiveBron(openklant.url, TOKEN) as bron:
        with pytest.raises(ImporteerError, match="betrokkenen: status 403"):
            await importeer(bron, database_url, batch=100)
        openklant.bij_verzoek = lambda *_: None
        assert await register.fetchval("select count(*) from klantcontact") == 420
        with await importeer(bron, database_url) as verslag:
            assert verslag.volledig
    await klopt(register, openklant.rijen)


async def test_a_dry_run_that_stops_halfway_leaves_nothing(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    openklant.bij_verzoek = lambda resource, _: openklant.storingen.append(403) if resource == "betrokkenen" else None
    async with LiveBron(openklant.url, TOKEN) as bron:
        with pytest.raises(ImporteerError, match="status 403"):
            await importeer(bron, database_url, proef=True)
    assert await register.fetchval("select count(*) from actor") == 0


async def test_two_imports_do_not_run_at_once(database_url: str, paginas: Path, openklant: OpenKlant) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def wacht(resource: str, _page: int) -> None:
        if resource == "klantcontacten" and openklant.verzoeken[-1].endswith("=100"):
            reached.set()
            go_on.wait(30)

    openklant.bij_verzoek = wacht
    async with LiveBron(openklant.url, TOKEN) as bron:
        eerste = asyncio.create_task(importeer(bron, database_url))
        assert await asyncio.to_thread(reached.wait, 30)
        with pytest.raises(ImporteerError, match="Er loopt al een import in deze database"):
            await importeer(MapBron(paginas), database_url)
        go_on.set()
        with await eerste as verslag:
            assert verslag.volledig


async def test_the_register_can_be_read_and_written_meanwhile(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    """Between two batches no lock is left that anybody has to wait for."""
    reached, go_on = threading.Event(), threading.Event()

    def wacht(resource: str, page: int) -> None:
        if (resource, page) == ("betrokkenen", 2):
            reached.set()
            go_on.wait(30)

    openklant.bij_verzoek = wacht
    async with LiveBron(openklant.url, TOKEN) as bron:
        run = asyncio.create_task(importeer(bron, database_url))
        assert await asyncio.to_thread(reached.wait, 30)
        await register.execute("set lock_timeout = '2s'")
        await register.execute("insert into klantcontact (kanaal) values ('telefoon')")
        await register.execute("update partij set interne_notitie = 'x', versie = versie + 1")
        go_on.set()
        with await run as verslag:
            assert verslag.volledig


async def test_a_connection_that_is_lost_ends_the_run(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def wacht(resource: str, page: int) -> None:
        if (resource, page) == ("betrokkenen", 2):
            reached.set()
            go_on.wait(30)

    openklant.bij_verzoek = wacht
    async with LiveBron(openklant.url, TOKEN) as bron:
        run = asyncio.create_task(importeer(bron, database_url))
        assert await asyncio.to_thread(reached.wait, 30)
        await register.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
        go_on.set()
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await run
        openklant.bij_verzoek = lambda *_: None
        with await importeer(bron, database_url) as verslag:
            assert verslag.volledig
    await klopt(register, openklant.rijen)
