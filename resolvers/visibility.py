"""Who may see which rows: one predicate per table, in one place.

Lists, look-ups by id, loaders, counts and search all ask here, so that no way around exists; PostgreSQL's row policies
are the second lock.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, FromClause, TableClause
from sqlalchemy.sql.selectable import AliasedReturnsRows

from resolvers.scope import Scope

# What must be true of a row of a table (under whatever alias). Other tables in it need an alias of their own: the
# statement may have them already, and SQLAlchemy would take those.
Rule = Callable[[FromClause], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Role:
    """What those of one role may see, as data.

    Args:
        rows: by table, which of its rows; all of them when it is not named.
        hidden: by table, the columns of which they may not see the value.
    """

    rows: Mapping[str, Rule] = field(default_factory=dict)
    hidden: Mapping[str, frozenset[str]] = field(default_factory=dict)


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
    rule = _role(scope).rows.get(_name(table))
    return () if rule is None else (rule(table),)


def _name(table: FromClause) -> str:
    source: object = table
    while isinstance(source, AliasedReturnsRows):
        source = source.element
    if not isinstance(source, TableClause):
        # Rows of which nobody can say what they are would be seen by everyone.
        raise TypeError(f"visibility is asked of a table, not of {type(source).__name__}")
    return source.name


def hidden_columns(scope: Scope) -> Mapping[str, frozenset[str]]:
    """By table, the columns whose values the principal of `scope` may not see, wherever they stand; none: all are seen.

    A history of changes asks here too: what is hidden of an object is hidden of what it was.

    Raises:
        PermissionError: a role this code does not know. Failing here is failing closed.
    """
    return _role(scope).hidden
