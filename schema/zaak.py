from uuid import UUID

import strawberry

from resolvers.betrokkene import BETROKKENEN_VAN_ZAAK
from resolvers.interne_taak import INTERNE_TAKEN_VAN_ZAAK
from resolvers.klantcontact import KLANTCONTACTEN_VAN_ZAAK
from resolvers.partij import PARTIJEN_VAN_ZAAK
from resolvers.zaak import ZAAK
from schema.connection import Connection, verbinding
from schema.declaration import kolom, toont
from schema.node import Node
from schema.refs import BetrokkeneRef, InterneTaakRef, KlantcontactRef, PartijRef
from schema.zoeken.betrokkene import BetrokkeneFilterInput, BetrokkeneSortering
from schema.zoeken.interne_taak import InterneTaakFilterInput, InterneTaakSortering
from schema.zoeken.klantcontact import KlantcontactFilterInput, KlantcontactSortering
from schema.zoeken.partij import PartijFilterInput, PartijSortering


@toont(ZAAK)
@strawberry.type(description="Een zaak in het zaakregister waarover contact was, in welke codering ook.")
class Zaak(Node):
    """A zaak that contacts are about."""

    sleutelveld = "sleutel"

    uuid: UUID | None = kolom("Uuid in het zaakregister, als contacten daarmee verwijzen.")
    identificatie: str | None = kolom("Kenmerk van de zaak, als contacten daarmee verwijzen.")
    klantcontacten: Connection[KlantcontactRef] = verbinding(
        KLANTCONTACTEN_VAN_ZAAK,
        KlantcontactFilterInput,
        KlantcontactSortering,
        "Klantcontacten over deze zaak, elk één keer; nieuwste eerst.",
    )
    interne_taken: Connection[InterneTaakRef] = verbinding(
        INTERNE_TAKEN_VAN_ZAAK,
        InterneTaakFilterInput,
        InterneTaakSortering,
        "Taken uit klantcontacten over deze zaak.",
    )
    partijen: Connection[PartijRef] = verbinding(
        PARTIJEN_VAN_ZAAK, PartijFilterInput, PartijSortering, "Bekende klanten in klantcontacten over deze zaak."
    )
    betrokkenen: Connection[BetrokkeneRef] = verbinding(
        BETROKKENEN_VAN_ZAAK,
        BetrokkeneFilterInput,
        BetrokkeneSortering,
        "Betrokkenen bij klantcontacten over deze zaak.",
    )
