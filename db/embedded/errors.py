import errno
from pathlib import Path

_FULL = ("No space left on device", "Disk quota exceeded", "File too large")
_FULL_NUMBERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_TAIL_BYTES = 8192
_TAIL_LINES = 20


class EmbeddedPostgresError(RuntimeError):
    """The embedded PostgreSQL cannot be used; the message says why and what to do about it."""


def failure(message: str, *, folder: Path, log: Path | None = None, output: str = "") -> EmbeddedPostgresError:
    """Make an error out of what a program of PostgreSQL left behind.

    Args:
        message: what could not be done, and what to do about it.
        folder: where it wrote, named when its disk turns out to be full.
        log: the log of PostgreSQL, of which the last lines are added.
        output: what the program itself said, added too.
    """
    evidence = output.strip()
    if log is not None:
        evidence = f"{evidence}\n{_tail(log)}".strip()
    if any(text in evidence for text in _FULL):
        message = f"{message} {_full(folder)}"
    return EmbeddedPostgresError(f"{message}\n\nPostgreSQL said:\n{evidence}" if evidence else message)


def folder_failure(folder: Path, error: OSError) -> EmbeddedPostgresError:
    """Make an error out of a folder in which we could not write."""
    if error.errno in _FULL_NUMBERS:
        return EmbeddedPostgresError(f"Cannot write in {folder}: {error.strerror}. {_full(folder)}")
    return EmbeddedPostgresError(
        f"Cannot use {folder} for the database: {error.strerror}. "
        "Choose a folder in which this user may write, or give this user that right."
    )


def _full(folder: Path) -> str:
    return (
        f"The disk that holds {folder} is full (or a quota or file size limit is reached): make room and start again."
    )


def _tail(log: Path) -> str:
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            text = file.read().decode(errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-_TAIL_LINES:])
