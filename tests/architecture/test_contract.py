"""The contract speaks Dutch, in sentences; and no scalar makes a detour."""

import re
from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    get_named_type,
    is_leaf_type,
    is_specified_directive,
    is_specified_scalar_type,
    validate_schema,
)

from schema.schema import schema
from tests.support.wandeling import GRAAF

ENGELS = re.compile(
    r"\b(the|and|with|which|whose|from|returns?|this|that|all of|number of|filter by|items?)\b", re.IGNORECASE
)


def onderdelen() -> Iterator[tuple[str, str | None]]:
    """Name and description of every type, field, argument, enum value and directive of ours."""
    for naam, soort in GRAAF.type_map.items():
        if naam.startswith("__") or is_specified_scalar_type(soort):
            continue
        yield naam, soort.description
        for veld, wat in getattr(soort, "fields", {}).items():
            yield f"{naam}.{veld}", wat.description
            for argument, hoe in getattr(wat, "args", {}).items():
                yield f"{naam}.{veld}({argument})", hoe.description
        if isinstance(soort, GraphQLEnumType):
            for waarde, betekenis in soort.values.items():
                yield f"{naam}.{waarde}", betekenis.description
    for directive in GRAAF.directives:
        if not is_specified_directive(directive):
            yield f"@{directive.name}", directive.description


def test_everything_is_described_in_a_sentence() -> None:
    zonder = {naam: tekst for naam, tekst in onderdelen() if not tekst or not re.search(r"[.!?]$", tekst.strip())}
    assert zonder == {}


def test_a_sentence_begins_with_a_capital() -> None:
    klein = {naam: tekst for naam, tekst in onderdelen() if tekst and not re.match(r"[A-Z0-9`(‘“É]", tekst)}
    assert klein == {}


def test_descriptions_are_dutch() -> None:
    engels = {naam: tekst for naam, tekst in onderdelen() if tekst and ENGELS.search(re.sub(r"`[^`]*`", "", tekst))}
    assert engels == {}


def velden() -> Iterator[tuple[str, str]]:
    for naam, soort in GRAAF.type_map.items():
        if not naam.startswith("__") and hasattr(soort, "fields") and not naam.endswith("Filter"):
            yield from ((naam, veld) for veld in soort.fields)


def test_no_scalar_is_an_async_resolver() -> None:
    """Ten times as slow as an attribute; only what needs a statement of its own may wait for it."""
    wacht = set()
    for naam, veld in velden():
        graaf_veld = GRAAF.type_map[naam].fields[veld]
        eigen = graaf_veld.extensions.get("strawberry-definition")
        if is_leaf_type(get_named_type(graaf_veld.type)) and getattr(eigen, "is_async", False):
            wacht.add(veld)
    assert wacht == {"totalCount"}


@pytest.mark.parametrize(("naam", "veld"), [paar for paar in velden() if paar[1] in {"nodes", "edges", "pageInfo"}])
def test_a_list_in_pages_is_never_absent(naam: str, veld: str) -> None:
    assert str(GRAAF.type_map[naam].fields[veld].type).endswith("!")


def test_names_are_those_of_relay_and_of_the_domain() -> None:
    """Types in capitals, fields in small, enum values in capitals; lists in pages end in Connection."""
    for naam, soort in GRAAF.type_map.items():
        if naam.startswith("__"):
            continue
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]*", naam), naam
        for veld in getattr(soort, "fields", {}):
            assert re.fullmatch(r"[a-z][A-Za-z0-9]*", veld), f"{naam}.{veld}"
        if isinstance(soort, GraphQLEnumType):
            for waarde in soort.values:
                assert re.fullmatch(r"[A-Z][A-Z0-9_]*", waarde), f"{naam}.{waarde}"


def test_the_schema_is_valid() -> None:
    assert validate_schema(schema._schema) == []
