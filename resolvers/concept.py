from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Text, cast, null
from sqlalchemy.types import NullType

from db.base import Base
from resolvers.scope import Scope
from resolvers.visibility import hides

# An expression over a row of a table (under whatever alias).
Derived = Callable[[FromClause, Scope], ColumnElement[Any]]

# Kept for searching; nobody reads them.
_INTERNAL = frozenset({"tekst", "naam_zoek", "adres_zoek", "adres_normaal"})


@dataclass(frozen=True, eq=False)
class Concept:
    """A concept of the register as what can be read of it: named columns of one table, and expressions over its row.

    Args:
        name: Dutch singular, the same in every room.
        table: where its rows are.
        columns: names in the table, by the name a row has them under.
        identity: what tells two of them apart, a column of `table`.
        derived: further columns by their name, computed from the row.
    """

    name: str
    table: FromClause
    columns: Mapping[str, str]
    identity: ColumnElement[Any]
    derived: Mapping[str, Derived] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all columns, in their order."""
        return (*self.columns, *self.derived)

    def expression(self, name: str, scope: Scope, table: FromClause | None = None) -> ColumnElement[Any]:
        """One column by its name, over `table` (an alias of the concept's own); empty when it may not be seen."""
        source = self.table if table is None else table
        column = self.columns.get(name)
        made = self.derived[name](source, scope) if column is None else source.c[column]
        if not hides(made, scope):
            return made
        return cast(null(), Text() if isinstance(made.type, NullType) else made.type)

    def select(self, scope: Scope, names: tuple[str, ...] | None = None) -> list[ColumnElement[Any]]:
        """The columns (or those in `names`), labelled with their names."""
        return [self.expression(name, scope).label(name) for name in names or self.names]


def concept(table: type[Base], *, without: Iterable[str] = (), derived: Mapping[str, Derived] | None = None) -> Concept:
    """The concept kept in `table`: its columns but those for searching, and `derived` ones."""
    source = table.__table__
    hidden = _INTERNAL | set(without)
    # A row's own key goes by the name clients know; `id` is Relay's.
    names = {"uuid" if c.name == "id" else c.name: c.name for c in source.columns if c.name not in hidden}
    return Concept(name=table.__tablename__, table=source, columns=names, identity=source.c.id, derived=derived or {})
