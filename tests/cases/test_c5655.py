"""C5655: the case handler reports progress by e-mail."""

from tests.cases.wie import zaak
from tests.support.spa import Spa, Stap


async def test_it_is_in_the_history_of_the_client_as_outgoing(spa: Spa) -> None:
    # when the handler registers what was sent about a zaak
    made = await spa.doe("c5655-registreer", onderwerpobjecten=[{"zaak": zaak(1)}])
    assert (made["kanaal"], made["richting"]) == ("e-mail", "UITGAAND")
    assert [betrokkene["initiator"] for betrokkene in made["betrokkenen"]] == [False]
    assert made["bijlagen"][0]["identificator"]["objectId"] == "0000000b-0000-4000-8000-000000085001"

    # then it is among what the client was sent about that zaak
    contacten = (await spa.vraag("c5655", kanaal=["e-mail"], zaak=[zaak(1)]))["partij"]["klantcontacten"]
    assert contacten == {
        "totalCount": 1,
        "nodes": [
            {
                "nummer": made["nummer"],
                "plaatsgevondenOp": made["plaatsgevondenOp"],
                "onderwerp": "Besluit bezoekersvergunning",
                "inhoud": "E-mail: de vergunning is verleend en geldt vanaf 1 juni.",
                "actoren": [{"naam": "Sanne Visser", "soortActor": "MEDEWERKER"}],
                "aanleiding": [],
            }
        ],
    }
    assert await spa.geschiedenis(made["id"]) == [
        Stap(
            "registreerKlantcontact",
            ["actor_klantcontact", "betrokkene", "bijlage", "klantcontact", "onderwerpobject"],
        )
    ]
