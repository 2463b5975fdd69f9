from typing import Annotated
from uuid import UUID

import strawberry

from resolvers.bijlage import BIJLAGE
from resolvers.klantcontact import KLANTCONTACT_VAN_KIND
from schema.connection import Connection
from schema.declaration import groep, keuze, kolom, relatie, toont
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.objecten import Informatieobject, OverigObject
from schema.refs import KlantcontactRef, WijzigingRef
from schema.waarden import Objectidentificator

ObjectVanBijlage = Annotated[
    Informatieobject | OverigObject,
    strawberry.union("ObjectVanBijlage", description="Waar een bijlage naar verwijst."),
]


@toont(BIJLAGE)
@strawberry.type(description="Verwijzing naar wat bij een klantcontact hoort en elders bewaard wordt.")
class Bijlage(Node):
    """A pointer to content elsewhere."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    identificator: Objectidentificator = groep(
        Objectidentificator, "identificator_", "Codes van het object waarnaar verwezen wordt."
    )
    klantcontact: KlantcontactRef = relatie(KLANTCONTACT_VAN_KIND, "Contact waar het bij hoort.")

    object: ObjectVanBijlage = keuze(
        "soort_object",
        {"informatieobject": lambda: Informatieobject, "overig": lambda: OverigObject},
        "Het object waarnaar verwezen wordt.",
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
