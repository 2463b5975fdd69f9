import base64
import binascii
from typing import Any
from uuid import UUID

from resolvers.errors import InvalidInputError


def encode(soort: str, sleutel: object) -> str:
    """Relay's global id: which type, and which one of it."""
    return base64.b64encode(f"{soort}:{sleutel}".encode()).decode()


def decode(tekst: str) -> tuple[str, str]:
    """Type and key of a global id.

    Raises:
        InvalidInputError: it is not one of ours.
    """
    try:
        soort, scheiding, sleutel = base64.b64decode(tekst, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeError, ValueError):
        soort, scheiding, sleutel = "", "", ""
    if not scheiding or not sleutel or "\0" in sleutel:
        raise InvalidInputError("Dit is geen id van dit register. Gebruik het veld `id` van een object.")
    return soort, sleutel


def uuid_of(tekst: str, *soorten: str) -> UUID:
    """The uuid meant by a global id of one of `soorten`, or by a bare uuid.

    Raises:
        InvalidInputError: it is neither, or an id of something else.
    """
    try:
        return UUID(tekst)
    except ValueError:
        soort, sleutel = decode(tekst)
    if soort not in soorten:
        raise InvalidInputError(f"Dit is een id van {soort}; hier hoort een id van {' of '.join(soorten)}.")
    try:
        return UUID(sleutel)
    except ValueError:
        raise InvalidInputError("Dit is geen id van dit register. Gebruik het veld `id` van een object.") from None


def sleutel_of(tekst: str, soort: str) -> Any:
    """The key meant by a global id of `soort`, or the text itself when it is no global id."""
    try:
        gevonden, sleutel = decode(tekst)
    except InvalidInputError:
        return tekst
    if gevonden != soort:
        raise InvalidInputError(f"Dit is een id van {gevonden}; hier hoort een id van {soort}.")
    return sleutel
