"""Registering, changing and removing one object by itself, with the simplest there is."""

from typing import Any
from uuid import UUID

import asyncpg

from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

REGISTREER = """
mutation ($input: RegistreerBijlageInput!) {
  registreerBijlage(input: $input) {
    __typename
    ... on Bijlage { uuid versie identificator { objectId } klantcontact { nummer } }
    ... on Fout { code melding pad }
    ... on OngeldigeInvoer { fouten { code pad } }
  }
}
"""
WIJZIG = """
mutation ($input: WijzigBijlageInput!) {
  wijzigBijlage(input: $input) {
    __typename
    ... on Bijlage { uuid versie identificator { objectId } }
    ... on Fout { code pad }
    ... on Conflict { huidigeVersie nu { ... on Bijlage { identificator { objectId } } } }
  }
}
"""
VERWIJDER = """
mutation ($input: VerwijderInput!) {
  verwijderBijlage(input: $input) {
    __typename
    ... on Verwijderd { concept uuid gevolgen { concept lot aantal } }
    ... on Fout { code pad }
  }
}
"""


def codes(object_id: str = "scan-1") -> dict[str, str]:
    return {
        "objecttype": "informatieobject",
        "register": "openzaak",
        "soortObjectId": "uuid",
        "objectId": object_id,
    }


async def test_registered_changed_and_removed(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()

    antwoord = await vraag.schrijf(REGISTREER, {"input": {"klantcontact": str(contact), "identificator": codes()}})
    made = antwoord.data["registreerBijlage"]
    assert made["__typename"] == "Bijlage"
    assert (made["versie"], made["identificator"]) == (1, {"objectId": "scan-1"})

    wijziging = {"id": made["uuid"], "versie": 1, "identificator": codes("scan-2")}
    changed = (await vraag.schrijf(WIJZIG, {"input": wijziging})).data["wijzigBijlage"]
    assert changed == {
        "__typename": "Bijlage",
        "uuid": made["uuid"],
        "versie": 2,
        "identificator": {"objectId": "scan-2"},
    }

    stale = (await vraag.schrijf(WIJZIG, {"input": wijziging | {"identificator": codes("scan-3")}})).data
    assert stale["wijzigBijlage"] == {
        "__typename": "Conflict",
        "code": "VERSIE_VEROUDERD",
        "pad": ["versie"],
        "huidigeVersie": 2,
        "nu": {"identificator": {"objectId": "scan-2"}},
    }

    gone = (await vraag.schrijf(VERWIJDER, {"input": {"id": made["uuid"], "versie": 2}})).data
    assert gone["verwijderBijlage"] == {
        "__typename": "Verwijderd",
        "concept": "bijlage",
        "uuid": made["uuid"],
        "gevolgen": [],
    }
    assert await register.fetchval("select count(*) from bijlage") == 0
    assert await geschiedenis(register, UUID(made["uuid"])) == [
        ("registratie", 1, "registreerBijlage", False),
        ("wijziging", 2, "wijzigBijlage", False),
        ("verwijdering", 2, "verwijderBijlage", False),
    ]


async def geschiedenis(register: asyncpg.Connection, id_: UUID) -> list[tuple[Any, ...]]:
    rows = await register.fetch(
        "select soort, versie, bewerking, voor is not null or na is not null from wijziging"
        " where object_id = $1 order by tijdstip",
        id_,
    )
    return [tuple(row) for row in rows]


async def test_everything_wrong_is_said_at_once(vraag: Vraag, register: asyncpg.Connection) -> None:
    invoer = {"klantcontact": "00000000-0000-4000-8000-000000000000", "identificator": codes("x" * 201)}
    antwoord = (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerBijlage"]
    assert antwoord["__typename"] == "OngeldigeInvoer"
    assert sorted((fout["code"], fout["pad"]) for fout in antwoord["fouten"]) == [
        ("NIET_GEVONDEN", ["klantcontact"]),
        ("TE_LANG", ["identificator", "objectId"]),
    ]
    assert await register.fetchval("select count(*) from wijziging") == 0


async def test_repeated_with_the_same_key(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()
    invoer = {"klantcontact": str(contact), "identificator": codes(), "idempotentieSleutel": "een"}
    eerste = (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerBijlage"]
    nogmaals = (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerBijlage"]
    anders = (await vraag.schrijf(REGISTREER, {"input": invoer | {"identificator": codes("b")}})).data
    assert nogmaals == eerste
    assert anders["registreerBijlage"]["code"] == "SLEUTEL_HERGEBRUIKT"
    assert await register.fetchval("select count(*) from bijlage") == 1


async def test_repeated_after_it_was_removed(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()
    invoer = {"klantcontact": str(contact), "identificator": codes(), "idempotentieSleutel": "een"}
    made = (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerBijlage"]
    await vraag.schrijf(VERWIJDER, {"input": {"id": made["uuid"], "versie": 1}})

    nogmaals = (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerBijlage"]

    assert (nogmaals["__typename"], nogmaals["pad"]) == ("NietGevonden", ["idempotentieSleutel"])
    assert await register.fetchval("select count(*) from bijlage") == 0
    assert await register.fetchval("select vingerafdruk from idempotentie") == ""
