import strawberry

from resolvers.mutaties.partij import PARTIJ_SCHRIJFBAAR, PartijGegevens, registreer_partij
from schema.enums import Indicatie, SoortPartij
from schema.invoer import domein, id_van, id_veld, veld
from schema.mutaties.digitaal_adres import DigitaalAdresInput
from schema.mutaties.mutatie import registratie, verwijdert, wijzigt
from schema.mutaties.partij_identificator import PartijIdentificatorInput
from schema.mutaties.rekeningnummer import RekeningnummerInput
from schema.mutaties.velden import sleutelveld, versieveld
from schema.mutaties.waarden import AdresInput, ContactnaamInput
from schema.partij import Contactpersoon, Organisatie, Persoon
from schema.sleutels import PARTIJ_TYPEN

# A union has no interfaces as its members.
_PARTIJ = Persoon | Organisatie | Contactpersoon

_NOTITIE = "Aantekening voor medewerkers (hooguit 1000 tekens)."
_GEHEIM = "Of gegevens geheim moeten blijven."
_ACTIEF = "Of de partij actief is; weggelaten bij het registreren: ja."
_TAAL = "Taal waarin men graag contact heeft: code van de referentielijst `TAAL` (ISO 639-2/T)."
_CONTACTNAAM = "Naam van een persoon of contactpersoon, in delen."
_NAAM = "Naam van een organisatie."
_WERKTE_VOOR = "Organisatie waar een contactpersoon voor werkt of werkte"


@domein(PartijGegevens)
@strawberry.input(
    name="PartijInput",
    description="Een klant, met alles wat erbij hoort. Alleen `soortPartij` moet: van wie zich enkel met DigiD of "
    "eHerkenning meldde is verder niet meer bekend dan een identificator, en van een ander niet eens die.",
)
class PartijInput:
    """A partij with all that is its own."""

    soort_partij: SoortPartij = strawberry.field(
        description="Wat voor partij het is; `contactnaam`, `naam` en `werkteVoor` horen niet bij elke soort."
    )
    nummer: str | None = veld("Nummer (hooguit 10 cijfers); weggelaten geeft het register er een.")
    contactnaam: ContactnaamInput | None = veld(_CONTACTNAAM)
    naam: str | None = veld(_NAAM)
    werkte_voor: strawberry.ID | None = id_veld(_WERKTE_VOOR, "Organisatie")
    interne_notitie: str | None = veld(_NOTITIE)
    indicatie_geheimhouding: Indicatie | None = veld(_GEHEIM)
    indicatie_actief: bool | None = veld(_ACTIEF)
    voorkeurstaal: str | None = veld(_TAAL)
    bezoekadres: AdresInput | None = veld("Waar men te bezoeken is.")
    correspondentieadres: AdresInput | None = veld("Waar post heen gaat.")
    identificatoren: list[PartijIdentificatorInput] | None = veld("Hoe andere registers deze partij kennen.")
    digitale_adressen: list[DigitaalAdresInput] | None = veld("E-mailadressen, telefoonnummers en andere.")
    rekeningnummers: list[RekeningnummerInput] | None = veld("Bankrekeningen.")


@domein(PartijGegevens)
@strawberry.input(name="RegistreerPartijInput", description="Een klant, met alles wat erbij hoort.")
class RegistreerPartijInput(PartijInput):
    """A partij to be."""

    idempotentie_sleutel: str | None = sleutelveld()


@domein(PartijGegevens)
@strawberry.input(
    name="WijzigPartijInput",
    description="Wat er aan een partij verandert; wat u weglaat blijft, null maakt leeg. Identificatoren, adressen en "
    "rekeningnummers hebben hun eigen mutaties.",
)
class WijzigPartijInput:
    """A change of a partij."""

    id: strawberry.ID = id_van("Welke partij", *PARTIJ_TYPEN)
    versie: int = versieveld()
    contactnaam: ContactnaamInput | None = veld(_CONTACTNAAM)
    naam: str | None = veld(_NAAM)
    werkte_voor: strawberry.ID | None = id_veld(_WERKTE_VOOR, "Organisatie")
    interne_notitie: str | None = veld(_NOTITIE)
    indicatie_geheimhouding: Indicatie | None = veld(_GEHEIM)
    indicatie_actief: bool | None = veld("Of de partij actief is.")
    voorkeurstaal: str | None = veld(_TAAL)
    bezoekadres: AdresInput | None = veld("Waar men te bezoeken is.")
    correspondentieadres: AdresInput | None = veld("Waar post heen gaat.")


@strawberry.type
class PartijMutaties:
    """What can be done with partijen."""

    registreer_partij = registratie(
        "registreer_partij",
        RegistreerPartijInput,
        _PARTIJ,
        PARTIJ_SCHRIJFBAAR.concept,
        registreer_partij,
        "Registreert een klant met alles wat erbij hoort (F7554).",
    )
    wijzig_partij = wijzigt(
        "wijzig_partij", WijzigPartijInput, _PARTIJ, PARTIJ_SCHRIJFBAAR, "Wijzigt een klant (F2158)."
    )
    verwijder_partij = verwijdert(
        "verwijder_partij",
        PARTIJ_TYPEN,
        PARTIJ_SCHRIJFBAAR,
        "Verwijdert een klant met alle eigen gegevens. Klantcontacten blijven, zonder te zeggen wie het was.",
    )
