import asyncio
import re
from collections.abc import AsyncGenerator
from pathlib import Path
from types import TracebackType
from typing import Self

from server.importeer.bron import Pagina, lees_pagina
from server.importeer.errors import ImporteerError

_PAGINA = re.compile(r"page-([1-9][0-9]{0,8})\.json")


class MapBron:
    """Saved answers of Open Klant's API: `<resource>/page-<N>.json`, as its lists give them.

    Args:
        folder: with a folder for each resource.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._gelezen: set[str] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Nothing stays open between pages."""

    @property
    def naam(self) -> str:
        """Name of the folder."""
        return f"map {self._folder.resolve().name}"

    async def paginas(self, resource: str) -> AsyncGenerator[Pagina, None]:
        """All pages of a resource, by number."""
        for bestand in self._bestanden(resource):
            yield await self._lees(bestand)
        self._gelezen.add(resource)

    async def telling(self, resource: str) -> int:
        """What the first page says; after reading, what the last page says."""
        bestanden = self._bestanden(resource)
        return (await self._lees(bestanden[-1 if resource in self._gelezen else 0])).totaal

    def _bestanden(self, resource: str) -> list[Path]:
        folder = self._folder / resource
        if not folder.is_dir():
            raise ImporteerError(
                f"In de map ontbreekt {resource}/. Bewaar de pagina's van alle veertien lijsten, ook van een lege."
            )
        genummerd = {int(gevonden[1]): pad for pad in folder.iterdir() if (gevonden := _PAGINA.fullmatch(pad.name))}
        if not genummerd:
            raise ImporteerError(f"In de map ontbreekt {resource}/page-1.json.")
        for nummer in range(1, max(genummerd) + 1):
            if nummer not in genummerd:
                raise ImporteerError(f"In de map ontbreekt {resource}/page-{nummer}.json.")
        return [genummerd[nummer] for nummer in sorted(genummerd)]

    @staticmethod
    async def _lees(bestand: Path) -> Pagina:
        waar = f"{bestand.parent.name}/{bestand.name}"
        try:
            inhoud = await asyncio.to_thread(bestand.read_bytes)
        except OSError as fout:
            raise ImporteerError(f"{waar} is niet te lezen: {fout.strerror}.") from None
        return lees_pagina(inhoud, waar)
