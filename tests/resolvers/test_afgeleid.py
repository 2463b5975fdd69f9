"""What is derived, so that everyone counts the same way: richting, names, durations, who is the same employee."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.rijen import Rijen, na
from tests.support.vraag import Vraag


@pytest.mark.parametrize(
    ("initiatoren", "richting"),
    [
        ((), None),
        ((True,), "INKOMEND"),
        ((False,), "UITGAAND"),
        ((False, True), "INKOMEND"),
        ((False, False), "UITGAAND"),
    ],
)
async def test_richting(vraag: Vraag, schrijf: Rijen, initiatoren: tuple[bool, ...], richting: str | None) -> None:
    contact = await schrijf.klantcontact()
    for initiator in initiatoren:
        await schrijf.betrokkene(contact, initiator=initiator)
    # asked of it in a list, by its key, through a relation, and as a node
    data = await vraag.data("{ klantcontacten { nodes { id richting betrokkenen { klantcontact { richting } } } } }")
    [gevonden] = data["klantcontacten"]["nodes"]
    assert gevonden["richting"] == richting
    assert gevonden["betrokkenen"] == [{"klantcontact": {"richting": richting}}] * len(initiatoren)
    data = await vraag.data(
        "query($id: ID!) { klantcontact(sleutel: {id: $id}) { richting } node(id: $id) { ... on Klantcontact { richting } } }",
        {"id": gevonden["id"]},
    )
    assert data == {"klantcontact": {"richting": richting}, "node": {"richting": richting}}


NAMEN: list[tuple[dict[str, str], str | None]] = [
    ({}, None),
    ({"voorletters": "Z."}, "Z."),
    ({"voornaam": "Zoë"}, "Zoë"),
    ({"voornaam": "Zoë", "voorletters": "Z.M."}, "Zoë"),
    ({"achternaam": "Berg"}, "Berg"),
    ({"voorvoegsel_achternaam": "van den", "achternaam": "Berg"}, "van den Berg"),
    ({"voorletters": "Z.", "voorvoegsel_achternaam": "van den", "achternaam": "Berg"}, "Z. van den Berg"),
    ({"voornaam": "Zoë", "voorvoegsel_achternaam": "van den", "achternaam": "Berg"}, "Zoë van den Berg"),
    ({"voornaam": "", "voorletters": "Z.", "voorvoegsel_achternaam": "", "achternaam": "Berg"}, "Z. Berg"),
    ({"voornaam": "", "achternaam": ""}, None),
]


async def test_volledige_naam(vraag: Vraag, schrijf: Rijen) -> None:
    # given partijen and betrokkenen with the same names
    for uur, (delen, _) in enumerate(NAMEN):
        kolommen = {f"contactnaam_{deel}": waarde for deel, waarde in delen.items()}
        await schrijf.betrokkene(
            await schrijf.klantcontact(na(hours=uur)), await schrijf.partij(**kolommen), **kolommen
        )
    data = await vraag.data(
        """{ betrokkenen(sortering: PLAATSGEVONDEN_OP_OPLOPEND) { nodes { volledigeNaam
          contactnaam { voorletters voornaam voorvoegselAchternaam achternaam } partij { volledigeNaam } } } }"""
    )
    for betrokkene, (delen, naam) in zip(data["betrokkenen"]["nodes"], NAMEN, strict=True):
        assert betrokkene["volledigeNaam"] == betrokkene["partij"]["volledigeNaam"] == naam, delen
        assert betrokkene["contactnaam"] == (
            {
                "voorletters": delen.get("voorletters"),
                "voornaam": delen.get("voornaam"),
                "voorvoegselAchternaam": delen.get("voorvoegsel_achternaam"),
                "achternaam": delen.get("achternaam"),
            }
            if delen
            else None
        )


async def test_volledige_naam_of_an_organisation_is_its_own(vraag: Vraag, schrijf: Rijen) -> None:
    await schrijf.partij("organisatie", naam="Bewonersvereniging")
    data = await vraag.data("{ partijen { nodes { volledigeNaam ... on Organisatie { naam } } } }")
    assert data["partijen"]["nodes"] == [{"volledigeNaam": "Bewonersvereniging", "naam": "Bewonersvereniging"}]


DUUR = "{ interneTaken { nodes { wachttijd { iso8601 seconden } doorlooptijd { iso8601 seconden } } } }"
DUREN = [
    (timedelta(0), "PT0S"),
    (timedelta(seconds=59), "PT59S"),
    (timedelta(minutes=1), "PT1M"),
    (timedelta(hours=1), "PT1H"),
    (timedelta(days=1), "P1D"),
    (timedelta(days=2, hours=1, minutes=45), "P2DT1H45M"),
    (timedelta(days=400, seconds=1), "P400DT1S"),
    (timedelta(hours=23, minutes=59, seconds=59), "PT23H59M59S"),
    (timedelta(seconds=5, milliseconds=999), "PT5S"),
    (timedelta(hours=-3), "PT0S"),
]


async def test_durations_of_a_finished_task(vraag: Vraag, schrijf: Rijen) -> None:
    # given tasks that were assigned an hour after their contact
    for minuut, (duur, _) in enumerate(DUREN):
        toegewezen = na(minutes=minuut)
        contact = await schrijf.klantcontact(toegewezen - timedelta(hours=1))
        await schrijf.taak(contact, toegewezen_op=toegewezen, afgehandeld_op=toegewezen + duur)
    # then doorlooptijd counts from assigning, wachttijd from the contact
    taken = (await vraag.data(DUUR))["interneTaken"]["nodes"]
    for taak, (duur, tekst) in zip(taken, DUREN, strict=True):
        assert taak["doorlooptijd"] == {"iso8601": tekst, "seconden": max(0, int(duur.total_seconds()))}
        assert taak["wachttijd"]["seconden"] == max(0, int((duur + timedelta(hours=1)).total_seconds()))


async def test_an_hour_is_an_hour_in_the_night_of_summer_time(vraag: Vraag, schrijf: Rijen) -> None:
    # given from 01.55 to 03.05 on the clock, the night that summer time begins
    voor = datetime(2026, 3, 29, 0, 55, tzinfo=UTC)
    await schrijf.taak(await schrijf.klantcontact(voor), afgehandeld_op=voor + timedelta(minutes=10))
    [taak] = (await vraag.data(DUUR))["interneTaken"]["nodes"]
    assert taak["wachttijd"] == {"iso8601": "PT10M", "seconden": 600}


async def test_an_open_task_still_runs(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact(datetime.now(UTC) - timedelta(days=3))
    await schrijf.taak(contact, toegewezen_op=datetime.now(UTC) - timedelta(hours=2))
    [taak] = (await vraag.data(DUUR))["interneTaken"]["nodes"]
    assert 0 <= taak["wachttijd"]["seconden"] - 3 * 86_400 < 60
    assert taak["wachttijd"]["iso8601"].startswith("P3D")
    assert 0 <= taak["doorlooptijd"]["seconden"] - 7_200 < 60


async def test_a_finished_task_of_an_older_register_has_no_known_duration(vraag: Vraag, schrijf: Rijen) -> None:
    await schrijf.taak(await schrijf.klantcontact(), status="verwerkt")
    assert (await vraag.data(DUUR))["interneTaken"]["nodes"] == [{"wachttijd": None, "doorlooptijd": None}]


async def persoon(schrijf: Rijen) -> dict[str, Any]:
    """Noor, as three actoren; and others who look like her."""
    return {
        "msei": await schrijf.actor("Noor", codes=("mdw", "msei", "email", "N.deWit@turfstad.example")),
        "hand": await schrijf.actor("Noor de Wit", codes=("mdw", "handmatig", "email", "n.dewit@turfstad.example")),
        "obj": await schrijf.actor(
            "N. de Wit", codes=("mdw", "obj", "idf", "103"), emailadres="n.dewit@Turfstad.example"
        ),
        "geen": await schrijf.actor("Noor", codes=("mdw", "obj", "idf", "104")),
        "ander": await schrijf.actor("Noor", codes=("mdw", "msei", "email", "noor@turfstad.example")),
        "afd": await schrijf.actor("Noor", "organisatorische_eenheid", emailadres="n.dewit@turfstad.example"),
    }


ZELFDE = {"msei", "hand", "obj"}


async def test_one_employee_is_several_actoren(vraag: Vraag, schrijf: Rijen) -> None:
    actoren = await persoon(schrijf)
    data = await vraag.data("{ actoren { nodes { uuid zelfdePersoon { uuid } } } }")
    gevonden = {a["uuid"]: {z["uuid"] for z in a["zelfdePersoon"]} for a in data["actoren"]["nodes"]}
    for naam, uuid in actoren.items():
        anderen = ZELFDE - {naam} if naam in ZELFDE else set()
        assert gevonden[str(uuid)] == {str(actoren[ander]) for ander in anderen}, naam


@pytest.mark.parametrize(
    ("sleutel", "wie"),
    [
        ({"id": "msei"}, ZELFDE),
        ({"id": "obj"}, ZELFDE),
        ({"id": "geen"}, {"geen"}),
        ({"id": "afd"}, {"afd"}),
        ({"email": " N.DEWIT@turfstad.example "}, ZELFDE | {"afd"}),
        ({"email": "noor@turfstad.example"}, {"ander"}),
        ({"identificator": {"objectId": "103"}}, ZELFDE),
        (
            {"identificator": {"objecttype": "mdw", "register": "obj", "soortObjectId": "idf", "objectId": "104"}},
            {"geen"},
        ),
        ({"naam": "de wit"}, ZELFDE),
    ],
)
async def test_a_question_about_an_employee_finds_all_her_contacts_once(
    vraag: Vraag, schrijf: Rijen, sleutel: dict[str, Any], wie: set[str]
) -> None:
    # given a contact and a task of each actor, and one contact and task of all
    actoren = await persoon(schrijf)
    van = {
        naam: (k := await schrijf.klantcontact(), await schrijf.nam_deel(uuid, k))[0] for naam, uuid in actoren.items()
    }
    taken = {naam: await schrijf.taak(van[naam], uuid) for naam, uuid in actoren.items()}
    samen = await schrijf.klantcontact(na(hours=1))
    for uuid in actoren.values():
        await schrijf.nam_deel(uuid, samen)
    samen_taak = await schrijf.taak(samen, *actoren.values())
    if "id" in sleutel:
        sleutel = {"id": str(actoren[sleutel["id"]])}
    # when
    data = await vraag.data(
        """query($actor: ActorSleutel!) { klantcontacten(filter: {actor: $actor}) { totalCount nodes { uuid } }
          interneTaken(filter: {actor: $actor}) { totalCount nodes { uuid } }
          actoren(filter: {zelfdePersoonAls: $actor}) { nodes { uuid } } }""",
        {"actor": sleutel},
    )
    # then
    assert {k["uuid"] for k in data["klantcontacten"]["nodes"]} == {str(samen), *(str(van[naam]) for naam in wie)}
    assert data["klantcontacten"]["totalCount"] == len(wie) + 1 == len(data["klantcontacten"]["nodes"])
    assert {t["uuid"] for t in data["interneTaken"]["nodes"]} == {str(samen_taak), *(str(taken[naam]) for naam in wie)}
    assert data["interneTaken"]["totalCount"] == len(wie) + 1
    assert {a["uuid"] for a in data["actoren"]["nodes"]} == {str(actoren[naam]) for naam in wie}
