"""What is said in a contact, through which channel and at what time of the day."""

from dataclasses import dataclass

from server.seed.bladen import NIETS
from server.seed.lijsten import Onderwerp, lijst, onderwerpen, zinnen
from server.seed.toeval import Toeval

# As often as they occur; `email` and `brief` are what some applications write for `e-mail` and `post`.
KANALEN = tuple(
    kanaal
    for kanaal, aantal in {
        "telefoon": 42,
        "e-mail": 15,
        "balie": 12,
        "webformulier": 10,
        "chat": 6,
        "post": 5,
        "email": 4,
        "social media": 2,
        "whatsapp": 2,
        "brief": 1,
        "app": 1,
    }.items()
    for _ in range(aantal)
)
_KANTOORTIJD = {"telefoon", "balie", "post", "brief", "chat"}
_TERUG = {"webformulier": "e-mail", "balie": "telefoon", "app": "e-mail", "chat": "e-mail", "brief": "post"}
_MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
_SCHRIFTELIJK = {"e-mail", "email", "webformulier", "chat", "whatsapp", "app", "social media"}


@dataclass(frozen=True)
class Verloopwoorden:
    """What a whole course of contacts is about."""

    onderwerp: Onderwerp
    titel: str
    kenmerk: str
    vulling: dict[str, str]

    @property
    def eenheid(self) -> str:
        """Code of the unit that deals with it."""
        return self.onderwerp.eenheid


@dataclass(frozen=True)
class Inhoud:
    """The texts of one contact; `NIETS` where there is none."""

    onderwerp: str
    inhoud: str
    herkomst: str
    reactie: str
    gelukt: str


class Tekst:
    """Writes texts with the draws of one block."""

    def __init__(self, toeval: Toeval) -> None:
        self._toeval = toeval
        self._onderwerpen = onderwerpen()
        self._zinnen = zinnen()
        self._straten, self._wijken = lijst("straten"), lijst("wijken")

    def verloop(self) -> Verloopwoorden:
        """A subject, with the details that stay the same throughout the course."""
        een, tot = self._toeval.een, self._toeval.tot
        onderwerp = self._toeval.vooraan(self._onderwerpen) if self._toeval.kans(0.3) else een(self._onderwerpen)
        kenmerk = f"{2023 + tot(4)}-{100_000 + tot(900_000)}"
        vulling = {
            "straat": een(self._straten),
            "nr": str(1 + tot(180)),
            "wijk": een(self._wijken),
            "dag": f"{een(_DAGEN)} {1 + tot(28)} {een(_MAANDEN)}",
            "maand": een(_MAANDEN),
            "weken": str(2 + tot(30)),
            "bedrag": str(15 + tot(900)),
            "uur": f"{9 + tot(8)}.{een(('00', '15', '30', '45'))} uur",
            "kenmerk": kenmerk,
        }
        return Verloopwoorden(onderwerp, een(onderwerp.titels).format_map(vulling), kenmerk, vulling)

    def kanaal(self, rol: str, begonnen_via: str) -> str:
        """Channel of a contact in a course that began through `begonnen_via`."""
        if rol == "mislukt":
            return "telefoon"
        if rol in {"antwoord", "uitgaand"}:
            if self._toeval.kans(0.06):
                return "sms"
            return "telefoon" if self._toeval.kans(0.35) else _TERUG.get(begonnen_via, begonnen_via)
        return "telefoon" if rol == "herinnering" and self._toeval.kans(0.5) else begonnen_via

    def minuut(self, kanaal: str) -> int:
        """Minute of the day: office hours, or any time from early till late."""
        if kanaal in _KANTOORTIJD:
            return 510 + self._toeval.tot(510)
        return 380 + self._toeval.tot(1_020)

    def contact(self, rol: str, kanaal: str, woorden: Verloopwoorden) -> Inhoud:
        """The texts of one contact."""
        if rol == "mislukt":
            return Inhoud(f"Terugbellen: {woorden.titel}", self._zin("mislukt"), NIETS, NIETS, "nee")
        if rol in {"uitgaand", "antwoord"}:
            return self._uitgaand(rol, woorden)
        if kanaal in {"post", "brief"}:
            return self._brief(woorden)
        return self._inkomend(rol, kanaal, woorden)

    def _zin(self, soort: str) -> str:
        return self._toeval.een(self._zinnen[soort])

    def _vraag(self, woorden: Verloopwoorden) -> str:
        return self._toeval.een(woorden.onderwerp.vragen).format_map(woorden.vulling)

    def _antwoord(self, woorden: Verloopwoorden) -> str:
        return self._toeval.een(woorden.onderwerp.antwoorden).format_map(woorden.vulling)

    def _uitgaand(self, rol: str, woorden: Verloopwoorden) -> Inhoud:
        if rol == "antwoord":
            titel, inhoud = f"Re: {woorden.titel}", f"{self._antwoord(woorden)} {self._zin('vervolg')}"
        else:
            titel, inhoud = woorden.titel, f"{self._zin('uitgaand')} Kenmerk {woorden.kenmerk}."
        gelukt = "ja" if rol == "antwoord" or self._toeval.kans(0.7) else "onbekend"
        return Inhoud(titel, inhoud, NIETS, NIETS, gelukt)

    def _brief(self, woorden: Verloopwoorden) -> Inhoud:
        # C2138: no subject; text only when it was read by OCR.
        if self._toeval.kans(0.4):
            return Inhoud(NIETS, NIETS, NIETS, NIETS, "onbekend")
        tekst = f"{self._zin('brief')} {self._vraag(woorden)} {self._zin('slot')}"
        return Inhoud(NIETS, tekst.replace("rn", "m").replace("ll", "11"), "ocr", NIETS, "onbekend")

    def _inkomend(self, rol: str, kanaal: str, woorden: Verloopwoorden) -> Inhoud:
        kans = self._toeval.kans
        inhoud = self._vraag(woorden)
        if rol == "herinnering" or kans(0.5):
            inhoud += ("\\n" if kans(0.3) else " ") + self._zin("aanleiding")
        herkomst = NIETS
        if kans(0.4):
            herkomst = "klant" if kanaal in _SCHRIFTELIJK else "medewerker"
        reactie = NIETS
        if rol == "beantwoord":
            reactie = self._antwoord(woorden) if kans(0.7) else self._zin("vervolg")
            if kans(0.4):
                reactie += " " + self._zin("vervolg")
        elif kans(0.15):
            reactie = self._zin("vervolg")
        gelukt = ("ja" if kans(0.9) else "onbekend") if rol == "beantwoord" else "nee" if kans(0.2) else "onbekend"
        return Inhoud(woorden.titel, inhoud, herkomst, reactie, gelukt)
