from typing import Optional

import strawberry

from resolvers.categorie import CATEGORIE_RELATIES, CATEGORIEEN, CategorieFilter, CategorieRelatieFilter
from schema.enums import sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import PARTIJ_TYPEN


@domein(CategorieRelatieFilter)
@strawberry.input(name="CategorieRelatieFilter", description="Welke lidmaatschappen van een categorie.")
class CategorieRelatieFilterInput:
    """Filter of memberships."""

    en: list["CategorieRelatieFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["CategorieRelatieFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["CategorieRelatieFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze lidmaatschappen", "CategorieRelatie")
    partij: list[strawberry.ID] | None = id_veld("Van een van deze partijen", *PARTIJ_TYPEN)
    categorie: list[strawberry.ID] | None = id_veld("Van een van deze categorieën", "Categorie")


@domein(CategorieFilter)
@strawberry.input(name="CategorieFilter", description="Welke categorieën.")
class CategorieFilterInput:
    """Filter of categorieën."""

    en: list["CategorieFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["CategorieFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["CategorieFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze categorieën", "Categorie")
    naam: str | None = veld("Met deze naam; hoofdletters doen er niet toe.")


CategorieSortering = sortering("CategorieSortering", CATEGORIEEN, "categorieën")
CategorieRelatieSortering = sortering("CategorieRelatieSortering", CATEGORIE_RELATIES, "lidmaatschappen")
