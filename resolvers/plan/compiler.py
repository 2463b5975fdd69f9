from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, case, func, literal, literal_column, null, select, union_all
from sqlalchemy.sql.util import ClauseAdapter

from resolvers.keys import Keys
from resolvers.plan import json
from resolvers.plan.columns import columns_of, expressions
from resolvers.plan.dynamic import Dynamic
from resolvers.plan.pages import Pages
from resolvers.plan.tree import (
    ChoiceField,
    ColumnField,
    ConstantField,
    Field,
    GlobalIdField,
    GroupField,
    ListField,
    MixedField,
    PairsField,
    RelationField,
    RowsField,
    SelfField,
    Shape,
)
from resolvers.relation import Relation
from resolvers.scope import Scope
from resolvers.visibility import visible


class Compiler:
    """Makes one statement of a tree.

    Every object is a subquery with a name of its own (`t1`, `t2`, …) that has just the columns asked for; what stands
    inside it refers to it by that name, so nesting needs no correlation to be worked out.

    Args:
        scope: who asks.
        dynamic: the statements that the request made for the slots.
    """

    def __init__(self, scope: Scope, dynamic: Sequence[Dynamic]) -> None:
        self.scope = scope
        self.dynamic = dynamic
        self._pages = Pages(self)
        self._count = 0
        # By slot, the name of the row that its list hangs on.
        self.parents: dict[int, str] = {}

    def name(self, letter: str) -> str:
        """A name no other part of the statement has."""
        self._count += 1
        return f"{letter}{self._count}"

    def object(self, shape: Shape, row: str) -> ColumnElement[Any]:
        """The JSON object of the row called `row`; by its type when it may have several."""
        alike = shape.alike()
        if alike is not None:
            return self._fields_object(alike, row)
        column: ColumnElement[Any] = literal_column(f"{row}.{shape.column}")
        return case(*((column == value, self._fields_object(fields, row)) for value, fields in shape.variants.items()))

    def _fields_object(self, fields: tuple[Field, ...], row: str) -> ColumnElement[Any]:
        name = self.name("o")
        return json.row(select(*self.labelled(fields, row)).subquery(name), name).scalar_subquery()

    def labelled(self, fields: tuple[Field, ...], row: str) -> list[ColumnElement[Any]]:
        """The fields of the row called `row`, labelled with their response keys."""
        return [self.value(field, row).label(field.key) for field in fields]

    def value(self, field: Field | MixedField, row: str) -> ColumnElement[Any]:
        """One field of the row called `row`."""
        match field:
            case MixedField():
                return self._mixed(field)
            case ConstantField():
                return literal(field.text, Text)
            case ColumnField():
                column: ColumnElement[Any] = literal_column(f"{row}.{field.column}")
                return func.upper(column) if field.enum else column
            case GlobalIdField():
                key = literal_column(f"{row}.{field.column}::text", Text)
                return json.base64(literal(f"{field.type_name}:", Text) + key)
            case GroupField():
                absent = and_(*(literal_column(f"{row}.{column}").is_(None) for column in field.columns))
                return case((absent, null()), else_=self._fields_object(field.fields, row))
            case PairsField():
                return self._pairs(field, row)
            case RelationField():
                return self._relation(field, row)
            case SelfField():
                return self.object(field.shape, row)
            case ChoiceField():
                chosen: ColumnElement[Any] = literal_column(f"{row}.{field.column}")
                return case(*((chosen == value, self.value(way, row)) for value, way in field.ways.items()))
            case ListField():
                self.parents[field.slot] = row
                return self._pages.field(field)
            case RowsField():
                return self._rows(field)

    def _pairs(self, field: PairsField, row: str) -> ColumnElement[Any]:
        name, pairs = self.name("o"), self.name("p")
        source = func.jsonb_each_text(literal_column(f"{row}.{field.column}")).table_valued("key", "value", name=pairs)
        parts = {"sleutel": source.c.key, "waarde": source.c.value}
        labelled = [
            (literal(part.text, Text) if isinstance(part, ConstantField) else parts[part.column]).label(part.key)
            for part in field.fields
        ]
        ordered = select(*labelled).select_from(source).order_by(source.c.key.collate("C")).subquery(name)
        return json.rows(ordered, name)

    def _relation(self, field: RelationField, row: str) -> ColumnElement[Any]:
        source = self._related(field.relation, row, columns_of(field.shape))
        name = source.name
        alike = field.shape.alike()
        if alike is not None:
            inner_name = self.name("o")
            inner = select(*self.labelled(alike, name)).select_from(source).subquery(inner_name)
            return (
                json.rows(inner, inner_name) if field.relation.many else json.row(inner, inner_name).scalar_subquery()
            )
        made = self.object(field.shape, name)
        if not field.relation.many:
            return select(made).select_from(source).scalar_subquery()
        return json.listed(made, source)

    def _rows(self, field: RowsField) -> ColumnElement[Any]:
        name = self.name("t")
        source = self.dynamic[field.slot].page.subquery(name)
        made = self.object(field.shape, name)
        return json.listed(made, source) if field.many else select(made).select_from(source).scalar_subquery()

    def _mixed(self, field: MixedField) -> ColumnElement[Any]:
        made = []
        for rows in field.kinds:
            name = self.name("t")
            found = case((literal_column(f"{name}.aanwezig"), self.object(rows.shape, name)))
            source = self.dynamic[rows.slot].page.subquery(name)
            made.append(select(source.c.plek, found.label("object")).select_from(source))
        together = union_all(*made).subquery(self.name("u"))
        if not field.many:
            return select(together.c.object).scalar_subquery()
        ordered = select(together).order_by(together.c.plek).subquery(self.name("u"))
        return json.listed(ordered.c.object, ordered)

    def _related(self, relation: Relation, row: str, needed: set[str]) -> Any:
        """Rows that a relation leads to from the row called `row`: a subquery with the needed columns, in order."""
        target, name = relation.target, self.name("t")
        table = target.table.alias(self.name("r"))
        adapt = ClauseAdapter(table).traverse
        keys = Keys.one(literal_column(f"{row}.{relation.parent}", relation.key_type))
        columns = expressions(target, self.scope, needed, table)
        statement = select(*columns).select_from(table)
        if relation.pairs is not None:
            pairs = relation.pairs(keys, self.scope).subquery(self.name("k"))
            along = [pairs.c[extra] for extra in relation.extra if extra in needed]
            statement = select(*columns, *along).join_from(pairs, table, adapt(target.identity) == pairs.c.doel)
        elif relation.key is not None:
            statement = statement.where(keys.match(adapt(relation.key)))
        conditions = (*relation.where(self.scope), *visible(target.table, self.scope))
        statement = statement.where(*(adapt(condition) for condition in conditions))
        if relation.distinct:
            columns = expressions(target, self.scope, {*needed, *target.columns}, table)
            statement = statement.with_only_columns(*columns, maintain_column_froms=True).distinct()
        if relation.many:
            tie = () if relation.distinct else (adapt(target.identity),)
            statement = statement.order_by(*(adapt(column) for column in relation.order), *tie)
        return statement.subquery(name)
