from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select

from resolvers.concept import Concept
from resolvers.operation import Operation
from resolvers.scope import Scope
from resolvers.visibility import visible


def one(
    concept: Concept, condition: ColumnElement[bool], scope: Scope, columns: list[ColumnElement[Any]]
) -> Select[Any]:
    """Statement of the one row of `concept` that is meant (the first by its identity, should a key fit several)."""
    found = select(*columns).select_from(concept.table).where(condition, *visible(concept.table, scope))
    return found.order_by(concept.identity).limit(1)


async def find(
    operation: Operation, concept: Concept, condition: ColumnElement[bool], names: tuple[str, ...] | None = None
) -> Row[Any] | None:
    """The row meant, with all its columns (or those in `names`), or None. One statement."""
    scope = operation.scope
    rows = await operation.fetch(one(concept, condition, scope, concept.select(scope, names)))
    return rows[0] if rows else None
