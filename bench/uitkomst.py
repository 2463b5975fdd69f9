"""Everything that a run found out."""

from dataclasses import dataclass, field

from bench.belasting import Doorvoer
from bench.geheugen import Geheugen
from bench.keuzes import Keuzes
from bench.latentie import Reeks
from bench.omgeving import Omgeving
from bench.verbruik import Verbruik

# By the name of a question, then by that of a contender.
Reeksen = dict[str, dict[str, Reeks]]


@dataclass
class Uitkomst:
    """What was measured.

    Args:
        keuzes: what was asked for.
        omgeving: on what.
        rijen: rows per table of the register.
        titels: of the contenders that took part, by their names.
        start: seconds from start to first answer, per contender; several for the product.
        c9127: the main question, at several sizes.
        overig: everything else that was timed.
        doorvoer: by contender, then by number of connections, per turn.
        verbruik: by contender, for the main question with 200 contacts.
        opdrachten: statements per request of the product, per question.
        pieken: most memory of each contender, in bytes.
        geheugen: of the product under load.
        documenten: bytes before, after many, and after as many other documents.
        groei: register size, question, median per turn.
        belasting: load average of the machine before and after.
    """

    keuzes: Keuzes
    omgeving: Omgeving
    rijen: dict[str, int]
    titels: dict[str, str]
    start: dict[str, list[float]] = field(default_factory=dict)
    c9127: Reeksen = field(default_factory=dict)
    overig: Reeksen = field(default_factory=dict)
    doorvoer: dict[str, dict[int, list[Doorvoer]]] = field(default_factory=dict)
    verbruik: dict[str, Verbruik] = field(default_factory=dict)
    opdrachten: dict[str, float] = field(default_factory=dict)
    pieken: dict[str, int] = field(default_factory=dict)
    geheugen: Geheugen | None = None
    documenten: tuple[int, int, int] | None = None
    groei: dict[int, dict[str, list[float]]] = field(default_factory=dict)
    belasting: tuple[float, float] = (0.0, 0.0)
