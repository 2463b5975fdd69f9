import contextlib
import errno
import os
import pwd
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from db.embedded.errors import EmbeddedPostgresError

# `postgres` exists where a system PostgreSQL is or was installed; `nobody` exists everywhere.
_SERVICE_ACCOUNTS = ("postgres", "nobody")

# An allow-list: secrets in our environment are none of the server's business, and PG* or LC_* would change it.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ")


# Seconds for a command to end by itself.
_GRACE = 3.0

# A root without CAP_SETUID, or one in a user namespace that knows only itself.
_MAY_NOT_BECOME = (errno.EPERM, errno.EINVAL)


@dataclass(frozen=True, slots=True)
class Account:
    """The operating system user that PostgreSQL runs as: ourselves, or a service account when we are root.

    `user`, `group` and `groups` are for `subprocess` and are None when nothing has to be dropped.
    """

    name: str
    uid: int
    gid: int
    user: int | None = None
    group: int | None = None
    groups: tuple[int, ...] | None = None

    def run(self, command: list[str], *, timeout: float, text: str = "") -> tuple[int, str]:
        """Run a command as this account.

        Args:
            command: program and arguments.
            timeout: seconds.
            text: its standard input.

        Returns:
            Its exit status and all that it said.

        Raises:
            EmbeddedPostgresError: we may not become this account.
            OSError: the account may not execute the program.
            subprocess.TimeoutExpired: it took longer; the command and its children were killed.
        """
        try:
            return self._run(command, timeout, text)
        except OSError as error:
            if self.user is None or error.errno not in _MAY_NOT_BECOME:
                raise
            raise EmbeddedPostgresError(
                f"PostgreSQL refuses to run as root, and this root may not become user {self.name} ({error.strerror}). "
                "Start as an ordinary user."
            ) from error

    def _run(self, command: list[str], timeout: float, text: str) -> tuple[int, str]:
        with subprocess.Popen(  # noqa: S603 - no shell, and only commands of this package
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd="/",
            env=environment(),
            user=self.user,
            group=self.group,
            extra_groups=self.groups,
            umask=0o077,
            # Ctrl-C is for us, and initdb has children that must end with it.
            start_new_session=True,
        ) as process:
            try:
                output, _ = process.communicate(text, timeout)
            except BaseException:
                _end(process)
                raise
            return process.returncode, output

    def reaches(self, folder: Path) -> bool:
        """Whether this account may enter a folder. The kernel is asked, so that ACLs count too."""
        if self.user is None:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)], timeout=10)[0] == 0

    def own(self, path: Path) -> None:
        """Hand something that we just made to this account."""
        if self.user is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def _end(process: "subprocess.Popen[str]") -> None:
    """End a command with its children: its output ends when the last of them did."""
    # initdb then closes the input of its child, which ends by itself and clears up its shared memory.
    process.terminate()
    try:
        process.communicate(timeout=_GRACE)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def is_root() -> bool:
    """Whether PostgreSQL would refuse to run as the present user."""
    return os.geteuid() == 0


def environment() -> dict[str, str]:
    """What PostgreSQL and our supervisor see of our environment."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return passed_on | {"LC_ALL": "C"}


def user_name(uid: int) -> str:
    """Name of an operating system user, for messages."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"


def choose_account(owner: int | None) -> Account:
    """Choose who PostgreSQL runs as.

    Args:
        owner: uid of an existing cluster, which then decides; None when there is none yet.

    Raises:
        EmbeddedPostgresError: there is no usable account, or the cluster is another user's.
    """
    account = _service_account(owner) if is_root() else _ourselves()
    if owner is not None and owner != account.uid:
        raise EmbeddedPostgresError(
            f"This database belongs to user {user_name(owner)}. Start as that user, or choose another folder."
        )
    return account


def _ourselves() -> Account:
    uid = os.geteuid()
    try:
        return Account(pwd.getpwuid(uid).pw_name, uid, os.getegid())
    except KeyError:
        # Both initdb and the `peer` check on the socket look the name up.
        raise EmbeddedPostgresError(
            f"User number {uid} has no name on this system and PostgreSQL needs one. "
            "Add a line for it to /etc/passwd, or run as a user that has one."
        ) from None


def _service_account(owner: int | None) -> Account:
    known = [entry for entry in map(_entry, _SERVICE_ACCOUNTS) if entry is not None and entry.pw_uid != 0]
    if not known:
        raise EmbeddedPostgresError(
            "PostgreSQL refuses to run as root and there is no account to run it as. "
            "Make one (useradd --system postgres), or start as an ordinary user."
        )
    entry = next((entry for entry in known if entry.pw_uid == owner), known[0])
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, entry.pw_uid, entry.pw_gid, ())


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
