"""Fields are declared over columns that exist, of the same type, and as absent as they can be."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLNonNull, get_named_type
from sqlalchemy import types

from resolvers.concept import Concept
from resolvers.principal import ONTWIKKELIDENTITEIT
from resolvers.scope import Scope
from schema.connection import Verbinding
from schema.declaration import (
    _MAKERS,
    Groep,
    Keuze,
    Kolom,
    Lijst,
    Paren,
    Relatieveld,
    Zelf,
    declaraties,
)
from tests.support.wandeling import _NAAM, GRAAF

SCOPE = Scope(ONTWIKKELIDENTITEIT)
# Of the graph's scalars, the columns they can be.
SCALARS: dict[str, tuple[type[types.TypeEngine[Any]], ...]] = {
    "UUID": (types.Uuid,),
    "String": (types.String,),
    "Boolean": (types.Boolean,),
    "Int": (types.Integer,),
    "DateTime": (types.DateTime,),
    "Date": (types.Date,),
}
# What a row has for others: keys that relations start from, a contact's moment.
ALLEEN_VOOR_ANDEREN = {
    "betrokkene": {"plaatsgevonden_op"},
    "interne_taak": {"plaatsgevonden_op"},
    "onderwerpobject": {"was_klantcontact_id", "object_sleutel", "object_uuid"},
    "bijlage": {"object_uuid"},
}


def _concepten() -> dict[str, Concept]:
    """Every concept that some relation or list leads to, by name."""
    gevonden: dict[str, Concept] = {}
    for cls in _klassen():
        for declaratie in declaraties(cls).values():
            match declaratie:
                case Relatieveld(relation):
                    gevonden[relation.target.name] = relation.target
                case Verbinding(listing):
                    gevonden[listing.target.name] = listing.target
    return gevonden


def _klassen() -> Iterator[type]:
    for naam, soort in GRAAF.type_map.items():
        definitie = getattr(soort, "extensions", {}).get("strawberry-definition")
        if not naam.startswith("__") and hasattr(definitie, "origin") and not getattr(definitie, "is_input", True):
            yield definitie.origin


CONCEPTEN = _concepten()
# By concept: the types that show its rows. Others show rows of these (a zaak's, a document's) or of a timeline.
TYPEN = {naam: [maak.__self__, *maak.__self__.__subclasses__()] for naam, maak in _MAKERS.items()}  # type: ignore[attr-defined]
VELDEN = [(concept, cls, veld) for concept, klassen in TYPEN.items() for cls in klassen for veld in declaraties(cls)]


def graaf_veld(cls: type, veld: str) -> Any:
    definitie = cls.__strawberry_definition__  # type: ignore[attr-defined]
    [eigen] = [v for v in definitie.fields if v.python_name == veld]
    return GRAAF.type_map[definitie.name].fields[_NAAM(eigen)]


def klopt(type_: Any, kolom: Any) -> bool:
    """Whether a leaf of the graph can hold what a column holds."""
    soort = get_named_type(type_)
    if isinstance(soort, GraphQLEnumType):
        return isinstance(kolom.type, types.String)
    # An expression may have no type of its own.
    return isinstance(kolom.type, (*SCALARS[soort.name], types.NullType))


@pytest.mark.parametrize(("concept", "cls", "veld"), VELDEN, ids=lambda x: x if isinstance(x, str) else x.__name__)
def test_a_field_and_its_columns_agree(concept: str, cls: type, veld: str) -> None:  # noqa: C901  a case per kind
    rij = CONCEPTEN[concept]
    match declaraties(cls)[veld]:
        case Kolom(naam):
            type_ = graaf_veld(cls, veld).type
            kolom = rij.expression(naam, SCOPE)
            assert klopt(type_, kolom)
            if naam in rij.columns:
                assert isinstance(type_, GraphQLNonNull) is not kolom.nullable
        case Groep(waarde, kolommen):
            assert set(kolommen) == {deel.name for deel in fields(waarde)}
            for deel, naam in kolommen.items():
                assert klopt(graaf_veld(waarde, deel).type, rij.expression(naam, SCOPE))
        case Paren(_, naam) | Lijst(_, naam):
            assert isinstance(rij.expression(naam, SCOPE).type, types.JSON)
        case Relatieveld(relation):
            assert relation.parent in rij.names
            if relation.parent in rij.columns and not relation.many:
                # One that is always there starts from a key that is always there.
                altijd = isinstance(graaf_veld(cls, veld).type, GraphQLNonNull)
                assert not (altijd and rij.expression(relation.parent, SCOPE).nullable)  # type: ignore[attr-defined]
        case Verbinding(listing):
            assert listing.pairs is None or listing.parent in rij.names
        case Keuze(kolom, wegen):
            assert kolom in rij.names
            assert wegen
        case Zelf():
            pass
        case andere:
            pytest.fail(f"a new kind of declaration: {andere}")


@pytest.mark.parametrize("concept", CONCEPTEN)
def test_every_column_can_be_read(concept: str) -> None:
    """Nothing is kept that nobody can read, but for what is there for others."""
    gelezen: set[str] = set()
    for cls in TYPEN[concept]:
        for declaratie in declaraties(cls).values():
            match declaratie:
                case Kolom(naam) | Paren(_, naam) | Lijst(_, naam) | Keuze(naam, _):
                    gelezen.add(naam)
                case Groep(_, kolommen):
                    gelezen.update(kolommen.values())
                case Relatieveld(relation):
                    gelezen.add(relation.parent)
                case Verbinding(listing):
                    gelezen.add(listing.parent)
    assert set(CONCEPTEN[concept].columns) - gelezen == ALLEEN_VOOR_ANDEREN.get(concept, set())


def test_every_concept_is_shown_by_a_type() -> None:
    assert set(CONCEPTEN) == set(TYPEN)
