"""The words that made-up registers are written with, from the text files in `teksten/`."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass
class Onderwerp:
    """Something people contact the municipality about."""

    code: str
    eenheid: str
    titels: list[str] = field(default_factory=list)
    vragen: list[str] = field(default_factory=list)
    antwoorden: list[str] = field(default_factory=list)


def _regels(bestand: str) -> list[str]:
    tekst = (files("server.seed") / "teksten" / bestand).read_text(encoding="utf-8")
    regels = [regel.strip() for regel in tekst.splitlines()]
    return [regel for regel in regels if regel and not regel.startswith(";")]


@cache
def onderwerpen() -> list[Onderwerp]:
    """All subjects; the text between braces is filled in per contact."""
    gevonden: list[Onderwerp] = []
    for regel in _regels("onderwerpen.txt"):
        teken, inhoud = regel[0], regel[2:]
        if teken == "#":
            code, eenheid = inhoud.split(" / ")
            gevonden.append(Onderwerp(code, eenheid))
        else:
            laatste = gevonden[-1]
            {"!": laatste.titels, "?": laatste.vragen, "=": laatste.antwoorden}[teken].append(inhoud)
    return gevonden


@cache
def zinnen() -> dict[str, list[str]]:
    """Sentences that suit every subject, by kind."""
    gevonden: dict[str, list[str]] = {}
    soort = ""
    for regel in _regels("zinnen.txt"):
        if regel.startswith("# "):
            soort = regel[2:]
        else:
            gevonden.setdefault(soort, []).append(regel)
    return gevonden


def _splits(achternaam: str) -> tuple[str, str]:
    """Prefix and surname: the prefix is what comes before the first capital, if a space follows."""
    woorden = achternaam.split(" ")
    eerste = next(plaats for plaats, woord in enumerate(woorden) if woord.strip("’")[0].isupper() or "’" in woord[1:])
    return " ".join(woorden[:eerste]), " ".join(woorden[eerste:])


@cache
def achternamen() -> list[tuple[str, str]]:
    """Prefix (may be empty) and surname, the most common first."""
    return [_splits(regel) for regel in _regels("achternamen.txt")]


@cache
def voornamen() -> list[str]:
    """Given names."""
    return " ".join(_regels("voornamen.txt")).split(" ")


@cache
def lijst(naam: str) -> list[str]:
    """Lines of one of the simple lists: straten, wijken, organisaties, eigennamen."""
    return _regels(f"{naam}.txt")
