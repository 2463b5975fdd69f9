"""Folders, and users in processes of their own that are gone when a test is."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.embedded.world import MakeUser, Python, User, eventually, processes

MEMORY = Path("/dev/shm")  # noqa: S108 - as below
ENOUGH = 1024**3


def make_folder(mode: int) -> Path:
    """Make a folder that PostgreSQL can reach, in memory where that is possible: much faster than most disks."""
    # Not in pytest's own folder: that is closed to all others, and PostgreSQL of root runs as another.
    parent = Path("/tmp")  # noqa: S108 - mkdtemp makes a private folder
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        parent = MEMORY
    folder = Path(tempfile.mkdtemp(prefix="embedded-", dir=parent)).resolve()
    folder.chmod(mode)
    return folder


@pytest.fixture
def base() -> Iterator[Path]:
    folder = make_folder(0o711)
    yield folder
    eventually(lambda: not processes(folder))
    shutil.rmtree(folder)


@pytest.fixture
def fresh(base: Path) -> Path:
    """A folder that is not there yet."""
    return base / "data"


@pytest.fixture(scope="module")
def backup() -> Iterator[Path]:
    """A folder with a database that nobody uses."""
    folder = make_folder(0o711)
    user = User(folder / "data")
    user.do("start")
    user.do("sql", "CREATE TABLE t AS SELECT 42 AS i")
    user.do("stop")
    user.close()
    yield folder / "data"
    shutil.rmtree(folder)


@pytest.fixture
def data(fresh: Path, backup: Path) -> Path:
    """A folder with a database in which table t has one row, 42."""
    subprocess.run(["cp", "-a", backup, fresh], check=True)
    return fresh


@pytest.fixture
def make_user(base: Path) -> Iterator[MakeUser]:
    users = []

    def make(data: Path, python: Python | None = None, **options: object) -> User:
        users.append(User(data, python, store=base / "store", **options))
        return users[-1]

    yield make
    for user in users:
        user.close()


@pytest.fixture(scope="module")
def ordinary() -> Iterator[Python]:
    """An interpreter as an ordinary user."""
    folder = make_folder(0o755)
    yield Python.ordinary(folder)
    shutil.rmtree(folder)
