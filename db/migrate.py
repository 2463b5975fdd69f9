"""Migrations as functions, so that commands and tests run the same ones."""

import io
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from db.url import async_url

_MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None, output: io.StringIO | None = None) -> Config:
    config = Config(output_buffer=output) if output is not None else Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Newest revision that this code knows."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    if revision is None:
        raise RuntimeError("there are no migrations")
    return revision


def current(connection: Connection) -> str | None:
    """Revision the database is at; None when it was never migrated."""
    return MigrationContext.configure(connection).get_current_revision()


async def _run(url: str, work: Callable[[Connection], object]) -> None:
    engine = create_async_engine(async_url(url), poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(work)
            await connection.commit()
    finally:
        await engine.dispose()


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` up to `revision`, one transaction per migration."""
    await _run(url, lambda connection: command.upgrade(_config(connection), revision))


async def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to `revision` (`base`: nothing of ours left)."""
    await _run(url, lambda connection: command.downgrade(_config(connection), revision))


async def check(url: str) -> None:
    """Raise when the tables in the code and those that the migrations make differ."""
    await _run(url, lambda connection: command.check(_config(connection)))


def upgrade_sql(revision: str = "head") -> str:
    """The SQL that `upgrade` would run on an empty database."""
    output = io.StringIO()
    command.upgrade(_config(output=output), revision, sql=True)
    return output.getvalue()
