from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from db.base import Base
from resolvers.scope import Scope

# Expressions over a row of a table (under whatever alias), by the name a row has them under.
Derived = Callable[[FromClause, Scope], Mapping[str, ColumnElement[Any]]]

# Kept for searching; nobody reads them.
_INTERNAL = frozenset({"tekst", "naam_zoek", "adres_zoek", "adres_normaal"})


def _nothing(_table: FromClause, _scope: Scope) -> Mapping[str, ColumnElement[Any]]:
    return {}


@dataclass(frozen=True, eq=False)
class Concept:
    """A concept of the register as what can be read of it: named columns of one table, and expressions over its row.

    Args:
        name: Dutch singular, the same in every room.
        table: where its rows are.
        columns: names in the table, by the name a row has them under.
        identity: what tells two of them apart, a column of `table`.
        derived: further columns, computed from the row.
    """

    name: str
    table: FromClause
    columns: Mapping[str, str]
    identity: ColumnElement[Any]
    derived: Derived = _nothing

    def expressions(self, scope: Scope, table: FromClause | None = None) -> dict[str, ColumnElement[Any]]:
        """Every column by its name, over `table` (an alias of the concept's own)."""
        source = self.table if table is None else table
        own = {name: source.c[column] for name, column in self.columns.items()}
        return {**own, **self.derived(source, scope)}

    def select(self, scope: Scope) -> list[ColumnElement[Any]]:
        """The columns, labelled with their names."""
        return [column.label(name) for name, column in self.expressions(scope).items()]


def concept(table: type[Base], *, without: Iterable[str] = (), derived: Derived = _nothing) -> Concept:
    """The concept kept in `table`: its columns but those for searching, and `derived` ones."""
    source = table.__table__
    hidden = _INTERNAL | set(without)
    # A row's own key goes by the name clients know; `id` is Relay's.
    names = {"uuid" if c.name == "id" else c.name: c.name for c in source.columns if c.name not in hidden}
    return Concept(name=table.__tablename__, table=source, columns=names, identity=source.c.id, derived=derived)
