"""Who may see which rows: one predicate per table, in one place.

Lists, look-ups by id, loaders, counts and search all ask here, so that no way around exists; PostgreSQL's row policies
are the second lock.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, FromClause

from resolvers.scope import Scope


def visible(table: FromClause, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """Conditions under which rows of `table` may be seen by the principal of `scope`; none: all of them.

    Until authentication exists there is one principal, the development identity, which sees everything; the server
    then listens on loopback only.

    Raises:
        PermissionError: a role this code does not know. Failing here is failing closed.
    """
    if scope.principal.rol == "ontwikkelaar":
        return ()
    raise PermissionError(f"no visibility is defined for role {scope.principal.rol!r} on {table}")


def hidden_columns(scope: Scope) -> Mapping[str, frozenset[str]]:
    """By table, the columns whose values the principal of `scope` may not see, wherever they stand; none: all are seen.

    A history of changes asks here too: what is hidden of an object is hidden of what it was.

    Raises:
        PermissionError: a role this code does not know. Failing here is failing closed.
    """
    if scope.principal.rol == "ontwikkelaar":
        return {}
    raise PermissionError(f"no visibility is defined for role {scope.principal.rol!r}")
