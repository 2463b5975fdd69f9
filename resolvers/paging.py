"""Pages by keyset: where a page starts is a value in the order, never a number of rows to skip."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Any, Self
from uuid import UUID

import orjson

from resolvers.errors import InvalidCursorError, InvalidInputError

STANDAARD_PAGINA = 50
MAXIMUM_PAGINA = 100
MAXIMUM_GESCHIEDENIS = 1_000


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is asked for: so many after a cursor, or so many before one.

    Args:
        size: rows on the page.
        backward: count from the end.
        cursor: where the page starts, exclusive.
    """

    size: int
    backward: bool
    cursor: str | None

    @classmethod
    def of(
        cls,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        maximum: int = MAXIMUM_PAGINA,
    ) -> Self:
        """The page that Relay's four arguments mean.

        Raises:
            InvalidInputError: arguments that contradict each other, or a size outside 0..maximum.
        """
        if first is not None and last is not None:
            raise InvalidInputError("Geef `first` of `last`, niet allebei.")
        backward = last is not None or (before is not None and first is None)
        if backward and after is not None:
            raise InvalidInputError("`after` hoort bij `first`; gebruik `before` met `last`.")
        if not backward and before is not None:
            raise InvalidInputError("`before` hoort bij `last`; gebruik `after` met `first`.")
        size = last if backward else first
        if size is None:
            size = STANDAARD_PAGINA
        if not 0 <= size <= maximum:
            name = "last" if backward else "first"
            raise InvalidInputError(f"`{name}` moet tussen 0 en {maximum} liggen; gevraagd is {size}.")
        return cls(size=size, backward=backward, cursor=before if backward else after)


def fingerprint(*what: object) -> str:
    """Short mark of what a cursor belongs to: the list, its filter and its order."""
    return blake2b(repr(what).encode(), digest_size=6).hexdigest()


def moment(value: datetime) -> str:
    """ISO 8601, with no more decimals than there are: as PostgreSQL writes a timestamp in JSON."""
    text = value.isoformat()
    return text if not value.microsecond else text[:19] + text[19:26].rstrip("0") + text[26:]


def encode_cursor(mark: str, value: Any, identity: Any) -> str:
    """Opaque text for a place in an order."""
    return base64.urlsafe_b64encode(orjson.dumps([mark, _plain(value), str(identity)])).decode().rstrip("=")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def decode_cursor(cursor: str, mark: str, value_type: type, identity_type: type) -> tuple[Any, Any]:
    """The place that `cursor` stands for.

    Raises:
        InvalidCursorError: it is damaged, or belongs to another list, filter or order.
    """
    try:
        parts = orjson.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        found, value, identity = parts
        if found == mark:
            return _typed(value, value_type), _typed(identity, identity_type)
    except (ValueError, TypeError, OverflowError, UnicodeError, binascii.Error):
        raise InvalidCursorError(
            "Deze cursor is beschadigd. Gebruik een cursor uit `pageInfo` of `edges` zoals u die kreeg."
        ) from None
    raise InvalidCursorError(
        "Deze cursor hoort bij een ander filter of een andere sortering. Begin opnieuw zonder `after` of `before`."
    )


def _typed(value: Any, wanted: type) -> Any:
    if value is None:
        raise TypeError("a cursor holds no empty values")
    if wanted is datetime:
        moment_ = datetime.fromisoformat(value)
        if moment_.tzinfo is None:
            raise ValueError("a moment has an offset")
        return moment_.astimezone(UTC)
    if wanted is date:
        return date.fromisoformat(value)
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("PostgreSQL knows no such text")
    return UUID(value) if wanted is UUID else value


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page, and whether there are more on either side.

    Args:
        rows: in the order asked for; each has its place in the order as `volgorde` and `volgorde_id`.
        mark: fingerprint for the cursors.
    """

    rows: Sequence[Any]
    has_next: bool
    has_previous: bool
    mark: str

    def cursor(self, row: Any) -> str:
        """Cursor of a row on this page."""
        return encode_cursor(self.mark, row.volgorde, row.volgorde_id)
