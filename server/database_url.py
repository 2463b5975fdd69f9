"""The database address as people write it, turned into the one form the engine takes."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_ACCEPTED = {"postgresql", "postgres", "postgresql+asyncpg"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}")


class DatabaseUrlError(ValueError):
    """The address is not one of PostgreSQL. The message never repeats the address: it may hold a password."""


def normalise(url: str) -> str:
    """Return `url` with the scheme `postgresql+asyncpg`.

    Raises:
        DatabaseUrlError: another scheme, or not a URL at all.
    """
    scheme, separator, rest = url.strip().partition("://")
    if not separator or not _SCHEME.fullmatch(scheme):
        raise DatabaseUrlError(
            "het databaseadres is geen URL; verwacht: postgresql://gebruiker:wachtwoord@host/database"
        )
    if scheme not in _ACCEPTED:
        raise DatabaseUrlError(
            f"het databaseadres begint met {scheme}://; alleen PostgreSQL kan: "
            "postgresql://, postgres:// of postgresql+asyncpg://",
        )
    normalised = f"postgresql+asyncpg://{rest}"
    try:
        parts = urlsplit(normalised)
        _ = parts.port
    except ValueError:
        # The parser's own message repeats what it could not read, which can be half a password.
        raise DatabaseUrlError(
            "het databaseadres is onleesbaar; staan er vreemde tekens in het wachtwoord, schrijf die dan als %XX",
        ) from None
    if not parts.path.strip("/"):
        raise DatabaseUrlError("het databaseadres noemt geen database; verwacht: postgresql://…@host/database")
    # What libpq and every manual call `sslmode`, the driver calls `ssl`; the values are the same.
    query = urlencode([("ssl" if name == "sslmode" else name, value) for name, value in parse_qsl(parts.query)])
    address = normalised.partition("?")[0]
    return f"{address}?{query}" if query else address
