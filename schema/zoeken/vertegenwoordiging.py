from typing import Optional

import strawberry

from resolvers.vertegenwoordiging import VERTEGENWOORDIGINGEN, VertegenwoordigingFilter
from schema.enums import sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import PARTIJ_TYPEN


@domein(VertegenwoordigingFilter)
@strawberry.input(
    name="VertegenwoordigingFilter", description="Welke vertegenwoordigingen. Alles wat u geeft moet gelden."
)
class VertegenwoordigingFilterInput:
    """Filter of vertegenwoordigingen."""

    en: list["VertegenwoordigingFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["VertegenwoordigingFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["VertegenwoordigingFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze vertegenwoordigingen", "Vertegenwoordiging")
    vertegenwoordigende_partij: list[strawberry.ID] | None = id_veld("Door een van deze partijen", *PARTIJ_TYPEN)
    vertegenwoordigde_partij: list[strawberry.ID] | None = id_veld("Van een van deze partijen", *PARTIJ_TYPEN)


VertegenwoordigingSortering = sortering("VertegenwoordigingSortering", VERTEGENWOORDIGINGEN, "vertegenwoordigingen")
