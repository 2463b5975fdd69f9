"""The filters of klantcontacten, betrokkenen and interne taken."""

from tests.resolvers.filters.vormen import (
    Geval,
    actor,
    adres,
    een_van,
    eigen,
    ja_nee,
    periode,
    soorten,
    waarden,
    zaak,
    zoek,
)

_VAN_BETROKKENE = """r.id in (select b.klantcontact_id from betrokkene b join digitaal_adres d
  on d.betrokkene_id = b.id or d.partij_id = b.partij_id where {})"""
_INITIATOR = "(select bool_or(b.initiator) from betrokkene b where b.klantcontact_id = r.id)"
_ONBEANTWOORD = f"""r.reactie is null and {_INITIATOR} and r.id in (select klantcontact_id from interne_taak)
  and not exists (select from onderwerpobject o join klantcontact later on later.id = o.klantcontact_id
    where (o.was_klantcontact_id = r.id or (lower(o.identificator_object_id) = r.id::text
      and o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
      and o.identificator_soort_object_id = 'uuid'))
    and later.id <> r.id and later.plaatsgevonden_op >= r.plaatsgevonden_op and later.indicatie_contact_gelukt <> 'nee')"""
_TEKST = "to_tsvector('klantgraaf_nl', concat_ws(' ', r.onderwerp, r.inhoud, r.reactie)) @@ to_tsquery('klantgraaf_nl', '{}')"

KLANTCONTACT = eigen(
    "klantcontact",
    {
        "nummer": [*waarden("klantcontact", "nummer"), Geval(["7003", "7004"], "r.nummer in ('7003', '7004')")],
        "referentienummer": waarden("klantcontact", "referentienummer"),
        "periode": periode("r.plaatsgevonden_op"),
        "kanaal": een_van("r.kanaal", "telefoon", "chat", "TELEFOON"),
        "richting": [
            Geval(["INKOMEND"], f"{_INITIATOR}"),
            Geval(["UITGAAND"], f"not {_INITIATOR}"),
            Geval(["UITGAAND", "INKOMEND"], f"{_INITIATOR} is not null"),
        ],
        "indicatieContactGelukt": soorten("r.indicatie_contact_gelukt", "ja", "nee", "onbekend"),
        "taal": een_van("r.taal", "eng", "tur"),
        "vertrouwelijk": ja_nee("r.vertrouwelijk"),
        "verdereActieOndernomen": ja_nee("r.verdere_actie_ondernomen"),
        "hoofdonderwerptype": waarden("klantcontact", "hoofdonderwerptype"),
        "tekst": [
            Geval("parkeren", _TEKST.format("parkeren")),
            Geval("Parkeren!", _TEKST.format("parkeren")),
            Geval("verhuizing doorgeven", _TEKST.format("verhuizing & doorgeven")),
            Geval("lantaarn or vergunning", _TEKST.format("lantaarn | vergunning")),
            Geval("gemeente -zaak", _TEKST.format("gemeente & !zaak")),
            Geval('"nog steeds"', _TEKST.format("nog <-> steeds")),
        ],
        "metadata": [
            Geval({"sleutel": "bron", "waarde": "kiss"}, "r.metadata->>'bron' = 'kiss'"),
            Geval({"sleutel": "bron", "waarde": "KISS"}, "false"),
            Geval({"sleutel": "", "waarde": ""}, "false"),
        ],
        "actor": actor("r.id in (select klantcontact_id from actor_klantcontact where actor_id in ({}))"),
        "partij": waarden(
            "betrokkene",
            "partij_id",
            "r.id in (select klantcontact_id from betrokkene where {}::text = any($1))",
        ),
        "naam": [
            Geval(
                "Visser",
                f"""r.id in (select b.klantcontact_id from betrokkene b left join partij p on p.id = b.partij_id
                  where {zoek("b.naam_zoek", "visser")} or {zoek("p.naam_zoek", "visser")})""",
            )
        ],
        "email": adres("email", _VAN_BETROKKENE),
        "telefoonnummer": adres("telefoonnummer", _VAN_BETROKKENE),
        "zaak": zaak("r.id in ({})"),
        "onderwerpobject": [
            Geval(
                {"objecttype": "formulierinzending", "register": "Open Formulieren"},
                "r.id in (select klantcontact_id from onderwerpobject where identificator_objecttype = 'formulierinzending')",
            ),
            # Both occur, and on one contact even; never on one and the same object.
            Geval({"objecttype": "formulierinzending", "register": "openzaak"}, "false"),
            Geval({}, "r.id in (select klantcontact_id from onderwerpobject)"),
        ],
        "heeftOpenTaak": ja_nee("r.id in (select klantcontact_id from interne_taak where status = 'te_verwerken')"),
        "onbeantwoord": ja_nee(_ONBEANTWOORD),
    },
    "klantcontacten",
)

BETROKKENE = eigen(
    "betrokkene",
    {
        "klantcontact": waarden("betrokkene", "klantcontact_id"),
        "partij": waarden("betrokkene", "partij_id"),
        "heeftPartij": ja_nee("r.partij_id is not null"),
        "rol": soorten("r.rol", "klant", "vertegenwoordiger"),
        "initiator": ja_nee("r.initiator"),
        "naam": [Geval("van Visser", zoek("r.naam_zoek", "visser"))],
        "adres": [
            Geval("Turfstad", zoek("r.adres_zoek", "turfstad")),
            Geval("xyzzy", "false"),
        ],
        "email": adres("email", "r.id in (select d.betrokkene_id from digitaal_adres d where {})"),
        "telefoonnummer": adres("telefoonnummer", "r.id in (select d.betrokkene_id from digitaal_adres d where {})"),
        "benaderbaar": ja_nee(
            "(r.partij_id is null or r.partij_id in"
            " (select id from partij where indicatie_actief and indicatie_geheimhouding <> 'ja'))"
        ),
        "periode": periode("(select plaatsgevonden_op from klantcontact k where k.id = r.klantcontact_id)"),
    },
    "betrokkenen",
)

INTERNE_TAAK = eigen(
    "interne_taak",
    {
        "nummer": waarden("interne_taak", "nummer"),
        "referentienummer": waarden("interne_taak", "referentienummer"),
        "status": soorten("r.status", "te_verwerken", "verwerkt"),
        "actor": actor("r.id in (select interne_taak_id from interne_taak_actor where actor_id in ({}))"),
        "gevraagdeHandeling": [
            Geval("TERUGBELLEN", "r.gevraagde_handeling = 'Terugbellen'"),
            Geval("terug", "false"),
        ],
        "toegewezen": periode("r.toegewezen_op"),
        "afgehandeld": periode("r.afgehandeld_op"),
        "klantcontact": waarden("interne_taak", "klantcontact_id"),
        "partij": waarden(
            "betrokkene",
            "partij_id",
            "r.klantcontact_id in (select klantcontact_id from betrokkene where {}::text = any($1))",
        ),
        "zaak": zaak("r.klantcontact_id in ({})"),
    },
    "interneTaken",
)
