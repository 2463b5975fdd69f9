"""Scalars, and what is said when a value is not one."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import strawberry
from strawberry.types.scalar import ScalarDefinition

from resolvers.paging import moment


def _reader(make: Callable[[str], Any], melding: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return make(value)
        except (ValueError, TypeError, AttributeError):
            raise ValueError(melding) from None

    return read


SCALARS: dict[object, ScalarDefinition] = {
    datetime: strawberry.scalar(
        name="DateTime",
        description="Tijdstip volgens ISO 8601, met verschil met UTC.",
        serialize=moment,
        parse_value=_reader(
            datetime.fromisoformat, "dit is geen tijdstip; verwacht iets als 2026-03-29T10:00:00+02:00."
        ),
    ),
    date: strawberry.scalar(
        name="Date",
        description="Dag volgens ISO 8601, zoals `2026-03-29`.",
        serialize=date.isoformat,
        parse_value=_reader(date.fromisoformat, "dit is geen dag; verwacht iets als 2026-03-29."),
    ),
    UUID: strawberry.scalar(
        name="UUID",
        description="Uuid, zoals `00000001-0000-4000-8000-000000005001`.",
        serialize=str,
        parse_value=_reader(UUID, "dit is geen uuid."),
    ),
}
