"""How long one question takes, asked one after the other over one connection, contenders in turns."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.deelnemers import Deelnemer
from bench.http import Verbinding
from bench.processen import Proces
from bench.vragen import Vraag

_OPWARMEN = 12
_LANG_GENOEG = 5.0
_MINST = 3
_AFWIJKING = 0.02


@dataclass
class Reeks:
    """Times of one contender on one question, in seconds, per turn.

    Args:
        beurten: the times of each turn.
        cpu_server: CPU seconds of the server, all turns together.
    """

    beurten: list[list[float]] = field(default_factory=list)
    cpu_server: float = 0.0

    @property
    def tijden(self) -> list[float]:
        """All times."""
        return [tijd for beurt in self.beurten for tijd in beurt]

    @property
    def medianen(self) -> list[float]:
        """Median of each turn."""
        return [statistics.median(beurt) for beurt in self.beurten]

    @property
    def mediaan(self) -> float:
        """Median of all times."""
        return statistics.median(self.tijden)

    @property
    def p95(self) -> float:
        """Time that one in twenty is over."""
        tijden = sorted(self.tijden)
        return tijden[min(len(tijden) - 1, int(0.95 * len(tijden)))]

    @property
    def cpu_per_vraag(self) -> float:
        """CPU seconds of the server per request."""
        return self.cpu_server / len(self.tijden)

    def verhouding(self, tot: "Reeks") -> float:
        """How many times as long as another: the median over turns, so that noise hits both alike."""
        return statistics.median(a / b for a, b in zip(self.medianen, tot.medianen, strict=True))

    def spreiding(self) -> float:
        """How noisy: half the distance between the quartiles of the turns' medians, as a part of the median."""
        if len(self.beurten) < _MINST:
            return 0.0
        laag, midden, hoog = statistics.quantiles(self.medianen, n=4)
        return (hoog - laag) / 2 / midden


@dataclass(frozen=True)
class Grenzen:
    """What one turn may take: seconds and requests."""

    seconden: float
    meeste: int


def beurt(verbinding: Verbinding, body: bytes, lengte: int, grenzen: Grenzen) -> list[float]:
    """Times of one turn: at least three requests, then until a limit is reached."""
    tijden: list[float] = []
    einde = time.perf_counter() + grenzen.seconden
    while len(tijden) < _MINST or (len(tijden) < grenzen.meeste and time.perf_counter() < einde):
        begin = time.perf_counter()
        antwoord = verbinding.vraag(body)
        tijden.append(time.perf_counter() - begin)
        # Every answer is looked at just enough to know that it is the whole one.
        if abs(len(antwoord) - lengte) > max(16, _AFWIJKING * lengte):
            raise RuntimeError(f"an answer of {len(antwoord)} bytes where one of {lengte} was expected")
    return tijden


def meet(
    wie: Mapping[Deelnemer, Proces], vragen: Sequence[Vraag], rondes: int, grenzen: Grenzen
) -> dict[str, dict[str, Reeks]]:
    """Ask every contender every question in turns.

    Args:
        wie: contenders that run.
        vragen: the questions.
        rondes: turns for each.
        grenzen: of one turn.

    Returns:
        By the name of the question and that of the contender.
    """
    uitkomst = {vraag.naam: {deelnemer.naam: Reeks() for deelnemer in wie} for vraag in vragen}
    lijst = list(wie.items())
    lengtes = {
        (vraag.naam, deelnemer.naam): _warm(proces, deelnemer.body(vraag))
        for vraag in vragen
        for deelnemer, proces in lijst
    }
    for ronde in range(rondes):
        for vraag in vragen:
            # Nobody always goes first.
            begin = ronde % len(lijst)
            for deelnemer, proces in lijst[begin:] + lijst[:begin]:
                reeks = uitkomst[vraag.naam][deelnemer.naam]
                voor = proces.cpu()
                # A connection per turn: a server closes one that waits long for its next turn.
                with proces.verbind() as verbinding:
                    lengte = lengtes[vraag.naam, deelnemer.naam]
                    reeks.beurten.append(beurt(verbinding, deelnemer.body(vraag), lengte, grenzen))
                reeks.cpu_server += proces.cpu() - voor
    return uitkomst


def _warm(proces: Proces, body: bytes) -> int:
    """Ask until plans and caches are what they will be; returns the length of the answer."""
    begin = time.perf_counter()
    lengte = 0
    with proces.verbind() as verbinding:
        for keer in range(_OPWARMEN):
            lengte = len(verbinding.vraag(body))
            # One that takes seconds has been warm enough after a few.
            if keer >= _MINST and time.perf_counter() - begin > _LANG_GENOEG:
                break
    return lengte
