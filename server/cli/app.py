import sys
import traceback
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from server.cli.demo import demo
from server.cli.errors import CliError, explain
from server.cli.instellingen import instellingen
from server.cli.migrate import migrate
from server.cli.schema import schema
from server.cli.serve import serve

# Commands with heavy imports of their own, loaded when one of them is called. Each module has a typer app `app`; with a
# callback it is a group, also when it has one command.
_LATER = {
    "import": ("server.cli.importeer", "Gegevens overnemen uit een ander register, zoals Open Klant."),
    "referentielijsten": ("server.cli.referentielijsten", "Referentielijsten bijwerken uit een andere bron."),
    "seed": ("server.cli.seed", "Het register vullen met verzonnen gegevens."),
}


class _Commands(TyperGroup):
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] in _LATER:
            self.add_command(_load(args[0]), args[0])
        return super().resolve_command(ctx, args)


def _load(name: str) -> Any:
    module = _LATER[name][0]
    try:
        loaded = import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise CliError(f"De opdracht '{name}' zit niet in deze versie.") from None
    return get_command(loaded.app)


app = typer.Typer(
    cls=_Commands,
    name="klantgraaf",
    help="Klantgraaf: het klantcontactenregister van een gemeente als GraphQL API.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from server.version import version

        typer.echo(f"klantgraaf {version()}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Toon bij een fout ook waar in het programma.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Toon de versie.")
    ] = False,
) -> None:
    """Options of every command; `--debug` is taken out beforehand, so that it may stand anywhere."""


for _command in (serve, demo, migrate, schema, instellingen):
    app.command()(_command)
for _name, (_, _help) in _LATER.items():
    app.command(_name, help=_help)(lambda: None)


def run(arguments: list[str] | None = None) -> None:
    """Run one command and exit: 0 when it did what it was asked, else another code and one clear line."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        app([argument for argument in given if argument != "--debug"], prog_name="klantgraaf")
    except Exception as error:  # noqa: BLE001 - a traceback is not an explanation
        if "--debug" in given:
            traceback.print_exc()
        melding, exit_code = explain(error)
        typer.secho(f"klantgraaf: {melding}", fg=typer.colors.RED, err=True)
        sys.exit(exit_code)
