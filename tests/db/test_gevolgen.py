"""What follows from removing or changing a row: what goes with it, what stays, what is refused."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from db.tables import Base
from tests.support.postgres import Databases
from tests.support.rijen import BEGIN, Rijen

# What is kept about writing follows from no row.
ERNAAST = {"referentiewaarde", "wijziging", "idempotentie"}
TABELLEN = [tabel.name for tabel in Base.metadata.sorted_tables if tabel.name not in ERNAAST]


@pytest.fixture(scope="module")
async def _vol(databases: Databases, leeg: str) -> AsyncIterator[tuple[asyncpg.Connection, dict[str, UUID]]]:
    async with databases.copy(leeg) as url:
        connection = await asyncpg.connect(url)
        yield connection, await vul(Rijen(connection))
        await connection.close()


async def vul(schrijf: Rijen) -> dict[str, UUID]:
    """Two contacts of one partij, and everything that can hang on contact, betrokkene, partij and actor; by name."""
    n: dict[str, UUID] = {}
    n["partij"], n["ander"] = await schrijf.persoon("Zoë"), await schrijf.persoon("Marijke")
    n["organisatie"] = await schrijf.partij("organisatie", naam="Vereniging")
    n["contactpersoon"] = await schrijf.partij("contactpersoon", werkte_voor_id=n["organisatie"])
    n["vertegenwoordiging"] = await schrijf.vertegenwoordigt(n["ander"], n["partij"])
    n["bsn"] = await schrijf.identificator(n["partij"], "brp", "natuurlijk_persoon", "bsn", "999993653")
    n["kvk"] = await schrijf.identificator(n["organisatie"], "hr", "niet_natuurlijk_persoon", "kvk_nummer", "00000600")
    n["vestiging"] = await schrijf.identificator(
        n["organisatie"], "hr", "vestiging", "vestigingsnummer", "999900000600", onder=n["kvk"]
    )
    n["categorie"] = await schrijf.categorie()
    n["lid"] = await schrijf.rij("categorie_relatie", partij_id=n["partij"], categorie_id=n["categorie"])
    n["rekening"] = await schrijf.rij("rekeningnummer", partij_id=n["partij"], iban="NL91ABNA0417164300")
    n["adres"] = await schrijf.adres("email", "zoe@post.example", partij_id=n["partij"], is_voorkeursadres=True)
    n["actor"], n["collega"] = await schrijf.actor("Noor"), await schrijf.actor("Sem")
    n["contact"], n["later"] = await schrijf.klantcontact(BEGIN), await schrijf.klantcontact(BEGIN + timedelta(days=1))
    n["betrokkene"] = await schrijf.betrokkene(n["contact"], n["partij"])
    n["weer"] = await schrijf.betrokkene(n["later"], n["partij"])
    n["eigen adres"] = await schrijf.adres("telefoonnummer", "0612345678", betrokkene_id=n["betrokkene"])
    n["deelname"] = await schrijf.nam_deel(n["actor"], n["contact"])
    n["zaak"] = await schrijf.onderwerp(n["contact"], "zaak", "open-zaak", "uuid", "x")
    n["bijlage"] = await schrijf.bijlage(n["contact"], "informatieobject", "openzaak", "uuid", "x")
    n["verwijzing"] = await schrijf.onderwerp(n["later"], was=n["contact"])
    n["taak"] = await schrijf.taak(n["contact"], n["actor"], n["collega"])
    n["volgende"] = await schrijf.taak(n["contact"], n["actor"], vorige_taak_id=n["taak"])
    n["taak van later"] = await schrijf.taak(n["later"], n["collega"], vorige_taak_id=n["taak"])
    return n


@pytest.fixture
async def vol(
    _vol: tuple[asyncpg.Connection, dict[str, UUID]],
) -> AsyncIterator[tuple[asyncpg.Connection, dict[str, UUID]]]:
    """What a test does to it is undone."""
    transaction = _vol[0].transaction()
    await transaction.start()
    yield _vol
    await transaction.rollback()


async def alles(connection: asyncpg.Connection) -> dict[str, set[str]]:
    """Keys of all rows by table."""
    sleutels = dict.fromkeys(TABELLEN, "id") | {"interne_taak_actor": "interne_taak_id::text || actor_id"}
    return {t: {str(r[0]) for r in await connection.fetch(f"select {k} from {t}")} for t, k in sleutels.items()}


async def verdwenen(connection: asyncpg.Connection, namen: dict[str, UUID], statement: str, *wat: UUID) -> set[str]:
    """Names of the rows that a statement removed; links of tasks and actoren as `<taak> – <actor>`."""
    voor = await alles(connection)
    await connection.execute(statement, *wat)
    await connection.execute("set constraints all immediate")
    na = await alles(connection)
    weg = set().union(*(voor[tabel] - na[tabel] for tabel in TABELLEN))
    koppelingen = {f"{t}{a}": f"{x} – {y}" for x, t in namen.items() for y, a in namen.items()}
    return {
        koppelingen.get(sleutel) or next(naam for naam, id_ in namen.items() if str(id_) == sleutel) for sleutel in weg
    }


MEE = {
    "klantcontact": (
        "contact",
        [
            "contact",
            "betrokkene",
            "deelname",
            "zaak",
            "bijlage",
            "verwijzing",
            "taak",
            "volgende",
            "eigen adres",
            "taak – actor",
            "taak – collega",
            "volgende – actor",
        ],
    ),
    "betrokkene": ("betrokkene", ["betrokkene", "eigen adres"]),
    "partij": ("partij", ["partij", "vertegenwoordiging", "bsn", "lid", "rekening", "adres"]),
    "partij_identificator": ("vestiging", ["vestiging"]),
    "interne_taak": ("taak", ["taak", "taak – actor", "taak – collega"]),
    "digitaal_adres": ("adres", ["adres"]),
    "vertegenwoordiging": ("vertegenwoordiging", ["vertegenwoordiging"]),
    "categorie_relatie": ("lid", ["lid"]),
}


@pytest.mark.parametrize("tabel", MEE)
async def test_what_goes_with_a_row_that_is_removed(
    vol: tuple[asyncpg.Connection, dict[str, UUID]], tabel: str
) -> None:
    connection, namen = vol
    wie, mee = MEE[tabel]
    assert await verdwenen(connection, namen, f"delete from {tabel} where id = $1", namen[wie]) == set(mee)


GEWEIGERD = {
    "an actor that took part": ("actor", "actor", "fk_actor_klantcontact_actor_id"),
    "an actor that has only tasks": ("actor", "collega", "fk_interne_taak_actor_actor_id"),
    "an organisation that someone works for": ("partij", "organisatie", "fk_partij_werkte_voor_id_werkte_voor_soort"),
    "a categorie in use": ("categorie", "categorie", "fk_categorie_relatie_categorie_id"),
    "a KVK number with a vestiging": (
        "partij_identificator",
        "kvk",
        "fk_partij_identificator_sub_identificator_van_id",
    ),
}


@pytest.mark.parametrize("naam", GEWEIGERD)
async def test_what_is_not_removed(vol: tuple[asyncpg.Connection, dict[str, UUID]], naam: str) -> None:
    connection, namen = vol
    tabel, wie, regel = GEWEIGERD[naam]
    voor = await alles(connection)
    with pytest.raises(asyncpg.ForeignKeyViolationError) as error:
        async with connection.transaction():
            await connection.execute(f"delete from {tabel} where id = $1", namen[wie])
    assert error.value.constraint_name == regel
    assert await alles(connection) == voor


async def test_removing_a_partij_keeps_that_the_contacts_took_place(
    vol: tuple[asyncpg.Connection, dict[str, UUID]],
) -> None:
    connection, namen = vol
    await connection.execute("delete from partij where id = $1", namen["partij"])
    rijen = await connection.fetch("select partij_id, initiator from betrokkene order by plaatsgevonden_op")
    assert [tuple(rij) for rij in rijen] == [(None, True), (None, True)]


async def test_removing_an_organisation_takes_its_identificatoren_together(
    vol: tuple[asyncpg.Connection, dict[str, UUID]],
) -> None:
    connection, namen = vol
    weg = await verdwenen(
        connection, namen, "delete from partij where id = any($1)", [namen["contactpersoon"], namen["organisatie"]]
    )
    assert weg == {"contactpersoon", "organisatie", "kvk", "vestiging"}


async def test_a_task_whose_predecessor_is_removed_stays(vol: tuple[asyncpg.Connection, dict[str, UUID]]) -> None:
    connection, namen = vol
    await connection.execute("delete from interne_taak where id = $1", namen["taak"])
    assert await connection.fetchval("select count(*) from interne_taak where vorige_taak_id is null") == 2


async def test_nothing_is_left_of_anyone_when_all_contacts_and_partijen_go(
    vol: tuple[asyncpg.Connection, dict[str, UUID]],
) -> None:
    """Rule 6: no orphaned personal data."""
    connection, _ = vol
    await connection.execute("delete from klantcontact; delete from partij")
    over = {tabel for tabel, rijen in (await alles(connection)).items() if rijen}
    assert over == {"actor", "categorie"}


async def test_the_moment_of_a_contact_is_followed_everywhere(vol: tuple[asyncpg.Connection, dict[str, UUID]]) -> None:
    connection, namen = vol
    nieuw = BEGIN - timedelta(days=7)
    await connection.execute("update klantcontact set plaatsgevonden_op = $2 where id = $1", namen["contact"], nieuw)
    for tabel in ("betrokkene", "actor_klantcontact", "interne_taak"):
        momenten = await connection.fetch(
            f"select plaatsgevonden_op from {tabel} where klantcontact_id = $1", namen["contact"]
        )
        assert {rij[0] for rij in momenten} == {nieuw}, tabel
    taken = await connection.fetch(
        "select plaatsgevonden_op from interne_taak_actor where interne_taak_id = any($1)",
        [namen["taak"], namen["volgende"]],
    )
    assert [rij[0] for rij in taken] == [nieuw] * 3
    # and the other contact's rows keep theirs
    assert await connection.fetchval(
        "select plaatsgevonden_op from betrokkene where id = $1", namen["weer"]
    ) == BEGIN + timedelta(days=1)


async def test_the_status_of_a_task_is_followed(vol: tuple[asyncpg.Connection, dict[str, UUID]]) -> None:
    connection, namen = vol
    await connection.execute("update interne_taak set status = 'verwerkt' where id = $1", namen["taak"])
    statussen = await connection.fetch("select interne_taak_id, status from interne_taak_actor order by 2 desc, 1")
    assert sorted(status for _, status in statussen) == ["te_verwerken", "te_verwerken", "verwerkt", "verwerkt"]
    assert {taak for taak, status in statussen if status == "verwerkt"} == {namen["taak"]}


async def test_an_organisation_someone_works_for_stays_one(vol: tuple[asyncpg.Connection, dict[str, UUID]]) -> None:
    connection, namen = vol
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await connection.execute(
            "update partij set soort_partij = 'persoon', naam = null where id = $1", namen["organisatie"]
        )


async def test_a_vestiging_can_be_written_before_its_kvk_number(
    vol: tuple[asyncpg.Connection, dict[str, UUID]],
) -> None:
    """Deferred, for who takes over rows in another order."""
    connection, _ = vol
    await connection.execute("set constraints fk_partij_identificator_sub_identificator_van_id deferred")
    kvk, partij = await connection.fetchval("select gen_random_uuid()"), await Rijen(connection).partij("organisatie")
    schrijf = Rijen(connection)
    await schrijf.identificator(partij, "hr", "vestiging", "vestigingsnummer", "999900000700", onder=kvk)
    await schrijf.rij("partij_identificator", id=kvk, partij_id=partij, register="hr", objecttype="niet_natuurlijk_persoon", soort_object_id="kvk_nummer", object_id="00000700")  # fmt: skip
    await connection.execute("set constraints all immediate")


def test_every_foreign_key_says_what_follows() -> None:
    """A new one must be thought about: what goes along, what stays, what is refused."""
    gevolgen = {
        (tabel.name, sleutel.column_keys[0]): sleutel.ondelete
        for tabel in Base.metadata.sorted_tables
        for sleutel in tabel.foreign_key_constraints
    }
    assert {sleutel: gevolg for sleutel, gevolg in gevolgen.items() if gevolg != "CASCADE"} == {
        ("actor_klantcontact", "actor_id"): None,
        ("interne_taak_actor", "actor_id"): None,
        ("categorie_relatie", "categorie_id"): None,
        ("partij", "werkte_voor_id"): None,
        ("partij_identificator", "sub_identificator_van_id"): None,
        ("betrokkene", "partij_id"): "SET NULL",
        ("interne_taak", "vorige_taak_id"): "SET NULL",
    }
