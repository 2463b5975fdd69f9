from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, exists, not_, select, union

from db.tables import ActorKlantcontact, Betrokkene, DigitaalAdres, InterneTaak, Klantcontact, Onderwerpobject, Partij
from resolvers.actor import ActorSleutel
from resolvers.coding import SoortObject
from resolvers.digitaal_adres import contact_details
from resolvers.filters import among, combined, equal, one_of
from resolvers.keys import Keys
from resolvers.klantcontact.chain import opvolging
from resolvers.klantcontact.concept import has_richting
from resolvers.objectidentificator import ObjectidentificatorFilter
from resolvers.periode import Periode
from resolvers.scope import Scope
from resolvers.zoeken import naam_condition, tekst_condition

_k = Klantcontact.__table__.c
_b = Betrokkene.__table__.c
_d = DigitaalAdres.__table__.c
_o = Onderwerpobject.__table__.c
_t = InterneTaak.__table__.c
_ak = ActorKlantcontact.__table__.c


@dataclass(frozen=True, slots=True)
class Metagegeven:
    """One pair of a klantcontact's metadata."""

    sleutel: str
    waarde: str


@dataclass(frozen=True, slots=True)
class KlantcontactFilter:
    """Which klantcontacten; fields that are given must all hold."""

    en: "tuple[KlantcontactFilter, ...] | None" = None
    of: "tuple[KlantcontactFilter, ...] | None" = None
    niet: "KlantcontactFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    nummer: tuple[str, ...] | None = None
    referentienummer: tuple[str, ...] | None = None
    periode: Periode | None = None
    kanaal: tuple[str, ...] | None = None
    richting: tuple[str, ...] | None = None
    indicatie_contact_gelukt: tuple[str, ...] | None = None
    taal: tuple[str, ...] | None = None
    vertrouwelijk: bool | None = None
    verdere_actie_ondernomen: bool | None = None
    hoofdonderwerptype: tuple[str, ...] | None = None
    tekst: str | None = None
    metadata: Metagegeven | None = None
    actor: ActorSleutel | None = None
    partij: tuple[UUID, ...] | None = None
    naam: str | None = None
    email: str | None = None
    telefoonnummer: str | None = None
    zaak: tuple[str, ...] | None = None
    onderwerpobject: ObjectidentificatorFilter | None = None
    heeft_open_taak: bool | None = None
    onbeantwoord: bool | None = None


def _own(filter_: KlantcontactFilter, scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from _attributes(filter_)
    if filter_.tekst is not None:
        yield tekst_condition(_k.tekst, filter_.tekst)
    if filter_.metadata is not None:
        yield _k.metadata.contains({filter_.metadata.sleutel: filter_.metadata.waarde})
    if filter_.actor is not None:
        yield _k.id.in_(select(_ak.klantcontact_id).where(_ak.actor_id.in_(filter_.actor.ids())))
    yield from _about(filter_, scope)
    yield from _people(filter_)
    if filter_.heeft_open_taak is not None:
        open_ = exists().where(_t.klantcontact_id == _k.id, _t.status == "te_verwerken")
        yield open_ if filter_.heeft_open_taak else ~open_
    if filter_.onbeantwoord is not None:
        unanswered = onbeantwoord(scope)
        # Without betrokkenen its richting is unknown, and so is this: it was not left unanswered, as far as we know.
        yield unanswered if filter_.onbeantwoord else not_(unanswered.is_(True))


def _attributes(filter_: KlantcontactFilter) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_k.id, filter_.uuid)
    yield from one_of(_k.nummer, filter_.nummer)
    yield from one_of(_k.referentienummer, filter_.referentienummer)
    if filter_.periode is not None:
        yield from filter_.periode.conditions(_k.plaatsgevonden_op)
    yield from one_of(_k.kanaal, filter_.kanaal)
    if filter_.richting is not None:
        yield has_richting(filter_.richting)
    yield from one_of(_k.indicatie_contact_gelukt, filter_.indicatie_contact_gelukt)
    yield from one_of(_k.taal, filter_.taal)
    yield from equal(_k.vertrouwelijk, filter_.vertrouwelijk)
    yield from equal(_k.verdere_actie_ondernomen, filter_.verdere_actie_ondernomen)
    yield from one_of(_k.hoofdonderwerptype, filter_.hoofdonderwerptype)


def _about(filter_: KlantcontactFilter, scope: Scope) -> Iterator[ColumnElement[bool]]:
    if filter_.zaak is not None:
        yield _k.id.in_(
            select(_o.klantcontact_id).where(
                among(_o.object_sleutel, [sleutel.lower() for sleutel in filter_.zaak]),
                scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.ZAAK),
            )
        )
    if filter_.onderwerpobject is not None:
        codes = filter_.onderwerpobject.conditions(Onderwerpobject.__table__)
        yield _k.id.in_(select(_o.klantcontact_id).where(*codes))


def _people(filter_: KlantcontactFilter) -> Iterator[ColumnElement[bool]]:
    if filter_.partij is not None:
        yield _k.id.in_(select(_b.klantcontact_id).where(among(_b.partij_id, filter_.partij)))
    if filter_.naam is not None:
        yield _k.id.in_(_named(filter_.naam))
    if filter_.email is not None or filter_.telefoonnummer is not None:
        yield _k.id.in_(reached_at(filter_.email, filter_.telefoonnummer))


# Two ways to be found are two statements put together, each by its own index: with `or` between them PostgreSQL reads
# every betrokkene there is.
def _named(naam: str) -> CompoundSelect[Any]:
    partij = Partij.__table__
    known = select(partij.c.id).where(naam_condition(partij.c.naam_zoek, naam))
    return union(
        select(_b.klantcontact_id).where(_b.naam_zoek != " ", naam_condition(_b.naam_zoek, naam)),
        select(_b.klantcontact_id).where(_b.partij_id.in_(known)),
    )


def reached_at(email: str | None, telefoonnummer: str | None) -> CompoundSelect[Any]:
    """Contacts of whoever has this e-mail address or phone number, as betrokkene or as partij."""
    own = select(_d.betrokkene_id).where(_d.betrokkene_id.isnot(None), *contact_details(email, telefoonnummer))
    known = select(_d.partij_id).where(_d.partij_id.isnot(None), *contact_details(email, telefoonnummer))
    return union(
        select(_b.klantcontact_id).where(_b.id.in_(own)), select(_b.klantcontact_id).where(_b.partij_id.in_(known))
    )


def onbeantwoord(scope: Scope) -> ColumnElement[bool]:
    """That a klantcontact was left unanswered."""
    tasks = select(_t.klantcontact_id).where(_t.klantcontact_id == _k.id).correlate(Klantcontact.__table__)
    return unanswered(_k, has_richting(["inkomend"]), tasks, opvolging(Keys.one(_k.id), scope).subquery("opvolging"))


def unanswered(contact: Any, incoming: ColumnElement[bool], tasks: Select[Any], followed: Any) -> ColumnElement[bool]:
    """An incoming contact that led to a task and has neither a reactie nor a follow-up that did not fail.

    Args:
        contact: columns of the contact.
        incoming: that its richting is `inkomend`.
        tasks: statement of the ids of contacts with a task.
        followed: which contacts (`doel`) followed which up (`sleutel`).
    """
    later = Klantcontact.__table__.alias("antwoord")
    answered = (
        select(followed.c.sleutel)
        .join_from(followed, later, later.c.id == followed.c.doel)
        .where(later.c.indicatie_contact_gelukt != "nee")
        .correlate(Klantcontact.__table__)
    )
    return and_(contact.reactie.is_(None), incoming, contact.id.in_(tasks), contact.id.not_in(answered))


CONDITIONS = combined(_own)
