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

    def _one_value(self) -> tuple[str, Any] | None:
        """The field given and what to look for, unless it is an identificator."""
        for name in ("uuid", "nummer", *_SOORTEN):
            if (value := getattr(self, name)) is not None:
                return name, value.strip() if name in _SOORTEN else value
        return None

    def condition(self) -> ColumnElement[bool]:
        """That a row of `partij` is the one meant."""
        given = self._one_value()
        return _has(self.codes()) if given is None else _is(*given)

    def codes(self) -> PartijIdentificatorFilter:
        """The identificator meant, when it is neither a uuid nor a nummer."""
        given = self._one_value()
        if given is not None and given[0] in _SOORTEN:
            return _codes(*given)
        return self.identificator or PartijIdentificatorFilter()

    def statement(self, scope: Scope, names: tuple[str, ...] | None) -> tuple[Select[Any], Mapping[str, Any]]:
        """Statement of the partij meant, and the values of its parameters."""
        given = self._one_value()
        if given is None:
            return one(PARTIJ, self.condition(), scope, PARTIJ.select(scope, names)), {}
        # The same statement for every client: only the value is new.
        return _statement(given[0], scope, names), {"sleutel": given[1]}


def _codes(name: str, value: Any) -> PartijIdentificatorFilter:
    register, objecttype, soort = _SOORTEN[name]
    return PartijIdentificatorFilter(objecttype=objecttype, soort_object_id=soort, object_id=value, register=register)


def _has(identificator: PartijIdentificatorFilter) -> ColumnElement[bool]:
    return _p.id.in_(select(_i.partij_id).where(*identificator.codes()))


def _is(name: str, value: Any) -> ColumnElement[bool]:
    if name in _SOORTEN:
        return _has(_codes(name, value))
    found: ColumnElement[bool] = (_p.id if name == "uuid" else _p.nummer) == value
    return found


@lru_cache(maxsize=64)
def _statement(name: str, scope: Scope, names: tuple[str, ...] | None) -> Select[Any]:
    value = bindparam("sleutel", type_=_p.id.type if name == "uuid" else _p.nummer.type)
    return one(PARTIJ, _is(name, value), scope, PARTIJ.select(scope, names))


async def find_partij(
    operation: Operation, sleutel: PartijSleutel, names: tuple[str, ...] | None = None
) -> Row[Any] | None:
    """The partij meant, with all its columns (or those in `names`), or None. One statement."""
    rows = await operation.fetch(*sleutel.statement(operation.scope, names))
    return rows[0] if rows else None
