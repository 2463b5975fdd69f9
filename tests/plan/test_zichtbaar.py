"""Who may not see everything: the plan shows what the plain way shows, and neither shows what is hidden."""

import random
from collections.abc import Mapping

import asyncpg
import pytest
from sqlalchemy import ColumnElement, FromClause, or_, select

from db.engine import Database
from db.tables import Betrokkene, Klantcontact
from resolvers import visibility
from resolvers.principal import Principal
from resolvers.visibility import Role, Rule
from schema.plan.planner import OUTCOMES
from tests.plan.documenten import Voorraad
from tests.plan.vergelijken import compare

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


@pytest.fixture
def rol(monkeypatch: pytest.MonkeyPatch) -> Principal:
    """Somebody who may see no confidential contact and nothing of one, nor what an onderwerp was before it changed."""
    monkeypatch.setitem(visibility.ROLES, BEPERKT.rol, Role(ROWS, {"klantcontact": frozenset({"onderwerp"})}))
    return BEPERKT


@pytest.fixture
async def geheim(sql_verhaal: asyncpg.Connection) -> list[str]:
    """Uuids that such a reader may never see."""
    rows = await sql_verhaal.fetch(
        "select id::text from klantcontact where vertrouwelijk union all"
        " select b.id::text from betrokkene b join klantcontact k on k.id = b.klantcontact_id where k.vertrouwelijk"
    )
    return [row["id"] for row in rows]


async def _vergelijk(
    planbaar: Database, voorraad: Voorraad, geheim: list[str], rol: Principal, seed: int, many: int
) -> None:
    before = OUTCOMES["plain: failed"]
    seen, answers = await compare(planbaar, voorraad, seed, many, rol)
    assert OUTCOMES["plain: failed"] == before
    assert seen["plan"] > 0.5 * many, seen
    leaked = [text for text in geheim for answer in answers if f'"{text}"'.encode() in answer]
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
