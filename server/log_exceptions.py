"""Exceptions as they may stand in a log: what went wrong and where, never about whom.

Messages and local values are left out: SQLAlchemy and asyncpg repeat the parameters of a statement in theirs, and a
scalar repeats the value it could not read. The type, the SQLSTATE, the constraint and the lines of our own source
say enough to find the fault.
"""

import linecache
import re
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, TypedDict

_ROOT = Path(__file__).parent.parent
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")
_SQLSTATE = re.compile(r"[0-9A-Z]{5}")
_MAX_FRAMES = 40
_MAX_CHAIN = 8


class SafeException(TypedDict, total=False):
    """One link of the chain of exceptions, the raised one first."""

    type: str
    sqlstate: str
    constraint: str
    table: str
    frames: list[str]


def safe_exception(error: BaseException) -> list[SafeException]:
    """Describe `error` and what caused it without any message or value."""
    return [_describe(link) for link in _chain(error)]


def safe_exception_text(error: BaseException) -> str:
    """The same as `safe_exception`, for reading in a terminal."""
    lines: list[str] = []
    for link in safe_exception(error):
        details = [f"{key}={value}" for key, value in link.items() if key not in {"type", "frames"}]
        lines.append(" ".join([link["type"], *details]))
        lines += [f"  {frame}" for frame in link["frames"]]
    return "\n".join(lines)


def origin(error: BaseException) -> tuple[str, str]:
    """Type and innermost frame: equal for errors that are the same fault happening again."""
    frames = _frames(error.__traceback__)
    return _type_name(error), frames[-1] if frames else ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting and len(seen) < _MAX_CHAIN:
        link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting += link.exceptions
        cause = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
        if cause is not None:
            waiting.append(cause)


def _describe(error: BaseException) -> SafeException:
    described = SafeException(type=_type_name(error), frames=_frames(error.__traceback__))
    source: Any = getattr(error, "orig", None) or error
    if (sqlstate := _matching(_SQLSTATE, getattr(source, "sqlstate", None))) is not None:
        described["sqlstate"] = sqlstate
    if (constraint := _matching(_IDENTIFIER, getattr(source, "constraint_name", None))) is not None:
        described["constraint"] = constraint
    if (table := _matching(_IDENTIFIER, getattr(source, "table_name", None))) is not None:
        described["table"] = table
    return described


def _matching(pattern: re.Pattern[str], value: object) -> str | None:
    return value if isinstance(value, str) and pattern.fullmatch(value) else None


def _type_name(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _frames(traceback: TracebackType | None) -> list[str]:
    frames = []
    for frame, line in walk_tb(traceback):
        code = frame.f_code
        source = linecache.getline(code.co_filename, line).strip()
        frames.append(f"{_short(code.co_filename)}:{line} {code.co_qualname}: {source}")
    return frames[-_MAX_FRAMES:]


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return str(path.relative_to(_ROOT))
    _, marker, inside = filename.rpartition("site-packages/")
    return inside if marker else path.name
