from collections.abc import AsyncGenerator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

import orjson

from server.importeer.errors import ImporteerError


@dataclass(frozen=True, slots=True)
class Pagina:
    """One page of a list.

    Args:
        totaal: how many rows the source says the whole list has.
        volgende: address of the next page, as the source gives it.
        rijen: the rows, as they came.
    """

    totaal: int
    volgende: str | None
    rijen: list[Any]


class Bron(Protocol):
    """Another register, read page by page, inside its own `async with`."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    @property
    def naam(self) -> str:
        """How the report calls this source."""

    def paginas(self, resource: str) -> AsyncGenerator[Pagina, None]:
        """All pages of a resource, in the order of the source.

        Raises:
            ImporteerError: the source cannot be read.
        """

    async def telling(self, resource: str) -> int:
        """How many rows the source says a resource has now.

        Raises:
            ImporteerError: the source cannot be read.
        """


def lees_pagina(inhoud: bytes, waar: str) -> Pagina:
    """A page as Open Klant writes it.

    Args:
        inhoud: JSON.
        waar: what it came from, for the error; holds nothing of the content.

    Raises:
        ImporteerError: it is something else.
    """
    try:
        gelezen = orjson.loads(inhoud)
    except orjson.JSONDecodeError:
        raise ImporteerError(f"{waar}: dit is geen JSON.") from None
    match gelezen:
        case {"count": int(totaal), "next": str() | None as volgende, "results": list(rijen)} if totaal >= 0:
            return Pagina(totaal, volgende, rijen)
    raise ImporteerError(
        f"{waar}: dit is geen pagina van Open Klant 2.x (verwacht: een object met count, next en results)."
    )
