from typing import Optional

import strawberry

from resolvers.rekeningnummer import REKENINGNUMMERS, RekeningnummerFilter
from schema.enums import sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import PARTIJ_TYPEN


@domein(RekeningnummerFilter)
@strawberry.input(name="RekeningnummerFilter", description="Welke rekeningnummers. Alles wat u geeft moet gelden.")
class RekeningnummerFilterInput:
    """Filter of rekeningnummers."""

    en: list["RekeningnummerFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["RekeningnummerFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["RekeningnummerFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze rekeningnummers", "Rekeningnummer")
    partij: list[strawberry.ID] | None = id_veld("Van een van deze partijen", *PARTIJ_TYPEN)
    iban: str | None = veld("Met deze IBAN; spaties doen er niet toe.")


RekeningnummerSortering = sortering("RekeningnummerSortering", REKENINGNUMMERS, "rekeningnummers")
