"""The roots of an operation: what each asks of the register, and how its answer is put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import orjson
from graphql import GraphQLField, GraphQLObjectType, get_named_type

from resolvers.contactgeschiedenis import Subject, figures_of, find_subject
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.klantcontact import KLANTCONTACT
from resolvers.listing import Listing, Query
from resolvers.operation import Operation
from resolvers.paging import PageRequest
from resolvers.partij import PARTIJ
from resolvers.plan.dynamic import PageSlot, Slot
from resolvers.plan.slots import one_slot, referentielijst_slot
from resolvers.plan.tree import ColumnField, ConstantField, MixedField, Root, SelfField, Shape
from resolvers.zaak import ZAAK, zaak_condition
from schema.connection import Verbinding
from schema.contactgeschiedenis import van_cijfers
from schema.declaration import DECLARATIE
from schema.invoer import naar_domein
from schema.plan import history
from schema.plan.errors import NotPlannedError
from schema.plan.nodes import Kinds, by_ids, kind_shape
from schema.plan.selection import Selections
from schema.plan.values import reader_of

Texts = Mapping[int, bytes | None]
# From the request's own arguments: what the slot of a field holds.
Filler = Callable[[Operation, Mapping[str, Any], Any], Slot]


@dataclass(slots=True)
class Request:
    """What one request brings to a plan.

    Args:
        operation: who asks.
        arguments: of a field asked at a node, converted as Strawberry converts them.
        subjects: by the response key of a root, what its slots are about: a history, or keys by kind.
    """

    operation: Operation
    arguments: Callable[[Any, GraphQLField], Mapping[str, Any]]
    subjects: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """How a request fills one slot: from the arguments of the field that was asked there."""

    node: Any
    definition: GraphQLField
    fill: Filler
    root: str


def page_slot(listing: Listing) -> Filler:
    """A page of a list that the document names."""

    def fill(operation: Operation, arguments: Mapping[str, Any], _subject: Any) -> Slot:
        which = {name: arguments.get(name) for name in ("first", "after", "last", "before")}
        page = PageRequest.of(**which, maximum=listing.maximum)
        query = Query.of(listing, naar_domein(arguments.get("filter")), arguments["sortering"].name, page)
        return PageSlot.of(listing, query, operation.scope)

    return fill


def _partij(operation: Operation, arguments: Mapping[str, Any], _subject: Any) -> Slot:
    return one_slot(PARTIJ, arguments["sleutel"].sleutel().condition(), operation.scope)


def _klantcontact(operation: Operation, arguments: Mapping[str, Any], _subject: Any) -> Slot:
    return one_slot(KLANTCONTACT, arguments["sleutel"].sleutel().condition(), operation.scope)


def _interne_taak(operation: Operation, arguments: Mapping[str, Any], _subject: Any) -> Slot:
    return one_slot(INTERNE_TAAK, arguments["sleutel"].sleutel().condition(), operation.scope)


def _zaak(operation: Operation, arguments: Mapping[str, Any], _subject: Any) -> Slot:
    return one_slot(ZAAK, zaak_condition(arguments["sleutel"].sleutel().sleutel(), operation.scope), operation.scope)


def _referentielijst(_operation: Operation, arguments: Mapping[str, Any], _subject: Any) -> Slot:
    return referentielijst_slot(str(arguments["naam"].value))


LOOKUPS: Mapping[str, Filler] = {
    "partij": _partij,
    "klantcontact": _klantcontact,
    "interne_taak": _interne_taak,
    "zaak": _zaak,
    "referentielijst": _referentielijst,
}


Part = tuple[str, int | str | Callable[[list[bytes | None]], Any]]


@dataclass(slots=True)
class RootPlan:
    """One root: which outputs of the statement it takes, and what else.

    Args:
        key: response key.
        node: the field's node.
        definition: the field's definition.
        output: number of the output that is its answer; for a history None.
        parts: of a history, per response key an output, a constant, or what is computed of the outputs.
        number: which of the roots it is.
    """

    key: str
    node: Any
    definition: GraphQLField
    output: int | None = None
    parts: list[Part] = field(default_factory=list)
    number: int = 0

    @property
    def is_history(self) -> bool:
        """Whether a subject must be found first."""
        return self.output is None

    async def find(self, request: Request) -> Subject | None:
        """The subject of a history."""
        arguments = request.arguments(self.node, self.definition)
        request.operation.add_purpose(arguments.get("doel"))
        subject = await find_subject(request.operation, arguments["van"].sleutel(), ("uuid",))
        return subject and replace(subject, name=f"g{self.number}_")

    def answer(self, texts: list[bytes | None]) -> Any:
        """The answer, made of the statement's outputs."""
        if self.output is not None:
            return fragment(texts[self.output])
        made = {}
        for key, part in self.parts:
            if isinstance(part, int):
                made[key] = fragment(texts[part])
            else:
                made[key] = part if isinstance(part, str) else part(texts)
        return made


def fragment(text: bytes | None) -> Any:
    """JSON text as it goes into the answer."""
    return None if text is None else orjson.Fragment(text)


class Roots:
    """Reads the roots of one operation.

    Args:
        selections: of the operation.
        kinds: by the response key of a look-up by id, the kinds of objects that it names.
    """

    def __init__(self, selections: Selections, kinds: Kinds) -> None:
        self._selections = selections
        self._kinds = kinds
        self.fields: list[Root] = []
        self.slots: list[SlotPlan] = []
        self._read = 0

    def read(self, key: str, definition: GraphQLField, details: Any) -> RootPlan:
        """One root.

        Raises:
            NotPlannedError: it is not one the plan understands.
        """
        strawberry_field = definition.extensions["strawberry-definition"]
        name = strawberry_field.python_name
        self._read += 1
        plan = RootPlan(key, details[0].node, definition, number=self._read)
        declared = strawberry_field.metadata.get(DECLARATIE)
        if isinstance(declared, Verbinding):
            plan.output = self._output(self._selections.list_field(key, definition, details, declared.listing))
            self._fill(key, None)
        elif name in LOOKUPS:
            shape = self._selections.shape(get_named_type(definition.type), details)
            many = name == "referentielijst"
            plan.output = self._output(self._selections.rows_field(key, definition, details, shape, many=many))
            self._fill(key, LOOKUPS[name])
        elif key in self._kinds:
            plan.output = self._output(self._by_id(key, definition, details))
        elif name == "contactgeschiedenis":
            plan.parts = self._history_parts(key, definition, details)
        else:
            raise NotPlannedError(name)
        return plan

    def _by_id(self, key: str, definition: GraphQLField, details: Any) -> MixedField:
        selections, found = self._selections, []
        for kind in self._kinds[key]:
            shape = kind_shape(selections, kind, details)
            found.append(selections.rows_field(key, definition, details, shape, many=True))
            self._fill(key, by_ids(selections, kind))
        return MixedField(key, tuple(found), many=definition.extensions["strawberry-definition"].python_name == "nodes")

    def _output(self, made: Root) -> int:
        self.fields.append(made)
        return len(self.fields) - 1

    def _fill(self, root: str, own: Filler | None) -> None:
        """Plan the slots that were reserved since: `own` for those without a list of their own."""
        for node, definition, listing in self._selections.asked[len(self.slots) :]:
            fill = page_slot(listing) if listing is not None else own
            if fill is None:
                raise NotPlannedError("slot")
            self.slots.append(SlotPlan(node, definition, fill, root))

    def _history_parts(self, key: str, definition: GraphQLField, details: Any) -> list[Part]:
        type_: Any = get_named_type(definition.type)
        return [
            self._history_part(key, part_key, part, nodes, type_)
            for part_key, part, nodes in self._selections.fields_of(type_, details)
        ]

    def _history_part(self, root: str, key: str, definition: GraphQLField | None, details: Any, type_: Any) -> Part:
        if definition is None:
            return key, type_.name
        selections, named = self._selections, get_named_type(definition.type)
        match definition.extensions["strawberry-definition"].python_name:
            case "partij":
                made = selections.rows_field(key, definition, details, selections.shape(named, details), many=False)
                fill: Filler = history.client
            case "partijen":
                made = selections.rows_field(key, definition, details, selections.shape(named, details), many=True)
                fill = history.clients
            case "zaak":
                made = selections.rows_field(key, definition, details, selections.shape(named, details), many=False)
                fill = history.zaak
            case "verwanten":
                made = selections.rows_field(key, definition, details, self._related_shape(named, details), many=True)
                fill = history.others
            case "klantcontacten":
                made, fill = selections.list_field(key, definition, details, None), history.contacts  # type: ignore[assignment]
            case "tijdlijn":
                made, fill = selections.list_field(key, definition, details, None), history.events  # type: ignore[assignment]
            case "samenvatting":
                output = self._output(selections.records_field(key, definition, details))
                self._fill(root, history.counted)
                return key, self._figures(output, definition, details)
            case other:
                raise NotPlannedError(str(other))
        self._fill(root, fill)
        return key, self._output(made)

    def _related_shape(self, type_: Any, details: Any) -> Shape:
        fields: list[Any] = []
        for key, definition, nodes in self._selections.fields_of(type_, details):
            if definition is None:
                fields.append(ConstantField(key, type_.name))
            elif definition.extensions["strawberry-definition"].python_name == "relatie":
                fields.append(ColumnField(key, "relatie", enum=True))
            else:
                fields.append(SelfField(key, self._selections.shape(get_named_type(definition.type), nodes)))
        return Shape({None: tuple(fields)})

    def _figures(self, output: int, definition: GraphQLField, details: Any) -> Callable[[list[bytes | None]], Any]:
        named = get_named_type(definition.type)
        if not isinstance(named, GraphQLObjectType):
            raise NotPlannedError(str(named))
        read = reader_of(named, details, self._selections)

        def compute(texts: list[bytes | None]) -> Any:
            rows, [tasks] = orjson.loads(texts[output] or b"")
            for row in rows:
                row["eerste"], row["laatste"] = map(datetime.fromisoformat, (row["eerste"], row["laatste"]))
            cijfers = figures_of([SimpleNamespace(**row) for row in rows], SimpleNamespace(**tasks))
            return read(van_cijfers(cijfers))

        return compute
