from starlette.applications import Starlette

from server.app import create_app
from server.garbage import pause, settle
from server.logging import configure_logging
from server.settings import load_settings


def app() -> Starlette:
    """The app for a server that makes it itself, with settings from the environment."""
    pause()
    settings = load_settings()
    configure_logging(settings)
    made = create_app(settings)
    settle()
    return made
