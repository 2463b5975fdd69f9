import asyncio

import asyncpg
import pytest

from db.engine import Database
from tests.mutaties.partijen import NERGENS, Balie, geschiedenis, toestand
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


async def test_registered_changed_and_removed(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    wie, wiens, ander = await schrijf.partij(), await schrijf.partij(), await schrijf.partij("organisatie")
    paar = {"vertegenwoordigendePartij": wie, "vertegenwoordigdePartij": wiens}
    eerste = await balie.doe("registreerVertegenwoordiging", **paar, idempotentieSleutel="een")
    assert eerste == {
        "__typename": "Vertegenwoordiging",
        "uuid": eerste["uuid"],
        "versie": 1,
        "vertegenwoordigendePartij": {"uuid": str(wie)},
        "vertegenwoordigdePartij": {"uuid": str(wiens)},
    }
    # 1 key, 1 partijen, 1 uniqueness, 1 insert, 3 to read the answer.
    assert balie.statements == 7
    assert await balie.doe("registreerVertegenwoordiging", **paar, idempotentieSleutel="een") == eerste

    # It is told with the one who is represented, and the other way around is another.
    terug = await balie.doe(
        "registreerVertegenwoordiging", vertegenwoordigendePartij=wiens, vertegenwoordigdePartij=wie
    )
    voor = await toestand(register)
    nogmaals = await balie.doe("registreerVertegenwoordiging", **paar)
    assert (nogmaals["code"], nogmaals["pad"], nogmaals["melding"]) == (
        "BESTAAT_AL",
        [],
        "Deze vertegenwoordiging staat er al (`nu`).",
    )
    assert (nogmaals["nu"]["__typename"], nogmaals["huidigeVersie"]) == ("Vertegenwoordiging", 1)
    omgedraaid = {"vertegenwoordigendePartij": wie, "vertegenwoordigdePartij": wiens}
    assert (await balie.doe("wijzigVertegenwoordiging", id=terug["uuid"], versie=1, **omgedraaid))[
        "code"
    ] == "BESTAAT_AL"
    zelf = await balie.doe("wijzigVertegenwoordiging", id=eerste["uuid"], versie=1, vertegenwoordigdePartij=wie)
    assert (zelf["pad"], zelf["melding"]) == (
        ["vertegenwoordigdePartij"],
        "Niemand vertegenwoordigt zichzelf; kies een andere partij.",
    )
    assert await toestand(register) == voor

    anders = await balie.doe("wijzigVertegenwoordiging", id=eerste["uuid"], versie=1, vertegenwoordigendePartij=ander)
    assert (anders["versie"], anders["vertegenwoordigendePartij"]) == (2, {"uuid": str(ander)})
    weg = await balie.doe("verwijderVertegenwoordiging", id=eerste["uuid"], versie=2)
    assert (weg["concept"], weg["gevolgen"]) == ("vertegenwoordiging", [])
    assert await geschiedenis(register, eerste["uuid"]) == [
        (
            "registratie",
            "registreerVertegenwoordiging",
            ["vertegenwoordigde_partij_id", "vertegenwoordigende_partij_id"],
        ),
        ("wijziging", "wijzigVertegenwoordiging", ["vertegenwoordigende_partij_id"]),
        ("verwijdering", "verwijderVertegenwoordiging", []),
    ]


async def test_everything_wrong_is_said_at_once(balie: Balie, register: asyncpg.Connection) -> None:
    assert await balie.fouten(
        "registreerVertegenwoordiging", vertegenwoordigendePartij=NERGENS, vertegenwoordigdePartij=NERGENS
    ) == [
        ("vertegenwoordigdePartij", "NIET_GEVONDEN"),
        ("vertegenwoordigdePartij", "ONGELDIGE_WAARDE"),
        ("vertegenwoordigendePartij", "NIET_GEVONDEN"),
    ]
    assert await register.fetchval("select count(*) from wijziging") == 0


async def test_two_who_register_the_same_at_once(
    database_url: str, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    wie, wiens = await schrijf.partij(), await schrijf.partij()
    databases = [Database(database_url, pool_size=1) for _ in range(4)]
    try:
        uitkomsten = await asyncio.gather(
            *(
                Balie(Vraag(database)).doe(
                    "registreerVertegenwoordiging", vertegenwoordigendePartij=wie, vertegenwoordigdePartij=wiens
                )
                for database in databases
            )
        )
    finally:
        for database in databases:
            await database.close()
    assert sorted(uitkomst.get("code", uitkomst["__typename"]) for uitkomst in uitkomsten) == [
        "BESTAAT_AL",
        "BESTAAT_AL",
        "BESTAAT_AL",
        "Vertegenwoordiging",
    ]
    assert await register.fetchval("select count(*) from vertegenwoordiging") == 1
