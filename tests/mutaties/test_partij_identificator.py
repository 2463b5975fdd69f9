"""Partij-identificatoren: rule 2, by itself and against what the database refuses (F6257, F8226)."""

import asyncio
from itertools import product
from uuid import UUID

import asyncpg
import pytest

from db.engine import Database
from tests.mutaties.partijen import (
    ANDERE_BSN,
    ANDERE_KVK,
    ANDERE_VESTIGING,
    BSN,
    KVK,
    NERGENS,
    RSIN,
    VESTIGING,
    Balie,
    geschiedenis,
    toestand,
)
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

KVK_CODES = ("hr", "niet_natuurlijk_persoon", "kvk_nummer", KVK)
NUMMER = {"bsn": BSN, "rsin": RSIN, "kvk_nummer": KVK, "vestigingsnummer": VESTIGING, "klantnummer": "7"}


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


async def test_registered_changed_and_removed(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij = await schrijf.partij()
    invoer = {"partij": partij, "soortObjectId": "bsn", "objectId": BSN, "idempotentieSleutel": "een"}
    bsn = await balie.doe("registreerPartijIdentificator", **invoer)
    assert bsn == {
        "__typename": "PartijIdentificator",
        "uuid": bsn["uuid"],
        "versie": 1,
        "register": "brp",
        "objecttype": "natuurlijk_persoon",
        "soortObjectId": "bsn",
        "objectId": BSN,
    }
    # 1 key, 1 partij, 1 uniqueness, 1 insert, 1 to read the answer.
    assert balie.statements == 5
    assert await balie.doe("registreerPartijIdentificator", **invoer) == bsn
    anders = await balie.doe("wijzigPartijIdentificator", id=bsn["uuid"], versie=1, objectId=ANDERE_BSN)
    assert (anders["objectId"], anders["versie"]) == (ANDERE_BSN, 2)
    verouderd = await balie.doe("wijzigPartijIdentificator", id=bsn["uuid"], versie=1, objectId=BSN)
    assert (verouderd["code"], verouderd["nu"]["__typename"]) == ("VERSIE_VEROUDERD", "PartijIdentificator")
    weg = await balie.doe("verwijderPartijIdentificator", id=bsn["uuid"], versie=2)
    assert (weg["concept"], weg["gevolgen"]) == ("partij_identificator", [])
    assert await geschiedenis(register, bsn["uuid"]) == [
        (
            "registratie",
            "registreerPartijIdentificator",
            ["object_id", "objecttype", "partij_id", "register", "soort_object_id"],
        ),
        ("wijziging", "wijzigPartijIdentificator", ["object_id"]),
        ("verwijdering", "verwijderPartijIdentificator", []),
    ]
    assert [BSN in str(rij) or ANDERE_BSN in str(rij) for rij in (await toestand(register))["wijziging"]] == [False] * 3


@pytest.mark.parametrize(
    ("soort", "nummer", "melding"),
    [
        ("bsn", "999993654", "Dit is geen geldig BSN: negen cijfers die aan de elfproef voldoen."),
        ("bsn", "99999365", "Dit is geen geldig BSN: negen cijfers die aan de elfproef voldoen."),
        ("bsn", "000000000", "Dit is geen geldig BSN: negen cijfers die aan de elfproef voldoen."),
        ("bsn", "9999.93.653", "Dit is geen geldig BSN: negen cijfers die aan de elfproef voldoen."),
        ("rsin", "999996667", "Dit is geen geldig RSIN: negen cijfers die aan de elfproef voldoen."),
        ("kvk_nummer", "6959908", "Een KVK-nummer bestaat uit 8 cijfers."),
        ("kvk_nummer", "695990845", "Een KVK-nummer bestaat uit 8 cijfers."),
    ],
)
async def test_a_number_must_look_like_one(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection, soort: str, nummer: str, melding: str
) -> None:
    partij = await schrijf.partij()
    voor = await toestand(register)
    uitkomst = await balie.doe("registreerPartijIdentificator", partij=partij, soortObjectId=soort, objectId=nummer)
    assert (uitkomst["pad"], uitkomst["melding"]) == (["objectId"], melding)
    assert await toestand(register) == voor


async def test_codes_that_go_together_are_those_of_the_database(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    """Every combination of codes: what the rule takes the database takes too, and the other way around."""
    kvk_van = await schrijf.partij("organisatie")
    ouder = await schrijf.identificator(kvk_van, "hr", "niet_natuurlijk_persoon", "kvk_nummer", ANDERE_KVK)
    genomen, verwacht = [], []
    objecttypen = ("natuurlijk_persoon", "niet_natuurlijk_persoon", "vestiging", "iets")
    for codes in product(("brp", "hr", "elders"), objecttypen, NUMMER):
        onder = ouder if codes[2] == "vestigingsnummer" else None
        partij = kvk_van if onder else await schrijf.partij()
        invoer = {"register": codes[0], "objecttype": codes[1], "soortObjectId": codes[2]}
        if onder:
            invoer["subIdentificatorVan"] = str(onder)
        uitkomst = await balie.doe("registreerPartijIdentificator", partij=partij, objectId=NUMMER[codes[2]], **invoer)
        if uitkomst["__typename"] == "PartijIdentificator":
            genomen.append(codes)
            await register.execute("delete from partij_identificator where id = $1", UUID(uitkomst["uuid"]))
        else:
            assert {fout["code"] for fout in uitkomst["fouten"]} == {"CODES_HOREN_NIET_BIJ_ELKAAR"}
        try:
            rij = await schrijf.identificator(partij, *codes, NUMMER[codes[2]], onder=onder)
        except asyncpg.CheckViolationError as fout:
            assert fout.constraint_name == "ck_partij_identificator_codes_bij_elkaar"
        else:
            verwacht.append(codes)
            await register.execute("delete from partij_identificator where id = $1", rij)
    assert genomen == verwacht
    assert len(genomen) == 8


async def test_a_vestigingsnummer_stands_under_a_kvk_number_of_the_same_partij(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    partij, ander = await schrijf.partij("organisatie"), await schrijf.partij("organisatie")
    kvk = await schrijf.identificator(partij, *KVK_CODES)
    rsin = await schrijf.identificator(partij, "hr", "niet_natuurlijk_persoon", "rsin", RSIN)
    vreemd = await schrijf.identificator(ander, *KVK_CODES[:3], ANDERE_KVK)
    voor = await toestand(register)

    async def melding(**invoer: UUID | str) -> tuple[list[str], str]:
        uitkomst = await balie.doe("registreerPartijIdentificator", partij=partij, **invoer)
        return uitkomst["pad"], uitkomst["melding"]

    vestiging = {"soortObjectId": "vestigingsnummer", "objectId": VESTIGING}
    hier = ["subIdentificatorVan"]
    assert await melding(**vestiging) == (
        hier,
        "Een vestigingsnummer staat onder het KVK-nummer van dezelfde partij; zeg onder welk.",
    )
    assert await melding(**vestiging, subIdentificatorVan=rsin) == (
        hier,
        "Een vestigingsnummer staat onder een KVK-nummer, niet onder iets anders.",
    )
    assert await melding(**vestiging, subIdentificatorVan=vreemd) == (
        hier,
        "Deze identificator is van een andere partij; kies er een van dezelfde.",
    )
    assert await melding(**vestiging, subIdentificatorVan=NERGENS) == (
        hier,
        "Deze partij-identificator staat niet in het register.",
    )
    # A BSN under something else would escape from being unique.
    assert await melding(soortObjectId="bsn", objectId=BSN, subIdentificatorVan=kvk) == (
        hier,
        "Een `bsn` staat op zichzelf; laat dit weg.",
    )
    assert await toestand(register) == voor

    goed = await balie.doe("registreerPartijIdentificator", partij=partij, **vestiging, subIdentificatorVan=kvk)
    assert goed["__typename"] == "PartijIdentificator"
    # then the KVK number under which it stands stays one, and stays
    assert await balie.fouten("wijzigPartijIdentificator", id=kvk, versie=1, soortObjectId="rsin", objectId=RSIN) == [
        ("soortObjectId", "ONGELDIGE_WAARDE")
    ]
    assert (await balie.doe("verwijderPartijIdentificator", id=kvk, versie=1))["code"] == "IN_GEBRUIK"
    # and it is not taken from under it
    assert await balie.fouten("wijzigPartijIdentificator", id=goed["uuid"], versie=1, subIdentificatorVan=None) == [
        ("subIdentificatorVan", "VERPLICHT")
    ]
    assert await balie.fouten("wijzigPartijIdentificator", id=goed["uuid"], versie=1, subIdentificatorVan=rsin) == [
        ("subIdentificatorVan", "ONGELDIGE_WAARDE")
    ]


async def test_another_soort_asks_another_form(balie: Balie, schrijf: Rijen) -> None:
    partij = await schrijf.partij()
    id_ = await schrijf.identificator(partij, "elders", "klant", "klantnummer", "7")
    assert await balie.fouten("wijzigPartijIdentificator", id=id_, versie=1, soortObjectId="bsn") == [
        ("objectId", "ONGELDIGE_WAARDE"),
        ("objecttype", "CODES_HOREN_NIET_BIJ_ELKAAR"),
        ("register", "CODES_HOREN_NIET_BIJ_ELKAAR"),
    ]
    codes = {"register": "brp", "objecttype": "natuurlijk_persoon", "soortObjectId": "bsn", "objectId": BSN}
    assert (await balie.doe("wijzigPartijIdentificator", id=id_, versie=1, **codes))["objectId"] == BSN


async def test_one_partij_has_it_and_one_of_each_soort(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    eigenaar, ander = await schrijf.partij("organisatie"), await schrijf.partij("organisatie")
    kvk = await schrijf.identificator(eigenaar, *KVK_CODES)
    await schrijf.identificator(eigenaar, "hr", "vestiging", "vestigingsnummer", VESTIGING, onder=kvk)
    ander_kvk = await schrijf.identificator(ander, *KVK_CODES[:3], ANDERE_KVK)
    voor = await toestand(register)

    al_van_iemand = await balie.doe(
        "registreerPartijIdentificator", partij=await schrijf.partij(), soortObjectId="kvk_nummer", objectId=KVK
    )
    assert (al_van_iemand["code"], al_van_iemand["pad"]) == ("BESTAAT_AL", ["objectId"])
    assert al_van_iemand["nu"]["__typename"] == "Organisatie"
    tweede = await balie.doe(
        "registreerPartijIdentificator", partij=eigenaar, soortObjectId="kvk_nummer", objectId="12345678"
    )
    assert (tweede["code"], tweede["pad"]) == ("BESTAAT_AL", ["soortObjectId"])
    assert (tweede["nu"]["__typename"], tweede["huidigeVersie"]) == ("PartijIdentificator", 1)
    gewijzigd = await balie.doe("wijzigPartijIdentificator", id=ander_kvk, versie=1, objectId=KVK)
    assert (gewijzigd["code"], gewijzigd["pad"]) == ("BESTAAT_AL", ["objectId"])
    assert {**await toestand(register), "partij": 0} == {**voor, "partij": 0}

    # Under another parent the same number is another one.
    onder_ander = await balie.doe(
        "registreerPartijIdentificator",
        partij=ander,
        soortObjectId="vestigingsnummer",
        objectId=VESTIGING,
        subIdentificatorVan=ander_kvk,
    )
    assert onder_ander["__typename"] == "PartijIdentificator"
    assert (await balie.doe("wijzigPartijIdentificator", id=onder_ander["uuid"], versie=1, objectId=ANDERE_VESTIGING))[
        "objectId"
    ] == ANDERE_VESTIGING


async def test_what_was_imported_may_stay(balie: Balie, schrijf: Rijen) -> None:
    """A vestigingsnummer under something else came in; another field of it can be changed."""
    partij = await schrijf.partij("organisatie")
    rsin = await schrijf.identificator(partij, "hr", "niet_natuurlijk_persoon", "rsin", RSIN)
    vestiging = await schrijf.identificator(partij, "hr", "vestiging", "vestigingsnummer", VESTIGING, onder=rsin)
    uitkomst = await balie.doe(
        "wijzigPartijIdentificator", id=vestiging, versie=1, anderePartijIdentificator="filiaal 7"
    )
    assert uitkomst["versie"] == 2


async def test_everything_wrong_is_said_at_once(balie: Balie, register: asyncpg.Connection) -> None:
    assert await balie.fouten(
        "registreerPartijIdentificator", partij=NERGENS, soortObjectId="bsn", objectId="1", register="hr"
    ) == [
        ("objectId", "ONGELDIGE_WAARDE"),
        ("partij", "NIET_GEVONDEN"),
        ("register", "CODES_HOREN_NIET_BIJ_ELKAAR"),
    ]
    assert await register.fetchval("select count(*) from wijziging") == 0


async def test_two_who_register_the_same_number_at_once(database_url: str, register: asyncpg.Connection) -> None:
    databases = [Database(database_url, pool_size=1) for _ in range(4)]
    invoer = {"soortPartij": "PERSOON", "identificatoren": [{"soortObjectId": "bsn", "objectId": BSN}]}
    try:
        uitkomsten = await asyncio.gather(
            *(Balie(Vraag(database)).doe("registreerPartij", **invoer) for database in databases)
        )
    finally:
        for database in databases:
            await database.close()
    namen = sorted(uitkomst.get("code", uitkomst["__typename"]) for uitkomst in uitkomsten)
    assert namen == ["BESTAAT_AL", "BESTAAT_AL", "BESTAAT_AL", "Persoon"]
    assert await register.fetchval("select count(*) from partij") == 1
