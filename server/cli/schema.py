from pathlib import Path
from typing import Annotated

import typer

from server.cli.options import Output

_COMMITTED = Path(__file__).parent.parent.parent / "schema" / "schema.graphql"


def schema(
    output: Output = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Controleer of schema/schema.graphql bij de code past.")
    ] = False,
) -> None:
    """Toon het GraphQL-schema (SDL)."""
    from schema.sdl import sdl
    from server.cli.errors import CliError

    text = sdl()
    if check:
        if not _COMMITTED.exists() or _COMMITTED.read_text() != text:
            raise CliError("schema/schema.graphql is verouderd. Geef: klantgraaf schema --output schema/schema.graphql")
        typer.echo("schema/schema.graphql past bij de code.")
    elif output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text)
