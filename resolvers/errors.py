"""Expected failures, said in the words of the domain.

They cross the border to GraphQL with their message intact; every other exception is masked.
"""

from dataclasses import dataclass
from uuid import UUID

Pad = tuple[str | int, ...]


class DomainError(Exception):
    """Something the caller did or asked that the register refuses, with a Dutch message that says what to do.

    Args:
        melding: Dutch text for the user; never personal data, never SQL.
        code: stable machine-readable code.
    """

    code = "ONGELDIG"

    def __init__(self, melding: str, *, code: str | None = None) -> None:
        super().__init__(melding)
        self.melding = melding
        if code is not None:
            self.code = code


class InvalidInputError(DomainError):
    """An argument has a value that the register cannot work with."""

    code = "ONGELDIGE_INVOER"


class InvalidCursorError(DomainError):
    """A cursor that is damaged, or was made for another filter or order."""

    code = "ONGELDIGE_CURSOR"


class BusyError(DomainError):
    """The operation ran into a limit that passes: time-out or a database that is away."""

    code = "TIJDELIJK_NIET_BESCHIKBAAR"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that is wrong with what was sent.

    Args:
        code: stable machine-readable code.
        melding: Dutch text that says what to do.
        pad: where in the input, in the names of the domain (`betrokkenen`, 1, `contactnaam`).
    """

    code: str
    melding: str
    pad: Pad


class InvalidRegistrationError(DomainError):
    """What was sent breaks rules of the register; all that is wrong with it at once."""

    code = "ONGELDIGE_INVOER"

    def __init__(self, bevindingen: tuple[Bevinding, ...]) -> None:
        aantal = len(bevindingen)
        wat = bevindingen[0].melding if aantal == 1 else f"Er zijn {aantal} dingen niet goed; zie `fouten`."
        super().__init__(wat)
        self.bevindingen = bevindingen


class NotFoundError(DomainError):
    """What should be changed or removed is not there, or may not be seen."""

    code = "NIET_GEVONDEN"

    def __init__(self, melding: str, pad: Pad = ("id",)) -> None:
        super().__init__(melding)
        self.pad = pad


class ConflictError(DomainError):
    """It cannot be done as things stand now.

    Args:
        code: why: `VERSIE_VEROUDERD`, `BESTAAT_AL`, `IN_GEBRUIK`, `SLEUTEL_HERGEBRUIKT`, `AL_VERWERKT`,
            `NIET_DEZELFDE_KLANT`.
        melding: Dutch text that says what to do.
        pad: where in the input.
        nu: name of the concept, and id, of what is there now.
    """

    def __init__(self, code: str, melding: str, pad: Pad = (), nu: tuple[str, UUID] | None = None) -> None:
        super().__init__(melding, code=code)
        self.pad = pad
        self.nu = nu


class NotAllowedError(DomainError):
    """The caller's role may not do this."""

    code = "NIET_TOEGESTAAN"

    def __init__(self, melding: str, pad: Pad = ()) -> None:
        super().__init__(melding)
        self.pad = pad
