from pathlib import Path
from typing import Annotated

import typer

from server.cli.options import Host, Port


def demo(
    host: Host = None,
    port: Port = None,
    data: Annotated[Path, typer.Option(help="Map waarin de demonstratie haar gegevens bewaart.")] = Path(
        ".klantgraaf/demo"
    ),
) -> None:
    """Start de server met verzonnen gegevens in een eigen PostgreSQL; DATABASE_URL doet dan niet mee."""
    from server.cli.demonstration import introduction
    from server.cli.serving import serve_register
    from server.seed.demo import vul_demo
    from server.settings import load_settings

    settings = load_settings(host=host, port=port, data=data).model_copy(update={"database_url": None})
    serve_register(settings, workers=1, prepare=vul_demo, epilogue=introduction())
