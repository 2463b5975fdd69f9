"""Figures about a history, for whoever judges a complaint."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, extract, func, select

from resolvers.contactgeschiedenis.contacten import CONTACTEN, OPVOLGINGEN, TAKEN, contacts_in
from resolvers.contactgeschiedenis.subject import Subject
from resolvers.klantcontact.filter import KlantcontactFilter, unanswered
from resolvers.operation import Operation


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
    contacts, scope = contacts_in(subject, inclusief, filter_), operation.scope
    statements = [contacts.beside(statement, scope) for statement in figures_statements()]
    rows, [tasks] = [await operation.fetch(statement, subject.parameters) for statement in statements]
    return figures_of(rows, tasks)


def figures_statements() -> tuple[Select[Any], Select[Any]]:
    """Statements of the figures over `CONTACTEN`, and of those over their tasks (one row)."""
    return _contact_figures(), _task_figures()


@cache
def _contact_figures() -> Select[Any]:
    c = CONTACTEN.c
    failed = and_(c.richting == "uitgaand", c.indicatie_contact_gelukt == "nee")
    return (
        select(
            c.kanaal,
            c.richting,
            func.count().label("aantal"),
            func.min(c.plaatsgevonden_op).label("eerste"),
            func.max(c.plaatsgevonden_op).label("laatste"),
            func.count().filter(failed).label("mislukt"),
            func.count()
            .filter(unanswered(c, c.richting == "inkomend", select(TAKEN.c.klantcontact_id), OPVOLGINGEN))
            .label("onbeantwoord"),
        )
        .group_by(c.kanaal, c.richting)
        .order_by(func.count().desc(), c.kanaal, c.richting)
    )


@cache
def _task_figures() -> Select[Any]:
    t = TAKEN.c
    open_ = t.status == "te_verwerken"
    done = t.afgehandeld_op.isnot(None)

    def seconds(end: Any, begin: Any) -> Any:
        return func.greatest(extract("epoch", end - begin), 0)

    waited, handled = seconds(t.afgehandeld_op, t.plaatsgevonden_op), seconds(t.afgehandeld_op, t.toegewezen_op)
    return select(
        func.count().filter(open_).label("open_taken"),
        func.max(seconds(func.now(), t.plaatsgevonden_op)).filter(open_).label("open_langste_wachttijd"),
        func.count().filter(~open_).label("afgehandelde_taken"),
        func.percentile_cont(0.5).within_group(waited).filter(done).label("wachttijd_mediaan"),
        func.max(waited).filter(done).label("wachttijd_langste"),
        func.percentile_cont(0.5).within_group(handled).filter(done).label("doorlooptijd_mediaan"),
        func.max(handled).filter(done).label("doorlooptijd_langste"),
    )


def figures_of(rows: Sequence[Any], tasks: Any) -> Samenvatting:
    """The figures that the rows of both statements make."""

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
