"""Closed lists. The value of each is the code that the register keeps."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry

from resolvers.listing import Listing


def _waarden(**namen: tuple[str, str]) -> dict[str, Any]:
    return {naam: strawberry.enum_value(code, description=tekst) for naam, (code, tekst) in namen.items()}


@strawberry.enum(description="Ja, nee, of niet bekend.")
class Indicatie(Enum):
    JA = strawberry.enum_value("ja", description="Het is zo.")
    NEE = strawberry.enum_value("nee", description="Het is niet zo.")
    ONBEKEND = strawberry.enum_value("onbekend", description="Er is niets over vastgelegd.")


@strawberry.enum(description="Van wie een contact uitging.")
class Richting(Enum):
    INKOMEND = strawberry.enum_value("inkomend", description="Een betrokkene nam het initiatief.")
    UITGAAND = strawberry.enum_value("uitgaand", description="De gemeente nam het initiatief.")


@strawberry.enum(description="Waar de tekst van de inhoud vandaan komt.")
class HerkomstInhoud(Enum):
    KLANT = strawberry.enum_value("klant", description="De klant schreef het zelf zo.")
    MEDEWERKER = strawberry.enum_value("medewerker", description="Een medewerker vatte het gesprek samen.")
    OCR = strawberry.enum_value(
        "ocr", description="Door een machine gelezen van een scan; woorden kunnen verkeerd gelezen zijn."
    )
    SPRAAKHERKENNING = strawberry.enum_value(
        "spraakherkenning", description="Door een machine verstaan; woorden kunnen verkeerd verstaan zijn."
    )


@strawberry.enum(description="In welke hoedanigheid iemand aan een contact deelnam.")
class Rol(Enum):
    KLANT = strawberry.enum_value("klant", description="Voor zichzelf.")
    VERTEGENWOORDIGER = strawberry.enum_value("vertegenwoordiger", description="Namens een ander.")


@strawberry.enum(description="Wat voor partij het is.")
class SoortPartij(Enum):
    PERSOON = strawberry.enum_value("persoon", description="Een mens.")
    ORGANISATIE = strawberry.enum_value("organisatie", description="Een bedrijf, stichting of vereniging.")
    CONTACTPERSOON = strawberry.enum_value("contactpersoon", description="Iemand die voor een organisatie spreekt.")


@strawberry.enum(description="Wat voor actor het is.")
class SoortActor(Enum):
    MEDEWERKER = strawberry.enum_value("medewerker", description="Iemand die voor de gemeente werkt.")
    ORGANISATORISCHE_EENHEID = strawberry.enum_value(
        "organisatorische_eenheid", description="Een afdeling, team of groep."
    )
    GEAUTOMATISEERDE_ACTOR = strawberry.enum_value("geautomatiseerde_actor", description="Software die zelf handelt.")


@strawberry.enum(description="Wat voor digitaal adres het is.")
class SoortDigitaalAdres(Enum):
    EMAIL = strawberry.enum_value("email", description="E-mailadres.")
    TELEFOONNUMMER = strawberry.enum_value("telefoonnummer", description="Telefoonnummer.")
    OVERIG = strawberry.enum_value("overig", description="Iets anders, zoals een gebruikersnaam in een app.")


@strawberry.enum(description="Of een interne taak nog gedaan moet worden.")
class StatusInterneTaak(Enum):
    TE_VERWERKEN = strawberry.enum_value("te_verwerken", description="Moet nog gebeuren.")
    VERWERKT = strawberry.enum_value("verwerkt", description="Afgerond; hoe het afliep staat er niet mee vast.")


@strawberry.enum(description="Waarom een contact of een partij bij een contactgeschiedenis hoort.")
class Relatie(Enum):
    EIGEN = strawberry.enum_value("eigen", description="De klant was zelf betrokken.")
    VERTEGENWOORDIGER = strawberry.enum_value("vertegenwoordiger", description="Via wie de klant vertegenwoordigt.")
    VERTEGENWOORDIGDE = strawberry.enum_value(
        "vertegenwoordigde", description="Via wie door de klant vertegenwoordigd wordt."
    )
    CONTACTPERSOON = strawberry.enum_value("contactpersoon", description="Via een contactpersoon van de klant.")
    ORGANISATIE = strawberry.enum_value(
        "organisatie", description="Via de organisatie waar de klant contactpersoon van is."
    )
    ZAAK = strawberry.enum_value("zaak", description="Het gaat over dezelfde zaak.")


@strawberry.enum(description="Waarom juist dit adres gekozen is om iemand te bereiken.")
class BronBereikbaarheid(Enum):
    BETROKKENE = strawberry.enum_value("betrokkene", description="Bij dit contact opgegeven.")
    TAAK = strawberry.enum_value("taak", description="De openstaande taak vraagt om dit kanaal.")
    VOORKEURSADRES = strawberry.enum_value("voorkeursadres", description="Het voorkeursadres van de partij.")
    KANAAL = strawberry.enum_value("kanaal", description="Hetzelfde kanaal als dat van het contact.")
    STANDAARDADRES = strawberry.enum_value("standaardadres", description="Een standaardadres van de partij.")


@strawberry.enum(description="Wat er op een moment in een contactgeschiedenis gebeurde.")
class SoortGebeurtenis(Enum):
    CONTACT = strawberry.enum_value("contact", description="Er was contact.")
    ANTWOORD = strawberry.enum_value("antwoord", description="De gemeente antwoordde op een eerder contact.")
    MISLUKTE_POGING = strawberry.enum_value(
        "mislukte_poging", description="De gemeente probeerde de klant te bereiken; dat lukte niet."
    )
    TAAK_TOEGEWEZEN = strawberry.enum_value("taak_toegewezen", description="Een taak werd aan iemand gegeven.")
    TAAK_GEROUTEERD = strawberry.enum_value(
        "taak_gerouteerd", description="Een verkeerd belegde taak ging naar een ander."
    )
    TAAK_VERWERKT = strawberry.enum_value("taak_verwerkt", description="Een taak werd afgerond.")


@strawberry.enum(description="Wat er met een object gebeurde.")
class SoortWijziging(Enum):
    REGISTRATIE = strawberry.enum_value("registratie", description="Het werd vastgelegd.")
    WIJZIGING = strawberry.enum_value("wijziging", description="Er veranderde iets aan.")
    VERWIJDERING = strawberry.enum_value("verwijdering", description="Het werd verwijderd.")


@strawberry.enum(description="Naam van een referentielijst.")
class NaamReferentielijst(Enum):
    KANAAL = strawberry.enum_value("kanaal", description="Waarlangs contact verloopt.")
    TAAL = strawberry.enum_value("taal", description="Talen (ISO 639-2/T).")
    LAND = strawberry.enum_value("land", description="Landen (ISO 3166-1).")
    SOORT_DIGITAAL_ADRES = strawberry.enum_value("soort_digitaal_adres", description="Soorten digitaal adres.")
    SOORT_OBJECT = strawberry.enum_value("soort_object", description="Soorten object in andere registers.")
    SOORT_OBJECT_ID = strawberry.enum_value("soort_object_id", description="Soorten kenmerk van een object.")
    EXTERN_REGISTER = strawberry.enum_value("extern_register", description="Andere registers.")


_VOLGORDEN: Mapping[str, str] = {
    "PLAATSGEVONDEN_OP_AFLOPEND": "Nieuwste contact eerst.",
    "PLAATSGEVONDEN_OP_OPLOPEND": "Oudste contact eerst.",
    "NAAM_OPLOPEND": "Op naam, van A naar Z.",
    "NAAM_AFLOPEND": "Op naam, van Z naar A.",
    "UUID_OPLOPEND": "Op uuid; een vaste volgorde zonder betekenis.",
    "SLEUTEL_OPLOPEND": "Op kenmerk van de zaak.",
    "WACHTTIJD_AFLOPEND": "Wie het langst wacht eerst.",
    "WACHTTIJD_OPLOPEND": "Wie het kortst wacht eerst.",
    "TOEGEWEZEN_OP_AFLOPEND": "Laatst toegewezen eerst.",
    "TOEGEWEZEN_OP_OPLOPEND": "Eerst toegewezen eerst.",
    "TIJDSTIP_OPLOPEND": "Zoals het gebeurde.",
    "TIJDSTIP_AFLOPEND": "Het laatste eerst.",
}


def sortering(naam: str, listing: Listing, waarvan: str) -> Any:
    """Enum of the orders that `listing` offers."""
    waarden = _waarden(**{order: (order, _VOLGORDEN[order]) for order in listing.orders})
    orders: Any = Enum(naam, waarden)  # type: ignore[misc]  # an enum whose members the listing knows
    return strawberry.enum(orders, description=f"In welke volgorde {waarvan} komen.")


@strawberry.enum(description="Waarom u de lijst zelf moet ophalen.")
class RedenOpnieuwOphalen(Enum):
    BEGONNEN = strawberry.enum_value("begonnen", description="Het abonnement begint: vanaf hier wordt alles gemeld.")
    GEMIST = strawberry.enum_value(
        "gemist", description="Er kan iets gemist zijn: een verbinding viel weg, of er veranderde te veel tegelijk."
    )
