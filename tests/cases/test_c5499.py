"""C5499: the contact centre cannot answer; a unit does, with a contact of its own."""

from tests.cases.wie import ILSE, OPENBARE_RUIMTE, klant, taak
from tests.support.spa import Spa, Stap


async def test_chain_is_read_in_one_query_with_elapsed_time(spa: Spa) -> None:
    # given a question that became a task
    vraag = await spa.doe(
        "c5499-registreer",
        plaatsgevondenOp="2025-03-03T09:00:00+01:00",
        interneTaken=[taak("Vraag beantwoorden", OPENBARE_RUIMTE, toegewezenOp="2025-03-03T09:10:00+01:00")],
    )
    [open_] = vraag["interneTaken"]
    assert vraag["reactie"] is None

    # when a first attempt fails and the unit then answers
    poging = await spa.doe(
        "c7300-registreer",
        betrokkenen=[klant("5006", initiator=False)],
        onderwerpobjecten=[{"klantcontact": vraag["id"]}],
        plaatsgevondenOp="2025-03-04T09:00:00+01:00",
    )
    antwoord = await spa.doe(
        "c5499-beantwoord",
        id=open_["id"],
        versie=open_["versie"],
        actoren=[ILSE],
        inhoud="In het najaar.",
        plaatsgevondenOp="2025-03-05T11:30:00+01:00",
    )
    assert antwoord["betrokkenen"] == [
        {"rol": "KLANT", "initiator": False, "volledigeNaam": None, "partij": {"nummer": "5006"}}
    ]

    # then one query tells the whole chain
    keten = (await spa.vraag("c5499", vraag={"nummer": vraag["nummer"]}))["klantcontact"]
    assert keten["interneTaken"] == [
        {
            "id": open_["id"],
            "versie": open_["versie"] + 1,
            "nummer": open_["nummer"],
            "gevraagdeHandeling": "Vraag beantwoorden",
            "status": "VERWERKT",
            "toegewezenOp": "2025-03-03T08:10:00+00:00",
            "afgehandeldOp": "2025-03-05T10:30:00+00:00",
            "wachttijd": {"iso8601": "P2DT2H30M", "seconden": 181_800},
            "doorlooptijd": {"iso8601": "P2DT2H20M"},
            "actoren": [{"naam": "Openbare Ruimte"}],
        }
    ]
    assert [
        (volgt["nummer"], volgt["indicatieContactGelukt"], volgt["actoren"][0]["naam"]) for volgt in keten["opvolging"]
    ] == [(poging["nummer"], "NEE", "Ilse Hoekstra"), (antwoord["nummer"], "JA", "Ilse Hoekstra")]
    assert await spa.geschiedenis(open_["id"]) == [
        Stap("registreerKlantcontact", ["interne_taak", "interne_taak_actor"]),
        Stap(
            "beantwoordInterneTaak",
            gewijzigd={
                "interne_taak": {
                    "status": ("te_verwerken", "verwerkt"),
                    "afgehandeldOp": (None, "2025-03-05T10:30:00+00:00"),
                }
            },
        ),
    ]
    assert await spa.geschiedenis(antwoord["id"]) == [
        Stap("beantwoordInterneTaak", ["actor_klantcontact", "betrokkene", "klantcontact", "onderwerpobject"])
    ]


async def test_unit_has_the_task_from_the_moment_of_the_contact(spa: Spa) -> None:
    """Now is one moment: a task that came before its contact would turn the timeline round."""
    vraag = await spa.doe("c5499-registreer")

    [open_] = vraag["interneTaken"]
    assert open_["toegewezenOp"] == vraag["plaatsgevondenOp"]
