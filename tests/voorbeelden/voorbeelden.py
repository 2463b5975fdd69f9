"""The example queries of GraphiQL, as files."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent.parent / "web" / "voorbeelden"
ANTWOORDEN = Path(__file__).parent / "antwoorden"

# Stands in an expected answer for a duration that still goes on.
LOPEND = "(loopt nog)"
_DUUR = re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


@dataclass(frozen=True)
class Voorbeeld:
    """One example: a document with its variables."""

    code: str
    document: str
    variables: dict[str, Any]

    @property
    def casus(self) -> str:
        """The case it belongs to, such as C0992."""
        return self.code.partition("-")[0].upper()

    @property
    def schrijft(self) -> bool:
        """Whether it changes the register."""
        return any(regel.startswith("mutation ") for regel in self.document.splitlines())

    @property
    def luistert(self) -> bool:
        """Whether it goes on, over a WebSocket, until somebody stops it."""
        return any(regel.startswith("subscription ") for regel in self.document.splitlines())

    @property
    def titel(self) -> str:
        return self.document.splitlines()[0].removeprefix("# ")

    @property
    def uitleg(self) -> str:
        """Comment lines under the title, up to the first line that is none."""
        regels = []
        for regel in self.document.splitlines()[1:]:
            if not regel.startswith("#"):
                break
            regels.append(regel.removeprefix("# "))
        return " ".join(regels)


def lijst(tekst: str) -> list[str]:
    """The words of a text."""
    return tekst.split()


def codes() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.graphql"))


def volgorde() -> list[str]:
    """The examples in the order in which GraphiQL shows them."""
    groepen = json.loads((FOLDER / "volgorde.json").read_text())
    return [naam for groep in groepen for naam in groep["voorbeelden"]]


def voorbeeld(code: str) -> Voorbeeld:
    return Voorbeeld(
        code,
        (FOLDER / f"{code}.graphql").read_text(),
        json.loads((FOLDER / f"{code}.json").read_text()),
    )


def als_verwacht(verwacht: Any, gekregen: Any) -> Any:
    """`gekregen`, with `LOPEND` where that is expected and a duration stands."""
    if isinstance(verwacht, dict) and isinstance(gekregen, dict):
        return {naam: als_verwacht(verwacht.get(naam), waarde) for naam, waarde in gekregen.items()}
    if isinstance(verwacht, list) and isinstance(gekregen, list) and len(verwacht) == len(gekregen):
        return [als_verwacht(links, rechts) for links, rechts in zip(verwacht, gekregen, strict=True)]
    return LOPEND if verwacht == LOPEND and _DUUR.fullmatch(str(gekregen)) else gekregen


def zonder_looptijd(gekregen: Any) -> Any:
    """`gekregen` without how long open tasks have been open: that differs between two answers."""
    if isinstance(gekregen, list):
        return [zonder_looptijd(deel) for deel in gekregen]
    if not isinstance(gekregen, dict):
        return gekregen
    lopend = {"langstOpen"} | ({"wachttijd", "doorlooptijd"} if gekregen.get("afgehandeldOp", "") is None else set())
    return {naam: LOPEND if naam in lopend else zonder_looptijd(waarde) for naam, waarde in gekregen.items()}
