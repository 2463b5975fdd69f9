"""The clients of a seeded register: persons, organisations and who works for them."""

from server.seed import nummers
from server.seed.bladen import NIETS, Bladen, Blok
from server.seed.categorieen import CATEGORIEEN
from server.seed.lijsten import achternamen, lijst, voornamen
from server.seed.plan import PARTIJEN_PER_BLOK, Plan
from server.seed.toeval import Toeval

_TALEN = ("nld",) * 88 + ("eng", "eng", "eng", "tur", "tur", "ara", "ara", "pol", "pol", "ukr", "deu", "fra")
_BUITENLAND = (
    ("BE", "Kerkstraat 1", "2000 Antwerpen"),
    ("DE", "Hauptstraße 17", "49808 Lingen"),
    ("ES", "Calle Mayor 4", "03001 Alicante"),
    ("TR", "Atatürk Caddesi 12", "38000 Kayseri"),
    ("MA", "Rue de la Poste 9", "62000 Nador"),
)
_LETTERS = "ABCDEFGHJKLMNPRTUVWXYZ"
_NOTITIES = (
    "Slechthorend, rustig spreken.",
    "Spreekt weinig Nederlands.",
    "Liever per e-mail benaderen.",
    "Eerder bedreigend geweest aan de balie, niet alleen ontvangen.",
    "Werkt overdag, na 17.00 uur bellen.",
    "Heeft een bewindvoerder.",
)


def ja(waarde: bool) -> str:
    """A boolean as COPY reads it."""
    return "t" if waarde else "f"


def persoonsnaam(toeval: Toeval) -> tuple[str, str, str, str]:
    """Initials, given name, prefix and surname; the prefix may be absent."""
    voornaam = toeval.een(voornamen())
    voorvoegsel, achternaam = toeval.vooraan(achternamen())
    return f"{voornaam[0]}.", voornaam, voorvoegsel or NIETS, achternaam


def mailnaam(voornaam: str, achternaam: str, nummer: int) -> str:
    """E-mail address of someone; the number keeps them apart."""
    ascii_naam = "".join(
        teken for teken in f"{voornaam[0]}.{achternaam}".lower() if teken == "." or "a" <= teken <= "z"
    )
    return f"{ascii_naam.strip('.')}{nummer}@post.example"


class _Partij:
    """Writes one partij with everything that belongs to it."""

    def __init__(self, plan: Plan, toeval: Toeval, bladen: Bladen, plaats: int) -> None:
        self.plan, self.toeval, self.bladen, self.plaats = plan, toeval, bladen, plaats
        self.id = plan.partij_id(plaats)
        self.volgnummer = plan.begin.partij + plaats
        self.stap = nummers.stap(self.volgnummer)
        self.is_meetklant = plaats < plan.gewoon_vanaf
        # Known from authentication only (V6898): an identificator and a nummer, nothing else.
        self.kaal = not self.is_meetklant and toeval.kans(0.04)

    def schrijf(self) -> None:
        if self.plan.is_organisatie(self.plaats):
            self.kaal = False
            self._organisatie()
        elif self.plan.is_contactpersoon(self.plaats):
            self.kaal = False
            naam = self._persoon("contactpersoon")
            self._digitale_adressen(mailnaam(naam[1], naam[3], self.volgnummer))
        else:
            self._mens()
        if self.toeval.kans(0.06):
            van = f"20{20 + self.toeval.tot(5)}-0{1 + self.toeval.tot(9)}-01"
            tot = "2025-12-31" if self.toeval.kans(0.2) else NIETS
            categorie, _ = self.toeval.een(CATEGORIEEN)
            self.bladen.regel("categorie_relatie", self.toeval.uuid(), self.id, categorie.hex, van, tot)

    def _mens(self) -> None:
        naam = self._persoon("persoon")
        bsn = nummers.bsn(self.stap)
        if bsn is not None and (self.is_meetklant or self.kaal or self.toeval.kans(0.95)):
            self._identificator("natuurlijk_persoon", "bsn", bsn, "brp")
        if not self.kaal:
            self._digitale_adressen(mailnaam(naam[1], naam[3], self.volgnummer))
        if self.toeval.kans(0.04):
            rekening = (nummers.iban(self.stap), nummers.BIC, ja(self.toeval.kans(0.7)))
            self.bladen.regel("rekeningnummer", self.toeval.uuid(), self.id, *rekening)
        door = self.plan.vertegenwoordiger_van(self.plaats)
        if door is not None:
            self.bladen.regel("vertegenwoordiging", self.toeval.uuid(), self.plan.partij_id(door), self.id)

    def _persoon(self, soort: str) -> tuple[str, str, str, str]:
        naam = persoonsnaam(self.toeval)
        werkt_voor = NIETS
        if soort == "contactpersoon" and self.toeval.kans(0.95):
            werkt_voor = self.plan.partij_id(self.plaats + 1)
        getoond = (NIETS,) * 4 if self.kaal else naam
        self._rij(soort, NIETS, werkt_voor, getoond, woont=soort == "persoon" and not self.kaal)
        return naam

    def _organisatie(self) -> None:
        naam = organisatienaam(self.toeval)
        self._rij("organisatie", naam, NIETS, (NIETS,) * 4, woont=True)
        kvk = self._identificator("niet_natuurlijk_persoon", "kvk_nummer", nummers.kvk_nummer(self.stap), "hr")
        rsin = nummers.rsin(self.stap)
        if rsin is not None and self.toeval.kans(0.4):
            self._identificator("niet_natuurlijk_persoon", "rsin", rsin, "hr")
        if self.toeval.kans(0.35):
            self._identificator("vestiging", "vestigingsnummer", nummers.vestigingsnummer(self.stap), "hr", kvk)
        self._digitale_adressen(f"info{self.volgnummer}@bedrijf.example", vast=True)

    def _rij(self, soort: str, naam: str, werkt_voor: str, contactnaam: tuple[str, ...], *, woont: bool) -> None:
        kans = self.toeval.kans
        actief = self.is_meetklant or not kans(0.04)
        geheim = "nee" if self.is_meetklant or kans(0.68) else "ja" if kans(0.06) else "onbekend"
        self.bladen.regel(
            "partij",
            self.id,
            str(self.volgnummer + 1),
            soort,
            self.toeval.een(_NOTITIES) if not self.kaal and kans(0.05) else NIETS,
            geheim,
            ja(actief),
            self.toeval.een(_TALEN) if not self.kaal and kans(0.8) else NIETS,
            naam,
            werkt_voor,
            *contactnaam,
            *(self._adres() if woont and kans(0.9) else (NIETS,) * 7),
            *(self._correspondentieadres() if woont and kans(0.06) else (NIETS,) * 3),
        )

    def _adres(self) -> tuple[str, ...]:
        straat, huisnummer, postcode = adres(self.toeval)
        bag = f"999920{self.volgnummer:010d}"
        toevoeging = self.toeval.een("ABC") if self.toeval.kans(0.12) else NIETS
        return bag, straat, huisnummer, toevoeging, postcode, "Turfstad", "NL"

    def _correspondentieadres(self) -> tuple[str, ...]:
        if self.toeval.kans(0.4):
            land, regel1, regel2 = self.toeval.een(_BUITENLAND)
            return regel1, regel2, land
        return f"Postbus {1 + self.toeval.tot(900)}", "9290 AA Turfstad", "NL"

    def _identificator(self, objecttype: str, soort: str, object_id: str, register: str, onder: str = NIETS) -> str:
        eigen = self.toeval.uuid()
        self.bladen.regel("partij_identificator", eigen, self.id, objecttype, soort, object_id, register, onder)
        return eigen

    def _digitale_adressen(self, email: str, *, vast: bool = False) -> None:
        kans = self.toeval.kans
        heeft_email, heeft_nummer = kans(0.75), kans(0.8)
        bel = nummers.vast if vast else nummers.mobiel
        voorkeur = "geen" if kans(0.4) else "email" if heeft_email and kans(0.5) else "telefoonnummer"
        if heeft_email:
            geverifieerd = f"2026-0{1 + self.toeval.tot(9)}-15" if kans(0.3) else NIETS
            referentie = "portaalvoorkeur" if kans(0.2) else NIETS
            self._digitaal("email", email, "privé", True, voorkeur == "email", referentie, geverifieerd)
        if heeft_nummer:
            nummer = bel(self.volgnummer)
            self._digitaal("telefoonnummer", nummer, "mobiel", True, voorkeur == "telefoonnummer")
            if kans(0.12):
                self._digitaal("telefoonnummer", nummers.vast(self.volgnummer + 5_000_000), "werk", False, False)
        if kans(0.02):
            self._digitaal("overig", f"https://social.example/@klant{self.volgnummer}", "sociale media", True, False)

    def _digitaal(
        self,
        soort: str,
        adres: str,
        omschrijving: str,
        standaard: bool,
        voorkeur: bool,
        referentie: str = NIETS,
        geverifieerd: str = NIETS,
    ) -> None:
        omschrijving = omschrijving if self.toeval.kans(0.5) else NIETS
        vlaggen = ja(standaard and (voorkeur or self.toeval.kans(0.9))), ja(voorkeur)
        eigen = self.toeval.uuid()
        waarden = (soort, adres, omschrijving, *vlaggen, referentie, geverifieerd)
        self.bladen.regel("digitaal_adres", eigen, self.id, NIETS, *waarden)


def adres(toeval: Toeval) -> tuple[str, str, str]:
    """Street, house number and postcode in Turfstad."""
    straten = lijst("straten")
    straat = toeval.tot(len(straten))
    huisnummer = 1 + int(toeval.deel() * toeval.deel() * 220)
    letters = f"{_LETTERS[straat % 22]}{_LETTERS[(straat // 22 * 7 + huisnummer // 40) % 22]}"
    return straten[straat], str(huisnummer), f"92{90 + straat % 6} {letters}"


def organisatienaam(toeval: Toeval) -> str:
    """Name of an organisation, after a person or a proper name."""
    eigen = toeval.een(lijst("eigennamen")) if toeval.kans(0.6) else toeval.vooraan(achternamen())[1]
    return toeval.een(lijst("organisaties")).format(eigen)


def partijen_blok(plan: Plan, nummer: int) -> Blok:
    """The so-manieth block of partijen."""
    toeval, bladen = Toeval(plan.zaad, f"partijen/{nummer}"), Bladen()
    begin = nummer * PARTIJEN_PER_BLOK
    for plaats in range(begin, min(begin + PARTIJEN_PER_BLOK, plan.partijen)):
        _Partij(plan, toeval, bladen, plaats).schrijf()
    return bladen.blok()
