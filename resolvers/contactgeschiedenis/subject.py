from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Row, Select, Text, any_, bindparam, false, select
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import Betrokkene, DigitaalAdres, Klantcontact, Partij
from resolvers.digitaal_adres import contact_details
from resolvers.filters import among
from resolvers.keys import Keys
from resolvers.klantcontact.concept import KLANTCONTACT
from resolvers.klantcontact.lists import of_zaak
from resolvers.klantcontact.sleutel import KlantcontactSleutel
from resolvers.lookup import find
from resolvers.operation import Operation
from resolvers.partij import PARTIJ, PartijSleutel, find_partij
from resolvers.scope import Scope
from resolvers.visibility import visible
from resolvers.zaak import ZaakSleutel, find_zaak

_b = Betrokkene.__table__.c
_d = DigitaalAdres.__table__.c
_k = Klantcontact.__table__.c
_p = Partij.__table__.c


@dataclass(frozen=True, slots=True)
class ContactgeschiedenisSleutel:
    """Where a history starts; exactly one field is given."""

    partij: PartijSleutel | None = None
    zaak: ZaakSleutel | None = None
    klantcontact: KlantcontactSleutel | None = None
    email: str | None = None
    telefoonnummer: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectShape:
    """What a subject consists of: all that statements about it depend on but values, which are their parameters.

    Args:
        single: it has exactly one partij.
        known: it has nothing but partijen.
        zaak: it started from a zaak.
        name: what the parameters' names begin with, where several subjects meet in one statement.
    """

    single: bool
    known: bool
    zaak: bool
    name: str = ""

    @property
    def partij(self) -> ColumnElement[Any]:
        """Id of the one partij."""
        return bindparam(f"{self.name}partij", type_=PgUuid())

    @property
    def partijen(self) -> ColumnElement[Any]:
        """Ids of the partijen, an array."""
        return bindparam(f"{self.name}partijen", type_=ARRAY(PgUuid))

    @property
    def betrokkenen(self) -> ColumnElement[Any]:
        """Ids of the betrokkenen that are the client themselves, an array."""
        return bindparam(f"{self.name}betrokkenen", type_=ARRAY(PgUuid))

    @property
    def klantcontacten(self) -> ColumnElement[Any]:
        """Ids of contacts that belong in it by themselves, an array."""
        return bindparam(f"{self.name}klantcontacten", type_=ARRAY(PgUuid))

    @property
    def zaaksleutel(self) -> ColumnElement[Any]:
        """Key of the zaak."""
        return bindparam(f"{self.name}zaaksleutel", type_=Text)


@dataclass(frozen=True)
class Subject:
    """Whose history it is, as found in the register.

    Args:
        partijen: rows of the partijen whose own contacts these are (several when they share an address or a contact).
        betrokkenen: ids of betrokkenen without partij that are this client.
        klantcontacten: ids of contacts that belong in it by themselves.
        zaak: key of the zaak it started from.
        inclusief: relations that are included unless the reader says otherwise.
        name: what the names of its parameters begin with.
    """

    partijen: Sequence[Row[Any]] = ()
    betrokkenen: tuple[UUID, ...] = ()
    klantcontacten: tuple[UUID, ...] = ()
    zaak: Row[Any] | None = None
    inclusief: tuple[str, ...] = ("eigen",)
    name: str = ""

    @property
    def partij_ids(self) -> list[UUID]:
        """Ids of the partijen."""
        return [row.uuid for row in self.partijen]

    @property
    def partij(self) -> Row[Any] | None:
        """The one partij it is about; None when there are none or several."""
        return self.partijen[0] if len(self.partijen) == 1 else None

    @property
    def shape(self) -> SubjectShape:
        """What it consists of."""
        known = not self.betrokkenen and not self.klantcontacten
        return SubjectShape(len(self.partijen) == 1, known, self.zaak is not None, self.name)

    @property
    def parameters(self) -> dict[str, Any]:
        """Values of what the shape names."""
        ids = self.partij_ids
        return {
            f"{self.name}partij": ids[0] if ids else None,
            f"{self.name}partijen": ids,
            f"{self.name}betrokkenen": list(self.betrokkenen),
            f"{self.name}klantcontacten": list(self.klantcontacten),
            f"{self.name}zaaksleutel": None if self.zaak is None else self.zaak.sleutel,
        }

    def fingerprint(self) -> tuple[Any, ...]:
        """What of it a cursor depends on."""
        return (self.partij_ids, self.betrokkenen, self.klantcontacten, self.zaak and self.zaak.sleutel)


async def find_subject(
    operation: Operation, sleutel: ContactgeschiedenisSleutel, names: tuple[str, ...] | None = None
) -> Subject | None:
    """Whom or what a history is about; None when the register does not know it. One to three statements.

    Args:
        operation: who asks.
        sleutel: where it starts.
        names: columns that are wanted of the partijen; all of them when not given.
    """
    if sleutel.partij is not None:
        partij = await find_partij(operation, sleutel.partij, names)
        return None if partij is None else Subject(partijen=[partij])
    if sleutel.zaak is not None:
        return await _of_zaak(operation, sleutel.zaak.sleutel(), names)
    if sleutel.klantcontact is not None:
        return await _of_klantcontact(operation, sleutel.klantcontact, names)
    return await _of_address(operation, sleutel.email, sleutel.telefoonnummer, names)


Names = tuple[str, ...] | None


async def _of_zaak(operation: Operation, sleutel: str, names: Names) -> Subject | None:
    zaak = await find_zaak(operation, sleutel)
    if zaak is None:
        return None
    contacts = of_zaak(Keys.one(bindparam(None, sleutel, type_=Text)), operation.scope).subquery("contacten")
    klanten = select(_b.partij_id).where(_b.klantcontact_id.in_(select(contacts.c.doel)), _b.rol == "klant")
    partijen = await _partijen(operation, _p.id.in_(klanten), names)
    return Subject(partijen=partijen, zaak=zaak, inclusief=("zaak",))


async def _of_klantcontact(operation: Operation, sleutel: KlantcontactSleutel, names: Names) -> Subject | None:
    contact = await find(operation, KLANTCONTACT, sleutel.condition(), ("uuid",))
    if contact is None:
        return None
    klanten = select(_b.partij_id).where(_b.klantcontact_id == contact.uuid, _b.rol == "klant")
    partijen = await _partijen(operation, _p.id.in_(klanten), names)
    return Subject(partijen=partijen, klantcontacten=(contact.uuid,))


async def _of_address(
    operation: Operation, email: str | None, telefoonnummer: str | None, names: Names
) -> Subject | None:
    found = await operation.fetch(
        select(_d.partij_id, _d.betrokkene_id, _b.partij_id.label("partij_van_betrokkene"))
        .join_from(DigitaalAdres.__table__, Betrokkene.__table__, _b.id == _d.betrokkene_id, isouter=True)
        .where(*contact_details(email, telefoonnummer))
    )
    ids = {row.partij_id or row.partij_van_betrokkene for row in found} - {None}
    alone = _unique(row.betrokkene_id for row in found if row.betrokkene_id and not row.partij_van_betrokkene)
    if not ids and not alone:
        return None
    partijen = await _partijen(operation, among(_p.id, ids), names)
    return Subject(partijen=partijen, betrokkenen=alone)


async def _partijen(operation: Operation, condition: ColumnElement[bool], names: Names) -> Sequence[Row[Any]]:
    scope = operation.scope
    return await operation.fetch(_found(condition, scope, PARTIJ.select(scope, names)))


def partij_statement(shape: SubjectShape, scope: Scope, columns: list[ColumnElement[Any]]) -> Select[Any]:
    """Statement of the one partij of a subject; of none, when there are several."""
    return _found(_p.id == shape.partij if shape.single else false(), scope, columns)


def partijen_statement(shape: SubjectShape, scope: Scope, columns: list[ColumnElement[Any]]) -> Select[Any]:
    """Statement of the partijen of a subject."""
    return _found(_p.id == any_(shape.partijen), scope, columns)


def _found(condition: ColumnElement[bool], scope: Scope, columns: list[ColumnElement[Any]]) -> Select[Any]:
    table = Partij.__table__
    return select(*columns).select_from(table).where(condition, *visible(table, scope)).order_by(_p.id)


def _unique(ids: Iterable[UUID]) -> tuple[UUID, ...]:
    return tuple(sorted(set(ids)))
