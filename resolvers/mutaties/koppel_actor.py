"""Who took part in a contact for the municipality: coupled and uncoupled afterwards (F6542)."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import Table, select

from db.tables import ActorKlantcontact
from resolvers.concept import concept
from resolvers.errors import ConflictError, NotFoundError
from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties.actorverwijzing import ActorVerwijzing, Actorverwijzingen
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, schrijf
from resolvers.mutaties.transactie import Transactie, table_of

# Not a concept that clients know: only that an actor took part in a contact.
DEELNAME = Schrijfbaar(concept(ActorKlantcontact))
_k: Table = DEELNAME.table
_ACTOR = ("actor",)


@dataclass(frozen=True, slots=True)
class KoppelActorGegevens:
    """Who, and to or from which contact."""

    klantcontact: UUID
    actor: ActorVerwijzing


async def koppel_actor(transactie: Transactie, gegevens: KoppelActorGegevens) -> UUID:
    """Add an actor to a contact; nothing is written when it is there already. Four statements, or three.

    Raises:
        InvalidRegistrationError: the contact or the actor is not there, or the actor is inactive.
    """
    controle = transactie.controle()
    # Locked, so that two who add the same actor take turns and the second finds it done.
    standen = await transactie.standen(table_of(KLANTCONTACT), [gegevens.klantcontact])
    contact = standen.get(gegevens.klantcontact)
    if contact is None:
        controle.meld(("klantcontact",), "Dit klantcontact staat niet in het register.", "NIET_GEVONDEN")
    actoren = Actorverwijzingen(transactie, controle)
    actoren.noem_een(gegevens.actor, _ACTOR)
    await actoren.opzoeken()
    controle.klaar()
    assert contact is not None  # noqa: S101 - it was reported otherwise
    (actor_id,) = actoren.ids(_ACTOR)
    if await _deelname(transactie, contact.id, actor_id) is None:
        await schrijf(transactie, [deelname(contact.id, contact.waarden["plaatsgevonden_op"], actor_id)])
    return contact.id


async def ontkoppel_actor(transactie: Transactie, gegevens: KoppelActorGegevens) -> UUID:
    """Take an actor, also an inactive one, from a contact; the last one stays (rule 1). Five statements.

    Raises:
        InvalidRegistrationError: the contact or the actor is not there.
        NotFoundError: the actor did not take part.
        ConflictError: it is the last one.
    """
    controle = transactie.controle()
    if not await transactie.standen(table_of(KLANTCONTACT), [gegevens.klantcontact]):
        controle.meld(("klantcontact",), "Dit klantcontact staat niet in het register.", "NIET_GEVONDEN")
    actoren = Actorverwijzingen(transactie, controle, ook_inactief=True)
    actoren.noem_een(gegevens.actor, _ACTOR)
    await actoren.opzoeken()
    controle.klaar()
    (actor_id,) = actoren.ids(_ACTOR)
    link = await _deelname(transactie, gegevens.klantcontact, actor_id)
    if link is None:
        raise NotFoundError("Deze actor hoort niet bij dit klantcontact; kijk bij `actoren` wie dat wel doen.", _ACTOR)
    others = select(_k.c.id).where(_k.c.klantcontact_id == gegevens.klantcontact, _k.c.id != link).limit(1)
    if not await transactie.session.fetch(others):
        melding = "Dit is de enige actor van het contact. Koppel eerst een ander, of verwijder het contact."
        raise ConflictError("LAATSTE", melding, _ACTOR)
    await transactie.session.delete(_k, [link])
    return gegevens.klantcontact


def deelname(klantcontact_id: UUID, plaatsgevonden_op: object, actor_id: UUID) -> Nieuw:
    """The row that an actor took part in a contact; the actor was looked up.

    Args:
        klantcontact_id: the contact.
        plaatsgevonden_op: when it was.
        actor_id: who.
    """
    waarden = {
        "id": uuid4(),
        "klantcontact_id": klantcontact_id,
        "plaatsgevonden_op": plaatsgevonden_op,
        "actor_id": actor_id,
    }
    return Nieuw(DEELNAME, waarden, ())


async def _deelname(transactie: Transactie, klantcontact_id: UUID, actor_id: UUID) -> UUID | None:
    link = select(_k.c.id).where(_k.c.klantcontact_id == klantcontact_id, _k.c.actor_id == actor_id)
    rows = await transactie.session.fetch(link)
    return rows[0][0] if rows else None
