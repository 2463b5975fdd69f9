from typing import Annotated

import typer

from server.cli.options import Data


def migrate(
    data: Data = None,
    *,
    sql: Annotated[bool, typer.Option("--sql", help="Toon de SQL voor een lege database en voer niets uit.")] = False,
) -> None:
    """Werk de tabellen van de database bij tot deze versie."""
    import asyncio

    from db.migrate import head, upgrade, upgrade_sql
    from server.cli.database import database_of, url_of
    from server.settings import load_settings

    if sql:
        typer.echo(upgrade_sql(), nl=False)
        return
    with database_of(load_settings(data=data)) as settings:
        asyncio.run(upgrade(url_of(settings)))
    typer.echo(f"De database is bijgewerkt tot {head()}.")
