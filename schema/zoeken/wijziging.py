from typing import Optional

import strawberry

from resolvers.wijziging import WIJZIGINGEN, WijzigingFilter
from schema.enums import SoortWijziging, sortering
from schema.invoer import domein, id_veld, veld
from schema.nodes import TYPEN
from schema.sleutels import PeriodeInput


@domein(WijzigingFilter)
@strawberry.input(name="WijzigingFilter", description="Welke wijzigingen. Alles wat u geeft moet gelden.")
class WijzigingFilterInput:
    """Filter of changes."""

    en: list["WijzigingFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["WijzigingFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["WijzigingFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze wijzigingen", "Wijziging")
    object: list[strawberry.ID] | None = id_veld("Van een van deze objecten zelf, ook als het er niet meer is", *TYPEN)
    van: list[strawberry.ID] | None = id_veld(
        "Van een van deze objecten of van wat erbij hoort of hoorde, ook als het er niet meer is", *TYPEN
    )
    concept: list[str] | None = veld("Van een van deze concepten, zoals `interne_taak`.")
    soort: list[SoortWijziging] | None = veld("Registraties, wijzigingen of verwijderingen.")
    periode: PeriodeInput | None = veld("Vastgelegd in deze periode.")
    bewerking: list[str] | None = veld("Door een van deze bewerkingen, zoals `wijzigPartij` of `import openklant`.")
    door: list[str] | None = veld("Door een van deze gebruikers of toepassingen.")
    trace_id: list[str] | None = veld("In een verzoek met een van deze trace-ids.")


WijzigingSortering = sortering("WijzigingSortering", WIJZIGINGEN, "wijzigingen")
