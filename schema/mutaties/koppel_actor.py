import strawberry

from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties.koppel_actor import KoppelActorGegevens, koppel_actor, ontkoppel_actor
from schema.invoer import domein, id_van
from schema.klantcontact import Klantcontact
from schema.mutaties.actorverwijzing import ActorverwijzingInput
from schema.mutaties.mutatie import bewerking


@domein(KoppelActorGegevens)
@strawberry.input(name="KoppelActorInput", description="Wie er aan welk klantcontact deelnam namens de gemeente.")
class KoppelActorInput:
    """Who took part in which contact."""

    klantcontact: strawberry.ID = id_van("Welk contact", "Klantcontact")
    actor: ActorverwijzingInput = strawberry.field(description="Welke actor.")


@domein(KoppelActorGegevens)
@strawberry.input(name="OntkoppelActorInput", description="Wie er toch niet aan welk klantcontact deelnam.")
class OntkoppelActorInput(KoppelActorInput):
    """Who did not take part in which contact."""


@strawberry.type
class KoppelActorMutaties:
    """Actoren of a contact, afterwards."""

    koppel_actor = bewerking(
        "koppel_actor",
        KoppelActorInput,
        Klantcontact,
        KLANTCONTACT,
        koppel_actor,
        "Voegt een actieve actor toe aan een klantcontact (F6542). Hoort hij er al bij, dan blijft alles zoals het is.",
    )
    ontkoppel_actor = bewerking(
        "ontkoppel_actor",
        OntkoppelActorInput,
        Klantcontact,
        KLANTCONTACT,
        ontkoppel_actor,
        "Haalt een actor weg bij een klantcontact; de enige blijft.",
    )
