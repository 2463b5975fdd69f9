from typing import Annotated

import typer

from server.cli.options import Data, Host, Port


def serve(
    host: Host = None,
    port: Port = None,
    data: Data = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Aantal serverprocessen.")] = 1,
) -> None:
    """Start de server, met de database uit DATABASE_URL of anders een eigen PostgreSQL.

    Een eigen database wordt vanzelf bijgewerkt. Een database uit DATABASE_URL niet: doe dat met 'klantgraaf migrate'.
    """
    from server.cli.serving import serve_register
    from server.settings import load_settings

    serve_register(load_settings(host=host, port=port, data=data), workers=workers)
