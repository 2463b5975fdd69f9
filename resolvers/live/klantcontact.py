"""Hearing of the contacts of a client or of a zaak."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from db.notify import digest
from db.tables import Betrokkene, Onderwerpobject
from resolvers.filters import one_of
from resolvers.klantcontact import KLANTCONTACT
from resolvers.live.hub import Gebeurtenis, Verschenen
from resolvers.live.melding import KlantcontactMelding, Melding, Soort
from resolvers.operation import Operation
from resolvers.visibility import visible
from resolvers.zaak import zaak_condition

_b = Betrokkene.__table__
_o = Onderwerpobject.__table__


@dataclass(frozen=True, slots=True)
class KlantcontactBelang:
    """Contacts that come to a client, or to a zaak; exactly one is given.

    Args:
        partij: the client.
        zaak: key of the zaak, whatever coding a contact uses for it.
    """

    partij: UUID | None = None
    zaak: str | None = None

    @property
    def soort(self) -> Soort:
        """Contacts."""
        return KlantcontactMelding

    def raakt(self, melding: Melding) -> bool:
        """Whether it came to the client, or to what may be the zaak."""
        if not isinstance(melding, KlantcontactMelding):
            return False
        if self.zaak is not None:
            return melding.zaken is None or digest(self.zaak) in melding.zaken
        return melding.partijen is None or self.partij in melding.partijen

    async def lees(self, operation: Operation, meldingen: Sequence[Melding]) -> list[Gebeurtenis]:
        """The contacts as they are now; what is gone again was never there. One statement."""
        scope = operation.scope
        if self.zaak is not None:
            van = select(_o.c.klantcontact_id).where(zaak_condition(self.zaak, scope), *visible(_o, scope))
        else:
            van = select(_b.c.klantcontact_id).where(_b.c.partij_id == self.partij, *visible(_b, scope))
        ids = [melding.id for melding in meldingen]
        statement = select(*KLANTCONTACT.select(scope)).where(
            *one_of(KLANTCONTACT.identity, ids), *visible(KLANTCONTACT.table, scope), KLANTCONTACT.identity.in_(van)
        )
        rows = {row.uuid: row for row in await operation.fetch(statement)}
        return [Verschenen(rows[id_]) for id_ in ids if id_ in rows]
