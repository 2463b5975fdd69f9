from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select

from db.tables import Referentiewaarde
from resolvers.concept import Concept
from resolvers.operation import Operation

_r = Referentiewaarde.__table__.c
REFERENTIEWAARDE = Concept(
    name="referentiewaarde",
    table=Referentiewaarde.__table__,
    columns={name: name for name in ("code", "naam", "begindatum", "einddatum")},
    identity=_r.code,
)


def referentielijst_statement(lijst: str | ColumnElement[str], columns: list[ColumnElement[Any]]) -> Select[Any]:
    """Values of one reference list, in order of their name; none for a list that has none."""
    found = select(*columns).select_from(REFERENTIEWAARDE.table).where(_r.lijst == lijst)
    return found.order_by(_r.naam, _r.code)


async def find_referentielijst(operation: Operation, lijst: str) -> list[Row[Any]]:
    """Values of one reference list; one statement."""
    columns = REFERENTIEWAARDE.select(operation.scope)
    return list(await operation.fetch(referentielijst_statement(lijst, columns)))
