"""A walk over the schema: every field that leads from one object to others, and what asking it should cost.

A field in a walked document is called `<Type>__<field>`, so that an answer tells which fields were asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby
from typing import Any

from graphql import (
    GraphQLNamedType,
    GraphQLNonNull,
    get_named_type,
    is_composite_type,
    is_interface_type,
    is_object_type,
    is_union_type,
)

from resolvers.relation import Relation
from schema.connection import Verbinding
from schema.declaration import Groep, Keuze, Kolom, Lijst, Paren, Relatieveld, Zelf, declaraties, typenaam
from schema.schema import schema

GRAAF = schema._schema
_NAAM = schema.config.name_converter.get_graphql_name

# Fields that a declaration does not describe. Of those of a contactgeschiedenis and of the root every one has a test
# of its own; a new field must be added here, with a test.
MET_EIGEN_TEST = {
    "Contactgeschiedenis": {"klantcontacten", "tijdlijn", "samenvatting", "partij", "partijen", "zaak", "verwanten"},
    "Query": {
        "node",
        "nodes",
        "partij",
        "klantcontact",
        "interneTaak",
        "zaak",
        "contactgeschiedenis",
        "referentielijst",
    },
    # What was removed costs a look-up too, and shows nothing.
    "Wijziging": {"object"},
}
_VRIJ, _RELATIE, _BLADZIJDE, _KEUZE = "vrij", "relatie", "bladzijde", "keuze"
_WAARDEN = {"Samenvatting", "Telling"}


@dataclass(frozen=True)
class Veld:
    """A field that leads to other objects.

    Args:
        type: the object type it is on.
        naam: in the graph.
        doel: type of what it leads to; for a list in pages of what is on the pages.
        soort: how it is fetched.
        plek: what of its declaration tells loaders apart.
        altijd: the key it starts from is never empty.
        wegen: of a field of a union, the types that it takes a statement to get.
    """

    type: str
    naam: str
    doel: str
    soort: str
    plek: str
    altijd: bool = False
    wegen: frozenset[str] = frozenset()

    @property
    def bladzijden(self) -> bool:
        """Whether it is a list in pages."""
        return self.soort == _BLADZIJDE

    @property
    def vrij(self) -> bool:
        """Whether it costs nothing: what it leads to came along."""
        return self.soort == _VRIJ


@cache
def _te_vragen() -> frozenset[str]:
    """Names of the types that a question can reach: not what only a mutation or a subscription answers with."""
    gezien: set[str] = set()
    te_gaan: list[Any] = [GRAAF.query_type]
    while te_gaan:
        soort = te_gaan.pop()
        if soort.name not in gezien:
            gezien.add(soort.name)
            te_gaan += [get_named_type(veld.type) for veld in getattr(soort, "fields", {}).values()]
            te_gaan += GRAAF.get_possible_types(soort) if is_interface_type(soort) or is_union_type(soort) else ()
    return frozenset(gezien)


def typen() -> Iterator[GraphQLNamedType]:
    """Object and interface types that can be asked for, but those that only carry pages and figures."""
    for naam, soort in GRAAF.type_map.items():
        if naam not in _te_vragen():
            continue
        if naam.startswith("__") or naam.endswith(("Connection", "Edge")) or naam in _WAARDEN:
            continue
        if is_object_type(soort) or is_interface_type(soort):
            yield soort


@cache
def velden(type_naam: str) -> tuple[Veld, ...]:
    """Fields of a type that lead to other objects."""
    gevonden = []
    definitie = GRAAF.type_map[type_naam].extensions["strawberry-definition"]
    gedeclareerd = declaraties(definitie.origin)
    for strawberry_veld in definitie.fields:
        naam = _NAAM(strawberry_veld)
        veld = GRAAF.type_map[type_naam].fields[naam]
        declaratie = gedeclareerd.get(strawberry_veld.python_name)
        doel = get_named_type(veld.type)
        if not is_composite_type(doel) or isinstance(declaratie, Groep | Lijst | Paren):
            continue
        if naam in MET_EIGEN_TEST.get(type_naam, ()):
            continue
        verplicht = isinstance(veld.type, GraphQLNonNull)
        gevonden.append(_veld(type_naam, naam, doel.name, declaratie, verplicht=verplicht))
    return tuple(gevonden)


def _veld(type_naam: str, naam: str, doel: str, declaratie: object, *, verplicht: bool) -> Veld:
    match declaratie:
        case Relatieveld(relation):
            altijd = relation.parent in {"uuid", "sleutel"} or (verplicht and not relation.many)
            return Veld(type_naam, naam, doel, _RELATIE, relation.name, altijd or relation.parent == "klantcontact_id")
        case Verbinding(listing):
            return Veld(type_naam, naam, doel.removesuffix("Connection"), _BLADZIJDE, listing.name, altijd=True)
        case Keuze(_, wegen):
            relaties = {typenaam(weg.target) for weg in wegen.values() if isinstance(weg, Relation)}
            return Veld(type_naam, naam, doel, _KEUZE if relaties else _VRIJ, naam, wegen=frozenset(relaties))
        case Kolom() | Zelf():
            return Veld(type_naam, naam, doel, _VRIJ, naam)
    raise AssertionError(f"{type_naam}.{naam}: say here what it costs, and test it")


def selectie(type_naam: str, diepte: int) -> str:
    """Everything that can be reached from a type in so many steps."""
    soort = GRAAF.type_map[type_naam]
    delen = ["__typename"]
    if is_union_type(soort):
        delen += [f"... on {lid.name} {{ {_eigen(lid.name, diepte, set())} }}" for lid in soort.types]
    else:
        delen.append(_eigen(type_naam, diepte, set()))
    if is_interface_type(soort):
        al = {veld.naam for veld in velden(type_naam)}
        for lid in GRAAF.get_possible_types(soort):
            delen.append(f"... on {lid.name} {{ {_eigen(lid.name, diepte, al)} }}")
    return " ".join(delen)


def _eigen(type_naam: str, diepte: int, zonder: set[str]) -> str:
    return " ".join(["__typename", *(gevraagd(v, diepte) for v in velden(type_naam) if v.naam not in zonder)])


def gevraagd(veld: Veld, diepte: int) -> str:
    """The field, and all that can be reached in `diepte` steps of which it is the first."""
    if not veld.vrij:
        diepte -= 1
    if diepte < 0:
        return ""
    verder = selectie(veld.doel, diepte)
    if veld.bladzijden:
        return f"{veld.type}__{veld.naam}: {veld.naam}(first: 2) {{ nodes {{ {verder} }} }}"
    return f"{veld.type}__{veld.naam}: {veld.naam} {{ {verder} }}"


def kosten(objecten: Iterable[Any]) -> int:
    """How many statements it should have taken to get what the walked fields of these objects hold."""
    objecten = list(objecten)
    totaal = 0
    namen = dict.fromkeys(naam for object_ in objecten for naam in object_ if not naam.startswith("__"))
    for naam in namen:
        gevonden = sorted(
            ((_van(object_, naam), object_[naam]) for object_ in objecten if naam in object_),
            key=lambda paar: paar[0].plek,
        )
        for _, groep in groupby(gevonden, key=lambda paar: paar[0].plek):
            paren = list(groep)
            totaal += _eigen_kosten(paren[0][0], [waarde for _, waarde in paren])
        totaal += kosten(chain.from_iterable(doelen(waarde) for _, waarde in gevonden))
    return totaal


def _van(object_: Any, naam: str) -> Veld:
    veld = naam.partition("__")[2]
    return next(v for v in velden(object_["__typename"]) if v.naam == veld)


def _eigen_kosten(veld: Veld, waarden: list[Any]) -> int:
    if veld.vrij:
        return 0
    if veld.soort == _KEUZE:
        return len({waarde["__typename"] for waarde in waarden if waarde} & veld.wegen)
    return int(veld.altijd or any(waarde is not None for waarde in waarden))


def doelen(waarde: Any) -> list[Any]:
    """The objects in a field's value: a page, a list, one or none."""
    if isinstance(waarde, dict) and "nodes" in waarde:
        return waarde["nodes"]
    if isinstance(waarde, list):
        return waarde
    return [] if waarde is None else [waarde]
