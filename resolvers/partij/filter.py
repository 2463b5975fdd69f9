from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from db.tables import CategorieRelatie, DigitaalAdres, Partij, PartijIdentificator
from resolvers.digitaal_adres import contact_details
from resolvers.errors import InvalidInputError
from resolvers.filters import among, combined, equal, one_of
from resolvers.partij_identificator import CONDITIONS as IDENTIFICATOR_CONDITIONS
from resolvers.partij_identificator import PartijIdentificatorFilter
from resolvers.scope import Scope
from resolvers.zoeken import adres_condition, naam_condition

_p = Partij.__table__.c
_d = DigitaalAdres.__table__.c
_i = PartijIdentificator.__table__.c
_cr = CategorieRelatie.__table__.c


@dataclass(frozen=True, slots=True)
class PartijFilter:
    """Which partijen; fields that are given must all hold."""

    en: "tuple[PartijFilter, ...] | None" = None
    of: "tuple[PartijFilter, ...] | None" = None
    niet: "PartijFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    nummer: tuple[str, ...] | None = None
    soort_partij: tuple[str, ...] | None = None
    indicatie_actief: bool | None = None
    indicatie_geheimhouding: tuple[str, ...] | None = None
    naam: str | None = None
    adres: str | None = None
    postcode: str | None = None
    huisnummer: int | None = None
    email: str | None = None
    telefoonnummer: str | None = None
    identificator: PartijIdentificatorFilter | None = None
    categorie: tuple[UUID, ...] | None = None


def _own(filter_: PartijFilter, scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_p.id, filter_.uuid)
    yield from one_of(_p.nummer, filter_.nummer)
    yield from one_of(_p.soort_partij, filter_.soort_partij)
    yield from equal(_p.indicatie_actief, filter_.indicatie_actief)
    yield from one_of(_p.indicatie_geheimhouding, filter_.indicatie_geheimhouding)
    if filter_.naam is not None:
        yield naam_condition(_p.naam_zoek, filter_.naam)
    yield from _address(filter_)
    if filter_.email is not None or filter_.telefoonnummer is not None:
        yield _p.id.in_(
            select(_d.partij_id).where(
                _d.partij_id.isnot(None), *contact_details(filter_.email, filter_.telefoonnummer)
            )
        )
    if filter_.identificator is not None:
        yield _p.id.in_(select(_i.partij_id).where(*IDENTIFICATOR_CONDITIONS(filter_.identificator, scope)))
    if filter_.categorie is not None:
        yield _p.id.in_(
            select(_cr.partij_id).where(
                among(_cr.categorie_id, filter_.categorie),
                func.coalesce(_cr.einddatum, func.current_date()) >= func.current_date(),
            )
        )


def _address(filter_: PartijFilter) -> Iterator[ColumnElement[bool]]:
    if filter_.adres is not None:
        yield _p.adres_zoek != " "
        yield adres_condition(_p.adres_zoek, filter_.adres)
    if filter_.postcode is not None:
        postcode = filter_.postcode.replace(" ", "").upper()
        yield _p.bezoekadres_postcode == f"{postcode[:4]} {postcode[4:]}"
    if filter_.huisnummer is not None:
        if filter_.postcode is None:
            raise InvalidInputError("Zoeken op `huisnummer` kan alleen samen met `postcode`.")
        yield _p.bezoekadres_huisnummer == filter_.huisnummer


CONDITIONS = combined(_own)
