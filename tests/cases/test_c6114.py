"""C6114: a task came to the wrong unit, which closes it and opens the next one for the right unit."""

from typing import Any

from tests.cases.wie import OPENBARE_RUIMTE, PARKEREN, klant, taak
from tests.support.spa import Spa, Stap

WAAROM = "Dit gaat over verlichting, niet over parkeren."


async def _vraag(spa: Spa) -> Any:
    return await spa.doe(
        "c5499-registreer",
        betrokkenen=[klant("5006")],
        plaatsgevondenOp="2025-03-03T09:00:00+01:00",
        interneTaken=[
            taak("Terugbellen", PARKEREN, toegewezenOp="2025-03-03T09:10:00+01:00", toelichting="Na vijven.")
        ],
    )


async def _doorgestuurd(spa: Spa, nummer: str) -> Any:
    return (await spa.vraag("c6114", taak={"nummer": nummer}))["interneTaak"]


async def test_both_tasks_point_at_each_other_and_tell_what_it_cost(spa: Spa) -> None:
    made = await _vraag(spa)
    [verkeerd] = made["interneTaken"]

    # when the unit sends it on
    velden = {
        "id": verkeerd["id"],
        "versie": verkeerd["versie"],
        "actoren": [OPENBARE_RUIMTE],
        "toelichting": WAAROM,
        "toelichtingVolgendeTaak": "Klant werkt overdag.",
        "afgehandeldOp": "2025-03-04T09:10:00+01:00",
    }
    volgende = await spa.doe("c6114-routeer", **velden)

    # then the first one is closed with an explanation, and the next one is open where it belongs
    gelezen = await _doorgestuurd(spa, verkeerd["nummer"])
    assert gelezen["toelichting"] == f"Na vijven.\n\n{WAAROM}"
    assert (gelezen["status"], gelezen["afgehandeldOp"]) == ("VERWERKT", "2025-03-04T08:10:00+00:00")
    assert gelezen["doorlooptijd"] == {"iso8601": "P1D"}
    assert gelezen["wachttijd"] == {"iso8601": "P1DT10M"}
    assert gelezen["klantcontact"]["nummer"] == made["nummer"]
    [volgt] = gelezen["volgendeTaken"]
    assert (volgt["nummer"], volgt["status"], volgt["actoren"]) == (
        volgende["nummer"],
        "TE_VERWERKEN",
        [{"naam": "Openbare Ruimte"}],
    )
    assert (volgt["gevraagdeHandeling"], volgt["toegewezenOp"]) == ("Terugbellen", "2025-03-04T08:10:00+00:00")
    assert volgt["vorigeTaak"] == {"nummer": verkeerd["nummer"]}
    # and sending the request again sends nothing on
    assert await spa.doe("c6114-routeer", **velden) == volgende
    assert len((await _doorgestuurd(spa, verkeerd["nummer"]))["volgendeTaken"]) == 1
    assert await spa.geschiedenis(verkeerd["id"]) == [
        Stap("registreerKlantcontact", ["interne_taak", "interne_taak_actor"]),
        Stap(
            "routeerInterneTaak",
            gewijzigd={
                "interne_taak": {
                    "status": ("te_verwerken", "verwerkt"),
                    "afgehandeldOp": (None, "2025-03-04T08:10:00+00:00"),
                    "toelichting": ("Na vijven.", f"Na vijven.\n\n{WAAROM}"),
                }
            },
        ),
    ]
    assert await spa.geschiedenis(volgende["id"]) == [
        Stap("routeerInterneTaak", ["interne_taak", "interne_taak_actor"])
    ]


async def test_who_no_longer_works_here_gets_no_task(spa: Spa) -> None:
    [verkeerd] = (await _vraag(spa))["interneTaken"]
    kees = {"id": "00000002-0000-4000-8000-000000000109"}

    refused = await spa.uitkomst("c6114-routeer", id=verkeerd["id"], versie=verkeerd["versie"], actoren=[kees])

    assert refused["__typename"] == "OngeldigeInvoer"
    assert [fout["pad"][0] for fout in refused["fouten"]] == ["actoren"]
    gelezen = await _doorgestuurd(spa, verkeerd["nummer"])
    assert (gelezen["status"], gelezen["volgendeTaken"]) == ("TE_VERWERKEN", [])
