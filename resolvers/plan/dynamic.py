"""What differs from request to request: which rows are meant. All else of a statement is fixed by the document."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ARRAY, BindParameter, ClauseElement, ColumnElement, Select, literal_column

from resolvers.along import Along
from resolvers.concept import Concept
from resolvers.keys import Keys, Pairs
from resolvers.listing import Asked, Cut, Listing, Query
from resolvers.plan.columns import expressions
from resolvers.scope import Scope


@dataclass(frozen=True, slots=True)
class Dynamic:
    """The statements that a request makes for one slot.

    Args:
        statements: the rows, with the columns needed; for a list one more than asked.
        count: how many there are in all, as `aantal`.
        page_slot: the list and page asked for; None for what is no list.
        within: whether the rows are read from the shared ones.
    """

    statements: tuple[Select[Any], ...]
    count: Select[Any] | None = None
    page_slot: "PageSlot | None" = None
    within: bool = False

    @property
    def page(self) -> Select[Any]:
        """The one statement of the rows."""
        [page] = self.statements
        return page

    def all(self) -> tuple[Select[Any], ...]:
        """All statements: what makes this request differ from others stands in them."""
        count = () if self.count is None else (self.count,)
        return (*self.statements, *count)


@dataclass(frozen=True, slots=True)
class Shared:
    """Rows that statements of several slots name.

    Args:
        statements: by those names.
        pairs: those that are what such pairs are, for a list that is read from the first.
    """

    statements: Mapping[str, Select[Any]]
    pairs: Mapping[Pairs, str]


@dataclass(frozen=True, slots=True)
class Varying:
    """What a slot's statements depend on in a request: requests with the same structure differ in values only.

    Such a request makes no statements: it hands its values to the one that was made before. A value is one of
    `parameters`, or one of those that the slot gives by name (`values`).

    Args:
        structure: decides the text of the statements.
        parameters: carry the request's values; those of another request of this structure come in the same order.
    """

    structure: Hashable
    parameters: Sequence[BindParameter[Any]] = ()

    @classmethod
    def of(cls, *parts: ClauseElement, structure: Hashable = ()) -> "Varying":
        """What these parts of statements depend on."""
        # SQLAlchemy's own way of telling statements apart.
        keys = [part._generate_cache_key() for part in parts]  # noqa: SLF001
        told = [key for key in keys if key is not None]
        if len(told) < len(keys):
            # What cannot be compared is like nothing else.
            return cls(object())
        parameters = [parameter for key in told for parameter in key.bindparams]
        return cls((structure, *(key.key for key in told)), parameters)


@dataclass(frozen=True, slots=True)
class RowsSlot:
    """Rows found by the request.

    Args:
        concept: what they are.
        find: from their columns, the statement that finds them.
        varying: what that statement depends on.
        parameters: values of parameters that it names.
    """

    concept: Concept
    find: Callable[[list[ColumnElement[Any]]], Select[Any]]
    varying: Varying
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def dynamic(self, needed: Iterable[str], scope: Scope, _number: int, _shared: Along | None, **_: bool) -> Dynamic:
        """The statement of this request."""
        return Dynamic((self.find(expressions(self.concept, scope, needed)),))

    def values(self, _number: int) -> Mapping[str, Any]:
        """Values of what its statements name."""
        return self.parameters


@dataclass(frozen=True, slots=True)
class RecordsSlot:
    """Rows of several statements, for what is computed of them apart.

    Args:
        statements: their statements.
        along: rows that these name.
        varying: what the statements depend on; None: all that is in them.
        parameters: values of parameters that they name.
    """

    statements: tuple[Select[Any], ...]
    along: Along
    varying: Varying | None
    parameters: Mapping[str, Any]

    def dynamic(self, _needed: Iterable[str], scope: Scope, _number: int, shared: Along | None, **_: bool) -> Dynamic:
        """The statements of this request."""
        if shared is not None and shared.key == self.along.key:
            return Dynamic(self.statements)
        return Dynamic(tuple(self.along.beside(statement, scope) for statement in self.statements))

    def values(self, _number: int) -> Mapping[str, Any]:
        """Values of what its statements name."""
        return self.parameters


@dataclass(frozen=True, slots=True)
class PageSlot:
    """A page asked for by the request.

    Args:
        listing: what is listed.
        query: which page of it.
        asked: what its filter makes of the list's statements; made once, as its parameters carry the values.
    """

    listing: Listing
    query: Query
    asked: Asked

    @classmethod
    def of(cls, listing: Listing, query: Query, scope: Scope) -> "PageSlot":
        """The page that a query means.

        Raises:
            InvalidInputError: the filter makes no sense.
        """
        return cls(listing, query, listing.asked(scope, query.filter))

    @property
    def varying(self) -> Varying | None:
        """What its statements depend on; None: all that is in them."""
        # A list that was not made by the request is itself what it depends on.
        made = self.listing.along is not None or self.listing.within is not None
        own = self.listing.structure if made else self.listing
        if own is None:
            return None
        asked, page = self.asked, self.query.page
        structure = (own, self.query.order, page.backward, page.cursor is None, len(asked.conditions))
        return Varying.of(*asked.conditions, *asked.narrowing, structure=structure)

    def read_from(self, shared: Along | None) -> Listing | None:
        """The same list of just the shared rows, if it can be read from these."""
        within = self.listing.within
        return within[1] if within is not None and shared is not None and within[0].key == shared.key else None

    def dynamic(
        self, needed: Iterable[str], scope: Scope, number: int, shared: Along | None, *, nested: bool, counted: bool
    ) -> Dynamic:
        """The statements of this request, for the list in the slot of this number."""
        within, query = self.read_from(shared), self.query
        # The shared rows are filtered already.
        listing, asked = (self.listing, self.asked) if within is None else (within, within.asked(scope, None))
        if shared is not None and listing.along is not None and listing.along.key == shared.key:
            listing = replace(listing, along=None)
        parent = literal_column(parent_placeholder(number), listing.key_type)
        along = listing.extra if listing.pairs is None else ()
        columns = [listing.target.identity.label("doel"), *expressions(listing.target, scope, {*needed, *along})]
        page = listing.statement(scope, query, Keys.one(parent), columns, asked, Cut(f"_{number}"))
        count = None
        if counted:
            parents = literal_column(parents_placeholder(number), ARRAY(listing.key_type))
            keys = Keys(parents, many=True) if nested else Keys.one(parent)
            count = listing.count_statement(scope, query.filter, keys, asked)
        return Dynamic((page,), count, self, within is not None)

    def values(self, number: int) -> Mapping[str, Any]:
        """Values of what its statements name."""
        cut = Cut(f"_{number}").parameters(self.listing, self.query)
        return {
            **self.listing.parameters,
            **cut,
            size_placeholder(number): self.query.page.size,
            mark_placeholder(number): self.query.mark,
        }


# What stands for something that is known only when the whole statement is: it is replaced in the statement's text. No
# name that a client gives has a dollar in it.
def parent_placeholder(slot: int) -> str:
    """The key of the row that the list in a slot hangs on."""
    return f"$ouder_{slot}$"


def parents_placeholder(slot: int) -> str:
    """The keys of all of those rows."""
    return f"$ouders_{slot}$"


def size_placeholder(slot: int) -> str:
    """Rows on the page of a slot."""
    return f"$omvang_{slot}$"


def mark_placeholder(slot: int) -> str:
    """Fingerprint for the cursors of a slot."""
    return f"$merk_{slot}$"


Slot = RowsSlot | RecordsSlot | PageSlot
