import strawberry

from resolvers.mutaties.partij_identificator import (
    PARTIJ_IDENTIFICATOR_SCHRIJFBAAR,
    PartijIdentificatorGegevens,
    wijzig_identificator,
)
from schema.invoer import domein, id_van, id_veld, veld
from schema.mutaties.mutatie import registreert, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.partij_identificator import PartijIdentificator
from schema.sleutels import PARTIJ_TYPEN

_SOORT = "Soort kenmerk: `bsn`, `rsin`, `kvk_nummer`, `vestigingsnummer` of een van een ander register."
_OBJECT_ID = "Het kenmerk zelf. Een BSN en RSIN hebben 9 cijfers, een KVK-nummer 8, een vestigingsnummer 12."
_REGISTER = "Register dat het kenmerk uitgaf. Bij een BSN, RSIN, KVK- of vestigingsnummer hoeft het niet."
_OBJECTTYPE = "Soort object, zoals `natuurlijk_persoon`. Bij een BSN, RSIN, KVK- of vestigingsnummer hoeft het niet."
_ANDERE = "Kenmerk in een register zonder vaste codes."


@domein(PartijIdentificatorGegevens)
@strawberry.input(name="SubIdentificatorInput", description="Een identificator onder een andere, zoals een vestiging.")
class SubIdentificatorInput:
    """An identificator of the partij it stands under, under another one of it."""

    soort_object_id: str = strawberry.field(description=_SOORT)
    object_id: str = strawberry.field(description=_OBJECT_ID)
    register: str | None = veld(_REGISTER)
    objecttype: str | None = veld(_OBJECTTYPE)
    andere_partij_identificator: str | None = veld(_ANDERE)


@domein(PartijIdentificatorGegevens)
@strawberry.input(name="PartijIdentificatorInput", description="Hoe een ander register een partij kent.")
class PartijIdentificatorInput(SubIdentificatorInput):
    """An identificator of the partij it stands under."""

    sub_identificatoren: list[SubIdentificatorInput] | None = veld(
        "Wat eronder valt, zoals het vestigingsnummer onder een KVK-nummer."
    )


@domein(PartijIdentificatorGegevens)
@strawberry.input(
    name="RegistreerPartijIdentificatorInput", description="Hoe een ander register een bestaande partij kent."
)
class RegistreerPartijIdentificatorInput(SubIdentificatorInput):
    """An identificator to be."""

    partij: strawberry.ID = id_van("Wie het is", *PARTIJ_TYPEN)
    sub_identificator_van: strawberry.ID | None = id_veld(
        "Identificator van dezelfde partij waar deze onder valt", "PartijIdentificator"
    )
    idempotentie_sleutel: str | None = sleutelveld()


@domein(PartijIdentificatorGegevens)
@strawberry.input(
    name="WijzigPartijIdentificatorInput",
    description="Wat er aan een partij-identificator verandert; wat u weglaat blijft, null maakt leeg.",
)
class WijzigPartijIdentificatorInput:
    """A change of an identificator."""

    id: strawberry.ID = id_van("Welke partij-identificator", "PartijIdentificator")
    versie: int = versieveld()
    soort_object_id: str | None = veld(_SOORT)
    object_id: str | None = veld(_OBJECT_ID)
    register: str | None = veld("Register dat het kenmerk uitgaf.")
    objecttype: str | None = veld("Soort object, zoals `natuurlijk_persoon`.")
    andere_partij_identificator: str | None = veld(_ANDERE)
    sub_identificator_van: strawberry.ID | None = id_veld(
        "Identificator van dezelfde partij waar deze onder valt", "PartijIdentificator"
    )


@strawberry.type
class PartijIdentificatorMutaties:
    """What can be done with partij-identificatoren."""

    registreer_partij_identificator = registreert(
        "registreer_partij_identificator",
        RegistreerPartijIdentificatorInput,
        PartijIdentificator,
        PARTIJ_IDENTIFICATOR_SCHRIJFBAAR,
        "Registreert hoe een ander register een partij kent (F6257).",
    )
    wijzig_partij_identificator = wijzigt(
        "wijzig_partij_identificator",
        WijzigPartijIdentificatorInput,
        PartijIdentificator,
        PARTIJ_IDENTIFICATOR_SCHRIJFBAAR,
        "Wijzigt een partij-identificator (F8226).",
        werk=wijzig_identificator,
    )
    verwijder_partij_identificator = verwijdert(
        "verwijder_partij_identificator",
        ("PartijIdentificator",),
        PARTIJ_IDENTIFICATOR_SCHRIJFBAAR,
        "Verwijdert een partij-identificator. Wat eronder valt moet eerst weg.",
    )
