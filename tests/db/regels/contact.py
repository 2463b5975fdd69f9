"""The rules of contacts, and of who and what belongs to them."""

from datetime import timedelta

from tests.db.regels.vormen import Regel, adres, nummer, van_contact, verwijst, waarden
from tests.db.wereld import CONTACT, LATER, NERGENS, PARTIJ, TAAK
from tests.support.dicht import vast
from tests.support.rijen import BEGIN

_EENHEID = {"soort_actor": "organisatorische_eenheid"}
_AUTOMAAT = {"soort_actor": "geautomatiseerde_actor", "functie": "Leest post"}
_EIGEN = vast("eigen id", 1)

CONTACT_REGELS: dict[str, Regel] = {
    # actor
    "ck_actor_naam": waarden("actor", "naam", ["N"], [""]),
    "ck_actor_soort_actor": waarden("actor", "soort_actor", ["medewerker", "organisatorische_eenheid"], ["robot", ""]),
    "ck_actor_functie": Regel("actor", [{"soort_actor": "geautomatiseerde_actor"}], [_AUTOMAAT, {"functie": None}]),
    "ck_actor_functie_niet_van_eenheid": Regel("actor", [{**_EENHEID, "functie": "x"}], [_EENHEID, {"functie": "x"}]),
    "ck_actor_omschrijving_niet_van_medewerker": Regel(
        "actor", [{"omschrijving": "x"}], [{**_EENHEID, "omschrijving": "x"}, {**_AUTOMAAT, "omschrijving": "x"}]
    ),
    "ck_actor_faxnummer_van_eenheid": Regel(
        "actor", [{"faxnummer": "1"}, {**_AUTOMAAT, "faxnummer": "1"}], [{**_EENHEID, "faxnummer": "1"}]
    ),
    "ck_actor_bereikbaarheid": Regel(
        "actor",
        [{**_AUTOMAAT, "emailadres": "x"}, {**_AUTOMAAT, "telefoonnummer": "1"}],
        [{"emailadres": "x", "telefoonnummer": "1"}, {**_EENHEID, "emailadres": "x", "telefoonnummer": "1"}],
    ),
    # klantcontact
    **nummer("klantcontact", "nummer"),
    **nummer("klantcontact", "referentienummer"),
    "ck_klantcontact_kanaal": waarden("klantcontact", "kanaal", ["x" * 50], [""]),
    "ck_klantcontact_herkomst_inhoud": waarden(
        "klantcontact",
        "herkomst_inhoud",
        ["klant", "medewerker", "ocr", "spraakherkenning", None],
        ["OCR", "scan"],
        inhoud="x",
    ),
    "ck_klantcontact_herkomst_van_inhoud": Regel(
        "klantcontact", [{"herkomst_inhoud": "ocr"}], [{"herkomst_inhoud": "ocr", "inhoud": ""}]
    ),
    "ck_klantcontact_indicatie_contact_gelukt": waarden(
        "klantcontact", "indicatie_contact_gelukt", ["ja", "nee", "onbekend"], ["JA", "soms"]
    ),
    "ck_klantcontact_taal": waarden("klantcontact", "taal", ["nld", None], ["nl", "NLD", ""]),
    "ck_klantcontact_verdere_actie_ondernomen": Regel(
        "klantcontact",
        [{"verdere_actie_ondernomen": True, "indicatie_contact_gelukt": "ja"}],
        [{"verdere_actie_ondernomen": True, "indicatie_contact_gelukt": g} for g in ("nee", "onbekend")]
        + [{"verdere_actie_ondernomen": False, "indicatie_contact_gelukt": "ja"}],
    ),
    "ck_klantcontact_metadata_object": waarden("klantcontact", "metadata", ["{}", '{"a": "b"}'], ["[]", '"a"', "1"]),
    "ck_klantcontact_metadata_waarden": waarden(
        "klantcontact",
        "metadata",
        ['{"a": ""}', f'{{"a": "{"x" * 255}", "b": "regel\\nregel"}}'],
        [
            '{"a": 1}',
            '{"a": null}',
            '{"a": "b", "c": {"d": "e"}}',
            '{"a": []}',
            '{"a": ["b"]}',
            f'{{"a": "{"x" * 256}"}}',
        ],
    ),
    "uq_klantcontact_id_plaatsgevonden_op": Regel("klantcontact", [], [{}]),
    # betrokkene
    **adres("betrokkene", "bezoekadres"),
    **adres("betrokkene", "correspondentieadres"),
    "ck_betrokkene_rol": waarden("betrokkene", "rol", ["klant", "vertegenwoordiger"], ["KLANT", "getuige"]),
    "fk_betrokkene_klantcontact_id_plaatsgevonden_op": van_contact("betrokkene"),
    "fk_betrokkene_partij_id": verwijst("betrokkene", "partij_id", PARTIJ),
    # who took part for the municipality
    "fk_actor_klantcontact_actor_id": Regel("actor_klantcontact", [{"actor_id": NERGENS}], [{}]),
    "fk_actor_klantcontact_klantcontact_id_plaatsgevonden_op": van_contact("actor_klantcontact"),
    "uq_actor_klantcontact_klantcontact_id_actor_id": Regel(
        "actor_klantcontact", [{}], [{"klantcontact_id": LATER}], [{}]
    ),
    # subjects and bijlagen
    "ck_onderwerpobject_onderwerp": Regel(
        "onderwerpobject",
        [{"identificator_object_id": None}, {"identificator_object_id": None, "identificator_register": "x"}],
        [{}, {"was_klantcontact_id": LATER}, {"identificator_object_id": None, "was_klantcontact_id": LATER}],
    ),
    "ck_onderwerpobject_niet_over_zichzelf": waarden(
        "onderwerpobject", "was_klantcontact_id", [LATER, None], [CONTACT]
    ),
    "fk_onderwerpobject_klantcontact_id": verwijst("onderwerpobject", "klantcontact_id", LATER),
    "fk_onderwerpobject_was_klantcontact_id": verwijst("onderwerpobject", "was_klantcontact_id", LATER),
    "ck_bijlage_identificator": waarden("bijlage", "identificator_object_id", ["x"], [None]),
    "fk_bijlage_klantcontact_id": verwijst("bijlage", "klantcontact_id", LATER),
    # interne taak
    **nummer("interne_taak", "nummer"),
    **nummer("interne_taak", "referentienummer"),
    "ck_interne_taak_gevraagde_handeling": waarden("interne_taak", "gevraagde_handeling", ["x"], [""]),
    "ck_interne_taak_status": waarden("interne_taak", "status", ["te_verwerken", "verwerkt"], ["klaar", "VERWERKT"]),
    "ck_interne_taak_afgehandeld_op": Regel(
        "interne_taak",
        [{"afgehandeld_op": BEGIN}, {"status": "te_verwerken", "afgehandeld_op": BEGIN}],
        [{"status": "verwerkt", "afgehandeld_op": BEGIN}, {"status": "verwerkt"}],
    ),
    "ck_interne_taak_niet_na_zichzelf": Regel(
        "interne_taak", [{"id": _EIGEN, "vorige_taak_id": _EIGEN}], [{"vorige_taak_id": TAAK}]
    ),
    "fk_interne_taak_klantcontact_id_plaatsgevonden_op": van_contact("interne_taak"),
    "fk_interne_taak_vorige_taak_id": verwijst("interne_taak", "vorige_taak_id", TAAK),
    "uq_interne_taak_id_status_plaatsgevonden_op": Regel("interne_taak", [], [{}]),
    "fk_interne_taak_actor_actor_id": Regel("interne_taak_actor", [{"actor_id": NERGENS}], [{}]),
    "fk_interne_taak_actor_interne_taak_id_status_plaatsgevonden_op": Regel(
        "interne_taak_actor",
        [{"interne_taak_id": NERGENS}, {"status": "verwerkt"}, {"plaatsgevonden_op": BEGIN + timedelta(seconds=1)}],
        [{}],
    ),
    # what is kept about writing
    "ck_idempotentie_sleutel": waarden("idempotentie", "sleutel", ["x"], [""]),
    "ck_wijziging_soort": waarden(
        "wijziging", "soort", ["registratie", "wijziging", "verwijdering"], ["", "REGISTRATIE", "import"]
    ),
}
