import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from db.embedded.errors import EmbeddedPostgresError, folder_failure

SHARED = fcntl.LOCK_SH
EXCLUSIVE = fcntl.LOCK_EX

_PAUSE = 0.03


class Deadline:
    """One time limit for all the steps of a start or a stop."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left, never less than a moment, so that it can serve as a time-out."""
        return max(0.01, self._end - time.monotonic())

    @property
    def passed(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._end

    def pause(self, problem: str) -> None:
        """Wait a moment before the next attempt.

        Raises:
            EmbeddedPostgresError: the time is up; its message is `problem`.
        """
        if self.passed:
            raise EmbeddedPostgresError(f"{problem} (gave up after {self.seconds:g} seconds)")
        time.sleep(min(_PAUSE, self.left))


class Lock:
    """A flock on a file: the kernel releases it when its holder is gone, also by kill -9.

    A forked child shares it, so the lock lasts as long as either of them; a program that is executed does not get it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # O_NOFOLLOW: root must never be led to another file by whoever may write in this folder.
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            self._descriptor = os.open(path, flags, 0o600)
        except OSError as error:
            raise folder_failure(path.parent, error) from error

    def attempt(self, mode: int) -> bool:
        """Take or change the lock without waiting. When that fails, nothing is held any more.

        Raises:
            EmbeddedPostgresError: the file system has no locks.
        """
        try:
            fcntl.flock(self._descriptor, mode | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            # Some network file systems have no locks.
            raise folder_failure(self._path.parent, error) from error
        return True

    def is_current(self) -> bool:
        """Whether the file is still the one at its path (not so when the folder was removed meanwhile)."""
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return False
        ours = os.fstat(self._descriptor)
        return (ours.st_dev, ours.st_ino) == (there.st_dev, there.st_ino)

    def close(self) -> None:
        """Let go of it. A second call does nothing."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    @classmethod
    def acquire(cls, path: Path, mode: int, deadline: Deadline, problem: str) -> Self:
        """Wait for the lock.

        Args:
            path: the lock file, made when it is not there.
            mode: SHARED or EXCLUSIVE.
            deadline: until when to wait.
            problem: what to tell when it takes too long.

        Raises:
            EmbeddedPostgresError: the file cannot be opened, or the time is up.
        """
        while True:
            lock = cls(path)
            try:
                while not lock.attempt(mode):
                    deadline.pause(problem)
                if lock.is_current():
                    return lock
            except BaseException:
                lock.close()
                raise
            lock.close()


@contextlib.contextmanager
def locked(path: Path, deadline: Deadline, problem: str) -> Iterator[None]:
    """Hold an exclusive lock; see `Lock.acquire` for the arguments and what is raised."""
    lock = Lock.acquire(path, EXCLUSIVE, deadline, problem)
    try:
        yield
    finally:
        lock.close()


def is_held(path: Path) -> bool:
    """Whether another process holds the lock exclusively."""
    lock = Lock(path)
    try:
        return not lock.attempt(SHARED)
    finally:
        lock.close()
