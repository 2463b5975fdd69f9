"""Rows as the text that `COPY` reads: one line per row, tabs between columns, a mark for what is absent."""

from collections import defaultdict

NIETS = "\\N"

_CODES = (
    "identificator_objecttype",
    "identificator_register",
    "identificator_soort_object_id",
    "identificator_object_id",
)
_NAAM = (
    "contactnaam_voorletters",
    "contactnaam_voornaam",
    "contactnaam_voorvoegsel_achternaam",
    "contactnaam_achternaam",
)

# What is not named here gets the default of its column.
KOLOMMEN: dict[str, tuple[str, ...]] = {
    "actor": (
        "id",
        "naam",
        "soort_actor",
        "indicatie_actief",
        "functie",
        "omschrijving",
        "emailadres",
        "telefoonnummer",
        *_CODES,
    ),
    "categorie": ("id", "naam"),
    "partij": (
        "id",
        "nummer",
        "soort_partij",
        "interne_notitie",
        "indicatie_geheimhouding",
        "indicatie_actief",
        "voorkeurstaal",
        "naam",
        "werkte_voor_id",
        *_NAAM,
        "bezoekadres_nummeraanduiding_id",
        "bezoekadres_straatnaam",
        "bezoekadres_huisnummer",
        "bezoekadres_huisnummertoevoeging",
        "bezoekadres_postcode",
        "bezoekadres_stad",
        "bezoekadres_land",
        "correspondentieadres_adresregel1",
        "correspondentieadres_adresregel2",
        "correspondentieadres_land",
    ),
    "partij_identificator": (
        "id",
        "partij_id",
        "objecttype",
        "soort_object_id",
        "object_id",
        "register",
        "sub_identificator_van_id",
    ),
    "vertegenwoordiging": ("id", "vertegenwoordigende_partij_id", "vertegenwoordigde_partij_id"),
    "rekeningnummer": ("id", "partij_id", "iban", "bic", "is_voorkeursrekeningnummer"),
    "categorie_relatie": ("id", "partij_id", "categorie_id", "begindatum", "einddatum"),
    "klantcontact": (
        "id",
        "nummer",
        "referentienummer",
        "kanaal",
        "onderwerp",
        "inhoud",
        "herkomst_inhoud",
        "reactie",
        "indicatie_contact_gelukt",
        "taal",
        "vertrouwelijk",
        "plaatsgevonden_op",
        "verdere_actie_ondernomen",
        "hoofdonderwerptype",
        "metadata",
    ),
    "betrokkene": (
        "id",
        "klantcontact_id",
        "plaatsgevonden_op",
        "partij_id",
        "rol",
        "initiator",
        "organisatienaam",
        *_NAAM,
        "bezoekadres_straatnaam",
        "bezoekadres_huisnummer",
        "bezoekadres_postcode",
        "bezoekadres_stad",
    ),
    "digitaal_adres": (
        "id",
        "partij_id",
        "betrokkene_id",
        "soort",
        "adres",
        "omschrijving",
        "is_standaardadres",
        "is_voorkeursadres",
        "referentie",
        "verificatiedatum",
    ),
    "actor_klantcontact": ("id", "actor_id", "klantcontact_id", "plaatsgevonden_op"),
    "onderwerpobject": ("id", "klantcontact_id", "was_klantcontact_id", *_CODES),
    "bijlage": ("id", "klantcontact_id", *_CODES),
    "interne_taak": (
        "id",
        "nummer",
        "gevraagde_handeling",
        "toelichting",
        "status",
        "toegewezen_op",
        "afgehandeld_op",
        "klantcontact_id",
        "plaatsgevonden_op",
        "vorige_taak_id",
    ),
    "interne_taak_actor": ("interne_taak_id", "actor_id", "status", "plaatsgevonden_op"),
}

# Text per table, ready to send.
Blok = dict[str, bytes]


class Bladen:
    """The lines of one block, per table; values hold no tab, line end or backslash, except COPY's own marks."""

    def __init__(self) -> None:
        self._regels: defaultdict[str, list[str]] = defaultdict(list)

    def regel(self, tabel: str, *waarden: str) -> None:
        """Add one row, its values in the order of `KOLOMMEN`."""
        self._regels[tabel].append("\t".join(waarden))

    def blok(self) -> Blok:
        """Everything so far."""
        return {tabel: ("\n".join(regels) + "\n").encode() for tabel, regels in self._regels.items()}
