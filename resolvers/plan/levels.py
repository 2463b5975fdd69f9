"""Rows that are fetched together: all rows that one place of a document leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ARRAY, CTE, Select, literal_column, select, text
from sqlalchemy.types import TypeEngine

from resolvers.keys import Keys

# Rows are taken for a thousand times as many as PostgreSQL guesses. It knows nothing of how many keys an array has, so
# it guesses few, and would go through all rows of one level for each row of another; guessing many, it hashes them.
_MANY = text("generate_series(1, (select 1)) as veel")


@dataclass(frozen=True, slots=True)
class Place:
    """A level as seen from where objects are made of its rows.

    Args:
        row: name of the level, and so of its row.
        types: of its columns.
        joins: SQL of what is joined to it there; grows while the objects are made.
        when: conditions under which a row is asked for more: an object that has several types asks by its type.
        within: whether its rows are those that statements share.
    """

    row: str
    types: Mapping[str, TypeEngine[Any]]
    joins: list[str] = field(default_factory=list)
    when: tuple[str, ...] = ()
    within: bool = False

    def where(self, condition: str) -> "Place":
        """The same place, for rows of which this is true."""
        return replace(self, when=(*self.when, condition))

    @property
    def source(self) -> str:
        """SQL of the rows with what is joined to them."""
        return " ".join((f"from {self.row}", *self.joins))


class Levels:
    """All levels of one statement, as common table expressions in the order in which they refer to each other."""

    def __init__(self) -> None:
        self._statements: dict[str, Select[Any]] = {}
        self._needed: set[str] = set()
        self._kept: set[str] = set()
        self._count = 0

    def name(self, letter: str) -> str:
        """A name no other part of the statement has."""
        self._count += 1
        return f"{letter}{self._count}"

    def add(self, name: str, statement: Select[Any]) -> Place:
        """A level with the rows of a statement."""
        self._statements[name] = statement
        return Place(name, {column.key: column.type for column in statement.selected_columns if column.key})

    def keys(self, place: Place, column: str, key_type: TypeEngine[Any]) -> Keys:
        """The values of a column at a place, as the keys of what is looked up for all of its rows together."""
        self._needed.add(place.row)
        conditions = " and ".join((*place.when, f"{place.row}.{column} is not null"))
        array = f"array(select {place.row}.{column} from {place.row} where {conditions})"
        return Keys(literal_column(array, ARRAY(key_type)), many=True)

    def keep(self, name: str, *, many: bool = True) -> None:
        """Fetch the rows of a level once, although it is read more than once; taken for many, or as many as guessed."""
        (self._needed if many else self._kept).add(name)

    def expressions(self) -> list[CTE]:
        """The common table expressions."""
        return [self._expression(name, statement) for name, statement in self._statements.items()]

    def _expression(self, name: str, statement: Select[Any]) -> CTE:
        if name in self._needed:
            return _many(statement).cte(name).prefix_with("MATERIALIZED")
        made = statement.cte(name)
        return made.prefix_with("MATERIALIZED") if name in self._kept else made


def _many(statement: Select[Any]) -> Select[Any]:
    rows = statement.subquery("rijen")
    return select(*rows.c).select_from(rows, _MANY)
