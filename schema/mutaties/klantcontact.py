from datetime import datetime

import strawberry

from resolvers.mutaties.bijlage import BijlageGegevens
from resolvers.mutaties.klantcontact import (
    KLANTCONTACT_SCHRIJFBAAR,
    KlantcontactGegevens,
    MetagegevenGegevens,
    registreer_klantcontact,
    wijzig_klantcontact,
)
from schema.enums import HerkomstInhoud, Indicatie
from schema.invoer import domein, id_van, veld
from schema.klantcontact import Klantcontact
from schema.mutaties.actorverwijzing import ActorverwijzingInput, actoren_veld
from schema.mutaties.betrokkene import BetrokkeneBijKlantcontactInput
from schema.mutaties.interne_taak import InterneTaakBijKlantcontactInput
from schema.mutaties.mutatie import registratie, verwijdert, wijzigt
from schema.mutaties.onderwerpobject import OnderwerpInput
from schema.mutaties.velden import sleutelveld, versieveld
from schema.mutaties.waarden import ObjectidentificatorInput

_KANAAL = "Waarlangs het contact verliep: code van de referentielijst `KANAAL`."
_HERKOMST = "Waar de tekst van `inhoud` vandaan komt. Is een brief door een machine gelezen: `OCR`."


@domein(MetagegevenGegevens)
@strawberry.input(name="MetagegevenInput", description="Een eigen gegeven van een client bij een klantcontact.")
class MetagegevenInput:
    """A pair of metadata."""

    sleutel: str = strawberry.field(description="Waaronder het staat; elke sleutel één keer.")
    waarde: str = strawberry.field(description="Wat er staat, hooguit 255 tekens.")


@domein(BijlageGegevens)
@strawberry.input(name="BijlageBijKlantcontactInput", description="Inhoud die bij het contact hoort en elders staat.")
class BijlageBijKlantcontactInput:
    """A bijlage that is registered along with its contact."""

    identificator: ObjectidentificatorInput = strawberry.field(description="Waar de inhoud bewaard wordt.")


@strawberry.input
class _Inhoud:
    """What registering and changing have in common."""

    nummer: str | None = veld(
        "Nummer dat men aan de telefoon noemt, hooguit 10 cijfers; het register geeft er zelf een."
    )
    referentienummer: str | None = veld("Nummer waaronder een ander systeem het contact kent, hooguit 10 cijfers.")
    onderwerp: str | None = veld("Waar het over ging, hooguit 200 tekens; van een brief blijft het leeg.")
    inhoud: str | None = veld("Wat er gezegd of geschreven is.")
    herkomst_inhoud: HerkomstInhoud | None = veld(_HERKOMST)
    reactie: str | None = veld("Wat de gemeente in dit contact antwoordde, hooguit 4000 tekens.")
    indicatie_contact_gelukt: Indicatie | None = veld("Of het lukte contact te krijgen; zonder is dat niet bekend.")
    taal: str | None = veld("Taal van het contact: code van de referentielijst `TAAL`, zoals `nld`.")
    vertrouwelijk: bool | None = veld("Of het als vertrouwelijk gemerkt wordt.")
    verdere_actie_ondernomen: bool | None = veld("Of er verder iets mee gedaan is; niet als het contact gelukt is.")
    hoofdonderwerptype: str | None = veld("Hoofdonderwerp (URI).")


@domein(KlantcontactGegevens)
@strawberry.input(
    name="RegistreerKlantcontactInput",
    description=(
        "Een klantcontact dat geweest is, met alles wat erbij hoort. Alles wordt in één keer vastgelegd, of niets. Wie "
        "of wat in een lijst tweemaal genoemd wordt (een actor, of een zaak in welke codering ook), staat er één keer."
    ),
)
class RegistreerKlantcontactInput(_Inhoud):
    """A contact to be."""

    kanaal: str = strawberry.field(description=_KANAAL)
    plaatsgevonden_op: datetime | None = veld(
        "Wanneer het was, niet in de toekomst; bij post de dag van ontvangst, bij een chat het laatste bericht. "
        "Zonder is dat nu."
    )
    metadata: list[MetagegevenInput] | None = veld("Eigen gegevens van de client.")
    betrokkenen: list[BetrokkeneBijKlantcontactInput] = strawberry.field(
        description="Wie er van buiten de gemeente aan deelnam; minstens één."
    )
    actoren: list[ActorverwijzingInput] = actoren_veld()
    bijlagen: list[BijlageBijKlantcontactInput] | None = veld("Wat erbij hoort en elders bewaard wordt.")
    onderwerpobjecten: list[OnderwerpInput] | None = veld("Waar het over ging: zaken, eerdere contacten, iets anders.")
    interne_taken: list[InterneTaakBijKlantcontactInput] | None = veld("Wat er nog moet gebeuren, en wie dat doet.")
    idempotentie_sleutel: str | None = sleutelveld()


@domein(KlantcontactGegevens)
@strawberry.input(
    name="WijzigKlantcontactInput",
    description="Een verbetering van of aanvulling op een klantcontact; wat u weglaat blijft, null maakt leeg.",
)
class WijzigKlantcontactInput(_Inhoud):
    """A change of a contact."""

    id: strawberry.ID = id_van("Welk contact", "Klantcontact")
    versie: int = versieveld()
    kanaal: str | None = veld(_KANAAL)
    plaatsgevonden_op: datetime | None = veld("Wanneer het was, niet in de toekomst.")
    metadata: list[MetagegevenInput] | None = veld(
        "Alle eigen gegevens van de client; ze vervangen wat er stond als geheel."
    )


@strawberry.type
class KlantcontactMutaties:
    """What can be done with klantcontacten."""

    registreer_klantcontact = registratie(
        "registreer_klantcontact",
        RegistreerKlantcontactInput,
        Klantcontact,
        KLANTCONTACT_SCHRIJFBAAR.concept,
        registreer_klantcontact,
        "Registreert een klantcontact met alles wat erbij hoort, in één keer (F2173).",
    )
    wijzig_klantcontact = wijzigt(
        "wijzig_klantcontact",
        WijzigKlantcontactInput,
        Klantcontact,
        KLANTCONTACT_SCHRIJFBAAR,
        "Verbetert een klantcontact of vult het aan (F0796).",
        werk=wijzig_klantcontact,
    )
    verwijder_klantcontact = verwijdert(
        "verwijder_klantcontact",
        ("Klantcontact",),
        KLANTCONTACT_SCHRIJFBAAR,
        "Verwijdert een klantcontact met zijn betrokkenen en hun adressen, bijlagen, onderwerpobjecten en interne "
        "taken. Partijen, actoren en andere contacten blijven.",
    )
