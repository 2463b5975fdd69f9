"""The history of an object, and of the register: who changed what."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from resolvers.wijziging import (
    ACTOR_VAN_WIJZIGING,
    OBJECT_VAN_WIJZIGING,
    WIJZIGING,
    WIJZIGINGEN_VAN_OBJECT,
)
from schema.connection import verbinding
from schema.declaration import keuze, kolom, lijst, relatie, toont
from schema.enums import SoortWijziging
from schema.node import Node
from schema.refs import ActorRef
from schema.zoeken.wijziging import WijzigingFilterInput, WijzigingSortering


@strawberry.type(description="Eén veld dat bij een wijziging een andere waarde kreeg.")
class Veldwijziging:
    """A field that changed."""

    veld: str = strawberry.field(description="Naam van het veld in de graaf, zoals `contactnaam.achternaam`.")
    voor: str | None = strawberry.field(
        description="Wat er stond, als tekst. Leeg als er niets stond, en als het object verwijderd is."
    )
    na: str | None = strawberry.field(
        description="Wat er kwam te staan, als tekst. Leeg als er niets meer stond, en als het object verwijderd is."
    )


@toont(WIJZIGING)
@strawberry.type(description="Dat iets in het register is vastgelegd, gewijzigd of verwijderd: door wie en wanneer.")
class Wijziging(Node):
    """A change of one row of the register."""

    uuid: UUID = kolom("Uuid van de wijziging.")
    tijdstip: datetime = kolom("Wanneer; wat samen is vastgelegd heeft hetzelfde tijdstip.")
    soort: SoortWijziging = kolom("Vastgelegd, gewijzigd of verwijderd.")
    concept: str = kolom("Wat voor object; bij `actor_klantcontact` en `interne_taak_actor` is het een koppeling.")
    object_uuid: UUID = kolom("Uuid van het object.")
    van_uuid: UUID | None = kolom("Uuid van waar het object bij hoorde, zoals het klantcontact van een bijlage.")
    versie: int | None = kolom("De versie die het object hiermee kreeg, of had toen het verwijderd werd.")
    bewerking: str = kolom("Bewerking waarmee het gebeurde, zoals `wijzigPartij` of `import openklant`.")
    door: str = kolom("Gebruiker of toepassing die het deed.")
    rol: str = kolom("Rol waarin dat gebeurde.")
    trace_id: str | None = kolom("Trace-id van het verzoek, zoals die ook in het log staat.")
    velden: list[Veldwijziging] = lijst(
        Veldwijziging,
        "velden",
        "Velden die een andere waarde kregen. Is het object later verwijderd, dan alleen nog hun namen.",
    )
    object: Node | None = keuze(
        "concept",
        OBJECT_VAN_WIJZIGING,
        "Het object zoals het nu is; leeg als het er niet meer is. Bij een koppeling: waaraan de actor gekoppeld werd.",
    )
    actor: ActorRef | None = relatie(ACTOR_VAN_WIJZIGING, "Bij een koppeling: de actor die erbij kwam of wegging.")


def geschiedenis() -> Any:
    """The field `wijzigingen` of an object: what happened to it and to what belongs to it."""
    return verbinding(
        WIJZIGINGEN_VAN_OBJECT,
        WijzigingFilterInput,
        WijzigingSortering,
        "Wat er met dit object en met wat erbij hoort gebeurd is; nieuwste eerst.",
    )
