"""Plans: made once per operation and shape, kept, and used for every request that asks the same."""

import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails, collect_fields
from graphql.execution.values import VariableValues, get_variable_values
from graphql.language import Visitor

from resolvers.errors import DomainError
from resolvers.operation import Operation
from resolvers.plan.errors import PlanFailedError
from resolvers.plan.execution import Program
from schema.plan.arguments import Arguments
from schema.plan.errors import NotPlannedError
from schema.plan.nodes import Kinds, is_by_id, keys_of
from schema.plan.roots import Request, RootPlan, Roots, SlotPlan
from schema.plan.selection import Selections
from schema.schema import schema

# How often an operation was planned, and how often and why it went the plain way.
OUTCOMES: Counter[str] = Counter()
_MEESTE = 128
V = TypeVar("V")
_LOG = logging.getLogger("klantgraaf.plan")


@dataclass(frozen=True, slots=True)
class Plan:
    """One operation in one shape."""

    roots: Sequence[RootPlan | tuple[str, Any]]
    slots: Sequence[SlotPlan]
    program: Program


@dataclass(frozen=True, slots=True)
class Document:
    """A validated document's operation, and the variables that decide its shape."""

    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDetails]
    deciding: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The roots of an operation in one shape.

    Args:
        roots: response key, definition (None for `__typename`) and details.
        by_id: response key, node and definition of those whose kind of object is told by the request.
        arguments: of its fields.
    """

    roots: Sequence[tuple[str, GraphQLField | None, Any]]
    by_id: Sequence[tuple[str, FieldNode, GraphQLField]]
    arguments: Arguments = field(default_factory=Arguments)


class _Deciding(Visitor):
    """Collects the variables in @skip and @include."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: Any, *_: Any) -> None:
        for argument in node.arguments:
            if isinstance(argument.value, VariableNode):
                self.names.add(argument.value.name.value)


class Planner:
    """Answers operations by their plans."""

    def __init__(self) -> None:
        self._plans: OrderedDict[Any, Plan | None] = OrderedDict()
        self._operations: OrderedDict[Any, Document | None] = OrderedDict()
        self._outlines: OrderedDict[Any, Outline | None] = OrderedDict()

    async def answer(
        self,
        text: str,
        document: DocumentNode,
        name: str | None,
        variables: dict[str, Any] | None,
        operation: Operation,
    ) -> dict[str, Any] | None:
        """The answer's data; None when the plain way must answer.

        Args:
            text: the document, as its plans are kept under.
            document: parsed and validated.
            name: of the operation in it.
            variables: raw values.
            operation: who asks, and what is read with.
        """
        try:
            data = await self._answer(text, document, name, variables, operation)
        except NotPlannedError as reason:
            OUTCOMES[f"plain: {reason}"] += 1
            return None
        except PlanFailedError as failure:
            OUTCOMES["plain: failed"] += 1
            # Only where it went wrong: messages of the database may hold what was asked for.
            _LOG.error("plan failed while %s: %s", failure, type(failure.__cause__).__name__)
            _LOG.debug("plan failed", exc_info=failure)
            return None
        except (DomainError, GraphQLError):
            # The plain way says what is wrong with the arguments, and where.
            OUTCOMES["plain: arguments"] += 1
            return None
        OUTCOMES["planned"] += 1
        return data

    async def _answer(
        self,
        text: str,
        document: DocumentNode,
        name: str | None,
        variables: dict[str, Any] | None,
        operation: Operation,
    ) -> dict[str, Any]:
        parsed = _kept(self._operations, (text, name), lambda: _operation(document, name))
        if parsed is None:
            raise NotPlannedError("operation")
        coerced = get_variable_values(schema._schema, parsed.operation.variable_definitions or (), variables or {})  # noqa: SLF001
        if not isinstance(coerced, VariableValues):
            raise NotPlannedError("variables")
        # What may be seen, and what codings mean, stand in the statement itself.
        shape = (text, name, operation.scope, *(coerced.coerced.get(key) for key in parsed.deciding))
        outline = _kept(self._outlines, shape, lambda: _outline(parsed, coerced))
        if outline is None:
            raise NotPlannedError("operation")
        request = Request(operation, lambda node, definition: outline.arguments.of(node, definition, coerced))
        request.subjects = {key: keys_of(node, definition, request) for key, node, definition in outline.by_id}
        kinds = {key: tuple(sorted(keys)) for key, keys in request.subjects.items()}
        whole = (*shape, *kinds.values())
        plan = _kept(self._plans, whole, lambda: _make(parsed, coerced, outline, kinds))
        if plan is None:
            raise NotPlannedError("operation")
        return await _run(plan, request)


def _kept(kept: OrderedDict[Any, V | None], key: Any, make: Callable[[], V]) -> V | None:
    """What was made for `key`, made now if it was not yet; None when it cannot be planned."""
    if key in kept:
        kept.move_to_end(key)
        return kept[key]
    try:
        made: V | None = make()
    except NotPlannedError:
        made = None
    kept[key] = made
    if len(kept) > _MEESTE:
        kept.popitem(last=False)
    return made


def _operation(document: DocumentNode, name: str | None) -> Document:
    fragments: dict[str, FragmentDetails] = {}
    found: list[OperationDefinitionNode] = []
    for definition in document.definitions:
        if isinstance(definition, FragmentDefinitionNode):
            fragments[definition.name.value] = FragmentDetails(definition, None)
        elif isinstance(definition, OperationDefinitionNode) and (
            name is None or (definition.name and definition.name.value == name)
        ):
            found.append(definition)
    if len(found) != 1 or found[0].operation is not OperationType.QUERY:
        raise NotPlannedError("operation")
    deciding = _Deciding()
    visit(document, deciding)
    return Document(found[0], fragments, tuple(sorted(deciding.names)))


def _outline(parsed: Document, variables: VariableValues) -> Outline:
    core = schema._schema  # noqa: SLF001  the contract itself
    query = core.query_type
    if query is None:
        raise NotPlannedError("query")
    collected = collect_fields(core, parsed.fragments, variables, query, parsed.operation)
    roots: list[tuple[str, GraphQLField | None, Any]] = []
    by_id = []
    for key, details in collected.grouped_field_set.items():
        name = details[0].node.name.value
        if name != "__typename" and name not in query.fields:
            raise NotPlannedError(name)
        definition = query.fields.get(name)
        roots.append((key, definition, details))
        if definition is not None and is_by_id(definition):
            by_id.append((key, details[0].node, definition))
    return Outline(roots, by_id)


def _make(parsed: Document, variables: VariableValues, outline: Outline, kinds: Kinds) -> Plan:
    selections = Selections(schema._schema, parsed.operation, parsed.fragments, variables)  # noqa: SLF001
    roots = Roots(selections, kinds)
    plans: list[RootPlan | tuple[str, Any]] = []
    for key, definition, details in outline.roots:
        if definition is None:
            plans.append((key, "Query"))
        elif kinds.get(key) == ():
            # No ids, so no objects.
            plans.append((key, []))
        else:
            plans.append(roots.read(key, definition, details))
    return Plan(plans, roots.slots, Program(tuple(roots.fields), selections.lists))


async def _run(plan: Plan, request: Request) -> dict[str, Any]:
    arguments = [request.arguments(slot.node, slot.definition) for slot in plan.slots]
    if all(own.get("filter") is None for own in arguments):
        # What is searched for can decide the plan; keys and pages do not.
        request.operation.plan_once()
    for root in plan.roots:
        if isinstance(root, RootPlan) and root.is_history:
            subject = await root.find(request)
            if subject is None:
                raise NotPlannedError("nobody")
            request.subjects[root.key] = subject
    slots = [
        slot.fill(request.operation, own, request.subjects.get(slot.root))
        for slot, own in zip(plan.slots, arguments, strict=True)
    ]
    texts = await plan.program.run(request.operation, slots) if slots else []
    return {
        root[0] if isinstance(root, tuple) else root.key: root[1] if isinstance(root, tuple) else root.answer(texts)
        for root in plan.roots
    }
