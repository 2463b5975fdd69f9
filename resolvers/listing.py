from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    CompoundSelect,
    DateTime,
    Integer,
    Select,
    SelectBase,
    bindparam,
    func,
    literal_column,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.types import TypeEngine

from resolvers.along import Along
from resolvers.concept import Concept
from resolvers.keys import UUID_KEY, Keys, Pairs
from resolvers.operation import BatchFunction, Operation
from resolvers.paging import MAXIMUM_PAGINA, Page, PageRequest, decode_cursor, fingerprint
from resolvers.scope import Scope
from resolvers.visibility import permitted, visible

# The key of a list that has no parent: the register as a whole.
REGISTER = "register"

# Conditions on the target for one filter value (a frozen dataclass, or None).
Conditions = Callable[[Any, Scope], Iterable[ColumnElement[bool]]]


@dataclass(frozen=True, eq=False)
class Order:
    """An order of a list: by a column that is never empty, then by identity, both in the same direction.

    Args:
        column: of the target.
        descending: newest, largest or last first.
        moment: the pairs of a relation carry this very column as `moment`, so that their index keeps the order.
        apart: filters whose answers are found first and ordered then. PostgreSQL underestimates what comparing words
            costs, and would try every row in the order of an index.
    """

    column: ColumnElement[Any]
    descending: bool = False
    moment: bool = False
    apart: Callable[[Any], bool] = lambda _filter: False


def _no_conditions(_filter: Any, _scope: Scope) -> Iterable[ColumnElement[bool]]:
    return ()


@dataclass(frozen=True, eq=False)
class Listing:
    """A list that is read in pages, as data: of the whole register, or of one parent.

    Args:
        name: what it returns and from where.
        target: the concept it returns.
        orders: by their name in the schema; the first is the default.
        conditions: what a filter means.
        pairs: for a list of a parent, which targets belong to it.
        parent: name of the parent's column that holds the key.
        extra: further columns of the pairs that come along with each row.
        maximum: most rows on a page.
        along: rows that the target's table names, and that differ from one list to the next.
        within: rows of which this list is, and the same list of just those: for when they are read anyhow.
        structure: for a list that is made anew by each request, what its statements depend on but `parameters`.
        parameters: values of parameters that its statements name.
        narrowing: what a filter means for the pairs themselves, as far as they carry copies of the target's columns;
            so that only pairs that count are read. What it says, `conditions` says too.
    """

    name: str
    target: Concept
    orders: Mapping[str, Order]
    conditions: Conditions = _no_conditions
    pairs: Pairs | None = None
    parent: str = "uuid"
    key_type: TypeEngine[Any] = UUID_KEY
    distinct: bool = False
    maximum: int = MAXIMUM_PAGINA
    extra: tuple[str, ...] = field(default=())
    along: Along | None = None
    within: "tuple[Along, Listing] | None" = None
    structure: Hashable = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    narrowing: Conditions = _no_conditions

    def _sources(
        self,
        keys: Keys,
        asked: "Asked",
        scope: Scope,
        columns: Iterable[ColumnElement[Any]] | None = None,
        ordered: Callable[[SelectBase], SelectBase] = lambda pairs: pairs,
    ) -> tuple[Select[Any], Any]:
        target = self.target
        statement = select(*(target.select(scope) if columns is None else columns))
        pairs = None
        if self.pairs is not None:
            every = self.pairs(keys, scope)
            narrowed = every.where(*asked.narrowing) if isinstance(every, Select) and asked.narrowing else every
            pairs = ordered(narrowed).subquery("paren")
            statement = statement.add_columns(*(pairs.c[name] for name in self.extra)).join_from(
                pairs, target.table, target.identity == pairs.c.doel
            )
        if self.distinct:
            statement = statement.distinct()
        if self.along is not None:
            statement = self.along.beside(statement, scope)
        return statement.where(*asked.conditions, *visible(target.table, scope)), pairs

    def asked(self, scope: Scope, filter_: Any) -> "Asked":
        """What a filter makes of this list's statements.

        Raises:
            InvalidInputError: the filter makes no sense.
            NotAllowedError: it would tell about what may not be seen.
        """
        return Asked(tuple(self.conditions(filter_, scope)), tuple(self.narrowing(filter_, scope)))

    def statement(
        self,
        scope: Scope,
        query: "Query",
        keys: Keys,
        columns: Iterable[ColumnElement[Any]] | None = None,
        asked: "Asked | None" = None,
        cut: "Cut | None" = None,
    ) -> Select[Any]:
        """One page of one parent (or of the register): one row more than asked, to know whether there are more.

        Args:
            scope: who asks.
            query: which page, of what.
            keys: the parent.
            columns: of the target; all of them when not given.
            asked: what the filter makes of it, when that was worked out before.
            cut: where the page begins and how long it is, as parameters; the query's own values when not given.

        Raises:
            InvalidInputError: the filter makes no sense.
            NotAllowedError: the filter or the order would tell about what may not be seen.
        """
        order = self.orders[query.order]
        descending = order.descending != query.page.backward

        def by_time(pairs: SelectBase) -> SelectBase:
            # Pairs that come in order of time make a page stop at its end, instead of sorting all there is.
            own = pairs.selected_columns
            if not order.moment or "moment" not in own:
                return pairs
            if isinstance(pairs, CompoundSelect):
                # Of two sources each its own order, so that they are merged.
                return union_all(*(cast("Select[Any]", by_time(part)) for part in pairs.selects))
            if not isinstance(pairs, Select):
                return pairs
            return pairs.order_by(*(c.desc() if descending else c.asc() for c in (own.moment, own.doel)))

        statement, pairs = self._sources(keys, asked or self.asked(scope, query.filter), scope, columns, by_time)
        by_moment = order.moment and pairs is not None and "moment" in pairs.c
        column = pairs.c.moment if by_moment else order.column
        identity = pairs.c.doel if by_moment else self.target.identity
        permitted((column,), scope)
        if order.apart(query.filter):
            # The same text or moment, that no index knows.
            column = column + literal_column("interval '0'" if isinstance(column.type, DateTime) else "''")
        if query.page.cursor is not None:
            place = tuple_(*(self._place(query, order) if cut is None else cut.place(order, self.target)))
            here = tuple_(column, identity)
            statement = statement.where(here < place if descending else here > place)
        ordering = [c.desc() if descending else c.asc() for c in (column, identity)]
        statement = statement.add_columns(column.label("volgorde"), identity.label("volgorde_id")).order_by(*ordering)
        if cut is None:
            return statement.limit(query.page.size + 1)
        # PostgreSQL plans without knowing the parameter: then the most there can be says how few rows there are.
        most = statement.limit(literal_column(str(self.maximum + 1))).subquery("meeste")
        return select(*most.c).limit(cut.size + 1)

    def _place(self, query: "Query", order: Order) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        value, identity = self.place(query)
        return (
            bindparam("cursor_waarde", value, type_=order.column.type),
            bindparam("cursor_id", identity, type_=self.target.identity.type),
        )

    def place(self, query: "Query") -> tuple[Any, Any]:
        """Where the page starts.

        Raises:
            InvalidCursorError: its cursor is damaged, or belongs to another list.
        """
        types = self.orders[query.order].column.type.python_type, self.target.identity.type.python_type
        return decode_cursor(query.page.cursor or "", query.mark, *types)

    def count_statement(
        self, scope: Scope, filter_: Any, keys: Keys | None = None, asked: "Asked | None" = None
    ) -> Select[Any]:
        """How many there are, per parent (`ouder`, `aantal`) or in all (`aantal`)."""
        keys = keys or Keys.many(self.key_type)
        asked = asked or self.asked(scope, filter_)
        if self.pairs is not None and not asked.conditions and not visible(self.target.table, scope):
            # All of the pairs count: what they point to exists, a foreign key says so.
            own = self.pairs(keys, scope).subquery("paren")
            return select(own.c.sleutel.label("ouder"), func.count().label("aantal")).group_by(own.c.sleutel)
        statement, pairs = self._sources(keys, asked, scope)
        if pairs is None:
            identities = statement.with_only_columns(self.target.identity.label("doel"), maintain_column_froms=True)
            return select(func.count().label("aantal")).select_from(identities.subquery("alle"))
        return statement.with_only_columns(pairs.c.sleutel.label("ouder"), func.count().label("aantal")).group_by(
            pairs.c.sleutel
        )

    def page_batch(self, operation: Operation, query: "Query") -> BatchFunction:
        """Loader function: for each parent its `Page`; for the register as a whole the one key is `REGISTER`."""

        async def load(keys: list[Any]) -> list[Page]:
            distinct_keys = list(dict.fromkeys(keys))
            if self.pairs is None or len(distinct_keys) == 1:
                one = Keys.one(bindparam("sleutel", distinct_keys[0], type_=self.key_type))
                rows = await operation.fetch(self.statement(operation.scope, query, one), self.parameters)
                page = query.page_of(rows)
                return [page for _ in keys]
            pages = await self._load_many(operation, query, distinct_keys)
            return [pages[key] for key in keys]

        return load

    async def _load_many(self, operation: Operation, query: "Query", keys: list[Any]) -> Mapping[Any, Page]:
        parents = (
            func.unnest(bindparam("sleutels", keys, type_=ARRAY(self.key_type)))
            .table_valued("sleutel")
            .render_derived("ouders")
        )
        sleutel = parents.c.sleutel
        # Named as text: as a column it would bring its table along into every subquery, and pair all parents with all.
        key = literal_column("ouders.sleutel", self.key_type)
        page = self.statement(operation.scope, query, Keys.one(key)).lateral("pagina")
        # A lateral hands its rows on parent by parent, each in its own order.
        statement = select(sleutel.label("ouder"), *page.c).select_from(parents.join(page, true()))
        rows = await operation.fetch(statement, self.parameters)
        per_parent: defaultdict[Any, list[Any]] = defaultdict(list)
        for row in rows:
            per_parent[row.ouder].append(row)
        return {key: query.page_of(per_parent[key]) for key in keys}

    def count_batch(self, operation: Operation, filter_: Any) -> BatchFunction:
        """Loader function: for each parent how many it has in all."""

        async def load(keys: list[Any]) -> list[int]:
            statement = self.count_statement(operation.scope, filter_)
            if self.pairs is None:
                [row] = await operation.fetch(statement, self.parameters)
                return [row.aantal for _ in keys]
            rows = await operation.fetch(statement, {**self.parameters, "sleutels": list(dict.fromkeys(keys))})
            counts = {row.ouder: row.aantal for row in rows}
            return [counts.get(key, 0) for key in keys]

        return load


@dataclass(frozen=True, slots=True)
class Asked:
    """What a filter makes of the statements of a list.

    Args:
        conditions: on the target.
        narrowing: on the pairs.
    """

    conditions: tuple[ColumnElement[bool], ...]
    narrowing: tuple[ColumnElement[bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """How a page is cut, as parameters of the statement.

    Args:
        name: what tells their names from those of other pages in the statement.
    """

    name: str

    @property
    def size(self) -> ColumnElement[Any]:
        """Rows on the page."""
        return bindparam(f"omvang{self.name}", type_=Integer)

    def place(self, order: Order, target: Concept) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        """Where it starts."""
        return (
            bindparam(f"plaats{self.name}", type_=order.column.type),
            bindparam(f"plaats_id{self.name}", type_=target.identity.type),
        )

    def parameters(self, listing: Listing, query: "Query") -> dict[str, Any]:
        """Their values."""
        if query.page.cursor is None:
            return {f"omvang{self.name}": query.page.size}
        value, identity = listing.place(query)
        return {f"omvang{self.name}": query.page.size, f"plaats{self.name}": value, f"plaats_id{self.name}": identity}


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a listing.

    Args:
        filter: a frozen dataclass of the concept, or None.
        order: name of one of the listing's orders.
        page: which page.
        mark: fingerprint that ties cursors to list, filter and order.
    """

    filter: Any
    order: str
    page: PageRequest
    mark: str

    @classmethod
    def of(cls, listing: Listing, filter_: Any, order: str | None, page: PageRequest, *what: object) -> "Query":
        """The query, with its fingerprint; `what` else its answer depends on."""
        chosen = order or next(iter(listing.orders))
        return cls(filter_, chosen, page, fingerprint(listing.name, filter_, chosen, *what))

    def page_of(self, rows: Iterable[Any]) -> Page:
        """The page that the fetched rows make: at most `size`, in the order asked for."""
        rows = list(rows)
        more = len(rows) > self.page.size
        rows = rows[: self.page.size]
        if self.page.backward:
            rows.reverse()
        elsewhere = self.page.cursor is not None
        return Page(
            rows=rows,
            has_next=elsewhere if self.page.backward else more,
            has_previous=more if self.page.backward else elsewhere,
            mark=self.mark,
        )
