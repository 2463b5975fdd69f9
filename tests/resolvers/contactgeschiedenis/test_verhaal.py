"""The history of the client who complains (C9127), as docs/verhaal.md tells it."""

import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.resolvers.contactgeschiedenis import verwacht
from tests.resolvers.contactgeschiedenis.verwacht import RELATIES
from tests.support.vraag import Vraag

DOCUMENT = (Path(__file__).parents[3] / "docs" / "verhaal.md").read_text()
ZOE = "00000001-0000-4000-8000-000000005001"
ZAAK1 = "0000000a-0000-4000-8000-000000000001"
ALLE = "[" + ", ".join(RELATIES) + "]"
CONTACTEN = """klantcontacten(first: 1000, sortering: PLAATSGEVONDEN_OP_OPLOPEND, inclusief: {}) {{
  totalCount edges {{ relaties node {{ nummer }} }} }}"""
EIGEN = CONTACTEN.format("[EIGEN]")


def relaties_in_document() -> dict[str, list[str]]:
    """Per contact of the story why it is in the picture of Zoë; empty when it is not."""
    kolommen = (
        regel.split("|")[1:-1] for regel in DOCUMENT.splitlines() if re.match(r"\| 2026-.* \| 70\d\d \|", regel)
    )
    return {
        cellen[3].strip(): [r for r in RELATIES if r in cellen[8].replace(" ", "").split(",")] for cellen in kolommen
    }


def cijfers_in_document() -> dict[str, tuple[str, str]]:
    """The table of what a klachtbehandelaar should find: own contacts, all relations."""
    tabel = DOCUMENT.split("| Cijfer |")[1]
    return {
        naam.strip(): (eigen.strip(), alle.strip())
        for naam, eigen, alle in re.findall(r"^\|([^|]+)\|([^|]+)\|([^|]+)\|$", tabel, re.MULTILINE)
        if "---" not in naam
    }


async def geschiedenis(vraag: Vraag, van: str, wat: str) -> Any:
    return (await vraag.data(f"{{ contactgeschiedenis(van: {{{van}}}) {{ {wat} }} }}"))["contactgeschiedenis"]


def nummers(geschiedenis: Any) -> list[str]:
    return [edge["node"]["nummer"] for edge in geschiedenis["klantcontacten"]["edges"]]


@pytest.mark.parametrize(
    "van",
    [
        'partij: {bsn: "999993653"}',
        'partij: {nummer: "5001"}',
        f'partij: {{uuid: "{ZOE}"}}',
        f'partij: {{id: "{b64encode(f"Persoon:{ZOE}".encode()).decode()}"}}',
        'partij: {identificator: {register: "brp", objecttype: "natuurlijk_persoon", soortObjectId: "bsn", objectId: "999993653"}}',
        'email: "ZOE.vandenberg@post.example"',
        'telefoonnummer: "06-09991201"',
        'telefoonnummer: "+31 6 0999 1201"',
    ],
)  # fmt: skip
async def test_the_client_is_found_from_every_end(vraag_verhaal: Vraag, van: str) -> None:
    gevonden = await geschiedenis(
        vraag_verhaal, van, f"partij {{ nummer volledigeNaam }} partijen {{ nummer }} zaak {{ id }} {EIGEN}"
    )
    assert gevonden["partij"] == {"nummer": "5001", "volledigeNaam": "Zoë van den Berg"}
    assert gevonden["partijen"] == [{"nummer": "5001"}]
    assert gevonden["zaak"] is None
    assert nummers(gevonden) == [nummer for nummer, relaties in relaties_in_document().items() if "EIGEN" in relaties]


@pytest.mark.parametrize(
    "van", ['{kvkNummer: "00000600"}', '{rsin: "989993991"}', '{vestigingsnummer: "999900000600"}', '{nummer: "5004"}']
)
async def test_an_organisation_is_found_by_its_numbers(vraag_verhaal: Vraag, van: str) -> None:
    gevonden = await geschiedenis(vraag_verhaal, f"partij: {van}", f"partij {{ nummer }} {EIGEN}")
    assert gevonden["partij"] == {"nummer": "5004"}
    assert nummers(gevonden) == ["7025", "7027"]


async def test_all_relations_are_those_of_the_document(vraag_verhaal: Vraag) -> None:
    gevonden = await geschiedenis(vraag_verhaal, 'partij: {nummer: "5001"}', CONTACTEN.format(ALLE))
    verwachte = {nummer: relaties for nummer, relaties in relaties_in_document().items() if relaties}
    # Of her own contacts the document does not say that they are in the picture for other reasons too.
    assert {n: ["EIGEN"] if "EIGEN" in r else r for n, r in _relaties(gevonden).items()} == verwachte
    assert gevonden["klantcontacten"]["totalCount"] == 30 == len(verwachte)


def _relaties(geschiedenis: Any) -> dict[str, list[str]]:
    return {edge["node"]["nummer"]: edge["relaties"] for edge in geschiedenis["klantcontacten"]["edges"]}


@pytest.mark.parametrize("inclusief", [*[[relatie] for relatie in RELATIES], list(RELATIES), ["ZAAK", "EIGEN"], []])
async def test_only_what_is_included_is_in_it(
    vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection, inclusief: list[str]
) -> None:
    gevonden = await vraag_verhaal.data(
        """query($i: [Relatie!]) { contactgeschiedenis(van: {partij: {nummer: "5001"}}) {
          klantcontacten(first: 1000, inclusief: $i) { totalCount edges { relaties node { uuid } } } } }""",
        {"i": inclusief},
    )
    edges = gevonden["contactgeschiedenis"]["klantcontacten"]["edges"]
    in_sql = await verwacht.contacten(sql_verhaal, [ZOE], inclusief)
    assert {e["node"]["uuid"]: set(e["relaties"]) for e in edges} == {str(k): r for k, r in in_sql.items()}
    assert [e["node"]["uuid"] for e in edges] == await verwacht.op_volgorde(sql_verhaal, in_sql)


async def test_figures_are_those_of_the_document(vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection) -> None:
    wat = """aantal perKanaal { kanaal richting aantal } eerste laatste misluktePogingen onbeantwoord openTaken
      afgehandeldeTaken langstOpen { seconden } doorlooptijdMediaan { seconden iso8601 } doorlooptijdLangste { iso8601 }
      wachttijdMediaan { seconden } wachttijdLangste { seconden }"""
    gevonden = await geschiedenis(
        vraag_verhaal,
        'partij: {nummer: "5001"}',
        f"eigen: samenvatting {{ {wat} }} alle: samenvatting(inclusief: {ALLE}) {{ {wat} }}",
    )
    document = cijfers_in_document()
    for kolom, welke in enumerate(("eigen", "alle")):
        cijfers, tekst = gevonden[welke], {naam: cellen[kolom] for naam, cellen in document.items()}
        assert str(cijfers["aantal"]) == tekst["Klantcontacten"]
        assert {f"{t['kanaal']}, {t['richting'].lower()}": str(t["aantal"]) for t in cijfers["perKanaal"]} == {
            naam: aantal for naam, aantal in tekst.items() if naam.endswith((", inkomend", ", uitgaand"))
        }
        assert cijfers["misluktePogingen"] == len(tekst["Mislukte pogingen"].split(", "))
        assert cijfers["onbeantwoord"] == len(tekst["Onbeantwoord"].split(", "))
        assert cijfers["openTaken"] == len(tekst["Open taken"].split(", "))
        assert str(cijfers["afgehandeldeTaken"]) == tekst["Afgehandelde taken"]
        # 1 d 22:45 and 9 d 03:55
        assert cijfers["doorlooptijdMediaan"] == {"seconden": 168_300, "iso8601": "P1DT22H45M"}
        assert cijfers["doorlooptijdLangste"] == {"iso8601": "P9DT3H55M"}
        assert tekst["Doorlooptijd, mediaan"] == "1 d 22:45"
        assert tekst["Doorlooptijd, langste"] == "9 d 03:55"
    # and what the document counts to the first of June is counted to now: from the night summer time began
    nu = await sql_verhaal.fetchval("select extract(epoch from now() - '2026-03-29T00:55Z')::bigint")
    assert abs(gevonden["eigen"]["langstOpen"]["seconden"] - max(0, nu)) < 60
    assert (gevonden["eigen"]["eerste"], gevonden["eigen"]["laatste"]) == (
        "2026-02-02T08:14:00+00:00",
        "2026-05-18T19:15:00+00:00",
    )


async def test_who_else_belongs_to_the_picture(vraag_verhaal: Vraag) -> None:
    verwanten = "verwanten { relatie partij { nummer } }"
    for nummer, anderen in {
        "5001": [("VERTEGENWOORDIGDE", "5003"), ("VERTEGENWOORDIGER", "5002")],
        "5004": [("CONTACTPERSOON", "5005")],
        "5005": [("ORGANISATIE", "5004")],
        "5006": [],
    }.items():
        gevonden = await geschiedenis(vraag_verhaal, f'partij: {{nummer: "{nummer}"}}', verwanten)
        assert [(v["relatie"], v["partij"]["nummer"]) for v in gevonden["verwanten"]] == anderen


async def test_from_a_zaak(vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection) -> None:
    for zaak in (ZAAK1, ZAAK1[:-1] + "2", ZAAK1[:-1] + "4", ZAAK1[:-1] + "5"):
        gevonden = await geschiedenis(
            vraag_verhaal,
            f'zaak: {{uuid: "{zaak.upper()}"}}',
            "zaak { uuid } partij { uuid } klantcontacten(first: 1000) { edges { relaties node { uuid } } }",
        )
        contacten = await verwacht.over_zaak(sql_verhaal, zaak)
        assert gevonden["zaak"] == {"uuid": zaak}
        edges = gevonden["klantcontacten"]["edges"]
        assert [e["node"]["uuid"] for e in edges] == await verwacht.op_volgorde(sql_verhaal, contacten)
        assert all(edge["relaties"] == ["ZAAK"] for edge in edges)
        klanten = await sql_verhaal.fetch(
            "select distinct partij_id from betrokkene where klantcontact_id = any($1) and rol = 'klant'"
            " and partij_id is not null",
            list(contacten),
        )
        assert gevonden["partij"] == ({"uuid": str(klanten[0][0])} if len(klanten) == 1 else None)


async def test_from_a_zaak_with_one_client_her_own_contacts_can_be_included(vraag_verhaal: Vraag) -> None:
    # given zaak 4, about Aleida (5003) only
    zaak = ZAAK1[:-1] + "4"
    gevonden = await geschiedenis(
        vraag_verhaal, f'zaak: {{uuid: "{zaak}"}}', f"partij {{ nummer }} {CONTACTEN.format('[EIGEN, ZAAK]')}"
    )
    assert gevonden["partij"] == {"nummer": "5003"}
    assert _relaties(gevonden) == {"7013": ["EIGEN", "ZAAK"], "7017": ["EIGEN", "ZAAK"]}


async def test_from_a_contact(vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection) -> None:
    for nummer in ("7003", "7013", "7021", "7025", "7007", "7032"):
        gevonden = await geschiedenis(
            vraag_verhaal,
            f'klantcontact: {{nummer: "{nummer}"}}',
            "partijen { uuid } klantcontacten(first: 1000) { edges { relaties node { uuid } } }",
        )
        contact = await sql_verhaal.fetchval("select id from klantcontact where nummer = $1", nummer)
        klanten = await sql_verhaal.fetch(
            "select distinct partij_id from betrokkene where klantcontact_id = $1 and rol = 'klant' and partij_id is not null",
            contact,
        )
        eigen = await verwacht.contacten(sql_verhaal, [rij[0] for rij in klanten])
        assert {p["uuid"] for p in gevonden["partijen"]} == {str(rij[0]) for rij in klanten}
        uuids = [edge["node"]["uuid"] for edge in gevonden["klantcontacten"]["edges"]]
        assert uuids == await verwacht.op_volgorde(sql_verhaal, {*eigen, contact})
        assert all(edge["relaties"] == ["EIGEN"] for edge in gevonden["klantcontacten"]["edges"])


async def test_from_an_address_that_only_unknown_callers_gave(vraag_verhaal: Vraag) -> None:
    gevonden = await geschiedenis(
        vraag_verhaal, 'email: "anna.smit@post.example"', f"partijen {{ uuid }} verwanten {{ relatie }} {EIGEN}"
    )
    assert gevonden["partijen"] == gevonden["verwanten"] == []
    assert nummers(gevonden) == ["7007", "7036"]


@pytest.mark.parametrize(
    "van",
    [
        'partij: {bsn: "999999999"}',
        'partij: {nummer: "999999"}',
        'partij: {uuid: "00000001-0000-4000-8000-00000000ffff"}',
        'klantcontact: {nummer: "999999"}',
        'klantcontact: {uuid: "00000001-0000-4000-8000-00000000ffff"}',
        'zaak: {uuid: "00000001-0000-4000-8000-00000000ffff"}',
        'zaak: {identificatie: "onbekend"}',
        'email: "niemand@nergens.example"',
        'email: ""',
        'telefoonnummer: "+31999999999"',
    ],
)
async def test_whom_the_register_does_not_know_has_no_history(vraag_verhaal: Vraag, van: str) -> None:
    assert await geschiedenis(vraag_verhaal, van, f"partij {{ uuid }} {EIGEN}") is None


async def test_a_known_client_without_contacts_has_an_empty_history(vraag: Vraag, schrijf: Any) -> None:
    await schrijf.partij(nummer="1")
    gevonden = await geschiedenis(
        vraag,
        'partij: {nummer: "1"}',
        f"{CONTACTEN.format(ALLE)} tijdlijn {{ totalCount }} samenvatting {{ aantal eerste perKanaal {{ aantal }} langstOpen {{ seconden }} }}",
    )
    assert gevonden["klantcontacten"] == {"totalCount": 0, "edges": []}
    assert gevonden["tijdlijn"] == {"totalCount": 0}
    assert gevonden["samenvatting"] == {"aantal": 0, "eerste": None, "perKanaal": [], "langstOpen": None}
