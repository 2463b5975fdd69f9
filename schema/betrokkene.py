from uuid import UUID

import strawberry

from resolvers.betrokkene import BETROKKENE
from resolvers.digitaal_adres import DIGITALE_ADRESSEN_VAN_BETROKKENE
from resolvers.klantcontact import KLANTCONTACT_VAN_KIND
from resolvers.partij import PARTIJ_VAN_KIND
from resolvers.te_bereiken_via import TE_BEREIKEN_VIA_VAN_BETROKKENE
from schema.connection import Connection
from schema.declaration import groep, kolom, relatie, toont
from schema.enums import Rol
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import DigitaalAdresRef, KlantcontactRef, PartijRef, WijzigingRef
from schema.te_bereiken_via import TeBereikenVia
from schema.waarden import Adres, Contactnaam


@toont(BETROKKENE)
@strawberry.type(description="Iemand van buiten de gemeente die aan een klantcontact deelnam.")
class Betrokkene(Node):
    """Someone who took part in a contact."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    rol: Rol = kolom("Voor zichzelf, of namens een ander.")
    initiator: bool = kolom("Of het contact van deze betrokkene uitging.")
    organisatienaam: str | None = kolom("Organisatie waarvoor men sprak, als die geen partij is.")
    contactnaam: Contactnaam | None = groep(Contactnaam, "contactnaam_", "Naam die bij dit contact is opgegeven.")
    volledige_naam: str | None = kolom(
        "Naam die bij dit contact is opgegeven, in één regel. De naam van een bekende staat bij `partij`."
    )
    bezoekadres: Adres | None = groep(Adres, "bezoekadres_", "Bezoekadres, alleen voor dit contact.")
    correspondentieadres: Adres | None = groep(Adres, "correspondentieadres_", "Postadres, alleen voor dit contact.")
    partij: PartijRef | None = relatie(PARTIJ_VAN_KIND, "Wie het was, als dat bekend is.")
    klantcontact: KlantcontactRef = relatie(KLANTCONTACT_VAN_KIND, "Waaraan men deelnam.")
    digitale_adressen: list[DigitaalAdresRef] = relatie(
        DIGITALE_ADRESSEN_VAN_BETROKKENE, "Waar men over dit contact te bereiken is."
    )
    te_bereiken_via: TeBereikenVia | None = relatie(
        TE_BEREIKEN_VIA_VAN_BETROKKENE,
        "Waar men over dit contact het best te bereiken is. Gegevens van wie inactief of geheim is blijven weg.",
        als=TeBereikenVia,
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
