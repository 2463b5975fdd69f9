from datetime import datetime
from uuid import UUID

import strawberry

from resolvers.actor import ACTOREN_VAN_KLANTCONTACT
from resolvers.betrokkene import BETROKKENEN_VAN_KLANTCONTACT
from resolvers.bijlage import BIJLAGEN_VAN_KLANTCONTACT
from resolvers.interne_taak import INTERNE_TAKEN_VAN_KLANTCONTACT
from resolvers.klantcontact import AANLEIDING_VAN_KLANTCONTACT, KLANTCONTACT, OPVOLGING_VAN_KLANTCONTACT
from resolvers.onderwerpobject import ONDERWERPOBJECTEN_VAN_KLANTCONTACT
from resolvers.zaak import ZAKEN_VAN_KLANTCONTACT
from schema.connection import Connection
from schema.declaration import kolom, paren, relatie, toont
from schema.enums import HerkomstInhoud, Indicatie, Richting
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import (
    ActorRef,
    BetrokkeneRef,
    BijlageRef,
    InterneTaakRef,
    KlantcontactRef,
    OnderwerpobjectRef,
    WijzigingRef,
    ZaakRef,
)
from schema.waarden import Metagegeven


@toont(KLANTCONTACT)
@strawberry.type(description="Eén contact tussen een klant en de gemeente, over één onderwerp.")
class Klantcontact(Node):
    """One contact with a client."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    nummer: str | None = kolom("Nummer dat men aan de telefoon noemt.")
    referentienummer: str | None = kolom("Nummer waaronder een ander systeem het contact kent.")
    kanaal: str = kolom("Waarlangs het contact verliep (zie referentielijst KANAAL).")
    onderwerp: str | None = kolom("Waar het over ging; leeg bij een brief.")
    inhoud: str | None = kolom("Wat er gezegd of geschreven is.")
    herkomst_inhoud: HerkomstInhoud | None = kolom("Waar de tekst van de inhoud vandaan komt, zoals OCR van een scan.")
    reactie: str | None = kolom("Wat de gemeente in dit contact antwoordde.")
    indicatie_contact_gelukt: Indicatie = kolom("Of het lukte contact te krijgen.")
    taal: str | None = kolom("Taal van het contact (ISO 639-2/T).")
    vertrouwelijk: bool = kolom("Of het als vertrouwelijk is gemerkt.")
    plaatsgevonden_op: datetime = kolom("Wanneer het plaatsvond; bij post de dag van ontvangst.")
    verdere_actie_ondernomen: bool = kolom("Of er verder iets mee gedaan is.")
    hoofdonderwerptype: str | None = kolom("Hoofdonderwerp (URI).")
    metadata: list[Metagegeven] = paren(Metagegeven, "metadata", "Wat een client er verder bij opsloeg.")
    richting: Richting | None = kolom("Van wie het uitging; leeg als er geen betrokkenen zijn.")
    betrokkenen: list[BetrokkeneRef] = relatie(
        BETROKKENEN_VAN_KLANTCONTACT, "Wie er van buiten de gemeente aan deelnam; de initiatiefnemer eerst."
    )
    actoren: list[ActorRef] = relatie(ACTOREN_VAN_KLANTCONTACT, "Wie er namens de gemeente aan deelnam.")
    bijlagen: list[BijlageRef] = relatie(BIJLAGEN_VAN_KLANTCONTACT, "Wat erbij hoort en elders bewaard wordt.")
    onderwerpobjecten: list[OnderwerpobjectRef] = relatie(
        ONDERWERPOBJECTEN_VAN_KLANTCONTACT, "Waar het over ging, zoals de client dat vastlegde."
    )
    zaken: list[ZaakRef] = relatie(
        ZAKEN_VAN_KLANTCONTACT, "Zaken waar het over ging, in welke codering ook; elke zaak één keer."
    )
    interne_taken: list[InterneTaakRef] = relatie(INTERNE_TAKEN_VAN_KLANTCONTACT, "Taken die eruit voortkwamen.")
    aanleiding: list[KlantcontactRef] = relatie(
        AANLEIDING_VAN_KLANTCONTACT, "Eerdere contacten waarop dit een vervolg is; oudste eerst."
    )
    opvolging: list[KlantcontactRef] = relatie(
        OPVOLGING_VAN_KLANTCONTACT, "Latere contacten die hierop een vervolg zijn; oudste eerst."
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
