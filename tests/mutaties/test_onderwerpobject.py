"""What a contact that is there was about: added, corrected, taken away; each subject once."""

import asyncio
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest

from resolvers.coding import Codering, Coderingen, SoortObject
from tests.mutaties.klantcontacten import FOUT, NERGENS, ZAAK, aantallen, codes, fouten, geschiedenis, nog_een
from tests.support.rijen import ZAC, ZGW, Rijen
from tests.support.vraag import Vraag

ONDERWERP = """
    ... on Onderwerpobject {
      uuid versie klantcontact { uuid } identificator { objecttype register soortObjectId objectId }
      onderwerp { __typename ... on Zaak { zaakUuid: uuid identificatie } ... on Klantcontact { uuid } }
    }
"""
REGISTREER = f"""
mutation ($input: RegistreerOnderwerpobjectInput!) {{
  registreerOnderwerpobject(input: $input) {{ __typename {ONDERWERP} {FOUT} }}
}}
"""
WIJZIG = f"""
mutation ($input: WijzigOnderwerpobjectInput!) {{
  wijzigOnderwerpobject(input: $input) {{ __typename {ONDERWERP} {FOUT} }}
}}
"""
VERWIJDER = f"""
mutation ($input: VerwijderInput!) {{
  verwijderOnderwerpobject(input: $input) {{ __typename ... on Verwijderd {{ gevolgen {{ concept }} }} {FOUT} }}
}}
"""


async def registreer(vraag: Vraag, klantcontact: UUID, /, **onderwerp: Any) -> Any:
    invoer = {"klantcontact": str(klantcontact), "onderwerp": onderwerp}
    return (await vraag.schrijf(REGISTREER, {"input": invoer})).data["registreerOnderwerpobject"]


async def wijzig(vraag: Vraag, id_: UUID, versie: int = 1, /, **onderwerp: Any) -> Any:
    invoer = {"id": str(id_), "versie": versie, "onderwerp": onderwerp}
    return (await vraag.schrijf(WIJZIG, {"input": invoer})).data["wijzigOnderwerpobject"]


@pytest.mark.parametrize(
    ("zaak", "object_id", "soort"),
    [
        (ZAAK.upper(), ZAAK, "uuid"),
        (" ZAAK-2026-0000001 ", "ZAAK-2026-0000001", "identificatie"),
        (f"https://zaken.voorbeeld.nl/zaken/api/v1/zaken/{ZAAK}", ZAAK, "uuid"),
    ],
)
async def test_a_zaak_is_coded_as_the_municipality_does(
    vraag: Vraag, schrijf: Rijen, zaak: str, object_id: str, soort: str
) -> None:
    contact = await schrijf.klantcontact()
    made = await registreer(vraag, contact, zaak=zaak)
    assert made["identificator"] == {
        "objecttype": "zgw-Zaak",
        "register": "openzaak",
        "soortObjectId": soort,
        "objectId": object_id,
    }
    assert (made["onderwerp"]["__typename"], made["klantcontact"]) == ("Zaak", {"uuid": str(contact)})


async def test_a_zaak_by_the_id_of_the_graph(vraag: Vraag, schrijf: Rijen) -> None:
    eerder, contact = await schrijf.klantcontact(), await schrijf.klantcontact()
    await schrijf.onderwerp(eerder, *ZGW, ZAAK)
    (zaak,) = (await vraag.data("{ zaken { nodes: edges { node { id } } } }"))["zaken"]["nodes"]
    made = await registreer(vraag, contact, zaak=zaak["node"]["id"])
    assert made["onderwerp"] == {"__typename": "Zaak", "zaakUuid": ZAAK, "identificatie": None}


async def test_without_a_coding_that_fits_a_zaak_is_refused(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    alleen_uuid = Coderingen.with_defaults({SoortObject.ZAAK: (Codering("dossier", "djuma", "uuid"),)})
    eigen = Vraag(vraag.database, alleen_uuid)
    contact = await schrijf.klantcontact()
    voor = await aantallen(register)
    assert fouten(await registreer(eigen, contact, zaak="Z-1")) == [("ONBEKENDE_CODE", "onderwerp.zaak")]
    assert await aantallen(register) == voor
    made = await registreer(eigen, contact, zaak=ZAAK)
    assert (made["identificator"]["objecttype"], made["onderwerp"]["__typename"]) == ("dossier", "Zaak")


async def test_an_earlier_contact_and_another_object(vraag: Vraag, schrijf: Rijen) -> None:
    eerder, contact = await schrijf.klantcontact(), await schrijf.klantcontact()
    made = await registreer(vraag, contact, klantcontact=str(eerder))
    assert made["onderwerp"] == {"__typename": "Klantcontact", "uuid": str(eerder)}
    formulier = {
        "objecttype": "formulierinzending",
        "register": "Open Formulieren",
        "soortObjectId": "public_registration_reference",
        "objectId": "OF-12345",
    }
    made = await registreer(vraag, contact, object=formulier)
    assert (made["identificator"], made["onderwerp"]["__typename"]) == (formulier, "OverigObject")


async def test_what_the_contact_is_about_already_is_refused(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact, eerder = await schrijf.klantcontact(), await schrijf.klantcontact()
    await schrijf.onderwerp(contact, *ZAC, ZAAK)
    await schrijf.onderwerp(contact, was=eerder)
    voor = await aantallen(register)
    for dubbel in (
        {"zaak": ZAAK},
        {"object": codes(ZAAK.upper(), "zgw-Zaak")},
        {"klantcontact": str(eerder)},
        {"object": codes(str(eerder), "klantcontact", "openklant")},
    ):
        made = await registreer(vraag, contact, **dubbel)
        assert (made["__typename"], made["code"], made["pad"]) == ("Conflict", "BESTAAT_AL", ["onderwerp"]), dubbel
        assert made["nu"]["__typename"] == "Onderwerpobject"
    assert await aantallen(register) == voor


async def test_two_who_say_the_same_at_once(vraag: Vraag, database_url: str, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact()
    async with nog_een(database_url) as andere_server:
        uitkomsten = await asyncio.gather(
            registreer(vraag, contact, zaak=ZAAK), registreer(andere_server, contact, zaak=ZAAK)
        )
    assert sorted(uitkomst["__typename"] for uitkomst in uitkomsten) == ["Conflict", "Onderwerpobject"]


async def test_all_that_is_wrong(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()
    voor = await aantallen(register)
    assert fouten(await registreer(vraag, UUID(NERGENS), klantcontact=NERGENS[:-1] + "1")) == [
        ("NIET_GEVONDEN", "klantcontact"),
        ("NIET_GEVONDEN", "onderwerp.klantcontact"),
    ]
    assert fouten(await registreer(vraag, contact, klantcontact=str(contact))) == [
        ("ONGELDIGE_WAARDE", "onderwerp.klantcontact")
    ]
    assert fouten(await registreer(vraag, contact, object=codes("", "x" * 201))) == [
        ("VERPLICHT", "onderwerp.object.objectId"),
        ("TE_LANG", "onderwerp.object.objecttype"),
    ]
    assert await aantallen(register) == voor


async def test_corrected_and_taken_away(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    eerder, contact = await schrijf.klantcontact(), await schrijf.klantcontact()
    onderwerp = await schrijf.onderwerp(contact, *ZGW, ZAAK)
    ander = await schrijf.onderwerp(contact, *ZGW, NERGENS)
    changed = await wijzig(vraag, onderwerp, klantcontact=str(eerder))
    assert (changed["versie"], changed["identificator"], changed["onderwerp"]["uuid"]) == (2, None, str(eerder))
    (row,) = await geschiedenis(register, "wijzigOnderwerpobject")
    assert orjson.loads(row["voor"])["identificator_object_id"] == ZAAK
    assert orjson.loads(row["na"])["was_klantcontact_id"] == str(eerder)
    # Not stale, not what is there already, not itself.
    voor = await aantallen(register)
    assert (await wijzig(vraag, onderwerp, zaak=ZAAK))["code"] == "VERSIE_VEROUDERD"
    assert (await wijzig(vraag, onderwerp, 2, zaak=NERGENS))["code"] == "BESTAAT_AL"
    assert fouten(await wijzig(vraag, onderwerp, 2, klantcontact=str(contact))) == [
        ("ONGELDIGE_WAARDE", "onderwerp.klantcontact")
    ]
    assert (await wijzig(vraag, UUID(NERGENS), zaak=ZAAK))["__typename"] == "NietGevonden"
    # The same again changes nothing.
    assert (await wijzig(vraag, onderwerp, 2, klantcontact=str(eerder)))["versie"] == 2
    assert await aantallen(register) == voor
    gone = await vraag.schrijf(VERWIJDER, {"input": {"id": str(ander), "versie": 1}})
    assert gone.data["verwijderOnderwerpobject"] == {"__typename": "Verwijderd", "gevolgen": []}
    assert await register.fetch("select id from onderwerpobject") == [(onderwerp,)]
