"""What a run measures, and how large it is."""

import argparse
import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

UITKOMST = Path(__file__).parent / "uitkomst"


def _maten(tekst: str) -> tuple[int, ...]:
    return tuple(int(deel) for deel in tekst.split(",") if deel)


@dataclass(frozen=True)
class Keuzes:
    """Choices for one run.

    Args:
        partijen: clients in the register.
        klantcontacten: contacts in the register.
        zaad: of the made-up data.
        rondes: turns that every contender gets; a ratio is the median over them.
        seconden: how long one contender is asked in one turn, at most.
        meeste: requests in one turn, at most.
        doorvoer_seconden: how long throughput is measured in one of its three turns.
        geheugen_minuten: how long memory is watched under load; 0 leaves it out.
        groei: register sizes (contacts) to compare; empty leaves it out.
        postgraphile: whether PostGraphile takes part.
        smoke: a tiny run that compares answers and counts statements, and times nothing.
        uitkomst: folder for the outcome.
    """

    partijen: int = 100_000
    klantcontacten: int = 1_000_000
    zaad: int = 1
    rondes: int = 9
    seconden: float = 1.0
    meeste: int = 50
    doorvoer_seconden: float = 4.0
    geheugen_minuten: float = 10.0
    groei: tuple[int, ...] = ()
    postgraphile: bool = True
    smoke: bool = False
    uitkomst: Path = UITKOMST


_UITLEG = {
    "partijen": "cliënten in het register",
    "klantcontacten": "klantcontacten in het register",
    "zaad": "zaad van de verzonnen gegevens",
    "rondes": "beurten voor elke deelnemer",
    "seconden": "hoogste duur van één beurt",
    "meeste": "hoogste aantal verzoeken in één beurt",
    "doorvoer_seconden": "duur van één van de drie beurten van de doorvoer",
    "geheugen_minuten": "hoe lang op het geheugen wordt gelet; 0 slaat het over",
    "groei": "registers om te vergelijken, in klantcontacten: 10000,100000,…",
    "uitkomst": "map voor de uitkomst",
}


def lees(argumenten: list[str] | None = None) -> Keuzes:
    """Choices from the command line; each can also be given as `BENCH_<NAAM>` in the environment."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Meet hoe snel het register antwoordt.")
    soorten: dict[str, Any] = {"groei": _maten, "uitkomst": Path}
    for veld in fields(Keuzes):
        naam, standaard = veld.name, veld.default
        optie = f"--{naam.replace('_', '-')}"
        omgeving = os.environ.get(f"BENCH_{naam.upper()}")
        if naam == "smoke":
            parser.add_argument(optie, action="store_true", help="heel klein, alleen om te zien dat alles werkt")
        elif naam == "postgraphile":
            aan = omgeving is None or omgeving.lower() not in {"0", "nee", "uit", "false"}
            parser.add_argument(
                optie, action=argparse.BooleanOptionalAction, default=aan, help="of PostGraphile meedoet"
            )
        else:
            soort = soorten.get(naam, type(standaard))
            parser.add_argument(
                optie, type=soort, default=soort(omgeving) if omgeving else standaard, help=_UITLEG[naam]
            )
    return Keuzes(**vars(parser.parse_args(argumenten)))
