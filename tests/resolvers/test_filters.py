"""Every field of every filter finds exactly what SQL written by hand finds, alone and combined."""

from base64 import b64decode
from itertools import pairwise
from typing import Any

import asyncpg
import pytest
from graphql import GraphQLInputObjectType

from tests.resolvers.filters import klantcontact, overig
from tests.resolvers.filters.vormen import EEN, LIJST, Filter, Geval
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag
from tests.support.wandeling import GRAAF

FILTERS: dict[str, Filter] = {
    "KlantcontactFilter": klantcontact.KLANTCONTACT,
    "BetrokkeneFilter": klantcontact.BETROKKENE,
    "InterneTaakFilter": klantcontact.INTERNE_TAAK,
    "PartijFilter": overig.PARTIJ,
    "ActorFilter": overig.ACTOR,
    "DigitaalAdresFilter": overig.DIGITAAL_ADRES,
    "PartijIdentificatorFilter": overig.PARTIJ_IDENTIFICATOR,
    "OnderwerpobjectFilter": overig.ONDERWERPOBJECT,
    "BijlageFilter": overig.BIJLAGE,
    "RekeningnummerFilter": overig.REKENINGNUMMER,
    "CategorieFilter": overig.CATEGORIE,
    "CategorieRelatieFilter": overig.CATEGORIE_RELATIE,
    "VertegenwoordigingFilter": overig.VERTEGENWOORDIGING,
    "ZaakFilter": overig.ZAAKFILTER,
    "WijzigingFilter": overig.WIJZIGING,
}
# No register at hand has any; a test of its own writes them.
NERGENS = {("InterneTaakFilter", "referentienummer")}
SAMENSTELLEND = {"en", "of", "niet"}
# A field that needs another one beside it.
MET = {("PartijFilter", "huisnummer"): {"postcode": "9290lk"}}
ALLE = [
    (naam, veld, nummer) for naam, f in FILTERS.items() for veld, g in f.gevallen.items() for nummer in range(len(g))
]


async def gevuld(sql: asyncpg.Connection, geval: Geval) -> tuple[Any, list[str] | None]:
    """The value to send, and what the condition knows as `$1`; an empty list when the register has no such values."""
    if geval.uit is None:
        return geval.waarde, None
    gevonden = [str(rij[0]) for rij in await sql.fetch(geval.uit)]
    if not gevonden:
        return None, []

    def vul(waarde: Any) -> Any:
        if waarde is LIJST:
            return gevonden
        if waarde is EEN:
            return gevonden[0]
        return {naam: vul(deel) for naam, deel in waarde.items()} if isinstance(waarde, dict) else waarde

    return vul(geval.waarde), gevonden


async def gevonden(vraag: Vraag, naam: str, filter_: Any) -> set[str]:
    """Keys that the graph finds; each comes once, and they are as many as it counts."""
    lijst = FILTERS[naam].lijst
    document = f"""query($filter: {naam}, $after: String, $eerst: Boolean!) {{ {lijst}(filter: $filter, first: 100, after: $after) {{
      totalCount @include(if: $eerst) edges {{ node {{ id }} }} pageInfo {{ hasNextPage endCursor }} }} }}"""
    sleutels: list[str] = []
    aantal, cursor = None, None
    while aantal is None or cursor:
        variabelen = {"filter": filter_, "after": cursor, "eerst": aantal is None}
        bladzijde = (await vraag.data(document, variabelen))[lijst]
        sleutels += [b64decode(edge["node"]["id"]).decode().partition(":")[2] for edge in bladzijde["edges"]]
        aantal = bladzijde.get("totalCount", aantal)
        cursor = bladzijde["pageInfo"]["hasNextPage"] and bladzijde["pageInfo"]["endCursor"]
    assert len(set(sleutels)) == len(sleutels) == aantal
    return set(sleutels)


async def verwacht(sql: asyncpg.Connection, naam: str, waar: str, bekend: list[str] | None) -> set[str]:
    rijen = await sql.fetch(FILTERS[naam].rijen.format(waar), *([] if bekend is None else [bekend]))
    return {str(rij[0]) for rij in rijen}


@pytest.mark.parametrize(("naam", "veld", "nummer"), ALLE)
async def test_a_field_finds_what_plain_sql_finds(
    vraag_verhaal: Vraag,
    sql_verhaal: asyncpg.Connection,
    vraag_openklant: Vraag,
    sql_openklant: asyncpg.Connection,
    naam: str,
    veld: str,
    nummer: int,
) -> None:
    geval = FILTERS[naam].gevallen[veld][nummer]
    for vraag, sql in ((vraag_verhaal, sql_verhaal), (vraag_openklant, sql_openklant)):
        waarde, bekend = await gevuld(sql, geval)
        if bekend == []:
            continue
        filter_ = {veld: waarde, **MET.get((naam, veld), {})}
        assert await gevonden(vraag, naam, filter_) == await verwacht(sql, naam, geval.waar, bekend)


@pytest.mark.parametrize("naam", FILTERS)
async def test_every_field_distinguishes(
    sql_verhaal: asyncpg.Connection, sql_openklant: asyncpg.Connection, naam: str
) -> None:
    """Every field has a case that finds something, and not everything."""
    for veld, gevallen in FILTERS[naam].gevallen.items():
        onderscheidt = (naam, veld) in NERGENS
        for sql in (sql_verhaal, sql_openklant):
            alle = await verwacht(sql, naam, "true", None)
            for geval in gevallen:
                _, bekend = await gevuld(sql, geval)
                onderscheidt |= 0 < len(await verwacht(sql, naam, geval.waar, bekend)) < len(alle)
        assert onderscheidt, f"{naam}.{veld}"


@pytest.mark.parametrize("naam", FILTERS)
async def test_filters_combine(vraag_openklant: Vraag, sql_openklant: asyncpg.Connection, naam: str) -> None:
    """`en`, `of` and `niet`, over pairs of fields; what is unknown fits the opposite of a filter."""
    zonder = [(v, g[0]) for v, g in FILTERS[naam].gevallen.items() if (naam, v) not in MET and g[0].uit is None]
    paren = list(pairwise(zonder))[::2] or [(paar, paar) for paar in zonder[:1]]
    for (een, a), (ander, b) in paren:
        waar = {
            f"({a.waar}) and ({b.waar})": {een: a.waarde, "en": [{ander: b.waarde}]},
            f"true and ({a.waar}) and ({b.waar})": {"en": [{een: a.waarde}, {ander: b.waarde}]},
            f"({a.waar}) or ({b.waar})": {"of": [{een: a.waarde}, {ander: b.waarde}]},
            f"({a.waar}) is not true": {"niet": {een: a.waarde}},
            f"(({a.waar}) and ({b.waar})) is not true": {"niet": {een: a.waarde, "en": [{ander: b.waarde}]}},
            f"(({a.waar}) or ({b.waar})) is not true": {"niet": {"of": [{een: a.waarde}, {ander: b.waarde}]}},
            f"({a.waar}) is true": {"niet": {"niet": {een: a.waarde}}},
            f"({b.waar}) and ({a.waar}) is not true": {ander: b.waarde, "niet": {een: a.waarde}},
        }
        for conditie, filter_ in waar.items():
            assert await gevonden(vraag_openklant, naam, filter_) == await verwacht(
                sql_openklant, naam, conditie, None
            ), filter_


@pytest.mark.parametrize("naam", FILTERS)
async def test_an_empty_filter_is_no_filter(
    vraag_openklant: Vraag, sql_openklant: asyncpg.Connection, naam: str
) -> None:
    alle = await verwacht(sql_openklant, naam, "true", None)
    assert await gevonden(vraag_openklant, naam, None) == alle
    assert await gevonden(vraag_openklant, naam, {}) == alle
    velden = GRAAF.type_map[naam].fields
    assert await gevonden(vraag_openklant, naam, dict.fromkeys(velden)) == alle


async def test_a_task_by_the_number_of_another_system(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact()
    taken = {nummer: await schrijf.taak(contact, referentienummer=nummer) for nummer in ("1", "2", None)}
    for nummers in (["1"], ["1", "2"], ["3"]):
        wie = {str(taken[nummer]) for nummer in nummers if nummer in taken}
        assert await gevonden(vraag, "InterneTaakFilter", {"referentienummer": nummers}) == wie


def test_every_field_of_every_filter_has_a_case() -> None:
    in_de_graaf = {
        naam: set(soort.fields) - SAMENSTELLEND
        for naam, soort in GRAAF.type_map.items()
        if isinstance(soort, GraphQLInputObjectType) and {"en", "of", "niet"} <= set(soort.fields)
    }
    assert {naam: set(filter_.gevallen) for naam, filter_ in FILTERS.items()} == in_de_graaf


def test_every_filter_belongs_to_a_list() -> None:
    gebruikt = {
        argument.type.name
        for soort in GRAAF.type_map.values()
        for veld in getattr(soort, "fields", {}).values()
        for naam, argument in getattr(veld, "args", {}).items()
        if naam == "filter"
    }
    assert gebruikt == set(FILTERS)


async def test_a_filter_works_under_a_parent_as_on_the_register(vraag_verhaal: Vraag) -> None:
    """A filter of a parent's list holds within that parent."""
    data = await vraag_verhaal.data(
        """{ partij(sleutel: {nummer: "5001"}) { klantcontacten(filter: {richting: [UITGAAND], kanaal: ["telefoon"]},
          sortering: PLAATSGEVONDEN_OP_OPLOPEND) { totalCount nodes { nummer } } } }"""
    )
    assert data["partij"]["klantcontacten"] == {
        "totalCount": 4,
        "nodes": [{"nummer": nummer} for nummer in ("7004", "7005", "7028", "7029")],
    }
