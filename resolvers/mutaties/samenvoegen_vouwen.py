"""What two partijen have, laid together: what both have is kept once, the rest moves to the one that stays.

Each tells the ids of what was of the one that goes, moved or not.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Table, or_, select

from db.tables import DigitaalAdres, PartijIdentificator, Vertegenwoordiging
from db.write_session import Stand
from resolvers.categorie import CATEGORIE_RELATIE
from resolvers.digitaal_adres import DIGITAAL_ADRES
from resolvers.errors import ConflictError
from resolvers.mutaties.digitaal_adres import STANDAARD, VOORKEUR
from resolvers.mutaties.rekeningnummer import VOORKEUR as VOORKEURSREKENING
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.vertegenwoordiging import WIE, WIENS
from resolvers.mutaties.voorkeur import Merk
from resolvers.partij_identificator import PARTIJ_IDENTIFICATOR
from resolvers.rekeningnummer import REKENINGNUMMER
from resolvers.vertegenwoordiging import VERTEGENWOORDIGING

_i = PartijIdentificator.__table__.c
_d = DigitaalAdres.__table__.c
_v = Vertegenwoordiging.__table__.c
_CODES = ("object_id", "objecttype", "register")


@dataclass(frozen=True, slots=True)
class Samen:
    """Two partijen that become one."""

    blijft: UUID
    verdwijnt: UUID

    @property
    def beide(self) -> tuple[UUID, UUID]:
        """Both."""
        return self.blijft, self.verdwijnt


@dataclass(slots=True)
class _Vouw:
    """What is to be done with rows of one table.

    Args:
        kolommen: that can change.
        nieuw: their new values, by row.
        tweeling: by row that goes, the one that is kept in its place.
    """

    kolommen: Sequence[str]
    nieuw: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    tweeling: dict[UUID, Stand] = field(default_factory=dict)

    def zet(self, stand: Stand, **waarden: Any) -> None:
        """Give a row new values."""
        rij = self.nieuw.setdefault(stand.id, {kolom: stand.waarden[kolom] for kolom in self.kolommen})
        rij.update(waarden)

    def waarde(self, stand: Stand, kolom: str) -> Any:
        """A value as it will be."""
        return self.nieuw.get(stand.id, stand.waarden)[kolom]

    async def doe(self, transactie: Transactie, table: Table, standen: Mapping[UUID, Stand]) -> None:
        """Change what moves, then remove what is kept elsewhere. Two statements at most."""
        await transactie.session.update(table, [(standen[id_], nieuw) for id_, nieuw in self.nieuw.items()])
        await transactie.session.delete(table, self.tweeling)


def _gevouwen(
    standen: Iterable[Stand],
    samen: Samen,
    sleutel: Callable[[Stand], Hashable],
    *,
    vullen: Sequence[str] = (),
    ook: Sequence[str] = (),
    merken: Sequence[Merk] = (),
) -> _Vouw:
    """Rows of both, of which those with the same key are one.

    Args:
        standen: of both partijen.
        samen: the partijen.
        sleutel: what makes two rows the same.
        vullen: columns that the one that is kept gets from the other, where it has none.
        ook: columns that the caller will change further.
        merken: marks; those of the partij that stays win.
    """
    vouw = _Vouw(("partij_id", *vullen, *ook, *(merk.kolom for merk in merken)))
    eigen = [stand for stand in standen if stand.waarden["partij_id"] == samen.blijft]
    per_sleutel = {sleutel(stand): stand for stand in reversed(eigen)}
    bezet = {merk.plaats(stand.waarden) for stand in eigen for merk in merken if stand.waarden[merk.kolom]}
    for stand in standen:
        if stand.waarden["partij_id"] != samen.verdwijnt:
            continue
        merkt = {}
        for merk in merken:
            plaats = merk.plaats({**stand.waarden, "partij_id": samen.blijft})
            merkt[merk.kolom] = stand.waarden[merk.kolom] and plaats not in bezet
            bezet |= {plaats} if merkt[merk.kolom] else set()
        tweeling = per_sleutel.get(sleutel(stand))
        if tweeling is None:
            vouw.zet(stand, partij_id=samen.blijft, **merkt)
            continue
        vouw.tweeling[stand.id] = tweeling
        gevuld = {kolom: stand.waarden[kolom] for kolom in vullen if vouw.waarde(tweeling, kolom) is None}
        vouw.zet(tweeling, **gevuld, **{kolom: True for kolom, aan in merkt.items() if aan})
    return vouw


def _had(standen: Iterable[Stand], samen: Samen) -> list[UUID]:
    """Ids of the rows that were of the one that goes."""
    return [stand.id for stand in standen if stand.waarden["partij_id"] == samen.verdwijnt]


async def identificatoren(transactie: Transactie, samen: Samen) -> list[UUID]:
    """Identificatoren, with what stands under them. Three statements at most.

    Raises:
        ConflictError: they have different ones of a soort, so they are not the same client.
    """
    table = table_of(PARTIJ_IDENTIFICATOR)
    onder = select(_i.id).where(_i.partij_id == samen.verdwijnt)
    alle = await transactie.session.lock_where(
        table, or_(_i.partij_id.in_(samen.beide), _i.sub_identificator_van_id.in_(onder))
    )
    vouw = _gevouwen(
        alle.values(),
        samen,
        lambda stand: stand.waarden["soort_object_id"],
        vullen=("andere_partij_identificator",),
        ook=("sub_identificator_van_id",),
    )
    for id_, tweeling in vouw.tweeling.items():
        if any(alle[id_].waarden[code] != tweeling.waarden[code] for code in _CODES):
            melding = (
                f"Deze partijen hebben elk een ander kenmerk van de soort `{tweeling.waarden['soort_object_id']}` en "
                "zijn dus niet dezelfde klant. Verbeter dat kenmerk eerst als het verkeerd is."
            )
            raise ConflictError(
                "NIET_DEZELFDE_KLANT", melding, ("verdwijnt",), (PARTIJ_IDENTIFICATOR.name, tweeling.id)
            )
    for stand in alle.values():
        ouder = vouw.waarde(stand, "sub_identificator_van_id")
        if ouder in vouw.tweeling and stand.id not in vouw.tweeling:
            vouw.zet(stand, sub_identificator_van_id=vouw.tweeling[ouder].id)
    await vouw.doe(transactie, table, alle)
    return _had(alle.values(), samen)


async def adressen(transactie: Transactie, samen: Samen) -> list[UUID]:
    """Digitale adressen; the same number or address is one however it is written. Four statements at most."""
    table = table_of(DIGITAAL_ADRES)
    alle = await transactie.session.lock_where(table, _d.partij_id.in_(samen.beide))
    rijen = await transactie.session.fetch(select(_d.id, _d.adres_normaal).where(_d.partij_id.in_(samen.beide)))
    normaal = {row.id: row.adres_normaal for row in rijen}
    vouw = _gevouwen(
        alle.values(),
        samen,
        lambda stand: (stand.waarden["soort"], normaal[stand.id]),
        vullen=("omschrijving", "referentie", "verificatiedatum"),
        merken=(STANDAARD, VOORKEUR),
    )
    await vouw.doe(transactie, table, alle)
    return _had(alle.values(), samen)


async def rekeningnummers(transactie: Transactie, samen: Samen) -> list[UUID]:
    """Rekeningnummers. Three statements at most."""
    table = table_of(REKENINGNUMMER)
    alle = await transactie.session.lock_where(table, table.c.partij_id.in_(samen.beide))
    vouw = _gevouwen(
        alle.values(), samen, lambda stand: stand.waarden["iban"], vullen=("bic",), merken=(VOORKEURSREKENING,)
    )
    await vouw.doe(transactie, table, alle)
    return _had(alle.values(), samen)


async def categorieen(transactie: Transactie, samen: Samen) -> list[UUID]:
    """Memberships of categorieën; the same one in the same period is one. Three statements at most."""
    table = table_of(CATEGORIE_RELATIE)
    alle = await transactie.session.lock_where(table, table.c.partij_id.in_(samen.beide))
    vouw = _gevouwen(
        alle.values(),
        samen,
        lambda stand: tuple(stand.waarden[kolom] for kolom in ("categorie_id", "begindatum", "einddatum")),
    )
    await vouw.doe(transactie, table, alle)
    return _had(alle.values(), samen)


async def vertegenwoordigingen(transactie: Transactie, samen: Samen) -> list[UUID]:
    """Who represents whom; nobody comes to represent himself. Three statements at most."""
    table = table_of(VERTEGENWOORDIGING)
    alle = await transactie.session.lock_where(table, or_(_v[WIE].in_(samen.beide), _v[WIENS].in_(samen.beide)))
    paren = {(stand.waarden[WIE], stand.waarden[WIENS]): stand for stand in alle.values()}
    vouw = _Vouw((WIE, WIENS))
    for (wie, wiens), stand in paren.items():
        if samen.verdwijnt not in (wie, wiens):
            continue
        wordt = tuple(samen.blijft if partij == samen.verdwijnt else partij for partij in (wie, wiens))
        tweeling = stand if wordt[0] == wordt[1] else paren.get((wordt[0], wordt[1]))
        if tweeling is None:
            vouw.zet(stand, **dict(zip((WIE, WIENS), wordt, strict=True)))
        else:
            vouw.tweeling[stand.id] = tweeling
    await vouw.doe(transactie, table, alle)
    return [stand.id for paar, stand in paren.items() if samen.verdwijnt in paar]
