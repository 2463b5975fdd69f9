"""The people who work for the municipality in a seeded register, each known as one to three actoren."""

from dataclasses import dataclass

from server.seed import nummers
from server.seed.bladen import NIETS, Bladen, Blok
from server.seed.partijen import ja, persoonsnaam
from server.seed.plan import Plan
from server.seed.toeval import Toeval, vaste_uuid
from server.seed.verhaal.actoren import EENHEDEN

_FUNCTIES = {"klantcontactcentrum": ("KCC-medewerker", "Baliemedewerker", "Chatmedewerker")}
_FUNCTIES_ELDERS = ("Consulent", "Behandelaar", "Beleidsmedewerker", "Toezichthouder", "Administratief medewerker")
_KCC = "klantcontactcentrum"


@dataclass(frozen=True)
class Medewerker:
    """Someone who works for the municipality.

    Args:
        actoren: the uuids under which applications write them.
        eenheid: code of the unit.
        tot: part of the period after which they no longer work there; 2 for who still does.
    """

    actoren: tuple[str, ...]
    eenheid: str
    tot: float


class Personeel:
    """Everyone who works for the municipality, and who of them there is at a moment."""

    def __init__(self, plan: Plan) -> None:
        self._bladen = Bladen()
        toeval = Toeval(plan.zaad, "medewerkers")
        codes = [eenheid.identificator[3] for eenheid in EENHEDEN if eenheid.identificator]
        self.eenheden = dict(zip(codes, (eenheid.id.hex for eenheid in EENHEDEN), strict=True))
        self.per_eenheid: dict[str, list[Medewerker]] = {code: [] for code in codes}
        for nummer in range(plan.medewerkers):
            # A third answers the phone; one in ten left, never the first of a unit: there is always someone.
            code = _KCC if nummer % 3 == 0 else codes[nummer % len(codes)]
            blijft = not self.per_eenheid[code] or nummer % 10 != 6  # noqa: PLR2004
            medewerker = self._medewerker(plan, toeval, nummer, code, 2.0 if blijft else 0.2 + 0.7 * toeval.deel())
            self.per_eenheid[code].append(medewerker)

    def _medewerker(self, plan: Plan, toeval: Toeval, nummer: int, code: str, tot: float) -> Medewerker:
        _, voornaam, voorvoegsel, achternaam = persoonsnaam(toeval)
        volgnummer = plan.begin.partij + nummer
        naam = " ".join(deel for deel in (voornaam, voorvoegsel, achternaam) if deel != NIETS)
        email = f"medewerker{volgnummer}@turfstad.example"
        functie = toeval.een(_FUNCTIES.get(code, _FUNCTIES_ELDERS))
        codes = [("msei", "email", email), ("handmatig", "email", email), ("obj", "idf", f"mdw{volgnummer:06d}")]
        toeval_codes = [codes[0], codes[2], codes[1]] if toeval.kans(0.5) else codes
        aantal = 1 + toeval.kans(0.4) + toeval.kans(0.2)
        actoren = []
        for rang, (register, soort, object_id) in enumerate(toeval_codes[:aantal]):
            actor = vaste_uuid(plan.zaad, "actor", nummer * 3 + rang)
            gegevens = (functie, NIETS, email, nummers.vast(8_000_000 + volgnummer))
            identificator = ("mdw", register, soort, object_id)
            self._bladen.regel("actor", actor, naam, "medewerker", ja(tot > 1), *gegevens, *identificator)
            actoren.append(actor)
        return Medewerker(tuple(actoren), code, tot)

    def blok(self) -> Blok:
        """Their rows."""
        return self._bladen.blok()

    def iemand(self, toeval: Toeval, code: str, wanneer: float) -> Medewerker:
        """Someone of this unit who works there at this part of the period (2: still works there)."""
        collegas = self.per_eenheid[code] or self.per_eenheid[_KCC]
        gekozen = toeval.vooraan(collegas)
        return gekozen if wanneer <= gekozen.tot else collegas[0]
