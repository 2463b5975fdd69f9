"""Registers of different sizes: does it matter to one client how many others there are?"""

import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import latentie
from bench.deelnemers import KLANTGRAAF
from bench.meetpunten import Meetpunten
from bench.processen import Proces, gestart
from bench.vragen import Vraag, bladzijde, c9127

EERSTE = "eerste bladzijde"
ALLES = "volledige geschiedenis"
_KLANTEN = 5


@dataclass(frozen=True)
class Maat:
    """A register of one size.

    Args:
        klantcontacten: its size.
        url: its address.
        punten: what to ask about in it.
    """

    klantcontacten: int
    url: str
    punten: Meetpunten


def meet(maten: Sequence[Maat], rondes: int, grenzen: latentie.Grenzen, log: Path) -> dict[int, dict[str, list[float]]]:
    """Median time per turn of both questions, per size; registers in turns.

    Asked about several clients with an average number of contacts, so that not one client's pages are always at hand.
    """
    with ExitStack() as stapel:
        processen: dict[int, Proces] = {}
        for maat in maten:
            proef = c9127(maat.punten.gemiddeld[0]).body
            naam = f"groei-{maat.klantcontacten}.log"
            proces = stapel.enter_context(gestart(KLANTGRAAF.opdracht, maat.url, log / naam))
            proces.wacht(proef)
            processen[maat.klantcontacten] = proces
        vragen = {maat.klantcontacten: _vragen(maat.punten) for maat in maten}
        uitkomst: dict[int, dict[str, list[float]]] = {maat.klantcontacten: {EERSTE: [], ALLES: []} for maat in maten}
        for ronde in range(-1, rondes):
            begin = ronde % len(maten)
            for maat in [*maten[begin:], *maten[:begin]]:
                for naam, reeks in vragen[maat.klantcontacten].items():
                    tijd = _beurt(processen[maat.klantcontacten], reeks, grenzen)
                    # The first turn is for warming up.
                    if ronde >= 0:
                        uitkomst[maat.klantcontacten][naam].append(tijd)
    return uitkomst


def _vragen(punten: Meetpunten) -> Mapping[str, list[Vraag]]:
    klanten = punten.gemiddeld[:_KLANTEN]
    return {EERSTE: [bladzijde(klant) for klant in klanten], ALLES: [c9127(klant) for klant in klanten]}


def _beurt(proces: Proces, vragen: Sequence[Vraag], grenzen: latentie.Grenzen) -> float:
    """Median over the clients, of each one's median."""
    medianen = []
    deel = latentie.Grenzen(grenzen.seconden / len(vragen), max(3, grenzen.meeste // len(vragen)))
    with proces.verbind() as verbinding:
        for vraag in vragen:
            lengte = len(verbinding.vraag(vraag.body))
            medianen.append(statistics.median(latentie.beurt(verbinding, vraag.body, lengte, deel)))
    return statistics.median(medianen)
