"""The main job: one query returns all that a klachtbehandelaar needs (docs/verhaal.md tells what that is)."""

import re
from typing import Any

import orjson
import pytest

from tests.support.vraag import Vraag
from tests.voorbeelden.voorbeelden import lijst, voorbeeld

VOORBEELD = voorbeeld("c9127")
ALLES = VOORBEELD.variables["inclusief"]
ZOE = {"partij": {"bsn": "999993653"}}

# Contacts of the client herself, in order of time; then all that belong to the picture, each with why.
EIGEN = lijst(
    """7003 7004 7005 7010 7011 7012 7013 7014 7016 7018 7019 7020 7021 7022 7024 7026 7028 7029 7030 7031 7034 7037"""
)
BEELD = {
    **{nummer: ["EIGEN", "ZAAK"] for nummer in EIGEN},
    # Only a failed attempt to call back: it names the call, not the zaak.
    "7004": ["EIGEN"],
    "7006": ["ZAAK"],
    "7007": ["ZAAK"],
    "7008": ["ZAAK"],
    "7009": ["ZAAK"],
    "7013": ["EIGEN", "VERTEGENWOORDIGDE", "ZAAK"],
    "7017": ["VERTEGENWOORDIGDE", "ZAAK"],
    "7023": ["VERTEGENWOORDIGER", "ZAAK"],
    "7035": ["ZAAK"],
    "7036": ["ZAAK"],
}
OVER_ZAAK_1 = lijst(
    """7003 7005 7006 7007 7008 7009 7010 7011 7012 7014 7016 7018 7019 7020 7022 7023 7024 7034 7035 7036 7037"""
)

TIJDLIJN_TOT_MAART = """
2026-02-02T08:14 CONTACT 7003 – Sem Bakker
2026-02-02T08:20 TAAK_TOEGEWEZEN 7003 8001 Parkeren
2026-02-04T10:05 TAAK_GEROUTEERD 7003 8002 Openbare Ruimte, Straatverlichting
2026-02-05T09:30 MISLUKTE_POGING 7004 – Ilse Hoekstra
2026-02-05T15:10 ANTWOORD 7005 – Ilse Hoekstra
2026-02-05T15:20 TAAK_VERWERKT 7003 8002 Openbare Ruimte, Straatverlichting
2026-02-23T19:41 CONTACT 7010 – Mailbox info@
2026-02-23T19:41 TAAK_TOEGEWEZEN 7010 8003 Klantcontactcentrum
2026-02-24T09:02 ANTWOORD 7011 – Noor de Wit
2026-02-24T09:05 TAAK_VERWERKT 7010 8003 Klantcontactcentrum
""".strip().splitlines()


async def geschiedenis(vraag: Vraag, **variables: Any) -> Any:
    data = await vraag.data(VOORBEELD.document, {**VOORBEELD.variables, **variables})
    return orjson.loads(orjson.dumps(data["contactgeschiedenis"]))


def nummers(gevonden: Any) -> list[str]:
    return [edge["node"]["nummer"] for edge in gevonden["klantcontacten"]["edges"]]


def contact(gevonden: Any, nummer: str) -> Any:
    return next(edge["node"] for edge in gevonden["klantcontacten"]["edges"] if edge["node"]["nummer"] == nummer)


@pytest.fixture(scope="module")
async def beeld(vraag_verhaal: Vraag) -> Any:
    """The answer to the example as it is offered."""
    return await geschiedenis(vraag_verhaal)


def test_says_who_the_client_is_and_who_else_belongs_to_the_picture(beeld: Any) -> None:
    assert beeld["partij"] == {
        "nummer": "5001",
        "soortPartij": "PERSOON",
        "volledigeNaam": "Zoë van den Berg",
        "indicatieActief": True,
        "indicatieGeheimhouding": "NEE",
        "identificatoren": [{"soortObjectId": "bsn", "objectId": "999993653"}],
        "voorkeursDigitaalAdres": {"soort": "TELEFOONNUMMER", "adres": "0609991201"},
    }
    assert [(verwant["relatie"], verwant["partij"]["volledigeNaam"]) for verwant in beeld["verwanten"]] == [
        ("VERTEGENWOORDIGDE", "Aleida van den Berg-Postma"),
        ("VERTEGENWOORDIGER", "Marijke de Groot"),
    ]


def test_has_every_contact_once_in_order_with_why(beeld: Any) -> None:
    assert {edge["node"]["nummer"]: edge["relaties"] for edge in beeld["klantcontacten"]["edges"]} == BEELD
    assert nummers(beeld) == sorted(BEELD)
    assert beeld["klantcontacten"]["totalCount"] == 30
    assert beeld["klantcontacten"]["pageInfo"]["hasNextPage"] is False


def test_contact_comes_with_all_that_belongs_to_it(beeld: Any) -> None:
    eerste = contact(beeld, "7003")
    assert eerste["betrokkenen"] == [
        {
            "rol": "KLANT",
            "initiator": True,
            "volledigeNaam": None,
            "organisatienaam": None,
            "partij": {"nummer": "5001", "volledigeNaam": "Zoë van den Berg"},
            "digitaleAdressen": [{"soort": "TELEFOONNUMMER", "adres": "0609991277", "omschrijving": "werk, deze week"}],
        }
    ]
    assert eerste["actoren"] == [{"naam": "Sem Bakker", "soortActor": "MEDEWERKER"}]
    assert [
        (taak["nummer"], taak["doorlooptijd"]["iso8601"], taak["vorigeTaak"]) for taak in eerste["interneTaken"]
    ] == [
        ("8001", "P2DT1H45M", None),
        ("8002", "P1DT5H15M", {"nummer": "8001"}),
    ]
    assert [(later["nummer"], later["indicatieContactGelukt"]) for later in eerste["opvolging"]] == [
        ("7004", "NEE"),
        ("7005", "JA"),
    ]
    brief = contact(beeld, "7012")
    assert (brief["onderwerp"], brief["herkomstInhoud"]) == (None, "OCR")
    assert [bijlage["object"]["objectUuid"][-5:] for bijlage in brief["bijlagen"]] == ["70121", "70122"]
    assert [eerder["nummer"] for eerder in contact(beeld, "7014")["aanleiding"]] == ["7012"]
    assert contact(beeld, "7018")["onderwerpobjecten"][-1]["onderwerp"] == {
        "__typename": "OverigObject",
        "identificator": {"objecttype": "lichtmast", "register": "beheersysteem", "objectId": "TS-4417"},
    }


def test_figures_are_those_of_the_story(beeld: Any) -> None:
    cijfers = dict(beeld["samenvatting"])
    assert cijfers.pop("langstOpen")["iso8601"].startswith("P")
    assert {(t["kanaal"], t["richting"]): t["aantal"] for t in cijfers.pop("perKanaal")} == {
        ("balie", "INKOMEND"): 2,
        ("chat", "INKOMEND"): 1,
        ("e-mail", "INKOMEND"): 3,
        ("e-mail", "UITGAAND"): 6,
        ("post", "INKOMEND"): 1,
        ("post", "UITGAAND"): 1,
        ("telefoon", "INKOMEND"): 10,
        ("telefoon", "UITGAAND"): 4,
        ("webformulier", "INKOMEND"): 2,
    }
    assert cijfers == {
        "aantal": 30,
        "eerste": "2026-02-02T08:14:00+00:00",
        "laatste": "2026-05-18T19:15:00+00:00",
        "misluktePogingen": 2,
        "onbeantwoord": 2,
        "openTaken": 3,
        "afgehandeldeTaken": 5,
        "wachttijdMediaan": {"iso8601": "P2DT1H51M"},
        "wachttijdLangste": {"iso8601": "P9DT3H55M"},
        "doorlooptijdMediaan": {"iso8601": "P1DT22H45M"},
        "doorlooptijdLangste": {"iso8601": "P9DT3H55M"},
    }


async def test_timeline_tells_what_happened_in_order(vraag_verhaal: Vraag) -> None:
    gevonden = await geschiedenis(vraag_verhaal, inclusief=None, filter={"periode": {"totEnMet": "2026-02-28"}})
    regels = [
        " ".join(
            [
                gebeurtenis["tijdstip"][:16],
                gebeurtenis["soort"],
                gebeurtenis["klantcontact"]["nummer"],
                gebeurtenis["interneTaak"]["nummer"] if gebeurtenis["interneTaak"] else "–",
                ", ".join(actor["naam"] for actor in gebeurtenis["actoren"]),
            ]
        )
        for gebeurtenis in gevonden["tijdlijn"]["nodes"]
    ]
    assert regels == TIJDLIJN_TOT_MAART


@pytest.mark.parametrize(
    ("van", "inclusief", "klant", "verwacht"),
    [
        (ZOE, None, "5001", EIGEN),
        (ZOE, ALLES, "5001", sorted(BEELD)),
        ({"partij": {"nummer": "5001"}}, ALLES, "5001", sorted(BEELD)),
        ({"partij": {"kvkNummer": "00000600"}}, ALLES, "5004", ["7025", "7027"]),
        ({"email": "Zoe.vandenBerg@post.example"}, ALLES, "5001", sorted(BEELD)),
        ({"telefoonnummer": "06-09991201"}, ALLES, "5001", sorted(BEELD)),
        # Given for one contact only, and yet hers.
        ({"telefoonnummer": "+31 6 0999 1277"}, None, "5001", EIGEN),
        ({"email": "anna.smit@post.example"}, None, None, ["7007", "7036"]),
        ({"klantcontact": {"nummer": "7022"}}, ALLES, "5001", sorted(BEELD)),
        ({"klantcontact": {"nummer": "7038"}}, ALLES, None, ["7038"]),
        ({"zaak": {"uuid": "0000000a-0000-4000-8000-000000000001"}}, None, None, OVER_ZAAK_1),
    ],
)
async def test_starts_anywhere(
    van: dict[str, Any], inclusief: list[str] | None, klant: str | None, verwacht: list[str], vraag_verhaal: Vraag
) -> None:
    gevonden = await geschiedenis(vraag_verhaal, van=van, inclusief=inclusief)
    assert (gevonden["partij"] or {"nummer": None})["nummer"] == klant
    assert nummers(gevonden) == verwacht
    assert gevonden["samenvatting"]["aantal"] == len(verwacht)


@pytest.mark.parametrize("van", re.findall(r"^#   \S.*?(\{.*\})$", VOORBEELD.document, re.MULTILINE))
async def test_every_start_in_the_comment_finds_contacts(van: str, vraag_verhaal: Vraag) -> None:
    assert nummers(await geschiedenis(vraag_verhaal, van=orjson.loads(van), inclusief=None))


@pytest.mark.parametrize("filter_", re.findall(r"^#     (\{.*\})$", VOORBEELD.document, re.MULTILINE))
async def test_every_filter_in_the_comment_finds_contacts(filter_: str, vraag_verhaal: Vraag) -> None:
    assert nummers(await geschiedenis(vraag_verhaal, filter=orjson.loads(filter_)))


@pytest.mark.parametrize(
    ("filter_", "verwacht"),
    [
        # Whole days in the Netherlands: the night in which summer time begins, and not the mail of 00:20 the day after.
        ({"periode": {"vanaf": "2026-03-29", "totEnMet": "2026-03-29"}}, ["7018", "7019"]),
        ({"kanaal": ["post"], "richting": ["UITGAAND"]}, ["7014"]),
        ({"indicatieContactGelukt": ["NEE"]}, ["7004", "7028"]),
        # One employee, two actoren.
        ({"actor": {"naam": "Hoekstra"}}, ["7004", "7005", "7014", "7024"]),
        ({"tekst": "teruggebeld"}, ["7022", "7037"]),
        ({"onbeantwoord": True}, ["7018", "7037"]),
        ({"heeftOpenTaak": True}, ["7018", "7022", "7037"]),
        (
            {"zaak": ["0000000a-0000-4000-8000-000000000002"], "niet": {"richting": ["UITGAAND"]}},
            ["7021", "7026", "7030"],
        ),
    ],
)
async def test_filter_holds_for_contacts_timeline_and_figures_alike(
    filter_: dict[str, Any], verwacht: list[str], vraag_verhaal: Vraag
) -> None:
    gevonden = await geschiedenis(vraag_verhaal, filter=filter_, inclusief=None)
    assert nummers(gevonden) == verwacht
    assert gevonden["samenvatting"]["aantal"] == len(verwacht)
    assert sorted({event["klantcontact"]["nummer"] for event in gevonden["tijdlijn"]["nodes"]}) == verwacht


async def test_goes_on_where_a_page_ended(vraag_verhaal: Vraag) -> None:
    gezien: list[str] = []
    after = None
    for _ in range(3):
        gevonden = await geschiedenis(vraag_verhaal, first=10, after=after)
        gezien += nummers(gevonden)
        after = gevonden["klantcontacten"]["pageInfo"]["endCursor"]
    assert gezien == sorted(BEELD)
    assert gevonden["klantcontacten"]["pageInfo"]["hasNextPage"] is False


async def test_number_of_statements_does_not_depend_on_the_number_of_contacts(vraag_verhaal: Vraag) -> None:
    """What the number is, README.md says (tests/docs/test_vragen.py)."""
    vijftien, dertig, duizend = [
        (await vraag_verhaal(VOORBEELD.document, {**VOORBEELD.variables, "first": first})).statements
        for first in (15, 30, 1000)
    ]
    assert vijftien == dertig == duizend


async def test_unknown_client_has_no_history(vraag_verhaal: Vraag) -> None:
    assert await geschiedenis(vraag_verhaal, van={"partij": {"nummer": "4999999"}}) is None
