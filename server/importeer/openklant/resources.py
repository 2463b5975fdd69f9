"""The fourteen resources of Open Klant's Klantinteracties API and where their fields go.

Field names drift between versions; what a version leaves out gets the meaning that absence has in the register. What
follows from other rows (`volledigeNaam`, lists of children, `_expand`) is known, and not stored.
"""

from collections.abc import Iterable, Iterator

from server.importeer.openklant import velden as v
from server.importeer.openklant.resource import Resource
from server.importeer.openklant.velden import Lezer, Veld

_ADRES: tuple[tuple[str, str, Lezer], ...] = (
    ("nummeraanduidingId", "nummeraanduiding_id", v.tekst),
    ("straatnaam", "straatnaam", v.tekst),
    ("huisnummer", "huisnummer", v.getal),
    ("huisnummertoevoeging", "huisnummertoevoeging", v.tekst),
    ("postcode", "postcode", v.postcode),
    ("stad", "stad", v.tekst),
    ("adresregel1", "adresregel1", v.tekst),
    ("adresregel2", "adresregel2", v.tekst),
    ("adresregel3", "adresregel3", v.tekst),
    ("land", "land", v.hoofdletters),
)


def _veld(pad: str, kolom: str, lees: Lezer = v.tekst, afwezig: object = None) -> Veld:
    return Veld(kolom, tuple(tuple(een.split(".")) for een in pad.split("|")), lees, afwezig)


def _groep(pad: str, voorvoegsel: str, leden: Iterable[tuple[str, str, Lezer]]) -> Iterator[Veld]:
    for naam, kolom, lees in leden:
        yield Veld(f"{voorvoegsel}{kolom}", ((*pad.split("."), naam),), lees)


def _adressen() -> tuple[Veld, ...]:
    return (
        *_groep("bezoekadres", "bezoekadres_", _ADRES),
        *_groep("correspondentieadres", "correspondentieadres_", _ADRES),
    )


def _contactnaam(pad: str) -> Iterator[Veld]:
    leden = (
        ("voorletters", "voorletters", v.tekst),
        ("voornaam", "voornaam", v.tekst),
        ("voorvoegselAchternaam", "voorvoegsel_achternaam", v.tekst),
        ("achternaam", "achternaam", v.tekst),
    )
    return _groep(pad, "contactnaam_", leden)


def _identificator(pad: str, voorvoegsel: str = "identificator_") -> Iterator[Veld]:
    leden = (
        ("codeObjecttype", "objecttype", v.tekst),
        ("codeRegister", "register", v.tekst),
        ("codeSoortObjectId", "soort_object_id", v.tekst),
        ("objectId", "object_id", v.tekst),
    )
    return _groep(pad, voorvoegsel, leden)


ACTOREN = Resource(
    "actoren",
    "actor",
    (
        _veld("naam", "naam"),
        _veld("soortActor", "soort_actor"),
        _veld("indicatieActief", "indicatie_actief", v.waar, afwezig=True),
        *_identificator("actoridentificator"),
        _veld("actorIdentificatie.functie", "functie"),
        _veld("actorIdentificatie.omschrijving", "omschrijving"),
        _veld("actorIdentificatie.emailadres", "emailadres"),
        _veld("actorIdentificatie.faxnummer", "faxnummer"),
        _veld("actorIdentificatie.telefoonnummer", "telefoonnummer"),
    ),
)
CATEGORIEEN = Resource("categorieen", "categorie", (_veld("naam", "naam"),))
PARTIJEN = Resource(
    "partijen",
    "partij",
    (
        _veld("nummer", "nummer"),
        _veld("soortPartij", "soort_partij"),
        _veld("interneNotitie", "interne_notitie"),
        _veld("indicatieGeheimhouding", "indicatie_geheimhouding", v.indicatie, afwezig="onbekend"),
        _veld("indicatieActief", "indicatie_actief", v.waar, afwezig=True),
        _veld("voorkeurstaal", "voorkeurstaal"),
        _veld("partijIdentificatie.naam", "naam"),
        _veld("partijIdentificatie.werkteVoorPartij", "werkte_voor_id", v.verwijzing),
        *_contactnaam("partijIdentificatie.contactnaam"),
        *_adressen(),
        _veld("voorkeursDigitaalAdres", "voorkeursadres_id", v.verwijzing),
        _veld("voorkeursRekeningnummer", "voorkeursrekeningnummer_id", v.verwijzing),
    ),
    (
        "betrokkenen",
        "categorieRelaties",
        "digitaleAdressen",
        "vertegenwoordigden",
        "rekeningnummers",
        "partijIdentificatoren",
        "partijIdentificatie.uuid",
        "partijIdentificatie.volledigeNaam",
    ),
)
PARTIJ_IDENTIFICATOREN = Resource(
    "partij-identificatoren",
    "partij_identificator",
    (
        _veld("identificeerdePartij", "partij_id", v.verwijzing),
        *_identificator("partijIdentificator", ""),
        _veld("subIdentificatorVan", "sub_identificator_van_id", v.verwijzing),
        _veld("anderePartijIdentificator", "andere_partij_identificator"),
    ),
)
CATEGORIE_RELATIES = Resource(
    "categorie-relaties",
    "categorie_relatie",
    (
        _veld("partij", "partij_id", v.verwijzing),
        _veld("categorie", "categorie_id", v.verwijzing),
        _veld("beginDatum", "begindatum", v.datum),
        _veld("eindDatum", "einddatum", v.datum),
    ),
)
VERTEGENWOORDIGINGEN = Resource(
    "vertegenwoordigingen",
    "vertegenwoordiging",
    (
        _veld("vertegenwoordigendePartij", "vertegenwoordigende_partij_id", v.verwijzing),
        _veld("vertegenwoordigdePartij", "vertegenwoordigde_partij_id", v.verwijzing),
    ),
)
REKENINGNUMMERS = Resource(
    "rekeningnummers",
    "rekeningnummer",
    (
        _veld("partij", "partij_id", v.verwijzing),
        _veld("iban", "iban", v.hoofdletters),
        _veld("bic", "bic", v.hoofdletters),
    ),
)
KLANTCONTACTEN = Resource(
    "klantcontacten",
    "klantcontact",
    (
        _veld("nummer", "nummer"),
        _veld("referentienummer", "referentienummer"),
        _veld("kanaal", "kanaal"),
        _veld("onderwerp", "onderwerp"),
        _veld("inhoud", "inhoud"),
        _veld("reactie", "reactie"),
        _veld("indicatieContactGelukt", "indicatie_contact_gelukt", v.indicatie, afwezig="onbekend"),
        _veld("taal", "taal"),
        _veld("vertrouwelijk", "vertrouwelijk", v.waar, afwezig=False),
        _veld("plaatsgevondenOp", "plaatsgevonden_op", v.moment),
        _veld("verdereActieOndernomen", "verdere_actie_ondernomen", v.waar, afwezig=False),
        _veld("hoofdOnderwerpType", "hoofdonderwerptype"),
        _veld("metadata", "metadata", v.metadata, afwezig="{}"),
    ),
    (
        "gingOverOnderwerpobjecten",
        "hadBetrokkenActoren",
        "omvatteBijlagen",
        "hadBetrokkenen",
        "leiddeTotInterneTaken",
    ),
)
BETROKKENEN = Resource(
    "betrokkenen",
    "betrokkene",
    (
        _veld("hadKlantcontact", "klantcontact_id", v.verwijzing),
        _veld("wasPartij", "partij_id", v.verwijzing),
        _veld("rol", "rol"),
        _veld("initiator", "initiator", v.waar, afwezig=False),
        _veld("organisatienaam", "organisatienaam"),
        *_contactnaam("contactnaam"),
        *_adressen(),
    ),
    ("digitaleAdressen", "volledigeNaam"),
)
DIGITALEADRESSEN = Resource(
    "digitaleadressen",
    "digitaal_adres",
    (
        _veld("verstrektDoorPartij", "partij_id", v.verwijzing),
        _veld("verstrektDoorBetrokkene", "betrokkene_id", v.verwijzing),
        _veld("soortDigitaalAdres", "soort"),
        _veld("adres", "adres"),
        _veld("omschrijving", "omschrijving"),
        _veld("isStandaardAdres", "is_standaardadres", v.waar, afwezig=False),
        _veld("referentie", "referentie"),
        _veld("verificatieDatum", "verificatiedatum", v.datum),
    ),
)
ACTORKLANTCONTACTEN = Resource(
    "actorklantcontacten",
    "actor_klantcontact",
    (_veld("actor", "actor_id", v.verwijzing), _veld("klantcontact", "klantcontact_id", v.verwijzing)),
)
ONDERWERPOBJECTEN = Resource(
    "onderwerpobjecten",
    "onderwerpobject",
    (
        _veld("klantcontact", "klantcontact_id", v.verwijzing),
        _veld("wasKlantcontact", "was_klantcontact_id", v.verwijzing),
        *_identificator("onderwerpobjectidentificator"),
    ),
)
BIJLAGEN = Resource(
    "bijlagen",
    "bijlage",
    (
        _veld("wasBijlageVanKlantcontact", "klantcontact_id", v.verwijzing),
        *_identificator("bijlageidentificator"),
    ),
)
INTERNETAKEN = Resource(
    "internetaken",
    "interne_taak",
    (
        _veld("nummer", "nummer"),
        _veld("referentienummer", "referentienummer"),
        _veld("gevraagdeHandeling", "gevraagde_handeling"),
        _veld("toelichting", "toelichting"),
        _veld("status", "status"),
        _veld("toegewezenOp", "toegewezen_op", v.moment),
        _veld("afgehandeldOp", "afgehandeld_op", v.moment),
        _veld("aanleidinggevendKlantcontact", "klantcontact_id", v.verwijzing),
        # Until 2.2 a task had one actor.
        Veld("actor_ids", (("toegewezenAanActoren",), ("toegewezenAanActor",)), v.verwijzingen, ()),
    ),
)

# Parents first; what refers to its own kind waits on the database side.
RESOURCES = (
    ACTOREN,
    CATEGORIEEN,
    PARTIJEN,
    PARTIJ_IDENTIFICATOREN,
    CATEGORIE_RELATIES,
    VERTEGENWOORDIGINGEN,
    REKENINGNUMMERS,
    KLANTCONTACTEN,
    BETROKKENEN,
    DIGITALEADRESSEN,
    ACTORKLANTCONTACTEN,
    ONDERWERPOBJECTEN,
    BIJLAGEN,
    INTERNETAKEN,
)
