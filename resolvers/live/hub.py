"""Who waits for what in this process."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from db.listen import Listener
from resolvers.live.melding import Melding, Soort, TeVeel, gelezen
from resolvers.operation import Operation

# Objects that may wait for one who reads slowly; more than a screen shows, and next to nothing in memory.
WACHTEND = 100
# Objects that are read together, in one snapshot.
SAMEN = 20


class Reden(StrEnum):
    """Why someone has to look for himself."""

    BEGONNEN = "begonnen"
    GEMIST = "gemist"


@dataclass(frozen=True, slots=True)
class Opnieuw:
    """The list has to be fetched anew; what changes from here on is told."""

    reden: Reden


@dataclass(frozen=True, slots=True)
class Verschenen:
    """An object that is new or changed, as a row of its concept."""

    row: object


@dataclass(frozen=True, slots=True)
class Verdwenen:
    """An object that is not in the list any more."""

    id: UUID


Gebeurtenis = Opnieuw | Verschenen | Verdwenen


class Belang(Protocol):
    """What someone wants to hear of."""

    @property
    def soort(self) -> Soort:
        """Of what kind."""

    def raakt(self, melding: Melding) -> bool:
        """Whether it may be one of those; only reading tells."""

    async def lees(self, operation: Operation, meldingen: Sequence[Melding]) -> list[Gebeurtenis]:
        """What became of those that are, as the caller of `operation` may see it."""


@dataclass(frozen=True, slots=True)
class Lot:
    """What happened since the last time, to be read in one snapshot."""

    belang: Belang
    reden: Reden | None
    meldingen: Sequence[Melding]

    async def lees(self, operation: Operation) -> list[Gebeurtenis]:
        """It, as the caller of `operation` may see it. One statement, and one more when something is not there."""
        gelezen_ = await self.belang.lees(operation, self.meldingen) if self.meldingen else []
        return [*([] if self.reden is None else [Opnieuw(self.reden)]), *gelezen_]


class Abonnement:
    """What one subscriber has not been told yet: each object once, and no more of them than fit.

    When there are more, or when messages may have been missed, they give way to one word: look for yourself. So the
    slowest reader costs no more than that.
    """

    def __init__(self, belang: Belang) -> None:
        self._belang = belang
        self._reden: Reden | None = Reden.BEGONNEN
        self._wachtend: dict[UUID, Melding] = {}
        self._iets = asyncio.Event()
        self._iets.set()

    def hoor(self, melding: Melding | TeVeel) -> None:
        """Take in what was heard, if it may matter."""
        if isinstance(melding, TeVeel):
            if melding.soort is self._belang.soort:
                self.gemist()
        elif isinstance(melding, self._belang.soort) and self._belang.raakt(melding):
            eerder = self._wachtend.get(melding.id)
            self._wachtend[melding.id] = melding if eerder is None else eerder.samen(melding)  # type: ignore[arg-type]
            self._iets.set()
            if len(self._wachtend) > WACHTEND:
                self.gemist()

    def gemist(self) -> None:
        """Something may not have been heard."""
        self._wachtend.clear()
        self._reden = self._reden or Reden.GEMIST
        self._iets.set()

    async def volgende(self) -> Lot:
        """What happened; waits, holding nothing, until something did."""
        await self._iets.wait()
        ids = list(self._wachtend)[:SAMEN]
        lot = Lot(self._belang, self._reden, [self._wachtend.pop(id_) for id_ in ids])
        self._reden = None
        if not self._wachtend:
            self._iets.clear()
        return lot


class Hub:
    """Hears for a whole process, and passes it on to whom it matters.

    Args:
        url: of the database, for listening.
        lost: told when the connection is lost or cannot be had.
    """

    def __init__(self, url: str, lost: Callable[[BaseException | None], None]) -> None:
        self._abonnementen: set[Abonnement] = set()
        self._listener = Listener(url, heard=self._heard, regained=self._missed, lost=lost)

    @property
    def aantal(self) -> int:
        """How many wait."""
        return len(self._abonnementen)

    async def gereed(self) -> None:
        """Wait until changes are heard."""
        await self._listener.ready()

    @contextmanager
    def geabonneerd(self, belang: Belang) -> Iterator[Abonnement]:
        """Hear of `belang` within the block; begins with the word to look."""
        abonnement = Abonnement(belang)
        self._abonnementen.add(abonnement)
        try:
            yield abonnement
        finally:
            self._abonnementen.discard(abonnement)

    async def sluit(self) -> None:
        """Hear no more."""
        await self._listener.close()

    def _heard(self, bericht: str) -> None:
        try:
            meldingen = gelezen(bericht)
        except ValueError:
            # A newer version told something that this one cannot read.
            self._missed()
            return
        for abonnement in self._abonnementen:
            for melding in meldingen:
                abonnement.hoor(melding)

    def _missed(self) -> None:
        for abonnement in self._abonnementen:
            abonnement.gemist()
