"""The same figures as a picture; needs matplotlib (dependency group `bench`), and does without when it is not there."""

import importlib
import importlib.util
import statistics
from pathlib import Path
from typing import Any

from bench.groei import ALLES, EERSTE
from bench.uitkomst import Uitkomst
from bench.vragen import AANTALLEN

# Distinguishable for who sees no red or no green, and by their marks.
_LIJNEN = {
    "limiet": ("#000000", "o"),
    "json_sql": ("#CC79A7", "P"),
    "twaalf": ("#999999", "s"),
    "postgraphile": ("#E69F00", "^"),
    "gewoon": ("#56B4E9", "v"),
    "klantgraaf": ("#0072B2", "D"),
}


def teken(u: Uitkomst, bestand: Path) -> bool:
    """Draw the time against contacts per client and against the size of the register; False without matplotlib."""
    if importlib.util.find_spec("matplotlib") is None:
        return False
    plt = _pyplot()

    plaatjes = 2 if len(u.groei) > 1 else 1
    figuur, assen = plt.subplots(1, plaatjes, figsize=(6.4 * plaatjes, 4.8), squeeze=False, layout="constrained")
    _per_klant(u, assen[0][0])
    if plaatjes > 1:
        _per_register(u, assen[0][1])
    figuur.savefig(bestand, dpi=144)
    plt.close(figuur)
    return True


def _pyplot() -> Any:
    """Without a screen; not everyone who measures draws, so it is imported here."""
    importlib.import_module("matplotlib").use("Agg")
    return importlib.import_module("matplotlib.pyplot")


def _opmaak(as_: Any, titel: str, onder: str) -> None:
    as_.set(title=titel, xlabel=onder, ylabel="milliseconden (mediaan)", xscale="log")
    as_.grid(visible=True, which="both", alpha=0.2)
    as_.legend(fontsize="small")


def _per_klant(u: Uitkomst, as_: Any) -> None:
    for naam, titel in u.titels.items():
        kleur, teken_ = _LIJNEN[naam]
        midden = [per_deelnemer[naam].mediaan * 1000 for per_deelnemer in u.c9127.values()]
        as_.plot(AANTALLEN, midden, color=kleur, marker=teken_, label=titel)
    _opmaak(as_, "C9127: alle contacten van één klant", "contacten van de klant")
    as_.set_yscale("log")
    as_.set_xticks(AANTALLEN, [str(aantal) for aantal in AANTALLEN])
    as_.minorticks_off()


def _per_register(u: Uitkomst, as_: Any) -> None:
    maten = sorted(u.groei)
    for vraag, (kleur, teken_) in zip((EERSTE, ALLES), (_LIJNEN["gewoon"], _LIJNEN["klantgraaf"]), strict=True):
        midden = [statistics.median(u.groei[maat][vraag]) * 1000 for maat in maten]
        as_.plot(maten, midden, color=kleur, marker=teken_, label=vraag)
    _opmaak(as_, "Klantgraaf: een gemiddelde klant", "klantcontacten in het register")
    as_.set_ylim(bottom=0)
    as_.set_xticks(maten, [f"{maat:,}".replace(",", ".") for maat in maten])
