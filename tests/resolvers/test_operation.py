"""What an operation may take of the database, whatever is asked of it."""

import asyncio
import gc
from typing import Any

import orjson
import pytest

from db.engine import Database
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT, Principal
from schema.execution import Outcome, execute
from tests.db.test_sessie import verbindingen
from tests.support.rijen import Rijen, na
from tests.support.vraag import Vraag, captured

AANTAL = "{ partijen { totalCount } }"
# Sixty relations at one level, of three contacts.
ZESTIG = "{ klantcontacten(first: 3) { nodes { " + " ".join(
    f"{veld}{n}: {veld} {{ __typename }}"
    for n in range(10)
    for veld in ("betrokkenen", "actoren", "bijlagen", "zaken", "interneTaken", "opvolging")
) + " } } }"  # fmt: skip


async def vraag_aan(database: Database, document: str, *, planned: bool = True) -> tuple[Outcome, int]:
    async with Operation(database, ONTWIKKELIDENTITEIT) as operation:
        return await execute(document, None, None, operation, planned=planned), operation.statements


@pytest.mark.parametrize(
    "document",
    [
        "{ __typename }",
        "{ __schema { types { name } } }",
        "{ onbekend }",
        "{ partij",
        "{ node(id: 1) { x } }",
        "{ ...F }",
    ],
)
@pytest.mark.parametrize("planned", [True, False])
async def test_what_needs_no_data_opens_no_connection(vraag_verhaal: Vraag, document: str, planned: bool) -> None:
    database = vraag_verhaal.database
    with verbindingen(database) as uit:
        _, statements = await vraag_aan(database, document, planned=planned)
    assert (uit, statements) == ([], 0)


@pytest.mark.parametrize("planned", [True, False])
async def test_sixty_loaders_share_one_connection(database: Database, schrijf: Rijen, planned: bool) -> None:
    for uur in range(3):
        await schrijf.contact_van(await schrijf.partij(), na(hours=uur))
    with verbindingen(database) as uit:
        outcome, statements = await vraag_aan(database, ZESTIG, planned=planned)
    assert not outcome.errors
    assert uit == [1]
    assert statements == (1 if planned else 61)


async def test_an_operation_is_one_snapshot(database: Database, schrijf: Rijen) -> None:
    async with Operation(database, ONTWIKKELIDENTITEIT) as operation:
        for planned in (True, False, True):
            outcome = await execute(AANTAL, None, None, operation, planned=planned)
            assert "0" in str(await _gelezen(outcome))
            # when a commit comes in between
            await schrijf.partij()
    outcome, _ = await vraag_aan(database, AANTAL)
    assert (await _gelezen(outcome))["partijen"]["totalCount"] == 3


async def _gelezen(outcome: Outcome) -> Any:

    return orjson.loads(orjson.dumps(outcome.data))


async def test_twenty_operations_share_two_connections(database_url: str, schrijf: Rijen) -> None:
    """Nobody holds a connection while waiting for another one."""
    database = Database(database_url, pool_size=2, pool_timeout=30)
    for uur in range(3):
        await schrijf.contact_van(await schrijf.partij(), na(hours=uur))
    with verbindingen(database) as uit:
        async with asyncio.timeout(60):
            uitkomsten = await asyncio.gather(*(vraag_aan(database, ZESTIG, planned=n % 2 == 0) for n in range(20)))
    assert all(not outcome.errors for outcome, _ in uitkomsten)
    assert len(uit) == 20
    assert max(uit) <= 2
    assert len({str(await _gelezen(outcome)) for outcome, _ in uitkomsten}) == 1
    await database.close()


async def test_after_a_restarted_database_the_next_operation_works(database: Database, schrijf: Rijen) -> None:
    # given two pooled connections that died
    await asyncio.gather(*(vraag_aan(database, AANTAL) for _ in range(2)))
    await schrijf.connection.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    )
    await asyncio.sleep(0.1)
    # then
    for outcome, _ in await asyncio.gather(*(vraag_aan(database, AANTAL) for _ in range(2))):
        assert not outcome.errors


@pytest.mark.parametrize("planned", [True, False])
async def test_loaders_that_still_wait_when_the_answer_is_complete_leave_nothing_behind(
    database: Database, schrijf: Rijen, planned: bool
) -> None:
    """A refused field ends the operation while other fields were still under way; warnings are errors here."""
    for uur in range(3):
        await schrijf.contact_van(await schrijf.partij(), na(hours=uur))
    voor = asyncio.all_tasks()
    for document in (
        ZESTIG.replace("{ klantcontacten", "{ fout: klantcontacten(first: 999) { totalCount } klantcontacten", 1),
        "{ klantcontacten { nodes { betrokkenen { partij { a: klantcontacten(first: 999) { totalCount } identificatoren { uuid } } } } } }",
    ):
        outcome, _ = await vraag_aan(database, document, planned=planned)
        assert outcome.errors
        for _ in range(5):
            await asyncio.sleep(0)
        gc.collect()
        assert asyncio.all_tasks() == voor
    # and the connections are back
    assert database.engine.sync_engine.pool.checkedout() == 0  # type: ignore[attr-defined]


async def test_an_unknown_role_sees_nothing(database: Database, schrijf: Rijen) -> None:
    """Failing is failing closed: by list, key, node, count, history and search alike."""
    contact = await schrijf.contact_van(await schrijf.partij(nummer="1"), nummer="1")
    for document in (
        "{ klantcontacten { nodes { uuid } } }",
        "{ klantcontacten { totalCount } }",
        '{ klantcontact(sleutel: {nummer: "1"}) { uuid } }',
        '{ partij(sleutel: {nummer: "1"}) { uuid klantcontacten { nodes { uuid } } } }',
        f'{{ klantcontact(sleutel: {{uuid: "{contact}"}}) {{ betrokkenen {{ uuid }} }} }}',
        '{ contactgeschiedenis(van: {partij: {nummer: "1"}}) { klantcontacten { nodes { uuid } } } }',
        '{ contactgeschiedenis(van: {klantcontact: {nummer: "1"}}) { samenvatting { aantal } } }',
        '{ partijen(filter: {nummer: ["1"]}) { nodes { uuid } } }',
        "{ zaken { nodes { id } } }",
    ):
        for planned in (True, False):
            with captured(database) as gestuurd:
                async with Operation(database, Principal(naam="x", rol="onbekend")) as operation:
                    outcome = await execute(document, None, None, operation, planned=planned)
            gelezen = await _gelezen(outcome)
            assert gelezen is None or set(gelezen.values()) == {None}, document
            assert outcome.errors
            assert [statement for statement in gestuurd if "set_config" not in statement.sql] == []


async def test_the_purpose_that_was_given_is_kept(vraag: Vraag) -> None:
    async with Operation(vraag.database, ONTWIKKELIDENTITEIT) as operation:
        await execute(
            '{ a: contactgeschiedenis(van: {email: "x"}, doel: "klacht 12") { partij { uuid } } }',
            None,
            None,
            operation,
        )
        assert operation.purposes == ["klacht 12"]
