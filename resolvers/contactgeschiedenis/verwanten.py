from typing import Any

from sqlalchemy import Row, select

from db.tables import Partij
from resolvers.contactgeschiedenis.relatie import RELATIES, related
from resolvers.contactgeschiedenis.subject import Subject
from resolvers.operation import Operation
from resolvers.partij import PARTIJ
from resolvers.visibility import visible


async def verwanten(operation: Operation, subject: Subject) -> list[Row[Any]]:
    """Others that belong to the picture of the client, each with its `relatie`. One statement."""
    table = Partij.__table__
    others = related(subject.partij_ids, [relatie for relatie in RELATIES if relatie not in {"eigen", "zaak"}])
    statement = (
        select(*PARTIJ.select(operation.scope), others.c.relatie)
        .join_from(others, table, table.c.id == others.c.partij_id)
        .where(*visible(table, operation.scope))
        .order_by(others.c.relatie, table.c.naam_zoek, table.c.id)
    )
    return list(await operation.fetch(statement))
