"""A server process on a PostgreSQL of its own, both of which can be killed and started again."""

import asyncio
import contextlib
import os
import shutil
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from types import TracebackType
from typing import Self

import asyncpg
import httpx
import psutil

from db.embedded import EmbeddedPostgres
from tests.server.test_cli import ROOT, command, environment, klantgraaf
from tests.support.postgres import own_folder

# What is written must survive the death of a process; the machine itself goes on.
_SETTINGS = {"fsync": "off", "max_connections": "40"}


class Wereld:
    """One register: database, server, and the ways they can fail.

    Args:
        log: where the server writes what it logs.
    """

    def __init__(self, log: Path) -> None:
        self._folder = own_folder()
        self._log = log.open("ab")
        self._uses: list[EmbeddedPostgres] = []
        self._server: asyncio.subprocess.Process | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}/graphql"
        self.database_url = ""

    async def __aenter__(self) -> Self:
        await self.start_database()
        migrated = await asyncio.to_thread(klantgraaf, "migrate", DATABASE_URL=self.database_url)
        assert migrated.returncode == 0, migrated.stderr
        await self.start_server()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.kill_server()
        for use in self._uses:
            await asyncio.to_thread(use.stop)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._log.close()

    async def start_database(self) -> None:
        postgres = EmbeddedPostgres(self._folder / "data", _SETTINGS, store=self._folder / "store")
        self.database_url = await asyncio.to_thread(postgres.start)
        self._uses.append(postgres)

    async def start_server(self) -> None:
        self._server = await asyncio.create_subprocess_exec(
            *command("serve", "--port", str(self._port)),
            stdout=asyncio.subprocess.PIPE,
            stderr=self._log,
            env=environment(DATABASE_URL=self.database_url, KLANTGRAAF_POOL_SIZE="6", PYTHONUNBUFFERED="1"),
            cwd=ROOT,
        )
        assert self._server.stdout is not None
        first = await asyncio.wait_for(self._server.stdout.readline(), 60)
        assert b" luistert op " in first

    async def kill_server(self) -> None:
        """kill -9."""
        assert self._server is not None
        with contextlib.suppress(ProcessLookupError):
            self._server.kill()
        await self._server.wait()

    async def restart_server(self) -> None:
        await self.kill_server()
        await self.start_server()

    async def restart_database(self) -> None:
        """kill -9 of the whole database, and recovery."""
        async with self.connected() as connection:
            content = await connection.fetchval("select pg_read_file('postmaster.pid')")
        postmaster = psutil.Process(int(content.splitlines()[0]))
        postmaster.kill()
        # One that is still dying answers: whoever starts now would join it.
        await asyncio.to_thread(postmaster.wait, 60)
        await self.start_database()

    async def kill_backend(self) -> None:
        """kill -9 of one process of the database that serves a connection: PostgreSQL recovers by itself."""
        pids = await self._backends()
        if pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pids[0], signal.SIGKILL)

    async def lose_connections(self) -> None:
        """Every connection of the server ends."""
        async with self.connected() as connection:
            await connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where pid <> pg_backend_pid() and backend_type = 'client backend'"
            )

    async def _backends(self) -> list[int]:
        async with self.connected() as connection:
            rows = await connection.fetch(
                "select pid from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'"
                " order by state = 'active' desc, xact_start"
            )
        return [row["pid"] for row in rows]

    @contextlib.asynccontextmanager
    async def connected(self) -> AsyncIterator[asyncpg.Connection]:
        """A connection of the test's own, as soon as the database takes it."""
        for _ in range(200):
            try:
                connection = await asyncpg.connect(self.database_url)
                break
            except (OSError, asyncpg.PostgresError):
                await asyncio.sleep(0.05)
        else:
            raise AssertionError("the database did not come back")
        try:
            yield connection
        finally:
            with contextlib.suppress(OSError, asyncpg.PostgresError):
                await connection.close()

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=30)
