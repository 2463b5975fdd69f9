from datetime import datetime

import strawberry

from resolvers.interne_taak import INTERNE_TAAK
from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties.interne_taak_beantwoorden import BeantwoordGegevens, beantwoord_taak
from resolvers.mutaties.interne_taak_verwerken import RouteerGegevens, VerwerkGegevens, routeer_taak, verwerk_taak
from schema.enums import Indicatie
from schema.global_id import sleutel_of
from schema.interne_taak import InterneTaak
from schema.invoer import ALS, domein, id_van, veld
from schema.klantcontact import Klantcontact
from schema.mutaties.actorverwijzing import ActorverwijzingInput, actoren_veld
from schema.mutaties.klantcontact import BijlageBijKlantcontactInput, MetagegevenInput
from schema.mutaties.mutatie import bewerking, registratie
from schema.mutaties.velden import sleutelveld, versieveld


@strawberry.input
class _OpenTaak:
    """Which task, that must still be done."""

    id: strawberry.ID = id_van("Welke taak; zij moet nog open staan", "InterneTaak")
    versie: int = versieveld()


@domein(VerwerkGegevens)
@strawberry.input(name="VerwerkInterneTaakInput", description="Een taak die gedaan is.")
class VerwerkInterneTaakInput(_OpenTaak):
    """A task that is done."""

    toelichting: str | None = veld(
        "Hoe het ging; komt onder de toelichting die er al staat, samen hooguit 1000 tekens."
    )
    afgehandeld_op: datetime | None = veld("Wanneer de taak is afgerond; zonder is dat nu.")
    zaak: str | None = strawberry.field(
        description=(
            "Zaak die eruit voortkwam: `id`, uuid, identificatie of adres in het zaakregister. Het contact waar de "
            "taak uit voortkwam gaat er voortaan ook over."
        ),
        default=strawberry.UNSET,
        metadata={ALS: lambda tekst: sleutel_of(tekst, "Zaak")},
    )


@domein(RouteerGegevens)
@strawberry.input(name="RouteerInterneTaakInput", description="Een taak die bij de verkeerde ligt, en wie haar krijgt.")
class RouteerInterneTaakInput(_OpenTaak):
    """A task that lies with the wrong ones."""

    toelichting: str = strawberry.field(
        description=(
            "Waarom zij naar een ander gaat; komt onder de toelichting die er al staat, samen hooguit 1000 tekens."
        )
    )
    actoren: list[ActorverwijzingInput] = strawberry.field(
        description="Wie het in plaats hiervan moet doen; minstens één, en actief."
    )
    gevraagde_handeling: str | None = veld("Wat er moet gebeuren; zonder hetzelfde als in deze taak.")
    toelichting_volgende_taak: str | None = veld(
        "Wat degene die het nu krijgt moet weten; zonder wat er in deze taak stond."
    )
    nummer: str | None = veld("Nummer van de volgende taak; zonder geeft het register er een.")
    referentienummer: str | None = veld("Nummer waaronder een ander systeem de volgende taak kent.")
    afgehandeld_op: datetime | None = veld("Wanneer deze taak is afgesloten; zonder is dat nu.")
    toegewezen_op: datetime | None = veld(
        "Sinds wanneer de volgende taak bij de actoren ligt; zonder vanaf het afsluiten van deze."
    )
    idempotentie_sleutel: str | None = sleutelveld()


@domein(BeantwoordGegevens)
@strawberry.input(
    name="BeantwoordInterneTaakInput",
    description=(
        "Het antwoord op de vraag waar een taak uit voortkwam: een nieuw, uitgaand contact met dezelfde betrokkenen en "
        "de adressen die zij voor deze vraag gaven, over die vraag en haar zaken. De taak wordt afgesloten, behalve "
        "als het contact niet lukte (`indicatieContactGelukt: NEE`): dan is het een poging en blijft zij open."
    ),
)
class BeantwoordInterneTaakInput(_OpenTaak):
    """The answer to the question behind a task."""

    kanaal: str = strawberry.field(description="Waarlangs geantwoord is: code van de referentielijst `KANAAL`.")
    actoren: list[ActorverwijzingInput] = actoren_veld()
    onderwerp: str | None = veld("Waar het over ging, hooguit 200 tekens; zonder dat van de vraag.")
    inhoud: str | None = veld("Wat er gezegd of geschreven is.")
    reactie: str | None = veld("Wat de gemeente antwoordde, hooguit 4000 tekens.")
    indicatie_contact_gelukt: Indicatie | None = veld("Of het lukte contact te krijgen; zonder is dat niet bekend.")
    taal: str | None = veld("Taal: code van de referentielijst `TAAL`; zonder die van de vraag.")
    vertrouwelijk: bool | None = veld("Of het als vertrouwelijk gemerkt wordt; zonder zoals de vraag.")
    plaatsgevonden_op: datetime | None = veld("Wanneer geantwoord is, na de vraag en niet in de toekomst; zonder nu.")
    nummer: str | None = veld("Nummer van het nieuwe contact; zonder geeft het register er een.")
    referentienummer: str | None = veld("Nummer waaronder een ander systeem het nieuwe contact kent.")
    metadata: list[MetagegevenInput] | None = veld("Eigen gegevens van de client bij het nieuwe contact.")
    bijlagen: list[BijlageBijKlantcontactInput] | None = veld("Wat bij het antwoord hoort en elders bewaard wordt.")
    toelichting: str | None = veld("Hoe het met de taak ging; komt onder haar toelichting, samen hooguit 1000 tekens.")
    afgehandeld_op: datetime | None = veld("Wanneer de taak is afgerond; zonder toen er geantwoord werd.")
    idempotentie_sleutel: str | None = sleutelveld()


@strawberry.type
class InterneTaakVerwerkenMutaties:
    """What becomes of interne taken."""

    verwerk_interne_taak = bewerking(
        "verwerk_interne_taak",
        VerwerkInterneTaakInput,
        InterneTaak,
        INTERNE_TAAK,
        verwerk_taak,
        "Sluit een taak die gedaan is, zo nodig met de zaak die eruit voortkwam.",
    )
    routeer_interne_taak = registratie(
        "routeer_interne_taak",
        RouteerInterneTaakInput,
        InterneTaak,
        INTERNE_TAAK,
        routeer_taak,
        "Sluit een taak die bij de verkeerde ligt en opent de volgende, die het resultaat is; zie daar `vorigeTaak`.",
    )
    beantwoord_interne_taak = registratie(
        "beantwoord_interne_taak",
        BeantwoordInterneTaakInput,
        Klantcontact,
        KLANTCONTACT,
        beantwoord_taak,
        "Legt het antwoord vast op de vraag waar een taak uit voortkwam, en sluit de taak. Het resultaat is het nieuwe "
        "contact; de vraag staat onder `aanleiding`, met haar taken.",
    )
