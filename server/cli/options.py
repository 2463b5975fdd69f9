"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Host = Annotated[
    str | None,
    typer.Option(
        help="Adres of pad van een Unix-socket waarop de server luistert; alleen deze machine zelf.", show_default=False
    ),
]
Port = Annotated[
    int | None, typer.Option(help="Poort waarop de server luistert; 0 kiest een vrije.", show_default=False)
]
Data = Annotated[
    Path | None,
    typer.Option(help="Map van de eigen PostgreSQL, voor als er geen DATABASE_URL is.", show_default=False),
]
Output = Annotated[Path | None, typer.Option(help="Schrijf naar dit bestand.", dir_okay=False)]
