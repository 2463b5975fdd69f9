"""C0359: the zaak exists already; its contacts are found first, then the new one is linked."""

from typing import Any

from tests.cases.wie import codes, zaak
from tests.support.spa import Spa, Stap


async def _contacten(spa: Spa) -> Any:
    return (await spa.vraag("c0359", zaak={"uuid": zaak(1)}))["zaak"]["klantcontacten"]


async def test_one_zaak_has_several_contacts_each_once(spa: Spa) -> None:
    # given two contacts about a zaak, of applications that write it differently, and one contact without
    eerste = await spa.doe("c4390-registreer", onderwerpobjecten=[{"zaak": zaak(1)}])
    anders = {"object": codes("zaak", "open-zaak", "uuid", zaak(1).upper())}
    tweede = await spa.doe("c4390-registreer", onderwerpobjecten=[anders], idempotentieSleutel="tweede melder")
    derde = await spa.doe("c4390-registreer", onderwerpobjecten=[], idempotentieSleutel="derde melder")

    # when the contacts of the zaak are looked up, and the third is linked
    gevonden = await _contacten(spa)
    assert [contact["nummer"] for contact in gevonden["nodes"]] == [eerste["nummer"], tweede["nummer"]]
    gekoppeld = await spa.doe("c0359-koppel", klantcontact=derde["id"], onderwerp={"zaak": zaak(1)})
    assert gekoppeld["klantcontact"]["zaken"] == [{"uuid": zaak(1)}]

    # then the zaak has three, each once
    gevonden = await _contacten(spa)
    assert gevonden["totalCount"] == 3
    assert [contact["nummer"] for contact in gevonden["nodes"]] == [
        eerste["nummer"],
        tweede["nummer"],
        derde["nummer"],
    ]
    assert await spa.geschiedenis(derde["id"]) == [
        Stap("registreerKlantcontact", ["actor_klantcontact", "betrokkene", "klantcontact"]),
        Stap("registreerOnderwerpobject", ["onderwerpobject"]),
    ]


async def test_same_zaak_in_another_coding_is_not_linked_again(spa: Spa) -> None:
    made = await spa.doe("c4390-registreer", onderwerpobjecten=[{"zaak": zaak(1)}])
    anders = {"object": codes("zaak", "open-zaak", "uuid", zaak(1).upper())}

    refused = await spa.uitkomst("c0359-koppel", klantcontact=made["id"], onderwerp=anders)

    assert (refused["__typename"], refused["code"]) == ("Conflict", "BESTAAT_AL")
    assert (await _contacten(spa))["totalCount"] == 1
    assert len(await spa.geschiedenis(made["id"])) == 1
