from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement

from resolvers.errors import InvalidInputError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of time: whole days in Europe/Amsterdam (summer time included), or moments.

    Args:
        vanaf: first day.
        tot_en_met: last day, included.
        vanaf_tijdstip: first moment, included.
        tot_tijdstip: end, not included.
    """

    vanaf: date | None = None
    tot_en_met: date | None = None
    vanaf_tijdstip: datetime | None = None
    tot_tijdstip: datetime | None = None

    def conditions(self, column: ColumnElement[Any]) -> Iterator[ColumnElement[bool]]:
        """That `column` (a moment) lies in it.

        Raises:
            InvalidInputError: it ends before it begins, or a moment does not say its offset.
        """
        if any(m is not None and m.tzinfo is None for m in (self.vanaf_tijdstip, self.tot_tijdstip)):
            raise InvalidInputError(
                "Geef een tijdstip met zijn verschil met UTC, zoals `2026-03-29T10:00:00+02:00`, "
                "of gebruik `vanaf` en `totEnMet`."
            )
        starts = [m for m in (_midnight(self.vanaf), _utc(self.vanaf_tijdstip)) if m]
        ends = [m for m in (_midnight(self.tot_en_met, days=1), _utc(self.tot_tijdstip)) if m]
        if starts and ends and max(starts) >= min(ends):
            raise InvalidInputError("De periode eindigt voordat zij begint; controleer `vanaf` en `totEnMet`.")
        yield from (column >= moment for moment in starts)
        yield from (column < moment for moment in ends)


def _midnight(day: date | None, days: int = 0) -> datetime | None:
    try:
        return None if day is None else _utc(datetime.combine(day + timedelta(days=days), time.min, tzinfo=AMSTERDAM))
    except OverflowError:
        return None


def _utc(moment: datetime | None) -> datetime | None:
    """The moment, or None where time as we count it ends: clients write 9999-12-31 for no end at all."""
    try:
        return None if moment is None else moment.astimezone(UTC)
    except OverflowError:
        return None
