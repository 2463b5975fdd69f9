import strawberry

from resolvers.mutaties.betrokkene import (
    BETROKKENE_SCHRIJFBAAR,
    BetrokkeneGegevens,
    registreer_betrokkene,
    verwijder_betrokkene,
    wijzig_betrokkene,
)
from resolvers.mutaties.betrokkene_partij import PartijVerwijzing
from schema.betrokkene import Betrokkene
from schema.enums import Rol
from schema.global_id import uuid_of
from schema.invoer import ALS, domein, id_van, veld
from schema.mutaties.digitaal_adres import DigitaalAdresInput
from schema.mutaties.mutatie import registratie, verwijdert, wijzigt
from schema.mutaties.partij import PartijInput
from schema.mutaties.velden import sleutelveld, versieveld
from schema.mutaties.waarden import AdresInput, ContactnaamInput
from schema.sleutels import PARTIJ_TYPEN, PartijSleutelInput

_ROL = "Voor zichzelf, of namens een ander."
_INITIATOR = "Of het contact van deze betrokkene uitging."
_ORGANISATIENAAM = "Organisatie waarvoor men spreekt, als die geen partij is."
_CONTACTNAAM = "Naam die bij dit contact is opgegeven; van een bekende partij is die niet nodig."
_BEZOEKADRES = "Bezoekadres, alleen voor dit contact."
_CORRESPONDENTIEADRES = "Postadres, alleen voor dit contact."


@domein(PartijVerwijzing)
@strawberry.input(
    name="PartijverwijzingInput",
    one_of=True,
    description="Wie iemand is: een partij die in het register staat, of een nieuwe. Geef precies één veld.",
)
class PartijverwijzingInput:
    """Which partij."""

    id: strawberry.ID | None = strawberry.field(
        description="De partij zelf (`id` of uuid).", metadata={ALS: lambda tekst: uuid_of(tekst, *PARTIJ_TYPEN)}
    )
    sleutel: PartijSleutelInput | None = strawberry.field(
        description="Waaronder men de partij kent, zoals een bsn; dat moet op precies één partij passen.",
        metadata={ALS: lambda sleutel: sleutel.sleutel()},
    )
    nieuw: PartijInput | None = strawberry.field(
        description="Een partij die nog niet in het register staat; zij wordt in dezelfde handeling vastgelegd."
    )


@domein(BetrokkeneGegevens)
@strawberry.input(
    name="BetrokkeneBijKlantcontactInput",
    description=(
        "Iemand van buiten de gemeente die aan het contact deelnam: een bekende partij, of iemand die alleen bij dit "
        "contact gegevens achterlaat."
    ),
)
class BetrokkeneBijKlantcontactInput:
    """Someone who took part, registered along with the contact."""

    rol: Rol = strawberry.field(description=_ROL)
    initiator: bool = strawberry.field(description=_INITIATOR)
    partij: PartijverwijzingInput | None = veld("Wie het is, als dat bekend is.")
    organisatienaam: str | None = veld(_ORGANISATIENAAM)
    contactnaam: ContactnaamInput | None = veld(_CONTACTNAAM)
    bezoekadres: AdresInput | None = veld(_BEZOEKADRES)
    correspondentieadres: AdresInput | None = veld(_CORRESPONDENTIEADRES)
    digitale_adressen: list[DigitaalAdresInput] | None = veld(
        "Waar men over dit contact te bereiken is; gaat voor wat er bij de partij staat."
    )


@domein(BetrokkeneGegevens)
@strawberry.input(name="RegistreerBetrokkeneInput", description="Nog iemand die aan een klantcontact deelnam.")
class RegistreerBetrokkeneInput(BetrokkeneBijKlantcontactInput):
    """Someone who took part in a contact that is there."""

    klantcontact: strawberry.ID = id_van("Contact waaraan men deelnam", "Klantcontact")
    idempotentie_sleutel: str | None = sleutelveld()


@domein(BetrokkeneGegevens)
@strawberry.input(
    name="WijzigBetrokkeneInput",
    description="Wat er aan een betrokkene verandert; wat u weglaat blijft. Digitale adressen wijzigt u elk op zich.",
)
class WijzigBetrokkeneInput:
    """A change of a betrokkene."""

    id: strawberry.ID = id_van("Welke betrokkene", "Betrokkene")
    versie: int = versieveld()
    rol: Rol | None = veld(_ROL)
    initiator: bool | None = veld(_INITIATOR)
    partij: PartijverwijzingInput | None = veld("Wie het blijkt te zijn; null als het toch een ander was.")
    organisatienaam: str | None = veld(_ORGANISATIENAAM)
    contactnaam: ContactnaamInput | None = veld(_CONTACTNAAM)
    bezoekadres: AdresInput | None = veld(_BEZOEKADRES)
    correspondentieadres: AdresInput | None = veld(_CORRESPONDENTIEADRES)


@strawberry.type
class BetrokkeneMutaties:
    """What can be done with betrokkenen."""

    registreer_betrokkene = registratie(
        "registreer_betrokkene",
        RegistreerBetrokkeneInput,
        Betrokkene,
        BETROKKENE_SCHRIJFBAAR.concept,
        registreer_betrokkene,
        "Registreert een betrokkene bij een klantcontact dat er al is (F2599).",
    )
    wijzig_betrokkene = wijzigt(
        "wijzig_betrokkene",
        WijzigBetrokkeneInput,
        Betrokkene,
        BETROKKENE_SCHRIJFBAAR,
        "Wijzigt een betrokkene, of koppelt er achteraf een partij aan (F3246).",
        werk=wijzig_betrokkene,
    )
    verwijder_betrokkene = verwijdert(
        "verwijder_betrokkene",
        ("Betrokkene",),
        BETROKKENE_SCHRIJFBAAR,
        "Verwijdert een betrokkene met de digitale adressen die alleen bij dit contact horen. De partij blijft; de "
        "enige betrokkene van een klantcontact ook.",
        werk=verwijder_betrokkene,
    )
