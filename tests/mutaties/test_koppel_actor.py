"""Actoren of a contact that is there: coupled and uncoupled."""

import asyncio
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from tests.mutaties.klantcontacten import FOUT, NERGENS, aantallen, fouten, geschiedenis, nog_een
from tests.support.rijen import BEGIN, Rijen
from tests.support.vraag import Vraag

_ANTWOORD = f"__typename ... on Klantcontact {{ uuid versie actoren {{ naam }} }} {FOUT}"
KOPPEL = f"mutation ($input: KoppelActorInput!) {{ koppelActor(input: $input) {{ {_ANTWOORD} }} }}"
ONTKOPPEL = f"mutation ($input: OntkoppelActorInput!) {{ ontkoppelActor(input: $input) {{ {_ANTWOORD} }} }}"
CODES = ("mdw", "obj", "idf", "7")
IDENTIFICATOR = dict(zip(("objecttype", "register", "soortObjectId", "objectId"), CODES, strict=True))


async def koppel(vraag: Vraag, klantcontact: UUID, **actor: Any) -> Any:
    invoer = {"klantcontact": str(klantcontact), "actor": actor}
    return (await vraag.schrijf(KOPPEL, {"input": invoer})).data["koppelActor"]


async def ontkoppel(vraag: Vraag, klantcontact: UUID, **actor: Any) -> Any:
    invoer = {"klantcontact": str(klantcontact), "actor": actor}
    return (await vraag.schrijf(ONTKOPPEL, {"input": invoer})).data["ontkoppelActor"]


async def test_a_second_actor(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    noor, sam = await schrijf.actor("Noor"), await schrijf.actor("Sam", codes=CODES)
    contact = await schrijf.contact_van(None)
    await schrijf.nam_deel(noor, contact)
    coupled = await koppel(vraag, contact, identificator=IDENTIFICATOR)
    assert coupled == {
        "__typename": "Klantcontact",
        "uuid": str(contact),
        "versie": 1,
        "actoren": [{"naam": "Noor"}, {"naam": "Sam"}],
    }
    moment = "select plaatsgevonden_op from actor_klantcontact where actor_id = $1"
    assert await register.fetchval(moment, sam) == BEGIN
    (row,) = await geschiedenis(register, "koppelActor")
    assert (row["concept"], row["soort"], row["van_id"]) == ("actor_klantcontact", "registratie", contact)
    # Coupled already: the contact as it is, nothing written.
    voor = await aantallen(register)
    assert await koppel(vraag, contact, id=str(sam)) == coupled
    assert await aantallen(register) == voor


async def test_two_who_couple_the_same_actor_at_once(
    vraag: Vraag, database_url: str, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    noor, contact = await schrijf.actor("Noor"), await schrijf.contact_van(None)
    async with nog_een(database_url) as andere_server:
        een, ander = await asyncio.gather(
            koppel(vraag, contact, id=str(noor)), koppel(andere_server, contact, id=str(noor))
        )
    assert een == ander
    assert een["actoren"] == [{"naam": "Noor"}]
    assert await register.fetchval("select count(*) from wijziging") == 1


async def test_who_cannot_be_coupled(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    weg = await schrijf.actor("Weg", indicatie_actief=False)
    contact = await schrijf.contact_van(None)
    voor = await aantallen(register)
    assert fouten(await koppel(vraag, contact, id=str(weg))) == [("INACTIEF", "actor.id")]
    assert fouten(await koppel(vraag, UUID(NERGENS), identificator=IDENTIFICATOR)) == [
        ("NIET_GEVONDEN", "actor.identificator"),
        ("NIET_GEVONDEN", "klantcontact"),
    ]
    assert await aantallen(register) == voor


async def test_uncoupled_but_never_the_last(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    noor = await schrijf.actor("Noor")
    # One who left may still turn out not to have taken part.
    weg = await schrijf.actor("Weg", codes=CODES, indicatie_actief=False)
    contact = await schrijf.contact_van(None)
    await schrijf.nam_deel(noor, contact)
    await schrijf.nam_deel(weg, contact)
    uncoupled = await ontkoppel(vraag, contact, identificator=IDENTIFICATOR)
    assert uncoupled["actoren"] == [{"naam": "Noor"}]
    (row,) = await geschiedenis(register, "ontkoppelActor")
    assert (row["concept"], row["soort"], row["van_id"]) == ("actor_klantcontact", "verwijdering", contact)
    assert orjson.loads(row["voor"]) == {"actor_id": str(weg)}
    voor = await aantallen(register)
    laatste = await ontkoppel(vraag, contact, id=str(noor))
    assert (laatste["__typename"], laatste["code"], laatste["pad"]) == ("Conflict", "LAATSTE", ["actor"])
    niet = await ontkoppel(vraag, contact, id=str(weg))
    assert (niet["__typename"], niet["pad"]) == ("NietGevonden", ["actor"])
    assert fouten(await ontkoppel(vraag, UUID(NERGENS), id=NERGENS)) == [
        ("NIET_GEVONDEN", "actor.id"),
        ("NIET_GEVONDEN", "klantcontact"),
    ]
    assert await aantallen(register) == voor


async def test_two_who_uncouple_the_last_two_at_once_leave_one(
    vraag: Vraag, database_url: str, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    noor, sam = await schrijf.actor("Noor"), await schrijf.actor("Sam")
    for _ in range(5):
        contact = await schrijf.contact_van(None)
        await schrijf.nam_deel(noor, contact)
        await schrijf.nam_deel(sam, contact)
        async with nog_een(database_url) as andere_server:
            uitkomsten = await asyncio.gather(
                ontkoppel(vraag, contact, id=str(noor)), ontkoppel(andere_server, contact, id=str(sam))
            )
        assert sorted(uitkomst["__typename"] for uitkomst in uitkomsten) == ["Conflict", "Klantcontact"]
        assert (
            await register.fetchval("select count(*) from actor_klantcontact where klantcontact_id = $1", contact) == 1
        )


async def test_how_many_statements_it_takes(vraag: Vraag, schrijf: Rijen) -> None:
    noor, sam, contact = await schrijf.actor("Noor"), await schrijf.actor("Sam"), await schrijf.contact_van(None)
    await schrijf.nam_deel(noor, contact)
    kort = "{naam}(input: $input) {{ ... on Klantcontact {{ uuid }} }}"
    koppelen = f"mutation ($input: KoppelActorInput!) {{ {kort.format(naam='koppelActor')} }}"
    ontkoppelen = f"mutation ($input: OntkoppelActorInput!) {{ {kort.format(naam='ontkoppelActor')} }}"
    invoer = {"input": {"klantcontact": str(contact), "actor": {"id": str(sam)}}}
    # One of each reads the answer.
    assert (await vraag.schrijf(koppelen, invoer)).statements == 5
    assert (await vraag.schrijf(koppelen, invoer)).statements == 4
    assert (await vraag.schrijf(ontkoppelen, invoer)).statements == 6
