from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, or_, select

from db.tables import Actor, ActorKlantcontact, InterneTaakActor
from resolvers.concept import concept
from resolvers.filters import combined, equal, one_of
from resolvers.keys import Keys
from resolvers.listing import Listing, Order
from resolvers.objectidentificator import ObjectidentificatorFilter
from resolvers.relation import Relation
from resolvers.scope import Scope
from resolvers.zoeken import naam_condition

ACTOR = concept(Actor, without=("persoon_sleutel",))
_a = Actor.__table__.c
_link = ActorKlantcontact.__table__.c
_taak = InterneTaakActor.__table__.c


@dataclass(frozen=True, slots=True)
class ActorSleutel:
    """Which actor; an employee with several actoren is found whole.

    Args:
        uuid: one of the actoren of a person, or a unit.
        email: e-mail address of an employee.
        identificator: codes of one actor.
        naam: (part of) a name.
    """

    uuid: UUID | None = None
    email: str | None = None
    identificator: ObjectidentificatorFilter | None = None
    naam: str | None = None

    def ids(self) -> CompoundSelect[Any]:
        """Statement of the actoren meant, with those that are the same employee.

        A union, as PostgreSQL takes it that three in four actoren pass an `or` of two such questions, and would then
        go through all open tasks for the work list of one employee.
        """
        other = Actor.__table__.alias("zelfde")
        named = select(_a.id, _a.persoon_sleutel).where(*self._named()).cte()
        same = select(other.c.id).where(other.c.persoon_sleutel.in_(select(named.c.persoon_sleutel)))
        return select(named.c.id).union(same)

    def _named(self) -> Iterator[ColumnElement[bool]]:
        yield from equal(_a.id, self.uuid)
        if self.email is not None:
            email = self.email.strip().lower()
            yield or_(_a.persoon_sleutel == email, func.lower(_a.emailadres) == email)
        if self.identificator is not None:
            yield from self.identificator.conditions(Actor.__table__)
        if self.naam is not None:
            yield naam_condition(_a.naam_zoek, self.naam)


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Which actoren; fields that are given must all hold."""

    en: "tuple[ActorFilter, ...] | None" = None
    of: "tuple[ActorFilter, ...] | None" = None
    niet: "ActorFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    naam: str | None = None
    soort_actor: tuple[str, ...] | None = None
    indicatie_actief: bool | None = None
    email: str | None = None
    identificator: ObjectidentificatorFilter | None = None
    zelfde_persoon_als: ActorSleutel | None = None


def _own(filter_: ActorFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_a.id, filter_.uuid)
    if filter_.naam is not None:
        yield naam_condition(_a.naam_zoek, filter_.naam)
    yield from one_of(_a.soort_actor, filter_.soort_actor)
    yield from equal(_a.indicatie_actief, filter_.indicatie_actief)
    if filter_.email is not None:
        yield from ActorSleutel(email=filter_.email)._named()  # noqa: SLF001  same concept, same meaning
    if filter_.identificator is not None:
        yield from filter_.identificator.conditions(Actor.__table__)
    if filter_.zelfde_persoon_als is not None:
        yield _a.id.in_(filter_.zelfde_persoon_als.ids())


def _same_person(keys: Keys, _scope: Scope) -> Select[Any]:
    other = Actor.__table__.alias("zelfde")
    return (
        select(_a.id.label("sleutel"), other.c.id.label("doel"))
        .join_from(Actor.__table__, other, other.c.persoon_sleutel == _a.persoon_sleutel)
        .where(keys.match(_a.id), other.c.id != _a.id)
    )


ACTOREN = Listing(
    name="actoren",
    target=ACTOR,
    orders={"NAAM_OPLOPEND": Order(_a.naam), "NAAM_AFLOPEND": Order(_a.naam, descending=True)},
    conditions=combined(_own),
)
ACTOREN_VAN_KLANTCONTACT = Relation(
    name="actoren_van_klantcontact",
    target=ACTOR,
    pairs=lambda keys, _scope: select(_link.klantcontact_id.label("sleutel"), _link.actor_id.label("doel")).where(
        keys.match(_link.klantcontact_id)
    ),
    order=(_a.naam,),
)
ACTOREN_VAN_INTERNE_TAAK = Relation(
    name="actoren_van_interne_taak",
    target=ACTOR,
    pairs=lambda keys, _scope: select(_taak.interne_taak_id.label("sleutel"), _taak.actor_id.label("doel")).where(
        keys.match(_taak.interne_taak_id)
    ),
    order=(_a.naam,),
)
ACTOREN_VAN_ZELFDE_PERSOON = Relation(
    name="actoren_van_zelfde_persoon", target=ACTOR, pairs=_same_person, order=(_a.naam,)
)
