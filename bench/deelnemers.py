"""The contenders."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.contenders import json_sql, postgraphile
from bench.processen import Opdracht
from bench.vragen import Vraag


def _python(module: str) -> Callable[[str, int], list[str]]:
    return lambda _url, poort: [sys.executable, "-m", module, "--port", str(poort)]


def _klantgraaf(_url: str, poort: int) -> list[str]:
    return [sys.executable, "-m", "server.cli", "serve", "--port", str(poort)]


def _zoals_gesteld(vraag: Vraag) -> bytes:
    return vraag.body


def _zoals_gegeven(antwoord: bytes) -> bytes:
    return antwoord


@dataclass(frozen=True, eq=False)
class Deelnemer:
    """A contender.

    Args:
        naam: short name.
        titel: what it is, for the reader of the outcome.
        opdracht: how it starts.
        body: what it is sent for a question.
        vorm: its answer in the shape of the others' answers.
        norm: the answer it is compared with, before comparing.
        alles: whether it answers every question, or only C9127.
        relaties: whether it answers C9127 with everybody who belongs to the picture too, or only with the client's own
            contacts.
    """

    naam: str
    titel: str
    opdracht: Opdracht
    body: Callable[[Vraag], bytes] = field(default=_zoals_gesteld)
    vorm: Callable[[bytes], bytes] = field(default=_zoals_gegeven)
    norm: Callable[[bytes], bytes] = field(default=_zoals_gegeven)
    alles: bool = True
    relaties: bool = True


LIMIET = Deelnemer("limiet", "de grens: één handgeschreven SQL", Opdracht(_python("bench.contenders.limiet"), {}))
# How fast it can be is one thing, what someone would have written instead of using the product is another.
JSON_SQL = Deelnemer(
    "json_sql",
    "één SQL zoals men hem schrijft",
    Opdracht(_python("bench.contenders.json_sql"), {}),
    vorm=json_sql.vorm,
    alles=False,
)
TWAALF = Deelnemer(
    "twaalf",
    "twaalf handgeschreven opdrachten",
    Opdracht(_python("bench.contenders.twaalf"), {}),
    alles=False,
    relaties=False,
)
GEWOON = Deelnemer("gewoon", "Klantgraaf, de gewone weg", Opdracht(_klantgraaf, {"KLANTGRAAF_PLAN": "uit"}))
KLANTGRAAF = Deelnemer("klantgraaf", "Klantgraaf", Opdracht(_klantgraaf, {}))
POSTGRAPHILE = Deelnemer(
    "postgraphile",
    "PostGraphile 5",
    postgraphile.OPDRACHT,
    body=postgraphile.body,
    vorm=postgraphile.vorm,
    norm=postgraphile.geordend,
    alles=False,
    relaties=False,
)
EIGEN = (LIMIET, JSON_SQL, TWAALF, GEWOON, KLANTGRAAF)
