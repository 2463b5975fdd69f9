"""Migrations as functions, so that commands and tests run the same ones."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from db.url import async_url

# Alembic itself is loaded by who migrates: a server only asks whether that was done, and starts sooner without it.
if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"
_REVISION = re.compile(r'^(down_)?revision\b[^=\n]*= "(\w+)"', re.MULTILINE)


def _config(connection: Connection | None = None, output: io.StringIO | None = None) -> "Config":
    from alembic.config import Config

    config = Config(output_buffer=output) if output is not None else Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Newest revision that this code knows: the one that no other comes after."""
    own: set[str] = set()
    before: set[str] = set()
    for path in (_MIGRATIONS / "versions").glob("*.py"):
        for down, revision in _REVISION.findall(path.read_text(encoding="utf-8")):
            (before if down else own).add(revision)
    [newest] = own - before
    return newest


def current(connection: Connection) -> str | None:
    """Revision the database is at; None when it was never migrated."""
    if connection.execute(text("select to_regclass('alembic_version')")).scalar() is None:
        return None
    revision: str | None = connection.execute(text("select version_num from alembic_version")).scalar_one_or_none()
    return revision


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
    from alembic import command

    await _run(url, lambda connection: command.upgrade(_config(connection), revision))


async def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to `revision` (`base`: nothing of ours left)."""
    from alembic import command

    await _run(url, lambda connection: command.downgrade(_config(connection), revision))


async def check(url: str) -> None:
    """Raise when the tables in the code and those that the migrations make differ."""
    from alembic import command

    await _run(url, lambda connection: command.check(_config(connection)))


def upgrade_sql(revision: str = "head") -> str:
    """The SQL that `upgrade` would run on an empty database."""
    from alembic import command

    output = io.StringIO()
    command.upgrade(_config(output=output), revision, sql=True)
    return output.getvalue()
