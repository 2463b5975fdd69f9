from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, literal_column, select, true

from resolvers.concept import Concept
from resolvers.keys import Keys
from resolvers.operation import Operation
from resolvers.relation import Relation
from resolvers.scope import Scope
from resolvers.visibility import visible


def one(
    concept: Concept, condition: ColumnElement[bool], scope: Scope, columns: list[ColumnElement[Any]]
) -> Select[Any]:
    """Statement of the one row of `concept` that is meant (the first by its identity, should a key fit several)."""
    found = select(*columns).select_from(concept.table).where(condition, *visible(concept.table, scope))
    return found.order_by(concept.identity).limit(1)


def each(
    relation: Relation,
    keys: ColumnElement[Any],
    places: ColumnElement[Any],
    scope: Scope,
    columns: list[ColumnElement[Any]],
) -> Select[Any]:
    """Statement of what `relation` (to at most one) leads to from each key: one row for each, with its place as `plek`.

    Args:
        relation: what is looked up.
        keys: of the objects, an array.
        places: of the keys, an array.
        scope: who asks.
        columns: of the target; all empty, and so is `aanwezig`, where a key leads nowhere.
    """
    asked = func.unnest(keys, places).table_valued("sleutel", "plek").render_derived("gevraagd")
    # Named as text: as a column it would bring its table along into the lateral.
    key = Keys.one(literal_column("gevraagd.sleutel", relation.key_type))
    table = relation.target.table
    found = select(*columns, literal_column("true").label("aanwezig")).select_from(table)
    if relation.key is not None:
        found = found.where(key.match(relation.key))
    found = found.where(*relation.where(scope), *visible(table, scope))
    if relation.distinct:
        found = found.limit(literal_column("1"))
    lateral = found.lateral("gevonden")
    return select(asked.c.plek, *lateral.c).select_from(asked.join(lateral, true(), isouter=True))


async def find(
    operation: Operation, concept: Concept, condition: ColumnElement[bool], names: tuple[str, ...] | None = None
) -> Row[Any] | None:
    """The row meant, with all its columns (or those in `names`), or None. One statement."""
    scope = operation.scope
    rows = await operation.fetch(one(concept, condition, scope, concept.select(scope, names)))
    return rows[0] if rows else None
