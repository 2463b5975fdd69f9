from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select

from db.tables import Partij, PartijIdentificator
from resolvers.lookup import find
from resolvers.operation import Operation
from resolvers.partij.lists import PARTIJ
from resolvers.partij_identificator import PartijIdentificatorFilter

_p = Partij.__table__.c
_i = PartijIdentificator.__table__.c
_SOORTEN = {
    "bsn": ("brp", "natuurlijk_persoon", "bsn"),
    "rsin": ("hr", "niet_natuurlijk_persoon", "rsin"),
    "kvk_nummer": ("hr", "niet_natuurlijk_persoon", "kvk_nummer"),
    "vestigingsnummer": ("hr", "vestiging", "vestigingsnummer"),
}


@dataclass(frozen=True, slots=True)
class PartijSleutel:
    """Which partij; exactly one field is given."""

    uuid: UUID | None = None
    nummer: str | None = None
    bsn: str | None = None
    rsin: str | None = None
    kvk_nummer: str | None = None
    vestigingsnummer: str | None = None
    identificator: PartijIdentificatorFilter | None = None

    def condition(self) -> ColumnElement[bool]:
        """That a row of `partij` is the one meant."""
        if self.uuid is not None:
            return _p.id == self.uuid
        if self.nummer is not None:
            return _p.nummer == self.nummer
        return _p.id.in_(select(_i.partij_id).where(*self.codes().codes()))

    def codes(self) -> PartijIdentificatorFilter:
        """The identificator meant, when it is neither a uuid nor a nummer."""
        for name, (register, objecttype, soort) in _SOORTEN.items():
            if (value := getattr(self, name)) is not None:
                return PartijIdentificatorFilter(
                    objecttype=objecttype, soort_object_id=soort, object_id=value.strip(), register=register
                )
        return self.identificator or PartijIdentificatorFilter()


async def find_partij(operation: Operation, sleutel: PartijSleutel) -> Row[Any] | None:
    """The partij meant, or None. One statement."""
    return await find(operation, PARTIJ, sleutel.condition())
