"""How the story is written down: one value per person, contact and task, in the words of the information model."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from server.seed.identiteit import Soort, vast_uuid

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Gelukt = Literal["ja", "nee", "onbekend"]
# How a zaak is coded: by KISS and ITA, by ZAC, or by ZAC with the uuid in capitals.
Zaakcodering = Literal["zgw", "zac", "ZAC"]


def moment(lokaal: str) -> datetime:
    """`2026-03-29 01:55` in Turfstad, as a moment in UTC."""
    return datetime.fromisoformat(lokaal).replace(tzinfo=AMSTERDAM).astimezone(UTC)


@dataclass(frozen=True)
class Naam:
    """Name of a person in its parts."""

    voornaam: str | None
    achternaam: str
    voorvoegsel: str | None = None
    voorletters: str | None = None

    @property
    def volledig(self) -> str:
        """First name (or initials), prefix and surname."""
        return " ".join(deel for deel in (self.voornaam or self.voorletters, self.voorvoegsel, self.achternaam) if deel)


@dataclass(frozen=True)
class Adres:
    """Address in Turfstad."""

    straatnaam: str
    huisnummer: int
    postcode: str
    nummeraanduiding_id: str
    huisnummertoevoeging: str | None = None


@dataclass(frozen=True)
class DigitaalAdres:
    """E-mail address or phone number."""

    soort: Literal["email", "telefoonnummer", "overig"]
    adres: str
    standaard: bool = False
    voorkeur: bool = False
    omschrijving: str | None = None
    referentie: str | None = None


@dataclass(frozen=True)
class Partij:
    """One of the cast who is known to the municipality."""

    nummer: int
    rol: str  # who this is in the story, for the docs
    soort: Literal["persoon", "organisatie", "contactpersoon"] = "persoon"
    naam: Naam | None = None
    organisatienaam: str | None = None
    bsn: str | None = None
    rsin: str | None = None
    kvk_nummer: str | None = None
    vestigingsnummer: str | None = None
    werkte_voor: int | None = None
    adres: Adres | None = None
    digitale_adressen: tuple[DigitaalAdres, ...] = ()
    taal: str | None = "nld"
    geheim: Gelukt = "nee"
    actief: bool = True
    notitie: str | None = None

    @property
    def id(self) -> UUID:
        """Fixed uuid, ending in the nummer."""
        return vast_uuid(Soort.PARTIJ, self.nummer)

    @property
    def volledige_naam(self) -> str:
        """Name as people say it; empty for one known from authentication only."""
        return self.organisatienaam or (self.naam.volledig if self.naam else "")


@dataclass(frozen=True)
class Actor:
    """Who acts for the municipality."""

    volgnummer: int
    naam: str
    soort: Literal["medewerker", "organisatorische_eenheid", "geautomatiseerde_actor"]
    # objecttype, register, soort object id, object id
    identificator: tuple[str, str, str, str] | None = None
    functie: str | None = None
    omschrijving: str | None = None
    emailadres: str | None = None
    telefoonnummer: str | None = None
    actief: bool = True

    @property
    def id(self) -> UUID:
        """Fixed uuid, ending in the volgnummer."""
        return vast_uuid(Soort.ACTOR, self.volgnummer)


@dataclass(frozen=True)
class Betrokkene:
    """Who took part in a contact: a partij, or someone standing alone with a name of their own."""

    partij: Partij | None = None
    rol: Literal["klant", "vertegenwoordiger"] = "klant"
    initiator: bool = True
    naam: Naam | None = None
    organisatienaam: str | None = None
    digitale_adressen: tuple[DigitaalAdres, ...] = ()


@dataclass(frozen=True)
class Zaak:
    """A zaak in the register of zaken; here only its uuid."""

    volgnummer: int
    omschrijving: str

    @property
    def id(self) -> UUID:
        """Fixed uuid, ending in the volgnummer."""
        return vast_uuid(Soort.ZAAK, self.volgnummer)


@dataclass(frozen=True)
class OverZaak:
    """The contact is about this zaak."""

    zaak: Zaak
    codering: Zaakcodering = "zgw"


@dataclass(frozen=True)
class OverContact:
    """The contact is about an earlier one, in one coding or both."""

    nummer: int
    identificator: bool = False
    was_klantcontact: bool = False


@dataclass(frozen=True)
class OverObject:
    """The contact is about something else: objecttype, register, soort object id, object id."""

    codes: tuple[str, str, str, str]


Onderwerp = OverZaak | OverContact | OverObject


@dataclass(frozen=True)
class Taak:
    """An interne taak; `vorige` is the wrongly routed one it took over from."""

    nummer: int
    handeling: str
    actoren: tuple[Actor, ...]
    toegewezen: str
    afgehandeld: str | None = None
    toelichting: str | None = None
    vorige: int | None = None

    @property
    def id(self) -> UUID:
        """Fixed uuid, ending in the nummer."""
        return vast_uuid(Soort.INTERNE_TAAK, self.nummer)


@dataclass(frozen=True)
class Contact:
    """One klantcontact with everything that belongs to it."""

    nummer: int
    lokaal: str  # moment in Turfstad: 2026-02-02 09:14
    kanaal: str
    wat: str  # what happened, in one line, for the docs
    casus: tuple[str, ...]
    actoren: tuple[Actor, ...]
    betrokkenen: tuple[Betrokkene, ...]
    onderwerp: str | None = None
    inhoud: str | None = None
    reactie: str | None = None
    gelukt: Gelukt = "onbekend"
    verdere_actie: bool = False
    herkomst: Literal["klant", "medewerker", "ocr"] | None = None
    taal: str = "nld"
    vertrouwelijk: bool = False
    onderwerpen: tuple[Onderwerp, ...] = ()
    bijlagen: tuple[str, ...] = ()  # what each document is, for the docs; here only pointers are kept
    taken: tuple[Taak, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    hoofdonderwerptype: str | None = None

    @property
    def id(self) -> UUID:
        """Fixed uuid, ending in the nummer."""
        return vast_uuid(Soort.KLANTCONTACT, self.nummer)

    @property
    def plaatsgevonden_op(self) -> datetime:
        """Moment in UTC."""
        return moment(self.lokaal)

    @property
    def richting(self) -> Literal["INKOMEND", "UITGAAND"]:
        """Incoming when some betrokkene is the initiator (domain rule 10)."""
        return "INKOMEND" if any(betrokkene.initiator for betrokkene in self.betrokkenen) else "UITGAAND"
