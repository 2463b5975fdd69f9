"""The cast outside the municipality, and the zaken it is about."""

from server.seed import nummers
from server.seed.verhaal.vormen import Adres, DigitaalAdres, Naam, Partij, Zaak


def _bsn(stap: int) -> str:
    gevonden = nummers.bsn(stap)
    if gevonden is None:
        raise ValueError(f"step {stap} has no BSN")
    return gevonden


def _adres(straatnaam: str, huisnummer: int, postcode: str, toevoeging: str | None = None) -> Adres:
    # 9999 is the code of no municipality, so BAG has none of these.
    return Adres(straatnaam, huisnummer, postcode, f"999920{huisnummer:010d}", toevoeging)


VERENIGING = Partij(
    5004,
    "vereniging waarvan de cliënt voorzitter is",
    soort="organisatie",
    organisatienaam="Bewonersvereniging Lantaarnkwartier",
    kvk_nummer=nummers.kvk_nummer(600),
    rsin=nummers.rsin(600),
    vestigingsnummer=nummers.vestigingsnummer(600),
    adres=_adres("Buurthuisplein", 1, "9290 LM"),
    digitale_adressen=(DigitaalAdres("email", "bestuur@lantaarnkwartier.example", standaard=True),),
    taal=None,
    geheim="onbekend",
)
ZOE = Partij(
    5001,
    "de cliënt die klaagt",
    naam=Naam("Zoë", "Berg", "van den", "Z."),
    bsn=_bsn(634),
    adres=_adres("Lantaarnstraat", 12, "9290 LK"),
    digitale_adressen=(
        DigitaalAdres("email", "zoe.vandenberg@post.example", standaard=True, omschrijving="privé"),
        DigitaalAdres("telefoonnummer", "0609991201", standaard=True, voorkeur=True, omschrijving="mobiel"),
    ),
    notitie="Werkt in ploegendienst; na 14.00 uur het best bereikbaar.",
)
MARIJKE = Partij(
    5002,
    "vertegenwoordiger van de cliënt",
    naam=Naam("Marijke", "Groot", "de", "M.A."),
    bsn=_bsn(635),
    adres=_adres("Turfkade", 48, "9290 TA", "B"),
    digitale_adressen=(DigitaalAdres("email", "m.degroot@raadsvrouw.example", standaard=True, voorkeur=True),),
)
ALEIDA = Partij(
    5003,
    "moeder van de cliënt, door haar vertegenwoordigd",
    naam=Naam("Aleida", "Berg-Postma", "van den", "A."),
    bsn=_bsn(637),
    adres=_adres("Wilgenhof", 7, "9291 WH"),
    digitale_adressen=(DigitaalAdres("telefoonnummer", "0129990303", standaard=True),),
)
ZOE_VOORZITTER = Partij(
    5005,
    "de cliënt als voorzitter van de vereniging",
    soort="contactpersoon",
    naam=Naam("Zoë", "Berg", "van den", "Z."),
    werkte_voor=VERENIGING.nummer,
    digitale_adressen=(
        DigitaalAdres(
            "email", "voorzitter@lantaarnkwartier.example", standaard=True, voorkeur=True, referentie="bestuur"
        ),
    ),
)
HENDRIK = Partij(
    5006,
    "buurman die dezelfde storing meldt",
    naam=Naam("Hendrik", "Bos", None, "H.J."),
    bsn=_bsn(638),
    adres=_adres("Lantaarnstraat", 15, "9290 LK"),
    digitale_adressen=(
        DigitaalAdres("email", "hendrik.bos@post.example", standaard=True, voorkeur=True),
        DigitaalAdres("telefoonnummer", "0609991506", standaard=True),
    ),
)
JOHANNA = Partij(
    5007,
    "inactief: verhuisd uit de straat",
    naam=Naam("Johanna", "Visser", None, "J."),
    bsn=_bsn(639),
    digitale_adressen=(DigitaalAdres("email", "johanna.visser@post.example", standaard=True, voorkeur=True),),
    actief=False,
)
LUCAS = Partij(
    5008,
    "geheimhouding",
    naam=Naam("Lucas", "Jansen", None, "L."),
    bsn=_bsn(640),
    adres=_adres("Lantaarnstraat", 21, "9290 LK"),
    digitale_adressen=(DigitaalAdres("email", "lucas.jansen@post.example", standaard=True, voorkeur=True),),
    geheim="ja",
)
EMRE = Partij(
    5009,
    "partner van de cliënt, mee aan de balie",
    naam=Naam("Emre", "Yılmaz", None, "E."),
    bsn=_bsn(641),
    adres=_adres("Lantaarnstraat", 12, "9290 LK"),
    digitale_adressen=(DigitaalAdres("telefoonnummer", "+905009991212", standaard=True),),
    taal="tur",
)
FATIMA = Partij(
    5010,
    "vraagt om teruggebeld te worden op een ander nummer",
    naam=Naam("Fatima", "El Amrani", None, "F."),
    bsn=_bsn(642),
    adres=_adres("Veenpad", 3, "9292 VP"),
    digitale_adressen=(DigitaalAdres("telefoonnummer", "0609991010", standaard=True, voorkeur=True),),
)
ALLEEN_INGELOGD = Partij(
    5011, "alleen bekend van inloggen, zonder gegevens", bsn=_bsn(643), taal=None, geheim="onbekend"
)

# The organisation before who works for it.
PARTIJEN = (
    ZOE,
    MARIJKE,
    ALEIDA,
    VERENIGING,
    ZOE_VOORZITTER,
    HENDRIK,
    JOHANNA,
    LUCAS,
    EMRE,
    FATIMA,
    ALLEEN_INGELOGD,
)

# Who represents, who is represented.
VERTEGENWOORDIGINGEN = ((MARIJKE, ZOE), (ZOE, ALEIDA))

VERLICHTING = Zaak(1, "Kapotte straatverlichting Lantaarnstraat")
BEZOEKERSVERGUNNING = Zaak(2, "Bezoekersvergunning parkeren")
STOEPTEGEL = Zaak(3, "Losse stoeptegel Turfkade")
WONINGAANPASSING = Zaak(4, "Woningaanpassing Wilgenhof")
LICHTPLAN = Zaak(5, "Lichtplan Lantaarnkwartier")
ZAKEN = (VERLICHTING, BEZOEKERSVERGUNNING, STOEPTEGEL, WONINGAANPASSING, LICHTPLAN)
