from datetime import date

import strawberry

from resolvers.mutaties.categorie import (
    CATEGORIE_RELATIE_SCHRIJFBAAR,
    CATEGORIE_SCHRIJFBAAR,
    CategorieGegevens,
    CategorieRelatieGegevens,
)
from schema.categorie import Categorie, CategorieRelatie
from schema.invoer import domein, id_van, veld
from schema.mutaties.mutatie import registreert, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.sleutels import PARTIJ_TYPEN

_NAAM = "Naam van de categorie (hooguit 80 tekens)."


@domein(CategorieGegevens)
@strawberry.input(name="RegistreerCategorieInput", description="Een groep waar partijen bij kunnen horen.")
class RegistreerCategorieInput:
    """A categorie to be."""

    naam: str = strawberry.field(description=_NAAM)
    idempotentie_sleutel: str | None = sleutelveld()


@domein(CategorieGegevens)
@strawberry.input(name="WijzigCategorieInput", description="Wat er aan een categorie verandert.")
class WijzigCategorieInput:
    """A change of a categorie."""

    id: strawberry.ID = id_van("Welke categorie", "Categorie")
    versie: int = versieveld()
    naam: str | None = veld(_NAAM)


@domein(CategorieRelatieGegevens)
@strawberry.input(name="RegistreerCategorieRelatieInput", description="Dat een partij bij een categorie hoort.")
class RegistreerCategorieRelatieInput:
    """A membership to be."""

    partij: strawberry.ID = id_van("Wie erbij hoort", *PARTIJ_TYPEN)
    categorie: strawberry.ID = id_van("Waarbij", "Categorie")
    begindatum: date | None = veld("Sinds wanneer.")
    einddatum: date | None = veld("Tot en met wanneer.")
    idempotentie_sleutel: str | None = sleutelveld()


@domein(CategorieRelatieGegevens)
@strawberry.input(
    name="WijzigCategorieRelatieInput",
    description="Wat er verandert aan dat een partij bij een categorie hoort; wat u weglaat blijft, null maakt leeg.",
)
class WijzigCategorieRelatieInput:
    """A change of a membership."""

    id: strawberry.ID = id_van("Welke", "CategorieRelatie")
    versie: int = versieveld()
    begindatum: date | None = veld("Sinds wanneer.")
    einddatum: date | None = veld("Tot en met wanneer.")


@strawberry.type
class CategorieMutaties:
    """What can be done with categorieën, and with who belongs to them."""

    registreer_categorie = registreert(
        "registreer_categorie", RegistreerCategorieInput, Categorie, CATEGORIE_SCHRIJFBAAR, "Registreert een categorie."
    )
    wijzig_categorie = wijzigt(
        "wijzig_categorie", WijzigCategorieInput, Categorie, CATEGORIE_SCHRIJFBAAR, "Wijzigt een categorie."
    )
    verwijder_categorie = verwijdert(
        "verwijder_categorie", ("Categorie",), CATEGORIE_SCHRIJFBAAR, "Verwijdert een categorie waar niemand bij hoort."
    )
    registreer_categorie_relatie = registreert(
        "registreer_categorie_relatie",
        RegistreerCategorieRelatieInput,
        CategorieRelatie,
        CATEGORIE_RELATIE_SCHRIJFBAAR,
        "Registreert dat een partij bij een categorie hoort.",
    )
    wijzig_categorie_relatie = wijzigt(
        "wijzig_categorie_relatie",
        WijzigCategorieRelatieInput,
        CategorieRelatie,
        CATEGORIE_RELATIE_SCHRIJFBAAR,
        "Wijzigt sinds en tot wanneer een partij bij een categorie hoort.",
    )
    verwijder_categorie_relatie = verwijdert(
        "verwijder_categorie_relatie",
        ("CategorieRelatie",),
        CATEGORIE_RELATIE_SCHRIJFBAAR,
        "Verwijdert dat een partij bij een categorie hoort of hoorde; geef anders een einddatum.",
    )
