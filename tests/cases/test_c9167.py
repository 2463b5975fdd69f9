"""C9167: someone wants to be called back; the open task says on which number."""

from typing import Any

from tests.cases.wie import klant
from tests.support.spa import Spa, Stap

PARTIJ = """
query Partij($klant: PartijSleutel!) {
  partij(sleutel: $klant) {
    id
    volledigeNaam
    identificatoren {
      soortObjectId
      objectId
    }
    digitaleAdressen {
      adres
      isStandaardadres
    }
    klantcontacten(first: 5) {
      nodes {
        nummer
      }
    }
  }
}
"""
AANTAL = "{ klantcontacten(first: 0) { totalCount } interneTaken(first: 0) { totalCount } }"


async def _open_taak(spa: Spa, made: dict[str, Any]) -> Any:
    [taak] = made["interneTaken"]
    assert (taak["gevraagdeHandeling"], taak["status"]) == ("Terugbellen", "TE_VERWERKEN")
    filter_ = {"status": ["TE_VERWERKEN"], "gevraagdeHandeling": "Terugbellen", "nummer": [taak["nummer"]]}
    [gevonden] = (await spa.vraag("c9167", filter=filter_))["interneTaken"]["nodes"]
    assert gevonden["klantcontact"]["nummer"] == made["nummer"]
    return gevonden


def _bellen(taak: dict[str, Any]) -> tuple[str, str]:
    [betrokkene] = taak["klantcontact"]["betrokkenen"]
    via = betrokkene["teBereikenVia"]
    return via["bron"], via["digitaalAdres"]["adres"]


async def test_a_unknown_person(spa: Spa) -> None:
    made = await spa.doe("c9167-a-onbekend")

    taak = await _open_taak(spa, made)

    assert taak["actoren"] == [{"naam": "Parkeren"}]
    [betrokkene] = taak["klantcontact"]["betrokkenen"]
    assert (betrokkene["volledigeNaam"], betrokkene["partij"]) == ("Bram Dijkstra", None)
    assert _bellen(taak) == ("BETROKKENE", "0609997101")
    assert await spa.geschiedenis(made["id"]) == [
        Stap(
            "registreerKlantcontact",
            ["actor_klantcontact", "betrokkene", "interne_taak", "interne_taak_actor", "klantcontact"],
        )
    ]


async def test_b_known_person_on_another_number_this_time(spa: Spa) -> None:
    before = await spa.stuur(PARTIJ, {"klant": {"nummer": "5006"}})

    made = await spa.doe("c9167-b-ander-nummer")

    assert _bellen(await _open_taak(spa, made)) == ("BETROKKENE", "0609997102")
    # What the register knows of the client stays as it was.
    after = await spa.stuur(PARTIJ, {"klant": {"nummer": "5006"}})
    assert after["partij"]["digitaleAdressen"] == before["partij"]["digitaleAdressen"]
    assert after["partij"]["klantcontacten"]["nodes"][0] == {"nummer": made["nummer"]}


async def test_b_without_another_number_that_of_the_partij_for_what_the_task_asks(spa: Spa) -> None:
    made = await spa.doe("c9167-b-ander-nummer", betrokkenen=[klant("5010")])

    assert _bellen(await _open_taak(spa, made)) == ("TAAK", "0609991010")


async def test_c_partij_contact_and_task_are_registered_at_once(spa: Spa) -> None:
    made = await spa.doe("c9167-c-nieuwe-klant")

    taak = await _open_taak(spa, made)
    assert taak["klantcontact"]["betrokkenen"][0]["partij"]["volledigeNaam"] == "Iris Mulder"
    assert _bellen(taak) == ("BETROKKENE", "0609997104")
    partij = (await spa.stuur(PARTIJ, {"klant": {"bsn": "999993306"}}))["partij"]
    assert partij["identificatoren"] == [{"soortObjectId": "bsn", "objectId": "999993306"}]
    assert partij["digitaleAdressen"] == [{"adres": "0609997103", "isStandaardadres": True}]
    assert partij["klantcontacten"]["nodes"] == [{"nummer": made["nummer"]}]
    # One operation, one moment.
    assert await spa.geschiedenis(partij["id"]) == [
        Stap("registreerKlantcontact", ["digitaal_adres", "partij", "partij_identificator"])
    ]
    assert [stap.bewerking for stap in await spa.geschiedenis(made["id"])] == ["registreerKlantcontact"]


async def test_c_client_who_is_there_already_is_refused_and_nothing_is_left_behind(spa: Spa) -> None:
    await spa.doe("c9167-c-nieuwe-klant")
    before = await spa.stuur(AANTAL, {})

    refused = await spa.uitkomst("c9167-c-nieuwe-klant", idempotentieSleutel="een ander gesprek")

    assert (refused["__typename"], refused["code"]) == ("Conflict", "BESTAAT_AL")
    assert refused["pad"] == ["betrokkenen", "0", "partij", "nieuw", "identificatoren", "0", "objectId"]
    assert await spa.stuur(AANTAL, {}) == before
