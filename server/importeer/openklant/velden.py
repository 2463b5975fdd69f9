"""How one value of Open Klant becomes one value of a column.

A reader gets what stood in the JSON (never null or an empty text: those mean absent) and returns the value, or raises
`VeldError` with a Dutch reason. Reasons never repeat the value.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_POSTCODE = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})")
# An escape, and not a backslash that was written out followed by u0000.
_NUL_IN_JSON = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_NUL = "het teken U+0000 kan hier niet staan"


class VeldError(Exception):
    """A value that is not what this field can hold; the message is a Dutch reason without the value."""


class Herschreven(NamedTuple):
    """A value that was written in another way than the register does, with what was changed about it."""

    waarde: Any
    reden: str


Lezer = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Veld:
    """Where a column's value stands in a row.

    Args:
        kolom: of the table, or a value that the database side carries along.
        paden: names to follow from the row down; the first one that is there counts.
        lees: turns what stands there into the column's value.
        afwezig: value when nothing stands there.
    """

    kolom: str
    paden: tuple[tuple[str, ...], ...]
    lees: Lezer
    afwezig: Any = None

    @property
    def naam(self) -> str:
        """How a report calls this field: as the source does."""
        return ".".join(self.paden[0])


def tekst(waarde: Any) -> str:
    """A text, kept as it is."""
    if isinstance(waarde, str):
        if "\0" in waarde:
            raise VeldError(_NUL)
        return waarde
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return str(waarde)
    raise VeldError("dit is geen tekst")


def waar(waarde: Any) -> bool:
    """True or false."""
    if not isinstance(waarde, bool):
        raise VeldError("dit is geen true of false")
    return waarde


def indicatie(waarde: Any) -> str:
    """True, false or unknown (absent) as the register writes them."""
    return "ja" if waar(waarde) else "nee"


def getal(waarde: Any) -> int:
    """A whole number, also when it was written as text."""
    if isinstance(waarde, str) and waarde.isascii() and waarde.isdigit():
        waarde = int(waarde[:11])
    if not isinstance(waarde, int) or isinstance(waarde, bool):
        raise VeldError("dit is geen heel getal")
    if abs(waarde) >= 2**31:
        raise VeldError("dit getal is te groot")
    return waarde


def moment(waarde: Any) -> datetime:
    """A moment with its offset, in UTC."""
    try:
        gelezen = datetime.fromisoformat(waarde)
        if gelezen.tzinfo is None:
            raise VeldError("dit tijdstip heeft geen tijdzone")
        return gelezen.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        raise VeldError("dit is geen tijdstip (ISO 8601 met tijdzone)") from None


def datum(waarde: Any) -> date:
    """A date without a time."""
    try:
        return date.fromisoformat(waarde)
    except (TypeError, ValueError):
        raise VeldError("dit is geen datum (JJJJ-MM-DD)") from None


def uuid(waarde: Any) -> UUID:
    """A uuid in its usual notation."""
    if not isinstance(waarde, str) or not _UUID.fullmatch(waarde):
        raise VeldError("dit is geen uuid")
    return UUID(waarde)


def verwijzing(waarde: Any) -> UUID:
    """The uuid of another object: its `uuid`, or the end of its `url` when a version leaves the first out."""
    if not isinstance(waarde, dict):
        raise VeldError("dit is geen verwijzing (een object met een uuid)")
    if waarde.get("uuid") is not None:
        return uuid(waarde["uuid"])
    url = waarde.get("url")
    return uuid(url.rstrip("/").rpartition("/")[2] if isinstance(url, str) else None)


def verwijzingen(waarde: Any) -> list[UUID]:
    """Uuids of other objects, each once; a single object counts as a list of one."""
    lijst = waarde if isinstance(waarde, list) else [waarde]
    return list(dict.fromkeys(verwijzing(een) for een in lijst))


def metadata(waarde: Any) -> str:
    """Free keys and values, as JSON text; what they may be is the database's rule."""
    gelezen = orjson.dumps(waarde).decode()
    if _NUL_IN_JSON.search(gelezen):
        raise VeldError(_NUL)
    return gelezen


def postcode(waarde: Any) -> str | Herschreven:
    """`1234 AB`, also when it came as `1234ab`."""
    gelezen = tekst(waarde)
    gevonden = _POSTCODE.fullmatch(gelezen)
    netjes = f"{gevonden[1]} {gevonden[2].upper()}" if gevonden else gelezen
    return netjes if netjes == gelezen else Herschreven(netjes, "de postcode is herschreven als 1234 AB")


def hoofdletters(waarde: Any) -> str | Herschreven:
    """A code that is written in capitals (land, IBAN, BIC), also when it came in small letters."""
    gelezen = tekst(waarde)
    netjes = gelezen.upper() if gelezen.isascii() else gelezen
    return netjes if netjes == gelezen else Herschreven(netjes, "herschreven in hoofdletters")
