import asyncpg
import pytest

from tests.mutaties.partijen import ANDER_IBAN, IBAN, NERGENS, Balie, geschiedenis, toestand
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


@pytest.fixture
def balie(vraag: Vraag) -> Balie:
    return Balie(vraag)


async def test_registered_changed_and_removed(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij = await schrijf.partij()
    invoer = {"partij": partij, "iban": "nl91 abna 0417 1643 00", "bic": "ABNANL2A", "idempotentieSleutel": "een"}
    rekening = await balie.doe("registreerRekeningnummer", **invoer)
    assert rekening == {
        "__typename": "Rekeningnummer",
        "uuid": rekening["uuid"],
        "versie": 1,
        "iban": IBAN,
        "bic": "ABNANL2A",
        "isVoorkeursrekeningnummer": False,
    }
    # 1 key, 1 partij, 1 insert, 1 to read the answer.
    assert balie.statements == 4
    assert await balie.doe("registreerRekeningnummer", **invoer) == rekening
    anders = await balie.doe("wijzigRekeningnummer", id=rekening["uuid"], versie=1, bic=None)
    assert (anders["versie"], anders["iban"], anders["bic"]) == (2, IBAN, None)
    verouderd = await balie.doe("wijzigRekeningnummer", id=rekening["uuid"], versie=1, iban=ANDER_IBAN)
    assert (verouderd["code"], verouderd["huidigeVersie"]) == ("VERSIE_VEROUDERD", 2)
    assert await balie.fouten("wijzigRekeningnummer", id=rekening["uuid"], versie=2, iban=None) == [
        ("iban", "VERPLICHT")
    ]
    weg = await balie.doe("verwijderRekeningnummer", id=rekening["uuid"], versie=2)
    assert (weg["concept"], weg["gevolgen"]) == ("rekeningnummer", [])
    assert IBAN not in str(await toestand(register))


async def test_everything_wrong_is_said_at_once(balie: Balie, register: asyncpg.Connection) -> None:
    assert await balie.fouten("registreerRekeningnummer", partij=NERGENS, iban="NL91ABNA0417164301", bic="ABNANL2") == [
        ("bic", "ONGELDIGE_WAARDE"),
        ("iban", "ONGELDIGE_WAARDE"),
        ("partij", "NIET_GEVONDEN"),
    ]
    assert await register.fetchval("select count(*) from wijziging") == 0


async def test_the_preference_moves(balie: Balie, schrijf: Rijen, register: asyncpg.Connection) -> None:
    partij, ander = await schrijf.partij(), await schrijf.partij()
    oud = await schrijf.rij("rekeningnummer", partij_id=partij, iban=IBAN, is_voorkeursrekeningnummer=True)
    vreemd = await schrijf.rij("rekeningnummer", partij_id=ander, iban=IBAN, is_voorkeursrekeningnummer=True)
    nieuw = await balie.doe("registreerRekeningnummer", partij=partij, iban=ANDER_IBAN, isVoorkeursrekeningnummer=True)
    assert nieuw["isVoorkeursrekeningnummer"]
    stand = dict(await register.fetch("select id, is_voorkeursrekeningnummer from rekeningnummer"))
    assert (stand[oud], stand[vreemd]) == (False, True)
    assert await geschiedenis(register, oud) == [
        ("wijziging", "registreerRekeningnummer", ["is_voorkeursrekeningnummer"])
    ]
    # and back
    assert (await balie.doe("wijzigRekeningnummer", id=oud, versie=2, isVoorkeursrekeningnummer=True))["versie"] == 3
    assert await register.fetchval("select count(*) from rekeningnummer where is_voorkeursrekeningnummer") == 2
