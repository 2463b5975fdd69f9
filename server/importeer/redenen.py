"""Dutch reasons for what the register refuses: which field, which rule, never the value.

The rules themselves stand in one place, the description of the tables; a test holds these texts against it.
"""

from collections.abc import Callable

from db.importeren import Breach, BreachKind, Target

Veldnaam = Callable[[str], str]

_NUMMER = "bestaat uit één tot tien cijfers"
_AL_BEZET = "is al aan een andere rij gegeven"

# Constraint → column it is about, and the rule.
_REGELS: dict[str, tuple[str, str]] = {
    "ck_actor_bereikbaarheid": ("soort_actor", "een geautomatiseerde actor heeft geen e-mailadres of telefoonnummer"),
    "ck_actor_faxnummer_van_eenheid": ("faxnummer", "alleen een organisatorische eenheid heeft een faxnummer"),
    "ck_actor_functie": ("functie", "een geautomatiseerde actor heeft een functie"),
    "ck_actor_functie_niet_van_eenheid": ("functie", "een organisatorische eenheid heeft geen functie"),
    "ck_actor_naam": ("naam", "mag niet leeg zijn"),
    "ck_actor_omschrijving_niet_van_medewerker": ("omschrijving", "een medewerker heeft geen omschrijving"),
    "ck_actor_soort_actor": ("soort_actor", "is medewerker, organisatorische_eenheid of geautomatiseerde_actor"),
    "ck_betrokkene_rol": ("rol", "is klant of vertegenwoordiger"),
    "ck_bijlage_identificator": (
        "identificator_object_id",
        "een bijlage wijst naar een object en heeft dus een object-id",
    ),
    "ck_categorie_naam": ("naam", "mag niet leeg zijn"),
    "ck_categorie_relatie_periode": ("einddatum", "ligt niet voor de begindatum"),
    "ck_digitaal_adres_adres": ("adres", "mag niet leeg zijn"),
    "ck_digitaal_adres_eigenaar": (
        "partij_id",
        "een digitaal adres is van precies één partij of één betrokkene",
    ),
    "ck_digitaal_adres_referentie": ("referentie", "bestaat uit letters, cijfers, - en _"),
    "ck_digitaal_adres_soort": ("soort", "is email, telefoonnummer of overig"),
    "ck_digitaal_adres_voorkeursadres_van_partij": (
        "is_voorkeursadres",
        "alleen een adres van een partij kan voorkeursadres zijn",
    ),
    "ck_interne_taak_afgehandeld_op": ("afgehandeld_op", "hoort alleen bij een taak die verwerkt is"),
    "ck_interne_taak_gevraagde_handeling": ("gevraagde_handeling", "mag niet leeg zijn"),
    "ck_interne_taak_nummer": ("nummer", _NUMMER),
    "ck_interne_taak_referentienummer": ("referentienummer", _NUMMER),
    "ck_interne_taak_status": ("status", "is te_verwerken of verwerkt"),
    "ck_klantcontact_indicatie_contact_gelukt": ("indicatie_contact_gelukt", "is ja, nee of onbekend"),
    "ck_klantcontact_kanaal": ("kanaal", "mag niet leeg zijn"),
    "ck_klantcontact_metadata_object": ("metadata", "is een object van sleutels met waarden"),
    "ck_klantcontact_metadata_waarden": ("metadata", "elke waarde is een tekst van hoogstens 255 tekens"),
    "ck_klantcontact_nummer": ("nummer", _NUMMER),
    "ck_klantcontact_referentienummer": ("referentienummer", _NUMMER),
    "ck_klantcontact_taal": ("taal", "is een code van drie kleine letters (ISO 639-2)"),
    "ck_klantcontact_verdere_actie_ondernomen": (
        "verdere_actie_ondernomen",
        "gaat niet samen met een contact dat gelukt is",
    ),
    "ck_onderwerpobject_niet_over_zichzelf": ("was_klantcontact_id", "een klantcontact gaat niet over zichzelf"),
    "ck_onderwerpobject_onderwerp": (
        "identificator_object_id",
        "een onderwerpobject wijst naar een object of naar een eerder klantcontact",
    ),
    "ck_partij_contactnaam_van_persoon": ("soort_partij", "een organisatie heeft geen contactnaam"),
    "ck_partij_identificator_codes_bij_elkaar": (
        "soort_object_id",
        "past niet bij register en objecttype (brp: bsn; hr: rsin, kvk_nummer of vestigingsnummer)",
    ),
    "ck_partij_identificator_elfproef": ("object_id", "een BSN of RSIN heeft negen cijfers en voldoet aan de elfproef"),
    "ck_partij_identificator_kvk_nummer": ("object_id", "een KVK-nummer heeft acht cijfers"),
    "ck_partij_identificator_niet_onder_zichzelf": (
        "sub_identificator_van_id",
        "een identificator hoort niet onder zichzelf",
    ),
    "ck_partij_identificator_object_id": ("object_id", "mag niet leeg zijn"),
    "ck_partij_identificator_vestigingsnummer": (
        "object_id",
        "een vestigingsnummer heeft twaalf cijfers en hoort onder een KVK-nummer (subIdentificatorVan)",
    ),
    "ck_partij_indicatie_geheimhouding": ("indicatie_geheimhouding", "is ja, nee of onbekend"),
    "ck_partij_naam_van_organisatie": ("naam", "alleen een organisatie heeft een naam"),
    "ck_partij_nummer": ("nummer", _NUMMER),
    "ck_partij_soort_partij": ("soort_partij", "is persoon, organisatie of contactpersoon"),
    "ck_partij_voorkeurstaal": ("voorkeurstaal", "is een code van drie kleine letters (ISO 639-2)"),
    "ck_partij_werkte_voor_van_contactpersoon": ("werkte_voor_id", "alleen een contactpersoon werkt voor een partij"),
    "ck_rekeningnummer_bic": ("bic", "is geen geldige BIC"),
    "ck_rekeningnummer_iban": ("iban", "is geen geldig IBAN (modulo 97)"),
    "ck_vertegenwoordiging_niet_zichzelf": (
        "vertegenwoordigde_partij_id",
        "een partij vertegenwoordigt niet zichzelf",
    ),
    "uq_actor_klantcontact_klantcontact_id_actor_id": ("actor_id", "deze actor is al aan dit klantcontact gekoppeld"),
    "uq_digitaal_adres_standaardadres": (
        "is_standaardadres",
        "deze partij heeft al een ander standaardadres van deze soort",
    ),
    "uq_digitaal_adres_voorkeursadres": ("is_voorkeursadres", "deze partij heeft al een ander voorkeursadres"),
    "uq_interne_taak_nummer": ("nummer", _AL_BEZET),
    "uq_interne_taak_referentienummer": ("referentienummer", _AL_BEZET),
    "uq_klantcontact_nummer": ("nummer", _AL_BEZET),
    "uq_klantcontact_referentienummer": ("referentienummer", _AL_BEZET),
    "uq_partij_identificator_codes": ("object_id", "deze identificator staat al bij een partij"),
    "uq_partij_identificator_codes_onder_ouder": (
        "object_id",
        "deze identificator staat al onder dezelfde bovenliggende identificator",
    ),
    "uq_partij_identificator_partij_id_soort_object_id": (
        "soort_object_id",
        "deze partij heeft al een identificator van deze soort",
    ),
    "uq_partij_nummer": ("nummer", _AL_BEZET),
    "uq_rekeningnummer_voorkeursrekeningnummer": (
        "is_voorkeursrekeningnummer",
        "deze partij heeft al een ander voorkeursrekeningnummer",
    ),
    "uq_vertegenwoordiging": (
        "vertegenwoordigde_partij_id",
        "deze vertegenwoordiging is al vastgelegd",
    ),
}
_ADRESREGELS = {
    "nummeraanduiding_id": "is een BAG-nummer van zestien cijfers",
    "huisnummer": "is een getal van 1 tot en met 99999",
    "postcode": "heeft de vorm 1234 AB",
    "land": "is een code van twee hoofdletters (ISO 3166-1)",
}
for _tabel in ("betrokkene", "partij"):
    for _groep in ("bezoekadres", "correspondentieadres"):
        for _lid, _regel in _ADRESREGELS.items():
            _REGELS[f"ck_{_tabel}_{_groep}_{_lid}"] = (f"{_groep}_{_lid}", _regel)


def regel(naam: str) -> tuple[str, str] | None:
    """Column and Dutch rule behind a constraint; None when this version knows no text for it."""
    if naam.startswith("uq_vertegenwoordiging_"):  # its full name is longer than PostgreSQL takes
        naam = "uq_vertegenwoordiging"
    return _REGELS.get(naam)


def reden(breach: Breach, target: Target, veldnaam: Veldnaam) -> str:
    """Why a row was refused: the field as the source calls it, and the rule.

    Args:
        breach: what the database side found.
        target: the table it was meant for.
        veldnaam: name in the source of a column.
    """
    match breach.kind:
        case BreachKind.REQUIRED:
            return f"{veldnaam(breach.name)}: ontbreekt, en is verplicht"
        case BreachKind.LENGTH:
            lengte = getattr(target.table.c[breach.name].type, "length", None)
            return f"{veldnaam(breach.name)}: is langer dan {lengte} tekens"
        case BreachKind.REFERENCE:
            return f"{veldnaam(breach.name)}: verwijst naar iets dat niet in het register staat{_extra(breach.name)}"
        case BreachKind.CHECK | BreachKind.UNIQUE:
            gevonden = regel(breach.name)
            if gevonden is not None:
                return f"{veldnaam(gevonden[0])}: {gevonden[1]}"
            return "deze uuid staat al in het register" if breach.name.startswith("pk_") else f"regel {breach.name}"
        case _:
            return f"de database neemt deze rij niet aan (SQLSTATE {breach.name})"


def _extra(kolom: str) -> str:
    return ", of niet naar een organisatie" if kolom == "werkte_voor_id" else ""


OPMERKINGEN = {
    "partij_zonder_identificator": "de partij heeft geen identificator",
    "voorkeursadres_niet_van_partij": "voorkeursDigitaalAdres: is geen opgenomen adres van deze partij; de voorkeur is"
    " niet overgenomen",
    "voorkeursrekeningnummer_niet_van_partij": "voorkeursRekeningnummer: is geen opgenomen rekeningnummer van deze"
    " partij; de voorkeur is niet overgenomen",
    "vestiging_niet_onder_kvk": "subIdentificatorVan: een vestigingsnummer hoort onder een KVK-nummer",
    "klantcontact_zonder_betrokkene": "het klantcontact heeft geen betrokkene",
    "klantcontact_zonder_actor": "het klantcontact heeft geen actor",
    "email_vorm": "adres: heeft niet de vorm van een e-mailadres",
    "telefoonnummer_vorm": "adres: heeft niet de vorm van een telefoonnummer",
    "interne_taak_zonder_actor": "de interne taak heeft geen actor",
    "verwerkt_zonder_moment": "afgehandeldOp: ontbreekt bij een taak die verwerkt is",
    "kanaal_toegevoegd": "kanaal: stond niet in de referentielijst en is daaraan toegevoegd",
}
