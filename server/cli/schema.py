from pathlib import Path
from typing import Annotated

import typer

from server.cli.options import Output

_ROOT = Path(__file__).parent.parent.parent
_COMMITTED = _ROOT / "schema" / "schema.graphql"
_RELEASED = _ROOT / "schema" / "uitgebracht.graphql"
_CHANGELOG = _ROOT / "CHANGELOG.md"


def schema(
    output: Output = None,
    *,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Controleer of schema/schema.graphql bij de code past, en of het niet ongemerkt breekt met de vorige "
            "uitgave.",
        ),
    ] = False,
) -> None:
    """Toon het GraphQL-schema (SDL)."""
    from schema.sdl import sdl

    text = sdl()
    if check:
        _check_committed(text)
        _check_released(text)
    elif output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text)


def _check_committed(text: str) -> None:
    from server.cli.errors import CliError

    if not _COMMITTED.exists() or _COMMITTED.read_text() != text:
        raise CliError("schema/schema.graphql is verouderd. Geef: klantgraaf schema --output schema/schema.graphql")
    typer.echo("schema/schema.graphql past bij de code.")


def _check_released(text: str) -> None:
    """Refuse to break what clients of the last release ask, unless the changelog tells them."""
    from schema.wijzigingen import wijzigingen
    from server.cli.errors import CliError

    if not _RELEASED.exists():
        raise CliError(
            "schema/uitgebracht.graphql ontbreekt: het schema van de vorige uitgave. Haal het terug uit git, of geef "
            "bij een uitgave: klantgraaf schema --output schema/uitgebracht.graphql"
        )
    gevonden = wijzigingen(_RELEASED.read_text(), text)
    niet_vermeld = gevonden.niet_vermeld(_CHANGELOG.read_text() if _CHANGELOG.exists() else "")
    if niet_vermeld:
        raise CliError(
            "Het schema breekt met de vorige uitgave (schema/uitgebracht.graphql):\n\n"
            + "".join(f"* {wijziging}\n" for wijziging in niet_vermeld)
            + "\nIs dat de bedoeling? Zet dan elke regel letterlijk onder '### Brekend' bij de nieuwste versie in "
            "CHANGELOG.md, met wat toepassingen moeten veranderen."
        )
    if gevonden.riskant:
        typer.echo("Let op, dit breekt niets maar kan toepassingen verrassen:")
        for wijziging in gevonden.riskant:
            typer.echo(f"* {wijziging}")
    aantal = f"{len(gevonden.brekend)}, alle vermeld in CHANGELOG.md" if gevonden.brekend else "geen"
    typer.echo(f"Brekende wijzigingen sinds de vorige uitgave: {aantal}.")
