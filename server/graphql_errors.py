"""What a client may read about an error.

A refused document and a domain error say what is wrong, and so does an error of the database that passes by itself.
Anything else is our fault: the client gets an id, and the log gets the same id with type and place of the exception
(`server/log_exceptions.py`), never its message.
"""

import secrets
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from graphql import GraphQLError

from resolvers.errors import BusyError, DomainError
from server.log_exceptions import origin, safe_exception
from server.logging import log
from server.passing_errors import BUSY, passing_error

INTERNAL_CODE = "INTERNE_FOUT"


class PresentableErrors(NamedTuple):
    """Errors as they go on the wire, and whether one of them was masked."""

    errors: list[dict[str, Any]]
    internal: bool


def present(errors: Sequence[GraphQLError], *, executed: bool) -> PresentableErrors:
    """Turn the errors of one operation into what its caller may read.

    Args:
        errors: as graphql-core collected them.
        executed: False when parsing, validation or variables stopped the operation. A scalar that could not read the
            caller's value raises ValueError or TypeError there, and says so to the caller.
    """
    mask = _Mask()
    presented = [_present(error, mask, executed=executed) for error in errors]
    mask.log()
    return PresentableErrors(presented, internal=mask.used)


def present_exception(error: BaseException) -> tuple[int, dict[str, Any]]:
    """Log an exception that came from outside the graph; return the status and the error that stand for it."""
    if isinstance(error, DomainError):
        return (503 if isinstance(error, BusyError) else 400), _domain_error(error)
    mask = _Mask()
    presented = mask.cover(error)
    mask.log()
    return (500 if mask.used else 503), presented


class _Mask:
    """One id for all hidden errors of one operation; a fault that repeats for every row is logged once."""

    def __init__(self) -> None:
        self._kenmerk = secrets.token_hex(6)
        self._first: dict[tuple[str, str], tuple[BaseException, str | None]] = {}
        self._times: Counter[tuple[str, str]] = Counter()
        self._passing: BaseException | None = None

    @property
    def used(self) -> bool:
        """Whether anything was hidden."""
        return bool(self._first)

    def cover(self, error: BaseException, field: str | None = None) -> dict[str, Any]:
        """What stands for `error`; `field` is where it happened."""
        melding = passing_error(error)
        if melding is not None:
            self._passing = error
            return {"message": melding, "extensions": {"code": BUSY}}
        place = origin(error)
        self._first.setdefault(place, (error, field))
        self._times[place] += 1
        return {
            "message": f"Interne fout (kenmerk {self._kenmerk})",
            "extensions": {"code": INTERNAL_CODE, "kenmerk": self._kenmerk},
        }

    def log(self) -> None:
        """Write what was covered, each fault once."""
        if self._passing is not None:
            # No frames: while the database is away every request ends here, and the place says nothing.
            causes = [
                {key: value for key, value in link.items() if key != "frames"} for link in safe_exception(self._passing)
            ]
            log.warning("passing_database_error", causes=causes)
        for place, (error, field) in self._first.items():
            log.error("internal_error", kenmerk=self._kenmerk, field=field, times=self._times[place], exc_info=error)


def _present(error: GraphQLError, mask: _Mask, *, executed: bool) -> dict[str, Any]:
    cause = _cause(error)
    formatted: dict[str, Any] = dict(error.formatted)
    if cause is None or (not executed and isinstance(cause, ValueError | TypeError)):
        return formatted
    if isinstance(cause, DomainError):
        return {**formatted, **_domain_error(cause)}
    return {**formatted, **mask.cover(cause, _field(error))}


def _domain_error(error: DomainError) -> dict[str, Any]:
    return {"message": error.melding, "extensions": {"code": error.code}}


def _cause(error: GraphQLError) -> BaseException | None:
    """The exception under an error; None when it is graphql's own, however often it was wrapped on its way up."""
    seen: BaseException | None = error
    while isinstance(seen, GraphQLError):
        seen = seen.original_error
    return seen


def _field(error: GraphQLError) -> str | None:
    """Name of the field in the schema. Not the path: its aliases are the caller's own words."""
    name = getattr(error.nodes[0], "name", None) if error.nodes else None
    return getattr(name, "value", None)
