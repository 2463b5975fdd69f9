"""Why something was not written: members of every result, all of them a `Fout`."""

from collections.abc import Sequence
from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from resolvers.errors import (
    Bevinding,
    ConflictError,
    DomainError,
    InvalidInputError,
    InvalidRegistrationError,
    NotAllowedError,
    NotFoundError,
    Pad,
)
from schema.node import Node


def _pad(pad: Pad) -> list[str]:
    return [str(deel) if isinstance(deel, int) else to_camel_case(deel) for deel in pad]


@strawberry.interface(description="Waarom iets niet gedaan is. Er is dan niets vastgelegd.")
class Fout:
    """An error of a mutation, as data."""

    code: str = strawberry.field(description="Vaste code, voor programma's.")
    melding: str = strawberry.field(description="Wat er mis is en wat te doen, voor mensen.")
    pad: list[str] = strawberry.field(
        description="Plaats in `input` waar het om gaat: namen van velden en volgnummers vanaf 0. Leeg: het geheel."
    )


@strawberry.type(description="Eén ding dat niet goed is aan wat gestuurd werd.")
class Veldfout(Fout):
    """One finding."""

    @classmethod
    def van(cls, bevinding: Bevinding) -> "Veldfout":
        """The finding as data."""
        return cls(code=bevinding.code, melding=bevinding.melding, pad=_pad(bevinding.pad))


@strawberry.type(description="Wat gestuurd werd past niet bij de regels van het register.")
class OngeldigeInvoer(Fout):
    """All that is wrong with an input, at once."""

    fouten: list[Veldfout] = strawberry.field(description="Alles wat niet goed is, elk met zijn plaats.")


@strawberry.type(description="Wat gewijzigd of verwijderd moet worden is er niet.")
class NietGevonden(Fout):
    """The object is not there."""


@strawberry.type(
    description="Het kan niet zoals het er nu voor staat: een ander was eerder, het bestaat al, of het is in gebruik."
)
class Conflict(Fout):
    """It cannot be done as things are."""

    nu: Node | None = strawberry.field(description="Wat er nu staat, als dat helpt.")
    huidige_versie: int | None = strawberry.field(description="De `versie` van wat er nu staat.")


@strawberry.type(description="De rol van wie dit vraagt mag dit niet.")
class NietToegestaan(Fout):
    """Not allowed."""


def als_fout(error: DomainError, nu: Any = None) -> Fout | None:
    """The member of the result that says it; None for what is no business of a result.

    Args:
        error: as the use case raised it.
        nu: the object that a conflict is about.
    """
    match error:
        case InvalidRegistrationError():
            return OngeldigeInvoer(
                code=error.code,
                melding=error.melding,
                pad=_pad(error.bevindingen[0].pad) if len(error.bevindingen) == 1 else [],
                fouten=[Veldfout.van(bevinding) for bevinding in error.bevindingen],
            )
        case InvalidInputError():
            return OngeldigeInvoer(code=error.code, melding=error.melding, pad=[], fouten=[])
        case NotFoundError():
            return NietGevonden(code=error.code, melding=error.melding, pad=_pad(error.pad))
        case ConflictError():
            versie = getattr(nu, "versie", None)
            return Conflict(code=error.code, melding=error.melding, pad=_pad(error.pad), nu=nu, huidige_versie=versie)
        case NotAllowedError():
            return NietToegestaan(code=error.code, melding=error.melding, pad=_pad(error.pad))
    return None


FOUTEN: Sequence[type[Fout]] = (OngeldigeInvoer, NietGevonden, Conflict, NietToegestaan)
