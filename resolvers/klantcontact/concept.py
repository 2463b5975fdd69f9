from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, FromClause, case, false, func, select

from db.tables import Betrokkene, Klantcontact
from resolvers.concept import concept

_b = Betrokkene.__table__.c


def richting_of(table: FromClause) -> ColumnElement[Any]:
    """Richting of a row of `table` (klantcontact, under whatever alias).

    Incoming when some betrokkene is initiator, outgoing when there are betrokkenen and none is, otherwise unknown.
    """
    initiator = func.bool_or(_b.initiator)
    return _of_betrokkenen(case((initiator, "inkomend"), (initiator.is_(False), "uitgaand")), table)


def _of_betrokkenen(what: ColumnElement[Any], table: FromClause) -> ColumnElement[Any]:
    return select(what).where(_b.klantcontact_id == table.c.id).correlate(table).scalar_subquery()


def has_richting(richtingen: Iterable[str]) -> ColumnElement[bool]:
    """That the richting of a klantcontact is one of these.

    As a test of a boolean, not of a text: PostgreSQL takes it that half of the rows pass the one, and one in two
    hundred the other. Expecting so few, it would work out all there are and sort them, to show the newest fifty.
    """
    incoming = _of_betrokkenen(func.bool_or(_b.initiator), Klantcontact.__table__)
    match sorted(set(richtingen)):
        case []:
            return false()
        case [one]:
            return incoming.is_(one == "inkomend")
        case _:
            return incoming.isnot(None)


KLANTCONTACT = concept(Klantcontact, derived={"richting": lambda table, _scope: richting_of(table)})
