from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, bindparam, select

from db.tables import Partij, PartijIdentificator
from resolvers.lookup import one
from resolvers.operation import Operation
from resolvers.partij.lists import PARTIJ
from resolvers.partij_identificator import PartijIdentificatorFilter
from resolvers.scope import Scope

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
                text = value.strip() if isinstance(value, str) else value
                return PartijIdentificatorFilter(
                    objecttype=objecttype, soort_object_id=soort, object_id=text, register=register
                )
        return self.identificator or PartijIdentificatorFilter()

    def statement(self, scope: Scope, names: tuple[str, ...] | None) -> tuple[Select[Any], Mapping[str, Any]]:
        """Statement of the partij meant, and the values of its parameters."""
        for name in ("uuid", "nummer", *_SOORTEN):
            if (value := getattr(self, name)) is not None:
                # The same statement for every client: only the value is new.
                return _statement(name, scope, names), {"sleutel": value.strip() if name in _SOORTEN else value}
        return one(PARTIJ, self.condition(), scope, PARTIJ.select(scope, names)), {}


@lru_cache(maxsize=64)
def _statement(name: str, scope: Scope, names: tuple[str, ...] | None) -> Select[Any]:
    sleutel: Any = bindparam("sleutel", type_=_p.id.type if name == "uuid" else _p.nummer.type)
    return one(PARTIJ, PartijSleutel(**{name: sleutel}).condition(), scope, PARTIJ.select(scope, names))


async def find_partij(
    operation: Operation, sleutel: PartijSleutel, names: tuple[str, ...] | None = None
) -> Row[Any] | None:
    """The partij meant, with all its columns (or those in `names`), or None. One statement."""
    rows = await operation.fetch(*sleutel.statement(operation.scope, names))
    return rows[0] if rows else None
