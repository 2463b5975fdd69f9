"""The outcome as Markdown, as JSON and as a picture."""

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import orjson

from bench.belasting import Doorvoer
from bench.doelen import OPEN_KLANT_OPDRACHTEN, OPEN_KLANT_SECONDEN, Doel, doelen
from bench.latentie import Reeks
from bench.tekening import teken
from bench.uitkomst import Reeksen, Uitkomst
from bench.vragen import MIDDEN, VERBINDINGEN

_MEGABYTE = 1 << 20
_GROEP = 1_000


def schrijf(u: Uitkomst) -> str:
    """Write `uitkomst.md`, `uitkomst.json` and `uitkomst.png`; returns the Markdown."""
    map_ = u.keuzes.uitkomst
    map_.mkdir(parents=True, exist_ok=True)
    eisen = doelen(u)
    getekend = teken(u, map_ / "uitkomst.png")
    tekst = "\n".join(_verslag(u, eisen, getekend=getekend)) + "\n"
    (map_ / "uitkomst.md").write_text(tekst, encoding="utf-8")
    gegevens = {**asdict(u), "doelen": [asdict(doel) for doel in eisen]}
    opties = orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS
    (map_ / "uitkomst.json").write_bytes(orjson.dumps(gegevens, default=str, option=opties))
    if not getekend:
        tekst += "\nGeen tekening: daarvoor is matplotlib nodig (pip install matplotlib).\n"
    return tekst


def _tabel(kop: Iterable[str], rijen: Iterable[Iterable[Any]]) -> Iterator[str]:
    namen = list(kop)
    yield f"| {' | '.join(namen)} |"
    yield f"|{'---|' * len(namen)}"
    for rij in rijen:
        yield f"| {' | '.join(str(cel) for cel in rij)} |"
    yield ""


def _heel(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")


def _ms(seconden: float) -> str:
    ms = seconden * _GROEP
    cijfers = 0 if ms >= 100 else 1 if ms >= 10 else 2  # noqa: PLR2004  three digits that mean something
    return f"{ms:.{cijfers}f}".replace(".", ",")


def _keer(waarde: float) -> str:
    return f"{waarde:.2f}".replace(".", ",")


def _verslag(u: Uitkomst, eisen: list[Doel], *, getekend: bool) -> Iterator[str]:
    yield from _kop(u)
    yield "## Doelen"
    yield ""
    oordeel = {True: "ja", False: "**nee**", None: "–"}
    yield from _tabel(
        ("Wat", "Eis", "Gemeten", "Gehaald"),
        ((doel.wat, doel.eis, doel.gemeten, oordeel[doel.gehaald]) for doel in eisen),
    )
    yield (
        f"¹ Open Klant 2.18: {OPEN_KLANT_SECONDEN:g} s en {_heel(OPEN_KLANT_OPDRACHTEN)} SQL-opdrachten voor dat ene "
        "verzoek; elders opgenomen, op andere hardware."
    ).replace("6.1 s", "6,1 s")
    yield ""
    if getekend:
        yield "![Tijd tegen contacten per klant en tegen grootte van het register](uitkomst.png)"
        yield ""
    yield "## C9127, één vrager"
    yield ""
    yield from _reeksen(u, u.c9127)
    yield "## Andere vragen, één vrager"
    yield ""
    yield from _reeksen(u, u.overig)
    yield from _doorvoer(u)
    yield from _verbruik(u)
    yield from _groei(u)
    yield from _zwaarste(u)


def _kop(u: Uitkomst) -> Iterator[str]:
    omgeving = u.omgeving
    yield f"# Snelheid, {omgeving.begin}"
    yield ""
    grens = [reeksen["limiet"].spreiding() for reeksen in u.c9127.values()]
    # A kernel's spelling of a processor may hold anything.
    processor = f" ({omgeving.processor})" if omgeving.processor else ""
    yield from _tabel(
        ("Waarmee", ""),
        (
            ("Register", ", ".join(f"{_heel(aantal)} × {tabel}" for tabel, aantal in u.rijen.items())),
            ("Machine", f"{omgeving.kernen} kernen{processor}, {omgeving.geheugen / 1024**3:.0f} GB"),
            ("Belasting voor en na", " / ".join(f"{waarde:.1f}".replace(".", ",") for waarde in u.belasting)),
            ("Versies", ", ".join(f"{naam} {versie}" for naam, versie in omgeving.versies.items())),
            (
                "Ruis",
                f"de grens zelf verschilt {max(grens, default=0):.0%} van beurt tot beurt (halve kwartielafstand)",
            ),
        ),
    )


def _cel(reeks: Reeks | None, grens: Reeks | None) -> str:
    if reeks is None:
        return "–"
    keer = f" · {_keer(reeks.verhouding(grens))} ×" if grens is not None else ""
    return f"{_ms(reeks.mediaan)} ({_ms(reeks.p95)}){keer}"


def _reeksen(u: Uitkomst, alles: Reeksen) -> Iterator[str]:
    yield "Milliseconden: mediaan (95e van de 100) · keer zo lang als de grens."
    yield ""
    namen = [naam for naam in u.titels if any(naam in reeksen for reeksen in alles.values())]
    yield from _tabel(
        ("Vraag", *(u.titels[naam] for naam in namen)),
        (
            (vraag, *(_cel(reeksen.get(naam), reeksen.get("limiet")) for naam in namen))
            for vraag, reeksen in alles.items()
        ),
    )


def _doorvoer(u: Uitkomst) -> Iterator[str]:
    yield f"## Doorvoer: C9127, {MIDDEN} contacten, antwoorden per seconde"
    yield ""
    yield from _tabel(
        ("Verbindingen", *(str(aantal) for aantal in VERBINDINGEN)),
        (
            (u.titels[naam], *(_doorvoercel(beurten) for beurten in per_aantal.values()))
            for naam, per_aantal in u.doorvoer.items()
        ),
    )


def _doorvoercel(beurten: list[Doorvoer]) -> str:
    per_seconde = statistics.median(beurt.per_seconde for beurt in beurten)
    p95 = statistics.median(beurt.p95 for beurt in beurten)
    geweigerd = sum(beurt.geweigerd for beurt in beurten)
    druk = f"; {geweigerd} × 503" if geweigerd else ""
    return f"{_keer(per_seconde)} (95e van de 100: {_ms(p95)} ms{druk})"


def _verbruik(u: Uitkomst) -> Iterator[str]:
    yield f"## Verbruik per verzoek: C9127, {MIDDEN} contacten"
    yield ""
    yield from _tabel(
        (
            "",
            "SQL-opdrachten",
            "en eromheen",
            "CPU van de server (ms)",
            "CPU van PostgreSQL (ms)",
            "meeste geheugen (MB)",
            "start tot eerste antwoord (s)",
        ),
        (
            (
                u.titels[naam],
                f"{gemeten.opdrachten:g}",
                f"{gemeten.bijzaak:g}",
                _ms(gemeten.cpu_server),
                _ms(gemeten.cpu_database),
                f"{u.pieken.get(naam, 0) / _MEGABYTE:.0f}",
                _keer(statistics.median(u.start[naam])),
            )
            for naam, gemeten in u.verbruik.items()
        ),
    )
    yield (
        "SQL-opdrachten van Klantgraaf per vraag: "
        + "; ".join(f"{vraag}: {aantal:g}" for vraag, aantal in u.opdrachten.items())
        + "."
    )
    yield ""


def _groei(u: Uitkomst) -> Iterator[str]:
    if not u.groei:
        return
    yield "## Groei: een gemiddelde klant in registers van verschillende grootte (ms)"
    yield ""
    vragen = list(next(iter(u.groei.values())))
    yield from _tabel(
        ("Klantcontacten", *vragen),
        (
            (_heel(maat), *(_ms(statistics.median(reeksen[vraag])) for vraag in vragen))
            for maat, reeksen in sorted(u.groei.items())
        ),
    )


def _zwaarste(u: Uitkomst) -> Iterator[str]:
    for naam in ("klantgraaf", "gewoon"):
        if naam in u.verbruik:
            yield f"## Zwaarste opdrachten van {u.titels[naam]}: C9127, {MIDDEN} contacten"
            yield ""
            yield from _tabel(
                ("ms per verzoek", "keer", "Opdracht"),
                (
                    (_ms(zware.ms / _GROEP), f"{zware.keer:g}", f"`{zware.tekst.replace('|', '¦')}`")
                    for zware in u.verbruik[naam].zwaarste
                ),
            )
