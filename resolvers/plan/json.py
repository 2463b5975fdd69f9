"""JSON made by PostgreSQL, byte for byte as the plain way's encoder makes it."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Text, cast, func, literal_column, select


def row(source: FromClause, name: str) -> Select[Any]:
    """Each row of `source` (a subquery called `name`) as a JSON object."""
    return select(func.row_to_json(literal_column(name))).select_from(source)


def rows(source: FromClause, name: str) -> ColumnElement[Any]:
    """All rows of `source`, in its order, as a JSON list; empty when there are none."""
    return listed(func.row_to_json(literal_column(name)), source)


def listed(value: ColumnElement[Any], source: FromClause) -> ColumnElement[Any]:
    """`value` of each row of `source`, in its order, as a JSON list; empty when there are none."""
    values = func.coalesce(func.array_to_json(func.array_agg(value)), literal_column("'[]'::json"))
    return select(values).select_from(source).scalar_subquery()


def base64(text: ColumnElement[Any], *, url: bool = False) -> ColumnElement[Any]:
    """Base64 of a text in UTF-8, on one line; with `url` in its alphabet for addresses, and without padding."""
    encoded = func.translate(
        func.encode(func.convert_to(text, "UTF8"), "base64"), literal_column("E'+/\\n'"), "-_" if url else "+/"
    )
    return func.rtrim(encoded, "=") if url else encoded


def text_of(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """A value as it stands in JSON."""
    return cast(func.to_json(value), Text)
