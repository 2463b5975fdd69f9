"""One clear line for whatever goes wrong in a command."""

from pathlib import Path

from resolvers.errors import DomainError
from server.log_exceptions import safe_exception
from server.seed.fout import SeedFout
from server.settings_error import SettingsError

_UNUSABLE = 2

# SQLSTATE of the refusals that an operator can do something about.
_DATABASE_REFUSES = {
    "28P01": "De database weigert het wachtwoord uit DATABASE_URL.",
    "28000": "De database weigert de gebruiker uit DATABASE_URL.",
    "3D000": "De database uit DATABASE_URL bestaat niet.",
    "42501": "De gebruiker uit DATABASE_URL mag dit niet in de database.",
    "53300": "De database heeft geen vrije verbindingen meer.",
}


class CliError(Exception):
    """A command cannot go on.

    Args:
        melding: Dutch text that says what to do; never a password or an address with one.
        exit_code: for the shell; 2 means that the command was given something it cannot use.
    """

    def __init__(self, melding: str, *, exit_code: int = 1) -> None:
        super().__init__(melding)
        self.melding = melding
        self.exit_code = exit_code


def explain(error: Exception) -> tuple[str, int]:
    """What to tell the user, and the exit code."""
    if isinstance(error, CliError):
        return error.melding, error.exit_code
    if isinstance(error, SettingsError):
        return str(error), _UNUSABLE
    if isinstance(error, DomainError):
        return error.melding, 1
    if isinstance(error, SeedFout):
        return str(error), 1
    if type(error).__qualname__ == "EmbeddedPostgresError":
        return f"De eigen PostgreSQL is niet te gebruiken. {error}", 1
    return _explain_system(error), 1


def _explain_system(error: Exception) -> str:
    chain = safe_exception(error)
    sqlstates = [link["sqlstate"] for link in chain if "sqlstate" in link]
    known = next((_DATABASE_REFUSES[state] for state in sqlstates if state in _DATABASE_REFUSES), None)
    if known is not None:
        return known
    if isinstance(error, OSError) and error.filename is not None:
        return f"{Path(str(error.filename))}: {error.strerror}"
    if isinstance(error, OSError):
        return "De database is niet bereikbaar; klopt DATABASE_URL, en draait de database?"
    state = f", SQLSTATE {sqlstates[0]}" if sqlstates else ""
    return f"Onverwachte fout ({chain[0]['type']}{state}). Herhaal de opdracht met --debug voor de hele melding."
