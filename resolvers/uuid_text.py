from typing import Any

from sqlalchemy import ColumnElement, case, cast
from sqlalchemy.dialects.postgresql import UUID as PgUuid

_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


def uuid_in(text: ColumnElement[Any]) -> ColumnElement[Any]:
    """The uuid that a text in lower case is; NULL when it is something else, as some clients write."""
    return case((text.op("~", is_comparison=True)(_UUID), cast(text, PgUuid)))
