from typing import Optional

import strawberry

from resolvers.digitaal_adres import DIGITALE_ADRESSEN, DigitaalAdresFilter
from schema.enums import SoortDigitaalAdres, sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import PARTIJ_TYPEN


@domein(DigitaalAdresFilter)
@strawberry.input(name="DigitaalAdresFilter", description="Welke digitale adressen. Alles wat u geeft moet gelden.")
class DigitaalAdresFilterInput:
    """Filter of digitale adressen."""

    en: list["DigitaalAdresFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["DigitaalAdresFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["DigitaalAdresFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze digitale adressen", "DigitaalAdres")
    partij: list[strawberry.ID] | None = id_veld("Van een van deze partijen", *PARTIJ_TYPEN)
    betrokkene: list[strawberry.ID] | None = id_veld("Van een van deze betrokkenen", "Betrokkene")
    soort: list[SoortDigitaalAdres] | None = veld("Van een van deze soorten.")
    email: str | None = veld("Dit e-mailadres; hoofdletters doen er niet toe.")
    telefoonnummer: str | None = veld("Dit telefoonnummer, hoe ook geschreven.")
    adres: str | None = veld("Precies zo geschreven.")
    is_standaardadres: bool | None = veld("Of het een standaardadres is.")
    referentie: str | None = veld("Met deze referentie.")


DigitaalAdresSortering = sortering("DigitaalAdresSortering", DIGITALE_ADRESSEN, "digitale adressen")
