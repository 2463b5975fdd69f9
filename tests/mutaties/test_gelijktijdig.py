"""Two hundred who write the same tasks and contacts at once: nothing is lost, and nobody hears of a database."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import asyncpg
import pytest
from sqlalchemy import event

from db.engine import Database
from tests.mutaties.kantoor import BEANTWOORD, CONTACT, ROUTEER, VERWERK, WIJZIG, ZAKEN, Invoer, Kantoor
from tests.support.rijen import Rijen, na
from tests.support.vraag import Vraag


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[Database]:
    """The test's own register, over a pool that all writers share."""
    database = Database(database_url, pool_size=8, pool_timeout=300, statement_timeout_ms=60_000)
    async with AsyncExitStack() as stack:
        # All connections are there before the writers are: a busy machine is slow to make one.
        for _ in range(8):
            await stack.enter_async_context(database.engine.connect())
    yield database
    await database.close()


def _database_errors(database: Database) -> list[str]:
    """Codes of every error that PostgreSQL gives from now on."""
    found: list[str] = []

    def note(context: Any) -> None:
        found.append(str(getattr(context.original_exception, "sqlstate", context.original_exception)))

    event.listen(database.engine.sync_engine, "handle_error", note)
    return found


async def _werk(pool: Database, schrijf: Rijen, *, aantal: int, zaad: int) -> Kantoor:
    actoren = [await schrijf.actor(f"Actor {plaats}") for plaats in range(5)]
    taken = []
    for _ in range(2):
        contact = await schrijf.klantcontact(na(seconds=0))
        klant = await schrijf.betrokkene(contact, await schrijf.persoon("Zoë"))
        await schrijf.adres("email", "zoe@voorbeeld.nl", betrokkene_id=klant)
        taken += [(await schrijf.taak(contact, *actoren[:2]), contact) for _ in range(3)]
    kantoor = Kantoor(Vraag(pool), taken, actoren, zaad)
    await kantoor.schrijf(aantal)
    return kantoor


async def _klopt(kantoor: Kantoor, register: asyncpg.Connection) -> None:
    """That what is there is what those who succeeded wrote, no more and no less."""
    versies = {
        row["id"]: row["versie"] - 1
        for row in await register.fetch(
            "select id, versie from interne_taak union all select id, versie from klantcontact"
        )
    }
    assert {id_: aantal for id_, aantal in versies.items() if aantal} == dict(kantoor.gelukt)
    sporen = await register.fetch("select object_id, count(*) from wijziging where soort = 'wijziging' group by 1")
    assert {row["object_id"]: row["count"] for row in sporen} == dict(kantoor.gelukt)
    # Every version was written once: nobody wrote over what another had written.
    dubbel = "select object_id, versie from wijziging where soort = 'wijziging' group by 1, 2 having count(*) > 1"
    assert await register.fetch(dubbel) == []
    teksten = await register.fetch(
        "select id, toelichting as tekst from interne_taak union all select id, onderwerp from klantcontact"
    )
    gevonden = {row["id"]: (row["tekst"] or "").split() for row in teksten if row["id"] in kantoor.merken}
    assert {id_: sorted(merken) for id_, merken in gevonden.items()} == {
        id_: sorted(merken) for id_, merken in kantoor.merken.items()
    }
    assert await register.fetchval("select count(*) from interne_taak where vorige_taak_id is not null") == (
        kantoor.routes
    )
    antwoorden = "select count(*) from klantcontact where id not in (select klantcontact_id from interne_taak)"
    assert await register.fetchval(antwoorden) == kantoor.antwoorden
    # Each zaak is linked once to a contact, whoever brought it.
    dubbel = "select klantcontact_id, object_sleutel from onderwerpobject where object_sleutel is not null group by 1, 2 having count(*) > 1"
    assert await register.fetch(dubbel) == []
    # The history of who has a task ends with who has it.
    assert await _volgens_geschiedenis(register) == await _toegewezen(register)


async def _toegewezen(register: asyncpg.Connection) -> set[tuple[str, str]]:
    rows = await register.fetch("select interne_taak_id, actor_id from interne_taak_actor")
    return {(str(row["interne_taak_id"]), str(row["actor_id"])) for row in rows}


async def _volgens_geschiedenis(register: asyncpg.Connection) -> set[tuple[str, str]]:
    """Who has a task, told by its history alone (and who had it before that began)."""
    eerst = await register.fetch("select id from interne_taak where vorige_taak_id is null")
    actoren = await register.fetch("select id from actor where naam in ('Actor 0', 'Actor 1')")
    houders = {(str(taak["id"]), str(actor["id"])) for taak in eerst for actor in actoren}
    stappen = await register.fetch(
        "select object_id, soort, coalesce(na, voor) as wie from wijziging where concept = 'interne_taak_actor'"
        " order by tijdstip, soort desc"
    )
    for stap in stappen:
        link = (str(stap["object_id"]), json.loads(stap["wie"])["actor_id"])
        (houders.add if stap["soort"] == "registratie" else houders.discard)(link)
    return houders


async def test_two_hundred_write_the_same(pool: Database, schrijf: Rijen, register: asyncpg.Connection) -> None:
    errors = _database_errors(pool)

    kantoor = await _werk(pool, schrijf, aantal=200, zaad=1)

    await _klopt(kantoor, register)
    assert set(kantoor.geweigerd) <= {"Conflict VERSIE_VEROUDERD", "Conflict AL_VERWERKT"}
    # They did get in each other's way, and all lock in one order.
    assert kantoor.geweigerd["Conflict VERSIE_VEROUDERD"] > 0
    assert errors == []


@pytest.mark.lang
@pytest.mark.parametrize("zaad", range(2, 7))
async def test_four_thousand_write_the_same(
    pool: Database, schrijf: Rijen, register: asyncpg.Connection, zaad: int
) -> None:
    errors = _database_errors(pool)
    for ronde in range(4):
        await register.execute(
            "truncate actor, klantcontact, betrokkene, digitaal_adres, interne_taak, interne_taak_actor,"
            " onderwerpobject, actor_klantcontact, wijziging, partij cascade"
        )
        await _klopt(await _werk(pool, schrijf, aantal=200, zaad=100 * zaad + ronde), register)
    assert errors == []


@pytest.mark.parametrize(
    ("document", "invoer"),
    [
        (VERWERK, {"zaak": ZAKEN[0]}),
        (ROUTEER, {"toelichting": "Niet van ons."}),
        (BEANTWOORD, {"kanaal": "telefoon"}),
    ],
)
async def test_a_contact_is_locked_before_its_tasks(
    pool: Database, schrijf: Rijen, register: asyncpg.Connection, document: str, invoer: Invoer
) -> None:
    actor, contact = await schrijf.actor(), await schrijf.contact_van(None)
    taak = await schrijf.taak(contact, actor)
    actoren = {} if "zaak" in invoer else {"actoren": [{"id": str(actor)}]}
    schrijver = Vraag(pool).tegelijk(document, {"input": {"id": str(taak), "versie": 1, **invoer, **actoren}})

    # Given someone who is changing the contact, when another wants to close its task,
    async with register.transaction():
        await register.execute("select from klantcontact where id = $1 for update", contact)
        bezig = asyncio.create_task(schrijver)
        await _wacht_op_slot(register)
        # then the first can still go on to the task: the other waits for the contact without keeping anything.
        await register.execute("select from interne_taak where id = $1 for update nowait", taak)

    assert "code" not in (await bezig)["gedaan"]


async def _wacht_op_slot(register: asyncpg.Connection) -> None:
    """Until another session waits for a lock that this one has."""
    wacht = "select exists (select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid)))"
    async with asyncio.timeout(30):
        while not await register.fetchval(wacht):  # noqa: ASYNC110 - what is waited for is in PostgreSQL
            await asyncio.sleep(0.01)


VERWIJDER = """mutation ($input: VerwijderInput!) {
  gedaan: verwijderKlantcontact(input: $input) { __typename ... on Fout { code } }
}"""


async def test_what_is_removed_while_others_write_leaves_nothing(
    pool: Database, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    vraag, actor = Vraag(pool), await schrijf.actor()
    contacten = [await schrijf.contact_van(None, onderwerp="Over een mens") for _ in range(10)]
    taken = [await schrijf.taak(contact, actor) for contact in contacten]
    actoren = [{"id": str(actor)}]
    werk: list[tuple[str, Invoer]] = []
    for contact, taak in zip(contacten, taken, strict=True):
        eigen = {"id": str(taak), "versie": 1}
        werk += [
            (WIJZIG, {**eigen, "toelichting": "over een mens", "actoren": actoren}),
            (ROUTEER, {**eigen, "toelichting": "over een mens", "actoren": actoren}),
            (BEANTWOORD, {**eigen, "kanaal": "telefoon", "inhoud": "over een mens", "actoren": actoren}),
            (CONTACT, {"id": str(contact), "versie": 1, "inhoud": "over een mens"}),
            (VERWIJDER, {"id": str(contact), "versie": 1}),
        ]
    random.Random(3).shuffle(werk)
    errors = _database_errors(pool)

    antwoorden = await asyncio.gather(*(vraag.tegelijk(document, {"input": invoer}) for document, invoer in werk))

    codes = Counter(antwoord["gedaan"].get("code", "gedaan") for antwoord in antwoorden)
    assert set(codes) <= {"gedaan", "NIET_GEVONDEN", "VERSIE_VEROUDERD", "AL_VERWERKT"}
    weg = [antwoord for antwoord in antwoorden if antwoord["gedaan"]["__typename"] == "Verwijderd"]
    assert await register.fetchval("select count(*) from klantcontact where id = any($1)", contacten) == 10 - len(weg)
    # Not a word about someone is kept of what is gone, also when it was written at that very moment.
    wees = """select w.concept, w.soort, w.na from wijziging w
      where (w.voor is not null or w.na is not null) and w.concept not in ('interne_taak_actor', 'actor_klantcontact')
        and not exists (select from klantcontact where id = w.object_id)
        and not exists (select from interne_taak where id = w.object_id)
        and not exists (select from betrokkene where id = w.object_id)
        and not exists (select from onderwerpobject where id = w.object_id)"""
    assert await register.fetch(wees) == []
    assert errors == []


@pytest.mark.parametrize("soort", ["wijziging", "registratie"])
async def test_who_removes_waits_for_who_is_writing(
    pool: Database, schrijf: Rijen, register: asyncpg.Connection, soort: str
) -> None:
    # Given someone who is changing a task,
    contact = await schrijf.contact_van(None)
    taak = await schrijf.taak(contact, await schrijf.actor())
    async with register.transaction():
        await register.execute("select from interne_taak where id = $1 for no key update", taak)
        weg = asyncio.create_task(Vraag(pool).tegelijk(VERWIJDER, {"input": {"id": str(contact), "versie": 1}}))
        await _wacht_op_slot(register)
        await register.execute(
            "insert into wijziging (concept, object_id, soort, bewerking, naam, rol, na)"
            " values ('interne_taak', $1, $2, 'proef', 'proef', 'proef', '{\"toelichting\": \"over een mens\"}')",
            taak,
            soort,
        )

    # when its contact is removed, then also what was written meanwhile is wiped.
    assert (await weg)["gedaan"] == {"__typename": "Verwijderd"}
    assert await register.fetch("select from wijziging where na is not null and concept = 'interne_taak'") == []
