"""Closing an interne taak: because it is done, or because it lay with the wrong ones (C2984, C9761, C6114)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from db.write_session import Stand
from resolvers.errors import ConflictError, Pad
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties.actorverwijzing import Actorverwijzingen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.interne_taak import ACTOREN, VERWERKT, InterneTaakGegevens, afgehandeld, nieuwe_taak
from resolvers.mutaties.onderwerpobject import (
    ONDERWERPOBJECT_SCHRIJFBAAR,
    OnderwerpGegevens,
    kolommen_van,
    waarover,
)
from resolvers.mutaties.schrijfbaar import Nieuw, nummers_vrij, schrijf
from resolvers.mutaties.transactie import Transactie, table_of, van_versie
from resolvers.mutaties.velden import gecontroleerd

_TAAK, _CONTACT, _ONDERWERP = table_of(INTERNE_TAAK), table_of(KLANTCONTACT), ONDERWERPOBJECT_SCHRIJFBAAR.table
_TOELICHTING: Pad = ("toelichting",)
_MAXIMUM = _TAAK.c.toelichting.type.length  # type: ignore[attr-defined]  # a text column has one


@dataclass(frozen=True, slots=True)
class VerwerkGegevens:
    """What was sent of a task that is done.

    Args:
        id: of the task.
        versie: what the caller last saw of it.
        toelichting: comes under what the task says already.
        afgehandeld_op: now, when absent.
        zaak: key of a zaak that came of it.
    """

    id: UUID
    versie: int
    toelichting: Any = AFWEZIG
    afgehandeld_op: Any = AFWEZIG
    zaak: Any = AFWEZIG


@dataclass(frozen=True, slots=True)
class RouteerGegevens:
    """What was sent of a task that lies with the wrong ones.

    Args:
        id: of the task.
        versie: what the caller last saw of it.
        toelichting: why; comes under what the task says already.
        actoren: who must do it instead.
        gevraagde_handeling: of the next task; the same, when absent.
        toelichting_volgende_taak: of the next task; the same, when absent.
        nummer: of the next task.
        referentienummer: of the next task.
        afgehandeld_op: of this task; now, when absent.
        toegewezen_op: of the next task; the moment that this one was closed, when absent.
    """

    id: UUID
    versie: int
    toelichting: Any = AFWEZIG
    actoren: Any = AFWEZIG
    gevraagde_handeling: Any = AFWEZIG
    toelichting_volgende_taak: Any = AFWEZIG
    nummer: Any = AFWEZIG
    referentienummer: Any = AFWEZIG
    afgehandeld_op: Any = AFWEZIG
    toegewezen_op: Any = AFWEZIG


async def verwerk_taak(transactie: Transactie, gegevens: VerwerkGegevens) -> UUID:
    """Close a task; a zaak that is given along becomes a subject of the contact it came from, unless it is one.

    Three statements: the task, the change and the notice. With a zaak four more: which contact, that contact, its zaken
    and the new subject; the last only when it is new.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was closed already, or was changed since `versie`.
        InvalidRegistrationError: with all that is wrong.
    """
    contact = await contact_van(transactie, gegevens.id) if gegevens.zaak else None
    stand = await open_taak(transactie, gegevens.id, gegevens.versie)
    controle = transactie.controle()
    gesloten = sluiting(stand, gegevens.toelichting, gegevens.afgehandeld_op, transactie, controle)
    onderwerp = [] if contact is None else await _zaak_erbij(transactie, contact.id, gegevens.zaak, controle)
    controle.klaar()
    await transactie.session.update(_TAAK, [(stand, gesloten)])
    await schrijf(transactie, onderwerp)
    return stand.id


async def routeer_taak(transactie: Transactie, gegevens: RouteerGegevens, id_: UUID) -> UUID:
    """Close a task with the reason, and open the next one for others.

    Eight statements: which contact, that contact, the task, the actoren, the change, the next task, its actoren and the
    notice; one more for each of nummer and referentienummer that is sent.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was closed already, or was changed since `versie`.
        InvalidRegistrationError: with all that is wrong.
    """
    contact = await contact_van(transactie, gegevens.id)
    stand = await open_taak(transactie, gegevens.id, gegevens.versie)
    assert contact is not None  # noqa: S101 - a task has one, and it is locked
    controle = transactie.controle()
    verwijzingen = Actorverwijzingen(transactie, controle)
    verwijzingen.noem(gegevens.actoren, ACTOREN)
    await verwijzingen.opzoeken()
    gesloten = sluiting(stand, gegevens.toelichting, gegevens.afgehandeld_op, transactie, controle)
    if "toelichting" not in gesloten:
        controle.meld(_TOELICHTING, "Zeg waarom de taak naar een ander gaat.", "VERPLICHT")
    rijen = nieuwe_taak(
        _volgende(gegevens, stand, gesloten["afgehandeld_op"]),
        controle,
        (),
        klantcontact_id=contact.id,
        plaatsgevonden_op=contact.waarden["plaatsgevonden_op"],
        actor_ids=verwijzingen.ids(ACTOREN),
        id_=id_,
    )
    rijen[0].waarden["vorige_taak_id"] = stand.id
    await nummers_vrij(transactie, rijen, controle)
    controle.klaar()
    await transactie.session.update(_TAAK, [(stand, gesloten)])
    await schrijf(transactie, rijen)
    return id_


async def onderwerpen_van(transactie: Transactie, contact_id: UUID) -> Sequence[Mapping[str, Any]]:
    """Everything a contact was about; one statement."""
    alle = select(*_ONDERWERP.c).where(_ONDERWERP.c.klantcontact_id == contact_id).order_by(_ONDERWERP.c.id)
    return [dict(row._mapping) for row in await transactie.session.fetch(alle)]


async def contact_van(transactie: Transactie, taak_id: UUID) -> Stand | None:
    """The contact of a task, locked; two statements.

    Before the task itself: whoever changes a contact has its tasks follow, so all lock in this order.
    """
    van = select(_TAAK.c.klantcontact_id).where(_TAAK.c.id == taak_id)
    ids = [row.klantcontact_id for row in await transactie.session.fetch(van)]
    standen = await transactie.standen(_CONTACT, ids)
    return standen.get(ids[0]) if ids else None


async def open_taak(transactie: Transactie, taak_id: UUID, versie: int) -> Stand:
    """A task that must still be done, locked.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was closed already (which says more than that it was changed), or was changed since `versie`.
    """
    stand = await transactie.stand(INTERNE_TAAK, taak_id, versie=None)
    if stand.waarden["status"] == VERWERKT:
        melding = "Deze taak is al verwerkt; kijk wat er nu staat (`nu`). Maak haar weer open als er nog iets moet."
        raise ConflictError("AL_VERWERKT", melding, (), (INTERNE_TAAK.name, taak_id))
    van_versie(INTERNE_TAAK, stand, versie)
    return stand


async def _zaak_erbij(transactie: Transactie, contact_id: UUID, zaak: str, controle: Controle) -> list[Nieuw]:
    """The row that the contact is about this zaak; none when it is so already, in whatever coding."""
    coderingen = transactie.scope.coderingen
    waarden = kolommen_van(OnderwerpGegevens(zaak=zaak), controle, (), coderingen)
    bekend = await onderwerpen_van(transactie, contact_id)
    if any(waarover(rij, coderingen) == waarover(waarden, coderingen) for rij in bekend):
        return []
    return [Nieuw(ONDERWERPOBJECT_SCHRIJFBAAR, {"id": uuid4(), "klantcontact_id": contact_id, **waarden}, ())]


def sluiting(
    stand: Stand, toelichting: Any, afgehandeld_op: Any, transactie: Transactie, controle: Controle
) -> dict[str, Any]:
    """What a task becomes when it is closed.

    Args:
        stand: as it is.
        toelichting: what was sent; comes under what it says already.
        afgehandeld_op: what was sent.
        transactie: that closes it.
        controle: gathers what is wrong.
    """
    moment = afgehandeld(None if afgehandeld_op is AFWEZIG else afgehandeld_op, (), transactie, controle)
    return {"status": VERWERKT, "afgehandeld_op": moment, **aangevuld(stand.waarden, toelichting, controle)}


def aangevuld(taak: Mapping[str, Any], toelichting: Any, controle: Controle) -> dict[str, Any]:
    """The toelichting of a task with what was sent under it; nothing when nothing was."""
    if not toelichting:
        return {}
    erbij = gecontroleerd(_TAAK, {"toelichting": toelichting}, (), controle)["toelichting"]
    if erbij is None:
        return {}
    samen = erbij if taak["toelichting"] is None else f"{taak['toelichting']}\n\n{erbij}"
    if len(erbij) <= _MAXIMUM < len(samen):
        over = max(0, _MAXIMUM - len(samen) + len(erbij))
        melding = f"Samen met wat er al staat mag dit hooguit {_MAXIMUM} tekens lang zijn; er is plaats voor {over}."
        controle.meld(_TOELICHTING, melding, "TE_LANG")
    return {"toelichting": samen}


def _volgende(gegevens: RouteerGegevens, stand: Stand, gesloten_op: datetime) -> InterneTaakGegevens:
    """What the next task is made of: what was sent, and otherwise what this one was."""
    was = stand.waarden
    of_zoals = {
        "gevraagde_handeling": (gegevens.gevraagde_handeling, was["gevraagde_handeling"]),
        "toelichting": (gegevens.toelichting_volgende_taak, was["toelichting"]),
        "toegewezen_op": (gegevens.toegewezen_op, gesloten_op),
    }
    return InterneTaakGegevens(
        nummer=gegevens.nummer,
        referentienummer=gegevens.referentienummer,
        **{kolom: zoals if gestuurd is AFWEZIG else gestuurd for kolom, (gestuurd, zoals) in of_zoals.items()},
    )
