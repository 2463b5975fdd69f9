"""What stands in the text of a statement, and what stays a parameter."""

from typing import Any

import pytest
from sqlalchemy import Integer, Text, bindparam, literal, literal_column, select

from resolvers.operation import Operation
from resolvers.plan.execution import Program
from resolvers.plan.statement import compiled
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute
from schema.global_id import encode
from schema.plan.planner import OUTCOMES
from tests.support.vraag import Vraag


def test_fixed_values_stand_in_the_text_and_given_ones_do_not() -> None:
    # given a fixed text, a fixed number and a value that each request gives
    gegeven = bindparam("wie", type_=Text)
    made = compiled(select(literal("vast"), literal(3), gegeven), (), {})
    assert "'vast'" in made.text
    assert "(3)" in made.text
    assert made.names == ("wie",)
    assert made.values((), {"wie": "noor"}) == ("noor",)


@pytest.mark.parametrize("tekst", ["it's", "een\\twee", "\\'; select 1 --", "'' || '", "$1", "$merk_0$"])
async def test_any_text_comes_back_as_it_was(vraag_verhaal: Vraag, tekst: str) -> None:
    made = compiled(select(literal(tekst, Text)), (), {})
    async with vraag_verhaal.database.engine.connect() as connection:
        assert (await connection.exec_driver_sql(made.text)).scalar() == tekst


def test_what_is_known_late_takes_the_place_that_was_kept_for_it() -> None:
    grens: Any = literal_column("$omvang_0$", Integer)
    made = compiled(select(literal_column("$ouder_1$"), grens), (), {"$ouder_1$": "k2.sleutel"})
    assert "k2.sleutel" in made.text
    assert made.names == ("$omvang_0$",)


async def test_response_keys_that_look_like_something_else_are_response_keys(vraag_verhaal: Vraag) -> None:
    # given names that only a client would choose; the plan and the plain way are compared by `vraag`
    document = """{ klantcontacten(first: 2) {
      __merk_0__: totalCount __ouder_0__: nodes { __omvang_0__: nummer veel: kanaal t2: uuid ouder: betrokkenen { rang: rol } }
    } }"""
    data = await vraag_verhaal.data(document)
    assert list(data["klantcontacten"]) == ["__merk_0__", "__ouder_0__"]
    assert len(data["klantcontacten"]["__ouder_0__"]) == 2


_ID = "00000003-0000-4000-8000-00000000700{}"
GESTELD = {
    "filter": (
        "query Q($w: [String!]) { klantcontacten(filter: {kanaal: $w}, first: 2) { totalCount nodes { nummer } } }",
        (["telefoon"], ["balie", "email"]),
    ),
    "filter in een lijst van een ander": (
        "query Q($w: [String!]) { partijen(first: 2) { nodes { klantcontacten(filter: {kanaal: $w}) { totalCount nodes { nummer } } } } }",
        (["telefoon"], ["balie"]),
    ),
    "zoeken": (
        "query Q($w: String) { partijen(filter: {naam: $w}) { totalCount nodes { nummer } } }",
        ("berg", "yilmaz"),
    ),
    "sleutel": ("query Q($w: String!) { partij(sleutel: {nummer: $w}) { nummer } }", ("5001", "5002")),
    "ids": (
        "query Q($w: [ID!]!) { nodes(ids: $w) { id } }",
        ([encode("Klantcontact", _ID.format(2))], [encode("Klantcontact", _ID.format(n)) for n in (3, 4, 3)]),
    ),
}


@pytest.mark.parametrize("naam", GESTELD)
async def test_a_question_that_was_asked_before_makes_no_statement(
    naam: str, vraag_verhaal: Vraag, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemaakt: list[object] = []
    maak = Program._dynamic

    def telt(self: Program, *args: Any) -> Any:
        gemaakt.append(args)
        return maak(self, *args)

    monkeypatch.setattr(Program, "_dynamic", telt)
    tekst, (eerst, daarna) = GESTELD[naam]

    async def gevraagd(waarde: Any) -> int:
        gemaakt.clear()
        async with Operation(vraag_verhaal.database, ONTWIKKELIDENTITEIT) as operation:
            voor = OUTCOMES["planned"]
            await execute(tekst, {"w": waarde}, None, operation)
            assert OUTCOMES["planned"] == voor + 1
        return len(gemaakt)

    # given a question that was asked once
    assert await gevraagd(eerst) == 1
    # when it is asked again with other values
    assert await gevraagd(daarna) == 0
    # then it is answered as the plain way answers it (`vraag` compares the two)
    await vraag_verhaal.data(tekst, {"w": daarna})


async def test_a_list_that_is_asked_of_an_interface_is_read_once(vraag_verhaal: Vraag) -> None:
    # given a list in a fragment that is used at two places, one of them on an interface with three types
    document = """query Q($sleutel: PartijSleutel!) { partij(sleutel: $sleutel) {
      ...Contacten ... on Contactpersoon { werkteVoor { ...Contacten } }
    } }
    fragment Contacten on Partij { klantcontacten(first: 2) { nodes { nummer } } }"""
    antwoord = await vraag_verhaal(document, {"sleutel": {"nummer": "5001"}})
    # then its pairs stand in the statement once for each place, not for each type
    [gestuurd] = antwoord.sql
    assert gestuurd.sql.count("AS paren JOIN klantcontact") == 2


async def test_a_list_that_only_some_types_are_asked_is_read_for_those(vraag_verhaal: Vraag) -> None:
    # given three types of which two are asked the same list, and the third another page of it
    document = """{ actoren(first: 20) { nodes { __typename zelfdePersoon {
      __typename ... on Medewerker { ...Contacten } ... on OrganisatorischeEenheid { ...Contacten }
      ... on GeautomatiseerdeActor { ander: klantcontacten(first: 2) { totalCount } } naam
    } } } }
    fragment Contacten on Actor { klantcontacten(first: 1) { nodes { nummer } } }"""
    before = OUTCOMES["plain: failed"]
    await vraag_verhaal.data(document)
    assert OUTCOMES["plain: failed"] == before
