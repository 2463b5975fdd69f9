from typing import Optional

import strawberry

from resolvers.onderwerpobject import ONDERWERPOBJECTEN, OnderwerpobjectFilter
from schema.enums import sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import ObjectidentificatorFilterInput


@domein(OnderwerpobjectFilter)
@strawberry.input(name="OnderwerpobjectFilter", description="Welke onderwerpobjecten. Alles wat u geeft moet gelden.")
class OnderwerpobjectFilterInput:
    """Filter of onderwerpobjecten."""

    en: list["OnderwerpobjectFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["OnderwerpobjectFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["OnderwerpobjectFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze onderwerpobjecten", "Onderwerpobject")
    klantcontact: list[strawberry.ID] | None = id_veld("Bij een van deze klantcontacten", "Klantcontact")
    was_klantcontact: list[strawberry.ID] | None = id_veld(
        "Die naar een van deze klantcontacten wijzen", "Klantcontact"
    )
    identificator: ObjectidentificatorFilterInput | None = veld("Met deze codes.")


OnderwerpobjectSortering = sortering("OnderwerpobjectSortering", ONDERWERPOBJECTEN, "onderwerpobjecten")
