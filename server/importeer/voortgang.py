from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Voortgang(Protocol):
    """Who is told how far an import is."""

    def begin(self, resource: str, totaal: int) -> None:
        """A resource is about to be read, with so many rows according to the source."""

    def verder(self, aantal: int) -> None:
        """So many rows more are dealt with."""


class Stil:
    """Nobody."""

    def begin(self, resource: str, totaal: int) -> None:
        """Say nothing."""

    def verder(self, aantal: int) -> None:
        """Say nothing."""


class Balken:
    """A bar per resource in a terminal; silent anywhere else."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<22}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._taak: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._progress.stop()

    def begin(self, resource: str, totaal: int) -> None:
        """Show a new bar."""
        self._taak = self._progress.add_task(resource, total=totaal)

    def verder(self, aantal: int) -> None:
        """Move the last bar."""
        if self._taak is not None:
            self._progress.advance(self._taak, aantal)
