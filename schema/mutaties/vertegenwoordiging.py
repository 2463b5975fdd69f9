import strawberry

from resolvers.mutaties.vertegenwoordiging import VERTEGENWOORDIGING_SCHRIJFBAAR, VertegenwoordigingGegevens
from schema.invoer import domein, id_van, id_veld
from schema.mutaties.mutatie import registreert, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.sleutels import PARTIJ_TYPEN
from schema.vertegenwoordiging import Vertegenwoordiging


@domein(VertegenwoordigingGegevens)
@strawberry.input(name="RegistreerVertegenwoordigingInput", description="Dat de ene partij de andere vertegenwoordigt.")
class RegistreerVertegenwoordigingInput:
    """A vertegenwoordiging to be."""

    vertegenwoordigende_partij: strawberry.ID = id_van("Wie vertegenwoordigt", *PARTIJ_TYPEN)
    vertegenwoordigde_partij: strawberry.ID = id_van("Wie vertegenwoordigd wordt", *PARTIJ_TYPEN)
    idempotentie_sleutel: str | None = sleutelveld()


@domein(VertegenwoordigingGegevens)
@strawberry.input(
    name="WijzigVertegenwoordigingInput",
    description="Wat er aan een vertegenwoordiging verandert; wat u weglaat blijft.",
)
class WijzigVertegenwoordigingInput:
    """A change of a vertegenwoordiging."""

    id: strawberry.ID = id_van("Welke vertegenwoordiging", "Vertegenwoordiging")
    versie: int = versieveld()
    vertegenwoordigende_partij: strawberry.ID | None = id_veld("Wie vertegenwoordigt", *PARTIJ_TYPEN)
    vertegenwoordigde_partij: strawberry.ID | None = id_veld("Wie vertegenwoordigd wordt", *PARTIJ_TYPEN)


@strawberry.type
class VertegenwoordigingMutaties:
    """What can be done with vertegenwoordigingen."""

    registreer_vertegenwoordiging = registreert(
        "registreer_vertegenwoordiging",
        RegistreerVertegenwoordigingInput,
        Vertegenwoordiging,
        VERTEGENWOORDIGING_SCHRIJFBAAR,
        "Registreert dat de ene partij de andere vertegenwoordigt.",
    )
    wijzig_vertegenwoordiging = wijzigt(
        "wijzig_vertegenwoordiging",
        WijzigVertegenwoordigingInput,
        Vertegenwoordiging,
        VERTEGENWOORDIGING_SCHRIJFBAAR,
        "Wijzigt wie wie vertegenwoordigt.",
    )
    verwijder_vertegenwoordiging = verwijdert(
        "verwijder_vertegenwoordiging",
        ("Vertegenwoordiging",),
        VERTEGENWOORDIGING_SCHRIJFBAAR,
        "Verwijdert een vertegenwoordiging.",
    )
