"""C7998: the case handler calls the client about a zaak."""

from tests.cases.wie import zaak
from tests.support.spa import Spa, Stap


async def test_call_is_found_from_the_zaak(spa: Spa) -> None:
    made = await spa.doe("c7998-registreer", onderwerpobjecten=[{"zaak": zaak(1)}])
    assert (made["richting"], made["kanaal"]) == ("UITGAAND", "telefoon")

    gevonden = (await spa.vraag("c7998", zaak={"uuid": zaak(1)}))["zaak"]["klantcontacten"]["nodes"]

    assert gevonden == [
        {
            "nummer": made["nummer"],
            "plaatsgevondenOp": made["plaatsgevondenOp"],
            "onderwerp": "Ingangsdatum bezoekersvergunning",
            "inhoud": "Uitgelegd hoe de bezoekerscode werkt.",
            "reactie": None,
            "betrokkenen": [{"partij": {"volledigeNaam": "Zoë van den Berg"}}],
            "actoren": [{"naam": "Sanne Visser", "functie": "Vergunningverlener"}],
        }
    ]
    assert await spa.geschiedenis(made["id"]) == [
        Stap("registreerKlantcontact", ["actor_klantcontact", "betrokkene", "klantcontact", "onderwerpobject"])
    ]
