"""Figures about a history, for whoever judges a complaint."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, and_, extract, func, select

from db.tables import InterneTaak, Klantcontact
from resolvers.contactgeschiedenis.subject import Subject
from resolvers.contactgeschiedenis.tijdlijn import CONTACTEN, contacts_in
from resolvers.klantcontact.concept import RICHTING
from resolvers.klantcontact.filter import KlantcontactFilter, onbeantwoord
from resolvers.operation import Operation
from resolvers.scope import Scope
from resolvers.visibility import visible

_k = Klantcontact.__table__.c
_t = InterneTaak.__table__.c


@dataclass(frozen=True, slots=True)
class Telling:
    """How many contacts came over one kanaal in one richting."""

    kanaal: str
    richting: str | None
    aantal: int


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """Figures; durations are whole seconds, None where there is nothing to measure."""

    aantal: int
    per_kanaal: Sequence[Telling]
    eerste: datetime | None
    laatste: datetime | None
    mislukte_pogingen: int
    onbeantwoord: int
    open_taken: int
    open_langste_wachttijd: int | None
    afgehandelde_taken: int
    wachttijd_mediaan: int | None
    wachttijd_langste: int | None
    doorlooptijd_mediaan: int | None
    doorlooptijd_langste: int | None


async def samenvatting(
    operation: Operation, subject: Subject, inclusief: tuple[str, ...], filter_: KlantcontactFilter | None
) -> Samenvatting:
    """Figures of a history. Two statements: one over the contacts, one over their tasks."""
    contacts = contacts_in(subject, inclusief, filter_, operation.scope)
    rows = await operation.fetch(_contact_figures(operation.scope).add_cte(contacts))
    [tasks] = await operation.fetch(_task_figures(operation.scope).add_cte(contacts))
    return _figures(rows, tasks)


@lru_cache(maxsize=16)
def _contact_figures(scope: Scope) -> Select[Any]:
    failed = and_(RICHTING == "uitgaand", _k.indicatie_contact_gelukt == "nee")
    each = (
        select(
            _k.kanaal,
            RICHTING.label("richting"),
            _k.plaatsgevonden_op,
            failed.label("mislukt"),
            onbeantwoord(scope).label("onbeantwoord"),
        )
        .where(_k.id.in_(select(CONTACTEN.c.id)))
        .subquery("elk")
    )
    return (
        select(
            each.c.kanaal,
            each.c.richting,
            func.count().label("aantal"),
            func.min(each.c.plaatsgevonden_op).label("eerste"),
            func.max(each.c.plaatsgevonden_op).label("laatste"),
            func.count().filter(each.c.mislukt).label("mislukt"),
            func.count().filter(each.c.onbeantwoord).label("onbeantwoord"),
        )
        .group_by(each.c.kanaal, each.c.richting)
        .order_by(func.count().desc(), each.c.kanaal, each.c.richting)
    )


@lru_cache(maxsize=16)
def _task_figures(scope: Scope) -> Select[Any]:
    open_ = _t.status == "te_verwerken"
    done = _t.afgehandeld_op.isnot(None)

    def seconds(end: Any, begin: Any) -> Any:
        return func.greatest(extract("epoch", end - begin), 0)

    waited, handled = seconds(_t.afgehandeld_op, _t.plaatsgevonden_op), seconds(_t.afgehandeld_op, _t.toegewezen_op)
    return select(
        func.count().filter(open_).label("open_taken"),
        func.max(seconds(func.now(), _t.plaatsgevonden_op)).filter(open_).label("open_langste_wachttijd"),
        func.count().filter(~open_).label("afgehandelde_taken"),
        func.percentile_cont(0.5).within_group(waited).filter(done).label("wachttijd_mediaan"),
        func.max(waited).filter(done).label("wachttijd_langste"),
        func.percentile_cont(0.5).within_group(handled).filter(done).label("doorlooptijd_mediaan"),
        func.max(handled).filter(done).label("doorlooptijd_langste"),
    ).where(_t.klantcontact_id.in_(select(CONTACTEN.c.id)), *visible(InterneTaak.__table__, scope))


def _figures(rows: Sequence[Row[Any]], tasks: Row[Any]) -> Samenvatting:
    def whole(name: str) -> int | None:
        value = getattr(tasks, name)
        return None if value is None else int(value)

    return Samenvatting(
        aantal=sum(row.aantal for row in rows),
        per_kanaal=[Telling(row.kanaal, row.richting, row.aantal) for row in rows],
        eerste=min((row.eerste for row in rows), default=None),
        laatste=max((row.laatste for row in rows), default=None),
        mislukte_pogingen=sum(row.mislukt for row in rows),
        onbeantwoord=sum(row.onbeantwoord for row in rows),
        open_taken=tasks.open_taken,
        open_langste_wachttijd=whole("open_langste_wachttijd"),
        afgehandelde_taken=tasks.afgehandelde_taken,
        wachttijd_mediaan=whole("wachttijd_mediaan"),
        wachttijd_langste=whole("wachttijd_langste"),
        doorlooptijd_mediaan=whole("doorlooptijd_mediaan"),
        doorlooptijd_langste=whole("doorlooptijd_langste"),
    )
