"""When PostgreSQL starts, runs and stops, also when something is killed."""

import os
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from tests.db.embedded.world import (
    IS_ROOT,
    MakeUser,
    eventually,
    is_alive,
    postmaster,
    processes,
    servers,
    service_account,
    supervisor,
)


def test_restart_keeps_the_data(fresh: Path, make_user: MakeUser) -> None:
    user = make_user(fresh)
    url = user.do("start")
    assert urlsplit(url)._replace(query="").geturl() == "postgresql://klantgraaf@/klantgraaf"
    assert user.do("start") == url, "a second start does nothing"
    user.do("sql", "CREATE TABLE t AS SELECT 42 AS i")
    user.do("stop")
    user.do("stop")
    assert servers(fresh) == [], "the last user waits for the end"

    began = time.monotonic()
    user.do("start")
    assert time.monotonic() - began < 5
    assert user.do("sql", "SELECT i FROM t") == 42
    assert user.do("sqlalchemy", "SELECT i FROM t") == 42


def test_the_last_of_two_users_stops_it(data: Path, make_user: MakeUser) -> None:
    first, second = make_user(data), make_user(data)
    assert first.do("start") == second.do("start")
    server = postmaster(data)
    first.do("stop")
    assert second.do("sql", "SELECT i FROM t") == 42
    assert postmaster(data) == server
    second.do("stop")
    assert servers(data) == []


def test_a_stop_in_a_forked_child_is_not_a_stop_of_its_parent(data: Path, make_user: MakeUser) -> None:
    user = make_user(data)
    user.do("start")
    assert user.do("stop_in_child") == 0
    time.sleep(0.5)
    assert user.do("sql", "SELECT i FROM t") == 42
    user.do("stop")
    assert servers(data) == []


def test_signals_for_all_leave_the_server_to_its_user(data: Path, make_user: MakeUser) -> None:
    user = make_user(data)
    user.do("start")
    server = postmaster(data)
    # Ctrl-C goes to the process group of the terminal, and a service manager ends everything at once.
    os.killpg(user.process.pid, signal.SIGINT)
    supervisor(data).terminate()
    assert all(os.getpgid(process.pid) != user.process.pid for process in processes(data))
    time.sleep(0.5)
    assert user.do("sql", "SELECT i FROM t") == 42
    assert postmaster(data) == server


def test_it_stops_when_its_only_user_is_killed(data: Path, make_user: MakeUser) -> None:
    user = make_user(data)
    user.do("start")
    user.do("sql", "UPDATE t SET i = 43")
    user.kill()
    eventually(lambda: not processes(data), patience=5)

    user = make_user(data)
    user.do("start")
    assert user.do("sql", "SELECT i FROM t") == 43


def test_start_after_the_supervisor_was_killed(data: Path, make_user: MakeUser) -> None:
    user = make_user(data)
    user.do("start")
    user.do("sql", "UPDATE t SET i = 43")
    orphan = postmaster(data)
    supervisor(data).kill()
    user.kill()
    assert postmaster(data) == orphan

    user = make_user(data)
    user.do("start")
    assert user.do("sql", "SELECT i FROM t") == 43
    assert postmaster(data) != orphan
    assert psutil.Process(postmaster(data).ppid()) == supervisor(data)


def test_the_last_user_stops_a_server_without_supervisor(data: Path, make_user: MakeUser) -> None:
    user = make_user(data)
    user.do("start")
    supervisor(data).kill()
    user.do("stop")
    assert servers(data) == []


def test_start_after_the_postmaster_was_killed(data: Path, make_user: MakeUser) -> None:
    first, busy = make_user(data), make_user(data)
    first.do("start")
    first.do("sql", "UPDATE t SET i = 43")
    busy.do("start")
    # It does not look whether its postmaster lives, and as long as it runs PostgreSQL refuses to start.
    busy.send("sql", "DO $$ BEGIN LOOP END LOOP; END $$")
    stubborn = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'DO%' AND state = 'active'"
    eventually(lambda: first.do("sql", stubborn))
    backend = psutil.Process(first.do("sql", stubborn))
    postmaster(data).kill()
    eventually(lambda: not processes(data))
    assert is_alive(backend)

    second = make_user(data)
    second.do("start")
    assert not is_alive(backend)
    assert second.do("sql", "SELECT i FROM t") == 43
    # The first still has its share, so it can connect again and the end of the second is not the end.
    second.do("stop")
    assert first.do("sql", "SELECT i FROM t") == 43


def test_start_after_a_crash_of_the_machine(data: Path, make_user: MakeUser) -> None:
    user = make_user(data)
    user.do("start")
    user.do("sql", "UPDATE t SET i = 43")
    pid_file = data / "cluster" / "postmaster.pid"
    left = pid_file.read_text()
    for process in (supervisor(data), postmaster(data)):
        process.kill()
    user.kill()

    # After a restart of the machine its number may be that of any program, here one of the same operating system user.
    account = service_account()
    drop = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if IS_ROOT else {}
    with subprocess.Popen(["sleep", "60"], **drop) as other:
        pid_file.write_text(left.replace(left.split("\n")[0], str(other.pid), 1))
        try:
            user = make_user(data)
            user.do("start")
            assert user.do("sql", "SELECT i FROM t") == 43
            assert other.poll() is None, "not our process, so not ours to end"
        finally:
            other.kill()


def test_first_starts_at_once_give_one_server(fresh: Path, make_user: MakeUser) -> None:
    users = [make_user(fresh) for _ in range(3)]
    for user in users:
        user.send("start")
    assert len({user.receive()["answer"] for user in users}) == 1
    assert len({user.do("sql", "SELECT pg_postmaster_start_time()::text") for user in users}) == 1
    assert len(processes(fresh)) == 2


def test_a_first_start_that_was_killed_leaves_no_trace(fresh: Path, make_user: MakeUser) -> None:
    user = make_user(fresh)
    user.send("start")
    eventually(lambda: list(fresh.glob("cluster.new-*/base")))
    user.kill()
    assert not (fresh / "cluster").exists()

    user = make_user(fresh)
    user.do("start")
    assert user.do("sql", "SELECT 1") == 1
    # The initdb of the first has no parent any more, but still works at something that nobody will use.
    user.do("stop")
    eventually(lambda: not processes(fresh))
    user.do("start")
    assert not list(fresh.glob("cluster.new-*"))


def test_starts_during_stops(data: Path, make_user: MakeUser) -> None:
    first, second = make_user(data), make_user(data)
    first.do("start")
    for _ in range(5):
        first.send("stop")
        second.send("start")
        assert first.receive() == {"answer": None}
        assert "answer" in second.receive()
        assert second.do("sql", "SELECT i FROM t") == 42
        first, second = second, first
    first.kill()
    second.do("start")
    assert second.do("sql", "SELECT i FROM t") == 42
