"""The project's documents, as the pieces that can be tried.

A block of GraphQL may be followed by its variables (`json variabelen`) and by its answer (`json antwoord`); a block of
HTTP (`http verzoek`) by the answer to it (`http antwoord`).
"""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
# Written by others than people: licences of packages, and what is built or installed.
_NOT_OURS = ("node_modules", ".venv", ".node", "dist")

_FENCE = re.compile(r"^( *)```([^\n`]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Blok:
    """One fenced block: its language, what else stands behind that, its text, and the line it begins at."""

    taal: str
    soort: str
    tekst: str
    regel: int


@dataclass(frozen=True)
class Vraagblok:
    """A GraphQL document in a text, with its variables, and its answer when the text gives one."""

    plaats: str
    document: str
    variables: dict[str, Any] = field(default_factory=dict)
    antwoord: Any = None

    @property
    def pad(self) -> str:
        """The text it stands in."""
        return self.plaats.rpartition(":")[0]

    @property
    def schrijft(self) -> bool:
        return self.document.startswith("mutation ")


@dataclass(frozen=True)
class Bericht:
    """An HTTP message: first line, headers, body."""

    eerste: str
    headers: dict[str, str]
    body: Any

    @classmethod
    def lees(cls, tekst: str) -> "Bericht":
        hoofd, _, body = tekst.strip().partition("\n\n")
        eerste, *regels = hoofd.splitlines()
        headers = {naam.lower(): waarde.strip() for naam, _, waarde in (regel.partition(":") for regel in regels)}
        return cls(eerste, headers, json.loads(body) if body else None)


@cache
def documenten() -> tuple[Path, ...]:
    """All Markdown that belongs to the project."""
    gevonden = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "web").glob("*.md")]
    return tuple(sorted(pad for pad in gevonden if not set(_NOT_OURS) & set(pad.relative_to(ROOT).parts)))


def naam(pad: Path) -> str:
    return str(pad.relative_to(ROOT))


def blokken(pad: Path) -> list[Blok]:
    tekst = pad.read_text()
    gevonden = []
    for match in _FENCE.finditer(tekst):
        taal, _, soort = match[2].strip().partition(" ")
        gevonden.append(Blok(taal, soort.strip(), match[3], tekst.count("\n", 0, match.start()) + 1))
    return gevonden


def vragen() -> list[Vraagblok]:
    """Every GraphQL document in every text."""
    gevonden = []
    for pad in documenten():
        alle = blokken(pad)
        for plaats, blok in enumerate(alle):
            # A document with … in it shows a shape only.
            if blok.taal != "graphql" or "…" in blok.tekst:
                continue
            erna = alle[plaats + 1 : plaats + 3]
            variables, antwoord = {}, None
            if erna and erna[0].soort == "variabelen":
                variables = json.loads(erna.pop(0).tekst)
            if erna and erna[0].soort == "antwoord" and erna[0].taal == "json":
                antwoord = json.loads(erna[0].tekst)
            gevonden.append(Vraagblok(f"{naam(pad)}:{blok.regel}", blok.tekst, variables, antwoord))
    return gevonden


def verzoeken() -> list[tuple[str, Bericht, Bericht]]:
    """Every HTTP request in every text, with the answer that follows it."""
    gevonden = []
    for pad in documenten():
        alle = blokken(pad)
        for verzoek, antwoord in pairwise(alle):
            if (verzoek.taal, verzoek.soort) == ("http", "verzoek"):
                assert (antwoord.taal, antwoord.soort) == ("http", "antwoord"), f"{naam(pad)}:{verzoek.regel}"
                gevonden.append(
                    (f"{naam(pad)}:{verzoek.regel}", Bericht.lees(verzoek.tekst), Bericht.lees(antwoord.tekst))
                )
    return gevonden


def zonder_blokken(pad: Path) -> str:
    return _FENCE.sub("", pad.read_text())


def links(pad: Path) -> list[str]:
    """Targets of links and pictures, as written."""
    return [een or ander for een, ander in _LINK.findall(zonder_blokken(pad))]


def ankers(pad: Path) -> set[str]:
    """The headings of a text, as links to them write them."""
    koppen = (re.sub(r"[`*]", "", kop) for kop in _HEADING.findall(zonder_blokken(pad)))
    return {re.sub(r"[^\w\- ]", "", kop.lower()).strip().replace(" ", "-") for kop in koppen}
