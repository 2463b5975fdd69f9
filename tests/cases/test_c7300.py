"""C7300: the handler calls and the client does not answer; attempts are counted and shown."""

from tests.cases.wie import zaak
from tests.support.spa import Spa, Stap

VAN = {"partij": {"nummer": "5009"}}
OVER = {"onderwerpobjecten": [{"zaak": zaak(1)}]}
WIE = {"betrokkenen": [{"rol": "KLANT", "initiator": False, "partij": {"sleutel": {"nummer": "5009"}}}]}


async def test_every_attempt_is_a_contact_and_none_is_dropped(spa: Spa) -> None:
    # when two attempts fail and the third succeeds
    pogingen = [
        await spa.doe(
            "c7300-registreer",
            **OVER,
            **WIE,
            plaatsgevondenOp=f"2025-03-0{dag}T10:00:00+01:00",
            indicatieContactGelukt=gelukt,
            idempotentieSleutel=f"poging {dag}",
        )
        for dag, gelukt in ((3, "NEE"), (4, "NEE"), (5, "JA"))
    ]

    # then all three are there, in order, and two are counted
    filter_ = {"kanaal": ["telefoon"], "richting": ["UITGAAND"], "zaak": [zaak(1)]}
    data = (await spa.vraag("c7300", van=VAN, filter=filter_))["contactgeschiedenis"]
    assert data["samenvatting"] == {"aantal": 3, "misluktePogingen": 2}
    assert [(contact["nummer"], contact["indicatieContactGelukt"]) for contact in data["klantcontacten"]["nodes"]] == [
        (pogingen[0]["nummer"], "NEE"),
        (pogingen[1]["nummer"], "NEE"),
        (pogingen[2]["nummer"], "JA"),
    ]
    for poging in pogingen:
        assert await spa.geschiedenis(poging["id"]) == [
            Stap("registreerKlantcontact", ["actor_klantcontact", "betrokkene", "klantcontact", "onderwerpobject"])
        ]


async def test_contact_that_succeeded_needs_no_further_action(spa: Spa) -> None:
    """Rule 4: contact that succeeded and further action exclude each other."""
    refused = await spa.uitkomst("c7300-registreer", indicatieContactGelukt="JA", verdereActieOndernomen=True)

    assert refused["__typename"] == "OngeldigeInvoer"
    assert [fout["pad"] for fout in refused["fouten"]] == [["verdereActieOndernomen"]]
