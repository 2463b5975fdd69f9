"""Lists in pages, as Relay knows them."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from resolvers.listing import REGISTER, Listing, Query
from resolvers.operation import Operation
from resolvers.paging import STANDAARD_PAGINA, Page, PageRequest
from schema.declaration import DECLARATIE, maker, plaats
from schema.invoer import naar_domein

T = TypeVar("T")


@strawberry.type(description="Waar een bladzijde in de lijst staat.")
class PageInfo:
    """Relay's page info."""

    has_next_page: bool = strawberry.field(description="Of er na deze bladzijde nog meer komt.")
    has_previous_page: bool = strawberry.field(description="Of er voor deze bladzijde nog iets staat.")
    start_cursor: str | None = strawberry.field(description="Cursor van het eerste op deze bladzijde.")
    end_cursor: str | None = strawberry.field(description="Cursor van het laatste op deze bladzijde.")


@strawberry.type(description="Eén plaats in een lijst.")
class Edge(Generic[T]):
    """Relay's edge."""

    cursor: str = strawberry.field(description="Plaats in de lijst, voor `after` en `before`.")
    node: T = strawberry.field(description="Wat daar staat.")


@dataclass(slots=True)
class Bladzijde:
    """The page and the count behind a connection, each fetched only when asked for, and once."""

    listing: Listing
    operation: Operation
    query: Query
    key: Any
    place: Any
    _page: Awaitable[Page] | None = None

    def page(self) -> Awaitable[Page]:
        """Rows of the page."""
        if self._page is None:
            listing, operation, query = self.listing, self.operation, self.query
            loader = operation.loader((self.place, "bladzijde"), lambda: listing.page_batch(operation, query))
            self._page = loader.load(self.key)
        return self._page

    def count(self) -> Awaitable[int]:
        """How many there are in all."""
        listing, operation, query = self.listing, self.operation, self.query
        loader = operation.loader((self.place, "aantal"), lambda: listing.count_batch(operation, query.filter))
        return loader.load(self.key)


async def page_info(bladzijde: Bladzijde) -> PageInfo:
    """Page info of the page behind a connection."""
    page = await bladzijde.page()
    return PageInfo(
        has_next_page=page.has_next,
        has_previous_page=page.has_previous,
        start_cursor=page.cursor(page.rows[0]) if page.rows else None,
        end_cursor=page.cursor(page.rows[-1]) if page.rows else None,
    )


@strawberry.type(description="Een lijst in bladzijden.")
class Connection(Generic[T]):
    """Relay's connection, with `nodes` for who needs no cursors."""

    bladzijde: strawberry.Private[Bladzijde]

    @strawberry.field(description="Wat op deze bladzijde staat, met cursors.")
    async def edges(self) -> list[Edge[T]]:
        """Rows of the page, each with its cursor."""
        page = await self.bladzijde.page()
        make = maker(self.bladzijde.listing.target)
        return [Edge(cursor=page.cursor(row), node=make(row)) for row in page.rows]

    @strawberry.field(description="Wat op deze bladzijde staat.")
    async def nodes(self) -> list[T]:
        """Rows of the page."""
        page = await self.bladzijde.page()
        return [maker(self.bladzijde.listing.target)(row) for row in page.rows]

    @strawberry.field(description="Waar deze bladzijde in de lijst staat.")
    async def page_info(self) -> PageInfo:
        """Whether there is more, and where to go on."""
        return await page_info(self.bladzijde)

    @strawberry.field(description="Hoeveel er in totaal aan het filter voldoen. Wordt alleen geteld als u erom vraagt.")
    async def total_count(self) -> int:
        """Number of rows over all pages."""
        return await self.bladzijde.count()


@dataclass(frozen=True, slots=True)
class Verbinding:
    """Declaration of a field that is a list in pages."""

    listing: Listing


def argument(naam: str, soort: Any, beschrijving: str, standaard: Any = strawberry.UNSET) -> inspect.Parameter:
    """One argument of a field, described."""
    described = Annotated[soort, strawberry.argument(description=beschrijving)]
    return inspect.Parameter(naam, inspect.Parameter.KEYWORD_ONLY, default=standaard, annotation=described)


def required_argument(naam: str, soort: Any, beschrijving: str) -> inspect.Parameter:
    """One argument that must be given."""
    return argument(naam, soort, beschrijving, inspect.Parameter.empty)


def page_arguments(maximum: int) -> list[inspect.Parameter]:
    """Relay's four arguments."""
    grens = f"hooguit {maximum}"
    return [
        argument(
            "first", int | None, f"Zoveel vanaf het begin ({grens}; zonder `first` of `last` {STANDAARD_PAGINA})."
        ),
        argument("after", str | None, "Verder na deze cursor."),
        argument("last", int | None, f"Zoveel vanaf het einde ({grens})."),
        argument("before", str | None, "Terug vanaf deze cursor."),
    ]


def with_signature(resolve: Callable[..., Any], arguments: list[inspect.Parameter]) -> Callable[..., Any]:
    """`resolve` as Strawberry should see it: root, info, and these arguments."""
    first = [
        inspect.Parameter("root", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=strawberry.Parent[Any]),  # type: ignore[misc]
        inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=strawberry.Info),
    ]
    resolve.__signature__ = inspect.Signature([*first, *arguments])  # type: ignore[attr-defined]
    resolve.__annotations__ = {parameter.name: parameter.annotation for parameter in [*first, *arguments]}
    return resolve


def verbinding(listing: Listing, filter_: Any, volgorde: Any, beschrijving: str) -> Any:
    """A field that is `listing` in pages: of the object it stands on, or of the register.

    Args:
        listing: what is listed.
        filter_: input type of its filter.
        volgorde: enum of its orders.
        beschrijving: what it is, for the reader of the schema.
    """
    default = next(iter(volgorde))
    arguments = [
        argument("filter", filter_ | None, "Alleen wat hieraan voldoet."),
        argument("sortering", volgorde, "Volgorde van de lijst.", default),
        *page_arguments(listing.maximum),
    ]

    def resolve(
        root: Any,
        info: strawberry.Info,
        *,
        sortering: Any,
        filter: Any = None,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> Any:
        page = PageRequest.of(first, after, last, before, listing.maximum)
        key = REGISTER if listing.pairs is None else getattr(root, listing.parent)
        query = Query.of(listing, naar_domein(filter), sortering.name, page)
        return Connection(bladzijde=Bladzijde(listing, info.context, query, key, plaats(info, listing.name)))

    return strawberry.field(
        resolver=with_signature(resolve, arguments),
        description=beschrijving,
        metadata={DECLARATIE: Verbinding(listing)},
    )
