import strawberry

from resolvers.mutaties.bijlage import BIJLAGE_SCHRIJFBAAR, BijlageGegevens
from schema.bijlage import Bijlage
from schema.invoer import domein, id_van, veld
from schema.mutaties.mutatie import registreert, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.mutaties.waarden import ObjectidentificatorInput


@domein(BijlageGegevens)
@strawberry.input(name="RegistreerBijlageInput", description="Een bijlage bij een klantcontact.")
class RegistreerBijlageInput:
    """A pointer to content elsewhere, to be."""

    klantcontact: strawberry.ID = id_van("Contact waar de bijlage bij hoort", "Klantcontact")
    identificator: ObjectidentificatorInput = strawberry.field(description="Waar de inhoud bewaard wordt.")
    idempotentie_sleutel: str | None = sleutelveld()


@domein(BijlageGegevens)
@strawberry.input(name="WijzigBijlageInput", description="Wat er aan een bijlage verandert; wat u weglaat blijft.")
class WijzigBijlageInput:
    """A change of a bijlage."""

    id: strawberry.ID = id_van("Welke bijlage", "Bijlage")
    versie: int = versieveld()
    identificator: ObjectidentificatorInput | None = veld("Waar de inhoud bewaard wordt.")


@strawberry.type
class BijlageMutaties:
    """What can be done with bijlagen."""

    registreer_bijlage = registreert(
        "registreer_bijlage", RegistreerBijlageInput, Bijlage, BIJLAGE_SCHRIJFBAAR, "Registreert een bijlage (F1975)."
    )
    wijzig_bijlage = wijzigt(
        "wijzig_bijlage", WijzigBijlageInput, Bijlage, BIJLAGE_SCHRIJFBAAR, "Wijzigt een bijlage (F6260)."
    )
    verwijder_bijlage = verwijdert(
        "verwijder_bijlage",
        ("Bijlage",),
        BIJLAGE_SCHRIJFBAAR,
        "Verwijdert een bijlage; wat elders bewaard wordt blijft daar.",
    )
