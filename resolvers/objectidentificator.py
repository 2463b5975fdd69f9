from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True)
class ObjectidentificatorFilter:
    """Codes of an object elsewhere; those given must all hold on the same row."""

    objecttype: str | None = None
    register: str | None = None
    soort_object_id: str | None = None
    object_id: str | None = None

    def conditions(self, table: Any) -> Iterator[ColumnElement[bool]]:
        """That a row of `table` has the codes given."""
        for name in ("objecttype", "register", "soort_object_id", "object_id"):
            if (value := getattr(self, name)) is not None:
                yield table.c[f"identificator_{name}"] == value
