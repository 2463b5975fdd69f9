"""The goals say against whom they are measured."""

from pathlib import Path

from bench.belasting import Doorvoer
from bench.doelen import Doel, doelen
from bench.keuzes import Keuzes
from bench.latentie import Reeks
from bench.omgeving import Omgeving
from bench.uitkomst import Uitkomst

DEELNEMERS = {"limiet": 0.010, "json_sql": 0.020, "klantgraaf": 0.021}


def _reeksen(tijden: dict[str, float]) -> dict[str, Reeks]:
    return {naam: Reeks([[tijd] * 3] * 3) for naam, tijd in tijden.items()}


def _uitkomst() -> Uitkomst:
    klantgraaf = _reeksen({"klantgraaf": 0.021})
    return Uitkomst(
        Keuzes(uitkomst=Path("nergens")),
        Omgeving("2026-11-22", 2, "", 1 << 30, {}),
        rijen={},
        titels={},
        start={"klantgraaf": [1.0]},
        c9127={f"C9127, {aantal} contacten": _reeksen(DEELNEMERS) for aantal in (50, 200, 1000)},
        overig=dict.fromkeys(("eerste 50 van 50", "eerste 50 van 1000", "export, 80 contacten"), klantgraaf),
        doorvoer={naam: {16: [Doorvoer(1 / tijd, 9, 0, tijd, tijd)] * 3} for naam, tijd in DEELNEMERS.items()},
    )


def test_c9127_is_measured_against_the_limit_and_against_the_statement_as_one_writes_it() -> None:
    # Given a product that takes 2.1 times as long as the limit, and 1.05 times as long as the ordinary statement
    # When its goals are listed
    gevonden = [doel for doel in doelen(_uitkomst()) if "tegen de grens" in doel.wat or "zoals men" in doel.wat]

    # Then each stands on its own line, with the same demand
    geschreven = "één SQL zoals men hem schrijft"
    doorvoer = "doorvoer over 16 verbindingen, 200 contacten, tegen"
    assert gevonden == [
        *(Doel(f"C9127, {n} contacten, tegen de grens", "≤ 1,10 ×", "2,10 ×", False) for n in (50, 200, 1000)),
        *(Doel(f"C9127, {n} contacten, tegen {geschreven}", "≤ 1,10 ×", "1,05 ×", True) for n in (50, 200, 1000)),
        Doel(f"{doorvoer} de grens", "≥ 0,60 ×, later ≥ 0,90 ×", "0,48 ×", False),
        Doel(f"{doorvoer} {geschreven}", "≥ 0,60 ×, later ≥ 0,90 ×", "0,95 × (ook het latere doel)", True),
    ]
