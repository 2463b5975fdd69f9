"""Arguments of fields as Strawberry converts them; how is worked out once for a type, not again for every request."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from functools import cache
from typing import Any

from graphql import FieldNode, GraphQLField, VariableNode, visit
from graphql.execution.values import VariableValues, get_argument_values
from graphql.language import Visitor
from strawberry.scalars import is_scalar
from strawberry.types.arguments import convert_argument
from strawberry.types.base import StrawberryList, StrawberryOptional, has_object_definition
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.field import StrawberryField

from schema.schema import schema

Convert = Callable[[Any], Any]


class _Varies(Visitor):
    """Whether there are variables in it."""

    found = False

    def enter_variable(self, _node: VariableNode, *_: Any) -> None:
        self.found = True


class Arguments:
    """Arguments of the fields of one plan; those without variables are the same objects for every request."""

    def __init__(self) -> None:
        self._constant: dict[int, dict[str, Any]] = {}
        self._varying: set[int] = set()

    def of(self, node: FieldNode, definition: GraphQLField, variables: VariableValues) -> Mapping[str, Any]:
        """Arguments of the field asked at `node`, by their names in Python; only to read.

        Raises:
            GraphQLError: a value is not what the argument takes.
        """
        place = id(node)
        known = self._constant.get(place)
        if known is not None:
            return known
        given = get_argument_values(definition, node, variables)
        ways = _ways(definition.extensions["strawberry-definition"])
        made = {python: convert(given[name]) for name, python, convert in ways if name in given}
        if place not in self._varying:
            varies = _Varies()
            for argument in node.arguments or ():
                visit(argument, varies)
            if varies.found:
                self._varying.add(place)
            else:
                self._constant[place] = made
        return made


@cache
def _ways(field: StrawberryField) -> tuple[tuple[str, str, Convert], ...]:
    """Of each argument its name in GraphQL, its name in Python, and how its value is converted."""
    name = schema.config.name_converter.from_argument
    return tuple((name(argument), argument.python_name, _way(argument.type)) for argument in field.arguments)


def _way(type_: Any) -> Convert:
    if isinstance(type_, StrawberryOptional):
        return _way(type_.of_type)
    if isinstance(type_, StrawberryEnumDefinition) or is_scalar(type_, schema.schema_converter.scalar_registry):
        return _as_it_is
    if isinstance(type_, StrawberryList):
        each = _way(type_.of_type)
        if each is _as_it_is:
            return _as_it_is
        return lambda values: None if values is None else [each(value) for value in values]
    if has_object_definition(type_) and type_.__strawberry_definition__.from_input is None:
        return lambda value: None if value is None else _input(type_)(value)
    return lambda value: convert_argument(value, type_, schema.schema_converter.scalar_registry, schema.config)


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _input(cls: type) -> Convert:
    """How the value of an input becomes an object of its class."""
    definition = cls.__strawberry_definition__  # type: ignore[attr-defined]
    name = schema.config.name_converter.from_field
    ways = {
        name(field): (field.python_name, _way(field.resolve_type(type_definition=definition)))
        for field in definition.fields
    }
    absent = {
        field.python_name: None
        for field in definition.fields
        if field.default_value is MISSING and field.default_factory is MISSING
    }

    def convert(values: Mapping[str, Any]) -> Any:
        given = {}
        for key, value in values.items():
            python, way = ways[key]
            given[python] = way(value)
        return cls(**{**absent, **given})

    return convert
