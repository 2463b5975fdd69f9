"""`voegSamen`: two partijen found to be the same client become one."""

from datetime import date
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import ForeignKeyConstraint

from db.tables import Base
from tests.mutaties.partijen import (
    ANDER_IBAN,
    ANDERE_BSN,
    BSN,
    IBAN,
    KVK,
    NERGENS,
    VESTIGING,
    Balie,
    geschiedenis,
    toestand,
)
from tests.mutaties.samenvoegen import BSN_CODES, voeg_samen
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


async def partij_ids(register: asyncpg.Connection, tabel: str, kolom: str = "partij_id") -> dict[UUID, UUID]:
    return dict(await register.fetch(f"select id, {kolom} from {tabel}"))


async def test_what_belonged_to_the_one_belongs_to_the_other(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    # given two partijen that are one client
    blijft = await schrijf.partij(contactnaam_achternaam="Vos", indicatie_geheimhouding="nee")
    verdwijnt = await schrijf.partij(
        contactnaam_voornaam="Anna",
        contactnaam_achternaam="De Vos",
        interne_notitie="Belt vaak.",
        voorkeurstaal="nld",
        indicatie_geheimhouding="ja",
        bezoekadres_postcode="3511 AB",
        bezoekadres_huisnummer=4,
    )
    ander = await schrijf.partij()
    bsn = await schrijf.identificator(verdwijnt, *BSN_CODES, BSN)
    rekening = await schrijf.rij("rekeningnummer", partij_id=verdwijnt, iban=IBAN, is_voorkeursrekeningnummer=True)
    categorie = await schrijf.categorie("Ondernemer")
    relatie = await schrijf.rij("categorie_relatie", partij_id=verdwijnt, categorie_id=categorie)
    wie = await schrijf.vertegenwoordigt(verdwijnt, ander)
    adres = await schrijf.adres("email", "anna@vos.nl", partij_id=verdwijnt, is_standaardadres=True)
    eigen_contact, contact = await schrijf.contact_van(blijft), await schrijf.contact_van(verdwijnt)

    # when
    partij = await voeg_samen(balie, blijft, verdwijnt, idempotentieSleutel="een")

    # then everything is of the one that stays, which has what it did not have itself
    assert (partij["__typename"], partij["uuid"], partij["versie"]) == ("Persoon", str(blijft), 3)
    # A name is taken as a whole; secrecy once asked for stays.
    assert (partij["volledigeNaam"], partij["interneNotitie"], partij["voorkeurstaal"]) == ("Vos", "Belt vaak.", "nld")
    assert partij["indicatieGeheimhouding"] == "JA"
    assert partij["bezoekadres"] == {"postcode": "3511 AB", "huisnummer": 4}
    assert await register.fetchval("select count(*) from partij where id = $1", verdwijnt) == 0
    assert await partij_ids(register, "partij_identificator") == {bsn: blijft}
    assert await partij_ids(register, "rekeningnummer") == {rekening: blijft}
    assert await partij_ids(register, "categorie_relatie") == {relatie: blijft}
    assert await partij_ids(register, "digitaal_adres") == {adres: blijft}
    assert await partij_ids(register, "vertegenwoordiging", "vertegenwoordigende_partij_id") == {wie: blijft}
    contacten = "query ($id: ID!) { partij(sleutel: {id: $id}) { klantcontacten { edges { node { uuid } } } } }"
    gevonden = (await balie.vraag.data(contacten, {"id": str(blijft)}))["partij"]["klantcontacten"]["edges"]
    assert {UUID(edge["node"]["uuid"]) for edge in gevonden} == {eigen_contact, contact}
    # and repeated it is done once
    assert await voeg_samen(balie, blijft, verdwijnt, idempotentieSleutel="een") == partij
    opnieuw = await voeg_samen(balie, blijft, verdwijnt, blijftVersie=3)
    assert (opnieuw["__typename"], opnieuw["pad"], opnieuw["melding"]) == (
        "NietGevonden",
        ["verdwijnt"],
        "Deze partij staat niet in het register; misschien is ze al samengevoegd.",
    )


async def test_what_both_have_is_kept_once(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    # given
    blijft, verdwijnt, ander = [await schrijf.partij() for _ in range(3)]
    # the same address otherwise written; the mark of the one that stays wins
    zelfde = await schrijf.adres("telefoonnummer", "0612345678", partij_id=blijft)
    dubbel = {"omschrijving": "werk", "verificatiedatum": date(2026, 1, 5), "is_voorkeursadres": True}
    await schrijf.adres("telefoonnummer", "+31 6 12345678", partij_id=verdwijnt, is_standaardadres=True, **dubbel)
    standaard = await schrijf.adres("email", "a@b.nl", partij_id=blijft, is_standaardadres=True)
    ander_adres = await schrijf.adres("email", "c@b.nl", partij_id=verdwijnt, is_standaardadres=True)
    rekening = await schrijf.rij("rekeningnummer", partij_id=blijft, iban=IBAN)
    await schrijf.rij("rekeningnummer", partij_id=verdwijnt, iban=IBAN, bic="ABNANL2A")
    voorkeur = await schrijf.rij(
        "rekeningnummer", partij_id=verdwijnt, iban=ANDER_IBAN, is_voorkeursrekeningnummer=True
    )
    categorie = await schrijf.categorie()
    for partij in (blijft, verdwijnt):
        await schrijf.rij("categorie_relatie", partij_id=partij, categorie_id=categorie, begindatum=date(2026, 1, 1))
    await schrijf.rij("categorie_relatie", partij_id=verdwijnt, categorie_id=categorie, begindatum=date(2025, 1, 1))
    # they represented each other, and the same other
    for paar in ((blijft, verdwijnt), (verdwijnt, blijft), (blijft, ander), (verdwijnt, ander), (ander, verdwijnt)):
        await schrijf.vertegenwoordigt(*paar)

    # when
    await voeg_samen(balie, blijft, verdwijnt)

    # then
    adressen = await register.fetch("select * from digitaal_adres where partij_id = $1 order by adres", blijft)
    assert [
        (rij["id"], rij["adres"], rij["omschrijving"], rij["is_standaardadres"], rij["is_voorkeursadres"])
        for rij in adressen
    ] == [
        (zelfde, "0612345678", "werk", True, True),
        (standaard, "a@b.nl", None, True, False),
        (ander_adres, "c@b.nl", None, False, False),
    ]
    assert adressen[0]["verificatiedatum"] == date(2026, 1, 5)
    rekeningen = await register.fetch("select id, bic, is_voorkeursrekeningnummer from rekeningnummer")
    assert {tuple(rij) for rij in rekeningen} == {(rekening, "ABNANL2A", False), (voorkeur, None, True)}
    assert await register.fetch("select begindatum from categorie_relatie order by begindatum") == [
        (date(2025, 1, 1),),
        (date(2026, 1, 1),),
    ]
    paren = await register.fetch(
        "select vertegenwoordigende_partij_id, vertegenwoordigde_partij_id from vertegenwoordiging"
    )
    assert {tuple(rij) for rij in paren} == {(blijft, ander), (ander, blijft)}


async def test_an_organisation_with_contactpersonen_and_vestiging(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    blijft, verdwijnt = await schrijf.partij("organisatie", naam="A"), await schrijf.partij("organisatie", naam="B")
    kvk = await schrijf.identificator(blijft, "hr", "niet_natuurlijk_persoon", "kvk_nummer", KVK)
    # Something came in a second time, under another, with something under it.
    eigen = await schrijf.identificator(blijft, "elders", "klant", "klantnummer", "7")
    ander = await schrijf.identificator(verdwijnt, "elders", "klant", "klantnummer", "7", onder=kvk)
    onder = await schrijf.identificator(verdwijnt, "hr", "vestiging", "vestigingsnummer", VESTIGING, onder=ander)
    bo = await schrijf.partij("contactpersoon", werkte_voor_id=verdwijnt)

    assert (await voeg_samen(balie, blijft, verdwijnt))["volledigeNaam"] == "A"
    assert await register.fetchval("select werkte_voor_id from partij where id = $1", bo) == blijft
    assert await geschiedenis(register, bo) == [("wijziging", "voegSamen", ["werkte_voor_id"])]
    rijen = await register.fetch("select id, partij_id, sub_identificator_van_id from partij_identificator")
    assert {tuple(rij) for rij in rijen} == {(kvk, blijft, None), (eigen, blijft, None), (onder, blijft, eigen)}


@pytest.mark.parametrize("soort", ["bsn", "klantnummer"])
async def test_different_numbers_are_not_the_same_client(
    balie: Balie, schrijf: Rijen, register: asyncpg.Connection, soort: str
) -> None:
    codes = BSN_CODES if soort == "bsn" else ("elders", "klant", "klantnummer")
    blijft, verdwijnt = await schrijf.partij(), await schrijf.partij()
    await schrijf.identificator(blijft, *codes, BSN)
    await schrijf.identificator(verdwijnt, *codes, ANDERE_BSN)
    await schrijf.adres("email", "a@b.nl", partij_id=verdwijnt)
    voor = await toestand(register)
    uitkomst = await voeg_samen(balie, blijft, verdwijnt, idempotentieSleutel="een")
    assert (uitkomst["__typename"], uitkomst["code"], uitkomst["pad"]) == (
        "Conflict",
        "NIET_DEZELFDE_KLANT",
        ["verdwijnt"],
    )
    assert uitkomst["melding"] == (
        f"Deze partijen hebben elk een ander kenmerk van de soort `{soort}` en zijn dus niet dezelfde klant. "
        "Verbeter dat kenmerk eerst als het verkeerd is."
    )
    assert uitkomst["nu"]["__typename"] == "PartijIdentificator"
    assert await toestand(register) == voor


async def test_what_cannot_be_one(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    mens, organisatie = await schrijf.partij(), await schrijf.partij("organisatie")
    voor = await toestand(register)
    verschillend = await voeg_samen(balie, mens, organisatie)
    assert (verschillend["pad"], verschillend["melding"]) == (
        ["verdwijnt"],
        "Een organisatie kan niet opgaan in een persoon; alleen partijen van dezelfde soort kunnen dezelfde klant zijn.",
    )
    zelf = await voeg_samen(balie, mens, mens)
    assert (zelf["pad"], zelf["melding"]) == (["verdwijnt"], "Dit is dezelfde partij; kies een andere die erin opgaat.")
    nergens = await voeg_samen(balie, UUID(NERGENS), mens)
    assert (nergens["__typename"], nergens["pad"]) == ("NietGevonden", ["blijft"])
    ander = await schrijf.partij()
    for veld in ("blijftVersie", "verdwijntVersie"):
        verouderd = await voeg_samen(balie, mens, ander, **{veld: 2})
        assert (verouderd["code"], verouderd["pad"], verouderd["huidigeVersie"]) == ("VERSIE_VEROUDERD", [veld], 1)
    assert {**await toestand(register), "partij": 0} == {**voor, "partij": 0}


async def test_statements_do_not_depend_on_how_much_there_is(balie: Balie, schrijf: Rijen) -> None:
    async def samen(aantal: int) -> int:
        blijft, verdwijnt = await schrijf.partij("organisatie"), await schrijf.partij("organisatie", naam="Bakkerij")
        categorie = await schrijf.categorie()
        for n in range(aantal):
            for partij in (blijft, verdwijnt):
                # half of it double
                eigen = f"{n} van {partij}" if n % 2 else str(n)
                if partij == verdwijnt:
                    await schrijf.identificator(partij, "x", "y", f"soort {n}", f"{n} van {partij}")
                await schrijf.adres("overig", eigen, partij_id=partij)
                await schrijf.rij("rekeningnummer", partij_id=partij, iban=ANDER_IBAN if n % 2 else IBAN)
                dag = date(2025 + (partij == blijft), 1 + n % 2, 1) if n % 2 else date(2024, 1, 1)
                await schrijf.rij("categorie_relatie", partij_id=partij, categorie_id=categorie, begindatum=dag)
            ander = await schrijf.partij("contactpersoon", werkte_voor_id=verdwijnt)
            await schrijf.vertegenwoordigt(verdwijnt, ander)
            await schrijf.contact_van(verdwijnt)
        await voeg_samen(balie, blijft, verdwijnt)
        return balie.statements

    # 1 partijen, 2 identificatoren, 4 adressen, 2 rekeningnummers, 3 categorieën, 2 vertegenwoordigingen, 4 betrokkenen
    # and contactpersonen, 1 what is filled in, 1 that they are one, 1 for who waits, 5 to read the answer.
    assert (await samen(2), await samen(25)) == (26, 26)


def test_everything_that_points_at_a_partij_is_moved() -> None:
    """A table that comes to point at a partij must be thought of here too."""
    wijzen = {
        (table.name, constraint.columns.keys()[0])
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, ForeignKeyConstraint) and constraint.referred_table.name == "partij"
    }
    assert wijzen == {
        ("betrokkene", "partij_id"),
        ("categorie_relatie", "partij_id"),
        ("digitaal_adres", "partij_id"),
        ("partij", "werkte_voor_id"),
        ("partij_identificator", "partij_id"),
        ("rekeningnummer", "partij_id"),
        ("vertegenwoordiging", "vertegenwoordigde_partij_id"),
        ("vertegenwoordiging", "vertegenwoordigende_partij_id"),
    }
