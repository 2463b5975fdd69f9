from typing import Any

from sqlalchemy import Row, select

from db.tables import Referentiewaarde
from resolvers.operation import Operation

_r = Referentiewaarde.__table__.c


async def find_referentielijst(operation: Operation, lijst: str) -> list[Row[Any]]:
    """Values of one reference list, in order of their name; empty for a list that has none."""
    statement = select(_r.code, _r.naam, _r.begindatum, _r.einddatum).where(_r.lijst == lijst)
    return list(await operation.fetch(statement.order_by(_r.naam, _r.code)))
