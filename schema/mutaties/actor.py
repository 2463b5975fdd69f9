from typing import Any

import strawberry

from resolvers.mutaties.actor import ACTOR_SCHRIJFBAAR, ActorGegevens
from schema.actor import GeautomatiseerdeActor, Medewerker, OrganisatorischeEenheid
from schema.enums import SoortActor
from schema.invoer import domein, id_van, veld
from schema.mutaties.mutatie import registreert, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.mutaties.waarden import ObjectidentificatorInput
from schema.sleutels import ACTOR_TYPEN

# A union cannot hold an interface.
_SOORTEN: Any = Medewerker | OrganisatorischeEenheid | GeautomatiseerdeActor


def _functie() -> Any:
    return veld(
        "Functie van een medewerker, of wat een geautomatiseerde actor doet (daar verplicht); hooguit 40 tekens."
    )


def _omschrijving() -> Any:
    return veld("Toelichting op een organisatorische eenheid of geautomatiseerde actor; hooguit 200 tekens.")


def _emailadres() -> Any:
    return veld("E-mailadres op het werk, van een medewerker of organisatorische eenheid.")


def _faxnummer() -> Any:
    return veld("Faxnummer van een organisatorische eenheid.")


def _telefoonnummer() -> Any:
    return veld("Telefoonnummer op het werk, van een medewerker of organisatorische eenheid; mag een kort nummer zijn.")


@domein(ActorGegevens)
@strawberry.input(
    name="RegistreerActorInput",
    description="Iemand die, of iets dat, namens de gemeente handelt. Wat niet bij de soort hoort, laat u weg.",
)
class RegistreerActorInput:
    """An actor to be."""

    naam: str = strawberry.field(description="Naam van de medewerker, de eenheid of de software.")
    soort_actor: SoortActor = strawberry.field(description="Wat voor actor het is; dat verandert niet meer.")
    indicatie_actief: bool | None = veld("Of de actor contacten en taken krijgt; zonder is dat zo.")
    identificator: ObjectidentificatorInput | None = veld(
        "Hoe een ander register deze actor kent; deze codes heeft geen andere actor."
    )
    functie: str | None = _functie()
    omschrijving: str | None = _omschrijving()
    emailadres: str | None = _emailadres()
    faxnummer: str | None = _faxnummer()
    telefoonnummer: str | None = _telefoonnummer()
    idempotentie_sleutel: str | None = sleutelveld()


@domein(ActorGegevens)
@strawberry.input(name="WijzigActorInput", description="Wat er aan een actor verandert; wat u weglaat blijft.")
class WijzigActorInput:
    """A change of an actor."""

    id: strawberry.ID = id_van("Welke actor", *ACTOR_TYPEN)
    versie: int = versieveld()
    naam: str | None = veld("Naam van de medewerker, de eenheid of de software.")
    indicatie_actief: bool | None = veld("Of de actor nog contacten en taken krijgt. Wat hij al heeft, houdt hij.")
    identificator: ObjectidentificatorInput | None = veld(
        "Hoe een ander register deze actor kent; deze codes heeft geen andere actor."
    )
    functie: str | None = _functie()
    omschrijving: str | None = _omschrijving()
    emailadres: str | None = _emailadres()
    faxnummer: str | None = _faxnummer()
    telefoonnummer: str | None = _telefoonnummer()


@strawberry.type
class ActorMutaties:
    """What can be done with actoren."""

    registreer_actor = registreert(
        "registreer_actor", RegistreerActorInput, _SOORTEN, ACTOR_SCHRIJFBAAR, "Registreert een actor (F5592)."
    )
    wijzig_actor = wijzigt("wijzig_actor", WijzigActorInput, _SOORTEN, ACTOR_SCHRIJFBAAR, "Wijzigt een actor (F9810).")
    verwijder_actor = verwijdert(
        "verwijder_actor",
        ACTOR_TYPEN,
        ACTOR_SCHRIJFBAAR,
        "Verwijdert een actor die nog geen contacten of taken had; maak hem anders inactief.",
    )
