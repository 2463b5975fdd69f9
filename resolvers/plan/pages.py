from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, column, func, literal_column, select, table, true

from resolvers.contactgeschiedenis.relatie import RELATIES
from resolvers.listing import Query
from resolvers.plan import json
from resolvers.plan.dynamic import (
    mark_placeholder,
    parent_placeholder,
    parents_placeholder,
    size_placeholder,
)
from resolvers.plan.levels import Place
from resolvers.plan.tree import EdgePart, ListField, ListPart

if TYPE_CHECKING:
    from resolvers.plan.compiler import Compiler


class Pages:
    """Makes the JSON of lists in pages.

    Args:
        compiler: makes the objects in them.
    """

    def __init__(self, compiler: "Compiler") -> None:
        self._compiler = compiler
        self._levels = compiler.levels

    def root(self, field: ListField) -> str:
        """A connection of the register or of what the request found."""
        dynamic = self._compiler.dynamic[field.slot]
        cut = dynamic.page.subquery("blad")
        # `rang` counts the rows in the order the page was cut: from the end when paging backwards.
        page = select(literal_column("1").label("ouder"), *cut.c, *_counted())
        count = None
        if dynamic.count is not None:
            counted = dynamic.count.subquery("geteld")
            count = select(literal_column("1").label("ouder"), counted.c.aantal)
        parents = Place(self._levels.name("k"), {})
        made = json.sql(self._connection(field, page, count, parents))
        return f"(select {made} from (select 1 as sleutel) {' '.join((parents.row, *parents.joins))})"

    def of_rows(self, field: ListField, place: Place) -> json.Value:
        """A connection of each row at a place: pages are cut one by one, what is asked of them is fetched together."""
        dynamic = self._compiler.dynamic[field.slot]
        slot = dynamic.page_slot
        if slot is None or field.parent is None:
            # A list of the register is the same for every row.
            return (self.root(field),)
        key_type = slot.listing.key_type
        keys = self._levels.keys(place, field.parent, key_type)
        parents = self._levels.add(
            self._levels.name("k"), select(func.unnest(keys.expression).label("sleutel")).distinct()
        )
        # Not taken for many: its pages are, and would be so twice.
        self._levels.keep(parents.row, many=False)
        self._compiler.placeholders[parent_placeholder(field.slot)] = f"{parents.row}.sleutel"
        source = table(parents.row, column("sleutel", key_type))
        cut = dynamic.page.subquery("blad")
        ranked = select(*cut.c, *_counted()).lateral("bladen")
        page = select(source.c.sleutel.label("ouder"), *ranked.c).select_from(source.join(ranked, true()))
        if dynamic.count is not None:
            array = f"array(select sleutel from {parents.row})"
            self._compiler.placeholders[parents_placeholder(field.slot)] = array
        made = json.sql(self._connection(field, page, dynamic.count, parents))
        joined = self._levels.name("j")
        place.joins.append(
            f"left join (select {parents.row}.sleutel, {made} as json {parents.source} offset 0) {joined}"
            f" on {joined}.sleutel = {place.row}.{field.parent}"
        )
        return json.or_null(f"{joined}.json")

    def _connection(self, field: ListField, page: Select[Any], count: Select[Any] | None, parents: Place) -> json.Value:
        """The connection per parent, from its page and count, both led by `ouder`; joins them to the parents."""
        place = self._levels.add(self._levels.name("t"), page)
        if sum(part.what in {"edges", "nodes", "pageInfo"} for part in field.parts) > 1:
            self._levels.keep(place.row)
        fields = []
        for part in field.parts:
            match part.what:
                case "edges" | "nodes":
                    made = self._objects(part, field, place, parents)
                case "pageInfo":
                    made = self._page_info(part, field, place, parents)
                case "totalCount":
                    made = self._count(count, parents)
                case _:
                    made = json.constant(part.what)
            fields.append((part.key, made))
        return json.object_of(fields)

    def _joined(self, parents: Place, gathered: str) -> str:
        """Joins what was gathered per parent; returns the name it has."""
        name = self._levels.name("j")
        parents.joins.append(f"left join ({gathered}) {name} on {name}.ouder = {parents.row}.sleutel")
        return name

    def _count(self, count: Select[Any] | None, parents: Place) -> json.Value:
        if count is None:
            raise TypeError("a count is asked that the request did not make")
        name = self._levels.name("n")
        self._levels.add(name, count)
        joined = self._joined(parents, f"select ouder, aantal from {name}")
        return (f"coalesce({joined}.aantal, 0)::text",)

    def _query(self, field: ListField) -> Query:
        slot = self._compiler.dynamic[field.slot].page_slot
        if slot is None:
            raise TypeError("a page of what is no list")
        return slot.query

    def _objects(self, part: ListPart, field: ListField, page: Place, parents: Place) -> json.Value:
        place = Place(page.row, page.types, within=self._compiler.dynamic[field.slot].within)
        if part.shape is not None:
            made = self._compiler.object(part.shape, place)
        else:
            made = json.object_of((edge.key, self._edge(edge, field, place)) for edge in part.parts)
        order = f"{page.row}.rang{' desc' if self._query(field).page.backward else ''}"
        name = self._joined(
            parents,
            f"select {page.row}.ouder, {json.listed(made, order)} as json {place.source}"
            f" where {page.row}.rang <= {size_placeholder(field.slot)} group by 1",
        )
        return (f"coalesce({name}.json, '[]')",)

    def _edge(self, edge: EdgePart, field: ListField, place: Place) -> json.Value:
        if edge.shape is not None:
            return self._compiler.object(edge.shape, place)
        if edge.what == "cursor":
            return (f"'\"' || {_cursor(field, place.row)} || '\"'",)
        if edge.what == "relaties":
            return (_relaties(f"{place.row}.relaties"),)
        return json.constant(edge.what)

    def _page_info(self, part: ListPart, field: ListField, page: Place, parents: Place) -> json.Value:
        asked, size, row = self._query(field).page, size_placeholder(field.slot), page.row

        def of(what: str, rang: str) -> str:
            """Joins what the row of this rang says."""
            gathered = f"select {row}.ouder, {what} as wat from {row} where {row}.rang = {rang}"
            return f"{self._joined(parents, gathered)}.wat"

        def end(*, last: bool) -> json.Value:
            cursor = of(_cursor(field, row), f"least({f'{row}.gelezen' if last else 1}, {size})")
            return json.or_null(f"'\"' || {cursor} || '\"'")

        wanted = {edge.what for edge in part.parts}
        values: dict[str, json.Value] = {}
        elsewhere: json.Value = (json.Known("false" if asked.cursor is None else "true"),)
        if not wanted.isdisjoint({"hasNextPage", "hasPreviousPage"}):
            # Each row says how many were read, so any one will do.
            more: json.Value = (f"(coalesce({of(f'{row}.gelezen', '1')}, 0) > {size})::text",)
            values["hasNextPage"] = elsewhere if asked.backward else more
            values["hasPreviousPage"] = more if asked.backward else elsewhere
        if "startCursor" in wanted:
            values["startCursor"] = end(last=asked.backward)
        if "endCursor" in wanted:
            values["endCursor"] = end(last=not asked.backward)
        return json.object_of((edge.key, values.get(edge.what) or json.constant(edge.what)) for edge in part.parts)


def _counted() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The place of each row on its page, and how many were read."""
    return func.row_number().over().label("rang"), func.count().over().label("gelezen")


def _relaties(column: str) -> str:
    """Why a contact is in a history, in the order of the graph; mostly there is one reason."""
    rank = " ".join(f"when '{relatie}' then {number}" for number, relatie in enumerate(RELATIES))
    several = (
        f"(select '[' || string_agg('\"' || upper(r) || '\"', ',' order by case r {rank} end) || ']'"
        f" from unnest({column}) r)"
    )
    return f"case when cardinality({column}) = 1 then '[\"' || upper({column}[1]) || '\"]' else {several} end"


def _cursor(field: ListField, row: str) -> str:
    """Cursor of a row, as `resolvers.paging.encode_cursor` makes it."""
    place = f"to_json({row}.volgorde)::text || ',' || to_json({row}.doel::text)::text"
    return json.base64(f"'[\"' || {mark_placeholder(field.slot)} || '\",' || {place} || ']'", url=True)
