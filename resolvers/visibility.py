"""Who may see what: which rows of a table and which of its columns, in one place.

Lists, look-ups by id, loaders, counts and search all ask here, so that no way around exists; PostgreSQL's row policies
are the second lock.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, SelectBase, TableClause, or_, select
from sqlalchemy.sql import visitors
from sqlalchemy.sql.selectable import AliasedReturnsRows

from db.tables import Base
from resolvers.errors import NotAllowedError
from resolvers.scope import Scope

# What must be true of a row of a table (under whatever alias). Other tables in it need an alias of their own: the
# statement may have them already, and SQLAlchemy would take those.
Rule = Callable[[FromClause], ColumnElement[bool]]

_HISTORY = "wijziging"


@dataclass(frozen=True, slots=True)
class Role:
    """What those of one role may see, as data.

    Args:
        rows: by table, which of its rows; all of them when it is not named. What happened to other rows, and to rows
            that are gone, is not told either.
        hidden: by table, the columns that are empty for them, now and in what happened. They may not filter, search or
            sort by these. Only a column that may be empty and points to nothing can be hidden: hide the row otherwise.

    Raises:
        ValueError: there is no such table, its rows cannot be told apart by an id, or its column cannot be hidden.
    """

    rows: Mapping[str, Rule] = field(default_factory=dict)
    hidden: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # With the columns that PostgreSQL computes from them.
    unread: Mapping[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        unknown = (self.rows.keys() | self.hidden.keys()) - Base.metadata.tables.keys()
        if unknown:
            raise ValueError(f"no such table: {', '.join(sorted(unknown))}")
        for table in self.rows:
            # Its history is told by the id of the row.
            if "id" not in Base.metadata.tables[table].columns:
                raise ValueError(f"rows of {table} have no id: give the rule to what they link")
        unread = {table: frozenset(_with_computed(table, columns)) for table, columns in self.hidden.items()}
        object.__setattr__(self, "unread", unread)


def _with_computed(table: str, hidden: frozenset[str]) -> Iterator[str]:
    columns = Base.metadata.tables[table].columns
    for name in hidden:
        if name not in columns or not columns[name].nullable or columns[name].foreign_keys:
            raise ValueError(f"{table}.{name} cannot be hidden: it is not there, is never empty, or points to another")
    yield from hidden
    for column in columns:
        if column.computed is not None and hidden & set(re.findall(r"\w+", str(column.computed.sqltext))):
            yield column.name


# Until authentication exists there is one principal, the development identity, which sees everything; the server then
# listens on loopback only.
ROLES: dict[str, Role] = {"ontwikkelaar": Role()}


def _role(scope: Scope) -> Role:
    role = ROLES.get(scope.principal.rol)
    if role is None:
        raise PermissionError(f"no visibility is defined for role {scope.principal.rol!r}")
    return role


def visible(table: FromClause, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Conditions under which rows of `table` may be seen by the principal of `scope`; none: all of them.

    Raises:
        PermissionError: a role this code does not know. Failing here is failing closed.
    """
    rows, name = _role(scope).rows, _name(table)
    own = () if name is None or name not in rows else (rows[name](table),)
    return (*own, *_of_seen(table, rows)) if name == _HISTORY else own


def _name(table: object) -> str | None:
    """Name of a table, under whatever alias; None for a subquery, which asks here for what it reads itself."""
    source = table
    while isinstance(source, AliasedReturnsRows):
        source = source.element
    if isinstance(source, SelectBase):
        return None
    if not isinstance(source, TableClause):
        # Rows of which nobody can say what they are would be seen by everyone.
        raise TypeError(f"visibility is asked of a table, not of {type(source).__name__}")
    return source.name


def _of_seen(changes: FromClause, rows: Mapping[str, Rule]) -> Iterator[ColumnElement[bool]]:
    """That a change is one of a row that may be seen."""
    for name, rule in rows.items():
        seen = Base.metadata.tables[name].alias(f"{name}_nu")
        yield or_(changes.c.concept != name, changes.c.object_id.in_(select(seen.c.id).where(rule(seen))))


def hidden_columns(scope: Scope) -> Mapping[str, frozenset[str]]:
    """By table, the columns whose values the principal of `scope` may not see, wherever they stand; none: all are seen.

    A history of changes asks here too: what is hidden of an object is hidden of what it was.

    Raises:
        PermissionError: a role this code does not know. Failing here is failing closed.
    """
    return _role(scope).hidden


def hides(expression: ColumnElement[Any], scope: Scope) -> bool:
    """Whether `expression` reads a column that the principal of `scope` may not see.

    Raises:
        PermissionError: a role this code does not know. Failing here is failing closed.
    """
    unread = _role(scope).unread
    return bool(unread) and any(
        part.name in unread.get(_name(part.table) or "", ())
        for part in visitors.iterate(expression)
        if isinstance(part, Column)
    )


def permitted(expressions: Iterable[ColumnElement[bool]], scope: Scope) -> list[ColumnElement[bool]]:
    """Conditions or orders that were asked for, as they are.

    Raises:
        NotAllowedError: one of them would tell about a column that may not be seen.
    """
    asked = list(expressions)
    if any(hides(expression, scope) for expression in asked):
        raise NotAllowedError(
            "Op een veld dat voor uw rol verborgen is kunt u niet filteren, zoeken of sorteren. Laat dat deel van het"
            " filter weg, of kies een andere volgorde."
        )
    return asked
