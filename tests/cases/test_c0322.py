"""C0322: a chain partner finished a step; software asks who must hear it, sends, and registers what it sent."""

from typing import Any

from tests.cases.wie import klant, onbekende, zaak
from tests.support.spa import Spa, Stap

OVER = [{"zaak": zaak(1)}]
CONTACTEN = """
query Verstuurd($zaak: ZaakSleutel!) {
  zaak(sleutel: $zaak) {
    klantcontacten(filter: { richting: [UITGAAND] }, sortering: PLAATSGEVONDEN_OP_OPLOPEND) {
      nodes {
        nummer
        kanaal
        actoren {
          naam
        }
        betrokkenen {
          initiator
          volledigeNaam
          partij {
            nummer
          }
          digitaleAdressen {
            adres
          }
        }
      }
    }
  }
}
"""


async def _melders(spa: Spa) -> None:
    """Those who ever contacted us about the zaak: two clients, one of them twice, and some who cannot be reached."""
    moved, secret = "5007", "5008"
    melders = [
        klant("5001"),
        klant("5006"),
        klant("5006"),
        klant(moved),
        klant(secret),
        onbekende("Smit", "EMAIL", "a.smit@elders.example"),
    ]
    for plaats, melder in enumerate(melders):
        await spa.doe(
            "c4390-registreer", betrokkenen=[melder], onderwerpobjecten=OVER, idempotentieSleutel=f"melder {plaats}"
        )


def _adres(partij: dict[str, Any]) -> str:
    """Where software writes: the standard e-mail address."""
    [adres] = [adres for adres in partij["digitaleAdressen"] if adres["soort"] == "EMAIL"]
    return str(adres["adres"])


def _geadresseerd(wie: dict[str, Any]) -> dict[str, Any]:
    """The betrokkene of an outgoing contact with somebody who is no partij."""
    adres = wie["teBereikenVia"]["digitaalAdres"]
    naam = {deel: waarde for deel, waarde in wie["contactnaam"].items() if waarde is not None}
    return {"rol": "KLANT", "initiator": False, "contactnaam": naam, "digitaleAdressen": [adres]}


async def test_one_query_and_then_one_mutation_per_client(spa: Spa) -> None:
    await _melders(spa)

    # when the software asks who must hear about the zaak, and where
    gevonden = (await spa.vraag("c0322", zaak={"uuid": zaak(1)}))["zaak"]

    # then everyone is there once, without who is inactive or secret
    partijen = sorted(gevonden["partijen"]["nodes"], key=lambda partij: partij["nummer"])
    assert [(partij["nummer"], _adres(partij)) for partij in partijen] == [
        ("5001", "zoe.vandenberg@post.example"),
        ("5006", "hendrik.bos@post.example"),
    ]
    [onbekend] = gevonden["betrokkenen"]["nodes"]
    assert onbekend["teBereikenVia"]["digitaalAdres"] == {"soort": "EMAIL", "adres": "a.smit@elders.example"}

    # when it has sent its messages, and registers one contact for each
    ontvangers = [
        *(klant(partij["nummer"], initiator=False) for partij in partijen),
        _geadresseerd(onbekend),
    ]
    verstuurd = [
        await spa.doe(
            "c0322-registreer",
            betrokkenen=[ontvanger],
            onderwerpobjecten=OVER,
            plaatsgevondenOp=f"2025-03-03T09:0{plaats}:00+01:00",
            idempotentieSleutel=f"ontvanger {plaats}",
        )
        for plaats, ontvanger in enumerate(ontvangers)
    ]

    # then that is what the zaak's outgoing contacts are
    nodes = (await spa.stuur(CONTACTEN, {"zaak": {"uuid": zaak(1)}}))["zaak"]["klantcontacten"]["nodes"]
    assert [contact["nummer"] for contact in nodes] == [contact["nummer"] for contact in verstuurd]
    assert {contact["kanaal"] for contact in nodes} == {"e-mail"}
    assert [contact["actoren"] for contact in nodes] == [[{"naam": "Statusberichten"}]] * 3
    assert [contact["betrokkenen"] for contact in nodes] == [
        [{"initiator": False, "volledigeNaam": None, "partij": {"nummer": "5001"}, "digitaleAdressen": []}],
        [{"initiator": False, "volledigeNaam": None, "partij": {"nummer": "5006"}, "digitaleAdressen": []}],
        [
            {
                "initiator": False,
                "volledigeNaam": "Smit",
                "partij": None,
                "digitaleAdressen": [{"adres": "a.smit@elders.example"}],
            }
        ],
    ]
    for contact in verstuurd:
        assert await spa.geschiedenis(contact["id"]) == [
            Stap("registreerKlantcontact", ["actor_klantcontact", "betrokkene", "klantcontact", "onderwerpobject"])
        ]
