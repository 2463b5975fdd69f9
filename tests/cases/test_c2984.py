"""C2984: an employee takes the longest waiting client from the work list, calls back and closes the task."""

from datetime import UTC, datetime
from typing import Any

from tests.cases.wie import BURGERZAKEN, klant, taak
from tests.support.spa import Spa, Stap

VOOR = BURGERZAKEN["identificator"]


async def _terugbelverzoek(spa: Spa, van: str, gebeld: str, toegewezen: str) -> Any:
    return await spa.doe(
        "c9167-b-ander-nummer",
        betrokkenen=[klant(van)],
        plaatsgevondenOp=gebeld,
        interneTaken=[taak("Terugbellen", BURGERZAKEN, toegewezenOp=toegewezen)],
        idempotentieSleutel=f"{van} {gebeld}",
    )


async def _werklijst(spa: Spa) -> Any:
    return await spa.vraag("c2984", voor={"identificator": VOOR})


async def test_longest_waiting_client_first_and_waiting_time_is_known(spa: Spa) -> None:
    # given two call-back requests for a unit, the older one assigned last
    jong = await _terugbelverzoek(spa, "5006", "2025-03-04T09:00:00+01:00", "2025-03-04T09:05:00+01:00")
    oud = await _terugbelverzoek(spa, "5010", "2025-03-03T09:00:00+01:00", "2025-03-04T11:00:00+01:00")
    [taak_oud] = oud["interneTaken"]

    # when somebody opens the work list
    eerste, tweede, *_ = (await _werklijst(spa))["open"]["nodes"]

    # then who waits longest is first, with the contact and the number to call
    assert [eerste["klantcontact"]["nummer"], tweede["klantcontact"]["nummer"]] == [oud["nummer"], jong["nummer"]]
    [betrokkene] = eerste["klantcontact"]["betrokkenen"]
    assert betrokkene["partij"]["volledigeNaam"] == "Fatima El Amrani"
    assert betrokkene["teBereikenVia"]["digitaalAdres"]["adres"] == "0609991010"

    # when the client was called and the task is closed
    gesloten = await spa.doe(
        "c2984-verwerk",
        id=eerste["id"],
        versie=eerste["versie"],
        toelichting="Gebeld.",
        afgehandeldOp="2025-03-04T12:30:00+01:00",
    )

    # then it is known when, how long the client waited and how long the unit took
    assert (gesloten["status"], gesloten["afgehandeldOp"]) == ("VERWERKT", "2025-03-04T11:30:00+00:00")
    assert gesloten["wachttijd"] == {"iso8601": "P1DT3H30M"}
    assert gesloten["doorlooptijd"] == {"iso8601": "PT1H30M"}
    lijst = await _werklijst(spa)
    assert taak_oud["nummer"] not in [open_["nummer"] for open_ in lijst["open"]["nodes"]]
    assert taak_oud["nummer"] in [klaar["nummer"] for klaar in lijst["afgerond"]["nodes"]]
    assert await spa.geschiedenis(taak_oud["id"]) == [
        Stap("registreerKlantcontact", ["interne_taak", "interne_taak_actor"]),
        Stap(
            "verwerkInterneTaak",
            gewijzigd={
                "interne_taak": {
                    "status": ("te_verwerken", "verwerkt"),
                    "afgehandeldOp": (None, "2025-03-04T11:30:00+00:00"),
                    "toelichting": (None, "Gebeld."),
                }
            },
        ),
    ]


async def test_moment_is_now_when_none_is_given_and_closing_twice_is_told(spa: Spa) -> None:
    made = await _terugbelverzoek(spa, "5010", "2025-03-03T09:00:00+01:00", "2025-03-03T09:05:00+01:00")
    [open_] = made["interneTaken"]
    before = datetime.now(UTC)

    gesloten = await spa.doe("c2984-verwerk", id=open_["id"], versie=open_["versie"])
    again = await spa.uitkomst("c2984-verwerk", id=open_["id"], versie=open_["versie"])

    assert before <= datetime.fromisoformat(gesloten["afgehandeldOp"]) <= datetime.now(UTC)
    assert (again["__typename"], again["code"]) == ("Conflict", "AL_VERWERKT")
    assert len(await spa.geschiedenis(open_["id"])) == 2
