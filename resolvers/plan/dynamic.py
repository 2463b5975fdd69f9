"""What differs from request to request: which rows are meant. All else of a statement is fixed by the document."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ClauseElement, ColumnElement, Integer, Select, Text, bindparam, literal_column

from resolvers.concept import Concept
from resolvers.keys import Keys
from resolvers.listing import Asked, Listing, Query
from resolvers.plan.columns import expressions
from resolvers.scope import Scope


@dataclass(frozen=True, slots=True)
class Dynamic:
    """The statements that a request makes for one slot.

    Args:
        page: the rows, with the columns needed; for a list one more than asked.
        count: how many there are in all, as `aantal`.
        page_slot: the list and page asked for; None for a look-up.
    """

    page: Select[Any]
    count: Select[Any] | None = None
    page_slot: "PageSlot | None" = None

    def statements(self) -> tuple[Select[Any], ...]:
        """Both."""
        return (self.page,) if self.count is None else (self.page, self.count)


@dataclass(frozen=True, slots=True)
class Varying:
    """What a slot's statements depend on in a request: requests with the same structure differ in values only.

    Args:
        structure: decides the text of the statements; None when it cannot be compared.
        parameters: carry the request's values; those of another request of this structure come in the same order.
    """

    structure: Hashable
    parameters: Sequence[BindParameter[Any]] = ()

    @classmethod
    def of(cls, *parts: ClauseElement, structure: Hashable = ()) -> "Varying":
        """What these parts of statements depend on."""
        # SQLAlchemy's own way of telling statements apart.
        keys = [part._generate_cache_key() for part in parts]  # noqa: SLF001
        parameters = [parameter for key in keys if key for parameter in key.bindparams]
        return cls((structure, *(key and key.key for key in keys)), parameters)


@dataclass(frozen=True, slots=True)
class RowsSlot:
    """Rows found by the request.

    Args:
        concept: what they are.
        find: from their columns, the statement that finds them; made again only for a structure not seen before.
        varying: what that statement depends on; None: all that is in it.
    """

    concept: Concept
    find: Callable[[list[ColumnElement[Any]]], Select[Any]]
    varying: Varying | None = None

    def dynamic(self, needed: Iterable[str], scope: Scope, _row: str, *, counted: bool) -> Dynamic:  # noqa: ARG002
        """The statement of this request."""
        return Dynamic(self.find(expressions(self.concept, scope, needed)))


@dataclass(frozen=True, slots=True)
class PageSlot:
    """A page asked for by the request.

    Args:
        listing: what is listed.
        query: which page of it.
        asked: what the query makes of the list's statements, when the document names the list; None when the list
            itself is the request's.
    """

    listing: Listing
    query: Query
    asked: Asked | None = None

    @property
    def varying(self) -> Varying | None:
        """What the statements depend on."""
        asked, query = self.asked, self.query
        if asked is None:
            return None
        structure = (query.order, query.page.backward, len(asked.place), len(asked.conditions))
        own = Varying.of(*asked.conditions, *asked.narrowing, structure=structure)
        limit = () if asked.limit is None else (asked.limit,)
        return Varying(own.structure, (*own.parameters, *asked.place, *limit))

    def dynamic(self, needed: Iterable[str], scope: Scope, row: str, *, counted: bool) -> Dynamic:
        """The statements of this request, for the parent called `row`."""
        listing, query = self.listing, self.query
        keys = Keys.one(literal_column(f"{row}.{listing.parent}", listing.key_type))
        columns = [listing.target.identity.label("doel"), *expressions(listing.target, scope, needed)]
        page = listing.statement(scope, query, keys, columns, self.asked)
        count = listing.count_statement(scope, query.filter, keys, self.asked) if counted else None
        return Dynamic(page, count, self)


def parent_placeholder(slot: int) -> str:
    """Stands for the name of the row that the list in a slot hangs on, until that name is known."""
    return f"__ouder_{slot}__"


def size_parameter(slot: int) -> ColumnElement[Any]:
    """Rows on the page of a slot."""
    return bindparam(f"omvang_{slot}", type_=Integer)


def mark_parameter(slot: int) -> ColumnElement[Any]:
    """Fingerprint for the cursors of a slot."""
    return bindparam(f"merk_{slot}", type_=Text)


Slot = RowsSlot | PageSlot
