import strawberry

from resolvers.mutaties.onderwerpobject import (
    ONDERWERPOBJECT_SCHRIJFBAAR,
    OnderwerpGegevens,
    OnderwerpobjectGegevens,
    registreer_onderwerpobject,
    wijzig_onderwerpobject,
)
from schema.global_id import sleutel_of, uuid_of
from schema.invoer import ALS, domein, id_van
from schema.mutaties.mutatie import registratie, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.mutaties.waarden import ObjectidentificatorInput
from schema.onderwerpobject import Onderwerpobject


@domein(OnderwerpGegevens)
@strawberry.input(name="OnderwerpInput", one_of=True, description="Waar een contact over ging. Geef precies één veld.")
class OnderwerpInput:
    """A subject."""

    zaak: str | None = strawberry.field(
        description="Een zaak: `id`, uuid, identificatie of adres in het zaakregister. De codering volgt vanzelf.",
        metadata={ALS: lambda tekst: sleutel_of(tekst, "Zaak")},
    )
    klantcontact: strawberry.ID | None = strawberry.field(
        description="Een eerder contact waarop dit een vervolg is (`id` of uuid).",
        metadata={ALS: lambda tekst: uuid_of(tekst, "Klantcontact")},
    )
    object: ObjectidentificatorInput | None = strawberry.field(
        description="Iets in een ander register, zoals een ingezonden formulier."
    )


@domein(OnderwerpobjectGegevens)
@strawberry.input(name="RegistreerOnderwerpobjectInput", description="Waar een klantcontact ook over ging.")
class RegistreerOnderwerpobjectInput:
    """A subject of a contact that is there."""

    klantcontact: strawberry.ID = id_van("Contact dat erover ging", "Klantcontact")
    onderwerp: OnderwerpInput = strawberry.field(description="Waar het over ging.")
    idempotentie_sleutel: str | None = sleutelveld()


@domein(OnderwerpobjectGegevens)
@strawberry.input(name="WijzigOnderwerpobjectInput", description="Waar een klantcontact in plaats hiervan over ging.")
class WijzigOnderwerpobjectInput:
    """Another subject in the place of one."""

    id: strawberry.ID = id_van("Welk onderwerpobject", "Onderwerpobject")
    versie: int = versieveld()
    onderwerp: OnderwerpInput = strawberry.field(description="Waar het over ging; komt in de plaats van wat er stond.")


@strawberry.type
class OnderwerpobjectMutaties:
    """What can be done with onderwerpobjecten."""

    registreer_onderwerpobject = registratie(
        "registreer_onderwerpobject",
        RegistreerOnderwerpobjectInput,
        Onderwerpobject,
        ONDERWERPOBJECT_SCHRIJFBAAR.concept,
        registreer_onderwerpobject,
        "Legt vast waar een klantcontact over ging (F9322); wat er in welke codering ook al staat wordt geweigerd.",
    )
    wijzig_onderwerpobject = wijzigt(
        "wijzig_onderwerpobject",
        WijzigOnderwerpobjectInput,
        Onderwerpobject,
        ONDERWERPOBJECT_SCHRIJFBAAR,
        "Verbetert waar een klantcontact over ging (F5639).",
        werk=wijzig_onderwerpobject,
    )
    verwijder_onderwerpobject = verwijdert(
        "verwijder_onderwerpobject",
        ("Onderwerpobject",),
        ONDERWERPOBJECT_SCHRIJFBAAR,
        "Haalt een onderwerp weg bij een klantcontact; het onderwerp zelf blijft.",
    )
