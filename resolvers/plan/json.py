"""JSON put together as text in SQL, byte for byte as the plain way's encoder makes it.

A value is a list of parts: what is known beforehand (`Known`, JSON as it stands) and expressions of SQL that give JSON
and are never null. Parts that follow each other are joined when the SQL is written, so an object costs one
concatenation per value in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import Boolean, Integer, Uuid
from sqlalchemy.types import TypeEngine


@dataclass(frozen=True, slots=True)
class Known:
    """JSON that is the same for every row."""

    text: str


Part = Known | str
Value = Sequence[Part]

NULL: Value = (Known("null"),)
EMPTY: Value = (Known("[]"),)


def quoted(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def constant(text: str) -> Value:
    """A text that is always the same."""
    return (Known(orjson.dumps(text).decode()),)


def column(expression: str, type_: TypeEngine[object] | None) -> Value:
    """The value of a column; of a type we do not know better, as PostgreSQL makes JSON of it."""
    match type_:
        case Boolean() | Integer():
            return or_null(f"{expression}::text")
        case Uuid():
            return or_null(f"'\"' || {expression}::text || '\"'")
        case _:
            return or_null(f"to_json({expression})::text")


def name(expression: str) -> Value:
    """The name that an enum of the graph has for a code of the register."""
    return or_null(f"'\"' || upper({expression}) || '\"'")


def or_null(expression: str) -> Value:
    """An expression of JSON that may be SQL's null."""
    return (f"coalesce({expression}, 'null')",)


def object_of(fields: Iterable[tuple[str, Value]]) -> Value:
    """An object of keys and values."""
    parts: list[Part] = []
    for key, value in fields:
        parts += (Known(f'{"," if parts else "{"}"{key}":'), *value)
    return (*parts, Known("}")) if parts else (Known("{}"),)


def sql(value: Value) -> str:
    """The SQL of a value: its parts in a row."""
    written: list[str] = []
    known = ""
    for part in value:
        if isinstance(part, Known):
            known += part.text
            continue
        if known:
            written.append(quoted(known))
        written.append(part)
        known = ""
    if known or not written:
        written.append(quoted(known))
    return " || ".join(written)


def listed(value: Value, order: str) -> str:
    """SQL that gathers `value` of several rows, in this order, in a list; null when there are none."""
    return f"'[' || string_agg({sql(value)}, ',' order by {order}) || ']'"


def chosen(column: str, ways: Iterable[tuple[Iterable[str | None], Value]]) -> Value:
    """By the value of a column, one of several values; null when it is none of them."""
    arms = []
    for found, value in ways:
        known = ", ".join(quoted(str(one)) for one in found)
        arms.append(f"when {column} in ({known}) then {sql(value)}")
    return (f"case {' '.join(arms)} else 'null' end",)


def base64(text: str, *, url: bool = False) -> str:
    """Base64 of an expression of text in UTF-8, on one line; with `url` in its alphabet for addresses, unpadded."""
    alphabet = "-_" if url else "+/"
    encoded = f"translate(encode(convert_to({text}, 'UTF8'), 'base64'), E'+/\\n', '{alphabet}')"
    return f"rtrim({encoded}, '=')" if url else encoded
