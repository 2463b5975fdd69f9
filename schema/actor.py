from collections.abc import Mapping
from uuid import UUID

import strawberry

from resolvers.actor import ACTOR, ACTOREN_VAN_ZELFDE_PERSOON
from resolvers.interne_taak import INTERNE_TAKEN_VAN_ACTOR
from resolvers.klantcontact import KLANTCONTACTEN_VAN_ACTOR
from schema.connection import Connection, verbinding
from schema.declaration import groep, kolom, relatie, toont
from schema.enums import SoortActor
from schema.geschiedenis import geschiedenis
from schema.node import Node
from schema.refs import ActorRef, InterneTaakRef, KlantcontactRef, WijzigingRef
from schema.waarden import Objectidentificator
from schema.zoeken.interne_taak import InterneTaakFilterInput, InterneTaakSortering
from schema.zoeken.klantcontact import KlantcontactFilterInput, KlantcontactSortering


@toont(ACTOR)
@strawberry.interface(description="Wie namens de gemeente handelt.")
class Actor(Node):
    """Who acts for the municipality."""

    uuid: UUID = kolom("Uuid in het register.")
    versie: int = kolom("Telt de wijzigingen.")
    naam: str = kolom("Naam van de medewerker, de eenheid of de software.")
    soort_actor: SoortActor = kolom("Wat voor actor het is.")
    indicatie_actief: bool = kolom("Of de actor nog contacten en taken krijgt.")
    identificator: Objectidentificator | None = groep(
        Objectidentificator, "identificator_", "Hoe een ander register deze actor kent."
    )
    klantcontacten: Connection[KlantcontactRef] = verbinding(
        KLANTCONTACTEN_VAN_ACTOR,
        KlantcontactFilterInput,
        KlantcontactSortering,
        "Klantcontacten waaraan deze actor deelnam.",
    )
    interne_taken: Connection[InterneTaakRef] = verbinding(
        INTERNE_TAKEN_VAN_ACTOR,
        InterneTaakFilterInput,
        InterneTaakSortering,
        "Taken die aan deze actor zijn toegewezen; de werklijst begint bij wie het langst wacht.",
    )
    zelfde_persoon: list[ActorRef] = relatie(
        ACTOREN_VAN_ZELFDE_PERSOON, "Andere actoren waaronder dezelfde medewerker geregistreerd staat."
    )
    wijzigingen: Connection[WijzigingRef] = geschiedenis()

    @classmethod
    def onderscheid(cls) -> tuple[str, Mapping[str, type]]:
        """The column that tells the type, and the type for each of its values."""
        return "soort_actor", _SOORTEN

    @classmethod
    def van(cls, row: object) -> "Actor":
        """The actor of its kind."""
        return _SOORTEN[row.soort_actor].met(row._mapping)  # type: ignore[attr-defined]


@strawberry.type(description="Iemand die voor de gemeente werkt.")
class Medewerker(Actor):
    """An employee."""

    functie: str | None = kolom("Functie.")
    emailadres: str | None = kolom("E-mailadres op het werk.")
    telefoonnummer: str | None = kolom("Telefoonnummer op het werk.")


@strawberry.type(description="Een afdeling, team of groep van de gemeente.")
class OrganisatorischeEenheid(Actor):
    """A unit."""

    omschrijving: str | None = kolom("Waar de eenheid over gaat.")
    emailadres: str | None = kolom("E-mailadres.")
    faxnummer: str | None = kolom("Faxnummer.")
    telefoonnummer: str | None = kolom("Telefoonnummer.")


@strawberry.type(description="Software die zelf handelt, zoals een mailbox of een scanstraat.")
class GeautomatiseerdeActor(Actor):
    """An automated actor."""

    functie: str | None = kolom("Wat de software doet.")
    omschrijving: str | None = kolom("Toelichting.")


_SOORTEN: dict[str, type[Actor]] = {
    "medewerker": Medewerker,
    "organisatorische_eenheid": OrganisatorischeEenheid,
    "geautomatiseerde_actor": GeautomatiseerdeActor,
}
