"""The server that the tests use, and the databases they make on it."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

import asyncpg

from db.embedded import EmbeddedPostgres
from db.url import async_url

_MEMORY = Path("/dev/shm")  # noqa: S108  mkdtemp makes a folder of our own in it
_ENOUGH = 2 * 1024**3
# Nothing here has to survive a crash.
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "256MB"}


@contextmanager
def server() -> Iterator[str]:
    """Address of a server on which databases may be made: that of DATABASE_URL, or an embedded one of our own."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield async_url(given).set(drivername="postgresql").render_as_string(hide_password=False)
        return
    folder = own_folder()
    try:
        with EmbeddedPostgres(folder / "data", _FAST, store=folder / "store") as postgres:
            yield postgres.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def own_folder() -> Path:
    """A folder that PostgreSQL can reach, also when it runs as another user than we; in memory where possible."""
    usable = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and not os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC
    parent = _MEMORY if usable and shutil.disk_usage(_MEMORY).free > _ENOUGH else Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix="klantgraaf-tests-", dir=parent)).resolve()
    folder.chmod(0o711)
    return folder


class Databases:
    """Makes databases on a server and drops them again, all of them at the latest at the end."""

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._prefix = f"klantgraaf_test_{uuid4().hex[:8]}"
        self._made: list[str] = []
        self._admin: asyncpg.Connection | None = None

    async def __aenter__(self) -> Self:
        self._admin = await asyncpg.connect(self._server_url)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for name in list(self._made):
            await self.drop(name)
        assert self._admin is not None
        await self._admin.close()

    async def _execute(self, statement: str) -> None:
        assert self._admin is not None
        await self._admin.execute(statement)

    def url(self, name: str) -> str:
        """Address of a database."""
        return (
            async_url(self._server_url)
            .set(drivername="postgresql", database=name)
            .render_as_string(hide_password=False)
        )

    async def make(self, template: str | None = None) -> str:
        """Make a database, as a copy of `template` when that is given; its name."""
        name = f"{self._prefix}_{len(self._made)}_{uuid4().hex[:4]}"
        copy = f" template {template}" if template else ""
        await self._execute(f"create database {name}{copy}")
        self._made.append(name)
        return name

    async def freeze(self, name: str) -> None:
        """From now on nobody connects, so that it can always be copied."""
        await self._execute(f"alter database {name} allow_connections false")

    async def drop(self, name: str) -> None:
        """Drop it, whoever is still connected."""
        await self._execute(f"drop database {name} with (force)")
        self._made.remove(name)

    @asynccontextmanager
    async def copy(self, template: str) -> AsyncIterator[str]:
        """Address of a copy of `template`, for as long as the block lasts."""
        name = await self.make(template)
        try:
            yield self.url(name)
        finally:
            await self.drop(name)
