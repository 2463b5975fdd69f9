import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.errors import CliError
from server.cli.options import Data

if TYPE_CHECKING:
    from server.importeer.bron import Bron
    from server.importeer.verslag import Verslag
    from server.settings import Settings

_TOKEN = "KLANTGRAAF_OPENKLANT_TOKEN"  # noqa: S105 - the name of a variable
_ONVOLLEDIG = 3
_AFGEBROKEN = 130

app = typer.Typer(help="Gegevens overnemen uit een ander register.", no_args_is_help=True, add_completion=False)


@app.callback()
def _group() -> None:
    """Gegevens overnemen uit een ander register."""


@app.command()
def openklant(
    *,
    url: Annotated[
        str | None,
        typer.Option(help="Adres van de API: https://…/klantinteracties/api/v1", show_default=False),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--map", help="Map met bewaarde pagina's: <lijst>/page-<N>.json", file_okay=False, exists=True),
    ] = None,
    token_bestand: Annotated[
        Path | None,
        typer.Option(help=f"Bestand met het token; anders geldt {_TOKEN}.", dir_okay=False, exists=True),
    ] = None,
    database_url: Annotated[
        str | None,
        typer.Option(help="Adres van de database; anders geldt DATABASE_URL.", show_default=False),
    ] = None,
    data: Data = None,
    verslag: Annotated[
        Path | None,
        typer.Option(help="Schrijf het hele verslag als JSON naar dit bestand.", dir_okay=False),
    ] = None,
    pagina_grootte: Annotated[int, typer.Option(min=1, max=500, help="Rijen per pagina om te vragen.")] = 100,
    proef: Annotated[bool, typer.Option("--proef", help="Doe alles, maar bewaar niets.")] = False,
    onversleuteld: Annotated[
        bool,
        typer.Option("--onversleuteld", help="Sta http:// toe buiten deze machine; alleen op een afgeschermd net."),
    ] = False,
) -> None:
    """Neem alles over uit Open Klant 2.x; opnieuw draaien kan altijd.

    Afsluitcode 0: alles staat erin. 3: er is iets geweigerd, of de bron veranderde tijdens het lezen. 1: mislukt.
    """
    import asyncio

    from server.cli.database import database_of
    from server.importeer.errors import ImporteerError
    from server.settings import load_settings

    if (url is None) == (folder is None):
        raise CliError("Geef --url of --map, een van beide.", exit_code=2)
    if verslag is not None and not verslag.absolute().parent.is_dir():
        raise CliError(f"De map voor {verslag.name} bestaat niet.", exit_code=2)
    token = "" if url is None else _token(token_bestand)
    settings = load_settings(database_url=database_url, data=data)
    try:
        bron = _bron(url, folder, token, pagina_grootte, onversleuteld=onversleuteld)
        with database_of(settings) as reachable:
            own = settings.database_url is None
            volledig = asyncio.run(_draai(bron, reachable, verslag, proef=proef, own=own))
    except ImporteerError as fout:
        raise CliError(fout.melding) from None
    except KeyboardInterrupt:
        typer.secho("klantgraaf: afgebroken. Draai de opdracht opnieuw om verder te gaan.", err=True)
        raise typer.Exit(_AFGEBROKEN) from None
    raise typer.Exit(0 if volledig else _ONVOLLEDIG)


def _token(bestand: Path | None) -> str:
    token = os.environ.get(_TOKEN, "") if bestand is None else bestand.read_text(errors="replace")
    if not token.strip():
        raise CliError(f"Er is geen token; geef --token-bestand, of zet {_TOKEN}.", exit_code=2)
    return token.strip()


def _bron(url: str | None, folder: Path | None, token: str, pagina_grootte: int, *, onversleuteld: bool) -> "Bron":
    from server.importeer.openklant import LiveBron, MapBron

    if folder is not None:
        return MapBron(folder)
    return LiveBron(url or "", token, pagina_grootte=pagina_grootte, onversleuteld=onversleuteld)


async def _draai(bron: "Bron", settings: "Settings", bestand: Path | None, *, proef: bool, own: bool) -> bool:
    """Run the import and tell about it; whether everything is in."""
    from rich.console import Console

    from server.cli.database import migrate_when_needed, url_of
    from server.importeer.openklant import importeer
    from server.importeer.voortgang import Balken
    from server.importeer.weergave import toon

    if own:
        await migrate_when_needed(settings)
    console = Console()
    async with bron:
        with Balken(console) as balken:
            verslag: Verslag = await importeer(bron, url_of(settings), proef=proef, voortgang=balken)
    with verslag:
        if bestand is not None:
            verslag.schrijf(bestand)
        toon(verslag, console, bestand)
        return verslag.volledig
