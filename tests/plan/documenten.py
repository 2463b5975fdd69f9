"""Documents made by chance from the schema itself: what an analyst could type, and much that nobody would."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)

# What they ask of the register besides lists: values that occur in it, by the name of the input field.
Voorraad = dict[str, Sequence[Any]]
_PAGES = {"first", "last", "after", "before"}


def _voorraad_van(veld: str, argument: str) -> str:
    return "node" if veld == "node" else argument


@dataclass
class Vraagstuk:
    """A document with its variables."""

    tekst: str
    variabelen: dict[str, Any]


@dataclass
class Maker:
    """Makes documents.

    Args:
        schema: what may be asked.
        voorraad: values that occur in the register.
        toeval: decides.
    """

    schema: GraphQLSchema
    voorraad: Voorraad
    toeval: random.Random
    variabelen: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragmenten: list[str] = field(default_factory=list)
    velden: int = 0

    def vraagstuk(self) -> Vraagstuk:
        """A new document."""
        self.variabelen, self.fragmenten, self.velden = {}, [], 0
        query = self.schema.query_type
        assert query is not None
        # `node` and `nodes` stand for more than a dozen types each.
        roots = [*query.fields, *["node", "nodes"] * 3]
        asked = [
            self._veld(name, query.fields[name], 0)
            for name in self.toeval.choices(roots, k=self.toeval.choice((1, 1, 2)))
        ]
        if self.toeval.random() < 0.2:
            asked.append("soort: __typename")
        declared = ", ".join(f"${name}: {soort}" for name, (soort, _) in self.variabelen.items())
        kop = f"query Proef({declared})" if declared else "query Proef"
        tekst = f"{kop} {{ {' '.join(asked)} }}\n" + "\n".join(self.fragmenten)
        return Vraagstuk(tekst, {name: waarde for name, (_, waarde) in self.variabelen.items()})

    def _veld(self, name: str, definition: GraphQLField, depth: int) -> str:
        self.velden += 1
        alias = f"{self._naam()}: " if depth == 0 or self.toeval.random() < 0.15 else ""
        return f"{alias}{name}{self._argumenten(name, definition)}{self._directief()}{self._selectie(get_named_type(definition.type), depth + 1)}"

    def _naam(self) -> str:
        return f"a{self.toeval.randrange(10_000_000)}"

    def _variabele(self, soort: str, waarde: Any) -> str:
        name = f"v{len(self.variabelen)}"
        self.variabelen[name] = (soort, waarde)
        return f"${name}"

    def _directief(self) -> str:
        if self.toeval.random() > 0.06:
            return ""
        waar = self._variabele("Boolean!", self.toeval.random() < 0.5)
        return f" @{self.toeval.choice(('include', 'skip'))}(if: {waar})"

    def _selectie(self, type_: Any, depth: int) -> str:
        if is_leaf_type(type_):
            return ""
        if isinstance(type_, GraphQLUnionType):
            parts = ["__typename"] + [f"... on {soort.name}{self._velden_van(soort, depth)}" for soort in type_.types]
            return f" {{ {' '.join(parts)} }}"
        return self._velden_van(type_, depth)

    def _velden_van(self, type_: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
        leaves = [name for name, f in type_.fields.items() if is_leaf_type(get_named_type(f.type))]
        deeper = [name for name in type_.fields if name not in leaves]
        wrapped = type_.name.endswith(("Connection", "Edge"))
        chosen = self.toeval.sample(leaves, min(len(leaves), self.toeval.randint(1, 5)))
        if deeper and (wrapped or (depth < 6 and self.velden < 30)):
            chosen += self.toeval.sample(deeper, min(len(deeper), 1 if depth > 3 else self.toeval.randint(1, 3)))
        if not chosen:
            chosen = ["__typename"]
        parts = [name if name == "__typename" else self._veld(name, type_.fields[name], depth) for name in chosen]
        if self.toeval.random() < 0.15:
            parts.insert(self.toeval.randrange(len(parts) + 1), "__typename")
        if isinstance(type_, GraphQLInterfaceType):
            parts += [f"... on {soort.name}{self._velden_van(soort, depth + 1)}" for soort in self._soorten(type_)]
        if self.toeval.random() < 0.1:
            return self._als_fragment(type_.name, parts)
        return f" {{ {' '.join(parts)} }}"

    def _soorten(self, type_: GraphQLInterfaceType) -> Sequence[GraphQLObjectType | GraphQLInterfaceType]:
        """What to tell apart: of a node nearly always something, for it has no fields but its id."""
        possible = self.schema.get_possible_types(type_)
        if type_.name == "Node":
            return self.toeval.sample([*possible, *self.schema.get_implementations(type_).interfaces], k=4)
        return [self.toeval.choice(possible)] if self.toeval.random() < 0.4 else []

    def _als_fragment(self, soort: str, parts: list[str]) -> str:
        name = f"F{len(self.fragmenten)}"
        self.fragmenten.append(f"fragment {name} on {soort} {{ {' '.join(parts)} }}")
        return f" {{ ...{name} }}"

    def _argumenten(self, veld: str, definition: GraphQLField) -> str:
        given = []
        for name, argument in definition.args.items():
            if name in _PAGES:
                continue
            if is_required_argument(argument) or self.toeval.random() < 0.35:
                waarde = self._ids() if veld == "nodes" else self._waarde(_voorraad_van(veld, name), argument.type, 0)
                given.append(f"{name}: {waarde}")
        if "first" in definition.args:
            given.append(f"{self.toeval.choice(('first', 'first', 'last'))}: {self._aantal()}")
        return f"({', '.join(given)})" if given else ""

    def _ids(self) -> str:
        ids = self.toeval.choices(self.voorraad["node"], k=self.toeval.choice((0, 1, 2, 5, 20)))
        return self._variabele("[ID!]!", ids)

    def _aantal(self) -> str:
        aantal = self.toeval.choice((0, 1, 2, 3, 5))
        return self._variabele("Int", aantal) if self.toeval.random() < 0.3 else str(aantal)

    def _waarde(self, name: str, type_: Any, depth: int) -> str:
        nullable = get_nullable_type(type_)
        if is_list_type(nullable):
            return (
                f"[{', '.join(self._waarde(name, nullable.of_type, depth) for _ in range(self.toeval.randint(1, 2)))}]"
            )
        if isinstance(nullable, GraphQLEnumType):
            return self.toeval.choice(list(nullable.values))
        if isinstance(nullable, GraphQLInputObjectType):
            return self._invoer(nullable, depth + 1)
        if nullable.name == "Boolean":
            return self.toeval.choice(("true", "false"))
        if nullable.name == "Int":
            return "1"
        waarde = self.toeval.choice(self.voorraad.get(f"{name}", self.voorraad[nullable.name]))
        # A field of a @oneOf input takes a variable only when that cannot be null.
        return self._variabele(f"{nullable}!", waarde)

    def _invoer(self, type_: GraphQLInputObjectType, depth: int) -> str:
        names = list(type_.fields)
        if type_.is_one_of:
            chosen = [self.toeval.choice(names)]
        else:
            required = [name for name in names if is_required_input_field(type_.fields[name])]
            optional = [
                name for name in names if name not in required and (depth < 3 or name not in {"en", "of", "niet"})
            ]
            chosen = required + self.toeval.sample(optional, min(len(optional), self.toeval.choice((1, 1, 2))))
        given = [f"{name}: {self._waarde(name, type_.fields[name].type, depth)}" for name in chosen]
        return f"{{ {', '.join(given)} }}"
