from starlette.applications import Starlette

from server.app import create_app
from server.logging import configure_logging
from server.settings import load_settings


def app() -> Starlette:
    """The app for a server that makes it itself, with settings from the environment."""
    settings = load_settings()
    configure_logging(settings)
    return create_app(settings)
