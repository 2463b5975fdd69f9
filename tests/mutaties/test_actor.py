"""Actoren: registered by their kind, changed, made inactive or removed (F5592, F9810)."""

import asyncio
import json
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.support.rijen import Rijen
from tests.support.sporen import alles, sporen
from tests.support.vraag import Vraag

VELDEN = """
    __typename
    ... on Actor {
      uuid versie naam soortActor indicatieActief identificator { objecttype register soortObjectId objectId }
    }
    ... on Medewerker { functie emailadres telefoonnummer }
    ... on OrganisatorischeEenheid { omschrijving emailadres faxnummer telefoonnummer }
    ... on GeautomatiseerdeActor { functie omschrijving }
    ... on Fout { code melding pad }
    ... on OngeldigeInvoer { fouten { code melding pad } }
    ... on Conflict { huidigeVersie nu { __typename ... on Actor { naam indicatieActief } } }
"""
REGISTREER = f"mutation ($input: RegistreerActorInput!) {{ registreerActor(input: $input) {{ {VELDEN} }} }}"
WIJZIG = f"mutation ($input: WijzigActorInput!) {{ wijzigActor(input: $input) {{ {VELDEN} }} }}"
VERWIJDER = """
mutation ($input: VerwijderInput!) {
  verwijderActor(input: $input) {
    __typename
    ... on Verwijderd { concept uuid gevolgen { concept } }
    ... on Fout { code melding pad }
  }
}
"""
CODES = {"objecttype": "mdw", "register": "msei", "soortObjectId": "email", "objectId": "noor@voorbeeld.nl"}


async def registreer(vraag: Vraag, **invoer: Any) -> dict[str, Any]:
    return (await vraag.schrijf(REGISTREER, {"input": {"naam": "Noor", "soortActor": "MEDEWERKER", **invoer}})).data[
        "registreerActor"
    ]


async def wijzig(vraag: Vraag, actor: UUID | str, versie: int = 1, **invoer: Any) -> dict[str, Any]:
    antwoord = await vraag.schrijf(WIJZIG, {"input": {"id": str(actor), "versie": versie, **invoer}})
    return antwoord.data["wijzigActor"]


async def verwijder(vraag: Vraag, actor: UUID | str, versie: int = 1) -> dict[str, Any]:
    antwoord = await vraag.schrijf(VERWIJDER, {"input": {"id": str(actor), "versie": versie}})
    return antwoord.data["verwijderActor"]


def fouten(antwoord: dict[str, Any]) -> list[tuple[str, list[str], str]]:
    assert antwoord["__typename"] == "OngeldigeInvoer", antwoord
    return sorted((fout["code"], fout["pad"], fout["melding"]) for fout in antwoord["fouten"])


@pytest.mark.parametrize(
    ("soort", "typename", "eigen"),
    [
        (
            "MEDEWERKER",
            "Medewerker",
            {"functie": "KCC-medewerker", "emailadres": "noor@voorbeeld.nl", "telefoonnummer": "4567"},
        ),
        (
            "ORGANISATORISCHE_EENHEID",
            "OrganisatorischeEenheid",
            {
                "omschrijving": "Vergunningen",
                "emailadres": "vth@voorbeeld.nl",
                "faxnummer": "0201234568",
                "telefoonnummer": "0201234567",
            },
        ),
        ("GEAUTOMATISEERDE_ACTOR", "GeautomatiseerdeActor", {"functie": "Mailbox", "omschrijving": "Leest post"}),
    ],
)
async def test_each_kind_with_all_that_belongs_to_it(
    vraag: Vraag, register: asyncpg.Connection, soort: str, typename: str, eigen: dict[str, str]
) -> None:
    antwoord = await registreer(vraag, soortActor=soort, identificator=CODES, **eigen)

    uuid = antwoord.pop("uuid")
    assert antwoord == {
        "__typename": typename,
        "versie": 1,
        "naam": "Noor",
        "soortActor": soort,
        "indicatieActief": True,
        "identificator": CODES,
        **eigen,
    }
    (spoor,) = await sporen(register, uuid, "actor")
    assert (spoor["soort"], spoor["bewerking"]) == ("registratie", "registreerActor")
    assert json.loads(spoor["na"])["identificator_object_id"] == "noor@voorbeeld.nl"


@pytest.mark.parametrize(
    ("soort", "wat", "vreemd"),
    [
        ("MEDEWERKER", "een medewerker", ["faxnummer", "omschrijving"]),
        ("ORGANISATORISCHE_EENHEID", "een organisatorische eenheid", ["functie"]),
        ("GEAUTOMATISEERDE_ACTOR", "een geautomatiseerde actor", ["emailadres", "faxnummer", "telefoonnummer"]),
    ],
)
async def test_what_belongs_to_another_kind_is_refused(
    vraag: Vraag, register: asyncpg.Connection, soort: str, wat: str, vreemd: list[str]
) -> None:
    was = await alles(register)
    antwoord = await registreer(
        vraag,
        soortActor=soort,
        functie="f",
        omschrijving="o",
        emailadres="a@voorbeeld.nl",
        faxnummer="0201234567",
        telefoonnummer="0201234567",
    )
    assert fouten(antwoord) == [("HOORT_NIET", [veld], f"Dit hoort niet bij {wat}; laat het weg.") for veld in vreemd]
    assert await alles(register) == was


async def test_everything_wrong_at_once(vraag: Vraag, register: asyncpg.Connection) -> None:
    was = await alles(register)
    antwoord = await registreer(
        vraag,
        soortActor="GEAUTOMATISEERDE_ACTOR",
        naam=" ",
        omschrijving="x" * 201,
        emailadres="geen adres",
        telefoonnummer="bel mij",
        identificator={**CODES, "objectId": "x" * 201, "register": " "},
    )
    assert fouten(antwoord) == [
        ("HOORT_NIET", ["emailadres"], "Dit hoort niet bij een geautomatiseerde actor; laat het weg."),
        ("HOORT_NIET", ["telefoonnummer"], "Dit hoort niet bij een geautomatiseerde actor; laat het weg."),
        ("ONGELDIGE_WAARDE", ["emailadres"], "Dit is geen e-mailadres; verwacht iets als naam@voorbeeld.nl."),
        (
            "ONGELDIGE_WAARDE",
            ["telefoonnummer"],
            "Dit is geen telefoonnummer; verwacht iets als 0201234567, +31201234567 of 4567.",
        ),
        ("TE_LANG", ["identificator", "objectId"], "Dit mag hooguit 200 tekens lang zijn; het zijn er 201."),
        ("TE_LANG", ["omschrijving"], "Dit mag hooguit 200 tekens lang zijn; het zijn er 201."),
        ("VERPLICHT", ["functie"], "Van een geautomatiseerde actor is bekend wat hij doet; vul dit in."),
        ("VERPLICHT", ["identificator", "register"], "Dit moet ingevuld zijn."),
        ("VERPLICHT", ["naam"], "Dit moet ingevuld zijn."),
    ]
    assert await alles(register) == was


async def test_the_four_codes_are_one_actors(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    await schrijf.actor("Noor de eerste", codes=tuple(CODES.values()), indicatie_actief=False)
    ander = await registreer(vraag, identificator={**CODES, "register": "handmatig"})
    was = await alles(register)

    for antwoord in (
        await registreer(vraag, identificator=CODES),
        await wijzig(vraag, ander["uuid"], identificator=CODES),
    ):
        assert antwoord == {
            "__typename": "Conflict",
            "code": "BESTAAT_AL",
            "melding": "Een andere actor heeft deze codes al (`nu`). Gebruik die, maak hem zo nodig weer actief, of haal de "
            "codes daar eerst weg.",
            "pad": ["identificator"],
            "huidigeVersie": 1,
            "nu": {"__typename": "Medewerker", "naam": "Noor de eerste", "indicatieActief": False},
        }
    assert await alles(register) == was


async def test_codes_that_an_import_gave_to_two_may_stay(vraag: Vraag, schrijf: Rijen) -> None:
    een, ander = [await schrijf.actor(naam, codes=tuple(CODES.values())) for naam in ("Noor", "Noor Bos")]
    assert (await wijzig(vraag, een, naam="Noor B."))["versie"] == 2
    assert (await wijzig(vraag, ander, identificator=None))["identificator"] is None
    assert (await wijzig(vraag, ander, 2, identificator=CODES))["code"] == "BESTAAT_AL"


async def test_who_register_the_same_codes_at_once_take_turns(vraag: Vraag, register: asyncpg.Connection) -> None:
    antwoorden = await asyncio.gather(*(registreer_los(vraag, naam) for naam in ("een", "twee", "drie", "vier")))
    assert sorted(antwoorden) == ["BESTAAT_AL", "BESTAAT_AL", "BESTAAT_AL", "Medewerker"]
    assert await register.fetchval("select count(*) from actor") == 1


async def registreer_los(vraag: Vraag, naam: str) -> str:
    """Without counting statements: others are at work on the same connections."""
    antwoord = await vraag.tegelijk(
        REGISTREER, {"input": {"naam": naam, "soortActor": "MEDEWERKER", "identificator": CODES}}
    )
    gedaan = antwoord["registreerActor"]
    return gedaan.get("code") or gedaan["__typename"]


async def test_changed(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    actor = await schrijf.actor("Noor", codes=tuple(CODES.values()), functie="KCC", telefoonnummer="4567")

    antwoord = await wijzig(
        vraag, actor, naam="Noor Bos", indicatieActief=False, functie=None, identificator={**CODES, "objectId": "bos"}
    )

    assert (antwoord["versie"], antwoord["naam"], antwoord["indicatieActief"]) == (2, "Noor Bos", False)
    assert (antwoord["functie"], antwoord["telefoonnummer"]) == (None, "4567")
    assert antwoord["identificator"] == {**CODES, "objectId": "bos"}
    (spoor,) = await sporen(register, actor, "actor")
    assert spoor["velden"] == ["functie", "identificator_object_id", "indicatie_actief", "naam"]
    assert json.loads(spoor["voor"])["naam"] == "Noor"
    assert json.loads(spoor["na"])["naam"] == "Noor Bos"


@pytest.mark.parametrize(
    ("invoer", "verwacht"),
    [
        ({"omschrijving": "x"}, ("HOORT_NIET", ["omschrijving"])),
        ({"naam": None}, ("VERPLICHT", ["naam"])),
        ({"indicatieActief": None}, ("VERPLICHT", ["indicatieActief"])),
        ({"emailadres": "@"}, ("ONGELDIGE_WAARDE", ["emailadres"])),
        ({"identificator": {**CODES, "objectId": ""}}, ("VERPLICHT", ["identificator", "objectId"])),
    ],
)
async def test_what_an_employee_cannot_become(
    vraag: Vraag,
    schrijf: Rijen,
    register: asyncpg.Connection,
    invoer: dict[str, Any],
    verwacht: tuple[str, list[str]],
) -> None:
    actor = await schrijf.actor("Noor", codes=tuple(CODES.values()))
    was = await alles(register)
    assert [(code, pad) for code, pad, _ in fouten(await wijzig(vraag, actor, **invoer))] == [verwacht]
    assert await alles(register) == was


async def test_changed_since(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    actor = await schrijf.actor("Noor", versie=2)
    was = await alles(register)
    antwoord = await wijzig(vraag, actor, naam="Sem")
    assert (antwoord["code"], antwoord["huidigeVersie"], antwoord["nu"]["naam"]) == ("VERSIE_VEROUDERD", 2, "Noor")
    assert (await verwijder(vraag, actor))["code"] == "VERSIE_VEROUDERD"
    assert (await wijzig(vraag, uuid4(), naam="Sem"))["code"] == "NIET_GEVONDEN"
    assert await alles(register) == was


async def test_removed_when_nothing_is_theirs(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    actor = await schrijf.actor("Noor")
    assert await verwijder(vraag, actor) == {
        "__typename": "Verwijderd",
        "concept": "actor",
        "uuid": str(actor),
        "gevolgen": [],
    }
    assert await register.fetchval("select count(*) from actor") == 0


@pytest.mark.parametrize("wat", ["klantcontacten", "interne taken"])
async def test_who_did_something_is_made_inactive_instead(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection, wat: str
) -> None:
    actor, contact = await schrijf.actor("Noor"), await schrijf.klantcontact()
    await (schrijf.nam_deel(actor, contact) if wat == "klantcontacten" else schrijf.taak(contact, actor))
    was = await alles(register)

    assert await verwijder(vraag, actor) == {
        "__typename": "Conflict",
        "code": "IN_GEBRUIK",
        "melding": f"Dit wordt nog gebruikt door 1 {wat}. Maak de actor inactief in plaats van hem te verwijderen.",
        "pad": [],
    }
    assert await alles(register) == was


async def test_repeated_with_the_same_key(vraag: Vraag, register: asyncpg.Connection) -> None:
    invoer = {"identificator": CODES, "idempotentieSleutel": "noor"}
    assert await registreer(vraag, **invoer) == await registreer(vraag, **invoer)
    assert await register.fetchval("select count(*) from actor") == 1


async def test_statements(vraag: Vraag, schrijf: Rijen) -> None:
    async def statements(**invoer: Any) -> int:
        document = "mutation ($input: RegistreerActorInput!) { registreerActor(input: $input) { __typename } }"
        invoer = {"naam": "Noor", "soortActor": "MEDEWERKER", **invoer}
        return (await vraag.schrijf(document, {"input": invoer})).statements

    for naam in "abc":
        await schrijf.actor(naam, codes=("mdw", "msei", "email", naam))
    # The row, and reading it back; with codes also waiting for a turn, and who has them.
    assert [await statements(), await statements(identificator=CODES)] == [2, 4]
