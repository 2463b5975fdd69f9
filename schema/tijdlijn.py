from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from resolvers.actor import ACTOREN_VAN_INTERNE_TAAK, ACTOREN_VAN_KLANTCONTACT
from resolvers.interne_taak import INTERNE_TAAK_VAN_KIND
from resolvers.klantcontact import KLANTCONTACT_VAN_KIND
from resolvers.paging import MAXIMUM_GESCHIEDENIS
from schema.connection import Bladzijde, PageInfo, argument, page_arguments, page_info
from schema.declaration import Rij, kolom, relatie
from schema.enums import SoortGebeurtenis
from schema.refs import ActorRef, InterneTaakRef, KlantcontactRef


@strawberry.interface(description="Iets wat op één moment in een contactgeschiedenis gebeurde.")
class Gebeurtenis(Rij):
    """An event."""

    tijdstip: datetime = kolom("Wanneer.")
    soort: SoortGebeurtenis = kolom("Wat er gebeurde.")
    omschrijving: str = kolom("Wat er gebeurde, in één regel.")
    klantcontact: KlantcontactRef = relatie(
        KLANTCONTACT_VAN_KIND, "Contact waar het om gaat, of waar de taak uit voortkwam."
    )
    interne_taak: InterneTaakRef | None = relatie(INTERNE_TAAK_VAN_KIND, "Taak waar het om gaat.")

    actoren: list[ActorRef] = strawberry.field(description="Wie het deden, of aan wie de taak is toegewezen.")

    @classmethod
    def onderscheid(cls) -> tuple[str, Mapping[str, type]]:
        """The column that tells the type, and the type for each of its values."""
        return "soort", _SOORTEN

    @classmethod
    def van(cls, row: Any) -> "Gebeurtenis":
        """The event of its kind."""
        return _SOORTEN[row.soort].met(row._mapping)


@strawberry.type(description="Er was contact, of een poging daartoe.")
class Contactgebeurtenis(Gebeurtenis):
    """An event that is a contact."""

    actoren: list[ActorRef] = relatie(
        replace(ACTOREN_VAN_KLANTCONTACT, parent="klantcontact_id"), "Wie namens de gemeente deelnamen."
    )


@strawberry.type(description="Er gebeurde iets met een taak.")
class Taakgebeurtenis(Gebeurtenis):
    """An event of a task."""

    actoren: list[ActorRef] = relatie(
        replace(ACTOREN_VAN_INTERNE_TAAK, parent="interne_taak_id"), "Aan wie de taak is toegewezen."
    )


_SOORTEN: dict[str, type[Gebeurtenis]] = {
    **dict.fromkeys(("contact", "antwoord", "mislukte_poging"), Contactgebeurtenis),
    **dict.fromkeys(("taak_toegewezen", "taak_gerouteerd", "taak_verwerkt"), Taakgebeurtenis),
}


@strawberry.type(description="Eén plaats in een tijdlijn.")
class GebeurtenisEdge:
    """Edge of a timeline."""

    cursor: str = strawberry.field(description="Plaats in de tijdlijn.")
    node: Gebeurtenis = strawberry.field(description="Wat daar gebeurde.")


@strawberry.type(description="Een tijdlijn, in bladzijden.")
class GebeurtenisConnection:
    """Timeline in pages."""

    bladzijde: strawberry.Private[Bladzijde]

    @strawberry.field(description="Wat op deze bladzijde staat, met cursors.")
    async def edges(self) -> list[GebeurtenisEdge]:
        """Events of the page, each with its cursor."""
        page = await self.bladzijde.page()
        return [GebeurtenisEdge(cursor=page.cursor(row), node=Gebeurtenis.van(row)) for row in page.rows]

    @strawberry.field(description="Wat op deze bladzijde staat.")
    async def nodes(self) -> list[Gebeurtenis]:
        """Events of the page."""
        page = await self.bladzijde.page()
        return [Gebeurtenis.van(row) for row in page.rows]

    @strawberry.field(description="Waar deze bladzijde in de tijdlijn staat.")
    async def page_info(self) -> PageInfo:
        """Whether there is more, and where to go on."""
        return await page_info(self.bladzijde)

    @strawberry.field(description="Hoeveel gebeurtenissen er zijn. Wordt alleen geteld als u erom vraagt.")
    async def total_count(self) -> int:
        """Number of events over all pages."""
        return await self.bladzijde.count()


@strawberry.enum(description="In welke volgorde een tijdlijn komt.")
class TijdlijnSortering(Enum):
    """Orders of a timeline."""

    TIJDSTIP_OPLOPEND = strawberry.enum_value("TIJDSTIP_OPLOPEND", description="Zoals het gebeurde.")
    TIJDSTIP_AFLOPEND = strawberry.enum_value("TIJDSTIP_AFLOPEND", description="Het laatste eerst.")


ARGUMENTS = [
    argument("sortering", TijdlijnSortering, "Volgorde van de tijdlijn.", TijdlijnSortering.TIJDSTIP_OPLOPEND),
    *page_arguments(MAXIMUM_GESCHIEDENIS),
]
