"""Who may not see everything: the plan shows what the plain way shows, and neither shows what is hidden."""

import random
from collections.abc import Mapping

import asyncpg
import orjson
import pytest
from sqlalchemy import ColumnElement, FromClause, false, or_, select

from db.engine import Database
from db.tables import Betrokkene, Klantcontact
from resolvers import visibility
from resolvers.errors import NotAllowedError
from resolvers.principal import Principal
from resolvers.visibility import Role, Rule
from schema.plan.planner import OUTCOMES
from tests.plan.documenten import Voorraad, Vraagstuk
from tests.plan.vergelijken import both_ways, compare

BEPERKT = Principal(naam="proef", rol="beperkt")
KORT, LANG = 250, 2_500
_k = Klantcontact.__table__.alias("te_zien")
_b = Betrokkene.__table__.alias("te_zien_erbij")


def _of_visible(table: FromClause) -> ColumnElement[bool]:
    """A child of a contact that may be seen."""
    return table.c.klantcontact_id.in_(select(_k.c.id).where(_k.c.vertrouwelijk.is_(False)))


def _address(table: FromClause) -> ColumnElement[bool]:
    return or_(table.c.betrokkene_id.is_(None), table.c.betrokkene_id.in_(select(_b.c.id).where(_of_visible(_b))))


ROWS: Mapping[str, Rule] = {
    "klantcontact": lambda table: table.c.vertrouwelijk.is_(False),
    **dict.fromkeys(("betrokkene", "bijlage", "interne_taak", "onderwerpobject"), _of_visible),
    "digitaal_adres": _address,
}


_ADRES = ("straatnaam", "postcode", "stad", "nummeraanduiding_id")
_NAAM = ("contactnaam_voornaam", "contactnaam_achternaam", *(f"bezoekadres_{deel}" for deel in _ADRES))
HIDDEN = {
    "klantcontact": frozenset({"onderwerp", "inhoud", "reactie", "taal"}),
    "partij": frozenset({"naam", "interne_notitie", *_NAAM}),
    "betrokkene": frozenset(_NAAM),
    "interne_taak": frozenset({"toelichting", "afgehandeld_op"}),
    "bijlage": frozenset({"identificator_object_id"}),
    "actor": frozenset({"emailadres", "telefoonnummer", "functie"}),
}


@pytest.fixture
def rol(monkeypatch: pytest.MonkeyPatch) -> Principal:
    """Somebody who may see no confidential contact and nothing of one, nor any name, address or free text."""
    monkeypatch.setitem(visibility.ROLES, BEPERKT.rol, Role(ROWS, HIDDEN))
    return BEPERKT


@pytest.fixture
async def geheim(sql_verhaal: asyncpg.Connection) -> list[str]:
    """Uuids and texts that such a reader may never see."""
    found = await sql_verhaal.fetch(
        "select id::text from klantcontact where vertrouwelijk union all"
        " select b.id::text from betrokkene b join klantcontact k on k.id = b.klantcontact_id where k.vertrouwelijk"
    )
    uuids = [f'"{row["id"]}"' for row in found]
    texts: list[str] = []
    for table, column in (("klantcontact", "onderwerp"), ("klantcontact", "inhoud"), ("interne_taak", "toelichting")):
        rows = await sql_verhaal.fetch(f"select distinct {column} from {table} where length({column}) > 11")
        assert len(rows) > 5
        texts += [orjson.dumps(row[0]).decode().strip('"') for row in rows]
    return uuids + texts


async def _vergelijk(
    planbaar: Database, voorraad: Voorraad, geheim: list[str], rol: Principal, seed: int, many: int
) -> None:
    before = OUTCOMES["plain: failed"]
    seen, answers = await compare(planbaar, voorraad, seed, many, rol)
    assert OUTCOMES["plain: failed"] == before
    # What filters by a hidden field is refused, both ways.
    assert seen["plan"] > 0.4 * many, seen
    leaked = [text for text in geheim for answer in answers if text.encode() in answer]
    assert leaked == []


async def test_both_ways_hide_the_same(
    planbaar: Database, voorraad: Voorraad, geheim: list[str], rol: Principal
) -> None:
    assert len(geheim) > 1
    await _vergelijk(planbaar, voorraad, geheim, rol, 11, KORT)


@pytest.mark.lang
async def test_both_ways_hide_the_same_in_many_more(
    planbaar: Database, voorraad: Voorraad, geheim: list[str], rol: Principal
) -> None:
    await _vergelijk(planbaar, voorraad, geheim, rol, random.SystemRandom().randrange(2**32), LANG)


@pytest.mark.parametrize(
    "vraag",
    [
        'klantcontacten(filter: { tekst: "lantaarn" }) { totalCount }',
        'klantcontacten(filter: { niet: { tekst: "lantaarn" } }) { nodes { id } }',
        'klantcontacten(filter: { of: [{ taal: ["nld"] }, { kanaal: ["telefoon"] }] }) { nodes { id } }',
        'partijen(filter: { naam: "Berg" }) { nodes { id } }',
        "partijen(sortering: NAAM_OPLOPEND) { edges { cursor } }",
        "partijen { pageInfo { endCursor } }",
        'betrokkenen(filter: { naam: "Berg" }) { totalCount }',
        'interneTaken(filter: { actor: { email: "noor@turfstad.example" } }) { totalCount }',
        'klantcontacten(filter: { actor: { email: "noor@turfstad.example" } }) { nodes { id } }',
    ],
)
async def test_what_is_hidden_cannot_be_asked_about(planbaar: Database, rol: Principal, vraag: str) -> None:
    by_plan, _plain, errors = await both_ways(planbaar, Vraagstuk(f"{{ {vraag} }}", {}), rol)
    assert by_plan is None
    assert errors is not None
    [error] = errors
    assert isinstance(error.original_error, NotAllowedError)
    # And who sees everything, may.
    _, _, errors = await both_ways(planbaar, Vraagstuk(f"{{ {vraag} }}", {}))
    assert errors is None


async def test_what_is_worked_out_from_what_is_hidden_is_hidden(planbaar: Database, rol: Principal) -> None:
    document = """{
      partij(sleutel: { nummer: "5001" }) {
        volledigeNaam
        klantcontacten(first: 3) { nodes { onderwerp kanaal betrokkenen { volledigeNaam } interneTaken { doorlooptijd { iso8601 } } } }
      }
      contactgeschiedenis(van: { partij: { nummer: "5001" } }) { tijdlijn { nodes { omschrijving soort } } }
    }"""
    by_plan, plain, errors = await both_ways(planbaar, Vraagstuk(document, {}), rol)
    assert errors is None
    assert orjson.dumps(by_plan) == orjson.dumps(plain)
    contacten = plain["partij"]["klantcontacten"]["nodes"]
    assert {contact["onderwerp"] for contact in contacten} == {None}
    assert {b["volledigeNaam"] for contact in contacten for b in contact["betrokkenen"]} == {None}
    assert all(contact["kanaal"] for contact in contacten)
    assert plain["partij"]["volledigeNaam"] is None
    tijdlijn = plain["contactgeschiedenis"]["tijdlijn"]["nodes"]
    van_contacten = [g["omschrijving"] for g in tijdlijn if not g["soort"].startswith("TAAK")]
    assert van_contacten
    assert not [omschrijving for omschrijving in van_contacten if ": " in omschrijving]


@pytest.mark.parametrize(
    ("rows", "hidden", "waarom"),
    [
        ({"klantcontacten": lambda _table: false()}, {}, "no such table"),
        ({"interne_taak_actor": lambda _table: false()}, {}, "have no id"),
        ({}, {"klantcontact": frozenset({"onderwrp"})}, "cannot be hidden"),
        ({}, {"klantcontact": frozenset({"kanaal"})}, "cannot be hidden"),
        ({}, {"betrokkene": frozenset({"partij_id"})}, "cannot be hidden"),
    ],
)
def test_a_role_that_would_hide_nothing_is_refused(
    rows: Mapping[str, Rule], hidden: Mapping[str, frozenset[str]], waarom: str
) -> None:
    with pytest.raises(ValueError, match=waarom):
        Role(rows, hidden)
