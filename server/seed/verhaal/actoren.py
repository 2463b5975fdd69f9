"""Who acts for Turfstad: units and automated actors that every seeded register shares, and the story's employees."""

from server.seed.verhaal.vormen import Actor


def _eenheid(volgnummer: int, soort: str, naam: str, code: str) -> Actor:
    return Actor(
        volgnummer,
        naam,
        "organisatorische_eenheid",
        (soort, "obj", "idf", code),
        omschrijving=f"{'Afdeling' if soort == 'afd' else 'Groep'} {naam}",
        emailadres=f"{code.replace('-', '')}@turfstad.example",
        telefoonnummer=f"012900{volgnummer:04d}",
    )


KLANTCONTACTCENTRUM = _eenheid(1, "afd", "Klantcontactcentrum", "klantcontactcentrum")
OPENBARE_RUIMTE = _eenheid(2, "afd", "Openbare Ruimte", "openbare-ruimte")
VERGUNNINGEN = _eenheid(3, "afd", "Vergunningen", "vergunningen")
PARKEREN = _eenheid(4, "afd", "Parkeren", "parkeren")
BURGERZAKEN = _eenheid(5, "afd", "Burgerzaken", "burgerzaken")
BELASTINGEN = _eenheid(6, "afd", "Belastingen", "belastingen")
WERK_EN_INKOMEN = _eenheid(7, "afd", "Werk en Inkomen", "werk-en-inkomen")
WMO_EN_JEUGD = _eenheid(8, "afd", "Wmo en Jeugd", "wmo-en-jeugd")
GROEN_EN_AFVAL = _eenheid(9, "grp", "Groen en Afval", "groen-en-afval")
WEGBEHEER = _eenheid(10, "grp", "Wegbeheer", "wegbeheer")
HANDHAVING = _eenheid(11, "grp", "Handhaving", "handhaving")

MAILBOX = Actor(
    51,
    "Mailbox info@",
    "geautomatiseerde_actor",
    functie="Registreert e-mail",
    omschrijving="Leest de algemene mailbox uit",
)
SCANSTRAAT = Actor(52, "Scanstraat", "geautomatiseerde_actor", functie="Registreert post")
FORMULIEREN = Actor(53, "Open Formulieren", "geautomatiseerde_actor", functie="Registreert formulieren")
CHATPLATFORM = Actor(54, "Chatplatform", "geautomatiseerde_actor", functie="Registreert chatgesprekken")
STATUSBERICHTEN = Actor(
    55,
    "Statusberichten",
    "geautomatiseerde_actor",
    functie="Bericht over de voortgang van zaken",
    omschrijving="Verstuurt een bericht als een ketenpartner een stap heeft afgerond",
)

# The same in every register, whatever its seed.
EENHEDEN = (
    KLANTCONTACTCENTRUM,
    OPENBARE_RUIMTE,
    VERGUNNINGEN,
    PARKEREN,
    BURGERZAKEN,
    BELASTINGEN,
    WERK_EN_INKOMEN,
    WMO_EN_JEUGD,
    GROEN_EN_AFVAL,
    WEGBEHEER,
    HANDHAVING,
)
AUTOMATISCH = (MAILBOX, SCANSTRAAT, FORMULIEREN, CHATPLATFORM, STATUSBERICHTEN)
VASTE_ACTOREN = EENHEDEN + AUTOMATISCH

# Only in the story, so that their work lists hold nothing else.
STRAATVERLICHTING = _eenheid(12, "grp", "Straatverlichting", "straatverlichting")
KLACHTBEHANDELING = _eenheid(13, "grp", "Klachtbehandeling", "klachtbehandeling")


def _medewerker(
    volgnummer: int, naam: str, functie: str, postvak: str, codes: tuple[str, str, str], *, actief: bool = True
) -> Actor:
    emailadres = f"{postvak}@turfstad.example"
    object_id = emailadres if codes[2] == "email" else f"mdw{volgnummer:04d}"
    return Actor(
        volgnummer,
        naam,
        "medewerker",
        (*codes, object_id),
        functie=functie,
        emailadres=emailadres,
        telefoonnummer=f"012901{volgnummer:04d}",
        actief=actief,
    )


_MSEI = ("mdw", "msei", "email")
_HANDMATIG = ("mdw", "handmatig", "email")
_OBJ = ("mdw", "obj", "idf")

# One person, three actoren (domain rule 8).
NOOR = _medewerker(101, "Noor de Wit", "KCC-medewerker", "n.dewit", _MSEI)
NOOR_HANDMATIG = _medewerker(102, "Noor de Wit", "KCC-medewerker", "n.dewit", _HANDMATIG)
NOOR_OBJ = _medewerker(103, "Noor de Wit", "KCC-medewerker", "n.dewit", _OBJ)
SEM = _medewerker(104, "Sem Bakker", "KCC-medewerker", "s.bakker", _MSEI)
ILSE = _medewerker(105, "Ilse Hoekstra", "Beheerder openbare verlichting", "i.hoekstra", _MSEI)
ILSE_OBJ = _medewerker(106, "Ilse Hoekstra", "Beheerder openbare verlichting", "i.hoekstra", _OBJ)
TJITSKE = _medewerker(107, "Tjitske Postma", "Baliemedewerker", "t.postma", _HANDMATIG)
RUBEN = _medewerker(108, "Ruben O’Brien", "Klachtbehandelaar", "r.obrien", _MSEI)
KEES = _medewerker(109, "Kees Nguyễn", "KCC-medewerker", "k.nguyen", _MSEI, actief=False)
SANNE = _medewerker(110, "Sanne Visser", "Vergunningverlener", "s.visser", _MSEI)

MEDEWERKERS = (NOOR, NOOR_HANDMATIG, NOOR_OBJ, SEM, ILSE, ILSE_OBJ, TJITSKE, RUBEN, KEES, SANNE)
VERHAAL_ACTOREN = (STRAATVERLICHTING, KLACHTBEHANDELING, *MEDEWERKERS)
