"""A client with a thousand contacts: right, in pages, and in as many statements as a client with two."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.engine import Database
from tests.resolvers.contactgeschiedenis import verwacht
from tests.resolvers.contactgeschiedenis.test_tegen_sql import klopt
from tests.resolvers.contactgeschiedenis.verwacht import RELATIES
from tests.support.bladzijden import Lijst, aaneen
from tests.support.postgres import Databases
from tests.support.vraag import Fout, Vraag

VEEL, TWEE, ANDER = (UUID(int=0x4000_8000_0000_0000_0000 + n) for n in (1, 2, 3))
# Everything hangs on contact number n of a client; several take place at one moment.
VULLEN = """
insert into actor (id, naam, soort_actor) select gen_random_uuid(), 'Noor ' || n, 'medewerker' from generate_series(1, 5) n;
insert into partij (id, soort_partij, contactnaam_achternaam) select id, 'persoon', 'Berg' from unnest($1::uuid[]) id;
insert into digitaal_adres (partij_id, soort, adres, is_voorkeursadres)
  select id, 'email', id || '@post.example', true from unnest($1::uuid[]) id;
insert into vertegenwoordiging (vertegenwoordigende_partij_id, vertegenwoordigde_partij_id) values ($3, $2), ($2, $3);
create temp table k on commit drop as
  select gen_random_uuid() as id, w.partij, n, '2026-01-01T00:00Z'::timestamptz + n / 3 * interval '7 hours' as op
  from (values ($2::uuid, 1000), ($3::uuid, 2), ($4::uuid, 20)) w(partij, aantal) cross join generate_series(1, aantal) n;
insert into klantcontact (id, kanaal, plaatsgevonden_op, onderwerp, inhoud, reactie, indicatie_contact_gelukt)
  select id, (array['telefoon', 'e-mail', 'balie'])[n % 3 + 1], op, 'Vraag ' || n, 'Over de lantaarns',
    case when n % 11 = 0 then 'Antwoord' end, (array['ja', 'nee', 'onbekend'])[n % 5 % 3 + 1] from k;
insert into betrokkene (klantcontact_id, plaatsgevonden_op, partij_id, rol, initiator)
  select id, op, partij, 'klant', n % 4 <> 0 from k;
insert into digitaal_adres (betrokkene_id, soort, adres) select id, 'telefoonnummer', '0612345678' from betrokkene;
insert into actor_klantcontact (actor_id, klantcontact_id, plaatsgevonden_op)
  select a.id, k.id, op from k join (select id, row_number() over (order by naam) r from actor) a on a.r <= n % 2 + 1;
insert into bijlage (klantcontact_id, identificator_objecttype, identificator_register, identificator_soort_object_id,
    identificator_object_id) select id, 'informatieobject', 'openzaak', 'uuid', gen_random_uuid() from k;
insert into onderwerpobject (klantcontact_id, identificator_objecttype, identificator_register,
    identificator_soort_object_id, identificator_object_id)
  select id, case when n % 2 = 0 then 'zaak' else 'zgw-Zaak' end, case when n % 2 = 0 then 'open-zaak' else 'openzaak' end,
    'uuid', '00000000-0000-4000-8000-0000000000' || (n % 10 + 10) from k;
insert into onderwerpobject (klantcontact_id, was_klantcontact_id)
  select b.id, a.id from k a join k b using (partij) where b.n = a.n + 1 and b.n % 2 = 0;
insert into interne_taak (klantcontact_id, plaatsgevonden_op, gevraagde_handeling, status, toegewezen_op, afgehandeld_op)
  select id, op, 'Terugbellen', case when n % 3 = 0 then 'te_verwerken' else 'verwerkt' end, op + n * interval '1 minute',
    case when n % 3 = 1 then op + n * interval '1 hour' end from k;
insert into interne_taak_actor (interne_taak_id, actor_id, status, plaatsgevonden_op)
  select t.id, a.id, t.status, t.plaatsgevonden_op from interne_taak t cross join (select id from actor order by naam limit 2) a;
"""


@pytest.fixture(scope="module")
async def groot_url(databases: Databases, leeg: str) -> AsyncIterator[str]:
    async with databases.copy(leeg) as url:
        connection = await asyncpg.connect(url)
        async with connection.transaction():
            for statement in filter(str.strip, VULLEN.split(";\n")):
                # Each takes only the parameters that it names.
                nummers = [nummer for nummer in range(1, 5) if f"${nummer}" in statement]
                eigen = statement
                for nieuw, oud in enumerate(nummers, start=1):
                    eigen = eigen.replace(f"${oud}", f"${nieuw}")
                waarden = ([VEEL, TWEE, ANDER], VEEL, TWEE, ANDER)
                await connection.execute(eigen, *(waarden[nummer - 1] for nummer in nummers))
        await connection.execute("analyze")
        await connection.close()
        yield url


@pytest.fixture(scope="module")
async def sql_groot(groot_url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(groot_url)
    yield connection
    await connection.close()


@pytest.fixture(scope="module")
async def vraag_groot(groot_url: str) -> AsyncIterator[Vraag]:
    database = Database(groot_url, pool_size=1)
    yield Vraag(database)
    await database.close()


@pytest.mark.parametrize(("inclusief", "aantal"), [(["EIGEN"], 1000), (["VERTEGENWOORDIGER"], 2)])
async def test_a_thousand_contacts_against_plain_sql(
    vraag_groot: Vraag, sql_groot: asyncpg.Connection, inclusief: list[str], aantal: int
) -> None:
    assert await klopt(vraag_groot, sql_groot, VEEL, inclusief) == aantal


C9127 = """query($uuid: UUID!, $i: [Relatie!]) { contactgeschiedenis(van: {partij: {uuid: $uuid}}) {
  partij { volledigeNaam identificatoren { objectId } digitaleAdressen { adres } }
  verwanten { relatie partij { volledigeNaam } }
  klantcontacten(first: 1000, inclusief: $i) { totalCount pageInfo { hasNextPage endCursor } edges { cursor relaties node {
    nummer kanaal onderwerp inhoud reactie richting plaatsgevondenOp
    betrokkenen { rol initiator partij { volledigeNaam } digitaleAdressen { adres } teBereikenVia { digitaalAdres { adres } } }
    actoren { naam } bijlagen { identificator { objectId } } onderwerpobjecten { identificator { objectId } }
    zaken { uuid } interneTaken { status toegewezenOp afgehandeldOp wachttijd { iso8601 } actoren { naam } }
    aanleiding { nummer } opvolging { nummer } } } }
  tijdlijn(first: 1000, inclusief: $i) { nodes { tijdstip soort omschrijving actoren { naam } } }
  samenvatting(inclusief: $i) { aantal onbeantwoord } } }"""
# partij, identificatoren, adressen, verwanten; page, count; nine relations of a contact, four below betrokkene and taak;
# page of the timeline, actoren of contacts and of tasks; two for the figures.
STATEMENTS = 1 + 2 + 1 + 2 + (8 + 4) + 3 + 2


async def test_a_thousand_contacts_take_as_many_statements_as_two(vraag_groot: Vraag) -> None:
    gemeten = []
    for wie, inclusief in ((TWEE, ["EIGEN"]), (VEEL, ["EIGEN"]), (ANDER, ["EIGEN"]), (ANDER, list(RELATIES))):
        antwoord = await vraag_groot.plain(C9127, {"uuid": str(wie), "i": inclusief})
        assert not antwoord.errors
        gemeten.append(antwoord.statements)
    assert gemeten == [STATEMENTS] * 4


async def test_planned_it_takes_as_many_statements_for_a_thousand_as_for_two(vraag_groot: Vraag) -> None:
    twee, veel = [(await vraag_groot(C9127, {"uuid": str(wie), "i": ["EIGEN"]})).statements for wie in (TWEE, VEEL)]
    assert twee == veel <= 5


def lijst(wie: UUID, veld: str = "klantcontacten", argumenten: str = "", node: str = "uuid") -> Lijst:
    return Lijst(veld, argumenten, (f'contactgeschiedenis(van: {{partij: {{uuid: "{wie}"}}}})',), node)


@pytest.mark.parametrize("aflopend", [False, True])
@pytest.mark.parametrize("per", [90, 1000])
async def test_pages_of_a_history(vraag_groot: Vraag, sql_groot: asyncpg.Connection, per: int, aflopend: bool) -> None:
    contacten = await verwacht.contacten(sql_groot, [VEEL])
    uuids = [{"uuid": uuid} for uuid in await verwacht.op_volgorde(sql_groot, contacten, oplopend=not aflopend)]
    orde = f"sortering: PLAATSGEVONDEN_OP_{'AFLOPEND' if aflopend else 'OPLOPEND'}"
    gevraagd = lijst(VEEL, argumenten=orde)
    assert aaneen(await gevraagd.vooruit(vraag_groot, per)) == uuids
    assert aaneen((await gevraagd.terug(vraag_groot, per))[::-1]) == uuids


async def test_pages_of_a_timeline(vraag_groot: Vraag, sql_groot: asyncpg.Connection) -> None:
    contacten = await verwacht.contacten(sql_groot, [VEEL])
    gebeurd = [{"tijdstip": op, "soort": soort} for op, soort, _, _ in await verwacht.tijdlijn(sql_groot, contacten)]
    for orde, verwachte in (("OPLOPEND", gebeurd), ("AFLOPEND", gebeurd[::-1])):
        gevraagd = lijst(VEEL, "tijdlijn", f"sortering: TIJDSTIP_{orde}", "tijdstip soort")
        assert aaneen(await gevraagd.vooruit(vraag_groot, 700)) == verwachte
        assert aaneen((await gevraagd.terug(vraag_groot, 700))[::-1]) == verwachte


@pytest.mark.parametrize("veld", ["klantcontacten", "tijdlijn"])
async def test_a_page_of_a_history_has_at_most_a_thousand(vraag_groot: Vraag, veld: str) -> None:
    fout = await vraag_groot.fout(
        f'{{ contactgeschiedenis(van: {{partij: {{uuid: "{VEEL}"}}}}) {{ {veld}(first: 1001) {{ totalCount }} }} }}'
    )
    melding = "`first` moet tussen 0 en 1000 liggen; gevraagd is 1001."
    assert fout == Fout("ONGELDIGE_INVOER", melding, ("contactgeschiedenis", veld))
    data = await vraag_groot.data(
        f'{{ contactgeschiedenis(van: {{partij: {{uuid: "{VEEL}"}}}}) {{ {veld} {{ edges {{ cursor }} }} }} }}'
    )
    assert len(data["contactgeschiedenis"][veld]["edges"]) == 50


@pytest.mark.parametrize(
    ("veld", "wie", "argumenten"),
    [
        ("klantcontacten", ANDER, ""),
        ("klantcontacten", VEEL, "inclusief: [EIGEN, ZAAK]"),
        ("klantcontacten", VEEL, "sortering: PLAATSGEVONDEN_OP_OPLOPEND"),
        ("klantcontacten", VEEL, "filter: {vertrouwelijk: false}"),
        ("tijdlijn", VEEL, ""),
    ],
)
async def test_a_cursor_belongs_to_its_subject_and_question(
    vraag_groot: Vraag, veld: str, wie: UUID, argumenten: str
) -> None:
    cursor = (await lijst(VEEL).bladzijde(vraag_groot, first=1))["pageInfo"]["endCursor"]
    node = "soort" if veld == "tijdlijn" else "uuid"
    fout = await vraag_groot.fout(lijst(wie, veld, argumenten, node).document, {"first": 1, "after": cursor})
    assert (fout.code, fout.pad[:2]) == ("ONGELDIGE_CURSOR", ("contactgeschiedenis", veld))
    # and the same choice, written otherwise, keeps it
    zelfde = lijst(VEEL, argumenten="inclusief: [EIGEN, EIGEN], filter: null")
    assert len((await zelfde.bladzijde(vraag_groot, first=1, after=cursor))["edges"]) == 1


async def test_two_histories_in_one_document_do_not_mix(vraag_groot: Vraag) -> None:
    fragment = """fragment F on Contactgeschiedenis { partij { uuid } klantcontacten(first: 1000, inclusief: $i) { totalCount
      pageInfo { endCursor } edges { cursor relaties node { uuid betrokkenen { partij { uuid } } zaken { uuid } } } }
      tijdlijn(first: 1000, inclusief: $i) { totalCount nodes { tijdstip soort klantcontact { uuid } } }
      verwanten { partij { uuid } } samenvatting(inclusief: $i) { aantal eerste openTaken } }"""

    def van(wie: UUID) -> str:
        return f'contactgeschiedenis(van: {{partij: {{uuid: "{wie}"}}}})'

    for inclusief in (["EIGEN"], ["EIGEN", "CONTACTPERSOON"]):
        samen: Any = await vraag_groot.data(
            f"query($i: [Relatie!]) {{ twee: {van(TWEE)} {{ ...F }} ander: {van(ANDER)} {{ ...F }} weer: {van(TWEE)} {{ ...F }} }} {fragment}",
            {"i": inclusief},
        )
        for alias, wie in (("twee", TWEE), ("ander", ANDER), ("weer", TWEE)):
            apart = await vraag_groot.data(
                f"query($i: [Relatie!]) {{ x: {van(wie)} {{ ...F }} }} {fragment}", {"i": inclusief}
            )
            assert samen[alias] == apart["x"]
    assert samen["twee"]["klantcontacten"]["totalCount"] != samen["ander"]["klantcontacten"]["totalCount"]
