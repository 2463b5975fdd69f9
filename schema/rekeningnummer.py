from uuid import UUID

import strawberry

from resolvers.partij import PARTIJ_VAN_KIND
from resolvers.rekeningnummer import REKENINGNUMMER
from schema.connection import Connection
from schema.declaration import kolom, relatie, toont
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import PartijRef, WijzigingRef


@toont(REKENINGNUMMER)
@strawberry.type(description="Bankrekening van een partij.")
class Rekeningnummer(Node):
    """A bank account."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    iban: str = kolom("IBAN.")
    bic: str | None = kolom("BIC van de bank.")
    is_voorkeursrekeningnummer: bool = kolom("Of de partij deze rekening liefst gebruikt.")
    partij: PartijRef = relatie(PARTIJ_VAN_KIND, "Van wie de rekening is.")
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
