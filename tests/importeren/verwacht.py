"""What must stand in the register for a row of Open Klant, written down by hand, column by column.

Knows nothing of the importer. Generated search columns are left out; they follow from the others.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.importeren.rijen import Rij, Rijen

TABEL = {
    "actoren": "actor",
    "actorklantcontacten": "actor_klantcontact",
    "betrokkenen": "betrokkene",
    "bijlagen": "bijlage",
    "categorie-relaties": "categorie_relatie",
    "categorieen": "categorie",
    "digitaleadressen": "digitaal_adres",
    "internetaken": "interne_taak",
    "klantcontacten": "klantcontact",
    "onderwerpobjecten": "onderwerpobject",
    "partij-identificatoren": "partij_identificator",
    "partijen": "partij",
    "rekeningnummers": "rekeningnummer",
    "vertegenwoordigingen": "vertegenwoordiging",
}


def _ref(value: Rij | None) -> UUID | None:
    return UUID(value["uuid"]) if value else None


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _yes_no(value: bool | None) -> str:
    return {True: "ja", False: "nee", None: "onbekend"}[value]


def _address(group: str, row: Rij) -> Rij:
    a = row[group]
    return {
        f"{group}_nummeraanduiding_id": a["nummeraanduidingId"] or None,
        f"{group}_straatnaam": a["straatnaam"] or None,
        f"{group}_huisnummer": a["huisnummer"],
        f"{group}_huisnummertoevoeging": a["huisnummertoevoeging"] or None,
        f"{group}_postcode": a["postcode"] or None,
        f"{group}_stad": a["stad"] or None,
        f"{group}_adresregel1": a["adresregel1"] or None,
        f"{group}_adresregel2": a["adresregel2"] or None,
        f"{group}_adresregel3": a["adresregel3"] or None,
        f"{group}_land": a["land"] or None,
    }


def _name(name: Rij | None) -> Rij:
    name = name or {}
    return {
        "contactnaam_voorletters": name.get("voorletters") or None,
        "contactnaam_voornaam": name.get("voornaam") or None,
        "contactnaam_voorvoegsel_achternaam": name.get("voorvoegselAchternaam") or None,
        "contactnaam_achternaam": name.get("achternaam") or None,
    }


def _object(codes: Rij) -> Rij:
    return {
        "identificator_objecttype": codes["codeObjecttype"] or None,
        "identificator_register": codes["codeRegister"] or None,
        "identificator_soort_object_id": codes["codeSoortObjectId"] or None,
        "identificator_object_id": codes["objectId"] or None,
    }


class Verwacht:
    """Expected rows, by table and id."""

    def __init__(self, rijen: Rijen) -> None:
        self._rijen = rijen
        self._moments = {row["uuid"]: row["plaatsgevondenOp"] for row in rijen["klantcontacten"]}
        partijen = rijen["partijen"]
        self._preferred_address = {_ref(row["voorkeursDigitaalAdres"]): _ref(row) for row in partijen}
        self._preferred_account = {_ref(row["voorkeursRekeningnummer"]): _ref(row) for row in partijen}

    def tabel(self, resource: str) -> dict[UUID, Rij]:
        make = getattr(self, resource.replace("-", "_"))
        return {UUID(row["uuid"]): {"id": UUID(row["uuid"]), "versie": 1, **make(row)} for row in self._rijen[resource]}

    def links(self) -> set[tuple[Any, ...]]:
        """Rows of interne_taak_actor."""
        return {
            (
                UUID(row["uuid"]),
                UUID(actor["uuid"]),
                row["status"],
                self._moment_of(row["aanleidinggevendKlantcontact"]),
            )
            for row in self._rijen["internetaken"]
            for actor in row["toegewezenAanActoren"]
        }

    def _moment_of(self, reference: Rij) -> datetime | None:
        return _moment(self._moments[reference["uuid"]])

    def actoren(self, row: Rij) -> Rij:
        details = row["actorIdentificatie"]
        return {
            "naam": row["naam"],
            "soort_actor": row["soortActor"],
            "indicatie_actief": row["indicatieActief"],
            **_object(row["actoridentificator"]),
            "functie": details.get("functie") or None,
            "omschrijving": details.get("omschrijving") or None,
            "emailadres": details.get("emailadres") or None,
            "faxnummer": details.get("faxnummer") or None,
            "telefoonnummer": details.get("telefoonnummer") or None,
        }

    def categorieen(self, row: Rij) -> Rij:
        return {"naam": row["naam"]}

    def partijen(self, row: Rij) -> Rij:
        details = row["partijIdentificatie"]
        return {
            "nummer": row["nummer"] or None,
            "soort_partij": row["soortPartij"],
            "interne_notitie": row["interneNotitie"] or None,
            "indicatie_geheimhouding": _yes_no(row["indicatieGeheimhouding"]),
            "indicatie_actief": row["indicatieActief"],
            "voorkeurstaal": row["voorkeurstaal"] or None,
            "naam": details.get("naam") or None,
            "werkte_voor_id": _ref(details.get("werkteVoorPartij")),
            **_name(details.get("contactnaam")),
            **_address("bezoekadres", row),
            **_address("correspondentieadres", row),
        }

    def partij_identificatoren(self, row: Rij) -> Rij:
        codes = row["partijIdentificator"]
        return {
            "partij_id": _ref(row["identificeerdePartij"]),
            "objecttype": codes["codeObjecttype"],
            "soort_object_id": codes["codeSoortObjectId"],
            "object_id": codes["objectId"],
            "register": codes["codeRegister"],
            "sub_identificator_van_id": _ref(row["subIdentificatorVan"]),
            "andere_partij_identificator": row["anderePartijIdentificator"] or None,
        }

    def categorie_relaties(self, row: Rij) -> Rij:
        return {
            "partij_id": _ref(row["partij"]),
            "categorie_id": _ref(row["categorie"]),
            "begindatum": _date(row["beginDatum"]),
            "einddatum": _date(row["eindDatum"]),
        }

    def vertegenwoordigingen(self, row: Rij) -> Rij:
        return {
            "vertegenwoordigende_partij_id": _ref(row["vertegenwoordigendePartij"]),
            "vertegenwoordigde_partij_id": _ref(row["vertegenwoordigdePartij"]),
        }

    def rekeningnummers(self, row: Rij) -> Rij:
        return {
            "partij_id": _ref(row["partij"]),
            "iban": row["iban"],
            "bic": row["bic"] or None,
            "is_voorkeursrekeningnummer": self._preferred_account.get(_ref(row), "") == _ref(row["partij"]),
        }

    def klantcontacten(self, row: Rij) -> Rij:
        return {
            "nummer": row["nummer"] or None,
            "referentienummer": row["referentienummer"] or None,
            "kanaal": row["kanaal"],
            "onderwerp": row["onderwerp"] or None,
            "inhoud": row["inhoud"] or None,
            "herkomst_inhoud": None,
            "reactie": row["reactie"] or None,
            "indicatie_contact_gelukt": _yes_no(row["indicatieContactGelukt"]),
            "taal": row["taal"] or None,
            "vertrouwelijk": row["vertrouwelijk"],
            "plaatsgevonden_op": _moment(row["plaatsgevondenOp"]),
            "verdere_actie_ondernomen": row["verdereActieOndernomen"],
            "hoofdonderwerptype": row["hoofdOnderwerpType"] or None,
            "metadata": row["metadata"],
        }

    def betrokkenen(self, row: Rij) -> Rij:
        return {
            "klantcontact_id": _ref(row["hadKlantcontact"]),
            "plaatsgevonden_op": self._moment_of(row["hadKlantcontact"]),
            "partij_id": _ref(row["wasPartij"]),
            "rol": row["rol"],
            "initiator": row["initiator"],
            "organisatienaam": row["organisatienaam"] or None,
            **_name(row["contactnaam"]),
            **_address("bezoekadres", row),
            **_address("correspondentieadres", row),
        }

    def digitaleadressen(self, row: Rij) -> Rij:
        return {
            "partij_id": _ref(row["verstrektDoorPartij"]),
            "betrokkene_id": _ref(row["verstrektDoorBetrokkene"]),
            "soort": row["soortDigitaalAdres"],
            "adres": row["adres"],
            "omschrijving": row["omschrijving"] or None,
            "is_standaardadres": row["isStandaardAdres"],
            "is_voorkeursadres": self._preferred_address.get(_ref(row), "") == _ref(row["verstrektDoorPartij"]),
            "referentie": row["referentie"] or None,
            "verificatiedatum": _date(row["verificatieDatum"]),
        }

    def actorklantcontacten(self, row: Rij) -> Rij:
        return {
            "actor_id": _ref(row["actor"]),
            "klantcontact_id": _ref(row["klantcontact"]),
            "plaatsgevonden_op": self._moment_of(row["klantcontact"]),
        }

    def onderwerpobjecten(self, row: Rij) -> Rij:
        return {
            "klantcontact_id": _ref(row["klantcontact"]),
            "was_klantcontact_id": _ref(row["wasKlantcontact"]),
            **_object(row["onderwerpobjectidentificator"]),
        }

    def bijlagen(self, row: Rij) -> Rij:
        return {
            "klantcontact_id": _ref(row["wasBijlageVanKlantcontact"]),
            **_object(row["bijlageidentificator"]),
        }

    def internetaken(self, row: Rij) -> Rij:
        return {
            "nummer": row["nummer"] or None,
            "referentienummer": row["referentienummer"] or None,
            "gevraagde_handeling": row["gevraagdeHandeling"],
            "toelichting": row["toelichting"] or None,
            "status": row["status"],
            "toegewezen_op": _moment(row["toegewezenOp"]),
            "afgehandeld_op": _moment(row["afgehandeldOp"]),
            "klantcontact_id": _ref(row["aanleidinggevendKlantcontact"]),
            "plaatsgevonden_op": self._moment_of(row["aanleidinggevendKlantcontact"]),
            "vorige_taak_id": None,
        }
