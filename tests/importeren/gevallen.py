"""Rows that the register refuses, each with the list it is in and the reason."""

from collections.abc import Callable
from typing import Any

from tests.importeren.rijen import (
    Rijen,
    actor,
    betrokkene,
    contactpersoon,
    digitaal_adres,
    identificator,
    interne_taak,
    klantcontact,
    partij,
)

P, Q, K, X, Y, Z = (f"{n:08d}-0000-4000-8000-000000000000" for n in range(1, 7))
WEG = "99999999-0000-4000-8000-000000000000"

Stoor = Callable[[Rijen], None]


def kern() -> Rijen:
    """A partij, an organisation, a contact and an actor that are in order."""
    rijen = Rijen.leeg()
    rijen["partijen"] += [partij(P), partij(Q, "organisatie")]
    rijen["klantcontacten"].append(klantcontact(K))
    rijen["actoren"].append(actor(P))
    return rijen


def _rij(resource: str, **velden: Any) -> Stoor:
    return lambda rijen: rijen[resource].append({"uuid": X, **velden})


def _ref(uuid: str) -> dict[str, str]:
    return {"uuid": uuid}


GEVALLEN: dict[str, tuple[Stoor, str, str]] = {
    "bsn fout": (
        lambda r: r["partij-identificatoren"].append(identificator(X, P, "bsn", "111222334")),
        "partij-identificatoren",
        "partijIdentificator.objectId: een BSN of RSIN heeft negen cijfers en voldoet aan de elfproef",
    ),
    "vestiging zonder kvk": (
        lambda r: r["partij-identificatoren"].append(identificator(X, Q, "vestigingsnummer", "000012345678")),
        "partij-identificatoren",
        (
            "partijIdentificator.objectId: een vestigingsnummer heeft twaalf cijfers en hoort onder een KVK-nummer"
            " (subIdentificatorVan)"
        ),
    ),
    "ouder van identificator weg": (
        lambda r: r["partij-identificatoren"].append(
            identificator(X, Q, "vestigingsnummer", "000012345678", onder=WEG)
        ),
        "partij-identificatoren",
        "subIdentificatorVan: verwijst naar iets dat niet in het register staat",
    ),
    "identificator zonder partij": (
        lambda r: r["partij-identificatoren"].append(
            {**identificator(X, P, "bsn", "111222333"), "identificeerdePartij": None}
        ),
        "partij-identificatoren",
        "identificeerdePartij: ontbreekt, en is verplicht",
    ),
    "codes horen niet bij elkaar": (
        lambda r: r["partij-identificatoren"].append(
            {
                "uuid": X,
                "identificeerdePartij": _ref(P),
                "partijIdentificator": {
                    "codeRegister": "brp",
                    "codeObjecttype": "natuurlijk_persoon",
                    "codeSoortObjectId": "overig",
                    "objectId": "1",
                },
            }
        ),
        "partij-identificatoren",
        (
            "partijIdentificator.codeSoortObjectId: past niet bij register en objecttype (brp: bsn; hr: rsin, kvk_nummer"
            " of vestigingsnummer)"
        ),
    ),
    "adres zonder eigenaar": (
        lambda r: r["digitaleadressen"].append(digitaal_adres(X, None)),
        "digitaleadressen",
        "verstrektDoorPartij: een digitaal adres is van precies één partij of één betrokkene",
    ),
    "werkte voor een persoon": (
        lambda r: r["partijen"].append(contactpersoon(X, P)),
        "partijen",
        (
            "partijIdentificatie.werkteVoorPartij: verwijst naar iets dat niet in het register staat, of niet naar een"
            " organisatie"
        ),
    ),
    "werkte voor niemand bekends": (
        lambda r: r["partijen"].insert(0, contactpersoon(X, WEG)),
        "partijen",
        (
            "partijIdentificatie.werkteVoorPartij: verwijst naar iets dat niet in het register staat, of niet naar een"
            " organisatie"
        ),
    ),
    "betrokkene zonder contact": (
        lambda r: r["betrokkenen"].append(betrokkene(X, WEG)),
        "betrokkenen",
        "hadKlantcontact: verwijst naar iets dat niet in het register staat",
    ),
    "gelukt en toch actie": (
        lambda r: r["klantcontacten"].append(klantcontact(X, verdereActieOndernomen=True)),
        "klantcontacten",
        "verdereActieOndernomen: gaat niet samen met een contact dat gelukt is",
    ),
    "meer dan een reden": (
        lambda r: r["klantcontacten"].append(
            klantcontact(X, onderwerp="x" * 201, plaatsgevondenOp=None, metadata={"a": 1}, taal="NL", nummer="-5")
        ),
        "klantcontacten",
        (
            "plaatsgevondenOp: ontbreekt, en is verplicht; onderwerp: is langer dan 200 tekens; metadata: elke waarde is"
            " een tekst van hoogstens 255 tekens; nummer: bestaat uit één tot tien cijfers; taal: is een code van drie"
            " kleine letters (ISO 639-2)"
        ),
    ),
    "tijdstip zonder zone": (
        lambda r: r["klantcontacten"].append(klantcontact(X, plaatsgevondenOp="2026-06-07T02:33:00")),
        "klantcontacten",
        "plaatsgevondenOp: dit tijdstip heeft geen tijdzone",
    ),
    "verkeerde soorten": (
        lambda r: r["klantcontacten"].append(
            klantcontact(X, vertrouwelijk="ja", onderwerp=["x"], plaatsgevondenOp=7, inhoud="a\0b")
        ),
        "klantcontacten",
        (
            "onderwerp: dit is geen tekst; inhoud: het teken U+0000 kan hier niet staan; vertrouwelijk: dit is geen true"
            " of false; plaatsgevondenOp: dit is geen tijdstip (ISO 8601 met tijdzone)"
        ),
    ),
    "groep is geen groep": (
        lambda r: r["actoren"].append(actor(X, actoridentificator="mdw")),
        "actoren",
        "; ".join(
            f"actoridentificator.{naam}: de groep waar dit veld in hoort, is geen object"
            for naam in ("codeObjecttype", "codeRegister", "codeSoortObjectId", "objectId")
        ),
    ),
    "taak van onbekende actor": (
        lambda r: r["internetaken"].append(interne_taak(X, K, [P, WEG])),
        "internetaken",
        "toegewezenAanActoren: verwijst naar iets dat niet in het register staat",
    ),
    "open taak met moment": (
        lambda r: r["internetaken"].append(interne_taak(X, K, [P], afgehandeldOp="2026-06-08T10:00:00Z")),
        "internetaken",
        "afgehandeldOp: hoort alleen bij een taak die verwerkt is",
    ),
    "iban fout": (
        _rij("rekeningnummers", partij=_ref(P), iban="NL91ABNA0417164301", bic=""),
        "rekeningnummers",
        "iban: is geen geldig IBAN (modulo 97)",
    ),
    "bijlage naar niets": (
        _rij("bijlagen", wasBijlageVanKlantcontact=_ref(K), bijlageidentificator=None),
        "bijlagen",
        "bijlageidentificator.objectId: een bijlage wijst naar een object en heeft dus een object-id",
    ),
    "onderwerp is het contact zelf": (
        _rij("onderwerpobjecten", klantcontact=_ref(K), wasKlantcontact=_ref(K)),
        "onderwerpobjecten",
        "wasKlantcontact: een klantcontact gaat niet over zichzelf",
    ),
    "vertegenwoordigt zichzelf": (
        _rij("vertegenwoordigingen", vertegenwoordigendePartij=_ref(P), vertegenwoordigdePartij=_ref(P)),
        "vertegenwoordigingen",
        "vertegenwoordigdePartij: een partij vertegenwoordigt niet zichzelf",
    ),
    "einde voor begin": (
        lambda r: (
            r["categorieen"].append({"uuid": Y, "naam": "Ondernemer"}),
            r["categorie-relaties"].append(
                {
                    "uuid": X,
                    "partij": _ref(P),
                    "categorie": _ref(Y),
                    "beginDatum": "2026-02-01",
                    "eindDatum": "2026-01-01",
                }
            ),
        ),
        "categorie-relaties",
        "eindDatum: ligt niet voor de begindatum",
    ),
    "categorie zonder naam": (_rij("categorieen", naam=""), "categorieen", "naam: ontbreekt, en is verplicht"),
}
