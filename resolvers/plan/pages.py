from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, ColumnElement, Integer, Text, cast, func, literal, literal_column, select

from resolvers.contactgeschiedenis.relatie import RELATIES
from resolvers.plan import json
from resolvers.plan.dynamic import Dynamic, mark_parameter, size_parameter
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

    def field(self, field: ListField) -> ColumnElement[Any]:
        """A connection, whose page is fetched once for all that is asked of it."""
        dynamic = self._compiler.dynamic[field.slot]
        # `rang` counts the rows in the order the page was cut: from the end when paging backwards.
        cut = dynamic.page.subquery(self._compiler.name("s"))
        page = select(*cut.c, func.row_number().over().label("rang")).cte(self._compiler.name("p"), nesting=True)
        labelled = [self._part(part, field, page, dynamic).label(part.key) for part in field.parts]
        name = self._compiler.name("o")
        return json.row(select(*labelled).subquery(name), name).scalar_subquery()

    def _part(self, part: ListPart, field: ListField, page: CTE, dynamic: Dynamic) -> ColumnElement[Any]:
        backward = dynamic.page_slot is not None and dynamic.page_slot.query.page.backward
        match part.what:
            case "edges" | "nodes":
                return self._objects(part, field, page, backward=backward)
            case "pageInfo":
                return self._page_info(part, field, page, dynamic)
            case "totalCount":
                return self._count(dynamic)
            case _:
                return literal(part.what, Text)

    def _count(self, dynamic: Dynamic) -> ColumnElement[Any]:
        if dynamic.count is None:
            raise TypeError("a count is asked that the request did not make")
        counted = dynamic.count.subquery(self._compiler.name("n"))
        return func.coalesce(select(counted.c.aantal).scalar_subquery(), literal_column("0", Integer))

    def _objects(self, part: ListPart, field: ListField, page: CTE, *, backward: bool) -> ColumnElement[Any]:
        name = self._compiler.name("t")
        chosen = select(*page.c).where(page.c.rang <= size_parameter(field.slot))
        rows = chosen.order_by(page.c.rang.desc() if backward else page.c.rang).subquery(name)
        if part.shape is not None:
            return json.listed(self._compiler.object(part.shape, name), rows)
        edge_name = self._compiler.name("o")
        labelled = [self._edge(edge, field, name).label(edge.key) for edge in part.parts]
        return json.rows(select(*labelled).select_from(rows).subquery(edge_name), edge_name)

    def _edge(self, edge: EdgePart, field: ListField, row: str) -> ColumnElement[Any]:
        if edge.shape is not None:
            return self._compiler.object(edge.shape, row)
        if edge.what == "cursor":
            return _cursor(field, literal_column(f"{row}.volgorde"), literal_column(f"{row}.doel"))
        if edge.what == "relaties":
            rank = " ".join(f"when '{relatie}' then {number}" for number, relatie in enumerate(RELATIES))
            return literal_column(
                f"(select array_to_json(array_agg(upper(r) order by case r {rank} end)) from unnest({row}.relaties) r)"  # noqa: S608  names of our own
            )
        return literal(edge.what, Text)

    def _page_info(self, part: ListPart, field: ListField, page: CTE, dynamic: Dynamic) -> ColumnElement[Any]:
        if dynamic.page_slot is None:
            raise TypeError("page info of what is no list")
        asked = dynamic.page_slot.query.page
        size = size_parameter(field.slot)
        more = select(func.count() > size).select_from(page).scalar_subquery()
        elsewhere: ColumnElement[Any] = literal_column("false" if asked.cursor is None else "true")

        def end(*, last: bool) -> ColumnElement[Any]:
            rang = page.c.rang.desc() if last else page.c.rang.asc()
            cursor = _cursor(field, page.c.volgorde, page.c.doel)
            return select(cursor).where(page.c.rang <= size).order_by(rang).limit(literal_column("1")).scalar_subquery()

        values: dict[str, Any] = {
            "hasNextPage": elsewhere if asked.backward else more,
            "hasPreviousPage": more if asked.backward else elsewhere,
            "startCursor": end(last=asked.backward),
            "endCursor": end(last=not asked.backward),
        }
        labelled = [values.get(edge.what, literal(edge.what, Text)).label(edge.key) for edge in part.parts]
        name = self._compiler.name("o")
        return json.row(select(*labelled).subquery(name), name).scalar_subquery()


def _cursor(field: ListField, value: ColumnElement[Any], identity: ColumnElement[Any]) -> ColumnElement[Any]:
    """Cursor of a row, as `resolvers.paging.encode_cursor` makes it."""
    place = json.text_of(value) + literal(",", Text) + json.text_of(cast(identity, Text))
    return json.base64(
        literal('["', Text) + mark_parameter(field.slot) + literal('",', Text) + place + literal("]", Text), url=True
    )
