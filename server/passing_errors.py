"""Errors of the database that pass by themselves: the caller did nothing wrong, and neither did we."""

import re
from collections.abc import Iterator

BUSY = "TIJDELIJK_NIET_BESCHIKBAAR"

_AWAY = "De database is even niet bereikbaar. Probeer het zo opnieuw."
_TOO_LONG = "Een deel van deze bewerking duurde te lang. Vraag minder tegelijk, of probeer het later opnieuw."
_COLLISION = "Iemand anders wijzigde dit op hetzelfde moment. Probeer het opnieuw."

# SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html
_CANCELLED = "57014"
_AWAY_CODES = re.compile(r"08...|53...|57P..")
_COLLISION_CODES = re.compile(r"40...|55P03")
# By name, so that nothing here has to import the library: every connection stayed in use.
_POOL_EMPTY = "sqlalchemy.exc.TimeoutError"


def passing_error(error: BaseException) -> str | None:
    """Dutch text for an error that passes by itself; None for every other one."""
    for link in _links(error):
        melding = _melding(link)
        if melding is not None:
            return melding
    return None


def _melding(error: BaseException) -> str | None:
    sqlstate = getattr(error, "sqlstate", None)
    if isinstance(sqlstate, str):
        if sqlstate == _CANCELLED:
            return _TOO_LONG
        if _AWAY_CODES.fullmatch(sqlstate):
            return _AWAY
        return _COLLISION if _COLLISION_CODES.fullmatch(sqlstate) else None
    pool_empty = f"{type(error).__module__}.{type(error).__qualname__}" == _POOL_EMPTY
    lost = getattr(error, "connection_invalidated", False) is True
    # An operation opens no files, so an OSError is a socket: refused, reset, unreachable, or a path that is not there.
    return _AWAY if pool_empty or lost or isinstance(error, OSError) else None


def _links(error: BaseException) -> Iterator[BaseException]:
    """The error, the driver's error that SQLAlchemy wrapped, and what these say they come from."""
    link: BaseException | None = error
    for _ in range(6):
        if link is None:
            return
        yield link
        link = getattr(link, "orig", None) or link.__cause__
