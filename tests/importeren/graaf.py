"""What the graph must answer over saved pages of Open Klant, worked out from those pages alone.

Open Klant says each relation twice: the importer reads it from the far end ("this betrokkene was at that contact"), this
reads it from the near end ("this contact had these betrokkenen"). Neither knows the other.

Every object is a dict with a value, or something to call, for each field of its type in the schema; a field that is
asked and does not stand here is an error. graphql-core executes a document on these dicts.
"""

import base64
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from graphql import GraphQLResolveInfo, GraphQLSchema, graphql_sync

from tests.importeren.rijen import Rij, Rijen

Ding = dict[str, Any]

_ZAAK = {("zgw-Zaak", "openzaak", "uuid"), ("zaak", "open-zaak", "uuid")}
_DOCUMENT = {("informatieobject", "openzaak", "uuid")}
# How long something has been open changes by the second.
LOOPT_NOG = {"iso8601": "(loopt nog)", "seconden": 0}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def antwoord(schema: GraphQLSchema, document: str, variables: Ding, root: Ding) -> Ding:
    """What the document gets."""
    result = graphql_sync(schema, document, root, variable_values=variables, field_resolver=_veld)
    assert result.errors is None, result.errors
    assert result.data is not None
    return result.data


def _veld(source: Ding, info: GraphQLResolveInfo, **_arguments: Any) -> Any:
    value = source[info.field_name]
    return value() if callable(value) else value


def id_van(soort: str, sleutel: str) -> str:
    return base64.b64encode(f"{soort}:{sleutel}".encode()).decode()


def moment(value: str | None) -> str | None:
    return value and value.replace("Z", "+00:00")


def _groep(values: Ding) -> Ding | None:
    """A value of several parts: empty when none of them is there."""
    parts = {name: None if value == "" else value for name, value in values.items()}
    return parts if any(part is not None for part in parts.values()) else None


def _indicatie(value: bool | None) -> str:
    return {True: "JA", False: "NEE", None: "ONBEKEND"}[value]


def _codes(identificator: Ding) -> Ding | None:
    return _groep(
        {
            "objecttype": identificator["codeObjecttype"],
            "register": identificator["codeRegister"],
            "soortObjectId": identificator["codeSoortObjectId"],
            "objectId": identificator["objectId"],
        }
    )


def _soort(identificator: Ding) -> tuple[str, str, str]:
    return identificator["codeObjecttype"], identificator["codeRegister"], identificator["codeSoortObjectId"]


def duur(begin: str, end: str | None) -> Ding | None:
    """From one moment of a page to another."""
    if end is None:
        return None
    seconds = max(0, int((datetime.fromisoformat(end) - datetime.fromisoformat(begin)).total_seconds()))
    return seconden(seconds)


def seconden(total: int) -> Ding:
    days, rest = divmod(total, 86_400)
    parts = [(rest // 3_600, "H"), (rest % 3_600 // 60, "M"), (rest % 60, "S")]
    time = "".join(f"{number}{letter}" for number, letter in parts if number)
    text = (f"{days}D" if days else "") + (f"T{time}" if time else "")
    return {"iso8601": f"P{text or 'T0S'}", "seconden": total}


class Graaf:
    """The objects of the graph, by their row."""

    def __init__(self, rijen: Rijen) -> None:
        self._op_uuid = {resource: {row["uuid"]: row for row in rows} for resource, rows in rijen.per_resource.items()}
        self._opvolging: defaultdict[str, list[Rij]] = defaultdict(list)
        for later in rijen["klantcontacten"]:
            for eerder in self.aanleiding(later):
                self._opvolging[eerder["uuid"]].append(later)

    def rij(self, resource: str, reference: Rij) -> Rij:
        return self._op_uuid[resource][reference["uuid"]]

    def rij_van(self, resource: str, references: Iterable[Rij]) -> list[Rij]:
        return [self.rij(resource, reference) for reference in references]

    @staticmethod
    def _kop(soort: str, row: Rij) -> Ding:
        return {"__typename": soort, "id": id_van(soort, row["uuid"]), "uuid": row["uuid"], "versie": 1}

    @staticmethod
    def _tekst(row: Rij, *names: str) -> Ding:
        """Texts under the names that they have in Open Klant; an empty one is none."""
        return {name: row[name] or None for name in names}

    def klantcontact(self, reference: Rij) -> Ding:
        row = self.rij("klantcontacten", reference)
        return {
            **self._kop("Klantcontact", row),
            **self._tekst(row, "nummer", "referentienummer", "kanaal", "onderwerp", "inhoud", "reactie", "taal"),
            "herkomstInhoud": None,
            "indicatieContactGelukt": _indicatie(row["indicatieContactGelukt"]),
            "vertrouwelijk": row["vertrouwelijk"],
            "plaatsgevondenOp": moment(row["plaatsgevondenOp"]),
            "verdereActieOndernomen": row["verdereActieOndernomen"],
            "hoofdonderwerptype": row["hoofdOnderwerpType"] or None,
            "metadata": [{"sleutel": name, "waarde": value} for name, value in row["metadata"].items()],
            "richting": self.richting(row),
            "betrokkenen": lambda: [self.betrokkene(een) for een in row["hadBetrokkenen"]],
            "actoren": lambda: [self.actor(een) for een in row["hadBetrokkenActoren"]],
            "bijlagen": lambda: [self.bijlage(een) for een in row["omvatteBijlagen"]],
            "onderwerpobjecten": lambda: [self.onderwerpobject(een) for een in row["gingOverOnderwerpobjecten"]],
            "zaken": lambda: [self.zaak(een) for een in self.zaken(row)],
            "interneTaken": lambda: [self.interne_taak(een) for een in row["leiddeTotInterneTaken"]],
            "aanleiding": lambda: [self.klantcontact(een) for een in self.aanleiding(row)],
            "opvolging": lambda: [self.klantcontact(een) for een in self.opvolging(row)],
        }

    def richting(self, row: Rij) -> str | None:
        initiators = [een["initiator"] for een in self.rij_van("betrokkenen", row["hadBetrokkenen"])]
        return None if not initiators else "INKOMEND" if any(initiators) else "UITGAAND"

    def _onderwerpen(self, row: Rij) -> list[Rij]:
        return self.rij_van("onderwerpobjecten", row["gingOverOnderwerpobjecten"])

    def zaken(self, row: Rij) -> set[str]:
        """Keys of the zaken that a contact is about."""
        codes = [een["onderwerpobjectidentificator"] for een in self._onderwerpen(row)]
        return {een["objectId"].lower() for een in codes if _soort(een) in _ZAAK}

    def genoemd(self, row: Rij) -> list[Rij]:
        """Other contacts that one names as its subject."""
        named = {een["wasKlantcontact"]["uuid"] for een in self._onderwerpen(row) if een["wasKlantcontact"]}
        return [self._op_uuid["klantcontacten"][uuid] for uuid in named - {row["uuid"]}]

    def aanleiding(self, row: Rij) -> list[Rij]:
        """Earlier contacts that one names; a later one that it names it does not follow up."""
        return self.oudste_eerst(een for een in self.genoemd(row) if een["plaatsgevondenOp"] <= row["plaatsgevondenOp"])

    def opvolging(self, row: Rij) -> list[Rij]:
        return self.oudste_eerst(self._opvolging[row["uuid"]])

    @staticmethod
    def oudste_eerst(rows: Iterable[Rij]) -> list[Rij]:
        return sorted(rows, key=lambda row: (row["plaatsgevondenOp"], row["uuid"]))

    def betrokkene(self, reference: Rij) -> Ding:
        row = self.rij("betrokkenen", reference)
        return {
            **self._kop("Betrokkene", row),
            **self._tekst(row, "organisatienaam", "volledigeNaam"),
            "rol": row["rol"].upper(),
            "initiator": row["initiator"],
            "contactnaam": _groep(row["contactnaam"]),
            "bezoekadres": _groep(row["bezoekadres"]),
            "correspondentieadres": _groep(row["correspondentieadres"]),
            "partij": lambda: row["wasPartij"] and self.partij(row["wasPartij"]),
            "digitaleAdressen": lambda: [self.digitaal_adres(een) for een in row["digitaleAdressen"]],
        }

    def digitaal_adres(self, reference: Rij) -> Ding:
        row = self.rij("digitaleadressen", reference)
        van = row["verstrektDoorPartij"]
        voorkeur = van and self.rij("partijen", van)["voorkeursDigitaalAdres"]
        return {
            **self._kop("DigitaalAdres", row),
            **self._tekst(row, "adres", "omschrijving", "referentie"),
            "soort": row["soortDigitaalAdres"].upper(),
            "isStandaardadres": row["isStandaardAdres"],
            "isVoorkeursadres": bool(voorkeur) and voorkeur["uuid"] == row["uuid"],
            "verificatiedatum": row["verificatieDatum"],
        }

    def actor(self, reference: Rij) -> Ding:
        row = self.rij("actoren", reference)
        soort = {
            "medewerker": "Medewerker",
            "organisatorische_eenheid": "OrganisatorischeEenheid",
            "geautomatiseerde_actor": "GeautomatiseerdeActor",
        }[row["soortActor"]]
        return {
            **self._kop(soort, row),
            "naam": row["naam"],
            "soortActor": row["soortActor"].upper(),
            "indicatieActief": row["indicatieActief"],
            "identificator": _codes(row["actoridentificator"]),
            **{name: value or None for name, value in row["actorIdentificatie"].items()},
        }

    def bijlage(self, reference: Rij) -> Ding:
        row = self.rij("bijlagen", reference)
        codes = row["bijlageidentificator"]
        soort = "Informatieobject" if _soort(codes) in _DOCUMENT else "OverigObject"
        return {
            **self._kop("Bijlage", row),
            "identificator": _codes(codes),
            "object": self._elders(soort, codes),
        }

    @staticmethod
    def _elders(soort: str, codes: Ding) -> Ding:
        uuid = codes["objectId"].lower()
        return {
            "__typename": soort,
            "objectUuid": uuid if _UUID.fullmatch(uuid) else None,
            "identificator": _codes(codes),
        }

    def onderwerpobject(self, reference: Rij) -> Ding:
        row = self.rij("onderwerpobjecten", reference)
        codes = row["onderwerpobjectidentificator"]

        def onderwerp() -> Ding:
            if row["wasKlantcontact"]:
                return self.klantcontact(row["wasKlantcontact"])
            if _soort(codes) in _ZAAK:
                return self.zaak(codes["objectId"].lower())
            return self._elders("OverigObject", codes)

        return {**self._kop("Onderwerpobject", row), "identificator": _codes(codes), "onderwerp": onderwerp}

    @staticmethod
    def zaak(sleutel: str) -> Ding:
        return {"__typename": "Zaak", "id": id_van("Zaak", sleutel), "uuid": sleutel, "identificatie": None}

    def interne_taak(self, reference: Rij) -> Ding:
        row = self.rij("internetaken", reference)
        contact = self.rij("klantcontacten", row["aanleidinggevendKlantcontact"])
        open_ = row["status"] == "te_verwerken"
        return {
            **self._kop("InterneTaak", row),
            **self._tekst(row, "nummer", "referentienummer", "gevraagdeHandeling", "toelichting"),
            "status": row["status"].upper(),
            "toegewezenOp": moment(row["toegewezenOp"]),
            "afgehandeldOp": moment(row["afgehandeldOp"]),
            "wachttijd": LOOPT_NOG if open_ else duur(contact["plaatsgevondenOp"], row["afgehandeldOp"]),
            "doorlooptijd": LOOPT_NOG if open_ else duur(row["toegewezenOp"], row["afgehandeldOp"]),
            "klantcontact": lambda: self.klantcontact(contact),
            "actoren": lambda: [self.actor(een) for een in row["toegewezenAanActoren"]],
            # Open Klant does not know that one task replaced another.
            "vorigeTaak": None,
            "volgendeTaken": [],
        }

    def partij(self, reference: Rij) -> Ding:
        row = self.rij("partijen", reference)
        details = row["partijIdentificatie"]
        voorkeur = row["voorkeursDigitaalAdres"]
        return {
            **self._kop(row["soortPartij"].capitalize(), row),
            **self._tekst(row, "nummer", "interneNotitie", "voorkeurstaal"),
            "soortPartij": row["soortPartij"].upper(),
            "volledigeNaam": details.get("naam") or details.get("volledigeNaam") or None,
            "indicatieGeheimhouding": _indicatie(row["indicatieGeheimhouding"]),
            "indicatieActief": row["indicatieActief"],
            "bezoekadres": _groep(row["bezoekadres"]),
            "correspondentieadres": _groep(row["correspondentieadres"]),
            "naam": details.get("naam") or None,
            "contactnaam": _groep(details.get("contactnaam") or {}),
            "identificatoren": lambda: [self.partij_identificator(een) for een in row["partijIdentificatoren"]],
            "digitaleAdressen": lambda: [self.digitaal_adres(een) for een in row["digitaleAdressen"]],
            "voorkeursDigitaalAdres": lambda: voorkeur and self.digitaal_adres(voorkeur),
        }

    def partij_identificator(self, reference: Rij) -> Ding:
        row = self.rij("partij-identificatoren", reference)
        codes = row["partijIdentificator"]
        return {
            **self._kop("PartijIdentificator", row),
            **self._tekst(row, "anderePartijIdentificator"),
            "objecttype": codes["codeObjecttype"],
            "soortObjectId": codes["codeSoortObjectId"],
            "objectId": codes["objectId"],
            "register": codes["codeRegister"],
        }
