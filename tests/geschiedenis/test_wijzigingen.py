"""The history of an object, as the graph tells it."""

from base64 import b64decode
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from schema.global_id import encode
from tests.geschiedenis.vragen import doe, kort, ook_van_wat_weg_is, velden, wijzigingen
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

MOMENT = "2026-03-02T10:00:00+00:00"


@pytest.fixture
async def sam(schrijf: Rijen) -> UUID:
    return await schrijf.actor("Sam")


async def contact_met_taak(vraag: Vraag, noor: UUID) -> str:
    gedaan = await doe(
        vraag,
        "registreerKlantcontact",
        kanaal="telefoon",
        onderwerp="Lantaarn",
        indicatieContactGelukt="JA",
        plaatsgevondenOp=MOMENT,
        betrokkenen=[{"rol": "KLANT", "initiator": True, "contactnaam": {"achternaam": "Berg"}}],
        actoren=[{"id": str(noor)}],
        interneTaken=[{"gevraagdeHandeling": "Terugbellen", "actoren": [{"id": str(noor)}]}],
    )
    return str(gedaan["id"])


async def test_a_contact_tells_who_came_and_when_a_task_changed_hands(vraag: Vraag, noor: UUID, sam: UUID) -> None:
    # given a contact with a task for Noor
    contact = await contact_met_taak(vraag, noor)
    data = await vraag.data(
        "query ($id: ID!) { node(id: $id) { ... on Klantcontact { interneTaken { id } } } }", {"id": contact}
    )
    [taak] = data["node"]["interneTaken"]
    # when a colleague adds the answer, is put with it, and takes the task over
    await doe(vraag, "wijzigKlantcontact", id=contact, versie=1, reactie="Is gemaakt", onderwerp=None)
    await doe(vraag, "koppelActor", klantcontact=contact, actor={"id": str(sam)})
    await doe(vraag, "wijzigInterneTaak", id=taak["id"], versie=1, actoren=[{"id": str(sam)}])
    # then the contact says all of it, newest first
    gezien = await wijzigingen(vraag, contact)
    overdracht = [kort(w) for w in gezien if w["bewerking"] == "wijzigInterneTaak"]
    assert set(overdracht) >= {
        ("wijzigInterneTaak", "VERWIJDERING", "interne_taak_actor", "Noor"),
        ("wijzigInterneTaak", "REGISTRATIE", "interne_taak_actor", "Sam"),
    }
    later = gezien[len(overdracht) :]
    assert [kort(w) for w in later[:2]] == [
        ("koppelActor", "REGISTRATIE", "actor_klantcontact", "Sam"),
        ("wijzigKlantcontact", "WIJZIGING", "klantcontact", None),
    ]
    assert velden(later[1]) == {"onderwerp": ("Lantaarn", None), "reactie": (None, "Is gemaakt")}
    assert sorted(kort(w) for w in later[2:]) == [
        ("registreerKlantcontact", "REGISTRATIE", "actor_klantcontact", "Noor"),
        ("registreerKlantcontact", "REGISTRATIE", "betrokkene", None),
        ("registreerKlantcontact", "REGISTRATIE", "interne_taak", None),
        ("registreerKlantcontact", "REGISTRATIE", "interne_taak_actor", "Noor"),
        ("registreerKlantcontact", "REGISTRATIE", "klantcontact", None),
    ]
    # and the task its own part of it
    assert [kort(w) for w in await wijzigingen(vraag, taak["id"])] == [
        *overdracht,
        *(kort(w) for w in later[2:] if w["concept"].startswith("interne_taak")),
    ]


async def test_a_change_tells_who_how_and_of_what(vraag: Vraag, noor: UUID) -> None:
    contact = await contact_met_taak(vraag, noor)
    uuid = b64decode(contact).decode().partition(":")[2]
    per_concept = {w["concept"]: w for w in await wijzigingen(vraag, contact)}
    zelf = per_concept["klantcontact"]
    assert zelf | {"velden": []} == {
        "soort": "REGISTRATIE",
        "concept": "klantcontact",
        "objectUuid": uuid,
        "vanUuid": None,
        "versie": 1,
        "bewerking": "registreerKlantcontact",
        "door": "ontwikkelaar",
        "rol": "ontwikkelaar",
        "traceId": None,
        "velden": [],
        "object": {"__typename": "Klantcontact", "id": contact},
        "actor": None,
    }
    nieuw = {veld: na for veld, (_, na) in velden(zelf).items()}
    assert nieuw.pop("nummer")
    assert nieuw == {
        "indicatieContactGelukt": "ja",
        "kanaal": "telefoon",
        "metadata": "{}",
        "onderwerp": "Lantaarn",
        "plaatsgevondenOp": MOMENT.replace("+00:00", "+00:00"),
        "verdereActieOndernomen": "false",
        "vertrouwelijk": "false",
    }
    # What follows from the contact is not told again with what belongs to it.
    betrokkene = per_concept["betrokkene"]
    assert velden(betrokkene) == {
        "contactnaam.achternaam": (None, "Berg"),
        "initiator": (None, "true"),
        "klantcontact": (None, uuid),
        "rol": (None, "klant"),
    }
    # Of a link: what was linked to, and the actor.
    assert per_concept["actor_klantcontact"]["object"] == {"__typename": "Klantcontact", "id": contact}
    assert per_concept["interne_taak_actor"]["object"] == per_concept["interne_taak"]["object"]


async def test_a_removed_object_is_still_found_by_its_uuid(vraag: Vraag, noor: UUID) -> None:
    contact = await contact_met_taak(vraag, noor)
    await doe(vraag, "verwijderKlantcontact", id=contact, versie=1)
    # then by id and by uuid the same is found, without values and without an object
    gezien = await ook_van_wat_weg_is(vraag, contact)
    assert gezien == await ook_van_wat_weg_is(vraag, b64decode(contact).decode().partition(":")[2])
    assert all(w["object"] is None for w in gezien)
    assert sorted(kort(w) for w in gezien if w["soort"] == "VERWIJDERING") == [
        ("verwijderKlantcontact", "VERWIJDERING", "actor_klantcontact", "Noor"),
        ("verwijderKlantcontact", "VERWIJDERING", "betrokkene", None),
        ("verwijderKlantcontact", "VERWIJDERING", "interne_taak", None),
        ("verwijderKlantcontact", "VERWIJDERING", "interne_taak_actor", "Noor"),
        ("verwijderKlantcontact", "VERWIJDERING", "klantcontact", None),
    ]
    [betrokkene] = [w for w in gezien if w["concept"] == "betrokkene" and w["soort"] == "REGISTRATIE"]
    assert velden(betrokkene) == dict.fromkeys(
        ("contactnaam.achternaam", "initiator", "klantcontact", "rol"), (None, None)
    )


@pytest.mark.parametrize(
    ("filter_", "aantal"),
    [
        ({}, 7),
        ({"soort": ["WIJZIGING"]}, 1),
        ({"soort": ["REGISTRATIE", "WIJZIGING"]}, 7),
        ({"concept": ["klantcontact"]}, 2),
        ({"bewerking": ["koppelActor", "wijzigKlantcontact"]}, 2),
        ({"door": ["ontwikkelaar"]}, 7),
        ({"door": ["een ander"]}, 0),
        ({"periode": {"totEnMet": "2020-01-01"}}, 0),
        ({"niet": {"concept": ["klantcontact"]}}, 5),
    ],
)
async def test_filtered_under_its_object(
    vraag: Vraag, noor: UUID, sam: UUID, filter_: dict[str, Any], aantal: int
) -> None:
    contact = await contact_met_taak(vraag, noor)
    await contact_met_taak(vraag, noor)
    await doe(vraag, "wijzigKlantcontact", id=contact, versie=1, reactie="Ja")
    await doe(vraag, "koppelActor", klantcontact=contact, actor={"id": str(sam)})
    document = """query ($id: ID!, $filter: WijzigingFilter) { node(id: $id) { ... on Klantcontact {
      wijzigingen(filter: $filter) { totalCount nodes { uuid } } } } }"""
    gevonden = (await vraag.data(document, {"id": contact, "filter": filter_}))["node"]["wijzigingen"]
    assert (gevonden["totalCount"], len({node["uuid"] for node in gevonden["nodes"]})) == (aantal, aantal)


async def test_a_page_costs_the_same_for_few_and_for_many(vraag: Vraag, noor: UUID) -> None:
    """One statement for the page and one for each kind of object on it, however many changes there are."""
    document = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Klantcontact { wijzigingen(first: 100) {
      nodes { tijdstip velden { veld voor na } object { id } actor { naam } } } } } }"""
    contacten = [await contact_met_taak(vraag, noor) for _ in range(5)]
    weinig = await vraag.plain(document, {"ids": contacten[:2]})
    versie = 1
    for contact in contacten:
        for versie in range(1, 4):
            await doe(vraag, "wijzigKlantcontact", id=contact, versie=versie, onderwerp=f"Onderwerp {versie}")
    veel = await vraag.plain(document, {"ids": contacten})
    # the contacts, their changes; of those the contacts, betrokkenen and tasks; the actoren
    assert weinig.statements == veel.statements == 6
    assert [len(node["wijzigingen"]["nodes"]) for node in veel.data["nodes"]] == [8] * 5


async def test_a_page_of_a_long_history_is_read_in_the_order_of_the_index(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact = await schrijf.klantcontact()
    await register.execute(
        """insert into wijziging (concept, object_id, van_id, soort, bewerking, naam, rol, tijdstip)
        select 'klantcontact', case when n % 2 = 0 then $1 else gen_random_uuid() end, case when n % 2 = 1 then $1 end,
          'wijziging', 'test', 'test', 'test', '2026-01-01Z'::timestamptz + n * interval '1 second'
        from generate_series(1, 20000) n""",
        contact,
    )
    await register.execute("analyze wijziging")
    document = """query ($id: ID!, $na: String) { node(id: $id) { ... on Klantcontact { wijzigingen(first: 3, after: $na)
      { pageInfo { endCursor } nodes { tijdstip } } } } }"""
    id_ = encode("Klantcontact", contact)
    een = await vraag.plain(document, {"id": id_})
    pagina = een.data["node"]["wijzigingen"]
    twee = await vraag.plain(document, {"id": id_, "na": pagina["pageInfo"]["endCursor"]})
    momenten = [node["tijdstip"] for deel in (een, twee) for node in deel.data["node"]["wijzigingen"]["nodes"]]
    assert [moment[11:19] for moment in momenten] == [f"05:33:{second:02}" for second in range(20, 14, -1)]
    # and reads a few rows of each index, not all twenty thousand
    statement = twee.sql[-1]
    parameters = [str(p) if isinstance(p, UUID) else p for p in statement.parameters]
    rows = await register.fetch(f"explain (analyze, timing off) {statement.sql}", *parameters)
    plan = "\n".join(row[0] for row in rows)
    assert "Merge Append" in plan
    assert "Sort Key: wijziging" not in plan


async def test_the_plan_answers_a_history_in_one_statement(vraag: Vraag, noor: UUID) -> None:
    contact = await contact_met_taak(vraag, noor)
    document = """query ($nummer: ID!) { klantcontact(sleutel: {id: $nummer}) { wijzigingen { totalCount pageInfo {
      endCursor } edges { cursor node { __typename id soort velden { __typename na veld } van: vanUuid
      object { id ... on Klantcontact { kanaal } ... on Betrokkene { wijzigingen { nodes { concept } } } }
      actor { __typename naam } } } } } }"""
    antwoord = await vraag(document, {"nummer": contact})
    assert not antwoord.errors
    assert antwoord.statements == 1
    assert antwoord.data["klantcontact"]["wijzigingen"]["totalCount"] == 5
