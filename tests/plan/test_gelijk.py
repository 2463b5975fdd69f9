"""The plan and the plain way give the same answer, byte for byte."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import orjson
import pytest
from graphql import GraphQLError

from db.engine import Database
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute
from schema.global_id import encode
from schema.plan.planner import OUTCOMES
from schema.schema import schema
from tests.plan.documenten import Maker, Voorraad, Vraagstuk

KORT, LANG = 2_000, 6_000
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


async def both_ways(database: Database, vraagstuk: Vraagstuk) -> tuple[Any, Any, list[GraphQLError] | None]:
    """What the plan answers (None: it leaves it to the plain way) and what the plain way does, in one snapshot."""
    async with Operation(database, ONTWIKKELIDENTITEIT) as operation:
        planned = OUTCOMES["planned"]
        first = await execute(vraagstuk.tekst, vraagstuk.variabelen, None, operation)
        by_plan = first.data if OUTCOMES["planned"] > planned else None
        plain = await execute(vraagstuk.tekst, vraagstuk.variabelen, None, operation, planned=False)
    return by_plan, plain.data, plain.errors


async def compare(database: Database, voorraad: Voorraad, seed: int, many: int) -> Counter[str]:
    maker = Maker(schema._schema, voorraad, random.Random(seed))
    seen: Counter[str] = Counter()
    for _ in range(many):
        vraagstuk = maker.vraagstuk()
        by_plan, plain, errors = await both_ways(database, vraagstuk)
        if by_plan is None:
            seen["fout" if errors else "gewone weg"] += 1
            continue
        assert errors is None, (vraagstuk, errors)
        assert orjson.dumps(by_plan) == orjson.dumps(plain), vraagstuk
        seen["plan"] += 1
    return seen


async def test_generated_documents_get_the_same_answer_both_ways(planbaar: Database, voorraad: Voorraad) -> None:
    # given documents with aliases, fragments, directives with variables, unions, interfaces, pages and filters
    # when each is answered both ways
    before = OUTCOMES["plain: failed"]
    seen = await compare(planbaar, voorraad, seed=7, many=KORT)
    # then the answers are the same bytes, no plan failed, and the plan answered nearly all that had no error in it
    assert OUTCOMES["plain: failed"] == before
    assert seen.total() == KORT
    assert seen["plan"] > 0.5 * KORT
    assert seen["gewone weg"] < 0.15 * KORT, seen


@pytest.mark.parametrize(
    "vraag",
    [
        "referentielijst(naam: EXTERN_REGISTER) { einddatum @skip(if: $over) }",
        'partij(sleutel: { nummer: "5001" }) { nummer @skip(if: $over) }',
        'partij(sleutel: { nummer: "4999999" }) { nummer @skip(if: $over) }',
        'contactgeschiedenis(van: { partij: { nummer: "5001" } }) { partijen { nummer @skip(if: $over) } }',
        "partijen(first: 2) { nodes { nummer @skip(if: $over) klantcontacten(first: 1) { nodes { uuid @skip(if: $over) } } } }",
    ],
)
async def test_an_object_of_which_nothing_is_asked_is_there_or_not(planbaar: Database, vraag: str) -> None:
    document = f"query ($over: Boolean!) {{ {vraag} }}"
    by_plan, plain, errors = await both_ways(planbaar, Vraagstuk(document, {"over": True}))
    assert errors is None
    assert by_plan is not None
    assert orjson.dumps(by_plan) == orjson.dumps(plain)


@pytest.mark.lang
async def test_many_more_generated_documents(planbaar: Database, voorraad: Voorraad) -> None:
    before = OUTCOMES["plain: failed"]
    seen = await compare(planbaar, voorraad, seed=random.SystemRandom().randrange(2**32), many=LANG)
    assert OUTCOMES["plain: failed"] == before
    assert seen["plan"] > 0.5 * LANG
