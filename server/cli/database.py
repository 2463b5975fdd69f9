"""The database of a command: the one from DATABASE_URL, or else our own PostgreSQL for as long as the command runs."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr

from server.cli.errors import CliError
from server.database_url import normalise
from server.settings import Settings


@contextmanager
def database_of(settings: Settings) -> Iterator[Settings]:
    """Settings with a `database_url`; without one, PostgreSQL is started in `settings.data` and stopped afterwards.

    Raises:
        EmbeddedPostgresError: our own PostgreSQL does not start.
    """
    if settings.database_url is not None:
        yield settings
        return
    from db.embedded import embedded_url

    with embedded_url(settings.data) as url:
        yield settings.model_copy(update={"database_url": SecretStr(normalise(url))})


def url_of(settings: Settings) -> str:
    """Address of the database; only for settings that `database_of` gave."""
    if settings.database_url is None:
        raise ValueError("settings.database_url is missing")
    return settings.database_url.get_secret_value()


async def is_migrated(settings: Settings) -> bool:
    """Whether the newest migration is in; raises what the driver raises when the database does not answer."""
    from db.engine import Database

    database = Database(url_of(settings), pool_size=1)
    try:
        return await database.migrated()
    finally:
        await database.close()


async def require_migrated(settings: Settings) -> None:
    """Refuse a database that this version cannot work with.

    Raises:
        CliError: its tables are not those of this version.
    """
    if not await is_migrated(settings):
        raise CliError("De database is niet bijgewerkt voor deze versie. Geef eerst: klantgraaf migrate")


async def migrate_when_needed(settings: Settings) -> bool:
    """Bring a database of our own up to date; whether anything had to be done."""
    if await is_migrated(settings):
        return False
    from db.migrate import upgrade

    await upgrade(url_of(settings))
    return True
