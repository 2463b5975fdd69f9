"""C4390: an unknown caller reports something in the street; the zaak is made at once."""

from tests.cases.wie import zaak
from tests.support.spa import Spa, Stap


async def test_contact_is_found_from_the_zaak(spa: Spa) -> None:
    # when contact and zaak are registered in the same request
    made = await spa.doe("c4390-registreer", onderwerpobjecten=[{"zaak": zaak(1)}])

    # then the zaak leads to the contact, and to where the caller hears of it
    gevonden = (await spa.vraag("c4390", zaak={"uuid": zaak(1)}))["zaak"]
    assert gevonden["uuid"] == zaak(1)
    assert gevonden["klantcontacten"]["nodes"] == [
        {
            "nummer": made["nummer"],
            "plaatsgevondenOp": made["plaatsgevondenOp"],
            "kanaal": "telefoon",
            "onderwerp": "Omgewaaide boom Turfkade",
            "inhoud": "Er ligt een boom op het fietspad bij de brug.",
            "reactie": "Melding gemaakt; de buitendienst komt vandaag.",
            "betrokkenen": [
                {
                    "volledigeNaam": "Hofman",
                    "partij": None,
                    "digitaleAdressen": [{"soort": "TELEFOONNUMMER", "adres": "0609997201", "omschrijving": None}],
                }
            ],
            "actoren": [{"naam": "Sem Bakker"}],
        }
    ]
    assert await spa.geschiedenis(made["id"]) == [
        Stap("registreerKlantcontact", ["actor_klantcontact", "betrokkene", "klantcontact", "onderwerpobject"])
    ]
