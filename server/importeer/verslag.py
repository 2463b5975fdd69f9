"""What an import did: counts per resource, and every row that was not simply taken over."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import orjson

from db.importeren import SequenceResult
from server.version import version


class Soort(StrEnum):
    """Why a row is listed."""

    GEWEIGERD = "geweigerd"
    OVERGESLAGEN = "hier gewijzigd, overgeslagen"
    OPMERKING = "opgenomen met opmerking"


@dataclass(frozen=True, slots=True)
class Melding:
    """One listed row: which one and why, without anything that stands in it."""

    soort: Soort
    resource: str
    uuid: str | None
    reden: str


@dataclass(slots=True)
class Telling:
    """Counts of one resource.

    Args:
        bron_voor: how many the source said it had before reading.
        bron_na: the same after everything was read; None when the run did not come that far.
        verschillend: how many different rows were read; less than `gelezen` when pages overlapped.
    """

    bron_voor: int
    bron_na: int | None = None
    gelezen: int = 0
    verschillend: int = 0
    toegevoegd: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    overgeslagen: int = 0
    geweigerd: int = 0
    opmerkingen: int = 0

    @property
    def sluit(self) -> bool:
        """Whether every row that was read is accounted for."""
        verwerkt = self.toegevoegd + self.gewijzigd + self.ongewijzigd + self.overgeslagen + self.geweigerd
        return self.gelezen == verwerkt

    @property
    def bron_stond_stil(self) -> bool:
        """Whether the source had as many rows before and after as were read."""
        return self.bron_voor == self.bron_na == self.verschillend


@dataclass
class Verslag:
    """The report of one run. Listed rows are kept in a temporary file: there may be millions. Close it."""

    bron: str
    proef: bool
    begonnen_op: datetime = field(default_factory=lambda: datetime.now(UTC))
    klaar_op: datetime | None = None
    resources: dict[str, Telling] = field(default_factory=dict)
    onbekende_velden: Counter[tuple[str, str]] = field(default_factory=Counter)
    reeksen: list[SequenceResult] = field(default_factory=list)
    redenen: Counter[tuple[Soort, str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._meldingen = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - lives as long as the report

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the list."""
        self._meldingen.close()

    def meld(self, soort: Soort, resource: str, rij: UUID | None, reden: str) -> None:
        """List a row."""
        self.redenen[soort, resource, reden] += 1
        self._meldingen.write(orjson.dumps(Melding(soort, resource, None if rij is None else str(rij), reden)) + b"\n")

    def meldingen(self, soort: Soort | None = None) -> Iterator[Melding]:
        """Listed rows in the order they were found."""
        self._meldingen.seek(0)
        for regel in self._meldingen:
            gelezen = orjson.loads(regel)
            melding = Melding(Soort(gelezen["soort"]), gelezen["resource"], gelezen["uuid"], gelezen["reden"])
            if soort in {None, melding.soort}:
                yield melding
        self._meldingen.seek(0, os.SEEK_END)

    @property
    def geweigerd(self) -> int:
        """Rows that the register did not take."""
        return sum(telling.geweigerd for telling in self.resources.values())

    @property
    def afwijkingen(self) -> list[str]:
        """Resources whose counts do not agree, in Dutch."""
        gevonden = []
        for naam, telling in self.resources.items():
            if not telling.sluit:
                gevonden.append(f"{naam}: niet elke gelezen rij is verantwoord")
            if not telling.bron_stond_stil:
                gevonden.append(
                    f"{naam}: de bron telde er {telling.bron_voor}, na afloop {telling.bron_na}; gelezen zijn"
                    f" {telling.verschillend} verschillende. Draai de import nog eens als de bron stilstaat"
                )
        return gevonden

    @property
    def volledig(self) -> bool:
        """Whether everything in the source is in the register, or was changed there since."""
        return not self.geweigerd and not self.afwijkingen

    def schrijf(self, bestand: Path) -> None:
        """Write all of it as JSON, readable by its owner only; the file is there in full or not at all."""
        naast = bestand.with_name(f".{bestand.name}.{os.getpid()}")
        beschrijving = os.open(naast, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(beschrijving, "wb") as uit:
                kop = orjson.dumps(self._kop(), option=orjson.OPT_INDENT_2).removesuffix(b"\n}")
                uit.write(kop + b',\n  "meldingen": [')
                for nummer, melding in enumerate(self.meldingen()):
                    uit.write((b",\n    " if nummer else b"\n    ") + orjson.dumps(melding))
                uit.write(b"\n  ]\n}\n")
            naast.replace(bestand)
        except BaseException:
            naast.unlink(missing_ok=True)
            raise

    def _kop(self) -> dict[str, Any]:
        return {
            "klantgraaf": version(),
            "bron": self.bron,
            "proef": self.proef,
            "begonnen_op": self.begonnen_op,
            "klaar_op": self.klaar_op,
            "volledig": self.volledig,
            "resources": {
                naam: {**asdict(telling), "sluit": telling.sluit, "bron_stond_stil": telling.bron_stond_stil}
                for naam, telling in self.resources.items()
            },
            "afwijkingen": self.afwijkingen,
            "onbekende_velden": [
                {"resource": resource, "veld": veld, "aantal": aantal}
                for (resource, veld), aantal in sorted(self.onbekende_velden.items())
            ],
            "reeksen": self.reeksen,
        }
