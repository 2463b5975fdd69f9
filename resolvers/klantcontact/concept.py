from typing import Any

from sqlalchemy import ColumnElement, FromClause, case, func, select

from db.tables import Betrokkene, Klantcontact
from resolvers.concept import concept

_b = Betrokkene.__table__.c


def richting_of(table: FromClause) -> ColumnElement[Any]:
    """Richting of a row of `table` (klantcontact, under whatever alias).

    Incoming when some betrokkene is initiator, outgoing when there are betrokkenen and none is, otherwise unknown.
    """
    initiator = func.bool_or(_b.initiator)
    return (
        select(case((initiator, "inkomend"), (initiator.is_(False), "uitgaand")))
        .where(_b.klantcontact_id == table.c.id)
        .correlate(table)
        .scalar_subquery()
    )


RICHTING = richting_of(Klantcontact.__table__)
KLANTCONTACT = concept(Klantcontact, derived={"richting": lambda table, _scope: richting_of(table)})
