"""The files next to this one: documents and SQL."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HIER = Path(__file__).parent
WORTEL = HIER.parent
VOORBEELDEN = WORTEL / "web" / "voorbeelden"

_DEEL = re.compile(r"/\*([a-z_]+)\*/")
_NAAM = re.compile(r"^-- naam: ([a-z_]+)$", re.MULTILINE)


@cache
def document(naam: str) -> str:
    """GraphQL document: one of ours, or one of the examples that the product ships."""
    eigen = HIER / "documenten" / f"{naam}.graphql"
    return (eigen if eigen.exists() else VOORBEELDEN / f"{naam}.graphql").read_text(encoding="utf-8")


@cache
def sql(naam: str, **delen: str) -> str:
    """SQL statement; `/*naam*/` in it stands for the text of `deel/naam.sql`.

    Args:
        naam: of the file.
        delen: other parts to put in the place of parts.
    """
    return _met_delen((HIER / "sql" / f"{naam}.sql").read_text(encoding="utf-8"), delen)


def _met_delen(tekst: str, delen: Mapping[str, str]) -> str:
    def deel(gevonden: re.Match[str]) -> str:
        bestand = delen.get(gevonden[1], gevonden[1])
        return (HIER / "sql" / "deel" / f"{bestand}.sql").read_text(encoding="utf-8").rstrip("\n")

    return _DEEL.sub(deel, tekst)


@cache
def opdrachten(naam: str) -> dict[str, str]:
    """SQL statements of a file that has several, by the name above each."""
    stukken = _NAAM.split((HIER / "sql" / f"{naam}.sql").read_text(encoding="utf-8"))
    return {stuk: _met_delen(tekst.strip(), {}) for stuk, tekst in zip(stukken[1::2], stukken[2::2], strict=True)}
