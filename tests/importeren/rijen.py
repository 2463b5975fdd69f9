import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

Rij = dict[str, Any]

_ADRES = {
    "nummeraanduidingId": "",
    "straatnaam": "",
    "huisnummer": None,
    "huisnummertoevoeging": "",
    "postcode": "",
    "stad": "",
    "adresregel1": "",
    "adresregel2": "",
    "adresregel3": "",
    "land": "",
}


@dataclass
class Rijen:
    """Rows per resource, in the order in which the source gives them (newest first)."""

    per_resource: dict[str, list[Rij]]

    @classmethod
    def van(cls, folder: Path) -> Self:
        found = {}
        for resource in folder.iterdir():
            pages = sorted(resource.glob("page-*.json"), key=lambda pad: int(pad.stem.partition("-")[2]))
            found[resource.name] = [row for page in pages for row in json.loads(page.read_text())["results"]]
        return cls(found)

    @classmethod
    def leeg(cls) -> Self:
        names = (
            "actoren actorklantcontacten betrokkenen bijlagen categorie-relaties categorieen digitaleadressen"
            " internetaken klantcontacten onderwerpobjecten partij-identificatoren partijen rekeningnummers"
            " vertegenwoordigingen"
        )
        return cls({name: [] for name in names.split()})

    def __getitem__(self, resource: str) -> list[Rij]:
        return self.per_resource[resource]

    def __setitem__(self, resource: str, rows: list[Rij]) -> None:
        self.per_resource[resource] = rows

    def kopie(self) -> "Rijen":
        return Rijen(copy.deepcopy(self.per_resource))

    def een(self, resource: str, keuze: Callable[[Rij], Any] = bool) -> Rij:
        """The first row that is chosen."""
        return next(row for row in self[resource] if keuze(row))

    def bewaar(self, folder: Path, per_pagina: int = 100) -> Path:
        """As saved pages in a new folder."""
        for resource, rows in self.per_resource.items():
            (folder / resource).mkdir(parents=True)
            pages = max(1, -(-len(rows) // per_pagina))
            for number in range(1, pages + 1):
                part = rows[(number - 1) * per_pagina : number * per_pagina]
                following = f"https://openklant.example/{resource}?page={number + 1}" if number < pages else None
                page = {"count": len(rows), "next": following, "previous": None, "results": part}
                (folder / resource / f"page-{number}.json").write_text(json.dumps(page, ensure_ascii=False))
        return folder


def _naar(uuid: str | None) -> Rij | None:
    return None if uuid is None else {"uuid": uuid, "url": f"https://openklant.example/x/{uuid}"}


def partij(uuid: str, soort: str = "persoon", **velden: Any) -> Rij:
    identificatie: Rij = {"naam": "Bakkerij De Krent"}
    if soort != "organisatie":
        naam = {"voorletters": "J.", "voornaam": "Jo", "voorvoegselAchternaam": "", "achternaam": "Jansen"}
        identificatie = {"contactnaam": naam, "volledigeNaam": "Jo Jansen"}
    return {
        "uuid": uuid,
        "nummer": None,
        "interneNotitie": "",
        "voorkeursDigitaalAdres": None,
        "voorkeursRekeningnummer": None,
        "soortPartij": soort,
        "indicatieGeheimhouding": False,
        "voorkeurstaal": "",
        "indicatieActief": True,
        "bezoekadres": dict(_ADRES),
        "correspondentieadres": dict(_ADRES),
        "partijIdentificatie": identificatie,
        **velden,
    }


def contactpersoon(uuid: str, werkte_voor: str | None) -> Rij:
    rij = partij(uuid, "contactpersoon")
    rij["partijIdentificatie"]["werkteVoorPartij"] = _naar(werkte_voor)
    return rij


def identificator(uuid: str, van: str, soort: str, waarde: str, onder: str | None = None) -> Rij:
    register, objecttype = {
        "bsn": ("brp", "natuurlijk_persoon"),
        "rsin": ("hr", "niet_natuurlijk_persoon"),
        "kvk_nummer": ("hr", "niet_natuurlijk_persoon"),
        "vestigingsnummer": ("hr", "vestiging"),
    }[soort]
    return {
        "uuid": uuid,
        "identificeerdePartij": _naar(van),
        "anderePartijIdentificator": "",
        "partijIdentificator": {
            "codeObjecttype": objecttype,
            "codeSoortObjectId": soort,
            "objectId": waarde,
            "codeRegister": register,
        },
        "subIdentificatorVan": _naar(onder),
    }


def klantcontact(uuid: str, **velden: Any) -> Rij:
    return {
        "uuid": uuid,
        "nummer": None,
        "referentienummer": None,
        "kanaal": "telefoon",
        "onderwerp": "Vraag over afval",
        "inhoud": "",
        "reactie": "",
        "indicatieContactGelukt": True,
        "hoofdOnderwerpType": "",
        "verdereActieOndernomen": False,
        "taal": "nld",
        "vertrouwelijk": False,
        "plaatsgevondenOp": "2026-06-07T02:33:00Z",
        "metadata": {},
        **velden,
    }


def betrokkene(uuid: str, klantcontact: str, partij: str | None = None, **velden: Any) -> Rij:
    return {
        "uuid": uuid,
        "wasPartij": _naar(partij),
        "hadKlantcontact": _naar(klantcontact),
        "bezoekadres": dict(_ADRES),
        "correspondentieadres": dict(_ADRES),
        "contactnaam": {"voorletters": "", "voornaam": "", "voorvoegselAchternaam": "", "achternaam": ""},
        "rol": "klant",
        "organisatienaam": "",
        "initiator": True,
        **velden,
    }


def digitaal_adres(uuid: str, partij: str | None, betrokkene: str | None = None, **velden: Any) -> Rij:
    return {
        "uuid": uuid,
        "verstrektDoorPartij": _naar(partij),
        "verstrektDoorBetrokkene": _naar(betrokkene),
        "adres": "jo@post.example",
        "soortDigitaalAdres": "email",
        "isStandaardAdres": False,
        "omschrijving": "",
        "referentie": "",
        "verificatieDatum": None,
        **velden,
    }


def actor(uuid: str, **velden: Any) -> Rij:
    return {
        "uuid": uuid,
        "naam": "Klantcontactcentrum",
        "soortActor": "organisatorische_eenheid",
        "indicatieActief": True,
        "actoridentificator": {"objectId": "", "codeObjecttype": "", "codeRegister": "", "codeSoortObjectId": ""},
        "actorIdentificatie": {"omschrijving": "", "emailadres": "", "faxnummer": "", "telefoonnummer": ""},
        **velden,
    }


def interne_taak(uuid: str, klantcontact: str, actoren: list[str], **velden: Any) -> Rij:
    return {
        "uuid": uuid,
        "nummer": None,
        "referentienummer": None,
        "gevraagdeHandeling": "Terugbellen",
        "aanleidinggevendKlantcontact": _naar(klantcontact),
        "toegewezenAanActoren": [_naar(een) for een in actoren],
        "toelichting": "",
        "status": "te_verwerken",
        "toegewezenOp": "2026-06-07T02:40:00Z",
        "afgehandeldOp": None,
        **velden,
    }
