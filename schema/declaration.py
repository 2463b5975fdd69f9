"""How fields are declared: once, as data, on the types.

A field is a column (`kolom`), a value of several (`groep`), values in one (`paren`, `lijst`), its row seen otherwise
(`zelf`, `keuze`), a relation (`relatie`) or a list in pages (`schema.connection.verbinding`). What is derived is
derived in the column (`resolvers.concept`), so a type holds no logic. The declaration stands in the field's metadata
under `DECLARATIE`: the plain way and the plan (`schema.plan`) read the very same one.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Self, TypeVar

import strawberry

from resolvers.concept import Concept
from resolvers.operation import Operation
from resolvers.relation import Relation

DECLARATIE = "klantgraaf"
S = TypeVar("S", bound="Rij")

# By concept: how a row becomes an object of the graph.
_MAKERS: dict[str, Callable[[Any], Any]] = {}


@dataclass(frozen=True, slots=True)
class Kolom:
    """A field whose value is that of one column."""

    naam: str


@dataclass(frozen=True, slots=True)
class Groep:
    """A field that is a value made of several columns; absent when all of them are.

    Args:
        waarde: the type of the value; its fields are named as the columns, less the prefix.
        kolommen: column per field.
    """

    waarde: type
    kolommen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Paren:
    """A field that lists the pairs of a JSON object of texts, by their keys.

    Args:
        waarde: type with the fields `sleutel` and `waarde`.
        naam: the column.
    """

    waarde: type
    naam: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A field that lists the objects in a JSON array, in their order.

    Args:
        waarde: type of the objects; its fields are their keys, and texts.
        naam: the column.
    """

    waarde: type
    naam: str


@dataclass(frozen=True, slots=True)
class Relatieveld:
    """A field that leads to another object, or to a list of them.

    Args:
        relation: where it leads.
        als: type that shows the rows, when it is not that of their concept.
    """

    relation: Relation
    als: type["Rij"] | None = None


@dataclass(frozen=True, slots=True)
class Zelf:
    """A field that shows its own row as an object of another type."""

    soort: Callable[[], type["Rij"]]


@dataclass(frozen=True, slots=True)
class Keuze:
    """A field of a union or interface: one column says which of the ways leads to its object.

    Args:
        kolom: the column that says.
        wegen: by the column's value, the type that shows the row itself, or the relation to follow.
    """

    kolom: str
    wegen: Mapping[str, "Callable[[], type[Rij]] | Relation"]


class Rij:
    """What is made of a row: its columns are its attributes."""

    @classmethod
    def van(cls, row: Any) -> Self:
        """The object for `row`, whose columns carry the names of the attributes."""
        return cls.met(row._mapping)

    @classmethod
    def met(cls, waarden: Mapping[str, Any]) -> Self:
        """The object with these values as its attributes."""
        made = object.__new__(cls)
        made.__dict__.update(waarden)
        return made


def toont(concept: Concept) -> Callable[[type[S]], type[S]]:
    """Class decorator: rows of `concept` become objects of this type."""

    def register(cls: type[S]) -> type[S]:
        _MAKERS[concept.name] = cls.van
        return cls

    return register


def maker(concept: Concept) -> Callable[[Any], Any]:
    """What makes an object of a row of `concept`."""
    return _MAKERS[concept.name]


def typenaam(concept: Concept) -> str:
    """Name in the graph of the type (or interface) that shows rows of `concept`."""
    name: str = _MAKERS[concept.name].__self__.__strawberry_definition__.name  # type: ignore[attr-defined]
    return name


def kolom(beschrijving: str, *, deprecated: str | None = None) -> Any:
    """A field that is a column of the same name."""
    return strawberry.field(description=beschrijving, deprecation_reason=deprecated)


def groep(waarde: type, voorvoegsel: str, beschrijving: str) -> Any:
    """A field that is a `waarde` made of the columns with this prefix; absent when all of them are."""
    kolommen = {veld.name: voorvoegsel + veld.name for veld in fields(waarde)}

    def resolve(root: strawberry.Parent[Any]) -> Any:
        waarden = {naam: getattr(root, kolom) for naam, kolom in kolommen.items()}
        return None if all(deel is None for deel in waarden.values()) else waarde(**waarden)

    return strawberry.field(resolver=resolve, description=beschrijving, metadata={DECLARATIE: Groep(waarde, kolommen)})


def paren(waarde: type, naam: str, beschrijving: str) -> Any:
    """A field that lists the pairs in a column, by their keys."""

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return [waarde(sleutel=sleutel, waarde=tekst) for sleutel, tekst in sorted(getattr(root, naam).items())]

    return strawberry.field(resolver=resolve, description=beschrijving, metadata={DECLARATIE: Paren(waarde, naam)})


def lijst(waarde: type, naam: str, beschrijving: str) -> Any:
    """A field that lists the objects in a column, in their order."""

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return [waarde(**delen) for delen in getattr(root, naam)]

    return strawberry.field(resolver=resolve, description=beschrijving, metadata={DECLARATIE: Lijst(waarde, naam)})


def zelf(soort: Callable[[], type["Rij"]], beschrijving: str) -> Any:
    """A field that shows its own row as an object of another type."""

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return soort().met(root.__dict__)

    return strawberry.field(resolver=resolve, description=beschrijving, metadata={DECLARATIE: Zelf(soort)})


def keuze(kolom: str, wegen: Mapping[str, "Callable[[], type[Rij]] | Relation"], beschrijving: str) -> Any:
    """A field of a union or interface, whose way is told by a column; null when no way is told."""

    def resolve(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
        weg = wegen.get(getattr(root, kolom))
        if weg is None:
            return None
        if isinstance(weg, Relation):
            return load(info, weg, getattr(root, weg.parent))
        return weg().met(root.__dict__)

    return strawberry.field(resolver=resolve, description=beschrijving, metadata={DECLARATIE: Keuze(kolom, wegen)})


def plaats(info: strawberry.Info, naam: str) -> tuple[int, str]:
    """The place in the document that a field is asked at; what is asked at one place shares a loader."""
    # The document is kept while it is executed, so its nodes' identities are theirs alone.
    return id(info._raw_info.field_nodes[0]), naam


def relatie(relation: Relation, beschrijving: str, *, als: type[Rij] | None = None) -> Any:
    """A field that leads along `relation`. One statement for all objects of a level."""

    def resolve(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
        key = getattr(root, relation.parent)
        if key is None:
            return [] if relation.many else None
        return load(info, relation, key, als)

    return strawberry.field(
        resolver=resolve, description=beschrijving, metadata={DECLARATIE: Relatieveld(relation, als)}
    )


def load(info: strawberry.Info, relation: Relation, key: Any, als: type[Rij] | None = None) -> Awaitable[Any]:
    """What `relation` leads to from `key`, as objects of the graph."""
    operation: Operation = info.context
    make = maker(relation.target) if als is None else als.van
    loader = operation.loader(plaats(info, relation.name), lambda: relation.batch(operation, make))
    return loader.load(key)


def declaraties(cls: type) -> Mapping[str, Any]:
    """The declarations of a type's fields, by the fields' names in the graph's own (Python) spelling."""
    definition = cls.__strawberry_definition__  # type: ignore[attr-defined]
    return {
        veld.python_name: veld.metadata.get(DECLARATIE, Kolom(veld.python_name))
        for veld in definition.fields
        if DECLARATIE in veld.metadata or veld.base_resolver is None
    }
