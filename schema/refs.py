"""Types by name, for fields that lead to a type whose file leads back."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.betrokkene import Betrokkene
    from schema.bijlage import Bijlage
    from schema.categorie import Categorie, CategorieRelatie
    from schema.digitaal_adres import DigitaalAdres
    from schema.geschiedenis import Wijziging
    from schema.interne_taak import InterneTaak
    from schema.klantcontact import Klantcontact
    from schema.onderwerpobject import Onderwerpobject
    from schema.partij import Contactpersoon, Organisatie, Partij
    from schema.partij_identificator import PartijIdentificator
    from schema.rekeningnummer import Rekeningnummer
    from schema.zaak import Zaak

ActorRef = Annotated["Actor", strawberry.lazy("schema.actor")]
BetrokkeneRef = Annotated["Betrokkene", strawberry.lazy("schema.betrokkene")]
BijlageRef = Annotated["Bijlage", strawberry.lazy("schema.bijlage")]
CategorieRef = Annotated["Categorie", strawberry.lazy("schema.categorie")]
CategorieRelatieRef = Annotated["CategorieRelatie", strawberry.lazy("schema.categorie")]
ContactpersoonRef = Annotated["Contactpersoon", strawberry.lazy("schema.partij")]
DigitaalAdresRef = Annotated["DigitaalAdres", strawberry.lazy("schema.digitaal_adres")]
InterneTaakRef = Annotated["InterneTaak", strawberry.lazy("schema.interne_taak")]
KlantcontactRef = Annotated["Klantcontact", strawberry.lazy("schema.klantcontact")]
OnderwerpobjectRef = Annotated["Onderwerpobject", strawberry.lazy("schema.onderwerpobject")]
OrganisatieRef = Annotated["Organisatie", strawberry.lazy("schema.partij")]
PartijIdentificatorRef = Annotated["PartijIdentificator", strawberry.lazy("schema.partij_identificator")]
PartijRef = Annotated["Partij", strawberry.lazy("schema.partij")]
RekeningnummerRef = Annotated["Rekeningnummer", strawberry.lazy("schema.rekeningnummer")]
WijzigingRef = Annotated["Wijziging", strawberry.lazy("schema.geschiedenis")]
ZaakRef = Annotated["Zaak", strawberry.lazy("schema.zaak")]
