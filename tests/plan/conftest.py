"""A register to plan on, and values that occur in it."""

from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import pytest

from db.engine import Database
from schema.global_id import encode
from tests.plan.documenten import Voorraad

_TABELLEN = (
    *("betrokkene", "bijlage", "categorie", "categorie_relatie", "digitaal_adres", "interne_taak", "klantcontact"),
    *("onderwerpobject", "partij_identificator", "rekeningnummer", "vertegenwoordiging"),
)


@pytest.fixture(scope="module")
async def planbaar(verhaal_url: str) -> Any:
    # What is compared is what is answered, however busy the machine is.
    database = Database(verhaal_url, pool_size=2, statement_timeout_ms=120_000)
    yield database
    await database.close()


@pytest.fixture(scope="module")
async def voorraad(verhaal_url: str) -> Voorraad:
    connection = await asyncpg.connect(verhaal_url.replace("+asyncpg", ""))

    async def some(sql: str) -> list[str]:
        return [str(row[0]) for row in await connection.fetch(sql)]

    try:
        contacten = await some("select id from klantcontact where nummer::int > 7000 order by nummer")
        partijen = await some("select id from partij where nummer::int > 5000 order by nummer")
        zaken = await some(
            "select distinct object_sleutel from onderwerpobject where identificator_objecttype ilike '%zaak%' order by 1 limit 8"
        )
        nummers = await some("select nummer from klantcontact where nummer::int > 7000 order by nummer")
        return {
            "bsn": await some(
                "select object_id from partij_identificator where soort_object_id = 'bsn' order by object_id desc limit 12"
            ),
            "nummer": nummers + await some("select nummer from partij where nummer::int > 5000"),
            "uuid": contacten + partijen,
            "id": [encode("Klantcontact", uuid) for uuid in contacten] + partijen,
            "node": await _ids(some, zaken),
            "klantcontact": contacten,
            "partij": partijen,
            "zaak": zaken,
            "identificatie": zaken,
            "url": [f"https://openzaak.turfstad.example/zaken/api/v1/zaken/{zaak}" for zaak in zaken],
            "kanaal": await some("select distinct kanaal from klantcontact order by 1"),
            "naam": ["berg", "Zoë van den Berg", "v.d. bergg", "Yilmaz", "Parkeren", "straatverlichting", "!!"],
            "email": await some("select adres from digitaal_adres where soort = 'email' order by adres limit 20"),
            "telefoonnummer": await some(
                "select adres from digitaal_adres where soort = 'telefoonnummer' order by adres limit 20"
            ),
            "tekst": ["verlichting", "parkeren or lantaarn", '"kapotte lantaarns"', "een"],
            "doel": ["klacht 12"],
            "taal": ["nld", "eng"],
            "vanaf": ["2026-01-01", "2026-03-29"],
            "totEnMet": ["2026-03-29", "2026-04-30"],
            "String": ["", "telefoon", "zgw-Zaak", "onbekend", "uuid", "Terugbellen"],
            "ID": contacten + partijen,
            "UUID": contacten + partijen,
            "Date": ["2026-03-29"],
            "DateTime": ["2026-03-29T01:00:00+01:00", "2026-03-01T00:00:00Z"],
        }
    finally:
        await connection.close()


async def _ids(some: Callable[[str], Awaitable[list[str]]], zaken: list[str]) -> list[str]:
    """Ids of every type, and some of the right type that is not there, or of a row that is of another type."""
    partij = "initcap(soort_partij)"
    actor = "replace(initcap(soort_actor), '_', '')"
    actor = f"case soort_actor when 'organisatorische_eenheid' then 'OrganisatorischeEenheid' when 'geautomatiseerde_actor' then 'GeautomatiseerdeActor' else {actor} end"
    types = {name: f"'{name.title().replace('_', '')}'" for name in _TABELLEN} | {"partij": partij, "actor": actor}
    per_tabel = [
        await some(f"select {soort} || ':' || id from {tabel} order by id limit 12") for tabel, soort in types.items()
    ]
    known = [text for texts in per_tabel for text in texts] + [f"Zaak:{zaak}" for zaak in zaken]
    # Unknown; of another type than the id says; and one no register knows.
    others = ["Persoon:00000000-0000-4000-8000-000000000000", "Zaak:onbekend"]
    others += [text.replace("Persoon", "Organisatie").replace("Medewerker", "GeautomatiseerdeActor") for text in known]
    ids = known * 4 + [text for text in others if text not in known]
    return [encode(*text.split(":", 1)) for text in ids]
