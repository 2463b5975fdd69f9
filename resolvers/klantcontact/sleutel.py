from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row

from db.tables import Klantcontact
from resolvers.klantcontact.concept import KLANTCONTACT
from resolvers.lookup import find
from resolvers.operation import Operation

_k = Klantcontact.__table__.c


@dataclass(frozen=True, slots=True)
class KlantcontactSleutel:
    """Which klantcontact; exactly one field is given."""

    uuid: UUID | None = None
    nummer: str | None = None

    def condition(self) -> ColumnElement[bool]:
        """That a row of `klantcontact` is the one meant."""
        return _k.id == self.uuid if self.uuid is not None else _k.nummer == self.nummer


async def find_klantcontact(operation: Operation, sleutel: KlantcontactSleutel) -> Row[Any] | None:
    """The klantcontact meant, or None. One statement."""
    return await find(operation, KLANTCONTACT, sleutel.condition())
