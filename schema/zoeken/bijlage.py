from typing import Optional

import strawberry

from resolvers.bijlage import BIJLAGEN, BijlageFilter
from schema.enums import sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import ObjectidentificatorFilterInput


@domein(BijlageFilter)
@strawberry.input(name="BijlageFilter", description="Welke bijlagen. Alles wat u geeft moet gelden.")
class BijlageFilterInput:
    """Filter of bijlagen."""

    en: list["BijlageFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["BijlageFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["BijlageFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze bijlagen", "Bijlage")
    klantcontact: list[strawberry.ID] | None = id_veld("Bij een van deze klantcontacten", "Klantcontact")
    identificator: ObjectidentificatorFilterInput | None = veld("Met deze codes.")


BijlageSortering = sortering("BijlageSortering", BIJLAGEN, "bijlagen")
