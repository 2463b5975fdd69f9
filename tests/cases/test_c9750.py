"""C9750: the case handler reports progress by letter."""

from tests.cases.wie import zaak
from tests.support.spa import Spa, Stap


async def test_it_is_in_the_history_of_the_client_as_outgoing(spa: Spa) -> None:
    # when the handler registers what was sent about a zaak
    made = await spa.doe("c9750-registreer", onderwerpobjecten=[{"zaak": zaak(1)}])

    # then the client's history has it, as outgoing, with what was sent
    partij = (await spa.vraag("c9750", kanaal=["post"], zaak=[zaak(1)]))["partij"]
    [contact] = partij["klantcontacten"]["nodes"]
    assert (contact["nummer"], contact["kanaal"], contact["richting"]) == (made["nummer"], "post", "UITGAAND")
    assert contact["betrokkenen"] == [{"initiator": False}]
    assert contact["actoren"] == [{"naam": "Sanne Visser"}]
    assert contact["bijlagen"] == [{"object": {"objectUuid": "0000000b-0000-4000-8000-000000084001"}}]
    assert contact["zaken"] == [{"uuid": zaak(1)}]
    assert await spa.geschiedenis(made["id"]) == [
        Stap(
            "registreerKlantcontact",
            ["actor_klantcontact", "betrokkene", "bijlage", "klantcontact", "onderwerpobject"],
        )
    ]
