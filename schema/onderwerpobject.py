from typing import Annotated
from uuid import UUID

import strawberry

from resolvers.klantcontact import KLANTCONTACT_VAN_KIND, ONDERWERP_KLANTCONTACT
from resolvers.onderwerpobject import ONDERWERPOBJECT
from resolvers.zaak import ZAAK_VAN_ONDERWERPOBJECT
from schema.connection import Connection
from schema.declaration import groep, keuze, kolom, relatie, toont
from schema.geschiedenis import geschiedenis
from schema.klantcontact import Klantcontact
from schema.node import Node
from schema.objecten import Klanttaak, OverigObject
from schema.refs import KlantcontactRef, WijzigingRef
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

    onderwerp: Onderwerp | None = keuze(
        "soort_onderwerp",
        {
            "zaak": ZAAK_VAN_ONDERWERPOBJECT,
            "klantcontact": ONDERWERP_KLANTCONTACT,
            "klanttaak": lambda: Klanttaak,
            "overig": lambda: OverigObject,
        },
        "Het onderwerp zelf. Leeg als het verwijst naar een klantcontact dat dit register niet kent.",
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
