"""The filters of partijen, actoren and all smaller concepts."""

from tests.resolvers.filters.vormen import (
    EEN,
    LIJST,
    ZAAK,
    Filter,
    Geval,
    actor,
    adres,
    codes,
    eigen,
    ja_nee,
    periode,
    soorten,
    waarden,
    zoek,
)

_POSTCODE = "select bezoekadres_postcode from partij where bezoekadres_postcode is not null group by 1 order by count(*) desc, 1 limit 1"
_ZONDER_SPATIE = f"select lower(replace(x, ' ', '')) from ({_POSTCODE}) t(x)"
_HEEFT = "r.id in (select partij_id from partij_identificator i where {})"
_IDENTIFICATOREN = [
    Geval({"soortObjectId": "kvk_nummer"}, _HEEFT.format("soort_object_id = 'kvk_nummer'")),
    Geval({"register": "hr", "objecttype": "vestiging"}, _HEEFT.format("register = 'hr' and objecttype = 'vestiging'")),
    # A partij with a vestiging has a kvk_nummer too, but not as one identificator.
    Geval({"objecttype": "vestiging", "soortObjectId": "kvk_nummer"}, "false"),
    Geval(
        {"objectId": EEN},
        _HEEFT.format("object_id = any($1)"),
        "select object_id from partij_identificator order by id limit 1",
    ),
    Geval(
        {"uuid": LIJST}, _HEEFT.format("id::text = any($1)"), "select id from partij_identificator order by id limit 3"
    ),
    Geval(
        {"partij": LIJST},
        _HEEFT.format("partij_id::text = any($1)"),
        "select partij_id from partij_identificator order by 1 limit 3",
    ),
    Geval(
        {"subIdentificatorVan": EEN},
        _HEEFT.format("sub_identificator_van_id::text = any($1)"),
        "select sub_identificator_van_id from partij_identificator where sub_identificator_van_id is not null order by 1 limit 1",
    ),
    Geval(
        {"of": [{"soortObjectId": "bsn"}, {"register": "hr"}]},
        _HEEFT.format("soort_object_id = 'bsn' or register = 'hr'"),
    ),
    Geval({"niet": {"soortObjectId": "bsn"}}, _HEEFT.format("soort_object_id <> 'bsn'")),
    Geval({}, "r.id in (select partij_id from partij_identificator)"),
]

PARTIJ = eigen(
    "partij",
    {
        "nummer": waarden("partij", "nummer"),
        "soortPartij": soorten("r.soort_partij", "persoon", "organisatie", "contactpersoon"),
        "indicatieActief": ja_nee("r.indicatie_actief"),
        "indicatieGeheimhouding": soorten("r.indicatie_geheimhouding", "ja", "nee", "onbekend"),
        "naam": [Geval("Visser", zoek("r.naam_zoek", "visser"))],
        "adres": [
            Geval("lantaarnstraat 12", zoek("r.adres_zoek", "lantaarnstraat", "12")),
            Geval("Turfstad", zoek("r.adres_zoek", "turfstad")),
        ],
        "postcode": [
            Geval(EEN, "r.bezoekadres_postcode = ($1::text[])[1]", _POSTCODE),
            Geval(EEN, "lower(replace(r.bezoekadres_postcode, ' ', '')) = ($1::text[])[1]", _ZONDER_SPATIE),
            Geval("0000 XX", "false"),
        ],
        "huisnummer": [Geval(12, "r.bezoekadres_huisnummer = 12 and r.bezoekadres_postcode = '9290 LK'")],
        "email": adres("email", "r.id in (select d.partij_id from digitaal_adres d where {})"),
        "telefoonnummer": adres("telefoonnummer", "r.id in (select d.partij_id from digitaal_adres d where {})"),
        "identificator": _IDENTIFICATOREN,
        "categorie": waarden(
            "categorie_relatie",
            "categorie_id",
            "r.id in (select partij_id from categorie_relatie where {}::text = any($1)"
            " and (einddatum is null or einddatum >= current_date))",
        ),
    },
    "partijen",
)

ACTOR = eigen(
    "actor",
    {
        "naam": [Geval("noor", zoek("r.naam_zoek", "noor"))],
        "soortActor": soorten("r.soort_actor", "medewerker", "organisatorische_eenheid", "geautomatiseerde_actor"),
        "indicatieActief": ja_nee("r.indicatie_actief"),
        "email": [
            Geval(
                EEN,
                "(lower(r.identificator_object_id) = any($1) or lower(r.emailadres) = any($1))",
                "select lower(identificator_object_id) from actor where identificator_soort_object_id = 'email' order by id limit 1",
            )
        ],
        "identificator": codes("afd", "obj", "idf", "parkeren"),
        "zelfdePersoonAls": actor("r.id in ({})"),
    },
    "actoren",
)

DIGITAAL_ADRES = eigen(
    "digitaal_adres",
    {
        "partij": waarden("digitaal_adres", "partij_id"),
        "betrokkene": waarden("digitaal_adres", "betrokkene_id"),
        "soort": soorten("r.soort", "email", "telefoonnummer", "overig"),
        "email": adres("email", "r.id in (select d.id from digitaal_adres d where {})"),
        "telefoonnummer": adres("telefoonnummer", "r.id in (select d.id from digitaal_adres d where {})"),
        "adres": [
            Geval(EEN, "r.adres = any($1)", "select adres from digitaal_adres order by id limit 1"),
            Geval(
                EEN,
                "r.adres = any($1)",
                "select upper(adres) from digitaal_adres where soort = 'email' order by id limit 1",
            ),
        ],
        "isStandaardadres": ja_nee("r.is_standaardadres"),
        "referentie": [
            Geval(
                EEN,
                "r.referentie = any($1)",
                "select referentie from digitaal_adres where referentie is not null order by 1 limit 1",
            )
        ],
    },
    "digitaleAdressen",
)

PARTIJ_IDENTIFICATOR = eigen(
    "partij_identificator",
    {
        "partij": waarden("partij_identificator", "partij_id"),
        "objecttype": [Geval("vestiging", "r.objecttype = 'vestiging'")],
        "soortObjectId": [Geval("bsn", "r.soort_object_id = 'bsn'")],
        "objectId": [
            Geval(EEN, "r.object_id = any($1)", "select object_id from partij_identificator order by id limit 1")
        ],
        "register": [Geval("hr", "r.register = 'hr'"), Geval("HR", "false")],
        "subIdentificatorVan": [
            Geval(
                EEN,
                "r.sub_identificator_van_id::text = any($1)",
                "select sub_identificator_van_id from partij_identificator where sub_identificator_van_id is not null order by 1 limit 1",
            )
        ],
    },
    "partijIdentificatoren",
)

ONDERWERPOBJECT = eigen(
    "onderwerpobject",
    {
        "klantcontact": waarden("onderwerpobject", "klantcontact_id"),
        "wasKlantcontact": waarden("onderwerpobject", "was_klantcontact_id"),
        "identificator": codes(
            "formulierinzending", "Open Formulieren", "public_registration_reference", "OF-2026-0417"
        ),
    },
    "onderwerpobjecten",
)

_DOCUMENT = "select identificator_object_id from bijlage order by id limit 1"
BIJLAGE = eigen(
    "bijlage",
    {
        "klantcontact": waarden("bijlage", "klantcontact_id"),
        "identificator": [
            *codes("informatieobject", "openzaak", "uuid", "onbekend"),
            Geval({"objectId": EEN}, "r.identificator_object_id = any($1)", _DOCUMENT),
        ],
    },
    "bijlagen",
)

_REKENING = "select {} from rekeningnummer order by id limit 1"
REKENINGNUMMER = eigen(
    "rekeningnummer",
    {
        "partij": waarden("rekeningnummer", "partij_id"),
        "iban": [
            Geval(EEN, "r.iban = any($1)", _REKENING.format("iban")),
            Geval(
                EEN,
                "r.iban = upper(replace(($1::text[])[1], ' ', ''))",
                _REKENING.format("lower(substr(iban, 1, 4) || ' ' || substr(iban, 5))"),
            ),
        ],
    },
    "rekeningnummers",
)

_CATEGORIE = "select {}(naam) from categorie order by id limit 1"
CATEGORIE = eigen(
    "categorie",
    {
        "naam": [
            Geval(EEN, "lower(r.naam) = lower(($1::text[])[1])", _CATEGORIE.format(wijze))
            for wijze in ("", "upper", "lower")
        ]
    },
    "categorieen",
)
CATEGORIE_RELATIE = eigen(
    "categorie_relatie",
    {"partij": waarden("categorie_relatie", "partij_id"), "categorie": waarden("categorie_relatie", "categorie_id")},
    "categorieRelaties",
)
VERTEGENWOORDIGING = eigen(
    "vertegenwoordiging",
    {
        "vertegenwoordigendePartij": waarden("vertegenwoordiging", "vertegenwoordigende_partij_id"),
        "vertegenwoordigdePartij": waarden("vertegenwoordiging", "vertegenwoordigde_partij_id"),
    },
    "vertegenwoordigingen",
)

_ZAKEN = f"select {{}}(identificator_object_id) from onderwerpobject where {ZAAK} group by 1 order by 1 limit 3"
_ZELF = "r.sleutel = any(select lower(x) from unnest($1::text[]) x)"
ZAAKFILTER = Filter(
    "zaken",
    f"""select r.sleutel from (select distinct lower(identificator_object_id) as sleutel from onderwerpobject
      where {ZAAK}) r where {{}}""",
    {
        "uuid": [Geval(LIJST, _ZELF, _ZAKEN.format(wijze)) for wijze in ("lower", "upper")] + [Geval([], "false")],
        "identificatie": [Geval(LIJST, _ZELF, _ZAKEN.format(wijze)) for wijze in ("lower", "upper")],
        "klantcontact": [
            Geval(
                LIJST,
                "exists (select from onderwerpobject where klantcontact_id::text = any($1) and lower(identificator_object_id) = r.sleutel)",
                f"select klantcontact_id from onderwerpobject where {ZAAK} order by 1 limit 3",
            )
        ],
    },
)

_ONDER = "select van_id from wijziging where van_id is not null group by 1 order by 1 limit 2"
WIJZIGING = eigen(
    "wijziging",
    {
        "object": [*waarden("wijziging", "object_id"), Geval(LIJST, "r.object_id::text = any($1)", _ONDER)],
        "van": [Geval(LIJST, "(r.object_id::text = any($1) or r.van_id::text = any($1))", _ONDER), Geval([], "false")],
        "concept": [Geval(["bijlage", "interne_taak_actor"], "r.concept in ('bijlage', 'interne_taak_actor')")],
        "soort": soorten("r.soort", "registratie", "wijziging", "verwijdering"),
        "periode": periode("r.tijdstip"),
        "bewerking": waarden("wijziging", "bewerking"),
        "door": waarden("wijziging", "naam"),
        "traceId": waarden("wijziging", "trace_id"),
    },
    "wijzigingen",
)
