"""Look-ups by id: what they name is only known from the request, so a plan is made for each set of kinds."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphql import GraphQLField, GraphQLObjectType

from resolvers.operation import Operation
from resolvers.plan.dynamic import Slot
from resolvers.plan.slots import each_slot
from resolvers.plan.tree import Shape
from schema.nodes import SOORTEN, reference, references
from schema.plan.errors import NotPlannedError
from schema.plan.selection import Selections

if TYPE_CHECKING:
    from schema.plan.roots import Filler, Request

# By the response key of a root: the types of the objects that it names, in a fixed order.
Kinds = Mapping[str, tuple[str, ...]]
# By type: keys and their places in the answer.
Keys = Mapping[str, tuple[list[Any], list[int]]]


def is_by_id(definition: GraphQLField) -> bool:
    """Whether a root is `node` or `nodes`."""
    return definition.extensions["strawberry-definition"].python_name in {"node", "nodes"}


def keys_of(node: Any, definition: GraphQLField, request: "Request") -> Keys:
    """The keys that a look-up by id names.

    Raises:
        InvalidInputError: one of them is not an id of this register, or there are too many.
    """
    arguments = request.arguments(node, definition)
    named = references(arguments["ids"]) if "ids" in arguments else [reference(arguments["id"])]
    keys: defaultdict[str, tuple[list[Any], list[int]]] = defaultdict(lambda: ([], []))
    for place, (kind, key) in enumerate(named):
        own = keys[kind]
        own[0].append(key)
        own[1].append(place)
    return keys


def kind_shape(selections: Selections, kind: str, details: Any) -> Shape:
    """What is asked of the objects of one type."""
    type_ = selections.schema.type_map[kind]
    if not isinstance(type_, GraphQLObjectType):
        raise NotPlannedError(kind)
    return selections.shape(type_, details)


def by_ids(selections: Selections, kind: str) -> "Filler":
    """What fills the slot of the objects of one type: those of a concept's rows that are of that type."""
    relation = SOORTEN[kind]
    origin = selections.schema.type_map[kind].extensions["strawberry-definition"].origin
    if hasattr(origin, "onderscheid"):
        column, types = origin.onderscheid()
        [value] = [value for value, cls in types.items() if cls is origin]
        of_kind = relation.target.table.c[column] == value
        relation = replace(relation, where=lambda _scope: (of_kind,))

    def fill(operation: Operation, _arguments: Mapping[str, Any], keys: Keys) -> Slot:
        return each_slot(relation, *keys[kind], operation.scope)

    return fill
