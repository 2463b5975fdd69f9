"""Everything that is wrong with an input, gathered before anything is written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select, tuple_

from db.tables import Referentiewaarde
from db.write_session import Stand, WriteSession
from resolvers.errors import Bevinding, InvalidRegistrationError, Pad
from resolvers.periode import AMSTERDAM
from resolvers.scope import Scope
from resolvers.visibility import visible

_r = Referentiewaarde.__table__.c
# How a concept is called when one of it is not there.
_NAMEN = {
    "actor": "Deze actor",
    "betrokkene": "Deze betrokkene",
    "categorie": "Deze categorie",
    "digitaal_adres": "Dit digitale adres",
    "interne_taak": "Deze interne taak",
    "klantcontact": "Dit klantcontact",
    "partij": "Deze partij",
    "partij_identificator": "Deze partij-identificator",
}


class Controle:
    """What is found wrong, and what must still be looked up: codes in reference lists, and rows that are pointed at.

    Args:
        session: the transaction.
        scope: for whom.
        onleesbaar: what is wrong already: it could not be read, and something else stands in its place.
    """

    def __init__(self, session: WriteSession, scope: Scope, onleesbaar: Sequence[Bevinding] = ()) -> None:
        self._session = session
        self._scope = scope
        self._found: list[Bevinding] = [*onleesbaar]
        self._onleesbaar = [bevinding.pad for bevinding in onleesbaar]
        self._codes: dict[tuple[str, str], list[Pad]] = defaultdict(list)
        self._wanted: dict[Table, dict[UUID, list[Pad]]] = defaultdict(lambda: defaultdict(list))
        self._rows: dict[Table, dict[UUID, Stand]] = defaultdict(dict)

    def meld(self, pad: Pad, melding: str, code: str = "ONGELDIGE_WAARDE") -> None:
        """Something is wrong at `pad`; of what could not be read that is all there is to say."""
        # What is looked up by several values is told at the place of them all.
        hier = len(pad) if code == "NIET_GEVONDEN" else None
        if any(onleesbaar[:hier] == pad for onleesbaar in self._onleesbaar):
            return
        self._found.append(Bevinding(code, melding, pad))

    def code(self, lijst: str, code: str, pad: Pad) -> None:
        """Have `code` looked up in a reference list."""
        self._codes[lijst, code].append(pad)

    def verwijzing(self, table: Table, sleutel: UUID, pad: Pad) -> None:
        """Have the row looked up that `pad` points at."""
        self._wanted[table][sleutel].append(pad)

    async def opzoeken(self) -> None:
        """Look up what was asked for: one statement for all codes, one per table that is pointed at."""
        if self._codes:
            await self._look_up_codes()
        for table in sorted(self._wanted, key=lambda table: table.name):
            wanted = self._wanted[table]
            rows = await self._session.hold(table, wanted, visible(table, self._scope))
            self._rows[table].update(rows)
            for sleutel, paden in wanted.items():
                for pad in paden if sleutel not in rows else ():
                    self.meld(pad, f"{_NAMEN.get(table.name, 'Dit')} staat niet in het register.", "NIET_GEVONDEN")
        self._wanted.clear()

    def rij(self, table: Table, sleutel: UUID | None) -> Mapping[str, Any] | None:
        """A row that was looked up; None when it is not there (which is a finding already)."""
        stand = None if sleutel is None else self._rows[table].get(sleutel)
        return None if stand is None else stand.waarden

    @property
    def goed(self) -> bool:
        """True as long as nothing wrong was found."""
        return not self._found

    def klaar(self) -> None:
        """Go on only when nothing is wrong.

        Raises:
            InvalidRegistrationError: with all that was found.
        """
        if self._found:
            raise InvalidRegistrationError(tuple(self._found))

    async def _look_up_codes(self) -> None:
        vandaag = datetime.now(AMSTERDAM).date()
        statement = select(_r.lijst, _r.code, _r.begindatum, _r.einddatum).where(
            tuple_(_r.lijst, _r.code).in_(sorted(self._codes))
        )
        known = {(row.lijst, row.code): row for row in await self._session.fetch(statement)}
        for (lijst, code), paden in self._codes.items():
            row = known.get((lijst, code))
            melding = _melding(lijst, row, vandaag)
            for pad in paden if melding else ():
                self.meld(pad, melding, "ONBEKENDE_CODE")
        self._codes.clear()


def _melding(lijst: str, row: Any, vandaag: date) -> str:
    """What is wrong with a code, or nothing."""
    if row is None:
        return f"Deze code staat niet in de referentielijst `{lijst}`; vraag `referentielijst` welke er zijn."
    if row.begindatum is not None and vandaag < row.begindatum:
        return f"Deze code van de referentielijst `{lijst}` geldt nog niet."
    if row.einddatum is not None and row.einddatum < vandaag:
        return f"Deze code van de referentielijst `{lijst}` geldt niet meer."
    return ""
