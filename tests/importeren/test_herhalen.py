from pathlib import Path
from typing import Any

import asyncpg

from server.importeer.openklant import MapBron, importeer
from server.importeer.verslag import Soort
from tests.importeren.nakijken import klopt
from tests.importeren.rijen import Rij, Rijen, contactpersoon, digitaal_adres, identificator, partij
from tests.importeren.verwacht import TABEL

A, B, C, D = (f"{letter * 8}-0000-4000-8000-000000000000" for letter in "abcd")


async def _sporen(register: asyncpg.Connection) -> dict[str, Any]:
    """Who wrote each row, and which rows are locked or deleted: unchanged when nobody touched it."""
    return {
        table: await register.fetch(f"select xmin::text, xmax::text, ctid::text from {table} order by ctid")
        for table in (*TABEL.values(), "interne_taak_actor", "referentiewaarde")
    }


async def test_a_second_run_writes_nothing(database_url: str, register: asyncpg.Connection, paginas: Path) -> None:
    (await importeer(MapBron(paginas), database_url)).close()
    sporen = await _sporen(register)
    reeksen = await register.fetch("select * from pg_sequences order by sequencename")
    with await importeer(MapBron(paginas), database_url) as verslag:
        for telling in verslag.resources.values():
            assert (telling.ongewijzigd, telling.toegevoegd, telling.gewijzigd) == (telling.gelezen, 0, 0)
        assert verslag.volledig
    assert await _sporen(register) == sporen
    assert await register.fetch("select * from pg_sequences order by sequencename") == reeksen


async def test_what_changed_in_the_source_is_followed(
    database_url: str, register: asyncpg.Connection, rijen: Rijen, tmp_path: Path
) -> None:
    # given an import
    (await importeer(MapBron(rijen.bewaar(tmp_path / "een")), database_url)).close()
    # when the source corrects a moment, closes a task and gives it to one actor only
    later = rijen.kopie()
    contact = later.een("klantcontacten", lambda rij: rij["hadBetrokkenen"] and rij["leiddeTotInterneTaken"])
    contact.update(plaatsgevondenOp="2026-01-02T03:04:05.678901Z", inhoud="Alsnog genoteerd", nummer="77")
    taak = later.een("internetaken", lambda rij: len(rij["toegewezenAanActoren"]) == 2)
    del taak["toegewezenAanActoren"][0]
    taak["toegewezenAanActor"] = taak["toegewezenAanActoren"][0]
    ander = later.een("internetaken", lambda rij: rij["status"] == "te_verwerken" and rij is not taak)
    ander.update(status="verwerkt", afgehandeldOp="2026-06-08T10:00:00+02:00")
    with await importeer(MapBron(later.bewaar(tmp_path / "twee")), database_url) as verslag:
        # then just those rows are written, and what is kept on their children follows
        gewijzigd = {naam: telling.gewijzigd for naam, telling in verslag.resources.items() if telling.gewijzigd}
        assert gewijzigd == {"klantcontacten": 1, "internetaken": 2}
        assert verslag.volledig
    await klopt(register, later)
    # and a third run has nothing left to do
    sporen = await _sporen(register)
    (await importeer(MapBron(tmp_path / "twee"), database_url)).close()
    assert await _sporen(register) == sporen


async def test_another_preferred_and_standard_address_can_be_followed(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    """The new one comes first: newest first is how Open Klant lists, and there may be only one at any moment."""
    oud = digitaal_adres(B, A, isStandaardAdres=True)
    rijen = Rijen.leeg()
    rijen["partijen"].append(partij(A, voorkeursDigitaalAdres={"uuid": B}))
    rijen["digitaleadressen"].append(oud)
    (await importeer(MapBron(rijen.bewaar(tmp_path / "een")), database_url)).close()
    later = rijen.kopie()
    later["partijen"][0]["voorkeursDigitaalAdres"] = {"uuid": C}
    later["digitaleadressen"][0]["isStandaardAdres"] = False
    later["digitaleadressen"].insert(0, digitaal_adres(C, A, adres="nieuw@post.example", isStandaardAdres=True))
    for batch in (1, 1_000):
        with await importeer(MapBron(later.bewaar(tmp_path / f"twee{batch}")), database_url, batch=batch) as verslag:
            assert verslag.volledig
        await klopt(register, later)


async def test_what_was_changed_here_is_left_alone_and_listed(
    database_url: str, register: asyncpg.Connection, rijen: Rijen, tmp_path: Path
) -> None:
    # given an import, after which someone here added an answer and another finished a task
    (await importeer(MapBron(rijen.bewaar(tmp_path / "een")), database_url)).close()
    contact = rijen["klantcontacten"][0]["uuid"]
    taak = rijen.een("internetaken", lambda rij: rij["status"] == "te_verwerken")["uuid"]
    await register.execute("update klantcontact set reactie = 'Hier', versie = 2 where id = $1", contact)
    await register.execute(
        "update interne_taak set status = 'verwerkt', afgehandeld_op = now(), versie = 2 where id = $1", taak
    )
    await register.execute("update actor set versie = 2 where id = $1", rijen["actoren"][0]["uuid"])
    # when the source changed the same contact and only the actoren of the same task
    later = rijen.kopie()
    later["klantcontacten"][0]["reactie"] = "Daar"
    with await importeer(MapBron(later.bewaar(tmp_path / "twee")), database_url) as verslag:
        # then both are skipped and listed; an actor that is still the same is not
        assert {(m.resource, m.uuid) for m in verslag.meldingen(Soort.OVERGESLAGEN)} == {
            ("klantcontacten", contact),
            ("internetaken", taak),
        }
        assert verslag.resources["klantcontacten"].overgeslagen == 1
        assert verslag.resources["klantcontacten"].ongewijzigd == 419
        assert verslag.resources["actoren"].ongewijzigd == 27
        assert verslag.volledig
    assert await register.fetchval("select reactie from klantcontact where id = $1", contact) == "Hier"
    assert await register.fetchval("select status from interne_taak where id = $1", taak) == "verwerkt"


async def test_actoren_of_a_task_that_was_changed_here_stay(
    database_url: str, register: asyncpg.Connection, rijen: Rijen, tmp_path: Path
) -> None:
    (await importeer(MapBron(rijen.bewaar(tmp_path / "een")), database_url)).close()
    later = rijen.kopie()
    taak = later.een("internetaken", lambda rij: len(rij["toegewezenAanActoren"]) == 2)
    await register.execute("update interne_taak set versie = 2 where id = $1", taak["uuid"])
    del taak["toegewezenAanActoren"][1]
    with await importeer(MapBron(later.bewaar(tmp_path / "twee")), database_url) as verslag:
        assert [m.uuid for m in verslag.meldingen(Soort.OVERGESLAGEN)] == [taak["uuid"]]
    links = await register.fetchval("select count(*) from interne_taak_actor where interne_taak_id = $1", taak["uuid"])
    assert links == 2


async def test_another_standard_address_given_here_stays(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    rijen = Rijen.leeg()
    rijen["partijen"].append(partij(A))
    rijen["digitaleadressen"].append(digitaal_adres(B, A, isStandaardAdres=True))
    folder = rijen.bewaar(tmp_path / "bron")
    (await importeer(MapBron(folder), database_url)).close()
    await register.execute("update digitaal_adres set is_standaardadres = false, versie = 2")
    await register.execute(
        "insert into digitaal_adres (id, partij_id, soort, adres, is_standaardadres)"
        " values ($1, $2, 'email', 'hier@post.example', true)",
        C,
        A,
    )
    with await importeer(MapBron(folder), database_url) as verslag:
        assert [melding.uuid for melding in verslag.meldingen(Soort.OVERGESLAGEN)] == [B]
        assert verslag.volledig
    assert str(await register.fetchval("select id from digitaal_adres where is_standaardadres")) == C


async def test_children_may_come_before_their_parents(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    """Within a page, over pages, and a vestiging before the KVK number it stands under."""
    rijen = Rijen.leeg()
    rijen["partijen"] += [contactpersoon(D, A), contactpersoon(C, A), partij(B), partij(A, "organisatie")]
    rijen["partij-identificatoren"] += [
        identificator(B, A, "vestigingsnummer", "000012345678", onder=C),
        identificator(A, B, "bsn", "111222333"),
        identificator(C, A, "kvk_nummer", "12345678"),
    ]
    folder = rijen.bewaar(tmp_path / "bron", per_pagina=1)
    for batch in (1, 2, 3, 1_000):
        with await importeer(MapBron(folder), database_url, batch=batch) as verslag:
            assert verslag.volledig
            assert verslag.resources["partijen"].gelezen == 4
        await klopt(register, rijen)
        await register.execute("truncate partij cascade")


async def test_the_same_row_twice_is_taken_once(
    database_url: str, register: asyncpg.Connection, rijen: Rijen, tmp_path: Path
) -> None:
    """Pages that shift while they are read show a row again; the later version of it counts."""
    dubbel: list[Rij] = [dict(rij) for rij in rijen["klantcontacten"][:5]]
    dubbel[0]["onderwerp"] = "Inmiddels gewijzigd"
    met = rijen.kopie()
    met["klantcontacten"] += dubbel
    with await importeer(MapBron(met.bewaar(tmp_path / "bron")), database_url) as verslag:
        telling = verslag.resources["klantcontacten"]
        assert (telling.gelezen, telling.toegevoegd, telling.gewijzigd, telling.ongewijzigd) == (425, 420, 1, 4)
        assert telling.verschillend == 420
        assert telling.sluit
        assert not telling.bron_stond_stil
    rijen["klantcontacten"][0]["onderwerp"] = "Inmiddels gewijzigd"
    await klopt(register, rijen)


async def test_a_dry_run_says_everything_and_keeps_nothing(
    database_url: str, register: asyncpg.Connection, paginas: Path
) -> None:
    sporen = await _sporen(register)
    reeksen = await register.fetch("select * from pg_sequences order by sequencename")
    with await importeer(MapBron(paginas), database_url, proef=True) as verslag:
        assert verslag.proef
        assert sum(telling.toegevoegd for telling in verslag.resources.values()) == 2621
        assert sum(telling.opmerkingen for telling in verslag.resources.values()) == 42
        assert {reeks.reeks: reeks.volgende for reeks in verslag.reeksen} == {
            "partij_nummer": 1000120,
            "klantcontact_nummer": 23000420,
            "interne_taak_nummer": 5000408,
        }
    assert await _sporen(register) == sporen
    assert await register.fetch("select * from pg_sequences order by sequencename") == reeksen
