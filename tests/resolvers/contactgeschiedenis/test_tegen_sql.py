"""Histories of all kinds of clients, with timeline and figures, against plain SQL."""

from typing import Any

import asyncpg
import pytest

from tests.resolvers.contactgeschiedenis import verwacht
from tests.resolvers.contactgeschiedenis.verwacht import RELATIES
from tests.support.rijen import BEGIN, CONTACT, Rijen, na
from tests.support.vraag import Vraag

ALLES = """query($van: ContactgeschiedenisSleutel!, $i: [Relatie!], $f: KlantcontactFilter) {
  contactgeschiedenis(van: $van) {
    klantcontacten(first: 1000, inclusief: $i, filter: $f) { totalCount edges { relaties node { uuid } } }
    tijdlijn(first: 1000, inclusief: $i, filter: $f) { totalCount nodes {
      __typename tijdstip soort omschrijving klantcontact { uuid kanaal onderwerp richting actoren { uuid } }
      interneTaak { uuid gevraagdeHandeling actoren { uuid } } actoren { uuid } } }
    samenvatting(inclusief: $i, filter: $f) { aantal perKanaal { kanaal richting aantal } eerste laatste misluktePogingen
      onbeantwoord openTaken langstOpen { seconden } afgehandeldeTaken wachttijdMediaan { seconden }
      wachttijdLangste { seconden } doorlooptijdMediaan { seconden } doorlooptijdLangste { seconden } } } }"""
DUREN = ("wachttijdMediaan", "wachttijdLangste", "doorlooptijdMediaan", "doorlooptijdLangste", "langstOpen")


async def klopt(vraag: Vraag, sql: asyncpg.Connection, partij: Any, inclusief: list[str]) -> int:
    """The whole of a history is what SQL says; how many contacts that are."""
    data = await vraag.data(ALLES, {"van": {"partij": {"uuid": str(partij)}}, "i": inclusief})
    gevonden = data["contactgeschiedenis"]
    in_sql = await verwacht.contacten(sql, [partij], inclusief)
    lijst = gevonden["klantcontacten"]
    assert {e["node"]["uuid"]: set(e["relaties"]) for e in lijst["edges"]} == {str(k): r for k, r in in_sql.items()}
    assert [e["node"]["uuid"] for e in lijst["edges"]] == await verwacht.op_volgorde(sql, in_sql)
    assert lijst["totalCount"] == len(in_sql)
    await tijdlijn_klopt(sql, gevonden["tijdlijn"], in_sql)
    await cijfers_kloppen(sql, gevonden["samenvatting"], in_sql)
    return len(in_sql)


async def tijdlijn_klopt(sql: asyncpg.Connection, tijdlijn: Any, contacten: Any) -> None:
    nodes, gebeurd = tijdlijn["nodes"], await verwacht.tijdlijn(sql, contacten)
    assert [
        (n["tijdstip"], n["soort"], n["klantcontact"]["uuid"], n["interneTaak"] and n["interneTaak"]["uuid"])
        for n in nodes
    ] == gebeurd[:1000]
    assert tijdlijn["totalCount"] == len(gebeurd)
    for node in nodes:
        taak = node["interneTaak"]
        assert node["__typename"] == ("Taakgebeurtenis" if taak else "Contactgebeurtenis")
        assert node["actoren"] == (taak or node["klantcontact"])["actoren"]
        assert node["omschrijving"] == _in_woorden(node)


def _in_woorden(node: Any) -> str:
    contact = node["klantcontact"]
    onderwerp = f": {contact['onderwerp']}" if contact["onderwerp"] is not None else ""
    via = f" via {contact['kanaal']}{onderwerp}"
    taak = f": {(node['interneTaak'] or {}).get('gevraagdeHandeling')}"
    richting = {"INKOMEND": "Inkomend", "UITGAAND": "Uitgaand", None: "Contact"}[contact["richting"]]
    return {
        "CONTACT": f"{richting}{via}",
        "ANTWOORD": f"Antwoord{via}",
        "MISLUKTE_POGING": f"Niet bereikt{via}",
        "TAAK_TOEGEWEZEN": f"Taak toegewezen{taak}",
        "TAAK_GEROUTEERD": f"Taak doorgestuurd{taak}",
        "TAAK_VERWERKT": f"Taak verwerkt{taak}",
    }[node["soort"]]


async def cijfers_kloppen(sql: asyncpg.Connection, cijfers: Any, contacten: Any) -> None:
    verwachte = await verwacht.samenvatting(sql, contacten)
    plat = {naam: w["seconden"] if isinstance(w, dict) else w for naam, w in cijfers.items()}
    # What still runs was asked for a moment earlier.
    if verwachte["langstOpen"] is not None:
        assert 0 <= verwachte.pop("langstOpen") - plat.pop("langstOpen") < 60
    assert plat == verwachte


async def partijen(sql: asyncpg.Connection) -> list[Any]:
    """The client of the story and those around her, and who has most of everything."""
    return [
        rij["id"]
        for rij in await sql.fetch(
            """select id from partij p order by nummer like '50__' desc, (select count(*) from betrokkene b where b.partij_id = p.id)
              + 20 * (select count(*) from vertegenwoordiging v where p.id in (v.vertegenwoordigde_partij_id,
                v.vertegenwoordigende_partij_id)) + 20 * (p.werkte_voor_id is not null)::int desc, id limit 8"""
        )
    ]


async def test_the_story(vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection) -> None:
    for partij in await partijen(sql_verhaal):
        for inclusief in (["EIGEN"], list(RELATIES)):
            await klopt(vraag_verhaal, sql_verhaal, partij, inclusief)


async def test_what_another_register_held(vraag_openklant: Vraag, sql_openklant: asyncpg.Connection) -> None:
    aantallen = [
        await klopt(vraag_openklant, sql_openklant, partij, inclusief)
        for partij in await partijen(sql_openklant)
        for inclusief in (["EIGEN"], list(RELATIES))
    ]
    assert sum(aantal > 1 for aantal in aantallen) > 10


@pytest.mark.parametrize(
    ("filter_", "waar"),
    [
        ({"kanaal": ["telefoon"]}, "kanaal = 'telefoon'"),
        ({"richting": ["UITGAAND"]}, "not (select bool_or(initiator) from betrokkene b where b.klantcontact_id = k.id)"),
        ({"periode": {"vanaf": "2026-03-29"}}, "plaatsgevonden_op >= '2026-03-29T00:00+01:00'"),
        ({"zaak": ["0000000A-0000-4000-8000-000000000002"]}, "id in (select klantcontact_id from onderwerpobject where lower(identificator_object_id) = '0000000a-0000-4000-8000-000000000002')"),
        ({"indicatieContactGelukt": ["NEE"]}, "indicatie_contact_gelukt = 'nee'"),
        ({"tekst": "teruggebeld"}, "tekst @@ to_tsquery('klantgraaf_nl', 'teruggebeld')"),
        ({"actor": {"email": "n.dewit@turfstad.example"}}, "id in (select klantcontact_id from actor_klantcontact l join actor a on a.id = l.actor_id where a.naam = 'Noor de Wit')"),
        ({"onbeantwoord": True}, "nummer in ('7018', '7037')"),
    ],
)  # fmt: skip
async def test_a_filter_holds_for_list_timeline_and_figures(
    vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection, filter_: dict[str, Any], waar: str
) -> None:
    partij = await sql_verhaal.fetchval("select id from partij where nummer = '5001'")
    alle = await verwacht.contacten(sql_verhaal, [partij], RELATIES)
    rest = {
        rij[0]
        for rij in await sql_verhaal.fetch(f"select id from klantcontact k where id = any($1) and {waar}", list(alle))
    }
    data = await vraag_verhaal.data(ALLES, {"van": {"partij": {"nummer": "5001"}}, "i": list(RELATIES), "f": filter_})
    gevonden = data["contactgeschiedenis"]
    assert 0 < len(rest) < len(alle)
    assert {e["node"]["uuid"] for e in gevonden["klantcontacten"]["edges"]} == {str(uuid) for uuid in rest}
    await tijdlijn_klopt(sql_verhaal, gevonden["tijdlijn"], rest)
    await cijfers_kloppen(sql_verhaal, gevonden["samenvatting"], rest)


async def test_every_kind_of_event_and_every_figure(vraag: Vraag, schrijf: Rijen) -> None:
    # given a question; a failed attempt and an answer to it; a task that was routed on, one that is still open
    partij, noor = await schrijf.persoon("Zoë"), await schrijf.actor()
    vraagt = await schrijf.contact_van(partij, na(hours=0), onderwerp="Lantaarn")
    eerste = await schrijf.taak(vraagt, noor, toegewezen_op=na(hours=1), afgehandeld_op=na(hours=3))
    await schrijf.taak(vraagt, noor, toegewezen_op=na(hours=3), afgehandeld_op=na(hours=30), vorige_taak_id=eerste)
    poging = await schrijf.contact_van(partij, na(hours=20), initiator=False, indicatie_contact_gelukt="nee")
    antwoord = await schrijf.contact_van(partij, na(hours=29), initiator=False, kanaal="e-mail")
    for later in (poging, antwoord):
        await schrijf.onderwerp(later, *CONTACT, str(vraagt))
    # and a second question that nobody answered, a failed reaction to it, and a contact without betrokkenen of the zaak
    weer = await schrijf.contact_van(partij, na(days=3))
    await schrijf.taak(weer, noor, toegewezen_op=na(days=3, hours=1))
    mislukt = await schrijf.contact_van(partij, na(days=4), initiator=False, indicatie_contact_gelukt="nee")
    await schrijf.onderwerp(mislukt, was=weer)
    # and one whose task an older register closed without saying when
    oud = await schrijf.contact_van(partij, na(days=5), reactie="Ja")
    await schrijf.taak(oud, noor, status="verwerkt", toegewezen_op=na(days=5))
    # then
    assert await klopt(vraag, schrijf.connection, partij, ["EIGEN"]) == 6
    data = await vraag.data(ALLES, {"van": {"partij": {"uuid": str(partij)}}})
    cijfers = data["contactgeschiedenis"]["samenvatting"]
    assert cijfers["misluktePogingen"] == 2
    assert cijfers["onbeantwoord"] == 1
    assert (cijfers["openTaken"], cijfers["afgehandeldeTaken"]) == (1, 3)
    # of the routed task its own two hours, of the next one twenty-seven; the client waited three and thirty
    assert cijfers["doorlooptijdLangste"] == {"seconden": 27 * 3600}
    assert cijfers["doorlooptijdMediaan"] == {"seconden": (2 + 27) * 1800}
    assert cijfers["wachttijdMediaan"] == {"seconden": (3 + 30) * 1800}
    soorten = [node["soort"] for node in data["contactgeschiedenis"]["tijdlijn"]["nodes"]]
    assert soorten == [
        "CONTACT",
        "TAAK_TOEGEWEZEN",
        "TAAK_GEROUTEERD",
        "MISLUKTE_POGING",
        "ANTWOORD",
        "TAAK_VERWERKT",
        "CONTACT",
        "TAAK_TOEGEWEZEN",
        "MISLUKTE_POGING",
        "CONTACT",
        "TAAK_TOEGEWEZEN",
    ]


async def test_an_address_that_several_share_is_one_history(vraag: Vraag, schrijf: Rijen) -> None:
    # given two partijen and an unknown caller who gave the same number, and one who gave it for one contact only
    een, ander, derde = [await schrijf.persoon(naam) for naam in ("Zoë", "Emre", "Fatima")]
    for partij in (een, ander):
        await schrijf.adres("telefoonnummer", "06-12345678", partij_id=partij)
    contacten = [await schrijf.contact_van(partij, na(hours=uur)) for uur, partij in enumerate((een, ander, derde))]
    los = await schrijf.klantcontact(na(hours=5))
    await schrijf.adres("telefoonnummer", "+31612345678", betrokkene_id=await schrijf.betrokkene(los))
    ook = await schrijf.klantcontact(na(hours=6))
    await schrijf.adres("telefoonnummer", "0612345678", betrokkene_id=await schrijf.betrokkene(ook, derde))
    # when
    data = await vraag.data(
        """{ contactgeschiedenis(van: {telefoonnummer: "0031612345678"}) { partij { uuid } partijen { uuid }
          klantcontacten(sortering: PLAATSGEVONDEN_OP_OPLOPEND) { edges { relaties node { uuid } } } } }"""
    )
    # then
    gevonden = data["contactgeschiedenis"]
    assert gevonden["partij"] is None
    assert {p["uuid"] for p in gevonden["partijen"]} == {str(een), str(ander), str(derde)}
    uuids = [edge["node"]["uuid"] for edge in gevonden["klantcontacten"]["edges"]]
    assert uuids == [str(uuid) for uuid in (*contacten, los, ook)]
    assert all(edge["relaties"] == ["EIGEN"] for edge in gevonden["klantcontacten"]["edges"])


async def test_equal_moments_keep_contact_before_task(vraag: Vraag, schrijf: Rijen) -> None:
    partij, noor = await schrijf.persoon("Zoë"), await schrijf.actor()
    for _ in range(3):
        await schrijf.taak(await schrijf.contact_van(partij, BEGIN), noor, toegewezen_op=BEGIN, afgehandeld_op=BEGIN)
    assert await klopt(vraag, schrijf.connection, partij, ["EIGEN"]) == 3
