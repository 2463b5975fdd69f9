"""What became of the rows of a batch."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

import asyncpg

# The classes of failure that say something about a row; any other says something about the database.
ROW_ERRORS = (
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.DataError,
    asyncpg.ProgramLimitExceededError,
)


class BreachKind(StrEnum):
    """In which way a row does not fit."""

    REQUIRED = "verplicht"
    LENGTH = "lengte"
    CHECK = "regel"
    REFERENCE = "verwijzing"
    UNIQUE = "uniek"
    OTHER = "overig"


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule of the register that a row does not keep.

    Args:
        kind: which sort of rule.
        name: the column for REQUIRED, LENGTH and REFERENCE; the constraint for CHECK and UNIQUE; else the SQLSTATE.
    """

    kind: BreachKind
    name: str


def breach_of(error: asyncpg.PostgresError, references: dict[str, str]) -> Breach:
    """The rule behind an error of the database, without the values that its message repeats.

    Args:
        error: one of `ROW_ERRORS`.
        references: column by name of foreign key.
    """
    constraint = getattr(error, "constraint_name", None) or ""
    if isinstance(error, asyncpg.UniqueViolationError):
        return Breach(BreachKind.UNIQUE, constraint)
    if isinstance(error, asyncpg.CheckViolationError):
        return Breach(BreachKind.CHECK, constraint)
    if isinstance(error, asyncpg.ForeignKeyViolationError) and constraint in references:
        return Breach(BreachKind.REFERENCE, references[constraint])
    if isinstance(error, asyncpg.NotNullViolationError):
        return Breach(BreachKind.REQUIRED, getattr(error, "column_name", None) or "")
    return Breach(BreachKind.OTHER, getattr(error, "sqlstate", None) or "")


@dataclass(slots=True)
class BatchResult:
    """Counts and lists for the rows of one batch; a row that waits for another one is in none of them yet."""

    toegevoegd: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    overgeslagen: list[UUID] = field(default_factory=list)
    geweigerd: list[tuple[UUID, tuple[Breach, ...]]] = field(default_factory=list)

    def tally(self, row_id: UUID, outcome: str) -> None:
        """Note one row that was compared with the register."""
        match outcome:
            case "toegevoegd":
                self.toegevoegd += 1
            case "gewijzigd":
                self.gewijzigd += 1
            case "ongewijzigd":
                self.ongewijzigd += 1
            case _:
                self.overgeslagen.append(row_id)
