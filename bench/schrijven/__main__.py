"""`python -m bench.schrijven`: registrations by the graph and by hand, in turns, in one process."""

import argparse
import asyncio
import tempfile
from pathlib import Path

from bench import register
from bench.schrijven.meting import meet
from db import migrate


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(prog="python -m bench.schrijven", description="Meet wat registreren kost.")
    parser.add_argument("--rondes", type=int, default=40, help="beurten voor elke deelnemer")
    parser.add_argument("--per-beurt", type=int, default=20, help="registraties in één beurt")
    keuzes = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="klantgraaf-bench-") as naam:
        map_ = Path(naam).resolve()
        # The embedded PostgreSQL may run as another user than we.
        map_.chmod(0o711)
        # A durable server: what a commit costs is part of what is measured.
        with register.server(vluchtig=map_, duurzaam=True) as server:
            print(asyncio.run(_draai(server, keuzes.rondes, keuzes.per_beurt)))


async def _draai(server: str, rondes: int, per_beurt: int) -> str:
    async with register.verbonden(server) as verbinding:
        await verbinding.execute("create database bench_schrijven")
    url = register.adres(server, "bench_schrijven")
    try:
        await migrate.upgrade(url)
        return (await meet(url, rondes, per_beurt)).tabel()
    finally:
        async with register.verbonden(server) as verbinding:
            await verbinding.execute("drop database bench_schrijven with (force)")


if __name__ == "__main__":
    main()
