import hashlib
import signal
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

import psutil

from db.embedded.account import Account
from db.embedded.errors import EmbeddedPostgresError
from db.embedded.place import Place

DATABASE = "klantgraaf"
ROLE = "klantgraaf"

_READY_LINES = 8
_PAUSE = 0.03
_FAST_PATIENCE = 30.0
_PATIENCE = 5.0
_MOMENT = 1.0


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What a running server wrote in its postmaster.pid."""

    pid: int
    port: int
    socket: Path
    ready: bool

    @classmethod
    def read(cls, cluster: Path) -> Self | None:
        """Read it; None when there is no server, or when it has not come far enough to say where it listens."""
        try:
            lines = (cluster / "postmaster.pid").read_text().splitlines()
            return cls(int(lines[0]), int(lines[3]), Path(lines[4]), lines[_READY_LINES - 1].strip() == "ready")
        except (FileNotFoundError, IndexError, ValueError):
            return None

    @property
    def url(self) -> str:
        """Where to connect, as SQLAlchemy and asyncpg read it."""
        return f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(self.socket))}&port={self.port}"

    def answers(self) -> bool:
        """Whether its socket can be reached from here."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as attempt:
            attempt.settimeout(1)
            try:
                attempt.connect(str(self.socket / f".s.PGSQL.{self.port}"))
            except OSError:
                return False
        return True


def cluster_name(place: Place) -> str:
    """A name that PostgreSQL puts in the title of its processes, by which we know them again."""
    return f"klantgraaf-{hashlib.sha256(str(place.root).encode()).hexdigest()[:12]}"


def stop_leftovers(place: Place, account: Account) -> None:
    """Stop a server that runs without a supervisor: that was killed, or the postmaster was and its children live on.

    Also removes a postmaster.pid that a machine crash left and whose number another program has by now: PostgreSQL
    would take that one for itself and not start. Other stale ones PostgreSQL handles.

    Raises:
        EmbeddedPostgresError: it does not stop.
    """
    processes = _server_processes(place, account)
    pid = _recorded_pid(place.cluster)
    postmaster = [process for process in processes if process.pid == pid]
    # Fast: as a normal stop. Immediate: without a checkpoint, the next start recovers.
    remaining = _signal(postmaster, signal.SIGINT, _FAST_PATIENCE)
    remaining = _signal(remaining, signal.SIGQUIT, _PATIENCE)
    # Without a postmaster its children end by themselves, unless they are busy.
    remaining = _await_end(processes, _MOMENT)
    remaining = _signal(remaining, signal.SIGKILL, _PATIENCE)
    if remaining:
        raise EmbeddedPostgresError(
            f"PostgreSQL processes of an earlier start do not end: {[process.pid for process in remaining]}. "
            "End them, or start this machine again."
        )
    if pid is not None and _is_another_program(pid, account):
        (place.cluster / "postmaster.pid").unlink(missing_ok=True)


def _signal(processes: Sequence[psutil.Process], number: int, patience: float) -> list[psutil.Process]:
    for process in processes:
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            continue
    return _await_end(processes, patience)


def _await_end(processes: Sequence[psutil.Process], patience: float) -> list[psutil.Process]:
    end = time.monotonic() + patience
    while (remaining := [process for process in processes if _is_alive(process)]) and time.monotonic() < end:
        time.sleep(_PAUSE)
    return remaining


def _is_alive(process: psutil.Process) -> bool:
    # In a container without an init, a process that ended stays a zombie for ever.
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _recorded_pid(cluster: Path) -> int | None:
    try:
        return abs(int((cluster / "postmaster.pid").read_text().partition("\n")[0]))
    except (FileNotFoundError, ValueError):
        return None


def _server_processes(place: Place, account: Account) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.uids().effective == account.uid and _is_ours(process.cmdline(), place):
                found.append(process)
        except psutil.Error:
            # Gone meanwhile, or hidden from us: then it does not run as our account.
            continue
    return found


def _is_ours(command: list[str], place: Place) -> bool:
    if not command:
        return False
    is_postmaster = Path(command[0]).name == "postgres" and command[1:3] == ["-D", str(place.cluster)]
    return is_postmaster or command[0].startswith(f"postgres: {cluster_name(place)}: ")


def _is_another_program(pid: int, account: Account) -> bool:
    # Called after all processes of ours are gone. PostgreSQL itself only looks at its own user's processes.
    try:
        return bool(psutil.Process(pid).uids().effective == account.uid)
    except psutil.Error:
        return False
