import typer

from server.cli.options import Output


def instellingen(output: Output = None) -> None:
    """Toon alle instellingen als Markdown (docs/instellingen.md)."""
    from server.settings_table import settings_table

    if output is None:
        typer.echo(settings_table(), nl=False)
    else:
        output.write_text(settings_table())
