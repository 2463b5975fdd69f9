import hashlib
import itertools
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest
from stdnum import iban
from stdnum.nl import bsn

from db import migrate
from server.seed import vul as vul_module
from server.seed.demo import vul_demo
from server.seed.fout import SeedFout
from server.seed.lijsten import achternamen, onderwerpen
from server.seed.plan import PARTIJEN_PER_BLOK, maak_plan, opdrachten
from server.seed.schrijver import VOLGORDE
from server.seed.verhaal.actoren import EENHEDEN
from server.seed.vul import vul
from tests.seed.regels import REGELS, VOORKOMENS

_SCHEMA = """
select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
where connamespace = 'public'::regnamespace
union all select tablename, indexname, indexdef, true from pg_indexes where schemaname = 'public' order by 1, 2, 3
"""


@pytest.fixture
async def verbinding(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    verbinding = await asyncpg.connect(database_url)
    yield verbinding
    await verbinding.close()


async def vingerafdruk(verbinding: asyncpg.Connection) -> dict[str, str]:
    """Of every table, to the last character."""
    gevonden = {}
    for tabel in VOLGORDE:
        tekst = bytearray()

        async def neem(deel: bytes, tekst: bytearray = tekst) -> None:
            tekst.extend(deel)

        await verbinding.copy_from_query(f"select * from {tabel} order by 1, 2", output=neem)
        gevonden[tabel] = hashlib.sha256(tekst).hexdigest()
    return gevonden


async def overtredingen(verbinding: asyncpg.Connection) -> dict[str, int]:
    aantallen = {regel: await verbinding.fetchval(sql) for regel, sql in REGELS.items()}
    return {regel: aantal for regel, aantal in aantallen.items() if aantal}


async def test_rules_hold_in_a_seeded_register(database_url: str, verbinding: asyncpg.Connection) -> None:
    telling = await vul(database_url, 1_000, 5_000, 1)
    assert await overtredingen(verbinding) == {}
    ontbreekt = [naam for naam, sql in VOORKOMENS.items() if not await verbinding.fetchval(f"select exists ({sql})")]
    assert ontbreekt == []
    assert telling.rijen["partij"] == 1_000
    assert telling.rijen["klantcontact"] == 5_000
    assert telling.rijen == {tabel: await verbinding.fetchval(f"select count(*) from {tabel}") for tabel in VOLGORDE}
    assert 1.9 < telling.rijen["betrokkene"] / telling.rijen["klantcontact"] < 2.1


async def test_numbers_satisfy_an_outside_judge(database_url: str, verbinding: asyncpg.Connection) -> None:
    await vul(database_url, 1_000, 1_000, 1)
    elfproef = await verbinding.fetch(
        "select object_id from partij_identificator where soort_object_id in ('bsn', 'rsin')"
    )
    assert len(elfproef) > 700
    assert [rij["object_id"] for rij in elfproef if not bsn.is_valid(rij["object_id"])] == []
    rekeningen = await verbinding.fetch("select iban from rekeningnummer")
    assert [rij["iban"] for rij in rekeningen if not iban.is_valid(rij["iban"], check_country=False)] == []


async def test_rules_hold_in_the_demo(database_url: str, verbinding: asyncpg.Connection) -> None:
    await vul_demo(database_url)
    assert await overtredingen(verbinding) == {}


async def test_some_clients_have_an_exact_number_of_contacts(database_url: str, verbinding: asyncpg.Connection) -> None:
    telling = await vul(database_url, 1_000, 10_000, 7)
    assert [klant.klantcontacten for klant in telling.meetklanten] == [2, 50, 80, 200, 1000]
    for klant in telling.meetklanten:
        partij = await verbinding.fetchrow(
            """
            select p.id, p.nummer, count(distinct b.klantcontact_id) as aantal, count(*) as betrokken
            from partij_identificator i join partij p on p.id = i.partij_id join betrokkene b on b.partij_id = p.id
            where i.object_id = $1 and p.indicatie_actief and p.indicatie_geheimhouding = 'nee' group by p.id
            """,
            klant.bsn,
        )
        assert tuple(partij) == (klant.id, klant.nummer, klant.klantcontacten, klant.klantcontacten)
    for zaak in telling.meetzaken:
        assert zaak.klantcontacten > 0


async def test_contacts_are_spread_as_in_life(database_url: str, verbinding: asyncpg.Connection) -> None:
    await vul(database_url, 1_000, 10_000, 1)
    rijen = await verbinding.fetch(
        "select count(distinct b.klantcontact_id) from partij p left join betrokkene b on b.partij_id = p.id group by p.id"
    )
    aantallen = sorted(rij[0] for rij in rijen)
    assert 8 < sum(aantallen) / len(aantallen) < 12
    assert sum(aantal <= 20 for aantal in aantallen) > 0.8 * len(aantallen)
    assert sum(aantal >= 50 for aantal in aantallen) > 5


async def test_same_seed_gives_the_same_register_whoever_writes(
    database_url: str, verbinding: asyncpg.Connection
) -> None:
    await vul(database_url, PARTIJEN_PER_BLOK + 1, 4_500, 3, werkers=0)
    hier = await vingerafdruk(verbinding)
    await verbinding.execute(f"truncate {', '.join(VOLGORDE)}")
    await vul(database_url, PARTIJEN_PER_BLOK + 1, 4_500, 3, werkers=2)
    assert await vingerafdruk(verbinding) == hier


async def test_other_seed_gives_another_register(database_url: str, verbinding: asyncpg.Connection) -> None:
    await vul(database_url, 100, 500, 3)
    eerst = await vingerafdruk(verbinding)
    await verbinding.execute(f"truncate {', '.join(VOLGORDE)}")
    await vul(database_url, 100, 500, 4)
    anders = await vingerafdruk(verbinding)
    gelijk = {tabel for tabel in VOLGORDE if anders[tabel] == eerst[tabel]}
    assert gelijk == {"categorie"}


async def test_refuses_a_register_that_holds_something(database_url: str, verbinding: asyncpg.Connection) -> None:
    await vul_demo(database_url)
    eerst = await vingerafdruk(verbinding)
    with pytest.raises(SeedFout, match=r"bevat al gegevens; er is niets veranderd.*--toevoegen"):
        await vul(database_url, 100, 500, 1)
    assert await vingerafdruk(verbinding) == eerst


async def test_adds_with_another_seed_only(database_url: str, verbinding: asyncpg.Connection) -> None:
    await vul(database_url, 100, 500, 1)
    with pytest.raises(SeedFout, match="zaad 1 al gebruikt"):
        await vul(database_url, 100, 500, 1, toevoegen=True)
    assert await verbinding.fetchval("select count(*) from partij") == 100
    telling = await vul(database_url, 100, 500, 2, toevoegen=True)
    assert await overtredingen(verbinding) == {}
    assert telling.rijen["klantcontact"] == 1_000
    assert telling.rijen["categorie"] == 5
    assert await verbinding.fetchval("select count(*) from actor where naam = 'Klantcontactcentrum'") == 1
    assert telling.meetklanten[0].nummer == "101"


async def test_adds_to_the_demo(database_url: str, verbinding: asyncpg.Connection) -> None:
    await vul_demo(database_url)
    await vul(database_url, 4_000, 500, 1, toevoegen=True)
    assert await overtredingen(verbinding) == {}


async def test_indexes_and_keys_come_back_as_they_were(
    database_url: str, verbinding: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerst = await verbinding.fetch(_SCHEMA)
    await vul(database_url, 100, 500, 1)
    rij_voor_rij = await vingerafdruk(verbinding)
    await verbinding.execute(f"truncate {', '.join(VOLGORDE)}")
    monkeypatch.setattr(vul_module, "_ZELF_TOT", 0)
    fasen: list[str] = []
    await vul(database_url, 100, 500, 1, lambda fase, _gedaan, _totaal: fasen.append(fase), werkers=0)
    assert "indexen en sleutels" in fasen
    assert await verbinding.fetch(_SCHEMA) == eerst
    await migrate.check(database_url)
    assert await vingerafdruk(verbinding) == rij_voor_rij


async def test_nothing_is_left_when_it_fails(
    database_url: str, verbinding: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vul_module, "_ZELF_TOT", 0)
    eerst = await verbinding.fetch(_SCHEMA)

    def mislukt(fase: str, _gedaan: int, _totaal: int) -> None:
        if fase == "statistieken":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await vul(database_url, 100, 500, 1, mislukt, werkers=1)
    assert await verbinding.fetchval("select count(*) from klantcontact") == 0
    assert await verbinding.fetch(_SCHEMA) == eerst


@pytest.mark.parametrize(
    ("partijen", "klantcontacten", "melding"),
    [(49, 100, "minstens"), (50, 99, "minstens"), (9_000_001, 100, "hoogstens")],
)
async def test_refuses_sizes_that_make_no_sense(
    database_url: str, partijen: int, klantcontacten: int, melding: str
) -> None:
    with pytest.raises(SeedFout, match=melding):
        await vul(database_url, partijen, klantcontacten, 1)


async def test_refuses_a_database_without_tables(database_url: str) -> None:
    await migrate.downgrade(database_url, "base")
    with pytest.raises(SeedFout, match="klantgraaf migrate"):
        await vul(database_url, 100, 500, 1)


async def test_smallest_register(database_url: str, verbinding: asyncpg.Connection) -> None:
    telling = await vul(database_url, 50, 100, 1)
    assert telling.rijen["klantcontact"] == 100
    assert await overtredingen(verbinding) == {}


@pytest.mark.parametrize(
    ("partijen", "klantcontacten"), [(50, 100), (150, 600), (1_000, 100), (60, 5_000), (20_000, 100_000)]
)
def test_plan_adds_up(partijen: int, klantcontacten: int) -> None:
    plan = maak_plan(1, partijen, klantcontacten)
    blokken = list(opdrachten(plan))
    assert sum(aantal for blok in blokken for _, aantal in blok.verlopen) == klantcontacten
    assert blokken[0].eerste_contact == blokken[0].eerste_verloop == 0
    for blok, volgende in itertools.pairwise(blokken):
        assert volgende.eerste_contact == blok.eerste_contact + sum(aantal for _, aantal in blok.verlopen)
        assert volgende.eerste_verloop == blok.eerste_verloop + len(blok.verlopen)


def test_every_subject_belongs_to_a_unit() -> None:
    codes = {eenheid.identificator[3] for eenheid in EENHEDEN if eenheid.identificator}
    assert {onderwerp.eenheid for onderwerp in onderwerpen()} <= codes
    assert all(onderwerp.titels and onderwerp.vragen and onderwerp.antwoorden for onderwerp in onderwerpen())


def test_surnames_come_apart() -> None:
    gevonden = set(achternamen())
    for voorvoegsel, achternaam in [
        ("van den", "Berg"),
        ("in ’t", "Veld"),
        ("", "El Amrani"),
        ("", "d’Ancona"),
        ("", "Yılmaz"),
    ]:
        assert (voorvoegsel, achternaam) in gevonden
    assert max(len(voorvoegsel) for voorvoegsel, _ in gevonden) <= 10


def test_identities_do_not_change() -> None:
    # Other people's examples and measurements stand on them.
    assert maak_plan(1, 100_000, 1_000_000).partij_id(17) == UUID("12e59de3-da81-401c-abff-7a02c146f2cc").hex
