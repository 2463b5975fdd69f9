"""What an operation asks, without GraphQL and without SQL: fields of rows, and where relations lead."""

from collections.abc import Mapping
from dataclasses import dataclass

from resolvers.relation import Relation


@dataclass(frozen=True, slots=True)
class ColumnField:
    """The value of a column; of an enum, its name."""

    key: str
    column: str
    enum: bool = False


@dataclass(frozen=True, slots=True)
class ConstantField:
    """A text that is always the same, such as `__typename`."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class GlobalIdField:
    """Relay's id: base64 of type and key."""

    key: str
    type_name: str
    column: str


@dataclass(frozen=True, slots=True)
class GroupField:
    """A value made of several columns; null when all of `columns` are."""

    key: str
    fields: "tuple[ColumnField | ConstantField, ...]"
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairsField:
    """The pairs of a JSON column, by their keys: for each response key `sleutel`, `waarde` or a constant."""

    key: str
    column: str
    fields: "tuple[ColumnField | ConstantField, ...]"


@dataclass(frozen=True, slots=True)
class ItemsField:
    """The objects in a JSON array, in their order: for each response key one of their texts, or a constant."""

    key: str
    column: str
    fields: "tuple[ColumnField | ConstantField, ...]"


@dataclass(frozen=True, slots=True)
class Shape:
    """What is asked of an object, for each type it may have.

    Args:
        variants: fields by the value of `column`; one without a value when there is only one type.
        column: the column that tells the type.
    """

    variants: "Mapping[str | None, tuple[Field, ...]]"
    column: str | None = None

    def alike(self) -> "tuple[Field, ...] | None":
        """The fields, when they are the same for every type."""
        first, *others = self.variants.values()
        return first if all(other == first for other in others) else None

    def grouped(self) -> "list[tuple[list[str | None], tuple[Field, ...]]]":
        """The types that are asked the same, and what."""
        groups: list[tuple[list[str | None], tuple[Field, ...]]] = []
        for value, fields in self.variants.items():
            same = next((values for values, known in groups if known == fields), None)
            if same is None:
                groups.append(([value], fields))
            else:
                same.append(value)
        return groups


@dataclass(frozen=True, slots=True)
class RelationField:
    """Where a relation leads."""

    key: str
    relation: Relation
    shape: Shape


@dataclass(frozen=True, slots=True)
class SelfField:
    """The row itself, as another object."""

    key: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """By the value of a column: the row itself as some object, or where a relation leads."""

    key: str
    column: str
    ways: "Mapping[str, SelfField | RelationField]"


@dataclass(frozen=True, slots=True)
class EdgePart:
    """What is asked of an edge or of page info: `node` has a shape; any other is a name, or a constant text."""

    key: str
    what: str
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class ListPart:
    """What is asked of a connection: `edges`, `nodes`, `pageInfo`, `totalCount`, or a constant (`what` is its text)."""

    key: str
    what: str
    shape: Shape | None = None
    parts: tuple[EdgePart, ...] = ()


@dataclass(frozen=True, slots=True)
class ListField:
    """A list in pages; which list and which page of it is said by the request, under the number `slot`."""

    key: str
    slot: int
    parts: tuple[ListPart, ...]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class RowsField:
    """Rows that the request says how to find, under the number `slot`: a list of objects, or one or none."""

    key: str
    slot: int
    shape: Shape
    many: bool = False


@dataclass(frozen=True, slots=True)
class RecordsField:
    """Rows of several statements as they are, a list of objects for each; the request says which, in `slot`."""

    key: str
    slot: int


@dataclass(frozen=True, slots=True)
class MixedField:
    """Objects of several kinds, in the order they were asked for, null where there is none; or just one of them.

    Args:
        key: response key.
        kinds: for each kind its rows, which say by `plek` where each belongs and by `aanwezig` whether it is there.
        many: a list, or the only one.
    """

    key: str
    kinds: tuple[RowsField, ...]
    many: bool = True


# What has a slot of its own, and what stands at the root of an operation.
Slotted = ListField | RowsField | RecordsField
Root = Slotted | MixedField
Field = (
    ColumnField
    | ConstantField
    | GlobalIdField
    | GroupField
    | PairsField
    | ItemsField
    | RelationField
    | SelfField
    | ChoiceField
    | ListField
    | RowsField
)
