from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.options import Data

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from server.seed.telling import Telling

app = typer.Typer(add_completion=False)


@app.command()
def seed(
    *,
    partijen: Annotated[int, typer.Option(min=1, help="Aantal partijen (cliënten).")] = 1_000,
    klantcontacten: Annotated[int, typer.Option(min=1, help="Aantal klantcontacten.")] = 10_000,
    zaad: Annotated[int, typer.Option(help="Hetzelfde zaad geeft hetzelfde register, tot op het teken.")] = 1,
    toevoegen: Annotated[
        bool, typer.Option("--toevoegen", help="Vul ook een register dat al gegevens bevat, met een ander zaad.")
    ] = False,
    database_url: Annotated[
        str | None,
        typer.Option(help="Adres van de database; anders DATABASE_URL of de eigen PostgreSQL.", show_default=False),
    ] = None,
    data: Data = None,
) -> None:
    """Vul het register met verzonnen gegevens, zo veel als gevraagd; alles of niets."""
    import asyncio

    from pydantic import SecretStr

    from server.cli.database import database_of, migrate_when_needed, require_migrated, url_of
    from server.cli.errors import CliError
    from server.seed.fout import SeedFout
    from server.settings import load_settings

    address = None if database_url is None else SecretStr(database_url)
    given = load_settings(data=data, database_url=address)
    with database_of(given) as settings:
        # A PostgreSQL of our own is kept up to date; someone else's is theirs to migrate.
        asyncio.run((migrate_when_needed if given.database_url is None else require_migrated)(settings))
        try:
            telling = asyncio.run(_fill(url_of(settings), partijen, klantcontacten, zaad, toevoegen=toevoegen))
        except SeedFout as fout:
            raise CliError(str(fout)) from None
    _report(telling)


async def _fill(url: str, partijen: int, klantcontacten: int, zaad: int, *, toevoegen: bool) -> "Telling":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from server.seed.vul import vul

    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns) as progress:
        return await vul(url, partijen, klantcontacten, zaad, _Phases(progress), toevoegen=toevoegen)


class _Phases:
    """Shows each phase on a line of its own, with the time it took."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, fase: str, gedaan: int, totaal: int) -> None:
        if fase not in self._tasks:
            self._tasks[fase] = self._progress.add_task(fase, total=totaal)
        self._progress.update(self._tasks[fase], completed=gedaan)


def _report(telling: "Telling") -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    rijen = Table("Tabel", "Rijen", title="In het register")
    rijen.columns[1].justify = "right"
    for tabel, aantal in telling.rijen.items():
        rijen.add_row(tabel, f"{aantal:,}".replace(",", "."))
    console.print(rijen)
    klanten = Table("Contacten", "BSN", "Nummer", "uuid", title="Cliënten om mee te meten")
    for klant in telling.meetklanten:
        klanten.add_row(str(klant.klantcontacten), klant.bsn, klant.nummer, str(klant.id))
    console.print(klanten)
    zaken = Table("Contacten", "uuid", title="Zaken om mee te meten")
    for zaak in telling.meetzaken:
        zaken.add_row(str(zaak.klantcontacten), str(zaak.id))
    console.print(zaken)
