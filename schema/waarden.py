"""Values without an identity of their own."""

import strawberry


@strawberry.type(description="Naam van een mens, in delen.")
class Contactnaam:
    """Name of a person; the fields' names are those of the columns, without their prefix."""

    voorletters: str | None = strawberry.field(description="Voorletters.")
    voornaam: str | None = strawberry.field(description="Voornaam of roepnaam.")
    voorvoegsel_achternaam: str | None = strawberry.field(description="Voorvoegsel, zoals `van der`.")
    achternaam: str | None = strawberry.field(description="Achternaam zonder voorvoegsel.")


@strawberry.type(description="Adres in Nederland, of vrije adresregels voor het buitenland.")
class Adres:
    """Address; the fields' names are those of the columns, without their prefix."""

    nummeraanduiding_id: str | None = strawberry.field(description="Nummeraanduiding in de BAG (16 cijfers).")
    straatnaam: str | None = strawberry.field(description="Straat.")
    huisnummer: int | None = strawberry.field(description="Huisnummer.")
    huisnummertoevoeging: str | None = strawberry.field(description="Toevoeging bij het huisnummer.")
    postcode: str | None = strawberry.field(description="Postcode, als `1234 AB`.")
    stad: str | None = strawberry.field(description="Woonplaats.")
    adresregel1: str | None = strawberry.field(description="Eerste adresregel.", name="adresregel1")
    adresregel2: str | None = strawberry.field(description="Tweede adresregel.", name="adresregel2")
    adresregel3: str | None = strawberry.field(description="Derde adresregel.", name="adresregel3")
    land: str | None = strawberry.field(description="Land (ISO 3166-1, twee letters).")


@strawberry.type(description="Codes waarmee een ander register een object kent.")
class Objectidentificator:
    """The four codes of an object elsewhere."""

    objecttype: str | None = strawberry.field(description="Soort object.")
    register: str | None = strawberry.field(description="Register waarin het staat.")
    soort_object_id: str | None = strawberry.field(description="Soort kenmerk.")
    object_id: str | None = strawberry.field(description="Het kenmerk zelf.")


@strawberry.type(description="Een tijdsduur.")
class Duur:
    """A duration, for machines and for people."""

    iso8601: str = strawberry.field(description="Als ISO 8601-duur, zoals `P3DT4H30M`.", name="iso8601")
    seconden: int = strawberry.field(description="In hele seconden.")


@strawberry.type(description="Een paar uit de metadata van een klantcontact.")
class Metagegeven:
    """One pair of metadata."""

    sleutel: str = strawberry.field(description="Waaronder het staat.")
    waarde: str = strawberry.field(description="Wat er staat.")


def duur(seconden: int | None) -> Duur | None:
    """Whole seconds as a duration."""
    if seconden is None:
        return None
    dagen, rest = divmod(seconden, 86_400)
    uren, rest = divmod(rest, 3_600)
    minuten, over = divmod(rest, 60)
    tijd = "".join(f"{aantal}{letter}" for aantal, letter in ((uren, "H"), (minuten, "M"), (over, "S")) if aantal)
    datum = f"{dagen}D" if dagen else ""
    return Duur(iso8601=f"P{datum}T{tijd}" if tijd else f"P{datum}" if datum else "PT0S", seconden=seconden)
