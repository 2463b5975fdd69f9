"""Betrokkenen: with their addresses, and coupled to a partij or not (F2599, F3246)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from db.tables import Betrokkene
from resolvers.betrokkene import BETROKKENE
from resolvers.errors import ConflictError, Pad
from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.betrokkene_partij import PartijVerwijzing, Partijverwijzingen
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.digitaal_adres import nieuwe_adressen
from resolvers.mutaties.partij import nieuwe_partij
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, Wijziging, nieuw, nummers_vrij, schrijf, wijzig
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.verwijderen import Verwijdering, verwijder

_b = Betrokkene.__table__.c
_KLANTCONTACT = table_of(KLANTCONTACT)
_PARTIJ: Pad = ("partij",)


def _aanvulling(rij: Mapping[str, Any], controle: Controle) -> Mapping[str, Any]:
    """The moment is that of the contact, which the foreign key keeps so."""
    contact = controle.rij(_KLANTCONTACT, rij.get("klantcontact_id"))
    return {} if contact is None else {"plaatsgevonden_op": contact["plaatsgevonden_op"]}


BETROKKENE_SCHRIJFBAAR = Schrijfbaar(BETROKKENE, aanvulling=_aanvulling, vast=frozenset({"klantcontact_id"}))


@dataclass(frozen=True, slots=True)
class BetrokkeneGegevens:
    """What was sent of a betrokkene.

    Args:
        klantcontact: absent when it is registered along with its contact.
        partij: a `PartijVerwijzing`; None uncouples.
        digitale_adressen: for this contact only.
    """

    klantcontact: Any = AFWEZIG
    rol: Any = AFWEZIG
    initiator: Any = AFWEZIG
    organisatienaam: Any = AFWEZIG
    contactnaam: Any = AFWEZIG
    bezoekadres: Any = AFWEZIG
    correspondentieadres: Any = AFWEZIG
    partij: Any = AFWEZIG
    digitale_adressen: Any = AFWEZIG


@dataclass(frozen=True, slots=True)
class BijContact:
    """The contact that betrokkenen are registered along with.

    Args:
        id: of the contact.
        plaatsgevonden_op: when it was.
    """

    id: UUID
    plaatsgevonden_op: datetime


def nieuwe_betrokkene(
    gegevens: BetrokkeneGegevens,
    controle: Controle,
    pad: Pad,
    partijen: Partijverwijzingen,
    *,
    contact: BijContact | None = None,
    id_: UUID | None = None,
) -> list[Nieuw]:
    """The rows of a betrokkene: its own first, then those of its addresses, and of a partij that is registered along.

    Args:
        gegevens: what was sent.
        controle: gathers what is wrong.
        pad: where in the input it stands.
        partijen: were looked up; what they have under `pad` + `partij` is whose betrokkene this is.
        contact: that is registered with it; without, `gegevens` names one that is there.
        id_: the id it must have; one is made otherwise.
    """
    naar = (*pad, *_PARTIJ)
    mee = _partij_mee(gegevens, controle, naar)
    vast: dict[str, Any] = {"partij_id": mee[0].id if mee else partijen.id(naar)}
    if contact is not None:
        vast |= {"klantcontact_id": contact.id, "plaatsgevonden_op": contact.plaatsgevonden_op}
    rij = nieuw(BETROKKENE_SCHRIJFBAAR, gegevens, controle, pad, id_=id_, **vast)
    adressen = nieuwe_adressen(gegevens.digitale_adressen, controle, (*pad, "digitale_adressen"), betrokkene_id=rij.id)
    return [rij, *adressen, *mee]


def _partij_mee(gegevens: BetrokkeneGegevens, controle: Controle, pad: Pad) -> list[Nieuw]:
    """The rows of a partij that is registered along, when one is."""
    partij = gegevens.partij
    if not isinstance(partij, PartijVerwijzing) or partij.nieuw is None:
        return []
    return nieuwe_partij(partij.nieuw, controle, (*pad, "nieuw"))


async def afgerond(transactie: Transactie, rijen: list[Nieuw], controle: Controle) -> None:
    """Look up what new rows point at, fill what follows, and check them; the caller asks whether all is well."""
    await controle.opzoeken()
    for rij in rijen:
        rij.afronden(controle)
    await nummers_vrij(transactie, rijen, controle)


async def registreer_betrokkene(transactie: Transactie, gegevens: BetrokkeneGegevens, id_: UUID) -> UUID:
    """Register a betrokkene of a contact that is there.

    Raises:
        InvalidRegistrationError: with all that is wrong.
    """
    controle = transactie.controle()
    partijen = Partijverwijzingen(transactie, controle)
    partijen.noem(gegevens.partij, _PARTIJ)
    await partijen.opzoeken()
    rijen = nieuwe_betrokkene(gegevens, controle, (), partijen, id_=id_)
    await afgerond(transactie, rijen, controle)
    controle.klaar()
    await schrijf(transactie, rijen)
    return id_


async def wijzig_betrokkene(
    transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[BetrokkeneGegevens]
) -> UUID:
    """Change a betrokkene; couple it to a partij, which may be registered along, or uncouple it (F3246).

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`.
        InvalidRegistrationError: with all that is wrong.
    """
    gegevens, controle = wijziging.gegevens, transactie.controle()
    if isinstance(gegevens.partij, PartijVerwijzing):
        gegevens = replace(gegevens, partij=await _gekoppeld(transactie, gegevens, controle))
    return await wijzig(transactie, soort, replace(wijziging, gegevens=gegevens), controle)


async def _gekoppeld(transactie: Transactie, gegevens: BetrokkeneGegevens, controle: Controle) -> Any:
    """Id of the partij to couple to; absent when there is none because of what was found wrong."""
    partijen = Partijverwijzingen(transactie, controle)
    partijen.noem(gegevens.partij, _PARTIJ)
    await partijen.opzoeken()
    mee = _partij_mee(gegevens, controle, _PARTIJ)
    if not mee:
        return partijen.id(_PARTIJ) or AFWEZIG
    await afgerond(transactie, mee, controle)
    if not controle.goed:
        return AFWEZIG
    # Before what points at it; should the betrokkene be refused after all, nothing of this stays.
    await schrijf(transactie, mee)
    return mee[0].id


async def verwijder_betrokkene(transactie: Transactie, soort: Schrijfbaar, id_: UUID, versie: int) -> Verwijdering:
    """Remove a betrokkene with its addresses; the last one of a contact stays (rule 1).

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`, or it is the last one.
    """
    found = await transactie.session.fetch(select(_b.klantcontact_id).where(_b.id == id_))
    contacten = [row[0] for row in found]
    # The contact first: two who each remove one of the last two take turns.
    await transactie.standen(_KLANTCONTACT, contacten)
    await transactie.stand(BETROKKENE, id_, versie=versie, removing=True)
    others = select(_b.id).where(_b.klantcontact_id.in_(contacten), _b.id != id_).limit(1)
    if not await transactie.session.fetch(others):
        melding = "Dit is de enige betrokkene van het contact. Registreer eerst een ander, of verwijder het contact."
        raise ConflictError("LAATSTE", melding)
    return await verwijder(transactie, soort, id_, versie)
