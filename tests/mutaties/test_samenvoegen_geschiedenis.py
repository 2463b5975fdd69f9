"""`voegSamen` in the history: it keeps both partijen, and what was of which can be followed from either."""

import json
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.mutaties.partijen import BSN, IBAN, Balie, toestand
from tests.mutaties.samenvoegen import BSN_CODES, voeg_samen
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

VAN = """
query ($filter: WijzigingFilter) {
  wijzigingen(filter: $filter) { nodes { soort concept objectUuid bewerking door velden { veld voor na } } }
}
"""
VAN_PARTIJ = """
query ($id: ID!) {
  partij(sleutel: {id: $id}) { wijzigingen(first: 50) { nodes { soort objectUuid velden { veld voor na } } } }
}
"""
GESCHIEDENIS = """
query ($id: ID!) {
  node(id: $id) {
    ... on Partij {
      wijzigingen(first: 50, sortering: TIJDSTIP_OPLOPEND) {
        edges { node { soort concept objectUuid bewerking velden { veld voor na } } }
      }
    }
  }
}
"""


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


async def wijzigingen(vraag: Vraag, **filter_: Any) -> list[Any]:
    """What the register tells to who asks for nothing but an object that may be gone."""
    found: list[Any] = (await vraag.data(VAN, {"filter": filter_}))["wijzigingen"]["nodes"]
    return found


async def test_the_one_that_goes_tells_what_was_of_it_and_where_it_went(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    # given everything a partij can have; an address that both have
    blijft, verdwijnt, ander, vierde = [
        await schrijf.partij("organisatie", naam=naam) for naam in ("Zeil BV", "Zeilmaker", "A", "B")
    ]
    await schrijf.adres("email", "een@zeilmaker.example", partij_id=blijft)
    zelfde = await schrijf.adres("email", "Een@Zeilmaker.example", partij_id=verdwijnt)
    adres = await schrijf.adres("telefoonnummer", "0612345678", partij_id=verdwijnt)
    had = {
        "betrokkenheden": [await schrijf.betrokkene(await schrijf.klantcontact(), partij=verdwijnt)],
        "categorieen": [
            await schrijf.rij("categorie_relatie", partij_id=verdwijnt, categorie_id=await schrijf.categorie())
        ],
        "contactpersonen": [await schrijf.partij("contactpersoon", werkte_voor_id=verdwijnt)],
        "digitaleAdressen": sorted([zelfde, adres]),
        "identificatoren": [await schrijf.identificator(verdwijnt, "elders", "klant", "klantnummer", "7")],
        "rekeningnummers": [await schrijf.rij("rekeningnummer", partij_id=verdwijnt, iban=IBAN)],
        "vertegenwoordigingen": sorted(
            [await schrijf.vertegenwoordigt(verdwijnt, ander), await schrijf.vertegenwoordigt(vierde, verdwijnt)]
        ),
    }

    # when
    await voeg_samen(balie, blijft, verdwijnt)

    # then who only knows the one that is gone finds who did it, what was of it, and where that is now
    [regel] = await wijzigingen(balie.vraag, object=[str(verdwijnt)])
    assert {naam: regel[naam] for naam in ("soort", "concept", "bewerking", "door")} == {
        "soort": "VERWIJDERING",
        "concept": "partij",
        "bewerking": "voegSamen",
        "door": "ontwikkelaar",
    }
    velden = {veld["veld"]: (veld["voor"], veld["na"]) for veld in regel["velden"]}
    assert velden["samengevoegdMet"] == (None, str(blijft))
    assert {naam: json.loads(voor) for naam, (voor, na) in velden.items() if naam in had and na is None} == {
        naam: [str(id_) for id_ in ids] for naam, ids in had.items()
    }
    # and of each of them what became of it
    soorten = {"contactpersonen": "partij", "identificatoren": "partij_identificator"}
    for naam, ids in had.items():
        for id_ in ids:
            [stap] = await wijzigingen(balie.vraag, object=[str(id_)])
            assert (stap["bewerking"], stap["soort"]) == (
                "voegSamen",
                "VERWIJDERING" if id_ == zelfde else "WIJZIGING",
            ), naam
            if id_ != zelfde:
                assert [(veld["voor"], veld["na"]) for veld in stap["velden"]] == [(str(verdwijnt), str(blijft))]
            assert stap["concept"] == soorten.get(naam, stap["concept"])
    # and it stands with the one that stays too
    data = await balie.vraag.data(VAN_PARTIJ, {"id": str(blijft)})
    assert [w["velden"] for w in data["partij"]["wijzigingen"]["nodes"] if w["objectUuid"] == str(verdwijnt)] == [
        regel["velden"]
    ]

    # and when the one that stays is removed, it is still told that there was something, not what
    await register.execute("delete from partij where werkte_voor_id = $1", blijft)
    assert (await balie.doe("verwijderPartij", id=blijft, versie=2))["__typename"] == "Verwijderd"
    [regel] = await wijzigingen(balie.vraag, object=[str(verdwijnt)])
    assert {(veld["voor"], veld["na"]) for veld in regel["velden"]} == {(None, None)}
    assert {veld["veld"] for veld in regel["velden"]} >= had.keys()
    assert "eilmaker" not in str(await register.fetch("select * from wijziging"))


async def test_what_it_had_is_followed_over_two_mergers(balie: Balie, schrijf: Rijen) -> None:
    eerste, tweede, derde = [await schrijf.partij() for _ in range(3)]
    bsn = await schrijf.identificator(eerste, *BSN_CODES, BSN)
    await voeg_samen(balie, tweede, eerste)
    await voeg_samen(balie, derde, tweede, verdwijntVersie=2)

    async def laatste(partij: UUID) -> dict[str, tuple[str | None, str | None]]:
        regels = await wijzigingen(balie.vraag, object=[str(partij)], soort=["VERWIJDERING"])
        return {veld["veld"]: (veld["voor"], veld["na"]) for veld in regels[0]["velden"]}

    for van, naar in ((eerste, tweede), (tweede, derde)):
        velden = await laatste(van)
        assert velden["samengevoegdMet"] == (None, str(naar))
        assert velden["identificatoren"] == (f'["{bsn}"]', None)
        # What it did not have is not named.
        assert "rekeningnummers" not in velden


async def test_the_history_of_both_is_read_from_the_one_that_stays(balie: Balie, register: asyncpg.Connection) -> None:
    # given two partijen that were registered and changed here
    naam = {"contactnaam": {"achternaam": "Vossenbelt"}}
    blijft = (await balie.doe("registreerPartij", soortPartij="PERSOON", **naam))["uuid"]
    verdwijnt = (
        await balie.doe(
            "registreerPartij",
            soortPartij="PERSOON",
            **naam,
            digitaleAdressen=[{"soort": "EMAIL", "adres": "vossenbelt@b.nl"}],
        )
    )["uuid"]
    await balie.doe("wijzigPartij", id=verdwijnt, versie=1, interneNotitie="Vossenbelt belt vaak.")

    # when
    partij = await voeg_samen(balie, UUID(blijft), UUID(verdwijnt), verdwijntVersie=2)
    id_ = (await balie.vraag.data("query ($id: ID!) { partij(sleutel: {id: $id}) { id } }", {"id": blijft}))["partij"][
        "id"
    ]

    # then all of it is told, with which became which
    edges = (await balie.vraag.data(GESCHIEDENIS, {"id": id_}))["node"]["wijzigingen"]["edges"]
    verteld = [edge["node"] for edge in edges]
    assert sorted((w["soort"], w["concept"], w["objectUuid"] == blijft, w["bewerking"]) for w in verteld) == sorted(
        [
            ("REGISTRATIE", "partij", True, "registreerPartij"),
            ("REGISTRATIE", "partij", False, "registreerPartij"),
            ("REGISTRATIE", "digitaal_adres", False, "registreerPartij"),
            ("WIJZIGING", "partij", False, "wijzigPartij"),
            ("WIJZIGING", "digitaal_adres", False, "voegSamen"),
            # what it got of the other, and that they became one
            ("WIJZIGING", "partij", True, "voegSamen"),
            ("WIJZIGING", "partij", True, "voegSamen"),
            ("VERWIJDERING", "partij", False, "voegSamen"),
        ]
    )
    regels = [
        (w["soort"], r["veld"], r["voor"], r["na"])
        for w in verteld
        if w["bewerking"] == "voegSamen"
        for r in w["velden"]
    ]
    assert ("WIJZIGING", "partij", verdwijnt, blijft) in regels
    assert ("WIJZIGING", "samengevoegdMet", None, verdwijnt) in regels
    assert ("VERWIJDERING", "samengevoegdMet", None, blijft) in regels
    assert ("VERWIJDERING", "contactnaam.achternaam", "Vossenbelt", None) in regels
    assert ("WIJZIGING", "interneNotitie", None, "Vossenbelt belt vaak.") in regels

    # and when the one that stays is removed, nothing of either is left
    weg = await balie.doe("verwijderPartij", id=blijft, versie=partij["versie"])
    assert weg["__typename"] == "Verwijderd"
    assert "ossenbelt" not in str(await toestand(register))


async def test_one_after_another(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    """What became one becomes one with a third; removing that leaves nothing of any of them."""
    eerste, tweede, derde = [await schrijf.partij(contactnaam_achternaam="Vossenbelt") for _ in range(3)]
    await voeg_samen(balie, tweede, eerste)
    await voeg_samen(balie, derde, tweede, verdwijntVersie=2)
    assert await register.fetchval("select count(*) from wijziging where van_id = $1", derde) == 3
    await balie.doe("verwijderPartij", id=derde, versie=2)
    assert "ossenbelt" not in str(await toestand(register))
