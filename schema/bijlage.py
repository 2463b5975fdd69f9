from typing import Annotated, Any
from uuid import UUID

import strawberry

from resolvers.bijlage import BIJLAGE
from resolvers.coding import SoortObject
from resolvers.klantcontact import KLANTCONTACT_VAN_KIND
from schema.declaration import groep, kolom, relatie, toont
from schema.node import Node
from schema.objecten import Informatieobject, OverigObject
from schema.refs import KlantcontactRef
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

    @strawberry.field(description="Het object waarnaar verwezen wordt.")
    def object(self, info: strawberry.Info) -> ObjectVanBijlage:
        """An Informatieobject when the coding says so, else an OverigObject."""
        row: Any = self.__dict__
        codes = (row[f"identificator_{code}"] for code in ("objecttype", "register", "soort_object_id"))
        document = info.context.scope.coderingen.soort(*codes) is SoortObject.INFORMATIEOBJECT
        return Informatieobject.met(row) if document else OverigObject.met(row)
