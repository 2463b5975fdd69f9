"""Hearing of the tasks of a work list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from db.tables import Actor, InterneTaakActor
from resolvers.actor import ACTOR
from resolvers.filters import one_of
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.live.hub import Gebeurtenis, Verdwenen, Verschenen
from resolvers.live.melding import Melding, Soort, TaakMelding
from resolvers.operation import Operation
from resolvers.visibility import visible

_a = Actor.__table__.c
_ta = InterneTaakActor.__table__.c


@dataclass(frozen=True, slots=True)
class TaakBelang:
    """Tasks of these actoren, and of who is the same employee as one of them; None: all tasks that may be seen."""

    actoren: frozenset[UUID] | None

    @property
    def soort(self) -> Soort:
        """Tasks."""
        return TaakMelding

    def raakt(self, melding: Melding) -> bool:
        """Whether one of them has it, or had it until now."""
        if not isinstance(melding, TaakMelding):
            return False
        return self._van_ons(melding.actoren) or self._van_ons(melding.vorige)

    async def lees(self, operation: Operation, meldingen: Sequence[Melding]) -> list[Gebeurtenis]:
        """Tasks of the list as they are now, and those that left it. One statement, and one more when some did."""
        ids = [melding.id for melding in meldingen]
        scope = operation.scope
        statement = select(*INTERNE_TAAK.select(scope)).where(
            *one_of(INTERNE_TAAK.identity, ids), *visible(INTERNE_TAAK.table, scope), *self._voorwaarde()
        )
        rows = {row.uuid: row for row in await operation.fetch(statement)}
        weg = await self._weg(operation, [melding for melding in meldingen if melding.id not in rows])
        return [Verschenen(rows[id_]) if id_ in rows else Verdwenen(id_) for id_ in ids if id_ in rows or id_ in weg]

    async def _weg(self, operation: Operation, meldingen: Sequence[Melding]) -> set[UUID]:
        """Which of those that are not there have left this list.

        A task that the subscriber may not see is not there either, and nothing may be said of it: so only what was
        taken from (or removed with) an actor that he follows and may see.
        """
        taken = [melding for melding in meldingen if isinstance(melding, TaakMelding)]
        vorige: set[UUID] = set().union(*(melding.vorige or () for melding in taken))
        if self.actoren is not None:
            vorige &= self.actoren
        if not vorige:
            return set()
        known = select(_a.id).where(*one_of(_a.id, sorted(vorige)), *visible(ACTOR.table, operation.scope))
        gezien = {row.id for row in await operation.fetch(known)}
        return {melding.id for melding in taken if gezien & (melding.vorige or frozenset())}

    def _voorwaarde(self) -> Iterable[ColumnElement[bool]]:
        if self.actoren is None:
            return
        zelfde = Actor.__table__.alias("zelfde")
        gevolgd = select(_a.id, _a.persoon_sleutel).where(*one_of(_a.id, sorted(self.actoren))).cte()
        personen = select(gevolgd.c.persoon_sleutel).where(gevolgd.c.persoon_sleutel.isnot(None))
        wie = select(zelfde.c.id).where(
            or_(zelfde.c.id.in_(select(gevolgd.c.id)), zelfde.c.persoon_sleutel.in_(personen))
        )
        yield INTERNE_TAAK.identity.in_(select(_ta.interne_taak_id).where(_ta.actor_id.in_(wie)))

    def _van_ons(self, actoren: frozenset[UUID] | None) -> bool:
        return actoren is None or self.actoren is None or not self.actoren.isdisjoint(actoren)
