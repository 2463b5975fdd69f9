"""A tiny run: everything starts, answers are compared, statements are counted, everything stops. Nothing is timed."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from bench import register, verbruik
from bench.deelnemers import GEWOON
from bench.keuzes import Keuzes
from bench.meting import deelnemers, kan, te_vergelijken, vergelijk, voorbereid
from bench.vragen import c9127

# Just large enough for clients with 2, 50, 80 and 200 contacts.
PARTIJEN, KLANTCONTACTEN = 300, 2_500

# Statements per request, by contender and by question.
Opdrachten = dict[str, dict[str, float]]


async def draai(keuzes: Keuzes) -> Opdrachten:
    """Run it on a server for the occasion, or that of DATABASE_URL."""
    tijdelijk = _map()
    try:
        with register.server(vluchtig=tijdelijk) as server:
            url, telling = await register.gevuld(server, PARTIJEN, KLANTCONTACTEN, keuzes.zaad)
            return await op(url, telling, keuzes)
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)


def _map() -> Path:
    map_ = Path(tempfile.mkdtemp(prefix="klantgraaf-bench-")).resolve()
    # The embedded PostgreSQL may run as another user than we.
    map_.chmod(0o711)
    return map_


async def op(url: str, telling: dict[str, Any], keuzes: Keuzes) -> Opdrachten:
    """Run it on a filled register.

    Raises:
        VerschilError: a contender gave another answer than the product.
    """
    async with register.verbonden(url) as verbinding:
        punten = await voorbereid(verbinding, keuzes, telling)
        with deelnemers(keuzes, url, c9127(punten.klanten[2])) as wie:
            vragen = te_vergelijken(punten)
            vergelijk(wie, vragen)
            return {
                deelnemer.naam: {
                    vraag.naam: (await verbruik.meet(verbinding, proces, deelnemer.body(vraag), meeste=1)).opdrachten
                    for vraag in vragen
                    if kan(deelnemer, vraag)
                }
                for deelnemer, proces in wie.items()
                # Slow, and what it asks of the database is not what the product asks.
                if deelnemer is not GEWOON
            }
