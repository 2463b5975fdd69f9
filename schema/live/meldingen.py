"""What a subscriber is told."""

from typing import Annotated, Any

import strawberry

from resolvers.interne_taak import INTERNE_TAAK
from resolvers.klantcontact import KLANTCONTACT
from resolvers.live.hub import Gebeurtenis, Opnieuw, Verdwenen, Verschenen
from schema.declaration import maker
from schema.enums import RedenOpnieuwOphalen
from schema.global_id import encode
from schema.refs import InterneTaakRef, KlantcontactRef


@strawberry.type(
    description="Haal de lijst nu (opnieuw) op. Wat daarna verandert, wordt gemeld. Dit is altijd de eerste melding."
)
class OpnieuwOphalen:
    """The client has to look for itself."""

    reden: RedenOpnieuwOphalen = strawberry.field(description="Waarom.")


@strawberry.type(
    description="Een interne taak die niet meer op deze werklijst hoort: verwijderd, of bij anderen belegd."
)
class InterneTaakVerdwenen:
    """A task that left the list."""

    id: strawberry.ID = strawberry.field(description="Id dat de taak in deze graaf heeft of had.")


InterneTaakMelding = Annotated[
    InterneTaakRef | InterneTaakVerdwenen | OpnieuwOphalen,
    strawberry.union("InterneTaakMelding", description="Een taak van de werklijst, of wat er met de lijst is."),
]
KlantcontactMelding = Annotated[
    KlantcontactRef | OpnieuwOphalen,
    strawberry.union("KlantcontactMelding", description="Een nieuw klantcontact, of dat u zelf moet kijken."),
]


def taak_melding(gebeurtenis: Gebeurtenis) -> Any:
    """The event as a member of `InterneTaakMelding`."""
    match gebeurtenis:
        case Verschenen(row):
            return maker(INTERNE_TAAK)(row)
        case Verdwenen(id):
            return InterneTaakVerdwenen(id=strawberry.ID(encode("InterneTaak", id)))
        case Opnieuw():
            return _opnieuw(gebeurtenis)


def klantcontact_melding(gebeurtenis: Gebeurtenis) -> Any:
    """The event as a member of `KlantcontactMelding`."""
    match gebeurtenis:
        case Verschenen(row):
            return maker(KLANTCONTACT)(row)
        case Opnieuw():
            return _opnieuw(gebeurtenis)
        case Verdwenen():
            raise TypeError("a contact does not leave its client")


def _opnieuw(gebeurtenis: Opnieuw) -> OpnieuwOphalen:
    return OpnieuwOphalen(reden=RedenOpnieuwOphalen(gebeurtenis.reden.value))
