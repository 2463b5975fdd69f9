"""Which partijen betrokkenen are coupled to: named by id or by what people know them by, looked up together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Row, Select, Text, and_, any_, bindparam, func, select, union_all
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import Partij, PartijIdentificator
from resolvers.errors import Pad
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.transactie import Transactie
from resolvers.partij import PartijSleutel
from resolvers.scope import Scope
from resolvers.visibility import visible

_p = Partij.__table__.c
_i = PartijIdentificator.__table__.c
_CODES = ("objecttype", "soort_object_id", "object_id", "register")


@dataclass(frozen=True, slots=True)
class PartijVerwijzing:
    """Which partij; exactly one field is given.

    Args:
        id: its own.
        sleutel: what people know it by.
        nieuw: what was sent of a partij that is registered along (`PartijGegevens`).
    """

    id: UUID | None = None
    sleutel: PartijSleutel | None = None
    nieuw: Any = None

    def sleutel_van(self) -> PartijSleutel | None:
        """The key of one that must be in the register; None for a new one."""
        return PartijSleutel(uuid=self.id) if self.id is not None else self.sleutel


class Partijverwijzingen:
    """Partijen that an input names, in however many places; one statement looks them all up.

    First `noem` every one, then `opzoeken` once, then ask for the id of each.

    Args:
        transactie: that writes.
        controle: gathers what is wrong: not there, or a key that fits several.
    """

    def __init__(self, transactie: Transactie, controle: Controle) -> None:
        self._transactie = transactie
        self._controle = controle
        self._genoemd: dict[Pad, PartijVerwijzing] = {}
        self._gevonden: dict[Pad, UUID] = {}

    def noem(self, verwijzing: Any, pad: Pad) -> None:
        """Have it looked up, when it names one that must be in the register."""
        if isinstance(verwijzing, PartijVerwijzing) and verwijzing.sleutel_van() is not None:
            self._genoemd[pad] = verwijzing

    def id(self, pad: Pad) -> UUID | None:
        """Of the partij named at `pad`; None when it was not found (a finding already)."""
        return self._gevonden.get(pad)

    async def opzoeken(self) -> None:
        """Look up all that was named, and keep it from being removed; one statement, none when nothing was named."""
        if not self._genoemd:
            return
        sleutels = {pad: v.sleutel_van() or PartijSleutel() for pad, v in self._genoemd.items()}
        codes = [sleutel.codes() for sleutel in sleutels.values()]
        parameters = {
            "ids": sorted({s.uuid for s in sleutels.values() if s.uuid is not None}),
            "nummers": sorted({s.nummer for s in sleutels.values() if s.nummer is not None}),
            "object_ids": sorted({c.object_id for c in codes if c.object_id is not None}),
        }
        rijen = await self._transactie.session.fetch(_statement(self._transactie.scope), parameters)
        for pad, sleutel in sleutels.items():
            veld = "id" if self._genoemd[pad].id is not None else "sleutel"
            self._kies(sorted({rij.id for rij in rijen if _past(rij, sleutel)}), pad, (*pad, veld))

    def _kies(self, ids: Sequence[UUID], pad: Pad, plek: Pad) -> None:
        if len(ids) == 1:
            self._gevonden[pad] = ids[0]
        elif ids:
            melding = f"Hierop passen {len(ids)} partijen; noem de bedoelde met haar `id`."
            self._controle.meld(plek, melding, "NIET_EENDUIDIG")
        else:
            melding = "Deze partij staat niet in het register; registreer haar mee met `nieuw`, of laat `partij` weg."
            self._controle.meld(plek, melding, "NIET_GEVONDEN")


def _statement(scope: Scope) -> Select[Any]:
    by_code = _i.object_id == any_(bindparam("object_ids", type_=ARRAY(Text)))
    # Three ways in, each by its own index; a disjunction would read the whole table.
    genoemd = union_all(
        select(func.unnest(bindparam("ids", type_=ARRAY(PgUuid))).label("id")),
        select(_p.id).where(_p.nummer == any_(bindparam("nummers", type_=ARRAY(Text)))),
        select(_i.partij_id).where(by_code),
    ).subquery("genoemd")
    seen = visible(PartijIdentificator.__table__, scope)
    return (
        select(_p.id, _p.nummer, *(_i[code] for code in _CODES))
        .outerjoin_from(Partij.__table__, PartijIdentificator.__table__, and_(_i.partij_id == _p.id, by_code, *seen))
        .where(_p.id.in_(select(genoemd.c.id)), *visible(Partij.__table__, scope))
        .order_by(_p.id)
        .with_for_update(read=True, key_share=True, of=Partij.__table__)
    )


def _past(rij: Row[Any], sleutel: PartijSleutel) -> bool:
    """Whether a row is of the partij that is meant."""
    if sleutel.uuid is not None:
        return bool(rij.id == sleutel.uuid)
    if sleutel.nummer is not None:
        return bool(rij.nummer == sleutel.nummer)
    codes = sleutel.codes()
    return all(getattr(rij, code) == getattr(codes, code) for code in _CODES)
