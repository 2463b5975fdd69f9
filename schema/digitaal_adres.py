from datetime import date
from uuid import UUID

import strawberry

from resolvers.betrokkene import BETROKKENE_VAN_DIGITAAL_ADRES
from resolvers.digitaal_adres import DIGITAAL_ADRES
from resolvers.partij import PARTIJ_VAN_KIND
from schema.connection import Connection
from schema.declaration import kolom, relatie, toont
from schema.enums import SoortDigitaalAdres
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import BetrokkeneRef, PartijRef, WijzigingRef


@toont(DIGITAAL_ADRES)
@strawberry.type(description="E-mailadres, telefoonnummer of ander digitaal adres.")
class DigitaalAdres(Node):
    """A digital address."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    soort: SoortDigitaalAdres = kolom("Wat voor adres het is.")
    adres: str = kolom("Het adres of nummer, zoals opgegeven.")
    omschrijving: str | None = kolom("Omschrijving, zoals `werk`.")
    is_standaardadres: bool = kolom("Of dit het standaardadres van deze soort is.")
    is_voorkeursadres: bool = kolom("Of de partij het liefst hier bereikt wordt.")
    referentie: str | None = kolom("Kenmerk waaronder een ander systeem dit adres gebruikt.")
    verificatiedatum: date | None = kolom("Wanneer gecontroleerd is dat het adres klopt.")
    partij: PartijRef | None = relatie(PARTIJ_VAN_KIND, "Partij die het gaf, voor alle contacten.")
    betrokkene: BetrokkeneRef | None = relatie(
        BETROKKENE_VAN_DIGITAAL_ADRES, "Betrokkene die het gaf, alleen voor dat ene contact."
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()
