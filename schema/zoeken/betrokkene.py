from typing import Optional

import strawberry

from resolvers.betrokkene import BETROKKENEN, BetrokkeneFilter
from schema.enums import Rol, sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import PARTIJ_TYPEN, PeriodeInput


@domein(BetrokkeneFilter)
@strawberry.input(
    name="BetrokkeneFilter",
    description="Welke betrokkenen. Namen, adressen en nummers zijn die bij het contact, niet die van de partij.",
)
class BetrokkeneFilterInput:
    """Filter of betrokkenen."""

    en: list["BetrokkeneFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["BetrokkeneFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["BetrokkeneFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze betrokkenen", "Betrokkene")
    klantcontact: list[strawberry.ID] | None = id_veld("Bij een van deze klantcontacten", "Klantcontact")
    partij: list[strawberry.ID] | None = id_veld("Die een van deze partijen zijn", *PARTIJ_TYPEN)
    heeft_partij: bool | None = veld("Of bekend is wie het was.")
    rol: list[Rol] | None = veld("In een van deze rollen.")
    initiator: bool | None = veld("Of het contact van hen uitging.")
    naam: str | None = veld("Met deze naam; kleine tikfouten doen er niet toe.")
    adres: str | None = veld("Op dit adres: straat, nummer, postcode of plaats.")
    email: str | None = veld("Die dit e-mailadres gaven.")
    telefoonnummer: str | None = veld("Die dit telefoonnummer gaven, hoe ook geschreven.")
    periode: PeriodeInput | None = veld("Bij contacten in deze periode.")
    benaderbaar: bool | None = veld("Of men benaderd mag worden: niet als de partij inactief of geheim is.")


BetrokkeneSortering = sortering("BetrokkeneSortering", BETROKKENEN, "betrokkenen")
