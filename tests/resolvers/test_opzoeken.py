"""One object by one of its keys, or by its global id."""

from base64 import b64decode, b64encode
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from tests.resolvers.relaties import OUDERS
from tests.support.vraag import Vraag
from tests.support.wandeling import GRAAF

NODE_TYPEN = sorted(soort.name for soort in GRAAF.get_possible_types(GRAAF.type_map["Node"]))
ZOE = "00000001-0000-4000-8000-000000005001"


def global_id(soort: str, sleutel: object) -> str:
    return b64encode(f"{soort}:{sleutel}".encode()).decode()


@pytest.mark.parametrize("soort", NODE_TYPEN)
async def test_every_object_is_found_again_by_its_id(
    vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection, soort: str
) -> None:
    sleutels = [
        str(rij["id"]) for rij in await sql_verhaal.fetch(f"select id from ({OUDERS[soort]}) o order by 1 limit 5")
    ]
    for sleutel in sleutels:
        antwoord = await vraag_verhaal.plain(
            "query($id: ID!) { node(id: $id) { __typename id } }", {"id": global_id(soort, sleutel)}
        )
        assert antwoord.data["node"] == {"__typename": soort, "id": global_id(soort, sleutel)}
        assert antwoord.statements == 1
    # and together, in the order asked, each as often as asked, with nothing for what is not there
    gevraagd = [*sleutels[::-1], str(uuid4()), sleutels[0]]
    data = await vraag_verhaal.data(
        "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": [global_id(soort, sleutel) for sleutel in gevraagd]}
    )
    gevonden = [node and b64decode(node["id"]).decode().partition(":")[2] for node in data["nodes"]]
    assert gevonden == [*sleutels[::-1], None, sleutels[0]]


@pytest.mark.parametrize("soort", NODE_TYPEN)
async def test_an_id_of_another_type_finds_nothing(vraag_verhaal: Vraag, soort: str) -> None:
    """Neither of another kind of partij or actor, nor of another table."""
    verwacht = {"Persoon": {"id": global_id("Persoon", ZOE)}}
    data = await vraag_verhaal.data("query($id: ID!) { node(id: $id) { id } }", {"id": global_id(soort, ZOE)})
    assert data["node"] == verwacht.get(soort)


async def test_nodes_of_many_types_take_a_statement_per_type(
    vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection
) -> None:
    ids = []
    for soort in NODE_TYPEN:
        ids += [
            global_id(soort, rij["id"])
            for rij in await sql_verhaal.fetch(f"select id from ({OUDERS[soort]}) o order by 1 limit 3")
        ]
    antwoord = await vraag_verhaal.plain("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ids})
    assert [node["id"] for node in antwoord.data["nodes"]] == ids
    # The kinds of partij share one, and so do those of actor.
    assert antwoord.statements == len(NODE_TYPEN) - 4


@pytest.mark.parametrize(
    ("sleutel", "nummer"),
    [
        ({"nummer": "5001"}, "5001"),
        ({"uuid": ZOE}, "5001"),
        ({"uuid": ZOE.upper()}, "5001"),
        ({"id": global_id("Persoon", ZOE)}, "5001"),
        ({"id": ZOE}, "5001"),
        ({"bsn": "999993653"}, "5001"),
        ({"bsn": " 999993653 "}, "5001"),
        ({"rsin": "989993991"}, "5004"),
        ({"kvkNummer": "00000600"}, "5004"),
        ({"vestigingsnummer": "999900000600"}, "5004"),
        ({"identificator": {"register": "hr", "objecttype": "vestiging", "soortObjectId": "vestigingsnummer", "objectId": "999900000600"}}, "5004"),
        ({"identificator": {"register": "hr", "objecttype": "vestiging", "soortObjectId": "kvk_nummer", "objectId": "999900000600"}}, None),
        ({"bsn": "00000600"}, None),
        ({"kvkNummer": "999993653"}, None),
        ({"rsin": "999993653"}, None),
        ({"nummer": "999999"}, None),
        ({"nummer": ""}, None),
        ({"uuid": str(uuid4())}, None),
        ({"id": global_id("Organisatie", str(uuid4()))}, None),
    ],
)  # fmt: skip
async def test_a_partij_by_each_of_its_keys(vraag_verhaal: Vraag, sleutel: dict[str, Any], nummer: str | None) -> None:
    antwoord = await vraag_verhaal("query($s: PartijSleutel!) { partij(sleutel: $s) { nummer } }", {"s": sleutel})
    assert antwoord.data["partij"] == (nummer and {"nummer": nummer})
    assert antwoord.statements <= 1


@pytest.mark.parametrize(("veld", "soort", "tabel"), [("klantcontact", "Klantcontact", "klantcontact"), ("interneTaak", "InterneTaak", "interne_taak")])  # fmt: skip
async def test_a_contact_and_a_task_by_each_of_their_keys(
    vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection, veld: str, soort: str, tabel: str
) -> None:
    rij = await sql_verhaal.fetchrow(f"select id, nummer from {tabel} where nummer in ('7003', '8001')")
    uuid, nummer = str(rij["id"]), rij["nummer"]
    vraag = f"query($s: {soort}Sleutel!) {{ {veld}(sleutel: $s) {{ uuid nummer }} }}"
    for sleutel in ({"nummer": nummer}, {"uuid": uuid}, {"id": global_id(soort, uuid)}, {"id": uuid}):
        assert (await vraag_verhaal.data(vraag, {"s": sleutel}))[veld] == {"uuid": uuid, "nummer": nummer}
    for sleutel in ({"nummer": "999999"}, {"uuid": str(uuid4())}, {"id": global_id(soort, str(uuid4()))}):
        assert (await vraag_verhaal.data(vraag, {"s": sleutel}))[veld] is None


@pytest.mark.parametrize("lijst", GRAAF.type_map["NaamReferentielijst"].values)
async def test_a_reference_list_in_order_of_name(
    vraag_verhaal: Vraag, sql_verhaal: asyncpg.Connection, lijst: str
) -> None:
    data = await vraag_verhaal.data(f"{{ referentielijst(naam: {lijst}) {{ code naam begindatum einddatum }} }}")
    rijen = await sql_verhaal.fetch(
        "select code, naam, begindatum, einddatum from referentiewaarde where lijst = $1 order by naam, code",
        lijst.lower(),
    )
    assert data["referentielijst"] == [dict(rij) for rij in rijen] != []
