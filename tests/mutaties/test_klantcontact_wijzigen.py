"""A contact that is there: corrected, added to, and removed with all that was its own."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from tests.mutaties.klantcontacten import FOUT, NERGENS, ZAAK, aantallen, codes, fouten, geschiedenis
from tests.support.rijen import BEGIN, ZGW, Rijen, na
from tests.support.vraag import Vraag

WIJZIG = f"""
mutation ($input: WijzigKlantcontactInput!) {{
  wijzigKlantcontact(input: $input) {{
    __typename
    ... on Klantcontact {{
      uuid versie nummer kanaal onderwerp inhoud herkomstInhoud reactie indicatieContactGelukt vertrouwelijk
      verdereActieOndernomen plaatsgevondenOp metadata {{ sleutel waarde }}
    }}
    {FOUT}
  }}
}}
"""
VERWIJDER = f"""
mutation ($input: VerwijderInput!) {{
  verwijderKlantcontact(input: $input) {{
    __typename ... on Verwijderd {{ concept uuid gevolgen {{ concept lot uuids aantal }} }} {FOUT}
  }}
}}
"""


async def wijzig(vraag: Vraag, id_: UUID, versie: int = 1, **gegevens: Any) -> Any:
    invoer = {"id": str(id_), "versie": versie, **gegevens}
    return (await vraag.schrijf(WIJZIG, {"input": invoer})).data["wijzigKlantcontact"]


async def test_a_colleague_adds_the_answer(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact(onderwerp="Vergunning", inhoud="Wanneer?", taal="nld")
    changed = await wijzig(vraag, contact, reactie="Volgende week.", indicatieContactGelukt="JA")
    assert (changed["versie"], changed["onderwerp"], changed["inhoud"]) == (2, "Vergunning", "Wanneer?")
    assert (changed["reactie"], changed["indicatieContactGelukt"]) == ("Volgende week.", "JA")
    (row,) = await geschiedenis(register, "wijzigKlantcontact")
    assert (row["concept"], row["versie"], row["velden"]) == (
        "klantcontact",
        2,
        ["indicatie_contact_gelukt", "reactie"],
    )
    assert orjson.loads(row["voor"]) == {"indicatie_contact_gelukt": "onbekend", "reactie": None}
    assert orjson.loads(row["na"]) == {"indicatie_contact_gelukt": "ja", "reactie": "Volgende week."}


async def test_absent_leaves_and_null_clears(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact(
        onderwerp="A", inhoud="B", herkomst_inhoud="ocr", metadata='{"x": "1"}', nummer="9"
    )
    changed = await wijzig(vraag, contact, onderwerp=None, inhoud=None, metadata=None)
    assert (changed["onderwerp"], changed["inhoud"], changed["metadata"], changed["nummer"]) == (None, None, [], "9")
    # Where a text came from goes with the text.
    assert changed["herkomstInhoud"] is None
    # Nothing differs: nothing is written.
    voor = await aantallen(register)
    zelfde = await wijzig(vraag, contact, 2, onderwerp=None, kanaal="telefoon", metadata=[])
    assert (zelfde["__typename"], zelfde["versie"]) == ("Klantcontact", 2)
    assert await aantallen(register) == voor


async def test_metadata_are_replaced_as_a_whole(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact(metadata='{"a": "1", "b": "2"}')
    changed = await wijzig(vraag, contact, metadata=[{"sleutel": "b", "waarde": "3"}])
    assert changed["metadata"] == [{"sleutel": "b", "waarde": "3"}]


async def test_a_new_moment_goes_on_to_what_carries_it_along(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    noor = await schrijf.actor()
    contact = await schrijf.contact_van(None)
    await schrijf.nam_deel(noor, contact)
    await schrijf.taak(contact, noor)
    changed = await wijzig(vraag, contact, plaatsgevondenOp=na(days=-1).isoformat())
    assert datetime.fromisoformat(changed["plaatsgevondenOp"]) == na(days=-1)
    for tabel in ("betrokkene", "actor_klantcontact", "interne_taak", "interne_taak_actor"):
        assert await register.fetchval(f"select plaatsgevonden_op from {tabel}") == na(days=-1), tabel


async def test_all_that_is_wrong_with_a_change(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    await schrijf.klantcontact(nummer="100")
    contact = await schrijf.klantcontact(verdere_actie_ondernomen=True)
    voor = await aantallen(register)
    changed = await wijzig(
        vraag,
        contact,
        nummer="100",
        kanaal=None,
        taal="qqq",
        vertrouwelijk=None,
        indicatieContactGelukt="JA",
        herkomstInhoud="OCR",
        plaatsgevondenOp=(datetime.now(UTC) + timedelta(days=1)).isoformat(),
        metadata=[{"sleutel": "a", "waarde": "1"}, {"sleutel": "a", "waarde": "2"}],
        referentienummer="12345678901",
    )
    assert fouten(changed) == [
        ("ONGELDIGE_WAARDE", "herkomstInhoud"),
        ("VERPLICHT", "kanaal"),
        ("DUBBEL", "metadata.1.sleutel"),
        ("BESTAAT_AL", "nummer"),
        ("ONGELDIGE_WAARDE", "plaatsgevondenOp"),
        ("ONGELDIGE_WAARDE", "referentienummer"),
        ("ONBEKENDE_CODE", "taal"),
        ("ONGELDIGE_WAARDE", "verdereActieOndernomen"),
        ("VERPLICHT", "vertrouwelijk"),
    ]
    assert await aantallen(register) == voor
    assert await register.fetchval("select versie from klantcontact where id = $1", contact) == 1


async def test_a_moment_cannot_be_cleared(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact()
    assert fouten(await wijzig(vraag, contact, plaatsgevondenOp=None)) == [("VERPLICHT", "plaatsgevondenOp")]


async def test_what_is_not_touched_may_stay_as_it_was_imported(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact(kanaal="rooksignaal")
    changed = await wijzig(vraag, contact, kanaal="rooksignaal", onderwerp="Vuur")
    assert (changed["kanaal"], changed["onderwerp"]) == ("rooksignaal", "Vuur")


async def test_stale_or_gone(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()
    await wijzig(vraag, contact, onderwerp="een")
    voor = await aantallen(register)
    stale = await wijzig(vraag, contact, onderwerp="twee", taal="qqq")
    assert (stale["code"], stale["pad"], stale["huidigeVersie"]) == ("VERSIE_VEROUDERD", ["versie"], 2)
    assert stale["nu"]["__typename"] == "Klantcontact"
    gone = await wijzig(vraag, UUID(NERGENS), onderwerp="twee")
    assert (gone["__typename"], gone["pad"]) == ("NietGevonden", ["id"])
    assert await aantallen(register) == voor


async def test_removed_with_all_that_was_its_own(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    # given a contact with everything, and a later one that followed it up
    noor, anja = await schrijf.actor(), await schrijf.persoon("Anja")
    await schrijf.adres("email", "anja@voorbeeld.nl", partij_id=anja)
    contact = await schrijf.klantcontact(nummer="12", inhoud="geheim")
    betrokkene = await schrijf.betrokkene(contact, anja)
    adres = await schrijf.adres("telefoonnummer", "0612345678", betrokkene_id=betrokkene)
    await schrijf.nam_deel(noor, contact)
    taak = await schrijf.taak(contact, noor)
    bijlage = await schrijf.bijlage(contact, *codes("scan").values())
    zaak = await schrijf.onderwerp(contact, *ZGW, ZAAK)
    later = await schrijf.contact_van(anja, BEGIN + timedelta(days=1))
    vervolg = await schrijf.onderwerp(later, was=contact)
    # when it is removed
    antwoord = await vraag.schrijf(VERWIJDER, {"input": {"id": str(contact), "versie": 1}})
    gone = antwoord.data["verwijderKlantcontact"]
    # then the result says what went along; persons, actoren and other contacts stayed
    weg = {gevolg["concept"]: gevolg["uuids"] for gevolg in gone["gevolgen"] if gevolg["lot"] == "VERWIJDERD"}
    assert weg.pop("actor_klantcontact")
    assert weg.pop("interne_taak_actor") in ([str(taak)], [str(noor)])
    assert {concept: sorted(uuids) for concept, uuids in weg.items()} == {
        "betrokkene": [str(betrokkene)],
        "bijlage": [str(bijlage)],
        "digitaal_adres": [str(adres)],
        "interne_taak": [str(taak)],
        "onderwerpobject": sorted([str(zaak), str(vervolg)]),
    }
    over = await aantallen(register)
    assert {tabel: aantal for tabel, aantal in over.items() if aantal and tabel != "wijziging"} == {
        "actor": 1,
        "betrokkene": 1,
        "digitaal_adres": 1,
        "klantcontact": 1,
        "partij": 1,
    }
    assert await register.fetchval("select adres from digitaal_adres") == "anja@voorbeeld.nl"
    rows = await geschiedenis(register, "verwijderKlantcontact")
    assert {row["soort"] for row in rows} == {"verwijdering"}
    # The history keeps which actor took part, and nothing else of what was removed.
    assert {row["concept"]: orjson.loads(row["voor"]) for row in rows if row["voor"] is not None} == {
        "actor_klantcontact": {"actor_id": str(noor)},
        "interne_taak_actor": {"actor_id": str(noor)},
    }
    assert all(row["na"] is None for row in rows)


async def test_a_stale_removal_removes_nothing(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.contact_van(None)
    voor = await aantallen(register)
    antwoord = await vraag.schrijf(VERWIJDER, {"input": {"id": str(contact), "versie": 2}})
    assert antwoord.data["verwijderKlantcontact"]["code"] == "VERSIE_VEROUDERD"
    assert await aantallen(register) == voor
