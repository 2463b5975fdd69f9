"""Whether a server process keeps its size: under load for minutes, and over many different documents."""

import statistics
import time
from dataclasses import dataclass

import orjson

from bench import belasting
from bench.processen import Proces

# Far more than the caches of documents and plans hold.
DOCUMENTEN = 600
_METINGEN = 120


@dataclass(frozen=True)
class Geheugen:
    """Bytes of memory over time.

    Args:
        minuten: how long it was watched.
        verloop: bytes, from begin to end.
        antwoorden: answers given meanwhile.
    """

    minuten: float
    verloop: tuple[int, ...]
    antwoorden: int

    @property
    def begin(self) -> float:
        """Bytes after the first fifth, when every cache and pool is full."""
        vijfde = max(1, len(self.verloop) // 5)
        return statistics.median(self.verloop[vijfde : 2 * vijfde] or self.verloop)

    @property
    def einde(self) -> float:
        """Bytes in the last fifth."""
        return statistics.median(self.verloop[-max(1, len(self.verloop) // 5) :])

    @property
    def groei(self) -> float:
        """How many times as large at the end as at the beginning."""
        return self.einde / self.begin


def onder_belasting(proces: Proces, body: bytes, verbindingen: int, minuten: float) -> Geheugen:
    """Watch a server while it answers over several connections."""
    seconden = minuten * 60
    last = belasting.start(proces.poort, body, verbindingen, seconden)
    verloop = []
    try:
        stap = max(0.25, seconden / _METINGEN)
        einde = time.monotonic() + seconden
        while time.monotonic() < einde and last.poll() is None:
            time.sleep(stap)
            verloop.append(proces.rss())
    finally:
        doorvoer = belasting.uitkomst(last, seconden)
    return Geheugen(minuten, tuple(verloop), doorvoer.antwoorden)


def over_documenten(proces: Proces, actor: str) -> tuple[int, int, int]:
    """Bytes before, after `DOCUMENTEN` different documents, and after as many others."""
    standen = [proces.rss()]
    for reeks in range(2):
        for nummer in range(DOCUMENTEN):
            naam = f"x{reeks * DOCUMENTEN + nummer}"
            vraag = f"query($id: ID!) {{ {naam}: node(id: $id) {{ ... on Actor {{ naam soortActor }} }} }}"
            body = orjson.dumps({"query": vraag, "variables": {"id": actor}})
            with proces.verbind() as verbinding:
                verbinding.vraag(body)
        standen.append(proces.rss())
    return standen[0], standen[1], standen[2]
