from datetime import date

import strawberry

from resolvers.mutaties.digitaal_adres import DIGITAAL_ADRES_SCHRIJFBAAR, DigitaalAdresGegevens, wijzig_adres
from schema.digitaal_adres import DigitaalAdres
from schema.enums import SoortDigitaalAdres
from schema.invoer import domein, id_van, id_veld, veld
from schema.mutaties.mutatie import registreert, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.sleutels import PARTIJ_TYPEN

_ADRES = "Het adres of nummer. Spaties en streepjes in een telefoonnummer gaan eruit."
_OMSCHRIJVING = "Omschrijving, zoals `werk`."
_STANDAARD = "Of dit het standaardadres van deze soort wordt; wie het was is het dan niet meer."
_VOORKEUR = "Of de partij het liefst hier bereikt wordt; wat het voorkeursadres was is het dan niet meer."
_REFERENTIE = "Kenmerk waaronder een ander systeem dit adres gebruikt: letters, cijfers, - en _."
_VERIFICATIE = "Wanneer gecontroleerd is dat het adres klopt."


@domein(DigitaalAdresGegevens)
@strawberry.input(name="DigitaalAdresInput", description="Een e-mailadres, telefoonnummer of ander digitaal adres.")
class DigitaalAdresInput:
    """An address of whoever it stands under."""

    soort: SoortDigitaalAdres = strawberry.field(description="Wat voor adres het is.")
    adres: str = strawberry.field(description=_ADRES)
    omschrijving: str | None = veld(_OMSCHRIJVING)
    is_standaardadres: bool | None = veld(_STANDAARD)
    is_voorkeursadres: bool | None = veld(_VOORKEUR)
    referentie: str | None = veld(_REFERENTIE)
    verificatiedatum: date | None = veld(_VERIFICATIE)


@domein(DigitaalAdresGegevens)
@strawberry.input(
    name="RegistreerDigitaalAdresInput",
    description="Een digitaal adres van een partij (voor alle contacten) of van een betrokkene (alleen voor dat ene).",
)
class RegistreerDigitaalAdresInput(DigitaalAdresInput):
    """An address to be."""

    partij: strawberry.ID | None = id_veld("Van welke partij", *PARTIJ_TYPEN)
    betrokkene: strawberry.ID | None = id_veld("Of van welke betrokkene bij een klantcontact", "Betrokkene")
    idempotentie_sleutel: str | None = sleutelveld()


@domein(DigitaalAdresGegevens)
@strawberry.input(
    name="WijzigDigitaalAdresInput",
    description="Wat er aan een digitaal adres verandert; wat u weglaat blijft, null maakt leeg.",
)
class WijzigDigitaalAdresInput:
    """A change of an address."""

    id: strawberry.ID = id_van("Welk digitaal adres", "DigitaalAdres")
    versie: int = versieveld()
    soort: SoortDigitaalAdres | None = veld("Wat voor adres het is.")
    adres: str | None = veld(f"{_ADRES} Een ander adres is nog niet geverifieerd: de verificatiedatum vervalt.")
    omschrijving: str | None = veld(_OMSCHRIJVING)
    is_standaardadres: bool | None = veld(_STANDAARD)
    is_voorkeursadres: bool | None = veld(_VOORKEUR)
    referentie: str | None = veld(_REFERENTIE)
    verificatiedatum: date | None = veld(_VERIFICATIE)


@strawberry.type
class DigitaalAdresMutaties:
    """What can be done with digitale adressen."""

    registreer_digitaal_adres = registreert(
        "registreer_digitaal_adres",
        RegistreerDigitaalAdresInput,
        DigitaalAdres,
        DIGITAAL_ADRES_SCHRIJFBAAR,
        "Registreert een digitaal adres (F1995).",
    )
    wijzig_digitaal_adres = wijzigt(
        "wijzig_digitaal_adres",
        WijzigDigitaalAdresInput,
        DigitaalAdres,
        DIGITAAL_ADRES_SCHRIJFBAAR,
        "Wijzigt een digitaal adres (F2946).",
        werk=wijzig_adres,
    )
    verwijder_digitaal_adres = verwijdert(
        "verwijder_digitaal_adres",
        ("DigitaalAdres",),
        DIGITAAL_ADRES_SCHRIJFBAAR,
        "Verwijdert een digitaal adres.",
    )
