from datetime import datetime
from uuid import UUID

import strawberry

from resolvers.actor import ACTOREN_VAN_INTERNE_TAAK
from resolvers.interne_taak import INTERNE_TAAK, VOLGENDE_TAKEN, VORIGE_TAAK
from resolvers.klantcontact import KLANTCONTACT_VAN_KIND
from resolvers.zaak import ZAKEN_VAN_KIND
from schema.connection import Connection
from schema.declaration import groep, kolom, relatie, toont
from schema.enums import StatusInterneTaak
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import ActorRef, InterneTaakRef, KlantcontactRef, WijzigingRef, ZaakRef
from schema.waarden import Duur


@toont(INTERNE_TAAK)
@strawberry.type(description="Wat iemand bij de gemeente nog moet doen naar aanleiding van een klantcontact.")
class InterneTaak(Node):
    """What must still be done because of a contact."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    nummer: str | None = kolom("Nummer van de taak.")
    referentienummer: str | None = kolom("Nummer waaronder een ander systeem de taak kent.")
    gevraagde_handeling: str = kolom("Wat er moet gebeuren.")
    toelichting: str | None = kolom("Wat degene die het doet moet weten.")
    status: StatusInterneTaak = kolom("Of het nog moet gebeuren.")
    toegewezen_op: datetime = kolom("Sinds wanneer de taak bij de actoren ligt.")
    afgehandeld_op: datetime | None = kolom("Wanneer de taak is afgerond.")
    wachttijd: Duur | None = groep(
        Duur, "wachttijd_", "Hoe lang de klant wachtte: van het contact tot de afhandeling, of tot nu."
    )
    doorlooptijd: Duur | None = groep(
        Duur, "doorlooptijd_", "Hoe lang de taak bij de actoren lag: van toewijzing tot afhandeling, of tot nu."
    )
    klantcontact: KlantcontactRef = relatie(KLANTCONTACT_VAN_KIND, "Contact dat de aanleiding was.")
    actoren: list[ActorRef] = relatie(ACTOREN_VAN_INTERNE_TAAK, "Wie het moet doen.")
    zaken: list[ZaakRef] = relatie(ZAKEN_VAN_KIND, "Zaken waar het contact over ging.")
    vorige_taak: InterneTaakRef | None = relatie(VORIGE_TAAK, "Verkeerd belegde taak waar deze voor in de plaats kwam.")
    volgende_taken: list[InterneTaakRef] = relatie(VOLGENDE_TAKEN, "Taken die voor deze in de plaats kwamen.")
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
