"""C9708: a unit answers a task, in the way the client asked for."""

from typing import Any

from tests.cases.wie import ILSE, OPENBARE_RUIMTE, klant, taak
from tests.support.spa import Spa, Stap

BEREIKEN = """
query Bereiken($taak: InterneTaakSleutel!) {
  interneTaak(sleutel: $taak) {
    klantcontact {
      betrokkenen {
        teBereikenVia {
          bron
          digitaalAdres {
            soort
            adres
          }
        }
      }
    }
  }
}
"""


async def _vraag(spa: Spa, handeling: str) -> Any:
    """A question by phone of a client who prefers phone."""
    return await spa.doe(
        "c5499-registreer",
        betrokkenen=[klant("5001"), klant("5009", initiator=False)],
        plaatsgevondenOp="2025-03-03T09:00:00+01:00",
        interneTaken=[taak(handeling, OPENBARE_RUIMTE, toegewezenOp="2025-03-03T09:10:00+01:00")],
        idempotentieSleutel=handeling,
    )


async def test_what_the_task_asks_goes_before_the_preferred_address(spa: Spa) -> None:
    [per_mail] = (await _vraag(spa, "Antwoord per e-mail sturen"))["interneTaken"]
    [anders] = (await _vraag(spa, "Vraag beantwoorden"))["interneTaken"]

    gevonden = [
        (await spa.stuur(BEREIKEN, {"taak": {"id": open_["id"]}}))["interneTaak"]["klantcontact"]["betrokkenen"][0]
        for open_ in (per_mail, anders)
    ]

    assert [wie["teBereikenVia"] for wie in gevonden] == [
        {"bron": "TAAK", "digitaalAdres": {"soort": "EMAIL", "adres": "zoe.vandenberg@post.example"}},
        {"bron": "VOORKEURSADRES", "digitaalAdres": {"soort": "TELEFOONNUMMER", "adres": "0609991201"}},
    ]


async def test_answer_is_a_new_contact_with_the_same_clients(spa: Spa) -> None:
    vraag = await _vraag(spa, "Antwoord per e-mail sturen")
    [open_] = vraag["interneTaken"]

    # when the unit answers by e-mail
    antwoord = await spa.doe(
        "c9708-beantwoord",
        id=open_["id"],
        versie=open_["versie"],
        kanaal="e-mail",
        actoren=[ILSE],
        inhoud="In het najaar.",
        plaatsgevondenOp="2025-03-04T09:00:00+01:00",
    )

    # then the task is closed, and question and answer are linked
    gelezen = (await spa.vraag("c9708", taak={"id": open_["id"]}))["interneTaak"]
    assert (gelezen["status"], gelezen["afgehandeldOp"]) == ("VERWERKT", "2025-03-04T08:00:00+00:00")
    assert gelezen["toelichting"] == "Te laat, maar gebeld."
    assert gelezen["klantcontact"]["nummer"] == vraag["nummer"]
    [volgt] = gelezen["klantcontact"]["opvolging"]
    assert (volgt["nummer"], volgt["kanaal"], volgt["richting"]) == (antwoord["nummer"], "e-mail", "UITGAAND")
    assert {(wie["initiator"], wie["partij"]["nummer"]) for wie in volgt["betrokkenen"]} == {
        (False, "5001"),
        (False, "5009"),
    }
    assert await spa.geschiedenis(antwoord["id"]) == [
        Stap(
            "beantwoordInterneTaak",
            ["actor_klantcontact", "betrokkene", "betrokkene", "klantcontact", "onderwerpobject"],
        )
    ]
    assert [stap.bewerking for stap in await spa.geschiedenis(open_["id"])] == [
        "registreerKlantcontact",
        "beantwoordInterneTaak",
    ]
