"""Interne taken: the row, and those of who must do it, registered and changed together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from db.tables import InterneTaakActor
from db.write_session import Stand
from resolvers.concept import Concept
from resolvers.errors import Pad
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties.actorverwijzing import Actorverwijzingen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, Wijziging, nieuw, nummers_vrij, schrijf
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.velden import gecontroleerd, kolommen

TE_VERWERKEN, VERWERKT = "te_verwerken", "verwerkt"
ACTOREN: Pad = ("actoren",)
# How far the clock of who sends a moment may be ahead of ours.
_KLOKVERSCHIL = timedelta(minutes=5)

INTERNE_TAAK_SCHRIJFBAAR = Schrijfbaar(INTERNE_TAAK, vast=frozenset({"klantcontact_id"}))
_TAAK, _CONTACT = table_of(INTERNE_TAAK), table_of(KLANTCONTACT)
_link = InterneTaakActor.__table__
# Not a concept that clients know: nothing but who a task was given to, and without an id of its own.
_TOEWIJZING = Schrijfbaar(
    Concept(
        name="interne_taak_actor",
        table=_link,
        columns={kolom.name: kolom.name for kolom in _link.columns},
        identity=_link.c.interne_taak_id,
    )
)


@dataclass(frozen=True, slots=True)
class InterneTaakGegevens:
    """What was sent of an interne taak."""

    klantcontact: Any = AFWEZIG
    gevraagde_handeling: Any = AFWEZIG
    toelichting: Any = AFWEZIG
    nummer: Any = AFWEZIG
    referentienummer: Any = AFWEZIG
    status: Any = AFWEZIG
    toegewezen_op: Any = AFWEZIG
    afgehandeld_op: Any = AFWEZIG
    actoren: Any = AFWEZIG


def nieuwe_taak(
    gegevens: InterneTaakGegevens,
    controle: Controle,
    pad: Pad,
    *,
    klantcontact_id: UUID,
    plaatsgevonden_op: datetime,
    actor_ids: Iterable[UUID],
    id_: UUID | None = None,
) -> list[Nieuw]:
    """The rows of an open task: its own, then one for each actor. No statement.

    Args:
        gegevens: what was sent.
        controle: gathers what is wrong.
        pad: where in the input it stands.
        klantcontact_id: contact that it follows from.
        plaatsgevonden_op: when that contact was; the client waits since then.
        actor_ids: who must do it, found and active.
        id_: the id it must have; one is made otherwise.
    """
    taak = nieuw(
        INTERNE_TAAK_SCHRIJFBAAR,
        gegevens,
        controle,
        pad,
        id_=id_,
        klantcontact_id=klantcontact_id,
        plaatsgevonden_op=plaatsgevonden_op,
        status=TE_VERWERKEN,
    )
    return [taak, *toewijzingen(taak.waarden, actor_ids, (*pad, *ACTOREN))]


def toewijzingen(taak: Mapping[str, Any], actor_ids: Iterable[UUID], pad: Pad = ACTOREN) -> list[Nieuw]:
    """The rows that give a task to these actoren; those follow its status and the moment of its contact."""
    gedeeld = {"interne_taak_id": taak["id"], "status": taak["status"], "plaatsgevonden_op": taak["plaatsgevonden_op"]}
    return [Nieuw(_TOEWIJZING, {**gedeeld, "actor_id": actor_id}, pad) for actor_id in dict.fromkeys(actor_ids)]


async def registreer_taak(transactie: Transactie, gegevens: InterneTaakGegevens, id_: UUID) -> UUID:
    """Register a task of a contact that is there already.

    Five statements: the actoren, the contact, the task, its actoren, and the notice; one more for each of nummer and
    referentienummer that is sent.

    Raises:
        InvalidRegistrationError: with all that is wrong.
    """
    controle = transactie.controle()
    verwijzingen = Actorverwijzingen(transactie, controle)
    verwijzingen.noem(gegevens.actoren, ACTOREN)
    controle.verwijzing(_CONTACT, gegevens.klantcontact, ("klantcontact",))
    # The contact first: whoever writes tasks locks in this order.
    await controle.opzoeken()
    await verwijzingen.opzoeken()
    contact = controle.rij(_CONTACT, gegevens.klantcontact)
    rijen = nieuwe_taak(
        gegevens,
        controle,
        (),
        klantcontact_id=gegevens.klantcontact,
        plaatsgevonden_op=transactie.nu if contact is None else contact["plaatsgevonden_op"],
        actor_ids=verwijzingen.ids(ACTOREN),
        id_=id_,
    )
    await nummers_vrij(transactie, rijen, controle)
    controle.klaar()
    await schrijf(transactie, rijen)
    return id_


async def wijzig_taak(transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[InterneTaakGegevens]) -> UUID:
    """Change a task; actoren, when given, replace those it has.

    Statements: the task, the change and the notice; with actoren also these, those it has, and one each for who no
    longer has it and who has it from now on; one for each of nummer and referentienummer that changes.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`.
        InvalidRegistrationError: with all that is wrong.
    """
    gegevens = wijziging.gegevens
    stand = await transactie.stand(soort.concept, wijziging.id, versie=wijziging.versie)
    controle = transactie.controle()
    verwijzingen = Actorverwijzingen(transactie, controle)
    if gegevens.actoren is not AFWEZIG:
        verwijzingen.noem(gegevens.actoren, ACTOREN)
    anders = {k: v for k, v in kolommen(_TAAK, gegevens).items() if stand.waarden[k] != v}
    nieuw_ = gecontroleerd(_TAAK, anders, (), controle)
    _niet_leeg(nieuw_, controle)
    nieuw_.update(_afhandeling(stand, gegevens, nieuw_, transactie.nu, controle))
    await nummers_vrij(transactie, [Nieuw(soort, nieuw_, ())], controle)
    await verwijzingen.opzoeken()
    controle.klaar()
    wordt = {**stand.waarden, **nieuw_}
    erbij, weg = await _verschil(transactie, stand, None if gegevens.actoren is AFWEZIG else verwijzingen.ids(ACTOREN))
    await transactie.session.unlink(stand.id, weg)
    await transactie.session.update(_TAAK, [(stand, nieuw_)], ook_links=bool(erbij or weg))
    await schrijf(transactie, toewijzingen(wordt, erbij))
    return stand.id


def afgehandeld(moment: datetime | None, pad: Pad, transactie: Transactie, controle: Controle) -> datetime:
    """When a task is done: as was sent, or now; never later than now."""
    if moment is None:
        return transactie.nu
    nagegaan: datetime = gecontroleerd(_TAAK, {"afgehandeld_op": moment}, pad, controle)["afgehandeld_op"]
    _geweest(nagegaan, (*pad, "afgehandeld_op"), transactie.nu, controle)
    return nagegaan


def _niet_leeg(nieuw_: Mapping[str, Any], controle: Controle) -> None:
    """A column with a default has no meaning for `null` once its row is there."""
    for kolom in ("status", "toegewezen_op"):
        if nieuw_.get(kolom, AFWEZIG) is None:
            controle.meld((kolom,), "Dit kan niet leeg zijn.", "VERPLICHT")


def _geweest(moment: datetime, pad: Pad, nu: datetime, controle: Controle) -> None:
    if moment.tzinfo is not None and moment > nu + _KLOKVERSCHIL:
        controle.meld(pad, "Dit moment moet nog komen; geef het moment waarop de taak is afgerond.")


def _afhandeling(
    stand: Stand, gegevens: InterneTaakGegevens, nieuw_: Mapping[str, Any], nu: datetime, controle: Controle
) -> Mapping[str, Any]:
    """What `afgehandeld_op` becomes (rule 4): it goes with `verwerkt` only."""
    pad: Pad = ("afgehandeld_op",)
    was, wordt = stand.waarden["status"], nieuw_.get("status", stand.waarden["status"])
    gestuurd = gegevens.afgehandeld_op if gegevens.afgehandeld_op is not AFWEZIG else None
    if wordt != VERWERKT:
        if gestuurd is not None:
            controle.meld(
                pad, "Alleen een verwerkte taak is afgehandeld; stuur ook de status `VERWERKT`, of laat dit weg."
            )
        return {"afgehandeld_op": None} if stand.waarden["afgehandeld_op"] is not None else {}
    if gestuurd is not None:
        _geweest(gestuurd, pad, nu, controle)
    elif was != VERWERKT:
        return {"afgehandeld_op": nu}
    elif gegevens.afgehandeld_op is None and stand.waarden["afgehandeld_op"] is not None:
        controle.meld(
            pad, "Een verwerkte taak houdt haar moment; maak de taak weer open, of geef een ander.", "VERPLICHT"
        )
    return {}


async def _verschil(
    transactie: Transactie, stand: Stand, actor_ids: tuple[UUID, ...] | None
) -> tuple[list[UUID], list[UUID]]:
    """Who gets the task and who loses it; its row is locked, so nobody else changes that meanwhile."""
    if actor_ids is None:
        return [], []
    huidige = select(_link.c.actor_id).where(_link.c.interne_taak_id == stand.id)
    nu = {row.actor_id for row in await transactie.session.fetch(huidige)}
    return [id_ for id_ in actor_ids if id_ not in nu], sorted(nu - set(actor_ids))
