"""What a value must look like: each function returns it as the register keeps it, or says in Dutch what is wrong."""

import re
from datetime import UTC, datetime, timedelta
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
# A domain ends in a name of its own, not in a number.
_TOPDOMEIN = re.compile(r"\.[^\W\d_][\w-]*[^\W_]$")
_WERKNUMMER = re.compile(r"\+?[0-9]{3,15}")
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")
_SLUG = re.compile(r"[a-zA-Z0-9_-]+")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_METADATA_LENGTE = 255
_HUISNUMMER = 99_999
# Clocks differ a little.
_SPELING = timedelta(minutes=5)
# PostgreSQL indexes words of one megabyte in all: eight bytes a character for the worst text there is.
_DOORZOEKBAAR = 100_000


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
    if not _TELEFOON.fullmatch(compact) or not _bestaand_land(compact):
        raise OngeldigError("Dit is geen telefoonnummer; verwacht iets als 0612345678, +31612345678 of 0031612345678.")
    return compact


def werknummer(waarde: str) -> str:
    """A number at work, without the marks between its digits: also a short one, which only colleagues dial."""
    compact = _SEPARATORS.sub("", waarde)
    if not _WERKNUMMER.fullmatch(compact):
        raise OngeldigError("Dit is geen telefoonnummer; verwacht iets als 0201234567, +31201234567 of 4567.")
    return compact


def _bestaand_land(compact: str) -> bool:
    # How long a number may be is for rule 3 to say.
    try:
        phonenumbers.parse(compact, "NL")
    except phonenumbers.NumberParseException as error:
        return error.error_type != phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
    return True


def email(waarde: str) -> str:
    """An e-mail address; only its syntax is looked at."""
    melding = "Dit is geen e-mailadres; verwacht iets als naam@voorbeeld.nl."
    try:
        gevonden = validate_email(waarde, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        raise OngeldigError(melding) from None
    if not _TOPDOMEIN.search(gevonden.domain):
        raise OngeldigError(melding)
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


def taal(waarde: str) -> str:
    """A language as in ISO 639-2/T; the reference list tells which there are."""
    if not re.fullmatch(r"[a-z]{3}", waarde):
        raise OngeldigError("Een taal is een code van drie kleine letters, zoals nld.")
    return waarde


def land(waarde: str) -> str:
    """A country as in ISO 3166-1; the reference list tells which there are."""
    if not re.fullmatch(r"[A-Z]{2}", waarde):
        raise OngeldigError("Een land is een code van twee hoofdletters, zoals NL.")
    return waarde


def geweest(waarde: datetime) -> datetime:
    """A moment that is not in the future."""
    if waarde > datetime.now(UTC) + _SPELING:
        raise OngeldigError("Dit ligt in de toekomst; leg een contact vast als het geweest is.")
    return waarde


def doorzoekbaar(waarde: str) -> str:
    """A text that can be searched."""
    if len(waarde) > _DOORZOEKBAAR:
        raise OngeldigError(f"Dit is langer dan {_DOORZOEKBAAR} tekens; bewaar het elders en voeg het toe als bijlage.")
    return waarde


def metadata(waarde: dict[str, str]) -> dict[str, str]:
    """Texts by key, each up to 255 characters."""
    if any(len(tekst) > _METADATA_LENGTE for tekst in waarde.values()):
        raise OngeldigError(f"Een waarde in de metadata heeft hooguit {_METADATA_LENGTE} tekens.")
    return waarde
