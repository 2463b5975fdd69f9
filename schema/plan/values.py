"""Small values that are computed in Python, as they stand in the answer."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType

from schema.plan.selection import Selections

# From a value as Python has it to the value in the answer.
Reader = Callable[[Any], Any]


def reader_of(type_: GraphQLObjectType, details: Any, selections: Selections) -> Reader:
    """Reads what is asked of an object whose fields are attributes or functions of itself alone.

    What is asked is looked up here, once for all objects and all answers.

    Raises:
        NotPlannedError: what is asked of it is not understood.
    """
    fields = [
        (key, _field(type_, definition, nodes, selections))
        for key, definition, nodes in selections.fields_of(type_, details)
    ]
    return lambda value: {key: read(value) for key, read in fields}


def _field(type_: GraphQLObjectType, definition: Any, nodes: Any, selections: Selections) -> Reader:
    if definition is None:
        return lambda _value: type_.name
    field = definition.extensions["strawberry-definition"]
    complete = _completion(definition.type, nodes, selections)
    if field.base_resolver is not None:
        function = field.base_resolver.wrapped_func
        return lambda value: complete(function(value))
    name = field.python_name
    return lambda value: complete(getattr(value, name))


def _completion(type_: Any, details: Any, selections: Selections) -> Reader:
    if isinstance(type_, GraphQLNonNull):
        return _completion(type_.of_type, details, selections)
    if isinstance(type_, GraphQLList):
        item = _completion(type_.of_type, details, selections)
        return lambda value: None if value is None else [item(one) for one in value]
    if isinstance(type_, GraphQLObjectType):
        read = reader_of(type_, details, selections)
    else:
        read = type_.coerce_output_value if hasattr(type_, "coerce_output_value") else type_.serialize
    return lambda value: None if value is None else read(value)
