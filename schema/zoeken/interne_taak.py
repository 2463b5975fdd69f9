from typing import Optional

import strawberry

from resolvers.interne_taak import INTERNE_TAKEN, InterneTaakFilter
from schema.enums import StatusInterneTaak, sortering
from schema.invoer import domein, id_veld, veld, zaak_veld
from schema.sleutels import PARTIJ_TYPEN, ActorSleutelInput, PeriodeInput


@domein(InterneTaakFilter)
@strawberry.input(name="InterneTaakFilter", description="Welke interne taken. Alles wat u geeft moet gelden.")
class InterneTaakFilterInput:
    """Filter of interne taken."""

    en: list["InterneTaakFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["InterneTaakFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["InterneTaakFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze interne taken", "InterneTaak")
    nummer: list[str] | None = veld("Met een van deze nummers.")
    referentienummer: list[str] | None = veld("Met een van deze referentienummers.")
    status: list[StatusInterneTaak] | None = veld("Nog te doen, verwerkt, of allebei.")
    actor: ActorSleutelInput | None = veld("Toegewezen aan deze medewerker of eenheid.")
    gevraagde_handeling: str | None = veld("Precies deze gevraagde handeling.")
    toegewezen: PeriodeInput | None = veld("Toegewezen in deze periode.")
    afgehandeld: PeriodeInput | None = veld("Afgehandeld in deze periode.")
    klantcontact: list[strawberry.ID] | None = id_veld(
        "Naar aanleiding van een van deze klantcontacten", "Klantcontact"
    )
    partij: list[strawberry.ID] | None = id_veld("Waarbij een van deze partijen betrokken was", *PARTIJ_TYPEN)
    zaak: list[strawberry.ID] | None = zaak_veld("Over een van deze zaken, in elke codering")


InterneTaakSortering = sortering("InterneTaakSortering", INTERNE_TAKEN, "interne taken")
