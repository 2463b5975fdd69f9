from collections.abc import Mapping
from typing import Any
from uuid import UUID

import strawberry

from resolvers.betrokkene import BETROKKENHEDEN_VAN_PARTIJ
from resolvers.categorie import CATEGORIE_RELATIES_VAN_PARTIJ
from resolvers.digitaal_adres import DIGITALE_ADRESSEN_VAN_PARTIJ, VOORKEURS_DIGITAAL_ADRES_VAN_PARTIJ
from resolvers.interne_taak import INTERNE_TAKEN_VAN_PARTIJ
from resolvers.klantcontact import KLANTCONTACTEN_VAN_PARTIJ
from resolvers.partij import (
    CONTACTPERSONEN_VAN_ORGANISATIE,
    PARTIJ,
    VERTEGENWOORDIGDEN_VAN_PARTIJ,
    VERTEGENWOORDIGERS_VAN_PARTIJ,
    WERKTE_VOOR_VAN_CONTACTPERSOON,
)
from resolvers.partij_identificator import IDENTIFICATOREN_VAN_PARTIJ
from resolvers.rekeningnummer import REKENINGNUMMERS_VAN_PARTIJ
from schema.connection import Connection, verbinding
from schema.declaration import groep, kolom, relatie, toont
from schema.enums import Indicatie, SoortPartij
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import (
    BetrokkeneRef,
    CategorieRelatieRef,
    ContactpersoonRef,
    DigitaalAdresRef,
    InterneTaakRef,
    KlantcontactRef,
    OrganisatieRef,
    PartijIdentificatorRef,
    PartijRef,
    RekeningnummerRef,
    WijzigingRef,
)
from schema.waarden import Adres, Contactnaam
from schema.zoeken.betrokkene import BetrokkeneFilterInput, BetrokkeneSortering
from schema.zoeken.interne_taak import InterneTaakFilterInput, InterneTaakSortering
from schema.zoeken.klantcontact import KlantcontactFilterInput, KlantcontactSortering


@toont(PARTIJ)
@strawberry.interface(
    description="Een bekende klant: een mens, een organisatie, of iemand die voor een organisatie spreekt."
)
class Partij(Node):
    """A known client."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    nummer: str | None = kolom("Nummer van de partij.")
    soort_partij: SoortPartij = kolom("Wat voor partij het is.")
    volledige_naam: str | None = kolom("Naam in één regel.")
    interne_notitie: str | None = kolom("Aantekening voor medewerkers.")
    indicatie_geheimhouding: Indicatie = kolom("Of gegevens geheim moeten blijven.")
    indicatie_actief: bool = kolom("Of de partij nog actief is.")
    voorkeurstaal: str | None = kolom("Taal waarin men graag contact heeft (ISO 639-2/T).")
    bezoekadres: Adres | None = groep(Adres, "bezoekadres_", "Waar men te bezoeken is.")
    correspondentieadres: Adres | None = groep(Adres, "correspondentieadres_", "Waar post heen gaat.")
    identificatoren: list[PartijIdentificatorRef] = relatie(
        IDENTIFICATOREN_VAN_PARTIJ, "Hoe andere registers deze partij kennen, zoals met een BSN of KVK-nummer."
    )
    digitale_adressen: list[DigitaalAdresRef] = relatie(
        DIGITALE_ADRESSEN_VAN_PARTIJ, "E-mailadressen, telefoonnummers en andere; voorkeur en standaard eerst."
    )
    voorkeurs_digitaal_adres: DigitaalAdresRef | None = relatie(
        VOORKEURS_DIGITAAL_ADRES_VAN_PARTIJ, "Waar men het liefst bereikt wordt."
    )
    rekeningnummers: list[RekeningnummerRef] = relatie(REKENINGNUMMERS_VAN_PARTIJ, "Bankrekeningen.")
    categorieen: list[CategorieRelatieRef] = relatie(
        CATEGORIE_RELATIES_VAN_PARTIJ, "Categorieën waar de partij bij hoort of hoorde."
    )
    vertegenwoordigers: list[PartijRef] = relatie(VERTEGENWOORDIGERS_VAN_PARTIJ, "Wie deze partij vertegenwoordigen.")
    vertegenwoordigden: list[PartijRef] = relatie(VERTEGENWOORDIGDEN_VAN_PARTIJ, "Wie deze partij vertegenwoordigt.")
    betrokkenheden: Connection[BetrokkeneRef] = verbinding(
        BETROKKENHEDEN_VAN_PARTIJ,
        BetrokkeneFilterInput,
        BetrokkeneSortering,
        "Deelnames aan klantcontacten; nieuwste eerst.",
    )
    klantcontacten: Connection[KlantcontactRef] = verbinding(
        KLANTCONTACTEN_VAN_PARTIJ,
        KlantcontactFilterInput,
        KlantcontactSortering,
        "Klantcontacten waarbij deze partij betrokken was, elk één keer; nieuwste eerst.",
    )
    interne_taken: Connection[InterneTaakRef] = verbinding(
        INTERNE_TAKEN_VAN_PARTIJ,
        InterneTaakFilterInput,
        InterneTaakSortering,
        "Taken naar aanleiding van klantcontacten van deze partij.",
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()

    @classmethod
    def onderscheid(cls) -> tuple[str, Mapping[str, type]]:
        """The column that tells the type, and the type for each of its values."""
        return "soort_partij", _SOORTEN

    @classmethod
    def van(cls, row: Any) -> "Partij":
        """The partij of its kind."""
        return _SOORTEN[row.soort_partij].met(row._mapping)


@strawberry.type(description="Een mens, als klant.")
class Persoon(Partij):
    """A person."""

    contactnaam: Contactnaam | None = groep(Contactnaam, "contactnaam_", "Naam, in delen.")


@strawberry.type(description="Een organisatie, als klant.")
class Organisatie(Partij):
    """An organisation."""

    naam: str | None = kolom("Naam van de organisatie.")
    contactpersonen: list[ContactpersoonRef] = relatie(
        CONTACTPERSONEN_VAN_ORGANISATIE, "Wie voor deze organisatie spreken of spraken."
    )


@strawberry.type(description="Iemand die voor een organisatie spreekt of sprak.")
class Contactpersoon(Partij):
    """Someone who speaks for an organisation."""

    contactnaam: Contactnaam | None = groep(Contactnaam, "contactnaam_", "Naam, in delen.")
    werkte_voor: OrganisatieRef | None = relatie(
        WERKTE_VOOR_VAN_CONTACTPERSOON, "Organisatie waarvoor men werkt of werkte."
    )


_SOORTEN: dict[str, type[Partij]] = {
    "persoon": Persoon,
    "organisatie": Organisatie,
    "contactpersoon": Contactpersoon,
}
