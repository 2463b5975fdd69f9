from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal_column, select, table
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression

from resolvers.plan import json
from resolvers.plan.columns import columns_of, expressions
from resolvers.plan.dynamic import Dynamic, Shared
from resolvers.plan.levels import Levels, Place
from resolvers.plan.pages import Pages
from resolvers.plan.tree import (
    ChoiceField,
    ColumnField,
    ConstantField,
    Field,
    GlobalIdField,
    GroupField,
    ItemsField,
    ListField,
    MixedField,
    PairsField,
    RecordsField,
    RelationField,
    Root,
    RowsField,
    SelfField,
    Shape,
)
from resolvers.relation import Relation
from resolvers.scope import Scope
from resolvers.visibility import visible

_DIRECTIONS: Mapping[Any, str] = {
    operators.asc_op: " asc",
    operators.desc_op: " desc",
    operators.nulls_first_op: " nulls first",
    operators.nulls_last_op: " nulls last",
}


class Compiler:
    """Makes one statement of a tree.

    Every relation is read once for all rows of the level above it, by their keys together; its objects are gathered per
    key and joined to that level.

    Args:
        scope: who asks.
        dynamic: the statements that the request made for the slots.
        shared: rows that several of these name.
    """

    def __init__(self, scope: Scope, dynamic: Sequence[Dynamic], shared: Shared | None = None) -> None:
        self.scope = scope
        self.dynamic = dynamic
        self.levels = Levels()
        # What stands in the statement's text for what is known only now.
        self.placeholders: dict[str, str] = {}
        self._shared = shared
        self._pages = Pages(self)

    def statement(self, roots: Sequence[Root]) -> Select[Any]:
        """The statement whose columns are the JSON of the roots, as bytes: text would be decoded and encoded again."""
        if self._shared is not None:
            for number, (name, rows) in enumerate(self._shared.statements.items()):
                self.levels.add(name, rows)
                self.levels.keep(name, many=number == 0)
        made = [self._root(root) for root in roots]
        labelled: list[ColumnElement[Any]] = [
            literal_column(f"textsend({text})").label(f"wortel_{number}") for number, text in enumerate(made)
        ]
        return select(*labelled).add_cte(*self.levels.expressions())

    def _root(self, root: Root) -> str:
        match root:
            case ListField():
                return self._pages.root(root)
            case RowsField():
                return self._rows(root)
            case RecordsField():
                return self._records(root)
            case MixedField():
                return self._mixed(root)

    def _records(self, field: RecordsField) -> str:
        lists = []
        for statement in self.dynamic[field.slot].statements:
            name = self.levels.name("f")
            self.levels.add(name, statement)
            lists.append(f"coalesce((select json_agg(to_json({name})) from {name}), '[]')::text")
        return "'[' || " + " || ',' || ".join(lists) + " || ']'"

    def _mixed(self, field: MixedField) -> str:
        made = []
        for rows in field.kinds:
            name = self.levels.name("t")
            place = self.levels.add(name, self.dynamic[rows.slot].page)
            there = f"{name}.aanwezig"
            found = json.sql(self.object(rows.shape, place.where(there)))
            made.append(f"select {name}.plek, case when {there} then {found} else 'null' end as json {place.source}")
        together = f"({' union all '.join(made)}) {self.levels.name('u')}"
        gathered = "'[' || string_agg(json, ',' order by plek) || ']'" if field.many else "json"
        return f"(select {gathered} from {together})"

    def object(self, shape: Shape, place: Place) -> json.Value:
        """The JSON object of a row; by its type when it may have several."""
        alike = shape.alike()
        if alike is not None:
            return self._fields(alike, place)
        # Types that are asked the same are one case, and what several types are asked is made once for these.
        column = f"{place.row}.{shape.column}"
        made: list[tuple[Field, json.Value]] = []

        def value(field: Field) -> json.Value:
            known = next((known for own, known in made if own == field), None)
            if known is None:
                types = [type_ for type_, fields in shape.variants.items() if field in fields]
                every = len(types) == len(shape.variants)
                known = self._value(field, place if every else place.where(f"{column} in ({_literals(types)})"))
                made.append((field, known))
            return known

        ways = [
            (types, json.object_of((field.key, value(field)) for field in fields)) for types, fields in shape.grouped()
        ]
        return json.chosen(column, ways)

    def _fields(self, fields: Sequence[Field], place: Place) -> json.Value:
        return json.object_of((field.key, self._value(field, place)) for field in fields)

    def _value(self, field: Field, place: Place) -> json.Value:
        row = place.row
        match field:
            case ConstantField():
                return json.constant(field.text)
            case ColumnField():
                column = f"{row}.{field.column}"
                return json.name(column) if field.enum else json.column(column, place.types.get(field.column))
            case GlobalIdField():
                key = json.base64(f"{json.quoted(field.type_name + ':')} || {row}.{field.column}::text")
                return json.or_null(f"'\"' || {key} || '\"'")
            case GroupField():
                columns = ", ".join(f"{row}.{column}" for column in field.columns)
                made = json.sql(self._fields(field.fields, place))
                return (f"case when num_nonnulls({columns}) = 0 then 'null' else {made} end",)
            case PairsField():
                return self._pairs(field, row)
            case ItemsField():
                return self._items(field, row)
            case RelationField():
                return self._relation(field, place)
            case SelfField():
                return self.object(field.shape, place)
            case ChoiceField():
                return self._choice(field, place)
            case ListField():
                return self._pages.of_rows(field, place)
            case RowsField():
                raise TypeError("rows that a request finds stand at the root")

    def _choice(self, field: ChoiceField, place: Place) -> json.Value:
        column = f"{place.row}.{field.column}"
        ways = [
            ((value,), self._value(way, place.where(f"{column} = {json.quoted(value)}")))
            for value, way in field.ways.items()
        ]
        return json.chosen(column, ways)

    def _pairs(self, field: PairsField, row: str) -> json.Value:
        name = self.levels.name("p")
        parts = {"sleutel": f"to_json({name}.key)::text", "waarde": f"to_json({name}.value)::text"}
        made = json.object_of(
            (
                part.key,
                json.constant(part.text) if isinstance(part, ConstantField) else json.or_null(parts[part.column]),
            )
            for part in field.fields
        )
        gathered = json.listed(made, f'{name}.key collate "C"')
        return (f"coalesce((select {gathered} from jsonb_each_text({row}.{field.column}) {name}), '[]')",)

    def _items(self, field: ItemsField, row: str) -> json.Value:
        name = self.levels.name("p")
        made = json.object_of(
            (
                part.key,
                json.constant(part.text)
                if isinstance(part, ConstantField)
                else json.or_null(f"to_json({name}.value ->> {json.quoted(part.column)})::text"),
            )
            for part in field.fields
        )
        items = f"jsonb_array_elements({row}.{field.column}) with ordinality {name}(value, plaats)"
        return (f"coalesce((select {json.listed(made, f'{name}.plaats')} from {items}), '[]')",)

    def _relation(self, field: RelationField, place: Place) -> json.Value:
        relation, joined = field.relation, self.levels.name("j")
        below, order = self._related(relation, place, columns_of(field.shape))
        made = self.object(field.shape, below)
        if relation.many:
            gathered = f"select {below.row}.ouder, {json.listed(made, order)} as json {below.source} group by 1"
        else:
            # The offset keeps it apart, so that an object to which many rows lead is made once.
            gathered = f"select {below.row}.ouder, {json.sql(made)} as json {below.source} offset 0"
        place.joins.append(f"left join ({gathered}) {joined} on {joined}.ouder = {place.row}.{relation.parent}")
        return (f"coalesce({joined}.json, '{'[]' if relation.many else 'null'}')",)

    def _related(self, relation: Relation, place: Place, needed: set[str]) -> tuple[Place, str]:
        """The level that a relation leads to from a place, and the order of its rows within their parent."""
        target, name = relation.target, self.levels.name("t")
        keys = self.levels.keys(place, relation.parent, relation.key_type)
        if relation.distinct:
            needed = {*needed, *target.columns}
        columns = expressions(target, self.scope, needed)
        if relation.pairs is not None:
            known = self._shared.pairs.get(relation.pairs) if self._shared is not None and place.within else None
            if known is None:
                pairs: Any = relation.pairs(keys, self.scope).subquery("paren")
            else:
                pairs = table(known, column("sleutel"), column("doel"))
            along = [pairs.c[extra] for extra in relation.extra if extra in needed]
            statement = select(pairs.c.sleutel.label("ouder"), *columns, *along).join_from(
                pairs, target.table, target.identity == pairs.c.doel
            )
        elif relation.key is not None:
            statement = select(relation.key.label("ouder"), *columns).where(keys.match(relation.key))
        else:
            raise TypeError(f"{relation.name} has neither key nor pairs")
        statement = statement.where(*relation.where(self.scope), *visible(target.table, self.scope))
        if not relation.many:
            return self.levels.add(name, statement.distinct() if relation.distinct else statement), ""
        statement, order = ordered(statement, name, relation.ordering(self.scope))
        return self.levels.add(name, statement.distinct() if relation.distinct else statement), order

    def _rows(self, field: RowsField) -> str:
        found = self.dynamic[field.slot].page.subquery("gevonden")
        name = self.levels.name("t")
        # Named, as an object of which no column is asked is there or not all the same.
        place = self.levels.add(name, select(*found.c, func.row_number().over().label("rang")).select_from(found))
        made = self.object(field.shape, place)
        if field.many:
            return f"coalesce((select {json.listed(made, f'{name}.rang')} {place.source}), '[]')"
        return f"(select {json.sql(made)} {place.source} limit 1)"


def _literals(values: Sequence[str | None]) -> str:
    return ", ".join(json.quoted(str(value)) for value in values)


def ordered(statement: Select[Any], name: str, order: Sequence[ColumnElement[Any]]) -> tuple[Select[Any], str]:
    """A statement with the columns that its rows are ordered by, and that order as seen from outside."""
    terms = []
    for number, term in enumerate(order):
        column, direction = term, ""
        while isinstance(column, UnaryExpression) and column.modifier in _DIRECTIONS:
            column, direction = column.element, _DIRECTIONS[column.modifier] + direction
        statement = statement.add_columns(column.label(f"volgorde_{number}"))
        terms.append(f"{name}.volgorde_{number}{direction}")
    return statement, ", ".join(terms)
