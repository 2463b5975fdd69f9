import os
import sys
from pathlib import Path

import asyncpg
import pytest

from tests.importeren.vergroten import vergroot

_ROOT = Path(__file__).parent.parent.parent


def _peak(folder: Path, database_url: str) -> int:
    """MB that the command had in use at most."""
    program = "from server.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "DATABASE_URL": database_url}
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    command = [sys.executable, "-c", program, "import", "openklant", "--map", str(folder)]
    process = os.posix_spawn(sys.executable, command, environment, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    assert status == 0
    return usage.ru_maxrss // 1024


@pytest.mark.lang
async def test_memory_does_not_grow_with_the_register(
    database_url: str, register: asyncpg.Connection, paginas: Path, tmp_path: Path
) -> None:
    small = _peak(paginas, database_url)
    assert vergroot(paginas, tmp_path / "groot", 20) == 52_420
    large = _peak(tmp_path / "groot", database_url)
    assert await register.fetchval("select count(*) from klantcontact") == 20 * 420
    assert large < small + 20
