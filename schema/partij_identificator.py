from uuid import UUID

import strawberry

from resolvers.partij import PARTIJ_VAN_KIND
from resolvers.partij_identificator import (
    IDENTIFICATOR_VAN_SUB_IDENTIFICATOR,
    PARTIJ_IDENTIFICATOR,
    SUB_IDENTIFICATOREN_VAN_IDENTIFICATOR,
)
from schema.connection import Connection
from schema.declaration import kolom, relatie, toont
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import PartijIdentificatorRef, PartijRef, WijzigingRef


@toont(PARTIJ_IDENTIFICATOR)
@strawberry.type(description="Hoe een ander register een partij kent.")
class PartijIdentificator(Node):
    """How a register elsewhere knows a partij."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    objecttype: str = kolom("Soort object, zoals `natuurlijk_persoon`.")
    soort_object_id: str = kolom("Soort kenmerk, zoals `bsn`.")
    object_id: str = kolom("Het kenmerk zelf.")
    register: str = kolom("Register, zoals `brp`.")
    andere_partij_identificator: str | None = kolom("Kenmerk in een register zonder vaste codes.")
    sub_identificator_van: PartijIdentificatorRef | None = relatie(
        IDENTIFICATOR_VAN_SUB_IDENTIFICATOR,
        "Identificator waar deze onder valt, zoals het KVK-nummer van een vestiging.",
    )
    sub_identificatoren: list[PartijIdentificatorRef] = relatie(
        SUB_IDENTIFICATOREN_VAN_IDENTIFICATOR, "Identificatoren die hieronder vallen, zoals vestigingen."
    )
    partij: PartijRef = relatie(PARTIJ_VAN_KIND, "Wie het is.")
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
