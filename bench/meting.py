"""One whole run: register, contenders, the same answers, then the clock."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import asyncpg

from bench import belasting, geheugen, groei, latentie, overeenstemming, register, verbruik
from bench.contenders import postgraphile
from bench.deelnemers import EIGEN, KLANTGRAAF, LIMIET, POSTGRAPHILE, Deelnemer
from bench.keuzes import Keuzes
from bench.meetpunten import Meetpunten, meetpunten
from bench.omgeving import belasting as load_average
from bench.omgeving import omgeving
from bench.processen import Proces, gestart
from bench.uitkomst import Uitkomst
from bench.vragen import (
    AANTALLEN,
    EXPORT,
    MIDDEN,
    RELATIES,
    VERBINDINGEN,
    VERGELEKEN,
    Vraag,
    bladzijde,
    c9127,
    export,
    losse_vragen,
)

_STARTS = 3
_KEREN = 5
_BEURTEN = 3
Wie = Mapping[Deelnemer, Proces]


def meld(tekst: str) -> None:
    """Tell who is waiting how far it is."""
    print(tekst, flush=True)


@contextmanager
def deelnemers(keuzes: Keuzes, url: str, proef: Vraag) -> Iterator[dict[Deelnemer, Proces]]:
    """All contenders, running."""
    wie = (*EIGEN[:3], *([POSTGRAPHILE] if keuzes.postgraphile else []), *EIGEN[3:])
    lopend: dict[Deelnemer, Proces] = {}
    with ExitStack() as stapel:
        for deelnemer in wie:
            log = keuzes.uitkomst / "log" / f"{deelnemer.naam}.log"
            lopend[deelnemer] = stapel.enter_context(gestart(deelnemer.opdracht, url, log))
            # One after the other, when it matters how long that takes.
            if not keuzes.smoke:
                lopend[deelnemer].wacht(deelnemer.body(proef))
        for deelnemer, proces in lopend.items():
            proces.wacht(deelnemer.body(proef))
        yield lopend
        for proces in lopend.values():
            proces.beeindig()


def vergelijk(wie: Wie, vragen: list[Vraag]) -> None:
    """All contenders give the answer that the product gives.

    Raises:
        VerschilError: one does not.
    """
    for vraag in vragen:
        with wie[KLANTGRAAF].verbind() as verbinding:
            norm = verbinding.vraag(vraag.body)
        for deelnemer, proces in wie.items():
            if deelnemer is not KLANTGRAAF and kan(deelnemer, vraag):
                with proces.verbind() as verbinding:
                    antwoord = deelnemer.vorm(verbinding.vraag(deelnemer.body(vraag)))
                overeenstemming.vergelijk(f"{deelnemer.naam}, {vraag.naam}", antwoord, deelnemer.norm(norm))


def kan(deelnemer: Deelnemer, vraag: Vraag) -> bool:
    """Whether a contender answers a question."""
    if vraag.bestand == "export":
        return deelnemer is not LIMIET and deelnemer.alles
    return deelnemer.alles or (vraag.bestand == "c9127" and (deelnemer.relaties or not vraag.variabelen["inclusief"]))


def te_vergelijken(punten: Meetpunten) -> list[Vraag]:
    """Every question that is asked, also those that are not timed for everybody."""
    klant = punten.klanten
    return [
        *(c9127(klant[aantal]) for aantal in VERGELEKEN if aantal in klant),
        *(c9127(gemiddelde) for gemiddelde in punten.gemiddeld[:1]),
        *met_relaties(punten),
        *bladzijden(punten),
        *losse_vragen(punten),
        export(klant[EXPORT]),
    ]


def met_relaties(punten: Meetpunten) -> list[Vraag]:
    """The main question with everybody who belongs to the picture."""
    return [c9127(punten.klanten[MIDDEN], inclusief=RELATIES, first=MIDDEN)]


def bladzijden(punten: Meetpunten) -> list[Vraag]:
    """The first page of a short history and of the longest."""
    return [bladzijde(punten.klanten[AANTALLEN[0]]), bladzijde(punten.klanten[max(punten.klanten)])]


async def voorbereid(verbinding: asyncpg.Connection, keuzes: Keuzes, telling: dict[str, Any]) -> Meetpunten:
    """Where to measure; with what PostGraphile's users would add to the database.

    Raises:
        RuntimeError: the server does not count statements.
    """
    if not await verbruik.telt(verbinding):
        raise RuntimeError("The server needs pg_stat_statements in shared_preload_libraries.")
    if keuzes.postgraphile:
        await verbinding.execute(postgraphile.functies())
    return await meetpunten(verbinding, telling)


async def meet(keuzes: Keuzes) -> Uitkomst:
    """Everything."""
    with register.server() as server:
        url, telling = await register.gevuld(server, keuzes.partijen, keuzes.klantcontacten, keuzes.zaad)
        maten = await _maten(keuzes, server)
        async with register.verbonden(url) as verbinding:
            punten = await voorbereid(verbinding, keuzes, telling)
            gevonden = Uitkomst(
                keuzes, await omgeving(verbinding, met_postgraphile=keuzes.postgraphile), telling["rijen"], {}
            )
            eerder = load_average()
            await _deelnemers(keuzes, url, punten, verbinding, gevonden)
        _alleen_klantgraaf(keuzes, url, punten, gevonden)
        if maten:
            meld("Registers van verschillende grootte …")
            grenzen = latentie.Grenzen(keuzes.seconden, keuzes.meeste)
            gevonden.groei = groei.meet(maten, keuzes.rondes, grenzen, keuzes.uitkomst / "log")
        gevonden.belasting = (eerder, load_average())
    return gevonden


async def _maten(keuzes: Keuzes, server: str) -> list[groei.Maat]:
    maten = []
    for aantal in sorted(keuzes.groei):
        url, telling = await register.gevuld(server, aantal // 10, aantal, keuzes.zaad)
        async with register.verbonden(url) as verbinding:
            maten.append(groei.Maat(aantal, url, await meetpunten(verbinding, telling)))
    return maten


async def _deelnemers(
    keuzes: Keuzes, url: str, punten: Meetpunten, verbinding: asyncpg.Connection, gevonden: Uitkomst
) -> None:
    grenzen = latentie.Grenzen(keuzes.seconden, keuzes.meeste)
    midden = c9127(punten.klanten[MIDDEN])
    with deelnemers(keuzes, url, c9127(punten.klanten[2])) as wie:
        gevonden.titels = {deelnemer.naam: deelnemer.titel for deelnemer in wie}
        gevonden.start = {deelnemer.naam: [proces.starttijd] for deelnemer, proces in wie.items()}
        meld("Geven alle deelnemers hetzelfde antwoord? …")
        vergelijk(wie, te_vergelijken(punten))
        meld("C9127 om beurten …")
        gevonden.c9127 = latentie.meet(wie, [c9127(punten.klanten[a]) for a in AANTALLEN], keuzes.rondes, grenzen)
        meld("Andere vragen om beurten …")
        relaties = met_relaties(punten)
        van_relaties = {deelnemer: proces for deelnemer, proces in wie.items() if kan(deelnemer, relaties[0])}
        gevonden.overig = latentie.meet(van_relaties, relaties, keuzes.rondes, grenzen)
        algemeen = {deelnemer: proces for deelnemer, proces in wie.items() if deelnemer.alles}
        overig = [*bladzijden(punten), *losse_vragen(punten)]
        gevonden.overig |= latentie.meet(algemeen, overig, keuzes.rondes, grenzen)
        product = {deelnemer: proces for deelnemer, proces in algemeen.items() if deelnemer is not LIMIET}
        gevonden.overig |= latentie.meet(product, [export(punten.klanten[EXPORT])], keuzes.rondes, grenzen)
        meld("Verbruik per verzoek …")
        for deelnemer, proces in wie.items():
            body = deelnemer.body(midden)
            gemeten = await verbruik.meet(verbinding, proces, body, meeste=400, seconden=2 * keuzes.seconden)
            gevonden.verbruik[deelnemer.naam] = gemeten
        for vraag in te_vergelijken(punten):
            gemeten = await verbruik.meet(verbinding, wie[KLANTGRAAF], vraag.body, meeste=_KEREN)
            gevonden.opdrachten[vraag.naam] = gemeten.opdrachten
        _doorvoer(keuzes, wie, midden, gevonden)
        gevonden.pieken = {deelnemer.naam: proces.hoogste_rss() for deelnemer, proces in wie.items()}


def _doorvoer(keuzes: Keuzes, wie: Wie, vraag: Vraag, gevonden: Uitkomst) -> None:
    for aantal in VERBINDINGEN:
        meld(f"Doorvoer over {aantal} verbindingen …")
        for beurt in range(-1, _BEURTEN):
            for deelnemer, proces in wie.items():
                # The first turn, longer, is for the connections of its pool to make their plans.
                seconden = keuzes.doorvoer_seconden * (1 if beurt >= 0 else 2)
                gemeten = belasting.meet(proces.poort, deelnemer.body(vraag), aantal, seconden)
                if beurt >= 0:
                    gevonden.doorvoer.setdefault(deelnemer.naam, {}).setdefault(aantal, []).append(gemeten)


def _alleen_klantgraaf(keuzes: Keuzes, url: str, punten: Meetpunten, gevonden: Uitkomst) -> None:
    """Starting, and memory: of the product, with nobody else running."""
    meld("Starten …")
    log: Path = keuzes.uitkomst / "log" / "alleen.log"
    proef = c9127(punten.klanten[2]).body
    gevonden.start[KLANTGRAAF.naam] = []
    for keer in range(_STARTS):
        with gestart(KLANTGRAAF.opdracht, url, log) as proces:
            proces.wacht(proef)
            gevonden.start[KLANTGRAAF.naam].append(proces.starttijd)
            if keer == _STARTS - 1 and keuzes.geheugen_minuten > 0:
                meld("Geheugen over veel verschillende documenten …")
                gevonden.documenten = geheugen.over_documenten(proces, punten.actor)
                meld(f"Geheugen gedurende {keuzes.geheugen_minuten:g} minuten …")
                lang = c9127(punten.klanten[max(punten.klanten)]).body
                gevonden.geheugen = geheugen.onder_belasting(proces, lang, 16, keuzes.geheugen_minuten)
