from uuid import UUID

import strawberry

from resolvers.partij import VERTEGENWOORDIGDE_PARTIJ, VERTEGENWOORDIGENDE_PARTIJ
from resolvers.vertegenwoordiging import VERTEGENWOORDIGING
from schema.connection import Connection
from schema.declaration import kolom, relatie, toont
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import PartijRef, WijzigingRef


@toont(VERTEGENWOORDIGING)
@strawberry.type(description="Dat de ene partij de andere vertegenwoordigt.")
class Vertegenwoordiging(Node):
    """That one partij represents another."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    vertegenwoordigende_partij: PartijRef = relatie(VERTEGENWOORDIGENDE_PARTIJ, "Wie vertegenwoordigt.")
    vertegenwoordigde_partij: PartijRef = relatie(VERTEGENWOORDIGDE_PARTIJ, "Wie vertegenwoordigd wordt.")
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
