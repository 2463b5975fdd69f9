"""Walking through lists in pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.support.vraag import Vraag

ARGUMENTEN = "$first: Int, $after: String, $last: Int, $before: String"
DOORGEVEN = "first: $first, after: $after, last: $last, before: $before"
BLADZIJDE = "edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


@dataclass(frozen=True)
class Lijst:
    """A list in pages: where it stands in a document.

    Args:
        veld: name of the field.
        argumenten: besides those of the page, such as `sortering: NAAM_OPLOPEND`.
        pad: fields that lead to it, outermost first, each with its arguments.
        node: what is asked of each node.
    """

    veld: str
    argumenten: str = ""
    pad: tuple[str, ...] = ()
    node: str = "id"

    @property
    def document(self) -> str:
        """Question after one page."""
        bladzijde = BLADZIJDE.replace("node { id }", f"node {{ {self.node} }}")
        kern = f"{self.veld}({DOORGEVEN} {self.argumenten}) {{ {bladzijde} }}"
        for stap in reversed(self.pad):
            kern = f"{stap} {{ {kern} }}"
        return f"query({ARGUMENTEN}) {{ {kern} }}"

    async def bladzijde(self, vraag: Vraag, **pagina: Any) -> Mapping[str, Any]:
        """One page."""
        data = await vraag.data(self.document, pagina)
        for stap in (*self.pad, self.veld):
            data = data[stap.partition("(")[0]]
        return data

    async def vooruit(self, vraag: Vraag, per: int) -> list[list[Any]]:
        """All pages from the beginning on; checks what every page says about itself."""
        bladzijden, cursor = [], None
        while True:
            bladzijde = await self.bladzijde(vraag, first=per, after=cursor)
            info, edges = bladzijde["pageInfo"], bladzijde["edges"]
            assert info["hasPreviousPage"] is (cursor is not None)
            _klopt(info, edges)
            bladzijden.append([edge["node"] for edge in edges])
            if not info["hasNextPage"]:
                return bladzijden
            assert len(edges) == per
            cursor = info["endCursor"]

    async def terug(self, vraag: Vraag, per: int) -> list[list[Any]]:
        """All pages from the end back, the last page first; each in the order of the list."""
        bladzijden, cursor = [], None
        while True:
            bladzijde = await self.bladzijde(vraag, last=per, before=cursor)
            info, edges = bladzijde["pageInfo"], bladzijde["edges"]
            assert info["hasNextPage"] is (cursor is not None)
            _klopt(info, edges)
            bladzijden.append([edge["node"] for edge in edges])
            if not info["hasPreviousPage"]:
                return bladzijden
            assert len(edges) == per
            cursor = info["startCursor"]


def _klopt(info: Mapping[str, Any], edges: list[Any]) -> None:
    assert info["startCursor"] == (edges[0]["cursor"] if edges else None)
    assert info["endCursor"] == (edges[-1]["cursor"] if edges else None)


def aaneen(bladzijden: list[list[Any]]) -> list[Any]:
    """What stands on the pages, one after the other."""
    return [node for bladzijde in bladzijden for node in bladzijde]
