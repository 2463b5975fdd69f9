from typing import Optional

import strawberry

from resolvers.klantcontact import KLANTCONTACTEN, KlantcontactFilter, Metagegeven
from schema.enums import Indicatie, Richting, sortering
from schema.invoer import domein, id_veld, veld, zaak_veld
from schema.sleutels import PARTIJ_TYPEN, ActorSleutelInput, ObjectidentificatorFilterInput, PeriodeInput


@domein(Metagegeven)
@strawberry.input(name="MetagegevenInvoer", description="Een paar uit de metadata van een klantcontact.")
class MetagegevenInput:
    """One pair of metadata."""

    sleutel: str = strawberry.field(description="Waaronder het staat.")
    waarde: str = strawberry.field(description="Wat er staat.")


@domein(KlantcontactFilter)
@strawberry.input(name="KlantcontactFilter", description="Welke klantcontacten. Alles wat u geeft moet gelden.")
class KlantcontactFilterInput:
    """Filter of klantcontacten."""

    en: list["KlantcontactFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["KlantcontactFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["KlantcontactFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze klantcontacten", "Klantcontact")
    nummer: list[str] | None = veld("Met een van deze nummers.")
    referentienummer: list[str] | None = veld("Met een van deze referentienummers.")
    periode: PeriodeInput | None = veld("Plaatsgevonden in deze periode.")
    kanaal: list[str] | None = veld("Via een van deze kanalen.")
    richting: list[Richting] | None = veld("Inkomend, uitgaand of allebei.")
    indicatie_contact_gelukt: list[Indicatie] | None = veld("Of het lukte contact te krijgen.")
    taal: list[str] | None = veld("In een van deze talen (ISO 639-2/T, zoals `nld`).")
    vertrouwelijk: bool | None = veld("Of het als vertrouwelijk is gemerkt.")
    verdere_actie_ondernomen: bool | None = veld("Of er verder iets mee gedaan is.")
    hoofdonderwerptype: list[str] | None = veld("Met een van deze hoofdonderwerpen (URI).")
    tekst: str | None = veld("Woorden in onderwerp, inhoud of reactie; vervoegingen en accenten doen er niet toe.")
    metadata: MetagegevenInput | None = veld("Met dit paar in de metadata.")
    actor: ActorSleutelInput | None = veld("Waaraan deze medewerker of eenheid deelnam.")
    partij: list[strawberry.ID] | None = id_veld("Waarbij een van deze partijen betrokken was", *PARTIJ_TYPEN)
    naam: str | None = veld("Waarbij iemand met deze naam betrokken was; kleine tikfouten doen er niet toe.")
    email: str | None = veld("Van wie dit e-mailadres gaf.")
    telefoonnummer: str | None = veld("Van wie dit telefoonnummer gaf, hoe ook geschreven.")
    zaak: list[strawberry.ID] | None = zaak_veld("Over een van deze zaken, in elke codering")
    onderwerpobject: ObjectidentificatorFilterInput | None = veld("Over een object met deze codes.")
    heeft_open_taak: bool | None = veld("Of er nog een taak voor openstaat.")
    onbeantwoord: bool | None = veld("Inkomend, met een taak, maar zonder reactie of geslaagd vervolg.")


KlantcontactSortering = sortering("KlantcontactSortering", KLANTCONTACTEN, "klantcontacten")
