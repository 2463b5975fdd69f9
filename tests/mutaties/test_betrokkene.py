"""Betrokkenen of a contact that is there: added, changed, coupled to a partij, removed."""

import asyncio
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from tests.mutaties.klantcontacten import FOUT, NERGENS, aantallen, fouten, geschiedenis, nog_een
from tests.support.rijen import BEGIN, Rijen
from tests.support.vraag import Vraag

BETROKKENE = """
    ... on Betrokkene {
      uuid versie rol initiator organisatienaam volledigeNaam bezoekadres { straatnaam stad }
      partij { uuid volledigeNaam } klantcontact { uuid } digitaleAdressen { soort adres }
    }
"""
REGISTREER = f"""
mutation ($input: RegistreerBetrokkeneInput!) {{
  registreerBetrokkene(input: $input) {{ __typename {BETROKKENE} {FOUT} }}
}}
"""
WIJZIG = f"""
mutation ($input: WijzigBetrokkeneInput!) {{
  wijzigBetrokkene(input: $input) {{ __typename {BETROKKENE} {FOUT} }}
}}
"""
VERWIJDER = f"""
mutation ($input: VerwijderInput!) {{
  verwijderBetrokkene(input: $input) {{
    __typename ... on Verwijderd {{ concept uuid gevolgen {{ concept lot uuids }} }} {FOUT}
  }}
}}
"""
HISTORY = """
query ($van: ContactgeschiedenisSleutel!) {
  contactgeschiedenis(van: $van) { klantcontacten { edges { node { uuid } } } }
}
"""


async def registreer(vraag: Vraag, klantcontact: UUID, /, **gegevens: Any) -> Any:
    invoer = {"klantcontact": str(klantcontact), "rol": "KLANT", "initiator": False, **gegevens}
    return (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerBetrokkene"]


async def wijzig(vraag: Vraag, id_: UUID, versie: int = 1, **gegevens: Any) -> Any:
    invoer = {"id": str(id_), "versie": versie, **gegevens}
    return (await vraag.schrijf(WIJZIG, {"input": invoer})).data["wijzigBetrokkene"]


async def verwijder(vraag: Vraag, id_: UUID, versie: int = 1) -> Any:
    return (await vraag.schrijf(VERWIJDER, {"input": {"id": str(id_), "versie": versie}})).data["verwijderBetrokkene"]


async def test_registered_with_addresses(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.contact_van(None)
    made = await registreer(
        vraag,
        contact,
        contactnaam={"voornaam": "Cor", "achternaam": "Groen"},
        digitaleAdressen=[{"soort": "EMAIL", "adres": "cor@voorbeeld.nl"}],
        idempotentieSleutel="k",
    )
    assert (made["volledigeNaam"], made["partij"], made["klantcontact"]) == (
        "Cor Groen",
        None,
        {"uuid": str(contact)},
    )
    assert made["digitaleAdressen"] == [{"soort": "EMAIL", "adres": "cor@voorbeeld.nl"}]
    # The moment is that of the contact.
    moment = "select plaatsgevonden_op from betrokkene where id = $1"
    assert await register.fetchval(moment, UUID(made["uuid"])) == BEGIN
    # Repeated, it is the first one.
    voor = await aantallen(register)
    nogmaals = await registreer(
        vraag,
        contact,
        contactnaam={"voornaam": "Cor", "achternaam": "Groen"},
        digitaleAdressen=[{"soort": "EMAIL", "adres": "cor@voorbeeld.nl"}],
        idempotentieSleutel="k",
    )
    assert nogmaals == made
    assert await aantallen(register) == voor


async def test_registered_as_a_partij_by_its_key(vraag: Vraag, schrijf: Rijen) -> None:
    anja = await schrijf.persoon("Anja")
    await schrijf.identificator(anja, "brp", "natuurlijk_persoon", "bsn", "999990019")
    nummer = await schrijf.connection.fetchval("select nummer from partij")
    contact = await schrijf.contact_van(None)
    codes = {"objecttype": "natuurlijk_persoon", "soortObjectId": "bsn", "objectId": "999990019", "register": "brp"}
    for sleutel in ({"bsn": "999990019"}, {"nummer": nummer}, {"uuid": str(anja)}, {"identificator": codes}):
        made = await registreer(vraag, contact, partij={"sleutel": sleutel})
        assert made["partij"] == {"uuid": str(anja), "volledigeNaam": "Anja"}, sleutel


async def test_all_that_is_wrong(vraag: Vraag, register: asyncpg.Connection) -> None:
    voor = await aantallen(register)
    made = await registreer(
        vraag,
        UUID(NERGENS),
        organisatienaam="x" * 201,
        partij={"sleutel": {"bsn": "999990019"}},
        digitaleAdressen=[{"soort": "TELEFOONNUMMER", "adres": "112"}],
    )
    assert fouten(made) == [
        ("ONGELDIGE_WAARDE", "digitaleAdressen.0.adres"),
        ("NIET_GEVONDEN", "klantcontact"),
        ("TE_LANG", "organisatienaam"),
        ("NIET_GEVONDEN", "partij.sleutel"),
    ]
    assert await aantallen(register) == voor


async def test_a_partij_is_coupled_afterwards_and_uncoupled(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    # given a contact with someone unknown, and a client
    anja = await schrijf.persoon("Anja")
    contact = await schrijf.klantcontact()
    betrokkene = await schrijf.betrokkene(contact, contactnaam_voornaam="An")
    # when they turn out to be the same
    changed = await wijzig(vraag, betrokkene, partij={"id": str(anja)})
    # then the contact is in the client's history, and what was said at the time stays
    assert (changed["versie"], changed["partij"]["uuid"], changed["volledigeNaam"]) == (2, str(anja), "An")
    answer = await vraag.data(HISTORY, {"van": {"partij": {"uuid": str(anja)}}})
    assert answer["contactgeschiedenis"]["klantcontacten"]["edges"] == [{"node": {"uuid": str(contact)}}]
    # when it was somebody else after all
    changed = await wijzig(vraag, betrokkene, 2, partij=None, initiator=False)
    assert (changed["versie"], changed["partij"], changed["initiator"]) == (3, None, False)
    rows = await geschiedenis(register, "wijzigBetrokkene")
    assert [(row["velden"], row["van_id"]) for row in rows] == [
        (["partij_id"], contact),
        (["initiator", "partij_id"], contact),
    ]
    assert orjson.loads(rows[0]["na"]) == {"partij_id": str(anja)}
    assert orjson.loads(rows[1]["voor"]) == {"initiator": True, "partij_id": str(anja)}


async def test_a_partij_that_is_registered_along(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()
    betrokkene = await schrijf.betrokkene(contact)
    nieuw = {
        "soortPartij": "PERSOON",
        "contactnaam": {"voornaam": "Anja"},
        "identificatoren": [{"soortObjectId": "bsn", "objectId": "999990019"}],
    }
    # What is wrong anywhere keeps all of it away.
    voor = await aantallen(register)
    fout = await wijzig(vraag, betrokkene, partij={"nieuw": nieuw}, bezoekadres={"huisnummer": 0})
    assert fouten(fout) == [("ONGELDIGE_WAARDE", "bezoekadres.huisnummer")]
    stale = await wijzig(vraag, betrokkene, 7, partij={"nieuw": nieuw})
    assert stale["code"] == "VERSIE_VEROUDERD"
    fout = await wijzig(
        vraag, betrokkene, rol=None, partij={"nieuw": nieuw | {"contactnaam": {"voorletters": "x" * 11}}}
    )
    assert fouten(fout) == [("TE_LANG", "partij.nieuw.contactnaam.voorletters"), ("VERPLICHT", "rol")]
    assert await aantallen(register) == voor
    # Then it is right.
    changed = await wijzig(vraag, betrokkene, partij={"nieuw": nieuw})
    assert changed["partij"]["volledigeNaam"] == "Anja"
    assert {row["concept"] for row in await geschiedenis(register, "wijzigBetrokkene")} == {
        "betrokkene",
        "partij",
        "partij_identificator",
    }


async def test_absent_leaves_and_null_clears(vraag: Vraag, schrijf: Rijen) -> None:
    anja = await schrijf.persoon("Anja")
    contact = await schrijf.klantcontact()
    betrokkene = await schrijf.betrokkene(
        contact,
        anja,
        organisatienaam="Bakker",
        bezoekadres_straatnaam="Kerkstraat",
        bezoekadres_stad="Dorp",
        contactnaam_voornaam="An",
    )
    changed = await wijzig(vraag, betrokkene, bezoekadres={"stad": None}, contactnaam=None)
    assert (changed["bezoekadres"], changed["volledigeNaam"]) == ({"straatnaam": "Kerkstraat", "stad": None}, None)
    assert (changed["partij"]["uuid"], changed["organisatienaam"]) == (str(anja), "Bakker")


async def test_removed_with_its_addresses_but_never_the_last(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    anja = await schrijf.persoon("Anja")
    await schrijf.adres("email", "anja@voorbeeld.nl", partij_id=anja)
    contact = await schrijf.klantcontact()
    een, ander = await schrijf.betrokkene(contact, anja), await schrijf.betrokkene(contact, initiator=False)
    adres = await schrijf.adres("telefoonnummer", "0612345678", betrokkene_id=een)
    stale = await verwijder(vraag, een, 2)
    assert stale["code"] == "VERSIE_VEROUDERD"
    gone = await verwijder(vraag, een)
    assert gone["gevolgen"] == [{"concept": "digitaal_adres", "lot": "VERWIJDERD", "uuids": [str(adres)]}]
    # No orphaned address, and the client's own stays.
    assert await register.fetch("select partij_id from digitaal_adres") == [(anja,)]
    voor = await aantallen(register)
    laatste = await verwijder(vraag, ander)
    assert (laatste["__typename"], laatste["code"]) == ("Conflict", "LAATSTE")
    nergens = await verwijder(vraag, UUID(NERGENS))
    assert (nergens["__typename"], nergens["pad"]) == ("NietGevonden", ["id"])
    assert await aantallen(register) == voor


async def test_two_who_remove_the_last_two_at_once_leave_one(
    vraag: Vraag, database_url: str, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    for _ in range(5):
        contact = await schrijf.klantcontact()
        een, ander = await schrijf.betrokkene(contact), await schrijf.betrokkene(contact)
        async with nog_een(database_url) as andere_server:
            uitkomsten = await asyncio.gather(verwijder(vraag, een), verwijder(andere_server, ander))
        assert sorted(uitkomst["__typename"] for uitkomst in uitkomsten) == ["Conflict", "Verwijderd"]
        assert await register.fetchval("select count(*) from betrokkene where klantcontact_id = $1", contact) == 1
