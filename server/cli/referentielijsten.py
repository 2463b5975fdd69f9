from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.errors import CliError
from server.cli.options import Data

if TYPE_CHECKING:
    from server.referentielijsten import ReferentielijstenBron
    from server.settings import Settings

app = typer.Typer(help="Referentielijsten beheren.", no_args_is_help=True, add_completion=False)


@app.callback()
def _group() -> None:
    """Referentielijsten beheren."""


@app.command()
def bijwerken(
    *,
    bron: Annotated[
        str | None,
        typer.Option(
            help="Adres van een Referentielijsten API: https://…/api/v1; anders KLANTGRAAF_REFERENTIELIJSTEN_BRON.",
            show_default=False,
        ),
    ] = None,
    lijst: Annotated[
        list[str] | None,
        typer.Option(help="Welke lijst; mag vaker. Anders KLANTGRAAF_REFERENTIELIJSTEN.", show_default=False),
    ] = None,
    token_bestand: Annotated[
        Path | None,
        typer.Option(
            help="Bestand met het token; anders geldt KLANTGRAAF_REFERENTIELIJSTEN_TOKEN.", dir_okay=False, exists=True
        ),
    ] = None,
    database_url: Annotated[
        str | None,
        typer.Option(help="Adres van de database; anders geldt DATABASE_URL.", show_default=False),
    ] = None,
    data: Data = None,
    onversleuteld: Annotated[
        bool,
        typer.Option("--onversleuteld", help="Sta http:// toe buiten deze machine; alleen op een afgeschermd net."),
    ] = False,
) -> None:
    """Neem waarden over uit een Referentielijsten API.

    Wat de bron heeft, wordt zoals de bron het heeft. Wat zij niet meer heeft, krijgt vandaag als einddatum. Wat zij
    nooit had, blijft. Er wordt nooit iets verwijderd.
    """
    import asyncio

    from server.cli.database import database_of
    from server.referentielijsten import ReferentielijstenBron, ReferentielijstenError
    from server.referentielijsten.token import token_uit_omgeving
    from server.settings import load_settings

    settings = load_settings(database_url=database_url, data=data)
    adres = bron or settings.referentielijsten_bron
    if adres is None:
        raise CliError("Geef --bron, of zet KLANTGRAAF_REFERENTIELIJSTEN_BRON.", exit_code=2)
    token = token_uit_omgeving() if token_bestand is None else token_bestand.read_text(errors="replace").strip()
    with database_of(settings) as reachable:
        try:
            service = ReferentielijstenBron(adres, token, onversleuteld=onversleuteld)
            asyncio.run(_werk_bij(service, reachable, lijst or settings.referentielijsten))
        except ReferentielijstenError as fout:
            raise CliError(fout.melding) from None


async def _werk_bij(bron: "ReferentielijstenBron", settings: "Settings", lijsten: Sequence[str]) -> None:
    from db.engine import Database
    from server.cli.database import require_migrated, url_of
    from server.referentielijsten import werk_bij

    await require_migrated(settings)
    database = Database(url_of(settings), pool_size=1)
    try:
        async with bron as service:
            for gedaan in await werk_bij(service, database, lijsten):
                typer.echo(
                    f"{gedaan.lijst}: {gedaan.toegevoegd} toegevoegd, {gedaan.gewijzigd} gewijzigd,"
                    f" {gedaan.beeindigd} beëindigd"
                )
    finally:
        await database.close()
