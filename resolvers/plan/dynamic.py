"""What differs from request to request: which rows are meant. All else of a statement is fixed by the document."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Text, bindparam, literal_column

from resolvers.concept import Concept
from resolvers.keys import Keys
from resolvers.listing import Listing, Query
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
class RowsSlot:
    """Rows found by the request.

    Args:
        concept: what they are.
        find: from their columns, the statement that finds them.
    """

    concept: Concept
    find: Callable[[list[ColumnElement[Any]]], Select[Any]]

    def dynamic(self, needed: Iterable[str], scope: Scope, _row: str, *, counted: bool) -> Dynamic:  # noqa: ARG002
        """The statement of this request."""
        return Dynamic(self.find(expressions(self.concept, scope, needed)))


@dataclass(frozen=True, slots=True)
class PageSlot:
    """A page asked for by the request."""

    listing: Listing
    query: Query

    def dynamic(self, needed: Iterable[str], scope: Scope, row: str, *, counted: bool) -> Dynamic:
        """The statements of this request, for the parent called `row`."""
        listing, query = self.listing, self.query
        keys = Keys.one(literal_column(f"{row}.{listing.parent}", listing.key_type))
        columns = [listing.target.identity.label("doel"), *expressions(listing.target, scope, needed)]
        page = listing.statement(scope, query, keys, columns)
        return Dynamic(page, listing.count_statement(scope, query.filter, keys) if counted else None, self)


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
