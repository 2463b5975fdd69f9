from typing import Annotated, Any
from uuid import UUID

import strawberry

from resolvers.coding import SoortObject
from resolvers.klantcontact import KLANTCONTACT_VAN_KIND, ONDERWERP_KLANTCONTACT
from resolvers.onderwerpobject import ONDERWERPOBJECT
from schema.declaration import groep, kolom, load, relatie, toont
from schema.klantcontact import Klantcontact
from schema.node import Node
from schema.objecten import Klanttaak, OverigObject
from schema.refs import KlantcontactRef
from schema.waarden import Objectidentificator
from schema.zaak import Zaak

Onderwerp = Annotated[
    Zaak | Klantcontact | Klanttaak | OverigObject,
    strawberry.union("Onderwerp", description="Waar een klantcontact over ging."),
]


@toont(ONDERWERPOBJECT)
@strawberry.type(description="Waar een klantcontact over ging, zoals een client dat vastlegde.")
class Onderwerpobject(Node):
    """What a contact was about."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    identificator: Objectidentificator | None = groep(
        Objectidentificator, "identificator_", "Codes van het object in een ander register."
    )
    klantcontact: KlantcontactRef = relatie(KLANTCONTACT_VAN_KIND, "Contact dat erover ging.")

    @strawberry.field(
        description="Het onderwerp zelf. Leeg als het verwijst naar een klantcontact dat dit register niet kent."
    )
    async def onderwerp(self, info: strawberry.Info) -> Onderwerp | None:
        """Zaak, klantcontact, klanttaak or something else, by its coding."""
        row: dict[str, Any] = self.__dict__
        codes = (row[f"identificator_{code}"] for code in ("objecttype", "register", "soort_object_id"))
        soort = info.context.scope.coderingen.soort(*codes)
        if row["was_klantcontact_id"] is not None or soort is SoortObject.KLANTCONTACT:
            found: Klantcontact | None = await load(info, ONDERWERP_KLANTCONTACT, row["uuid"])
            return found
        if soort is SoortObject.ZAAK:
            return Zaak.met({"sleutel": row["object_sleutel"]})
        return Klanttaak.met(row) if soort is SoortObject.KLANTTAAK else OverigObject.met(row)
