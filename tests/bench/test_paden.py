"""Every way of reaching rows is explained as it is asked, with the indexes that it reads."""

import re

import asyncpg

from bench import register, smoke
from bench.paden.__main__ import tabel
from bench.paden.paden import PADEN
from bench.paden.plannen import onderzoek
from bench.teksten import WORTEL
from tests.support.postgres import Databases

# What an index has in order: a page reads itself, and one row more.
_IN_ORDER = ("newest contacts", "newest betrokkenen", "tasks of the register", "partijen from A to Z")


async def test_every_path_is_explained(databases: Databases, leeg: str) -> None:
    # given a small register
    async with databases.copy(leeg) as url:
        await register.vul_register(url, smoke.PARTIJEN, smoke.KLANTCONTACTEN, 1)
        async with register.verbonden(url) as verbinding:
            # when each path is asked and explained
            bevindingen = {een.pad.naam: een for een in await onderzoek(url, verbinding, PADEN)}
            bekend = await _indexen(verbinding)
    # then each has its one statement with its plan, and what is looked up by key reads one row of one index
    assert len(bevindingen) == len(PADEN)
    assert {len(een.plannen) for een in bevindingen.values()} == {1}
    assert bevindingen["partij by nummer"].rijen == 1
    assert {bevindingen[naam].rijen for naam in _IN_ORDER} == {51}
    assert {index for een in bevindingen.values() for index in een.indexen} <= bekend
    # and no index is written about that is not there
    genoemd = set(
        re.findall(r"`((?:ix|uq|pk)_\w+)`", (WORTEL / "docs" / "access-paths.md").read_text(encoding="utf-8"))
    )
    assert genoemd <= bekend
    # and PostgreSQL expects many contacts to have come in, not one in two hundred
    [(_, plan)] = bevindingen["contacts that came in"].plannen
    assert _verwacht(plan["Plan"], "klantcontact") > 0.2 * smoke.KLANTCONTACTEN
    assert tabel(list(bevindingen.values())).count("\n") == len(PADEN) + 1


async def _indexen(verbinding: asyncpg.Connection) -> set[str]:
    rijen = await verbinding.fetch("select indexname from pg_indexes where schemaname = 'public'")
    return {rij["indexname"] for rij in rijen}


def _verwacht(plan: dict[str, object], tabel: str) -> float:
    """Rows that PostgreSQL expects of a table."""
    eigen = plan["Plan Rows"] if plan.get("Relation Name") == tabel else 0
    delen = plan.get("Plans", [])
    assert isinstance(eigen, int | float)
    assert isinstance(delen, list)
    return max([eigen, *(_verwacht(deel, tabel) for deel in delen)])
