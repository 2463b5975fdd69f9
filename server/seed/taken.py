"""The interne taken of a seeded register: given to a unit, sometimes to the wrong one first, done late or never."""

from dataclasses import dataclass

from server.seed.bladen import NIETS, Bladen
from server.seed.lijsten import zinnen
from server.seed.medewerkers import Personeel
from server.seed.plan import Plan
from server.seed.tijd import Kalender
from server.seed.toeval import Toeval

_HANDELINGEN = (
    "Terugbellen",
    "Terugbellen",
    "Contact opnemen met betrokkene",
    "Lezen en bepalen benodigde actie",
    "Antwoord per e-mail sturen",
)
_UUR, _DAG = 3600, 86_400
# Tasks of the last part of the period are mostly still open; older ones were forgotten.
_RECENT, _OPEN_RECENT, _OPEN_OUD = 0.97, 0.5, 0.03


@dataclass
class _Taak:
    contact: str
    plaatsgevonden: int
    toegewezen: int
    volgnummer: int
    eenheid: str


class Taken:
    """Writes the task of one course after another; each has at most one at a time."""

    def __init__(self, plan: Plan, toeval: Toeval, bladen: Bladen, personeel: Personeel, kalender: Kalender) -> None:
        self._plan, self._toeval, self._bladen = plan, toeval, bladen
        self._personeel, self._kalender = personeel, kalender
        self._eenheden = list(personeel.eenheden)
        self._zinnen = zinnen()
        self._taak: _Taak | None = None

    def open(self, contact: str, moment: int, volgnummer: int, eenheid: str) -> None:
        """The contact leads to a task for this unit."""
        self._taak = _Taak(contact, moment, moment + 60 * self._toeval.tot(30), volgnummer, eenheid)

    def sluit(self, moment: int) -> None:
        """The task of this course was done at this moment."""
        if self._taak is not None:
            self._schrijf(self._taak, moment)
            self._taak = None

    def rond_af(self, wanneer: float) -> None:
        """The course is over; its task was done without a contact, or never."""
        if self._taak is None:
            return
        is_open = self._toeval.kans(_OPEN_RECENT if wanneer > _RECENT else _OPEN_OUD)
        self._schrijf(self._taak, None if is_open else self._taak.toegewezen + self._duur())
        self._taak = None

    def _duur(self) -> int:
        deel = self._toeval.deel()
        return _UUR + int(deel * deel * 15 * _DAG)

    def _schrijf(self, taak: _Taak, klaar: int | None) -> None:
        # Two numbers per contact are kept for its tasks.
        nummer = self._plan.begin.interne_taak + 2 * taak.volgnummer + 1
        begin, vorige = taak.toegewezen, NIETS
        if self._toeval.kans(0.06):
            overgedragen = begin + (self._duur() if klaar is None else int((klaar - begin) * self._toeval.deel()))
            uitleg = self._toeval.een(self._zinnen["terugroutering"])
            vorige = self._rij(taak, nummer, begin, overgedragen, NIETS, uitleg, self._toeval.een(self._eenheden))
            begin, nummer = overgedragen, nummer + 1
        toelichting = self._toeval.een(self._zinnen["toelichting"]) if self._toeval.kans(0.5) else NIETS
        self._rij(taak, nummer, begin, klaar, vorige, toelichting, taak.eenheid)

    def _rij(
        self, taak: _Taak, nummer: int, begin: int, klaar: int | None, vorige: str, toelichting: str, eenheid: str
    ) -> str:
        eigen, tekst = self._toeval.uuid(), self._kalender.tekst
        status = "te_verwerken" if klaar is None else "verwerkt"
        gebeurd = tekst(taak.plaatsgevonden)
        self._bladen.regel(
            "interne_taak",
            eigen,
            str(nummer),
            self._toeval.een(_HANDELINGEN),
            toelichting,
            status,
            tekst(begin),
            NIETS if klaar is None else tekst(klaar),
            taak.contact,
            gebeurd,
            vorige,
        )
        actoren = [self._personeel.eenheden[eenheid]]
        if self._toeval.kans(0.25):
            actoren.append(self._personeel.iemand(self._toeval, eenheid, 2.0).actoren[0])
        for actor in actoren:
            self._bladen.regel("interne_taak_actor", eigen, actor, status, gebeurd)
        return eigen
