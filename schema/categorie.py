from datetime import date
from uuid import UUID

import strawberry

from resolvers.categorie import CATEGORIE, CATEGORIE_RELATIE, CATEGORIE_VAN_RELATIE
from resolvers.partij import PARTIJ_VAN_KIND, PARTIJEN_VAN_CATEGORIE
from schema.connection import Connection, verbinding
from schema.declaration import kolom, relatie, toont
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import CategorieRef, PartijRef, WijzigingRef
from schema.zoeken.partij import PartijFilterInput, PartijSortering


@toont(CATEGORIE)
@strawberry.type(description="Een groep waar partijen bij kunnen horen, zoals ondernemers.")
class Categorie(Node):
    """A group of partijen."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    naam: str = kolom("Naam van de categorie.")
    partijen: Connection[PartijRef] = verbinding(
        PARTIJEN_VAN_CATEGORIE, PartijFilterInput, PartijSortering, "Wie erbij horen of hoorden, elk één keer."
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()


@toont(CATEGORIE_RELATIE)
@strawberry.type(description="Dat een partij bij een categorie hoort of hoorde.")
class CategorieRelatie(Node):
    """Membership of a categorie."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    begindatum: date | None = kolom("Sinds wanneer.")
    einddatum: date | None = kolom("Tot en met wanneer.")
    partij: PartijRef = relatie(PARTIJ_VAN_KIND, "Wie erbij hoort.")
    categorie: CategorieRef = relatie(CATEGORIE_VAN_RELATIE, "Waarbij men hoort.")
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
