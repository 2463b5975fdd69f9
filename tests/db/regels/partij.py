"""The rules of partijen and what belongs to them, and of reference lists."""

from datetime import date
from typing import Any

from tests.db.regels.vormen import Regel, Rij, adres, nummer, verwijst, waarden
from tests.db.wereld import ANDER, BETROKKENE, KVK, NERGENS, ORGANISATIE, PARTIJ
from tests.support.dicht import iban, vast

_PERSOON = {"soort_partij": "persoon"}
_ORGANISATIE = {"soort_partij": "organisatie"}
_CONTACTPERSOON = {"soort_partij": "contactpersoon"}


def _code(register: str, objecttype: str, soort: str, object_id: str, **rest: Any) -> Rij:
    return {"register": register, "objecttype": objecttype, "soort_object_id": soort, "object_id": object_id, **rest}


_BSN = _code("brp", "natuurlijk_persoon", "bsn", "999993653")
_RSIN = _code("hr", "niet_natuurlijk_persoon", "rsin", "989993991")
_KVK = _code("hr", "niet_natuurlijk_persoon", "kvk_nummer", "00000600")
_VESTIGING = _code("hr", "vestiging", "vestigingsnummer", "999900000600", sub_identificator_van_id=KVK)
_EIGEN = vast("eigen id", 1)
_ADRES = {"soort": "email", "adres": "een@post.example"}

PARTIJ_REGELS: dict[str, Regel] = {
    # partij
    **nummer("partij", "nummer"),
    **adres("partij", "bezoekadres"),
    **adres("partij", "correspondentieadres"),
    "ck_partij_soort_partij": waarden(
        "partij", "soort_partij", ["persoon", "organisatie", "contactpersoon"], ["mens", ""]
    ),
    "ck_partij_indicatie_geheimhouding": waarden(
        "partij", "indicatie_geheimhouding", ["ja", "nee", "onbekend"], ["geheim"]
    ),
    "ck_partij_voorkeurstaal": waarden("partij", "voorkeurstaal", ["nld", None], ["nl", "Nld"]),
    "ck_partij_naam_van_organisatie": Regel(
        "partij",
        [{**_PERSOON, "naam": "x"}, {**_CONTACTPERSOON, "naam": "x"}],
        [{**_ORGANISATIE, "naam": "x"}, _ORGANISATIE],
    ),
    "ck_partij_contactnaam_van_persoon": Regel(
        "partij",
        [
            {**_ORGANISATIE, f"contactnaam_{deel}": "x"}
            for deel in ("voorletters", "voornaam", "voorvoegsel_achternaam", "achternaam")
        ],
        [
            {**soort, "contactnaam_voornaam": "x", "contactnaam_achternaam": "x"}
            for soort in (_PERSOON, _CONTACTPERSOON)
        ],
    ),
    "ck_partij_werkte_voor_van_contactpersoon": Regel(
        "partij", [{**_PERSOON, "werkte_voor_id": ORGANISATIE}], [{**_CONTACTPERSOON, "werkte_voor_id": ORGANISATIE}]
    ),
    "fk_partij_werkte_voor_id_werkte_voor_soort": Regel(
        "partij",
        [{**_CONTACTPERSOON, "werkte_voor_id": NERGENS}, {**_CONTACTPERSOON, "werkte_voor_id": PARTIJ}],
        [{**_CONTACTPERSOON, "werkte_voor_id": ORGANISATIE}, _CONTACTPERSOON],
    ),
    "uq_partij_id_soort_partij": Regel("partij", [], [{}]),
    # identificatoren
    "ck_partij_identificator_codes_bij_elkaar": Regel(
        "partij_identificator",
        [
            {**_BSN, "objecttype": "niet_natuurlijk_persoon"},
            {**_BSN, "register": "hr"},
            {**_BSN, "register": "turfstad"},
            {**_RSIN, "objecttype": "vestiging"},
            {**_RSIN, "register": "brp"},
            {**_KVK, "register": "kvk"},
            {**_VESTIGING, "objecttype": "niet_natuurlijk_persoon"},
            _code("hr", "niet_natuurlijk_persoon", "nummer", "1"),
        ],
        [_BSN, _RSIN, _KVK, _VESTIGING, {}],
    ),
    "ck_partij_identificator_elfproef": Regel(
        "partij_identificator",
        [
            {**code, "object_id": nr}
            for code in (_BSN, _RSIN)
            for nr in ("999993654", "000000000", "12345678", "99999365X")
        ],
        [_BSN, {**_BSN, "object_id": "999993641"}, {**_BSN, "object_id": "012345672"}, _RSIN],
    ),
    "ck_partij_identificator_kvk_nummer": Regel(
        "partij_identificator", [{**_KVK, "object_id": nr} for nr in ("1234567", "123456789", "1234567A")], [_KVK]
    ),
    "ck_partij_identificator_vestigingsnummer": Regel(
        "partij_identificator",
        [{**_VESTIGING, "object_id": "99990000060"}, {**_VESTIGING, "sub_identificator_van_id": None}],
        [_VESTIGING],
    ),
    "ck_partij_identificator_niet_onder_zichzelf": Regel(
        "partij_identificator",
        [{"id": _EIGEN, "sub_identificator_van_id": _EIGEN}],
        [{"sub_identificator_van_id": KVK}],
    ),
    "ck_partij_identificator_object_id": waarden("partij_identificator", "object_id", ["x"], [""]),
    "fk_partij_identificator_partij_id": verwijst("partij_identificator", "partij_id", ANDER),
    "fk_partij_identificator_sub_identificator_van_id": verwijst(
        "partij_identificator", "sub_identificator_van_id", KVK
    ),
    "uq_partij_identificator_partij_id_soort_object_id": Regel(
        "partij_identificator",
        [{"object_id": "2"}],
        [{"object_id": "2", "soort_object_id": "ander"}, {"partij_id": ANDER, "object_id": "2"}],
        [{}],
    ),
    "uq_partij_identificator_codes": Regel(
        "partij_identificator", [{"partij_id": ANDER}], [{"partij_id": ANDER, "sub_identificator_van_id": KVK}], [{}]
    ),
    "uq_partij_identificator_codes_onder_ouder": Regel(
        "partij_identificator",
        [{"partij_id": ANDER, "sub_identificator_van_id": KVK}],
        [{"partij_id": ANDER}],
        [{"sub_identificator_van_id": KVK}],
    ),
    # digitaal adres
    "ck_digitaal_adres_adres": waarden("digitaal_adres", "adres", ["x"], [""]),
    "ck_digitaal_adres_soort": waarden(
        "digitaal_adres", "soort", ["email", "telefoonnummer", "overig"], ["fax", "E-mail"]
    ),
    "ck_digitaal_adres_referentie": waarden("digitaal_adres", "referentie", ["portaal-1_A", None], ["a b", "", "é"]),
    "ck_digitaal_adres_eigenaar": Regel(
        "digitaal_adres",
        [{"partij_id": None}, {"betrokkene_id": BETROKKENE}],
        [{}, {"partij_id": None, "betrokkene_id": BETROKKENE}],
    ),
    "ck_digitaal_adres_voorkeursadres_van_partij": Regel(
        "digitaal_adres",
        [{"partij_id": None, "betrokkene_id": BETROKKENE, "is_voorkeursadres": True}],
        [{"is_voorkeursadres": True}],
    ),
    "fk_digitaal_adres_betrokkene_id": verwijst("digitaal_adres", "betrokkene_id", BETROKKENE, partij_id=None),
    "fk_digitaal_adres_partij_id": verwijst("digitaal_adres", "partij_id", ANDER),
    "uq_digitaal_adres_standaardadres": Regel(
        "digitaal_adres",
        [{"is_standaardadres": True, "adres": "nog@post.example"}],
        [
            {"is_standaardadres": True, "soort": "overig"},
            {"is_standaardadres": True, "partij_id": ANDER},
            {"is_standaardadres": False},
            {"is_standaardadres": True, "partij_id": None, "betrokkene_id": BETROKKENE},
        ],
        [{"is_standaardadres": True}],
    ),
    "uq_digitaal_adres_voorkeursadres": Regel(
        "digitaal_adres",
        [{"is_voorkeursadres": True, "soort": "overig"}],
        [{"is_voorkeursadres": True, "partij_id": ANDER}, {}],
        [{"is_voorkeursadres": True}],
    ),
    # categorie
    "ck_categorie_naam": waarden("categorie", "naam", ["O"], [""]),
    "ck_categorie_relatie_periode": Regel(
        "categorie_relatie",
        [{"begindatum": date(2026, 2, 2), "einddatum": date(2026, 2, 1)}],
        [{"begindatum": date(2026, 2, 2), "einddatum": date(2026, 2, 2)}, {"einddatum": date(2026, 2, 2)}],
    ),
    "fk_categorie_relatie_categorie_id": verwijst("categorie_relatie", "categorie_id", vast("wereld", 8)),
    "fk_categorie_relatie_partij_id": verwijst("categorie_relatie", "partij_id", ANDER),
    # and the rest
    "ck_referentiewaarde_code": waarden("referentiewaarde", "code", ["x"], [""]),
    "ck_referentiewaarde_lijst": waarden(
        "referentiewaarde", "lijst", ["kanaal", "extern_register"], ["kleur", "KANAAL"]
    ),
    "ck_referentiewaarde_periode": Regel(
        "referentiewaarde",
        [{"begindatum": date(2026, 2, 2), "einddatum": date(2026, 2, 1)}],
        [{"begindatum": date(2026, 2, 2), "einddatum": date(2026, 2, 2)}, {"begindatum": date(2026, 2, 2)}],
    ),
    "ck_rekeningnummer_bic": waarden(
        "rekeningnummer", "bic", ["TURFNL2A", "TURFNL2AXXX", None], ["TURFNL2", "turfnl2a", "TURFNL2AXX"]
    ),
    "ck_rekeningnummer_iban": waarden(
        "rekeningnummer",
        "iban",
        [iban(2), "GB82WEST12345698765432", "BE68539007547034"],
        [iban(2)[:-1] + "X", "NL00TURF0000000002", "GB82 WEST 1234 5698 7654 32", "nl91abna0417164300", "", "NL91"],
    ),
    "fk_rekeningnummer_partij_id": verwijst("rekeningnummer", "partij_id", ANDER),
    "uq_rekeningnummer_voorkeursrekeningnummer": Regel(
        "rekeningnummer",
        [{"is_voorkeursrekeningnummer": True, "iban": iban(2)}],
        [{"is_voorkeursrekeningnummer": True, "partij_id": ANDER}, {"iban": iban(2)}],
        [{"is_voorkeursrekeningnummer": True}],
    ),
    "ck_vertegenwoordiging_niet_zichzelf": Regel("vertegenwoordiging", [{"vertegenwoordigde_partij_id": PARTIJ}], [{}]),
    "fk_vertegenwoordiging_vertegenwoordigde_partij_id": Regel(
        "vertegenwoordiging", [{"vertegenwoordigde_partij_id": NERGENS}], [{}]
    ),
    "fk_vertegenwoordiging_vertegenwoordigende_partij_id": Regel(
        "vertegenwoordiging", [{"vertegenwoordigende_partij_id": NERGENS}], [{}]
    ),
    "uq_vertegenwoordiging_vertegenwoordigende_partij_id_ver_b7d5": Regel(
        "vertegenwoordiging",
        [{}],
        [{"vertegenwoordigende_partij_id": ANDER, "vertegenwoordigde_partij_id": PARTIJ}],
        [{}],
    ),
}
