from enum import Enum
from uuid import UUID

import strawberry

from resolvers.mutaties.verwijderen import Gevolg as GevolgVanVerwijdering
from resolvers.mutaties.verwijderen import Verwijdering


@strawberry.input(name="VerwijderInput", description="Wat verwijderd moet worden.")
class VerwijderInput:
    """What is to be removed."""

    id: strawberry.ID = strawberry.field(description="Wat (`id` of uuid).")
    versie: int = strawberry.field(
        description="De versie die u het laatst zag; is die verouderd, dan gebeurt er niets."
    )


@strawberry.enum(description="Wat er gebeurde met iets dat bij het verwijderde hoorde.")
class Lot(Enum):
    """What became of it."""

    VERWIJDERD = strawberry.enum_value("verwijderd", description="Het ging mee weg.")
    LOSGEKOPPELD = strawberry.enum_value(
        "losgekoppeld", description="Het bleef, zonder verwijzing naar het verwijderde."
    )


@strawberry.type(description="Wat er met andere gegevens gebeurde toen iets verwijderd werd.")
class Gevolg:
    """What became of rows of one kind."""

    concept: str = strawberry.field(description="Wat voor gegevens, zoals `digitaal_adres`.")
    lot: Lot = strawberry.field(description="Wat ermee gebeurde.")
    uuids: list[UUID] = strawberry.field(description="Welke: hun uuid's.")
    aantal: int = strawberry.field(description="Hoeveel.")

    @classmethod
    def van(cls, gevolg: GevolgVanVerwijdering) -> "Gevolg":
        """The consequence as data."""
        return cls(
            concept=gevolg.concept,
            lot=Lot(gevolg.lot.value),
            uuids=list(gevolg.ids),
            aantal=len(gevolg.ids),
        )


@strawberry.type(description="Dat iets verwijderd is, en wat er met de rest gebeurde.")
class Verwijderd:
    """What was removed."""

    concept: str = strawberry.field(description="Wat voor gegevens, zoals `betrokkene`.")
    uuid: UUID = strawberry.field(description="Uuid van wat verwijderd is.")
    gevolgen: list[Gevolg] = strawberry.field(description="Wat mee weg ging of bleef; leeg als er niets bij hoorde.")

    @classmethod
    def van(cls, verwijdering: Verwijdering) -> "Verwijderd":
        """The removal as data."""
        return cls(
            concept=verwijdering.concept,
            uuid=verwijdering.id,
            gevolgen=[Gevolg.van(gevolg) for gevolg in verwijdering.gevolgen],
        )
