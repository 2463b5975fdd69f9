"""What a value must look like, with published numbers; and that an import reports what a registration refuses."""

from collections.abc import Callable
from typing import Any

import asyncpg
import pytest

from db.importeren.remarks import REMARKS
from resolvers.mutaties import vormen
from resolvers.mutaties.ongeldig import OngeldigError

Vorm = Callable[[Any], Any]


def genomen(vorm: Vorm, waarde: Any) -> Any:
    """The value as it is kept; None when it is refused."""
    try:
        return vorm(waarde)
    except OngeldigError:
        return None


@pytest.mark.parametrize(
    ("vorm", "waarde", "bewaard"),
    [
        # Test numbers of the BRP (RvIG) and of Digikoppeling/eHerkenning.
        (vormen.bsn, "999993653", "999993653"),
        (vormen.bsn, "999990639", "999990639"),
        (vormen.bsn, "111222333", "111222333"),
        (vormen.bsn, "012345672", "012345672"),
        (vormen.bsn, "999993654", None),
        (vormen.bsn, "12345672", None),
        (vormen.bsn, "000000000", None),
        (vormen.bsn, "9999 93653", None),
        (vormen.bsn, "٩٩٩٩٩٣٦٥٣", None),
        (vormen.rsin, "999996666", "999996666"),
        (vormen.rsin, "999996667", None),
        (vormen.kvk_nummer, "69599084", "69599084"),
        (vormen.kvk_nummer, "6959908", None),
        (vormen.kvk_nummer, "6959908a", None),
        (vormen.vestigingsnummer, "000037178598", "000037178598"),
        (vormen.vestigingsnummer, "37178598", None),
        (vormen.nummeraanduiding, "0363200000218908", "0363200000218908"),
        (vormen.nummeraanduiding, "363200000218908", None),
        (vormen.nummer, "0000000001", "0000000001"),
        (vormen.nummer, "12345678901", None),
        (vormen.nummer, "", None),
        # Examples of ISO 13616's registry.
        (vormen.iban, "NL91ABNA0417164300", "NL91ABNA0417164300"),
        (vormen.iban, "nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
        (vormen.iban, "DE89370400440532013000", "DE89370400440532013000"),
        (vormen.iban, "GB82WEST12345698765432", "GB82WEST12345698765432"),
        (vormen.iban, "FR1420041010050500013M02606", "FR1420041010050500013M02606"),
        (vormen.iban, "NL91ABNA0417164301", None),
        (vormen.iban, "NL91ABNA041716430", None),
        (vormen.iban, "ABNA0417164300", None),
        (vormen.bic, "BNGHNL2G", "BNGHNL2G"),
        (vormen.bic, "deutdeff 500", "DEUTDEFF500"),
        (vormen.bic, "BNGHNL2", None),
        (vormen.bic, "BNGHNL2GXX", None),
        (vormen.postcode, "3511ab", "3511 AB"),
        (vormen.postcode, "3511 AB", "3511 AB"),
        (vormen.postcode, "0511 AB", None),
        (vormen.postcode, "3511  AB", None),
        (vormen.huisnummer, 1, 1),
        (vormen.huisnummer, 99_999, 99_999),
        (vormen.huisnummer, 0, None),
        (vormen.huisnummer, 100_000, None),
        (vormen.slug, "adres_2-a", "adres_2-a"),
        (vormen.slug, "adres 2", None),
        (vormen.slug, "adrés", None),
        (vormen.uri, "https://voorbeeld.nl/onderwerpen/afval", "https://voorbeeld.nl/onderwerpen/afval"),
        (vormen.uri, "urn:nl:onderwerp:afval", "urn:nl:onderwerp:afval"),
        (vormen.uri, "voorbeeld.nl/afval", None),
        (vormen.uri, "https://[voorbeeld", None),
        (vormen.uri, "https://voorbeeld.nl/a b", None),
        (vormen.metadata, {"a": "x" * 255}, {"a": "x" * 255}),
        (vormen.metadata, {"a": "x" * 256}, None),
    ],
)
def test_what_is_taken_and_how_it_is_kept(vorm: Vorm, waarde: Any, bewaard: Any) -> None:
    assert genomen(vorm, waarde) == bewaard


def test_what_is_refused_says_what_to_do() -> None:
    with pytest.raises(OngeldigError) as kort:
        vormen.telefoonnummer("14 030")
    assert str(kort.value) == "Een 0800-, 0900- of 14-nummer is geen nummer waarop een klant te bereiken is."
    with pytest.raises(OngeldigError) as lang:
        vormen.telefoonnummer("06123456789")
    assert str(lang.value) == (
        "Dit is geen telefoonnummer; verwacht iets als 0612345678, +31612345678 of 0031612345678."
    )
    with pytest.raises(OngeldigError) as email:
        vormen.email("geen")
    assert str(email.value) == "Dit is geen e-mailadres; verwacht iets als naam@voorbeeld.nl."


TELEFOONNUMMERS = {
    "0612345678": "0612345678",
    "0201234567": "0201234567",
    "0880123456": "0880123456",
    "+31612345678": "+31612345678",
    "0031612345678": "0031612345678",
    # The limits of rule 3.
    "+123456789": "+123456789",
    "+123456789012345": "+123456789012345",
    "001234567": "001234567",
    "001234567890123": "001234567890123",
    "+12345678": None,
    "+1234567890123456": None,
    "00123456": None,
    "0012345678901234": None,
    "061234567": None,
    "06123456789": None,
    "0012345678": "0012345678",
    "612345678": None,
    # Short numbers.
    "08001234": None,
    "0800123456": None,
    "09001234": None,
    "0900123456": None,
    "14030": None,
    "112": None,
    # No numbers.
    "tel 0612345678": None,
    "0612345678 (werk)": None,
    "06123x5678": None,
    "٠٦١٢٣٤٥٦٧٨": None,
    "": None,
}
# What a person writes; a registration takes the marks out, an import keeps and reports it.
GESCHREVEN = {
    "06-12345678": "0612345678",
    "06 12 34 56 78": "0612345678",
    "(020) 123 45 67": "0201234567",
    "06.12.34.56.78": "0612345678",
    "+31 6 1234 5678": "+31612345678",
}
# A library knows which countries there are; the import's expression does not.
NERGENS = ("+999123456789", "+000000000")
EMAILADRESSEN = {
    "naam@voorbeeld.nl": True,
    "Naam.Achternaam+kenmerk@sub.Voorbeeld.co.uk": True,
    "o'brien/zn@b.nl": True,
    "a!#$&'*+/=?^_`{|}~@b.nl": True,
    "a@bücher.de": True,
    "ë@b.nl": True,
    "a@xn--bcher-kva.de": True,
    "a@b.museum": True,
    "a@example.com": True,
    f"a@{'x' * 63}.nl": True,
    f"a@{'x' * 64}.nl": False,
    "geen": False,
    "a@b": False,
    "a@localhost": False,
    "a@": False,
    "@b.nl": False,
    "a@@b.nl": False,
    "a@b@c.nl": False,
    "a..b@b.nl": False,
    ".a@b.nl": False,
    "a.@b.nl": False,
    "a@b..nl": False,
    "a@b.nl.": False,
    "a@-b.nl": False,
    "a@b-.nl": False,
    "a@b_c.nl": False,
    "a@b.n": False,
    "a@b.123": False,
    "a@127.0.0.1": False,
    "a@[127.0.0.1]": False,
    "jan de vries@b.nl": False,
    '"jan"@b.nl': False,
    "<a@b.nl>": False,
    "a,b@b.nl": False,
    "a;b@b.nl": False,
    "a:b@b.nl": False,
    "a\\b@b.nl": False,
    "a\t@b.nl": False,
    " a@b.nl": False,
    "a@b.nl ": False,
    "a@b.test": False,
    "a@b.LOCAL": False,
    "a@b.invalid": False,
}


@pytest.mark.parametrize(("nummer", "bewaard"), [*TELEFOONNUMMERS.items(), *GESCHREVEN.items()])
def test_phone_numbers_of_rule_3(nummer: str, bewaard: str | None) -> None:
    assert genomen(vormen.telefoonnummer, nummer) == bewaard


@pytest.mark.parametrize(("adres", "goed"), EMAILADRESSEN.items())
def test_email_addresses_of_rule_3(adres: str, goed: bool) -> None:
    assert genomen(vormen.email, adres) == (adres if goed else None)


async def gemeld(register: asyncpg.Connection, soort: str, adressen: list[str]) -> set[str]:
    """Which of these an import would report."""
    (waar,) = [remark.where for remark in REMARKS if remark.code == f"{soort}_vorm"]
    rijen = await register.fetch(
        "select t.adres from unnest($1::text[]) as a(adres)"
        f" cross join lateral (select a.adres, '{soort}' as soort) t where {waar}",
        adressen,
    )
    return {rij["adres"] for rij in rijen}


async def test_an_import_reports_what_a_registration_refuses(register: asyncpg.Connection) -> None:
    # Phone numbers as they are kept: an import does not take marks out.
    nummers = [*TELEFOONNUMMERS, *(nummer for nummer in GESCHREVEN.values())]
    geweigerd = {nummer for nummer in nummers if genomen(vormen.telefoonnummer, nummer) is None}
    assert await gemeld(register, "telefoonnummer", nummers) == geweigerd
    assert await gemeld(register, "telefoonnummer", list(GESCHREVEN)) == set(GESCHREVEN)

    assert await gemeld(register, "email", list(EMAILADRESSEN)) == {a for a, goed in EMAILADRESSEN.items() if not goed}

    # The one difference that is known.
    assert [genomen(vormen.telefoonnummer, nummer) for nummer in NERGENS] == [None, None]
    assert await gemeld(register, "telefoonnummer", list(NERGENS)) == set()
