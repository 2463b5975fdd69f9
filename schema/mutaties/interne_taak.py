from datetime import datetime

import strawberry

from resolvers.mutaties.interne_taak import (
    INTERNE_TAAK_SCHRIJFBAAR,
    InterneTaakGegevens,
    registreer_taak,
    wijzig_taak,
)
from schema.enums import StatusInterneTaak
from schema.interne_taak import InterneTaak
from schema.invoer import domein, id_van, veld
from schema.mutaties.actorverwijzing import ActorverwijzingInput
from schema.mutaties.mutatie import registratie, verwijdert, wijzigt
from schema.mutaties.velden import sleutelveld, versieveld

_HANDELING = "Wat er moet gebeuren, zoals `Terugbellen` (hooguit 200 tekens)."
_TOELICHTING = "Wat degene die het doet moet weten (hooguit 1000 tekens)."
_NUMMER = "Nummer van de taak, hooguit 10 cijfers; zonder geeft het register er een."
_REFERENTIENUMMER = "Nummer waaronder een ander systeem de taak kent, hooguit 10 cijfers."
_TOEGEWEZEN = "Sinds wanneer de taak bij de actoren ligt; zonder is dat nu."


@domein(InterneTaakGegevens)
@strawberry.input(
    name="InterneTaakBijKlantcontactInput", description="Wat iemand bij de gemeente nog moet doen na dit contact."
)
class InterneTaakBijKlantcontactInput:
    """A task that is registered along with its contact."""

    gevraagde_handeling: str = strawberry.field(description=_HANDELING)
    toelichting: str | None = veld(_TOELICHTING)
    nummer: str | None = veld(_NUMMER)
    referentienummer: str | None = veld(_REFERENTIENUMMER)
    toegewezen_op: datetime | None = veld(_TOEGEWEZEN)
    actoren: list[ActorverwijzingInput] = strawberry.field(description="Wie het moet doen; minstens één, en actief.")


@domein(InterneTaakGegevens)
@strawberry.input(
    name="RegistreerInterneTaakInput", description="Een taak naar aanleiding van een contact dat er al is."
)
class RegistreerInterneTaakInput(InterneTaakBijKlantcontactInput):
    """A task to be."""

    klantcontact: strawberry.ID = id_van("Contact dat de aanleiding was", "Klantcontact")
    idempotentie_sleutel: str | None = sleutelveld()


@domein(InterneTaakGegevens)
@strawberry.input(
    name="WijzigInterneTaakInput",
    description=(
        "Wat er aan een taak verandert; wat u weglaat blijft. Ligt zij bij de verkeerde, gebruik dan "
        "`routeerInterneTaak`: dan blijft te zien wie haar had."
    ),
)
class WijzigInterneTaakInput:
    """A change of a task."""

    id: strawberry.ID = id_van("Welke taak", "InterneTaak")
    versie: int = versieveld()
    gevraagde_handeling: str | None = veld(_HANDELING)
    toelichting: str | None = veld(_TOELICHTING)
    nummer: str | None = veld("Nummer van de taak, hooguit 10 cijfers.")
    referentienummer: str | None = veld(_REFERENTIENUMMER)
    status: StatusInterneTaak | None = veld(
        "Of het nog moet gebeuren. Wordt de taak weer open, dan vervalt `afgehandeldOp`."
    )
    toegewezen_op: datetime | None = veld("Sinds wanneer de taak bij de actoren ligt.")
    afgehandeld_op: datetime | None = veld("Wanneer een verwerkte taak is afgerond; zonder is dat nu.")
    actoren: list[ActorverwijzingInput] | None = veld(
        "Wie het moet doen, in plaats van wie de taak nu heeft; minstens één, en actief."
    )


@strawberry.type
class InterneTaakMutaties:
    """What can be done with interne taken."""

    registreer_interne_taak = registratie(
        "registreer_interne_taak",
        RegistreerInterneTaakInput,
        InterneTaak,
        INTERNE_TAAK_SCHRIJFBAAR.concept,
        registreer_taak,
        "Registreert een taak bij een klantcontact (F2120).",
    )
    wijzig_interne_taak = wijzigt(
        "wijzig_interne_taak",
        WijzigInterneTaakInput,
        InterneTaak,
        INTERNE_TAAK_SCHRIJFBAAR,
        "Wijzigt een taak (F5241).",
        werk=wijzig_taak,
    )
    verwijder_interne_taak = verwijdert(
        "verwijder_interne_taak",
        ("InterneTaak",),
        INTERNE_TAAK_SCHRIJFBAAR,
        "Verwijdert een taak. Het klantcontact blijft; een taak die ervoor in de plaats kwam ook, zonder vorige taak.",
    )
