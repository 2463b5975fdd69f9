"""How fields are declared: once, as data, on the types.

A field is a column (`kolom`), a pure function of columns (`afgeleid`, `groep`), a relation (`relatie`) or a list in
pages (`schema.connection.verbinding`). The declaration stands in the field's metadata under `DECLARATIE`, so that
whatever else answers an operation reads the very same one.
"""

import inspect
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
class Afgeleid:
    """A field whose value is a pure function of columns."""

    kolommen: tuple[str, ...]
    functie: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Relatieveld:
    """A field that leads to another object, or to a list of them."""

    relation: Relation


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


def kolom(beschrijving: str, *, deprecated: str | None = None) -> Any:
    """A field that is a column of the same name."""
    return strawberry.field(description=beschrijving, deprecation_reason=deprecated)


def afgeleid(functie: Callable[..., Any], beschrijving: str) -> Any:
    """A field that is `functie` of the columns its parameters are named after."""
    return _berekend(Afgeleid(tuple(inspect.signature(functie).parameters), functie), beschrijving)


def groep(waarde: type, voorvoegsel: str, beschrijving: str) -> Any:
    """A field that is a `waarde` made of the columns with this prefix; absent when all of them are."""
    namen = tuple(veld.name for veld in fields(waarde))
    kolommen = tuple(voorvoegsel + naam for naam in namen)

    def functie(*waarden: Any) -> Any:
        if all(deel is None for deel in waarden):
            return None
        return waarde(**dict(zip(namen, waarden, strict=True)))

    return _berekend(Afgeleid(kolommen, functie), beschrijving)


def _berekend(declaratie: Afgeleid, beschrijving: str) -> Any:
    kolommen, functie = declaratie.kolommen, declaratie.functie

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return functie(*[getattr(root, naam) for naam in kolommen])

    return strawberry.field(resolver=resolve, description=beschrijving, metadata={DECLARATIE: declaratie})


def plaats(info: strawberry.Info, naam: str) -> tuple[int, str]:
    """The place in the document that a field is asked at; what is asked at one place shares a loader."""
    # The document is kept while it is executed, so its nodes' identities are theirs alone.
    return id(info._raw_info.field_nodes[0]), naam


def relatie(relation: Relation, beschrijving: str) -> Any:
    """A field that leads along `relation`. One statement for all objects of a level."""

    def resolve(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
        key = getattr(root, relation.parent)
        if key is None:
            return [] if relation.many else None
        return load(info, relation, key)

    return strawberry.field(resolver=resolve, description=beschrijving, metadata={DECLARATIE: Relatieveld(relation)})


def load(info: strawberry.Info, relation: Relation, key: Any) -> Awaitable[Any]:
    """What `relation` leads to from `key`, as objects of the graph."""
    operation: Operation = info.context
    loader = operation.loader(plaats(info, relation.name), lambda: relation.batch(operation, maker(relation.target)))
    return loader.load(key)


def declaraties(cls: type) -> Mapping[str, Any]:
    """The declarations of a type's fields, by the fields' names in the graph's own (Python) spelling."""
    definition = cls.__strawberry_definition__  # type: ignore[attr-defined]
    return {
        veld.python_name: veld.metadata.get(DECLARATIE, Kolom(veld.python_name))
        for veld in definition.fields
        if DECLARATIE in veld.metadata or veld.base_resolver is None
    }
