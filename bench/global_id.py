"""Relay's global ids, as the register writes them."""

import base64


def maak(soort: str, sleutel: object) -> str:
    """The id of one object."""
    return base64.b64encode(f"{soort}:{sleutel}".encode()).decode()


def ontleed(tekst: str) -> tuple[str, str]:
    """Kind and key of an id."""
    soort, _, sleutel = base64.b64decode(tekst).decode().partition(":")
    return soort, sleutel
