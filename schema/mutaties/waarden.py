"""Values of several columns, as they are sent."""

import strawberry

from resolvers.mutaties.velden import AdresGegevens, ContactnaamGegevens, ObjectidentificatorGegevens
from schema.invoer import domein, veld


@domein(ContactnaamGegevens)
@strawberry.input(
    name="ContactnaamInput", description="Naam van een mens. Wat u weglaat blijft zoals het was; null maakt leeg."
)
class ContactnaamInput:
    """Name of a person."""

    voorletters: str | None = veld("Voorletters (hooguit 10 tekens).")
    voornaam: str | None = veld("Voornaam of roepnaam.")
    voorvoegsel_achternaam: str | None = veld("Voorvoegsel, zoals `van der` (hooguit 10 tekens).")
    achternaam: str | None = veld("Achternaam zonder voorvoegsel.")


@domein(AdresGegevens)
@strawberry.input(
    name="AdresInput",
    description="Adres in Nederland, of adresregels voor het buitenland. Wat u weglaat blijft; null maakt leeg.",
)
class AdresInput:
    """Address."""

    nummeraanduiding_id: str | None = veld("Nummeraanduiding in de BAG (16 cijfers).")
    straatnaam: str | None = veld("Straat.")
    huisnummer: int | None = veld("Huisnummer, 1 tot 99999.")
    huisnummertoevoeging: str | None = veld("Toevoeging bij het huisnummer.")
    postcode: str | None = veld("Postcode, zoals `1234 AB`.")
    stad: str | None = veld("Woonplaats.")
    adresregel1: str | None = veld("Eerste adresregel.")
    adresregel2: str | None = veld("Tweede adresregel.")
    adresregel3: str | None = veld("Derde adresregel.")
    land: str | None = veld("Land: code van de referentielijst `LAND` (ISO 3166-1, twee letters).")


@domein(ObjectidentificatorGegevens)
@strawberry.input(name="ObjectidentificatorInput", description="Codes waarmee een ander register een object kent.")
class ObjectidentificatorInput:
    """The four codes of an object elsewhere."""

    objecttype: str = strawberry.field(description="Soort object, zoals `zgw-Zaak`.")
    register: str = strawberry.field(description="Register waarin het staat, zoals `openzaak`.")
    soort_object_id: str = strawberry.field(description="Soort kenmerk, zoals `uuid`.")
    object_id: str = strawberry.field(description="Het kenmerk zelf.")
