from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement

from db.tables import DigitaalAdres
from resolvers.concept import concept
from resolvers.filters import combined, equal, one_of
from resolvers.listing import Listing, Order
from resolvers.relation import Relation
from resolvers.scope import Scope
from resolvers.zoeken import email_value, telefoonnummer_value

DIGITAAL_ADRES = concept(DigitaalAdres)
_d = DigitaalAdres.__table__.c


@dataclass(frozen=True, slots=True)
class DigitaalAdresFilter:
    """Which digitale adressen; phone numbers are compared in their normal form, e-mail without regard to case."""

    en: "tuple[DigitaalAdresFilter, ...] | None" = None
    of: "tuple[DigitaalAdresFilter, ...] | None" = None
    niet: "DigitaalAdresFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    partij: tuple[UUID, ...] | None = None
    betrokkene: tuple[UUID, ...] | None = None
    soort: tuple[str, ...] | None = None
    email: str | None = None
    telefoonnummer: str | None = None
    adres: str | None = None
    is_standaardadres: bool | None = None
    referentie: str | None = None


def contact_details(email: str | None, telefoonnummer: str | None) -> Iterator[ColumnElement[bool]]:
    """That an address is this e-mail address or phone number."""
    if email is not None:
        yield _d.soort == "email"
        yield _d.adres_normaal == email_value(email)
    if telefoonnummer is not None:
        yield _d.soort == "telefoonnummer"
        yield _d.adres_normaal == telefoonnummer_value(telefoonnummer)


def _own(filter_: DigitaalAdresFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_d.id, filter_.uuid)
    yield from one_of(_d.partij_id, filter_.partij)
    yield from one_of(_d.betrokkene_id, filter_.betrokkene)
    yield from one_of(_d.soort, filter_.soort)
    yield from contact_details(filter_.email, filter_.telefoonnummer)
    yield from equal(_d.adres, filter_.adres)
    yield from equal(_d.is_standaardadres, filter_.is_standaardadres)
    yield from equal(_d.referentie, filter_.referentie)


_ORDER = (_d.is_voorkeursadres.desc(), _d.is_standaardadres.desc(), _d.soort)
DIGITALE_ADRESSEN = Listing(
    name="digitale_adressen",
    target=DIGITAAL_ADRES,
    orders={"UUID_OPLOPEND": Order(_d.id)},
    conditions=combined(_own),
)
DIGITALE_ADRESSEN_VAN_PARTIJ = Relation(
    name="digitale_adressen_van_partij", target=DIGITAAL_ADRES, key=_d.partij_id, order=_ORDER
)
DIGITALE_ADRESSEN_VAN_BETROKKENE = Relation(
    name="digitale_adressen_van_betrokkene", target=DIGITAAL_ADRES, key=_d.betrokkene_id, order=_ORDER
)
VOORKEURS_DIGITAAL_ADRES_VAN_PARTIJ = Relation(
    name="voorkeurs_digitaal_adres_van_partij",
    target=DIGITAAL_ADRES,
    key=_d.partij_id,
    where=lambda _scope: (_d.is_voorkeursadres,),
    many=False,
)
