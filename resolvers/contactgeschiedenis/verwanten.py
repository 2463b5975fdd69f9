from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select

from db.tables import Partij
from resolvers.contactgeschiedenis.relatie import RELATIES, related
from resolvers.contactgeschiedenis.subject import Subject, SubjectShape
from resolvers.operation import Operation
from resolvers.partij import PARTIJ
from resolvers.scope import Scope
from resolvers.visibility import visible


def verwanten_statement(shape: SubjectShape, scope: Scope, columns: list[ColumnElement[Any]]) -> Select[Any]:
    """Statement of the others that belong to the picture: `columns` of their partij, and `relatie`."""
    table = Partij.__table__
    others = related(shape.partijen, [relatie for relatie in RELATIES if relatie not in {"eigen", "zaak"}])
    return (
        select(*columns, others.c.relatie)
        .join_from(others, table, table.c.id == others.c.partij_id)
        .where(*visible(table, scope))
        .order_by(others.c.relatie, table.c.naam_zoek, table.c.id)
    )


async def verwanten(operation: Operation, subject: Subject) -> list[Row[Any]]:
    """Others that belong to the picture of the client, each with its `relatie`. One statement."""
    statement = verwanten_statement(subject.shape, operation.scope, PARTIJ.select(operation.scope))
    return list(await operation.fetch(statement, subject.parameters))
