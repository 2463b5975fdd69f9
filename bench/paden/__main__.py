"""`python -m bench.paden`: every way of reaching rows, and what PostgreSQL makes of it, in a register of any size."""

import argparse
import asyncio
from collections.abc import Sequence
from pathlib import Path

import orjson

from bench import register
from bench.keuzes import Keuzes
from bench.paden.paden import PADEN
from bench.paden.plannen import Bevinding, onderzoek


def main() -> None:
    """Print one table, and write the plans beside it."""
    gewoon = Keuzes()
    parser = argparse.ArgumentParser(prog="python -m bench.paden", description="Laat zien hoe rijen gevonden worden.")
    parser.add_argument("--partijen", type=int, default=gewoon.partijen, help="cliënten in het register")
    parser.add_argument("--klantcontacten", type=int, default=gewoon.klantcontacten, help="contacten in het register")
    parser.add_argument("--zaad", type=int, default=gewoon.zaad, help="zaad van de verzonnen gegevens")
    parser.add_argument("--uitkomst", type=Path, default=gewoon.uitkomst, help="map voor de plannen")
    keuzes = parser.parse_args()
    with register.server() as server:
        bevindingen = asyncio.run(_draai(server, keuzes.partijen, keuzes.klantcontacten, keuzes.zaad))
    keuzes.uitkomst.mkdir(parents=True, exist_ok=True)
    plannen = {bevinding.pad.naam: bevinding.plannen for bevinding in bevindingen}
    bestand: Path = keuzes.uitkomst / f"paden-{keuzes.klantcontacten}.json"
    bestand.write_bytes(orjson.dumps(plannen, option=orjson.OPT_INDENT_2))
    print(tabel(bevindingen))


async def _draai(server: str, partijen: int, klantcontacten: int, zaad: int) -> list[Bevinding]:
    url, _ = await register.gevuld(server, partijen, klantcontacten, zaad)
    async with register.verbonden(url) as verbinding:
        return await onderzoek(url, verbinding, PADEN)


def tabel(bevindingen: Sequence[Bevinding]) -> str:
    """As Markdown."""
    regels = ["| Path | ms | Rows | Pages | Indexes |", "|---|---|---|---|---|"]
    for een in bevindingen:
        indexen = ", ".join(f"`{naam}`" for naam in een.indexen)
        regels.append(f"| {een.pad.naam} | {een.ms:.2g} | {een.rijen:,} | {een.blokken:,} | {indexen} |")
    return "\n".join(regels)


if __name__ == "__main__":
    main()
