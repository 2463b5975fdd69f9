import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from server.importeer.openklant import LiveBron, MapBron, importeer
from tests.importeren.nakijken import in_register, klopt, links_in_register, waarden
from tests.importeren.openklant import TOKEN, OpenKlant
from tests.importeren.rijen import Rijen
from tests.importeren.verwacht import TABEL


async def test_a_saved_register_is_taken_over_value_by_value(
    database_url: str, register: asyncpg.Connection, paginas: Path, rijen: Rijen
) -> None:
    # given the 14 lists of Open Klant 2.18, 2621 rows
    # when they are imported into an empty register
    with await importeer(MapBron(paginas), database_url) as verslag:
        # then every row is counted once, and nothing is refused
        assert {naam: telling.gelezen for naam, telling in verslag.resources.items()} == {
            "actoren": 27,
            "categorieen": 3,
            "partijen": 120,
            "partij-identificatoren": 103,
            "categorie-relaties": 17,
            "vertegenwoordigingen": 10,
            "rekeningnummers": 6,
            "klantcontacten": 420,
            "betrokkenen": 433,
            "digitaleadressen": 242,
            "actorklantcontacten": 497,
            "onderwerpobjecten": 350,
            "bijlagen": 237,
            "internetaken": 156,
        }
        assert all(telling.toegevoegd == telling.gelezen for telling in verslag.resources.values())
        assert verslag.volledig
        assert not verslag.onbekende_velden
        assert Counter((melding.resource, melding.reden) for melding in verslag.meldingen()) == {
            ("partijen", "de partij heeft geen identificator"): 25,
            ("klantcontacten", "het klantcontact heeft geen betrokkene"): 17,
        }
    # and every column of every row is what the source said
    await klopt(register, rijen)


async def test_a_live_register_is_taken_over_value_by_value(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant
) -> None:
    async with LiveBron(openklant.url, TOKEN, pagina_grootte=73) as bron:
        with await importeer(bron, database_url, batch=50) as verslag:
            assert verslag.volledig
    await klopt(register, openklant.rijen)


async def test_no_value_of_the_source_is_lost(
    database_url: str, register: asyncpg.Connection, paginas: Path, rijen: Rijen
) -> None:
    """Does not know which field goes where; only that each value has to be somewhere in its row."""
    (await importeer(MapBron(paginas), database_url)).close()
    preferred = await register.fetch(
        "select partij_id, id from digitaal_adres where is_voorkeursadres"
        " union all select partij_id, id from rekeningnummer where is_voorkeursrekeningnummer"
    )
    for resource, table in TABEL.items():
        stored = await in_register(register, table)
        also: dict[Any, list[str]] = {}
        if table == "partij":
            for partij_id, adres_id in preferred:
                also.setdefault(partij_id, []).append(str(adres_id))
        if table == "interne_taak":
            for taak_id, actor_id, _, _ in await links_in_register(register):
                also.setdefault(taak_id, []).append(str(actor_id))
        for row_id, row in stored.items():
            source = rijen.een(resource, lambda een, row_id=row_id: een["uuid"] == str(row_id))
            if table == "partij":
                source["partijIdentificatie"].pop("uuid", None)  # of Open Klant's own sub-record
            if "categorie" in source:
                source["categorie"].pop("naam")  # of the categorie
            wanted = {_as_text(value) for value in waarden(source)}
            assert wanted - {_as_text(value) for value in row.values()} - set(also.get(row_id, [])) == set(), row_id


def _as_text(value: Any) -> str:
    match value:
        case "True" | "False" | "None":
            return {"True": "ja", "False": "nee", "None": "onbekend"}[value]
        case bool():
            return "ja" if value else "nee"
        case dict():
            return json.dumps(value, sort_keys=True)
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
    return str(value)


async def test_no_number_is_given_to_a_row_that_has_none(
    database_url: str, register: asyncpg.Connection, paginas: Path
) -> None:
    (await importeer(MapBron(paginas), database_url)).close()
    without = await register.fetchrow(
        "select (select count(*) from klantcontact where nummer is null),"
        " (select count(*) from partij where nummer is null), (select count(*) from interne_taak where nummer is null)"
    )
    assert tuple(without) == (210, 40, 68)


@pytest.mark.parametrize("batch", [1, 7, 100_000])
async def test_the_size_of_a_batch_makes_no_difference(
    database_url: str, register: asyncpg.Connection, paginas: Path, rijen: Rijen, batch: int
) -> None:
    if batch == 1:  # every row its own transaction: a part of the register is enough
        rijen = rijen.kopie()
        for resource in rijen.per_resource:
            if resource not in {"actoren", "categorieen", "partijen", "partij-identificatoren"}:
                rijen[resource].clear()
        for rij in rijen["partijen"]:
            rij["voorkeursDigitaalAdres"] = None
        paginas = rijen.bewaar(paginas.parent / "deel")
    (await importeer(MapBron(paginas), database_url, batch=batch)).close()
    await klopt(register, rijen)
