"""The report as the operator reads it."""

from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from server.importeer.verslag import Soort, Verslag

# With the whole report in a file, the screen shows the beginning of each list.
_BEGIN = 20
_BREEDTE = 140


def toon(verslag: Verslag, console: Console, bestand: Path | None) -> None:
    """Show counts and lists; without a file all of each list, because it would stand nowhere else.

    Args:
        verslag: of a run that came to its end.
        console: where to.
        bestand: that holds the whole report.
    """
    if not console.is_terminal:
        console.width = _BREEDTE
    console.print(_tabel(verslag))
    _regels(console, "Onbekende velden met een waarde (niet opgenomen)", _onbekend(verslag))
    for soort in Soort:
        _lijst(verslag, soort, console, None if bestand is None else _BEGIN)
    _regels(console, "Nummers die het register zelf uitgeeft", _reeksen(verslag))
    _regels(console, "Aantallen die niet kloppen", verslag.afwijkingen)
    if bestand is not None:
        _regel(console, f"\nHet hele verslag staat in {bestand.name}.")
    _regel(console, f"\n{_slotsom(verslag)}")


def _tabel(verslag: Verslag) -> Table:
    titel = f"Import uit {verslag.bron}" + (" (proef: niets bewaard)" if verslag.proef else "")
    tabel = Table(title=titel, title_justify="left")
    tabel.add_column("Lijst")
    for kop in ("Gelezen", "Toegevoegd", "Gewijzigd", "Ongewijzigd", "Overgeslagen", "Geweigerd", "Opmerkingen"):
        tabel.add_column(kop, justify="right")
    for naam, telling in verslag.resources.items():
        getallen = (
            telling.gelezen,
            telling.toegevoegd,
            telling.gewijzigd,
            telling.ongewijzigd,
            telling.overgeslagen,
            telling.geweigerd,
            telling.opmerkingen,
        )
        tabel.add_row(naam, *(str(getal) for getal in getallen))
    return tabel


def _lijst(verslag: Verslag, soort: Soort, console: Console, hoogstens: int | None) -> None:
    aantal = sum(keer for (van, _, _), keer in verslag.redenen.items() if van is soort)
    if not aantal:
        return
    _regel(console, f"\n{soort.capitalize()}: {aantal}")
    for melding in islice(verslag.meldingen(soort), hoogstens):
        _regel(console, f"  {melding.resource} {melding.uuid or '(zonder uuid)'}: {melding.reden}")
    if hoogstens is not None and aantal > hoogstens:
        _regel(console, f"  … en nog {aantal - hoogstens}; zie het verslag. Per reden:")
        for (van, resource, reden), keer in verslag.redenen.most_common():
            if van is soort:
                _regel(console, f"  {keer:>8}  {resource}: {reden}")


def _onbekend(verslag: Verslag) -> list[str]:
    return [f"{resource}: {veld} ({keer}×)" for (resource, veld), keer in sorted(verslag.onbekende_velden.items())]


def _reeksen(verslag: Verslag) -> list[str]:
    return [
        f"{reeks.reeks}: vanaf {reeks.volgende}; {reeks.vrij} vrij tot het volgende dat bezet is"
        for reeks in verslag.reeksen
    ]


def _slotsom(verslag: Verslag) -> str:
    if verslag.geweigerd:
        return f"Geweigerd: {verslag.geweigerd}. Verbeter die rijen in de bron en draai de import opnieuw."
    if not verslag.volledig:
        return "De aantallen kloppen niet; draai de import opnieuw."
    begin = "Proef geslaagd: alle rijen kunnen" if verslag.proef else "Alle rijen van de bron staan"
    overgeslagen = sum(telling.overgeslagen for telling in verslag.resources.values())
    behalve = f"; {overgeslagen} daarvan zijn hier gewijzigd en niet overschreven" if overgeslagen else ""
    let_op = ". Let op de onbekende velden: die zijn niet opgenomen" if verslag.onbekende_velden else ""
    return f"{begin} in het register{behalve}{let_op}."


def _regels(console: Console, kop: str, regels: list[str]) -> None:
    if regels:
        _regel(console, f"\n{kop}:")
        for regel in regels:
            _regel(console, f"  {regel}")


def _regel(console: Console, tekst: str) -> None:
    console.print(tekst, markup=False, highlight=False, soft_wrap=True)
