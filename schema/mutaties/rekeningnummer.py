import strawberry

from resolvers.mutaties.rekeningnummer import (
    REKENINGNUMMER_SCHRIJFBAAR,
    RekeningnummerGegevens,
    wijzig_rekeningnummer,
)
from schema.invoer import domein, id_van, veld
from schema.mutaties.mutatie import registreert, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld
from schema.rekeningnummer import Rekeningnummer
from schema.sleutels import PARTIJ_TYPEN

_BIC = "BIC van de bank, 8 of 11 tekens."
_VOORKEUR = "Of de partij deze rekening het liefst gebruikt; wat de voorkeur had heeft die dan niet meer."


@domein(RekeningnummerGegevens)
@strawberry.input(name="RekeningnummerInput", description="Een bankrekening.")
class RekeningnummerInput:
    """A bank account of whoever it stands under."""

    iban: str = strawberry.field(description="IBAN; spaties mogen.")
    bic: str | None = veld(_BIC)
    is_voorkeursrekeningnummer: bool | None = veld(_VOORKEUR)


@domein(RekeningnummerGegevens)
@strawberry.input(name="RegistreerRekeningnummerInput", description="Een bankrekening van een partij.")
class RegistreerRekeningnummerInput:
    """A bank account to be."""

    partij: strawberry.ID = id_van("Van wie", *PARTIJ_TYPEN)
    iban: str = strawberry.field(description="IBAN; spaties mogen.")
    bic: str | None = veld(_BIC)
    is_voorkeursrekeningnummer: bool | None = veld(_VOORKEUR)
    idempotentie_sleutel: str | None = sleutelveld()


@domein(RekeningnummerGegevens)
@strawberry.input(
    name="WijzigRekeningnummerInput",
    description="Wat er aan een bankrekening verandert; wat u weglaat blijft, null maakt leeg.",
)
class WijzigRekeningnummerInput:
    """A change of a bank account."""

    id: strawberry.ID = id_van("Welk rekeningnummer", "Rekeningnummer")
    versie: int = versieveld()
    iban: str | None = veld("IBAN; spaties mogen.")
    bic: str | None = veld(_BIC)
    is_voorkeursrekeningnummer: bool | None = veld(_VOORKEUR)


@strawberry.type
class RekeningnummerMutaties:
    """What can be done with rekeningnummers."""

    registreer_rekeningnummer = registreert(
        "registreer_rekeningnummer",
        RegistreerRekeningnummerInput,
        Rekeningnummer,
        REKENINGNUMMER_SCHRIJFBAAR,
        "Registreert een bankrekening van een partij.",
    )
    wijzig_rekeningnummer = wijzigt(
        "wijzig_rekeningnummer",
        WijzigRekeningnummerInput,
        Rekeningnummer,
        REKENINGNUMMER_SCHRIJFBAAR,
        "Wijzigt een bankrekening.",
        werk=wijzig_rekeningnummer,
    )
    verwijder_rekeningnummer = verwijdert(
        "verwijder_rekeningnummer",
        ("Rekeningnummer",),
        REKENINGNUMMER_SCHRIJFBAAR,
        "Verwijdert een bankrekening.",
    )
