"""The goals, each with what was measured. Ratios, because milliseconds say something about a machine."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from bench.groei import ALLES, EERSTE
from bench.uitkomst import Uitkomst
from bench.vragen import BLADZIJDE, EXPORT, VERBINDINGEN

# Recorded elsewhere, on other hardware: Open Klant 2.18, one client with 80 contacts, everything expanded.
OPEN_KLANT_SECONDEN, OPEN_KLANT_OPDRACHTEN = 6.1, 1_306
_MEGABYTE = 1 << 20
_HELE_GETALLEN_VANAF = 100
_GESCHREVEN = "één SQL zoals men hem schrijft"

# What it should be, as a ratio unless it says otherwise. What is asked against the limit is also asked, on lines of its
# own, against the statement as one would write it.
TEGEN_GRENS = 1.1
TEGEN_POSTGRAPHILE = 1.6
DOORVOER_GRENS = (0.6, 0.9)
DOORVOER_POSTGRAPHILE = (1.5, 2.5)
EXPORT_SNELLER = 250.0
GROEI = 1.2
LANGE_GESCHIEDENIS = 1.5
EIGEN_SQL = 1.3
GEHEUGEN = 1.05
GEHEUGEN_PER_DOCUMENT_MB = 2.0
START_SECONDEN = 2.0


@dataclass(frozen=True)
class Doel:
    """One goal.

    Args:
        wat: what is measured.
        eis: what it should be.
        gemeten: what it was.
        gehaald: whether that is enough; None when it was not measured.
    """

    wat: str
    eis: str
    gemeten: str
    gehaald: bool | None


def _getal(waarde: float) -> str:
    return (f"{waarde:.0f}" if waarde >= _HELE_GETALLEN_VANAF else f"{waarde:.2f}").replace(".", ",")


def _afgerond(waarde: float) -> float:
    """As it is shown: what one reads decides whether a goal is met."""
    return round(waarde, 2)


def _niet(wat: str, eis: str) -> Doel:
    return Doel(wat, eis, "niet gemeten", None)


def doelen(u: Uitkomst) -> list[Doel]:
    """All goals."""
    return [
        *_c9127(u),
        *_doorvoer(u),
        _export(u),
        _opdrachten(u),
        *_groei(u),
        _bladzijde(u),
        *_los(u),
        *_geheugen(u),
        _start(u),
    ]


def _c9127(u: Uitkomst) -> Iterator[Doel]:
    for tegen, wie in (("limiet", "de grens"), ("json_sql", _GESCHREVEN)):
        for naam, reeksen in u.c9127.items():
            keer = _afgerond(reeksen["klantgraaf"].verhouding(reeksen[tegen]))
            yield Doel(f"{naam}, tegen {wie}", f"≤ {_getal(TEGEN_GRENS)} ×", f"{_getal(keer)} ×", keer <= TEGEN_GRENS)
    for naam, reeksen in u.c9127.items():
        wat, eis = f"{naam}, tegen PostGraphile", f"≥ {_getal(TEGEN_POSTGRAPHILE)} × sneller"
        if "postgraphile" not in reeksen:
            yield _niet(wat, eis)
            continue
        keer = _afgerond(reeksen["postgraphile"].verhouding(reeksen["klantgraaf"]))
        yield Doel(wat, eis, f"{_getal(keer)} × sneller", keer >= TEGEN_POSTGRAPHILE)


def _doorvoer(u: Uitkomst) -> Iterator[Doel]:
    verbindingen = VERBINDINGEN[1]
    tegenover = (
        ("limiet", "de grens", DOORVOER_GRENS),
        ("json_sql", _GESCHREVEN, DOORVOER_GRENS),
        ("postgraphile", "PostGraphile", DOORVOER_POSTGRAPHILE),
    )
    for tegen, naam, (eerst, dan) in tegenover:
        wat = f"doorvoer over {verbindingen} verbindingen, 200 contacten, tegen {naam}"
        eis = f"≥ {_getal(eerst)} ×, later ≥ {_getal(dan)} ×"
        if tegen not in u.doorvoer:
            yield _niet(wat, eis)
            continue
        paren = zip(u.doorvoer["klantgraaf"][verbindingen], u.doorvoer[tegen][verbindingen], strict=True)
        keer = _afgerond(statistics.median(eigen.per_seconde / ander.per_seconde for eigen, ander in paren))
        later = " (ook het latere doel)" if keer >= dan else ""
        yield Doel(wat, eis, f"{_getal(keer)} ×{later}", keer >= eerst)


def _export(u: Uitkomst) -> Doel:
    reeks = next(reeksen["klantgraaf"] for naam, reeksen in u.overig.items() if naam.startswith("export"))
    keer = OPEN_KLANT_SECONDEN / reeks.mediaan
    wat = f"export van een klant met {EXPORT} contacten, alles uitgeklapt, tegen Open Klant¹"
    eis = f"≥ {_getal(EXPORT_SNELLER)} × sneller"
    return Doel(wat, eis, f"{_getal(keer)} × sneller", keer >= EXPORT_SNELLER)


def _opdrachten(u: Uitkomst) -> Doel:
    c9127 = [naam for naam in u.opdrachten if naam.startswith("C9127") and "relaties" not in naam]
    verschillend = sorted({u.opdrachten[naam] for naam in c9127})
    gemeten = " / ".join(f"{aantal:g}" for aantal in verschillend)
    wat = "SQL-opdrachten voor C9127, van 2 tot 1.000 contacten"
    return Doel(wat, "steeds evenveel", gemeten, len(verschillend) == 1)


def _groei(u: Uitkomst) -> Iterator[Doel]:
    for vraag in (EERSTE, ALLES):
        wat, eis = f"groei van het register, {vraag} van een gemiddelde klant", f"≤ {_getal(GROEI)} × het kleinste"
        if len(u.groei) <= 1:
            yield _niet(wat, eis)
            continue
        kleinste = u.groei[min(u.groei)][vraag]
        keren = {
            aantal: _afgerond(statistics.median(a / b for a, b in zip(reeksen[vraag], kleinste, strict=True)))
            for aantal, reeksen in sorted(u.groei.items())
        }
        gemeten = ", ".join(f"{aantal:,}".replace(",", ".") + f": {_getal(keer)} ×" for aantal, keer in keren.items())
        yield Doel(wat, eis, gemeten, max(keren.values()) <= GROEI)


def _bladzijde(u: Uitkomst) -> Doel:
    kort, lang = [reeksen["klantgraaf"] for naam, reeksen in u.overig.items() if naam.startswith("eerste ")]
    keer = _afgerond(lang.verhouding(kort))
    wat = f"eerste {BLADZIJDE} van 1.000 contacten, tegen de eerste {BLADZIJDE} van {BLADZIJDE}"
    return Doel(wat, f"≤ {_getal(LANGE_GESCHIEDENIS)} ×", f"{_getal(keer)} ×", keer <= LANGE_GESCHIEDENIS)


def _los(u: Uitkomst) -> Iterator[Doel]:
    for naam, reeksen in u.overig.items():
        if "limiet" in reeksen and not naam.startswith(("eerste ", "C9127")):
            keer = _afgerond(reeksen["klantgraaf"].verhouding(reeksen["limiet"]))
            wat, eis = f"{naam}, tegen eigen handgeschreven SQL", f"≤ {_getal(EIGEN_SQL)} ×"
            yield Doel(wat, eis, f"{_getal(keer)} ×", keer <= EIGEN_SQL)


def _geheugen(u: Uitkomst) -> Iterator[Doel]:
    wat, eis = "geheugen onder 16 verbindingen met 1.000 contacten", f"blijft gelijk (≤ {_getal(GEHEUGEN)} ×)"
    if u.geheugen is None:
        yield _niet(wat, eis)
    else:
        gemeten = f"{_getal(u.geheugen.groei)} × in {u.geheugen.minuten:g} minuten"
        yield Doel(wat, eis, gemeten, _afgerond(u.geheugen.groei) <= GEHEUGEN)
    wat, eis = "geheugen over steeds nieuwe documenten", f"groeit niet door (≤ {GEHEUGEN_PER_DOCUMENT_MB:g} MB)"
    if u.documenten is None:
        yield _niet(wat, eis)
    else:
        _, vol, meer = u.documenten
        verschil = _afgerond((meer - vol) / _MEGABYTE)
        yield Doel(wat, eis, f"{_getal(verschil)} MB", verschil <= GEHEUGEN_PER_DOCUMENT_MB)


def _start(u: Uitkomst) -> Doel:
    seconden = _afgerond(statistics.median(u.start["klantgraaf"]))
    return Doel(
        "van start tot eerste antwoord", f"≤ {START_SECONDEN:g} s", f"{_getal(seconden)} s", seconden <= START_SECONDEN
    )
