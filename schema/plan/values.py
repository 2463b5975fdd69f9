"""Small values that are computed in Python, as they stand in the answer."""

from typing import Any

from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType

from schema.plan.selection import Selections


def object_of(value: Any, type_: GraphQLObjectType, details: Any, selections: Selections) -> dict[str, Any]:
    """What is asked of an object whose fields are attributes or functions of itself alone."""
    made: dict[str, Any] = {}
    for key, definition, nodes in selections.fields_of(type_, details):
        if definition is None:
            made[key] = type_.name
            continue
        field = definition.extensions["strawberry-definition"]
        found = getattr(value, field.python_name)
        if field.base_resolver is not None:
            found = field.base_resolver.wrapped_func(value)
        made[key] = _complete(found, definition.type, nodes, selections)
    return made


def _complete(value: Any, type_: Any, details: Any, selections: Selections) -> Any:
    if isinstance(type_, GraphQLNonNull):
        return _complete(value, type_.of_type, details, selections)
    if value is None:
        return None
    if isinstance(type_, GraphQLList):
        return [_complete(item, type_.of_type, details, selections) for item in value]
    if isinstance(type_, GraphQLObjectType):
        return object_of(value, type_, details, selections)
    return type_.coerce_output_value(value) if hasattr(type_, "coerce_output_value") else type_.serialize(value)
