"""A user of the embedded PostgreSQL in a process of its own, for the tests of this folder.

Takes commands as JSON lines on its standard input and answers each with one JSON line.
"""

# ruff: noqa: PLC0415, T201 - imports only what a command needs, as an ordinary user it has no more; and it answers
import asyncio
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from db.embedded import EmbeddedPostgres, EmbeddedPostgresError


async def _sql(url: str, text: str) -> Any:
    import asyncpg

    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(text)
    finally:
        await connection.close()


async def _sqlalchemy(url: str, text: str) -> Any:
    import sqlalchemy
    from sqlalchemy.ext.asyncio import create_async_engine

    engine = create_async_engine(sqlalchemy.make_url(url).set(drivername="postgresql+asyncpg"))
    try:
        async with engine.connect() as connection:
            return await connection.scalar(sqlalchemy.text(text))
    finally:
        await engine.dispose()


def _stop_in_child(server: EmbeddedPostgres) -> int:
    child = os.fork()
    if child == 0:
        server.stop()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _limit_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def main() -> None:
    # As a server does: Ctrl-C begins an orderly end, and the database is needed until then.
    signal.signal(signal.SIGINT, lambda _number, _frame: None)
    data, options = sys.argv[1], json.loads(sys.argv[2])
    if "store" in options:
        options["store"] = Path(options["store"])
    server = EmbeddedPostgres(Path(data), **options)
    commands = {
        "start": server.start,
        "stop": server.stop,
        "remove": server.remove,
        "sql": lambda text: asyncio.run(_sql(server.url, text)),
        "sql_at": lambda url, text: asyncio.run(_sql(url, text)),
        "sqlalchemy": lambda text: asyncio.run(_sqlalchemy(server.url, text)),
        "stop_in_child": lambda: _stop_in_child(server),
        "limit_files": _limit_files,
    }
    print(json.dumps({"answer": "hello"}), flush=True)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            said = {"answer": commands[name](*arguments)}
        except EmbeddedPostgresError as error:
            said = {"error": str(error)}
        except Exception as error:  # noqa: BLE001 - the test decides what to think of it
            said = {"unexpected": f"{type(error).__name__}: {error}"}
        print(json.dumps(said, default=str), flush=True)


if __name__ == "__main__":
    main()
