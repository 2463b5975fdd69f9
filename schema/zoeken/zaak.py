from typing import Optional

import strawberry

from resolvers.zaak import ZAKEN, ZaakFilter
from schema.enums import sortering
from schema.invoer import domein, id_veld, veld, zaak_veld


@domein(ZaakFilter)
@strawberry.input(name="ZaakFilter", description="Welke zaken waarover contact was.")
class ZaakFilterInput:
    """Filter of zaken."""

    en: list["ZaakFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["ZaakFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["ZaakFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = zaak_veld("Deze zaken")
    identificatie: list[str] | None = veld("Met een van deze kenmerken.")
    klantcontact: list[strawberry.ID] | None = id_veld("Waarover een van deze klantcontacten ging", "Klantcontact")


ZaakSortering = sortering("ZaakSortering", ZAKEN, "zaken")
