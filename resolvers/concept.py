from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from db.base import Base


@dataclass(frozen=True, eq=False)
class Concept:
    """A concept of the register as what can be read of it: named columns of one table, or expressions over its row.

    Args:
        name: Dutch singular, the same in every room.
        table: where its rows are.
        columns: by the name a row has them under.
        identity: what tells two of them apart, a column of `table`.
    """

    name: str
    table: FromClause
    columns: Mapping[str, ColumnElement[Any]]
    identity: ColumnElement[Any]

    def select(self, needed: Iterable[str] | None = None) -> list[ColumnElement[Any]]:
        """The columns, labelled with their names; only the `needed` ones when given."""
        names = self.columns if needed is None else needed
        return [self.columns[name].label(name) for name in names]


def _name(column: ColumnElement[Any]) -> str:
    # A row's own key goes by the name clients know; `id` is Relay's.
    name = str(column.name)
    return "uuid" if name == "id" else name


def concept(table: type[Base], *, without: Iterable[str] = (), **derived: ColumnElement[Any]) -> Concept:
    """The concept kept in `table`: its columns but those for searching, and `derived` expressions over a row."""
    source: FromClause = table.__table__
    internal = {"tekst", "naam_zoek", "adres_zoek", "adres_normaal", *without}
    columns = {_name(column): column for column in source.columns if column.name not in internal}
    return Concept(name=table.__tablename__, table=source, columns={**columns, **derived}, identity=source.c.id)
