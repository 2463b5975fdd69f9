"""Generated columns, functions and sequences: what the database works out by itself."""

import asyncpg
import pytest

from tests.support.dicht import iban
from tests.support.rijen import Rijen

NORMAAL = {
    "Zoë van den Berg": " zoe van den berg",
    "  Çiğdem   ÖZTÜRK ": " cigdem ozturk",
    "Yılmaz": " yilmaz",
    "O’Brien-Nguyễn": " o brien nguyen",
    "Straße 12-b": " strasse 12 b",
    "IJsselmuiden": " ijsselmuiden",
    "": " ",
    None: " ",
    "!!!": " ",
}
ADRESSEN = {
    ("telefoonnummer", "06-12345678"): "+31612345678",
    ("telefoonnummer", "+31 (0)6 123 456 78"): "+31612345678",
    ("telefoonnummer", "0031612345678"): "+31612345678",
    ("telefoonnummer", "0031 (0)20 1234567"): "+31201234567",
    ("telefoonnummer", "+32 2 123 45 67"): "+3221234567",
    ("telefoonnummer", "14 020"): "14020",
    ("telefoonnummer", "onbekend"): "",
    ("email", " Zoe@Post.Example "): "zoe@post.example",
    ("overig", " @Zoe "): "@zoe",
}


@pytest.mark.parametrize("tekst", NORMAAL)
async def test_normal_form_of_a_name(sql_verhaal: asyncpg.Connection, tekst: str | None) -> None:
    assert await sql_verhaal.fetchval("select klantgraaf_normaal($1)", tekst) == NORMAAL[tekst]


@pytest.mark.parametrize(("soort", "adres"), ADRESSEN)
async def test_normal_form_of_an_address(sql_verhaal: asyncpg.Connection, soort: str, adres: str) -> None:
    normaal = await sql_verhaal.fetchval("select klantgraaf_normaal_adres($1, $2)", soort, adres)
    assert normaal == ADRESSEN[soort, adres]


@pytest.mark.parametrize(
    ("nummer", "geldig"),
    [
        ("NL91ABNA0417164300", True),
        ("NL91ABNA0417164301", False),
        ("GB82WEST12345698765432", True),
        ("MT84MALT011000012345MTLCAST001S", True),
        (iban(1), True),
        ("nl91abna0417164300", False),
        ("NL91", False),
        ("", False),
        ("NL91 ABNA 0417 1643 00", False),
        ("X" * 34, False),
        (None, False),
    ],
)
async def test_an_iban(sql_verhaal: asyncpg.Connection, nummer: str | None, geldig: bool) -> None:
    assert bool(await sql_verhaal.fetchval("select klantgraaf_iban_geldig($1)", nummer)) is geldig


async def test_functions_do_not_depend_on_the_search_path(sql_verhaal: asyncpg.Connection) -> None:
    await sql_verhaal.execute("set search_path = pg_catalog")
    try:
        assert await sql_verhaal.fetchval("select public.klantgraaf_normaal('Zoë')") == " zoe"
        tekst = await sql_verhaal.fetchval("select to_tsvector('public.klantgraaf_nl', 'Één lantaarns')::text")
        assert tekst == "'lantaarn':2"
    finally:
        await sql_verhaal.execute("reset search_path")


async def test_generated_columns_follow_their_row(schrijf: Rijen, register: asyncpg.Connection) -> None:
    actor = await schrijf.actor("Noor de Wit", codes=("mdw", "msei", "email", "N.deWit@turfstad.example"))
    eenheid = await schrijf.actor("Parkeren", "organisatorische_eenheid", emailadres="p@turfstad.example")
    rijen = await register.fetch("select persoon_sleutel, naam_zoek from actor order by id = $1 desc", actor)
    assert [tuple(rij) for rij in rijen] == [("n.dewit@turfstad.example", " noor de wit"), (None, " parkeren")]
    await register.execute("update actor set naam = 'Noor' where id = $1", actor)
    assert await register.fetchval("select naam_zoek from actor where id = $1", actor) == " noor"
    assert await register.fetchval("select persoon_sleutel from actor where id = $1", eenheid) is None

    organisatie = await schrijf.partij("organisatie", naam="Vereniging")
    werkt = await schrijf.partij("contactpersoon", werkte_voor_id=organisatie, contactnaam_achternaam="Berg")
    assert await register.fetchval("select werkte_voor_soort from partij where id = $1", werkt) == "organisatie"
    await register.execute("update partij set werkte_voor_id = null where id = $1", werkt)
    assert await register.fetchval("select werkte_voor_soort from partij where id = $1", werkt) is None

    contact = await schrijf.klantcontact(onderwerp="Lantaarns", inhoud="Één café", reactie="Gebeld")
    assert await register.fetchval("select tekst::text from klantcontact") == "'caf':3 'gebeld':4 'lantaarn':1"
    onderwerp = await schrijf.onderwerp(contact, "zaak", "open-zaak", "uuid", "ABC-1")
    assert await register.fetchval("select object_sleutel from onderwerpobject where id = $1", onderwerp) == "abc-1"


@pytest.mark.parametrize(
    ("object_id", "uuid"),
    [
        ("5C5E5D43-8A37-4E09-8E9B-6E5C1F8B2A10", "5c5e5d43-8a37-4e09-8e9b-6e5c1f8b2a10"),
        ("ZAAK-2026-0001", None),
        ("5c5e5d438a374e098e9b6e5c1f8b2a10", None),
        ("{5c5e5d43-8a37-4e09-8e9b-6e5c1f8b2a10}", None),
        ("g" * 8 + "-8a37-4e09-8e9b-6e5c1f8b2a10", None),
    ],
)
async def test_the_uuid_in_an_object_id(
    register: asyncpg.Connection, schrijf: Rijen, object_id: str, uuid: str | None
) -> None:
    contact = await schrijf.klantcontact()
    onderwerp = await schrijf.onderwerp(contact, "zaak", "open-zaak", "uuid", object_id)
    bijlage = await schrijf.bijlage(contact, "informatieobject", "open-zaak", "uuid", object_id)
    for tabel, rij in (("onderwerpobject", onderwerp), ("bijlage", bijlage)):
        found = await register.fetchval(f"select object_uuid::text from {tabel} where id = $1", rij)
        assert found == uuid


@pytest.mark.parametrize("tabel", ["partij", "klantcontact", "interne_taak"])
async def test_numbers_are_given_out_once(register: asyncpg.Connection, schrijf: Rijen, tabel: str) -> None:
    """Left out, a number is the next of the sequence; given, it is taken; explicitly absent, it is absent."""

    async def rij(**waarden: object) -> str | None:
        contact = await schrijf.klantcontact(nummer=None)
        if tabel == "partij":
            uuid = await schrijf.partij(**waarden)
        elif tabel == "klantcontact":
            uuid = await schrijf.klantcontact(**waarden)
        else:
            uuid = await schrijf.taak(contact, **waarden)
        return await register.fetchval(f"select nummer from {tabel} where id = $1", uuid)

    eerste = int(await rij() or "")
    assert await rij() == str(eerste + 1)
    assert await rij(nummer="0000009000") == "0000009000"
    assert await rij(nummer=None) is None
    assert await rij() == str(eerste + 2)
    await register.execute(f"delete from {tabel}")
    assert await rij() == str(eerste + 3)


async def test_a_row_starts_at_version_one(register: asyncpg.Connection, schrijf: Rijen) -> None:
    await schrijf.contact_van(await schrijf.partij())
    for tabel in ("partij", "klantcontact", "betrokkene"):
        assert await register.fetchval(f"select versie from {tabel}") == 1
