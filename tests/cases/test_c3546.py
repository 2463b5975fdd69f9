"""C3546: at the desk, also with several clients at once."""

from typing import Any

from tests.cases.wie import klant
from tests.support.spa import Spa, Stap


async def _balie(spa: Spa, nummer: str) -> Any:
    return (await spa.vraag("c3546", contact={"nummer": nummer}))["klantcontact"]


async def test_contact_is_with_each_who_was_there(spa: Spa) -> None:
    made = await spa.doe("c3546-registreer")

    contact = await _balie(spa, made["nummer"])

    assert (contact["kanaal"], contact["actoren"]) == ("balie", [{"naam": "Tjitske Postma"}])
    assert [
        (wie["initiator"], wie["partij"]["volledigeNaam"], wie["partij"]["klantcontacten"]["nodes"][0]["nummer"])
        for wie in contact["betrokkenen"]
    ] == [(True, "Zoë van den Berg", made["nummer"]), (False, "Emre Yılmaz", made["nummer"])]
    assert await spa.geschiedenis(made["id"]) == [
        Stap(
            "registreerKlantcontact",
            ["actor_klantcontact", "betrokkene", "betrokkene", "klantcontact", "onderwerpobject"],
        )
    ]


async def test_or_a_contact_for_each_person(spa: Spa) -> None:
    """B2207: who come together for different things have a contact each."""
    een = await spa.doe("c3546-registreer", betrokkenen=[klant("5001")], onderwerp="Parkeren")
    ander = await spa.doe(
        "c3546-registreer", betrokkenen=[klant("5009")], onderwerp="Inschrijving", idempotentieSleutel="de partner"
    )

    for made, onderwerp, wie in ((een, "Parkeren", "5001"), (ander, "Inschrijving", "5009")):
        contact = await _balie(spa, made["nummer"])
        assert contact["onderwerp"] == onderwerp
        [betrokkene] = contact["betrokkenen"]
        assert betrokkene["partij"]["nummer"] == wie
        nummers = [gevonden["nummer"] for gevonden in betrokkene["partij"]["klantcontacten"]["nodes"]]
        assert made["nummer"] in nummers
        assert {een["nummer"], ander["nummer"]} - {made["nummer"]} - set(nummers)
