"""What pages refuse: arguments that contradict each other, and cursors of something else."""

import base64
from typing import Any

import asyncpg
import orjson
import pytest

from tests.support.dicht import vast
from tests.support.rijen import Rijen, na
from tests.support.vraag import Fout, Vraag

ANDERE = "Deze cursor hoort bij een ander filter of een andere sortering. Begin opnieuw zonder `after` of `before`."
STUK = "Deze cursor is beschadigd. Gebruik een cursor uit `pageInfo` of `edges` zoals u die kreeg."
GRENS = "moet tussen 0 en {} liggen; gevraagd is {}."
ARGUMENTEN = [
    ("first: 1, last: 1", "Geef `first` of `last`, niet allebei."),
    ("first: 101", "`first` " + GRENS.format(100, 101)),
    ("last: 101", "`last` " + GRENS.format(100, 101)),
    ("first: -1", "`first` " + GRENS.format(100, -1)),
    ("last: -5", "`last` " + GRENS.format(100, -5)),
    ("first: 2147483647", "`first` " + GRENS.format(100, 2_147_483_647)),
    ('last: 1, after: "x"', "`after` hoort bij `first`; gebruik `before` met `last`."),
    ('first: 1, before: "x"', "`before` hoort bij `last`; gebruik `after` met `first`."),
    ('after: "x", before: "x"', "`after` hoort bij `first`; gebruik `before` met `last`."),
]
PERSOON = base64.b64encode(f"Persoon:{vast('persoon', 1)}".encode()).decode()
PLEKKEN = {
    "klantcontacten": ("klantcontacten({0}) {{ nodes {{ uuid }} }}", ("klantcontacten",)),
    "onder ouders": (
        f'nodes(ids: ["{PERSOON}"]) {{{{ ... on Persoon {{{{ lijst: klantcontacten({{0}}) {{{{ totalCount nodes {{{{ uuid }}}} }}}} }}}} }}}}',
        ("nodes", 0, "lijst"),
    ),
}


@pytest.mark.parametrize("plek", PLEKKEN)
@pytest.mark.parametrize(("argumenten", "melding"), ARGUMENTEN)
async def test_arguments_of_a_page_that_mean_nothing(
    vraag_dicht: Vraag, plek: str, argumenten: str, melding: str
) -> None:
    document, pad = PLEKKEN[plek]
    antwoord = await vraag_dicht(f"{{ {document.format(argumenten)} }}")
    assert antwoord.errors == [Fout("ONGELDIGE_INVOER", melding, pad)]


async def test_an_error_in_one_list_names_the_alias_that_was_asked(vraag_dicht: Vraag) -> None:
    antwoord = await vraag_dicht.plain(
        "{ goed: referentielijst(naam: KANAAL) { code } fout: klantcontacten(first: 500) { totalCount } }"
    )
    assert antwoord.data is None
    assert [fout.pad for fout in antwoord.errors] == [("fout",)]


LIJST = "klantcontacten(first: 1, after: $after {}) {{ edges {{ cursor }} nodes {{ uuid }} }}"


async def cursor_van(vraag: Vraag, argumenten: str = "", veld: str = "klantcontacten") -> str:
    document = f"query($after: String) {{ {LIJST.format(argumenten).replace('klantcontacten', veld)} }}"
    return (await vraag.data(document))[veld]["edges"][0]["cursor"]


async def geweigerd(vraag: Vraag, cursor: str, argumenten: str = "", veld: str = "klantcontacten") -> str:
    """Why the cursor is refused; the error is at the list that was asked."""
    document = f"query($after: String) {{ {LIJST.format(argumenten).replace('klantcontacten', veld)} }}"
    fout = await vraag.fout(document, {"after": cursor})
    assert (fout.code, fout.pad[0]) == ("ONGELDIGE_CURSOR", veld)
    return fout.melding


@pytest.mark.parametrize(
    ("van", "voor"),
    [
        ("", "sortering: PLAATSGEVONDEN_OP_OPLOPEND"),
        ("", 'filter: {kanaal: ["telefoon"]}'),
        ('filter: {kanaal: ["telefoon"]}', ""),
        ('filter: {kanaal: ["telefoon"]}', 'filter: {kanaal: ["telefoon", "sms"]}'),
        ('filter: {kanaal: ["telefoon"]}', 'filter: {niet: {kanaal: ["telefoon"]}}'),
        ("filter: {vertrouwelijk: false}", "filter: {verdereActieOndernomen: false}"),
    ],
)
async def test_a_cursor_of_another_filter_or_order(vraag_dicht: Vraag, van: str, voor: str) -> None:
    cursor = await cursor_van(vraag_dicht, van)
    assert await geweigerd(vraag_dicht, cursor, voor) == ANDERE


@pytest.mark.parametrize("veld", ["betrokkenen", "interneTaken", "zaken", "partijen"])
async def test_a_cursor_of_another_list(vraag_dicht: Vraag, veld: str) -> None:
    cursor = await cursor_van(vraag_dicht, veld=veld)
    assert await geweigerd(vraag_dicht, cursor) == ANDERE


async def test_a_cursor_of_the_register_under_a_partij(vraag_dicht: Vraag) -> None:
    cursor = await cursor_van(vraag_dicht)
    fout = await vraag_dicht.fout(
        "query($uuid: UUID!, $after: String) { partij(sleutel: {uuid: $uuid}) {"
        " klantcontacten(after: $after) { nodes { uuid } } } }",
        {"uuid": str(vast("persoon", 1)), "after": cursor},
    )
    assert (fout.code, fout.pad[:2]) == ("ONGELDIGE_CURSOR", ("partij", "klantcontacten"))


async def test_the_same_filter_written_otherwise_keeps_its_cursor(vraag_dicht: Vraag) -> None:
    # given a cursor of a filter without what is null or left out
    cursor = await cursor_van(vraag_dicht, 'filter: {kanaal: ["telefoon"]}')
    # when the same is asked with a variable and an explicit null
    data = await vraag_dicht.data(
        "query($after: String, $filter: KlantcontactFilter) { klantcontacten(first: 1, after: $after, filter: $filter)"
        " { nodes { uuid } } }",
        {"after": cursor, "filter": {"kanaal": ["telefoon"], "taal": None}},
    )
    # then
    assert len(data["klantcontacten"]["nodes"]) == 1


def _gemaakt(*delen: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(list(delen))).decode().rstrip("=")


UUID1 = "00000001-0000-4000-8000-000000005001"
KAPOT = {
    "nothing": "",
    "no base64": "%%%",
    "no JSON": base64.urlsafe_b64encode(b"klantcontact").decode(),
    "not ASCII": "é",
    "a surrogate": "\ud800",
    "number": base64.urlsafe_b64encode(b"42").decode(),
    "too short": _gemaakt("x"),
    "too long": _gemaakt("x", "y", "z", "w"),
    "an object": base64.urlsafe_b64encode(b'{"a":1}').decode(),
}
# What is right about these is the mark; only who reads the code can make them.
MET_MERK = {
    "empty value": (None, UUID1),
    "no moment": ("gisteren", UUID1),
    "moment without offset": ("2026-01-12T11:00:00", UUID1),
    "moment out of range": ("9999-12-31T23:59:59-14:00", UUID1),
    "moment before all time": ("0001-01-01T00:00:00+14:00", UUID1),
    "list as moment": ([1], UUID1),
    "number as moment": (7, UUID1),
    "no uuid": ("2026-01-12T11:00:00+00:00", "x"),
    "empty uuid": ("2026-01-12T11:00:00+00:00", None),
}


@pytest.mark.parametrize("naam", KAPOT)
async def test_a_damaged_cursor(vraag_dicht: Vraag, naam: str) -> None:
    assert await geweigerd(vraag_dicht, KAPOT[naam]) == STUK


@pytest.mark.parametrize("naam", MET_MERK)
async def test_a_cursor_that_was_tampered_with(vraag_dicht: Vraag, naam: str) -> None:
    echt = await cursor_van(vraag_dicht)
    merk = orjson.loads(base64.urlsafe_b64decode(echt + "=" * (-len(echt) % 4)))[0]
    assert await geweigerd(vraag_dicht, _gemaakt(merk, *MET_MERK[naam])) == STUK


async def test_a_text_cursor_that_was_tampered_with(vraag_dicht: Vraag) -> None:
    # given an order by name, and a name that PostgreSQL cannot hold
    echt = await cursor_van(vraag_dicht, veld="partijen")
    merk = orjson.loads(base64.urlsafe_b64decode(echt + "=" * (-len(echt) % 4)))[0]
    for waarde in ("a\0b", ["a"], 7, True):
        assert await geweigerd(vraag_dicht, _gemaakt(merk, waarde, UUID1), veld="partijen") == STUK


async def test_a_cut_cursor(vraag_dicht: Vraag) -> None:
    echt = await cursor_van(vraag_dicht)
    for lengte in (1, 10, len(echt) - 1):
        assert await geweigerd(vraag_dicht, echt[:lengte]) == STUK


async def test_a_cursor_keeps_every_microsecond(vraag: Vraag, schrijf: Rijen) -> None:
    # given contacts a microsecond apart
    momenten = [na(microseconds=n) for n in (0, 1, 10, 100, 100_000, 123_456)]
    uuids = [str(await schrijf.klantcontact(moment)) for moment in momenten]
    # then each is the next of the one before it
    document = "query($after: String) { " + LIJST.format("sortering: PLAATSGEVONDEN_OP_OPLOPEND") + " }"
    after, gelezen = None, []
    for _ in uuids:
        lijst = (await vraag.data(document, {"after": after}))["klantcontacten"]
        gelezen += [node["uuid"] for node in lijst["nodes"]]
        after = lijst["edges"][0]["cursor"]
    assert gelezen == uuids


async def test_a_cursor_holds_no_more_than_the_place(vraag_openklant: Vraag, sql_openklant: asyncpg.Connection) -> None:
    cursor = await cursor_van(vraag_openklant)
    merk, moment, uuid = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    rij = await sql_openklant.fetchrow("select id, plaatsgevonden_op from klantcontact order by 2 desc, 1 desc limit 1")
    assert (uuid, len(merk)) == (str(rij["id"]), 12)
    assert moment.startswith(rij["plaatsgevonden_op"].isoformat()[:19])
