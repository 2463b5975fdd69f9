import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from db.embedded import supervisor
from db.embedded.account import Account, environment
from db.embedded.cluster import configure
from db.embedded.errors import EmbeddedPostgresError, failure, folder_failure
from db.embedded.installation import Installation
from db.embedded.locks import Deadline
from db.embedded.place import Place
from db.embedded.postmaster import cluster_name
from db.embedded.settings import Settings, options

_PORT = 5432  # only a part of the socket's name
_SOCKET_NAME = f".s.PGSQL.{_PORT}"

# The kernel allows 107 bytes (macOS 103). PostgreSQL, SQLAlchemy and asyncpg split on a comma, and URLs have their own.
_LONGEST = 100
_PLAIN = re.compile(r"[A-Za-z0-9/._-]+")


def launch(place: Place, account: Account, installation: Installation, settings: Settings, deadline: Deadline) -> None:
    """Start PostgreSQL under a supervisor of its own. The caller holds the start lock and a share of the users' lock.

    Returns when it is ready, or when another supervisor turns out to be there.

    Raises:
        EmbeddedPostgresError: it does not start, or not in time.
    """
    chosen = options(settings)
    configure(place)
    folder, temporary = _make_socket_folder(place, account)
    job = supervisor.Job(
        command=[installation.program("postgres"), "-D", str(place.cluster), *chosen, *_fixed(place, folder)],
        environment=environment(),
        user=account.user,
        group=account.group,
        pid_file=str(place.cluster / "postmaster.pid"),
        supervisor_lock=str(place.supervisor_lock),
        users_lock=str(place.users_lock),
        temporary_folder=str(folder) if temporary else None,
    )
    report = _supervise(job, place, deadline)
    if report not in {"ready", "busy"}:
        reason = report.removeprefix("failed: ") or "its supervisor ended, see the log"
        raise failure(
            f"PostgreSQL does not start in {place.root} ({reason}). The whole log is in {place.log}.",
            folder=place.root,
            log=place.log,
        )


def _fixed(place: Place, socket_folder: Path) -> list[str]:
    settings = {
        "config_file": place.configuration("conf"),
        "hba_file": place.configuration("hba"),
        "ident_file": place.configuration("ident"),
        "listen_addresses": "",
        "port": _PORT,
        "unix_socket_directories": socket_folder,
        "unix_socket_permissions": "0700",
        "cluster_name": cluster_name(place),
        "logging_collector": "off",
    }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _make_socket_folder(place: Place, account: Account) -> tuple[Path, bool]:
    """Make a folder that only the account can enter; also say whether it is a temporary one."""
    try:
        if _is_usable(place.socket):
            shutil.rmtree(place.socket, ignore_errors=True)
            place.socket.mkdir(mode=0o700)
            account.own(place.socket)
            return place.socket, False
        for parent in dict.fromkeys((tempfile.gettempdir(), "/tmp")):  # noqa: S108 - mkdtemp makes it private
            if _is_usable(Path(parent) / "klantgraaf-12345678") and account.reaches(Path(parent)):
                folder = Path(tempfile.mkdtemp(prefix="klantgraaf-", dir=parent))
                account.own(folder)
                return folder, True
    except OSError as error:
        raise folder_failure(place.root, error) from error
    raise EmbeddedPostgresError(
        f"The path {place.root} is too long or too special for a unix socket, and so is the temporary folder "
        f"{tempfile.gettempdir()}. Choose a shorter path, or set TMPDIR."
    )


def _is_usable(folder: Path) -> bool:
    path = str(folder / _SOCKET_NAME)
    return len(os.fsencode(path)) <= _LONGEST and _PLAIN.fullmatch(path) is not None


def _supervise(job: supervisor.Job, place: Place, deadline: Deadline) -> str:
    if not sys.executable:
        raise EmbeddedPostgresError(
            "Cannot find the Python interpreter (sys.executable is empty) to supervise PostgreSQL."
        )
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        log = os.open(place.log, flags, 0o600)
    except OSError as error:
        raise folder_failure(place.root, error) from error
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell; our own file, and isolated (-I -S) from the environment
            [sys.executable, "-I", "-S", str(Path(supervisor.__file__).resolve()), str(place.root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd="/",
            env=environment(),
            # Its own session: Ctrl-C in our terminal must not reach PostgreSQL before we have finished.
            start_new_session=True,
        )
    finally:
        os.close(log)
    try:
        return _converse(process, job, deadline)
    except BaseException:
        process.kill()
        raise
    finally:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()


def _converse(process: "subprocess.Popen[bytes]", job: supervisor.Job, deadline: Deadline) -> str:
    if process.stdin is None or process.stdout is None:
        raise EmbeddedPostgresError("There is no pipe to the supervisor.")
    try:
        process.stdin.write(json.dumps(job).encode())
        process.stdin.close()
    except BrokenPipeError:
        return ""
    said = b""
    while not said.endswith(b"\n"):
        readable, _, _ = select.select([process.stdout], [], [], deadline.left)
        if not readable:
            place = Path(job["supervisor_lock"]).parent
            raise failure(
                f"PostgreSQL in {place} was not ready within {deadline.seconds:g} seconds. "
                "After a crash it may be recovering: allow more time (start_timeout).",
                folder=place,
                log=place / "postgres.log",
            )
        part = os.read(process.stdout.fileno(), 4096)
        if not part:
            break
        said += part
    return said.decode(errors="replace").strip()
