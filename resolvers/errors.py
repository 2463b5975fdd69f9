"""Expected failures, said in the words of the domain.

They cross the border to GraphQL with their message intact; every other exception is masked.
"""


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
