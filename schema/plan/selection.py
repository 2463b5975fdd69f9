"""Selections as trees: the declarations on the types, read once per document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationDefinitionNode,
    get_named_type,
)
from graphql.execution.collect_fields import FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues
from strawberry.types.field import StrawberryField

from resolvers.listing import Listing
from resolvers.plan.tree import (
    ChoiceField,
    ColumnField,
    ConstantField,
    EdgePart,
    Field,
    GlobalIdField,
    GroupField,
    ItemsField,
    ListField,
    ListPart,
    PairsField,
    RecordsField,
    RelationField,
    RowsField,
    SelfField,
    Shape,
    Slotted,
)
from resolvers.relation import Relation
from schema.connection import Verbinding
from schema.declaration import DECLARATIE, Groep, Keuze, Kolom, Lijst, Paren, Relatieveld, Zelf, typenaam
from schema.plan.errors import NotPlannedError

# PostgreSQL cuts names after this many bytes, and a response key is a name there.
_LANGSTE_NAAM = 63
_PAGE_INFO = frozenset({"hasNextPage", "hasPreviousPage", "startCursor", "endCursor"})


_Known = dict[str, tuple[int, Field]]
_Asked = tuple[Any, GraphQLField, Listing | None]


def _alike(asked: Sequence[_Asked], others: Sequence[_Asked]) -> bool:
    """Whether lists are asked at the same nodes, and are the same lists, as the first of others."""
    return all(
        node is other and listing is not None and listing is declared
        for (node, _, listing), (other, _, declared) in zip(asked, others, strict=False)
    )


class Selections:
    """Reads the selections of one operation.

    Args:
        schema: the contract.
        operation: the operation.
        fragments: those of its document.
        variables: coerced values; only those in @skip and @include have an influence on the tree.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDetails],
        variables: VariableValues,
    ) -> None:
        self.schema = schema
        self._operation = operation
        self._fragments = dict(fragments)
        self._variables = variables
        # Lists and look-ups in the order of their slots, and the field each was asked with.
        self.lists: list[Slotted] = []
        self.asked: list[_Asked] = []

    def fields_of(self, type_: GraphQLObjectType, details: Any) -> list[tuple[str, Any, Any]]:
        """(response key, field's definition or None for `__typename`, details) of what is asked of an object."""
        collected = collect_subfields(self.schema, self._fragments, self._variables, self._operation, type_, details)
        if collected.new_defer_usages:
            raise NotPlannedError("@defer")
        found = []
        for key, nodes in collected.grouped_field_set.items():
            if len(key) > _LANGSTE_NAAM:
                raise NotPlannedError("alias")
            name = nodes[0].node.name.value
            if name == "__typename":
                found.append((key, None, nodes))
            elif name in type_.fields:
                found.append((key, type_.fields[name], nodes))
            else:
                raise NotPlannedError(name)
        return found

    def shape(self, type_: Any, details: Any) -> Shape:
        """What is asked of an object of `type_`, which may be an interface."""
        if isinstance(type_, GraphQLObjectType):
            return Shape({None: self._object(type_, details)})
        if not isinstance(type_, GraphQLInterfaceType):
            raise NotPlannedError(str(type_))
        origin = type_.extensions["strawberry-definition"].origin
        column, types = origin.onderscheid()
        known: _Known = {}
        variants = {value: self._object(self._object_type(cls), details, known) for value, cls in types.items()}
        return Shape(variants, column)

    def _object_type(self, cls: type) -> GraphQLObjectType:
        type_ = self.schema.type_map[cls.__strawberry_definition__.name]  # type: ignore[attr-defined]
        if not isinstance(type_, GraphQLObjectType):
            raise NotPlannedError(str(type_))
        return type_

    def _object(self, type_: GraphQLObjectType, details: Any, known: "_Known | None" = None) -> tuple[Field, ...]:
        return tuple(
            ConstantField(key, type_.name)
            if definition is None
            else self._once(key, partial(self._field, key, type_, definition, nodes), known)
            for key, definition, nodes in self.fields_of(type_, details)
        )

    def _once(self, key: str, make: Callable[[], Field], known: "_Known | None") -> Field:
        """A field of one of several types; what another of them is asked just so has the same lists, read once for all.

        Args:
            key: its response key.
            make: reads it.
            known: fields of the other types that have lists, by their key, each with where these begin.
        """
        if known is not None and key in known:
            begin, found = known[key]
            lists, asked = self.lists, self.asked
            # Read again from there its lists get the same slots.
            self.lists, self.asked = lists[:begin], asked[:begin]
            made = make()
            again = self.asked[begin:]
            self.lists, self.asked = lists, asked
            if made == found and _alike(again, asked[begin:]):
                return found
        begin = len(self.lists)
        made = make()
        if known is not None and len(self.lists) > begin:
            known.setdefault(key, (begin, made))
        return made

    def _field(self, key: str, type_: GraphQLObjectType, definition: GraphQLField, details: Any) -> Field:
        field: StrawberryField = definition.extensions["strawberry-definition"]
        if field.python_name == "global_id":
            origin = type_.extensions["strawberry-definition"].origin
            return GlobalIdField(key, type_.name, origin.sleutelveld)
        declared = field.metadata.get(DECLARATIE)
        if declared is None and field.base_resolver is None:
            declared = Kolom(field.python_name)
        named = get_named_type(definition.type)
        match declared:
            case Kolom():
                return ColumnField(key, declared.naam, isinstance(named, GraphQLEnumType))
            case Groep():
                return GroupField(
                    key, self._parts(named, details, declared.kolommen), tuple(declared.kolommen.values())
                )
            case Paren():
                return PairsField(
                    key, declared.naam, self._parts(named, details, {"sleutel": "sleutel", "waarde": "waarde"})
                )
            case Lijst():
                own = {part.name: part.name for part in fields(declared.waarde)}
                return ItemsField(key, declared.naam, self._parts(named, details, own))
            case Relatieveld():
                return RelationField(key, declared.relation, self.shape(named, details))
            case Zelf():
                return SelfField(key, self.shape(named, details))
            case Keuze():
                return self._choice(key, declared, named, details)
            case Verbinding():
                return self.list_field(key, definition, details, declared.listing)
            case _:
                raise NotPlannedError(f"{type_.name}.{field.python_name}")

    def _parts(self, type_: Any, details: Any, columns: Mapping[str, str]) -> tuple[ColumnField | ConstantField, ...]:
        parts: list[ColumnField | ConstantField] = []
        for key, definition, _ in self.fields_of(type_, details):
            if definition is None:
                parts.append(ConstantField(key, type_.name))
            else:
                parts.append(ColumnField(key, columns[definition.extensions["strawberry-definition"].python_name]))
        return tuple(parts)

    def _choice(self, key: str, declared: Keuze, union: Any, details: Any) -> ChoiceField:
        if not isinstance(union, GraphQLUnionType | GraphQLInterfaceType):
            raise NotPlannedError(key)
        ways: dict[str, SelfField | RelationField] = {}
        for value, weg in declared.wegen.items():
            if isinstance(weg, Relation):
                type_ = self.schema.type_map[typenaam(weg.target)]
                ways[value] = RelationField(key, weg, self.shape(type_, details))
            else:
                ways[value] = SelfField(key, self.shape(self._object_type(weg()), details))
        return ChoiceField(key, declared.kolom, ways)

    def list_field(self, key: str, definition: GraphQLField, details: Any, listing: Listing | None) -> ListField:
        """A connection: `listing`, or one that the request makes."""
        connection: Any = get_named_type(definition.type)
        node = details[0].node
        parts = tuple(
            self._list_part(part_key, part, nodes, connection)
            for part_key, part, nodes in self.fields_of(connection, details)
        )
        parent = None if listing is None or listing.pairs is None else listing.parent
        slot = self._reserve(node, definition, listing)
        made = ListField(key, slot, parts, parent)
        self.lists[slot] = made
        return made

    def rows_field(self, key: str, definition: GraphQLField, details: Any, shape: Shape, *, many: bool) -> RowsField:
        """Rows that the request says how to find."""
        slot = self._reserve(details[0].node, definition, None)
        made = RowsField(key, slot, shape, many)
        self.lists[slot] = made
        return made

    def records_field(self, key: str, definition: GraphQLField, details: Any) -> RecordsField:
        """Rows of which something is computed apart."""
        slot = self._reserve(details[0].node, definition, None)
        made = RecordsField(key, slot)
        self.lists[slot] = made
        return made

    def _reserve(self, node: Any, definition: GraphQLField, listing: Listing | None) -> int:
        self.asked.append((node, definition, listing))
        self.lists.append(ListField("", len(self.lists), ()))
        return len(self.lists) - 1

    def _list_part(self, key: str, definition: GraphQLField | None, details: Any, connection: Any) -> ListPart:
        if definition is None:
            return ListPart(key, connection.name)
        name = details[0].node.name.value
        if name == "totalCount":
            return ListPart(key, name)
        named: Any = get_named_type(definition.type)
        if name == "nodes":
            return ListPart(key, name, self.shape(named, details))
        part: Callable[..., EdgePart] = self._edge_part if name == "edges" else self._info_part
        if name not in {"edges", "pageInfo"}:
            raise NotPlannedError(name)
        parts = tuple(part(edge_key, edge, nodes, named) for edge_key, edge, nodes in self.fields_of(named, details))
        return ListPart(key, name, None, parts)

    def _edge_part(self, key: str, definition: GraphQLField | None, details: Any, edge: Any) -> EdgePart:
        if definition is None:
            return EdgePart(key, edge.name)
        name = details[0].node.name.value
        if name == "node":
            return EdgePart(key, name, self.shape(get_named_type(definition.type), details))
        if name not in {"cursor", "relaties"}:
            raise NotPlannedError(name)
        return EdgePart(key, name)

    def _info_part(self, key: str, definition: GraphQLField | None, details: Any, info: Any) -> EdgePart:
        if definition is None:
            return EdgePart(key, info.name)
        name = details[0].node.name.value
        if name not in _PAGE_INFO:
            raise NotPlannedError(name)
        return EdgePart(key, name)
