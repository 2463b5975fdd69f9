"""Which actoren are meant: named by id or by the codes of another register, looked up together."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Row, Text, any_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import Actor
from resolvers.errors import Pad
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.transactie import Transactie
from resolvers.mutaties.velden import ObjectidentificatorGegevens
from resolvers.visibility import visible

_a = Actor.__table__.c
_CODES = (
    _a.identificator_objecttype,
    _a.identificator_register,
    _a.identificator_soort_object_id,
    _a.identificator_object_id,
)


@dataclass(frozen=True, slots=True)
class ActorVerwijzing:
    """Which actor; exactly one field is given.

    Args:
        id: its own.
        identificator: the codes with which another register knows it.
    """

    id: UUID | None = None
    identificator: ObjectidentificatorGegevens | None = None


class Actorverwijzingen:
    """Actoren that an input names, in however many places; one statement looks them all up.

    First `noem` every list, then `opzoeken` once, then ask for the `ids` of each list.

    Args:
        transactie: that writes.
        controle: gathers what is wrong: not there, inactive (rule 5), or codes that fit several.
        ook_inactief: True when they are named for something that an inactive actor may do, too.
    """

    def __init__(self, transactie: Transactie, controle: Controle, *, ook_inactief: bool = False) -> None:
        self._transactie = transactie
        self._controle = controle
        self._ook_inactief = ook_inactief
        self._genoemd: dict[Pad, list[tuple[ActorVerwijzing, Pad]]] = {}
        self._gevonden: dict[Pad, tuple[UUID, ...]] = {}

    def noem(self, verwijzingen: Sequence[ActorVerwijzing] | None, pad: Pad) -> None:
        """Have these looked up; there must be one at least.

        Args:
            verwijzingen: as they were sent.
            pad: of the list in the input.
        """
        if not verwijzingen:
            self._controle.meld(pad, "Noem minstens één actor: wie namens de gemeente handelt.", "VERPLICHT")
        self._genoemd[pad] = [(wie, (*pad, plaats)) for plaats, wie in enumerate(verwijzingen or ())]

    def noem_een(self, verwijzing: ActorVerwijzing, pad: Pad) -> None:
        """Have this one looked up; `ids` of the same `pad` has it."""
        self._genoemd[pad] = [(verwijzing, pad)]

    async def opzoeken(self) -> None:
        """Look up all that was named, and keep it from being removed; one statement, none when nothing was named."""
        alle = [verwijzing for lijst in self._genoemd.values() for verwijzing, _ in lijst]
        rijen = await self._rijen(alle) if alle else ()
        for pad, lijst in self._genoemd.items():
            ids = [self._kies(verwijzing, rijen, plek) for verwijzing, plek in lijst]
            # Who is named twice takes part once: the second mention says nothing new.
            self._gevonden[pad] = tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))

    def ids(self, pad: Pad) -> tuple[UUID, ...]:
        """Of the list at `pad`, in its order, each once; who was not found is left out (and reported)."""
        return self._gevonden.get(pad, ())

    async def _rijen(self, alle: Iterable[ActorVerwijzing]) -> Sequence[Row[Any]]:
        ids = {verwijzing.id for verwijzing in alle if verwijzing.id is not None}
        object_ids = {v.identificator.object_id for v in alle if v.identificator is not None}
        statement = (
            select(_a.id, _a.indicatie_actief, *_CODES)
            .where(
                or_(
                    _a.id == any_(bindparam("ids", type_=ARRAY(PgUuid))),
                    _a.identificator_object_id == any_(bindparam("object_ids", type_=ARRAY(Text))),
                ),
                *visible(Actor.__table__, self._transactie.scope),
            )
            .order_by(_a.id)
            .with_for_update(read=True, key_share=True)
        )
        parameters = {"ids": sorted(ids), "object_ids": sorted(object_ids)}
        return await self._transactie.session.fetch(statement, parameters)

    def _kies(self, verwijzing: ActorVerwijzing, rijen: Sequence[Row[Any]], pad: Pad) -> UUID | None:
        if verwijzing.identificator is None:
            veld, passend = "id", [rij for rij in rijen if rij.id == verwijzing.id]
        else:
            codes = astuple(verwijzing.identificator)
            veld, passend = "identificator", [rij for rij in rijen if tuple(rij)[2:] == codes]
        # Codes can have been given to a successor: who is inactive is meant by nobody.
        actief = [rij for rij in passend if rij.indicatie_actief or self._ook_inactief]
        if len(actief) == 1:
            found: UUID = actief[0].id
            return found
        self._controle.meld((*pad, veld), *_waarom(passend, actief))
        return None


def _waarom(passend: Sequence[Row[Any]], actief: Sequence[Row[Any]]) -> tuple[str, str]:
    """Message and code of why no one actor is meant."""
    if not passend:
        return "Deze actor staat niet in het register; registreer hem eerst.", "NIET_GEVONDEN"
    if not actief:
        return "Deze actor is inactief; kies een actor die nog werkt.", "INACTIEF"
    return f"Deze codes hebben {len(actief)} actoren; noem de bedoelde met zijn `id`.", "NIET_EENDUIDIG"
