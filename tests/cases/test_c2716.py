"""C2716: a task is answered; from the answer one finds the question, the task and how long it took."""

from tests.cases.wie import OPENBARE_RUIMTE, klant, taak
from tests.support.spa import Spa, Stap


async def test_from_the_answer_back_to_the_question(spa: Spa) -> None:
    vraag = await spa.doe(
        "c5499-registreer",
        betrokkenen=[klant("5006")],
        plaatsgevondenOp="2025-03-03T09:00:00+01:00",
        interneTaken=[taak("Vraag beantwoorden", OPENBARE_RUIMTE, toegewezenOp="2025-03-03T09:10:00+01:00")],
    )
    [open_] = vraag["interneTaken"]
    velden = {"id": open_["id"], "versie": open_["versie"], "plaatsgevondenOp": "2025-03-10T09:00:00+01:00"}

    # when it is answered; twice, because the application heard nothing the first time
    antwoord = await spa.doe("c2716-beantwoord", **velden)
    assert await spa.doe("c2716-beantwoord", **velden) == antwoord

    # then one answer leads back to the question
    gelezen = (await spa.vraag("c2716", antwoord={"nummer": antwoord["nummer"]}))["klantcontact"]
    assert (gelezen["kanaal"], gelezen["richting"]) == ("e-mail", "UITGAAND")
    assert gelezen["onderwerp"] == "Uw klacht over de straatverlichting"
    assert gelezen["actoren"] == [{"naam": "Ruben O’Brien"}]
    assert [over["onderwerp"] for over in gelezen["onderwerpobjecten"]] == [
        {"__typename": "Klantcontact", "nummer": vraag["nummer"]}
    ]
    assert gelezen["aanleiding"] == [
        {
            "nummer": vraag["nummer"],
            "onderwerp": vraag["onderwerp"],
            "inhoud": "Vraagt wanneer de bomen bij de lantaarns worden gesnoeid.",
            "interneTaken": [
                {
                    "nummer": open_["nummer"],
                    "status": "VERWERKT",
                    "afgehandeldOp": "2025-03-10T08:00:00+00:00",
                    "wachttijd": {"iso8601": "P7D"},
                }
            ],
        }
    ]
    assert await spa.geschiedenis(antwoord["id"]) == [
        Stap(
            "beantwoordInterneTaak",
            ["actor_klantcontact", "betrokkene", "bijlage", "klantcontact", "onderwerpobject"],
        )
    ]


async def test_task_that_somebody_answered_already_is_not_answered_again(spa: Spa) -> None:
    [open_] = (await spa.doe("c5499-registreer"))["interneTaken"]
    await spa.doe("c2716-beantwoord", id=open_["id"], versie=open_["versie"])
    before = await spa.geschiedenis(open_["id"])

    refused = await spa.uitkomst(
        "c2716-beantwoord", id=open_["id"], versie=open_["versie"] + 1, idempotentieSleutel="een ander antwoord"
    )

    assert (refused["__typename"], refused["code"]) == ("Conflict", "AL_VERWERKT")
    assert await spa.geschiedenis(open_["id"]) == before
