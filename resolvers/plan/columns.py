"""Which columns an object needs of its row: only those are fetched."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from resolvers.concept import Concept
from resolvers.plan.tree import (
    ChoiceField,
    ColumnField,
    ConstantField,
    Field,
    GlobalIdField,
    GroupField,
    ItemsField,
    ListField,
    PairsField,
    RecordsField,
    RelationField,
    RowsField,
    SelfField,
    Shape,
    Slotted,
)
from resolvers.scope import Scope


def columns_of(shape: Shape) -> set[str]:
    """The columns that an object of this shape needs of its row."""
    needed = {shape.column} if shape.column else set()
    for fields in shape.variants.values():
        for field in fields:
            needed |= _needs(field)
    return needed


def _needs(field: Field) -> set[str]:
    match field:
        case ColumnField() | GlobalIdField() | PairsField() | ItemsField():
            return {field.column}
        case GroupField():
            return set(field.columns)
        case RelationField():
            return {field.relation.parent}
        case SelfField():
            return columns_of(field.shape)
        case ChoiceField():
            return {field.column}.union(*(_needs(way) for way in field.ways.values()))
        case ListField():
            return {field.parent} if field.parent else set()
        case ConstantField() | RowsField():
            return set()


def needed_by(field: Slotted) -> frozenset[str]:
    """The columns that the rows behind a list or a look-up must have."""
    if isinstance(field, RecordsField):
        return frozenset()
    if isinstance(field, RowsField):
        return frozenset(columns_of(field.shape))
    shapes = [part.shape for part in field.parts] + [edge.shape for part in field.parts for edge in part.parts]
    return frozenset[str]().union(*(columns_of(shape) for shape in shapes if shape is not None))


def expressions(
    concept: Concept, scope: Scope, needed: Iterable[str], table: FromClause | None = None
) -> list[ColumnElement[Any]]:
    """The needed columns of a concept, labelled with their names; what comes from elsewhere is left out."""
    known = set(concept.names)
    return [concept.expression(name, scope, table).label(name) for name in sorted(needed) if name in known]
