"""Lists in pages: each row once, in order, whatever the size of the page and the direction."""

from base64 import b64encode
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.bladzijden import Lijst, aaneen
from tests.support.dicht import vast
from tests.support.rijen import BEGIN, Rijen
from tests.support.vraag import Vraag
from tests.support.wandeling import GRAAF, Veld, velden

CONTACTEN = Lijst("klantcontacten", node="uuid")
SORTERINGEN = {"PLAATSGEVONDEN_OP_OPLOPEND": False, "PLAATSGEVONDEN_OP_AFLOPEND": True}


async def schrijf_contacten(register: asyncpg.Connection, momenten: list[datetime]) -> list[tuple[datetime, UUID]]:
    rijen = [(moment, uuid4()) for moment in momenten]
    await register.execute("delete from klantcontact")
    await register.executemany(
        "insert into klantcontact (id, kanaal, plaatsgevonden_op, nummer) values ($2, 'telefoon', $1, null)", rijen
    )
    return rijen


def op_volgorde(rijen: list[tuple[datetime, UUID]], *, aflopend: bool) -> list[dict[str, str]]:
    return [{"uuid": str(uuid)} for _, uuid in sorted(rijen, reverse=aflopend)]


@pytest.mark.parametrize("sortering", SORTERINGEN)
@pytest.mark.parametrize(("aantal", "per"), [(0, 7), (1, 1), (7, 7), (7, 3), (50, 7), (50, 50), (137, 10), (137, 100)])
async def test_every_row_once_forward_and_backward(
    vraag: Vraag, register: asyncpg.Connection, aantal: int, per: int, sortering: str
) -> None:
    # given contacts of which many took place at the same moment
    rijen = await schrijf_contacten(register, [BEGIN + timedelta(minutes=n // 9) for n in range(aantal)])
    verwacht = op_volgorde(rijen, aflopend=SORTERINGEN[sortering])
    lijst = Lijst("klantcontacten", f"sortering: {sortering}", node="uuid")
    # then
    assert aaneen(await lijst.vooruit(vraag, per)) == verwacht
    assert aaneen((await lijst.terug(vraag, per))[::-1]) == verwacht


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), minuten=st.lists(st.integers(0, 4), max_size=25), aflopend=st.booleans())
async def test_a_page_is_the_slice_that_python_would_cut(
    vraag: Vraag, register: asyncpg.Connection, data: st.DataObject, minuten: list[int], aflopend: bool
) -> None:
    rijen = await schrijf_contacten(register, [BEGIN + timedelta(microseconds=n) for n in minuten])
    alle = op_volgorde(rijen, aflopend=aflopend)
    lijst = Lijst(
        "klantcontacten", f"sortering: PLAATSGEVONDEN_OP_{'AFLOPEND' if aflopend else 'OPLOPEND'}", node="uuid"
    )
    cursors = [edge["cursor"] for edge in (await lijst.bladzijde(vraag, first=100))["edges"]]
    for _ in range(4):
        size = data.draw(st.integers(0, 30))
        place = data.draw(st.none() | st.integers(0, len(alle) - 1)) if alle else None
        cursor = None if place is None else cursors[place]
        if data.draw(st.booleans()):
            bladzijde = await lijst.bladzijde(vraag, first=size, after=cursor)
            begin = 0 if place is None else place + 1
            verwacht, meer = alle[begin : begin + size], begin + size < len(alle)
            vlaggen = {"hasNextPage": meer, "hasPreviousPage": place is not None}
        else:
            bladzijde = await lijst.bladzijde(vraag, last=size, before=cursor)
            einde = len(alle) if place is None else place
            verwacht, meer = alle[max(0, einde - size) : einde], einde > size
            vlaggen = {"hasNextPage": place is not None, "hasPreviousPage": meer}
        assert [edge["node"] for edge in bladzijde["edges"]] == verwacht
        assert {naam: bladzijde["pageInfo"][naam] for naam in vlaggen} == vlaggen


LIJSTEN = [
    (naam, sortering)
    for naam, veld in GRAAF.query_type.fields.items()
    if "sortering" in veld.args
    for sortering in veld.args["sortering"].type.of_type.values
]


@pytest.mark.parametrize(("naam", "sortering"), LIJSTEN)
async def test_every_list_in_every_order(vraag_openklant: Vraag, naam: str, sortering: str) -> None:
    lijst = Lijst(naam, f"sortering: {sortering}")
    # when it is read in pages of some size, both ways, and counted
    vooruit = aaneen(await lijst.vooruit(vraag_openklant, 83))
    terug = aaneen((await lijst.terug(vraag_openklant, 97))[::-1])
    aantal = (await vraag_openklant.data(f"{{ {naam} {{ totalCount }} }}"))[naam]["totalCount"]
    # then
    assert vooruit == terug
    assert len({node["id"] for node in vooruit}) == len(vooruit) == aantal > 0


@pytest.mark.parametrize(("naam", "sortering"), [een for een in LIJSTEN if een[0] in {"betrokkenen", "partijen"}])
async def test_what_was_found_by_words_in_every_order(vraag_verhaal: Vraag, naam: str, sortering: str) -> None:
    # given what is found by a name, which is put in order afterwards
    argumenten = f'filter: {{naam: "de vries"}}, sortering: {sortering}'
    lijst = Lijst(naam, argumenten)
    alle = (await vraag_verhaal.data(f"{{ {naam}({argumenten}, first: 100) {{ nodes {{ id }} }} }}"))[naam]["nodes"]
    # then pages of any size are parts of it
    assert len(alle) > 2
    assert aaneen(await lijst.vooruit(vraag_verhaal, 2)) == alle
    assert aaneen((await lijst.terug(vraag_verhaal, 2))[::-1]) == alle


@pytest.mark.parametrize("naam", sorted({naam for naam, _ in LIJSTEN}))
async def test_opposite_orders_are_each_others_reverse(vraag_openklant: Vraag, naam: str) -> None:
    sorteringen = [sortering for lijst, sortering in LIJSTEN if lijst == naam]
    for sortering in sorteringen:
        if sortering.endswith("OPLOPEND") and (ander := sortering.replace("OPLOPEND", "AFLOPEND")) in sorteringen:
            heen = aaneen(await Lijst(naam, f"sortering: {sortering}").vooruit(vraag_openklant, 100))
            weer = aaneen(await Lijst(naam, f"sortering: {ander}").vooruit(vraag_openklant, 100))
            assert heen == weer[::-1]


async def test_rows_that_come_while_paging_do_not_shift_what_follows(
    vraag: Vraag, register: asyncpg.Connection
) -> None:
    # given three pages of ten, newest first, of which the first is read
    rijen = await schrijf_contacten(register, [BEGIN + timedelta(minutes=n) for n in range(30)])
    eerst = await CONTACTEN.bladzijde(vraag, first=10)
    # when newer contacts come, one goes, and one comes within what is still to be read
    schrijf = Rijen(register)
    for n in range(5):
        await schrijf.klantcontact(BEGIN + timedelta(hours=1, minutes=n))
    [weg] = [uuid for moment, uuid in rijen if moment == BEGIN + timedelta(minutes=20)]
    await register.execute("delete from klantcontact where id = $1", weg)
    tussen = await schrijf.klantcontact(BEGIN + timedelta(minutes=5, seconds=30))
    # then the next pages go on after the last row that was read, though that very row is gone
    gelezen, cursor = [edge["node"] for edge in eerst["edges"]], eerst["pageInfo"]["endCursor"]
    assert gelezen[-1] == {"uuid": str(weg)}
    while cursor:
        bladzijde = await CONTACTEN.bladzijde(vraag, first=10, after=cursor)
        gelezen += [edge["node"] for edge in bladzijde["edges"]]
        cursor = bladzijde["pageInfo"]["endCursor"] if bladzijde["pageInfo"]["hasNextPage"] else None
    verwacht = op_volgorde(rijen, aflopend=True)
    verwacht.insert(24, {"uuid": str(tussen)})
    assert gelezen == verwacht


async def test_a_count_takes_its_statement_only_when_asked_for(vraag_openklant: Vraag) -> None:
    for wat, statements in {
        "nodes { uuid }": 1,
        "nodes { uuid } edges { cursor } pageInfo { hasNextPage }": 1,
        "totalCount": 1,
        "nodes { uuid } totalCount": 2,
        "__typename": 0,
    }.items():
        antwoord = await vraag_openklant.plain(f"{{ klantcontacten(first: 1) {{ {wat} }} }}")
        assert antwoord.statements == statements, wat
    antwoord = await vraag_openklant.plain(
        "query($zonder: Boolean!) { klantcontacten(first: 1) { totalCount @skip(if: $zonder) } }", {"zonder": True}
    )
    assert (antwoord.data, antwoord.statements) == ({"klantcontacten": {}}, 0)


async def test_a_count_is_of_all_pages_and_of_the_filter(
    vraag_openklant: Vraag, sql_openklant: asyncpg.Connection
) -> None:
    data = await vraag_openklant.data(
        '{ klantcontacten(first: 2, filter: {kanaal: ["telefoon"]}) { totalCount nodes { kanaal } } }'
    )
    assert data["klantcontacten"]["nodes"] == [{"kanaal": "telefoon"}] * 2
    assert data["klantcontacten"]["totalCount"] == await sql_openklant.fetchval(
        "select count(*) from klantcontact where kanaal = 'telefoon'"
    )


async def test_without_a_size_a_page_has_fifty(vraag_openklant: Vraag) -> None:
    data = await vraag_openklant.data("{ klantcontacten { nodes { uuid } pageInfo { hasNextPage hasPreviousPage } } }")
    assert len(data["klantcontacten"]["nodes"]) == 50
    assert data["klantcontacten"]["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": False}


@pytest.mark.parametrize("kant", ["first", "last"])
async def test_a_page_of_nothing(vraag_openklant: Vraag, kant: str) -> None:
    bladzijde = await CONTACTEN.bladzijde(vraag_openklant, **{kant: 0})
    assert bladzijde["edges"] == []
    assert bladzijde["pageInfo"] == {
        "hasNextPage": kant == "first",
        "hasPreviousPage": kant == "last",
        "startCursor": None,
        "endCursor": None,
    }


ONDER = [veld for soort in ("Persoon", "Medewerker", "Zaak", "Categorie") for veld in velden(soort) if veld.bladzijden]
STAMMEN = {"Persoon": "persoon", "Medewerker": "mdw", "Zaak": "zaak", "Categorie": "categorie"}


@pytest.mark.parametrize("veld", ONDER, ids=lambda veld: f"{veld.type}.{veld.naam}")
@pytest.mark.parametrize("pagina", ["first: 2", "last: 2", "first: 100", "first: 0", "after"])
async def test_pages_under_many_parents_are_those_under_one(vraag_dicht: Vraag, veld: Veld, pagina: str) -> None:
    # given eight parents that share some of their targets
    uuids = [vast(STAMMEN[veld.type], i) for i in range(1, 9)]
    ids = [_global_id(veld.type, uuid) for uuid in uuids]
    if pagina == "after":
        een = await vraag_dicht.data(_onder(veld, "first: 1"), {"ids": ids[5:6]})
        pagina = f'first: 2, after: "{een["nodes"][0]["lijst"]["pageInfo"]["endCursor"]}"'
    # then asking for all of them at once is the same as one by one
    samen = await vraag_dicht.data(_onder(veld, pagina), {"ids": ids})
    apart: list[Any] = []
    for id_ in ids:
        apart += (await vraag_dicht.data(_onder(veld, pagina), {"ids": [id_]}))["nodes"]
    assert samen["nodes"] == apart
    assert any(object_["lijst"]["nodes"] for object_ in apart) is (pagina != "first: 0")


async def test_a_cursor_under_another_parent_is_the_same_place_in_its_order(vraag_dicht: Vraag) -> None:
    """A place in time, not a row: nothing of the one parent shows under the other."""
    een, ander = (_global_id("Persoon", vast("persoon", i)) for i in (20, 10))
    veld = next(veld for veld in ONDER if (veld.type, veld.naam) == ("Persoon", "klantcontacten"))
    van_een = (await vraag_dicht.data(_onder(veld, "first: 1"), {"ids": [een]}))["nodes"][0]["lijst"]
    alle = (await vraag_dicht.data(_onder(veld, "first: 9"), {"ids": [ander]}))["nodes"][0]["lijst"]
    # given a contact of the one that took place after all of the other's
    cursor = van_een["pageInfo"]["endCursor"]
    verder = (await vraag_dicht.data(_onder(veld, f'first: 9, after: "{cursor}"'), {"ids": [ander]}))["nodes"][0][
        "lijst"
    ]
    eerder = (await vraag_dicht.data(_onder(veld, f'last: 9, before: "{cursor}"'), {"ids": [ander]}))["nodes"][0][
        "lijst"
    ]
    # then, newest first, the other's come after that place and none before it
    assert verder["nodes"] == alle["nodes"]
    assert eerder["nodes"] == []


def _global_id(soort: str, sleutel: object) -> str:

    return b64encode(f"{soort}:{sleutel}".encode()).decode()


def _onder(veld: Veld, pagina: str) -> str:
    lijst = f"lijst: {veld.naam}({pagina}) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} totalCount }}"
    return f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {veld.type} {{ {lijst} }} }} }}"
