from typing import Optional

import strawberry

from resolvers.partij_identificator import PARTIJ_IDENTIFICATOREN, PartijIdentificatorFilter
from schema.enums import sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import PARTIJ_TYPEN


@domein(PartijIdentificatorFilter)
@strawberry.input(
    name="PartijIdentificatorFilter",
    description="Welke partij-identificatoren. De codes gelden samen, op dezelfde identificator.",
)
class PartijIdentificatorFilterInput:
    """Filter of partij-identificatoren."""

    en: list["PartijIdentificatorFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["PartijIdentificatorFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["PartijIdentificatorFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze identificatoren", "PartijIdentificator")
    partij: list[strawberry.ID] | None = id_veld("Van een van deze partijen", *PARTIJ_TYPEN)
    objecttype: str | None = veld("Soort object, zoals `natuurlijk_persoon`.")
    soort_object_id: str | None = veld("Soort kenmerk, zoals `bsn`.")
    object_id: str | None = veld("Het kenmerk zelf.")
    register: str | None = veld("Register, zoals `brp`.")
    sub_identificator_van: strawberry.ID | None = id_veld("Onder deze identificator", "PartijIdentificator")


PartijIdentificatorSortering = sortering(
    "PartijIdentificatorSortering", PARTIJ_IDENTIFICATOREN, "partij-identificatoren"
)
