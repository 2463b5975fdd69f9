"""Keeps one PostgreSQL running for as long as anyone uses it.

Every user holds a shared flock on the users' lock. This process, detached from all of them, is the parent of
PostgreSQL and tries to get that lock exclusively: the kernel grants it only when the last user is gone, also one that
was killed with -9. Then it stops PostgreSQL and ends.

It is run as a plain file and uses the standard library only, so that it starts fast, stays small, and does not depend
on what else is installed. It is told what to do in JSON on its standard input, and answers with one line.
"""

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TypedDict

# Seconds between two looks, while starting and after.
_QUICK = 0.02
_SLOW = 0.2

# Seconds for a fast shutdown, then an immediate one (without checkpoint; the next start recovers), then a kill.
_PATIENCE = ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10))

_READY_LINES = 8


class Job(TypedDict):
    """What the supervisor is told: paths, the command, and as whom to run it (None: as ourselves)."""

    command: list[str]
    environment: dict[str, str]
    user: int | None
    group: int | None
    pid_file: str
    supervisor_lock: str
    users_lock: str
    temporary_folder: str | None


def main() -> None:
    """Read the job, detach, and keep PostgreSQL until its last user is gone."""
    job: Job = json.load(sys.stdin)
    if os.fork():
        # Whoever started us waits for this one only, and never gets a zombie for a child.
        os._exit(0)
    # Handlers and not SIG_IGN, which PostgreSQL would inherit. SIGTERM too: it comes to all at once when the machine or
    # the service stops, and the users must be able to finish. We end as soon as they have.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: None)
    own = _open(job["supervisor_lock"])
    users = _open(job["users_lock"])
    if not _lock(own):
        _report("busy")
        return
    try:
        _supervise(job, users)
    finally:
        _remove(job["temporary_folder"])
        # In this order: who gets the users' lock next must not take us for alive.
        os.close(own)
        os.close(users)


def _supervise(job: Job, users: int) -> None:
    try:
        postmaster = _start(job)
    except (OSError, subprocess.SubprocessError) as error:
        _report(f"failed: {error}")
        return
    reported = False
    while postmaster.poll() is None:
        if not reported and _is_ready(job["pid_file"], postmaster.pid):
            _report("ready")
            reported = True
        if _lock(users):
            _stop(postmaster)
            return
        time.sleep(_SLOW if reported else _QUICK)
    if not reported:
        _report(f"failed: it ended with status {postmaster.returncode}")


def _start(job: Job) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - no shell; the command comes from our own launcher
        job["command"],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr.fileno(),
        stderr=sys.stderr.fileno(),
        cwd="/",
        env=job["environment"],
        umask=0o077,
        user=job["user"],
        group=job["group"],
        extra_groups=None if job["user"] is None else [],
    )


def _stop(postmaster: "subprocess.Popen[bytes]") -> None:
    for number, patience in _PATIENCE:
        postmaster.send_signal(number)
        try:
            postmaster.wait(patience)
        except subprocess.TimeoutExpired:
            continue
        return


def _is_ready(pid_file: str, pid: int) -> bool:
    try:
        lines = Path(pid_file).read_text().splitlines()
    except OSError:
        return False
    return len(lines) >= _READY_LINES and lines[0] == str(pid) and lines[_READY_LINES - 1].strip() == "ready"


def _report(line: str) -> None:
    # If whoever started us is gone, we shall see that on the users' lock.
    with contextlib.suppress(OSError):
        os.write(1, f"{line}\n".encode())
    # Closes the pipe, so that nobody waits for more.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


def _open(path: str) -> int:
    return os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _remove(folder: str | None) -> None:
    if folder is None:
        return
    for path in Path(folder).glob(".s.PGSQL.*"):
        path.unlink(missing_ok=True)
    # What remains is an empty folder, for the system to clean.
    with contextlib.suppress(OSError):
        Path(folder).rmdir()


if __name__ == "__main__":
    main()
