"""What a value must look like: each function returns it as the register keeps it, or says in Dutch what is wrong."""

import re
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as stdnum_bsn

from resolvers.mutaties.ongeldig import OngeldigError

_SEPARATORS = re.compile(r"[\s\-().]")
# Rule 3: within the Netherlands, with a country in either notation, and no short numbers.
_TELEFOON = re.compile(r"0[1-9][0-9]{8}|\+[0-9]{9,15}|00[0-9]{7,13}")
_KORT = re.compile(r"0[89]00[0-9]*|14[0-9]{2,4}")
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
_SLUG = re.compile(r"[a-zA-Z0-9_-]+")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_METADATA_LENGTE = 255
_HUISNUMMER = 99_999


def cijfers(aantal: int, wat: str) -> Any:
    """A check that a text is exactly so many digits."""
    pattern = re.compile(rf"[0-9]{{{aantal}}}")

    def check(waarde: str) -> str:
        if not pattern.fullmatch(waarde):
            raise OngeldigError(f"{wat} bestaat uit {aantal} cijfers.")
        return waarde

    return check


def elfproef(wat: str) -> Any:
    """A check on nine digits and the 11-test, for a BSN or RSIN."""

    def check(waarde: str) -> str:
        # The library adds a missing leading zero; here nine digits are nine digits.
        if not (re.fullmatch(r"[0-9]{9}", waarde) and stdnum_bsn.is_valid(waarde)):
            raise OngeldigError(f"Dit is geen geldig {wat}: negen cijfers die aan de elfproef voldoen.")
        return waarde

    return check


kvk_nummer = cijfers(8, "Een KVK-nummer")
vestigingsnummer = cijfers(12, "Een vestigingsnummer")
nummeraanduiding = cijfers(16, "Een nummeraanduiding")
bsn = elfproef("BSN")
rsin = elfproef("RSIN")


def nummer(waarde: str) -> str:
    """Up to ten digits."""
    if not re.fullmatch(r"[0-9]{1,10}", waarde):
        raise OngeldigError("Een nummer bestaat uit hooguit 10 cijfers.")
    return waarde


def telefoonnummer(waarde: str) -> str:
    """A phone number, without the marks between its digits."""
    compact = _SEPARATORS.sub("", waarde)
    if _KORT.fullmatch(compact):
        raise OngeldigError("Een 0800-, 0900- of 14-nummer is geen nummer waarop een klant te bereiken is.")
    if not _TELEFOON.fullmatch(compact) or not _possible(compact):
        raise OngeldigError("Dit is geen telefoonnummer; verwacht iets als 0612345678, +31612345678 of 0031612345678.")
    return compact


def _possible(compact: str) -> bool:
    try:
        parsed = phonenumbers.parse(compact, "NL")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(parsed)


def email(waarde: str) -> str:
    """An e-mail address; only its syntax is looked at."""
    try:
        validate_email(waarde, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        raise OngeldigError("Dit is geen e-mailadres; verwacht iets als naam@voorbeeld.nl.") from None
    return waarde


def iban(waarde: str) -> str:
    """An IBAN in capitals, without spaces."""
    try:
        found: str = stdnum_iban.validate(waarde)
    except ValidationError:
        raise OngeldigError("Dit is geen geldig IBAN; controleer het op de bankpas.") from None
    return found


def bic(waarde: str) -> str:
    """A BIC in capitals."""
    hoofdletters = waarde.upper().replace(" ", "")
    if not _BIC.fullmatch(hoofdletters):
        raise OngeldigError("Een BIC heeft 8 of 11 tekens, zoals BNGHNL2G.")
    return hoofdletters


def postcode(waarde: str) -> str:
    """A Dutch postcode as `1234 AB`."""
    match = _POSTCODE.fullmatch(waarde)
    if match is None:
        raise OngeldigError("Een postcode is van de vorm 1234 AB; zet een buitenlandse in de adresregels.")
    return f"{match[1]} {match[2].upper()}"


def huisnummer(waarde: int) -> int:
    """1 to 99999."""
    if not 1 <= waarde <= _HUISNUMMER:
        raise OngeldigError(f"Een huisnummer ligt tussen 1 en {_HUISNUMMER}; een letter hoort in de toevoeging.")
    return waarde


def slug(waarde: str) -> str:
    """Letters, digits, hyphens and underscores."""
    if not _SLUG.fullmatch(waarde):
        raise OngeldigError("Een referentie bestaat uit letters, cijfers, - en _.")
    return waarde


def uri(waarde: str) -> str:
    """An absolute URI."""
    try:
        parts = urlsplit(waarde)
    except ValueError:
        parts = urlsplit("")
    if not parts.scheme or not (parts.netloc or parts.path) or re.search(r"\s", waarde):
        raise OngeldigError("Dit is geen URI; verwacht iets als https://voorbeeld.nl/onderwerpen/afval.")
    return waarde


def metadata(waarde: dict[str, str]) -> dict[str, str]:
    """Texts by key, each up to 255 characters."""
    if any(len(tekst) > _METADATA_LENGTE for tekst in waarde.values()):
        raise OngeldigError(f"Een waarde in de metadata heeft hooguit {_METADATA_LENGTE} tekens.")
    return waarde
