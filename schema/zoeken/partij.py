from typing import Optional

import strawberry

from resolvers.partij import PARTIJEN, PartijFilter
from schema.enums import Indicatie, SoortPartij, sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import PARTIJ_TYPEN
from schema.zoeken.partij_identificator import PartijIdentificatorFilterInput


@domein(PartijFilter)
@strawberry.input(name="PartijFilter", description="Welke partijen. Alles wat u geeft moet gelden.")
class PartijFilterInput:
    """Filter of partijen."""

    en: list["PartijFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["PartijFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["PartijFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze partijen", *PARTIJ_TYPEN)
    nummer: list[str] | None = veld("Met een van deze nummers.")
    soort_partij: list[SoortPartij] | None = veld("Van een van deze soorten.")
    indicatie_actief: bool | None = veld("Of de partij nog actief is.")
    indicatie_geheimhouding: list[Indicatie] | None = veld("Of gegevens geheim moeten blijven.")
    naam: str | None = veld("Met deze naam; voorvoegsels, accenten en kleine tikfouten doen er niet toe.")
    adres: str | None = veld("Op dit adres: straat, nummer, postcode of plaats.")
    postcode: str | None = veld("Bezoekadres met deze postcode.")
    huisnummer: int | None = veld("Bezoekadres met dit huisnummer; alleen samen met `postcode`.")
    email: str | None = veld("Met dit e-mailadres.")
    telefoonnummer: str | None = veld("Met dit telefoonnummer, hoe ook geschreven.")
    identificator: PartijIdentificatorFilterInput | None = veld(
        "Met een identificator die hier in zijn geheel aan voldoet."
    )
    categorie: list[strawberry.ID] | None = id_veld("Nu lid van een van deze categorieën", "Categorie")


PartijSortering = sortering("PartijSortering", PARTIJEN, "partijen")
