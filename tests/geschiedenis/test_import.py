"""An import says in the history that it was one, what it brought, and nothing when it brought nothing."""

import tarfile
from collections import Counter
from pathlib import Path

import asyncpg
import orjson
import pytest

from db.engine import Database
from server.importeer.openklant import MapBron, importeer
from tests.conftest import SAFELY, Kopie
from tests.support.geschiedenis import TABELLEN
from tests.support.schrijfweg import grens, voorbij

PAGES = Path(__file__).parent.parent / "data" / "openklant.tar.xz"
ALS = "select concept, count(*) from wijziging where {} group by 1 order by 1"


@pytest.fixture
def bron(tmp_path: Path) -> Path:
    with tarfile.open(PAGES) as archive:
        archive.extractall(tmp_path, **SAFELY)
    return tmp_path / "openklant"


def wijzig_bron(bron: Path) -> tuple[str, str, str]:
    """Change the saved pages: the subject of a contact, and one of the two who have a task; ids, the new actor's last."""
    pad = bron / "klantcontacten" / "page-1.json"
    pagina = orjson.loads(pad.read_bytes())
    contact = pagina["results"][0]
    contact["onderwerp"] = "Anders"
    pad.write_bytes(orjson.dumps(pagina))
    pad = bron / "internetaken" / "page-1.json"
    pagina = orjson.loads(pad.read_bytes())
    taak = next(taak for taak in pagina["results"] if len(taak["toegewezenAanActoren"]) == 2)
    heeft = [actor["uuid"] for actor in taak["toegewezenAanActoren"]]
    alle = orjson.loads((bron / "actoren" / "page-1.json").read_bytes())["results"]
    nieuw = next(actor for actor in alle if actor["uuid"] not in heeft)
    taak["toegewezenAanActoren"][1] = {"uuid": nieuw["uuid"], "url": nieuw["url"]}
    pad.write_bytes(orjson.dumps(pagina))
    return contact["uuid"], taak["uuid"], nieuw["uuid"]


async def per_concept(register: asyncpg.Connection, waar: str = "true") -> dict[str, int]:
    return {row["concept"]: row["count"] for row in await register.fetch(ALS.format(waar))}


async def test_every_row_is_told_to_have_come_by_import(sql_openklant: asyncpg.Connection) -> None:
    verwacht = Counter({t.name: await sql_openklant.fetchval(f"select count(*) from {t.name}") for t in TABELLEN})
    assert await per_concept(sql_openklant) == +verwacht
    [hoe] = await sql_openklant.fetch(
        "select distinct soort, bewerking, rol, trace_id, naam <> '' as iemand from wijziging"
    )
    assert tuple(hoe) == ("registratie", "import openklant", "import", None, True)


async def test_values_are_told_as_a_mutation_tells_them(sql_openklant: asyncpg.Connection) -> None:
    """All that has a value, by the names and in the forms of the columns; nothing that follows from something else."""
    rij = await sql_openklant.fetchrow(
        "select to_jsonb(d) - array['id', 'versie', 'adres_normaal'] as rij, w.na, w.velden, w.van_id, d.partij_id"
        " from digitaal_adres d join wijziging w on w.object_id = d.id where d.partij_id is not null order by d.id limit 1"
    )
    assert rij is not None
    verwacht = {naam: waarde for naam, waarde in orjson.loads(rij["rij"]).items() if waarde is not None}
    assert orjson.loads(rij["na"]) == verwacht
    assert rij["velden"] == sorted(verwacht)
    assert rij["van_id"] == rij["partij_id"]
    taak = await sql_openklant.fetchrow(
        "select w.van_id, w.na, t.klantcontact_id, l.actor_id from wijziging w join interne_taak t on t.id = w.object_id"
        " join interne_taak_actor l on l.interne_taak_id = t.id where w.concept = 'interne_taak_actor' limit 1"
    )
    assert taak is not None
    assert taak["van_id"] == taak["klantcontact_id"]
    assert set(orjson.loads(taak["na"])) == {"interne_taak_id", "actor_id"}


async def test_a_second_import_tells_only_what_it_changed(kopie: Kopie, openklant_pages: str, bron: Path) -> None:
    url = await kopie(openklant_pages)
    register = await asyncpg.connect(url)
    database = Database(url, pool_size=1)
    try:
        # given an import that brings nothing new
        eerst = await per_concept(register)
        (await importeer(MapBron(bron), url, door="beheer-7")).close()
        assert await per_concept(register) == eerst
        # when the source changed one subject, and gave one task to another
        contact, taak, actor = wijzig_bron(bron)
        vanaf = await grens(database)
        (await importeer(MapBron(bron), url, door="beheer-7")).close()
        # then just that is told: from what to what, and by whom
        rows = await register.fetch(
            "select concept, object_id::text, soort, velden, voor, na, naam from wijziging"
            " where naam = 'beheer-7' order by concept, soort"
        )
        assert [(r["concept"], r["object_id"], r["soort"]) for r in rows] == [
            ("interne_taak", taak, "wijziging"),
            ("interne_taak_actor", taak, "registratie"),
            ("interne_taak_actor", taak, "verwijdering"),
            ("klantcontact", contact, "wijziging"),
        ]
        assert (rows[3]["velden"], orjson.loads(rows[3]["na"])) == (["onderwerp"], {"onderwerp": "Anders"})
        assert set(orjson.loads(rows[3]["voor"])) == {"onderwerp"}
        assert rows[0]["velden"] == []
        assert orjson.loads(rows[1]["na"])["actor_id"] == actor
        assert orjson.loads(rows[2]["voor"])["actor_id"] != actor
        assert await voorbij(database, vanaf) == []
    finally:
        await database.close()
        await register.close()


async def test_a_rehearsal_tells_nothing(database_url: str, register: asyncpg.Connection, bron: Path) -> None:
    (await importeer(MapBron(bron), database_url, proef=True)).close()
    assert await register.fetchval("select count(*) from wijziging") == 0
