"""The questions: a document with variables, as every contender gets it."""

from dataclasses import dataclass, field
from typing import Any

import orjson

from bench.meetpunten import Klant, Meetpunten
from bench.teksten import document

RELATIES = ("EIGEN", "VERTEGENWOORDIGER", "VERTEGENWOORDIGDE", "CONTACTPERSOON", "ORGANISATIE", "ZAAK")
BLADZIJDE = 50
# The most that a page of a history holds.
GESCHIEDENIS = 1000
# Contacts of the clients that are asked about; the middle one also by many at once.
AANTALLEN = (50, 200, 1000)
MIDDEN = 200
# Clients for whom the answers are compared: also one with hardly anything.
VERGELEKEN = (2, *AANTALLEN)
EXPORT = 80
VERBINDINGEN = (1, 16, 64)


@dataclass(frozen=True)
class Vraag:
    """One question.

    Args:
        naam: what it is called in the outcome.
        bestand: name of the document.
        operatie: name of the operation in it.
        variabelen: its variables.
        body: what is sent over HTTP.
    """

    naam: str
    bestand: str
    operatie: str
    variabelen: dict[str, Any]
    body: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        verzoek = {"query": document(self.bestand), "operationName": self.operatie, "variables": self.variabelen}
        object.__setattr__(self, "body", orjson.dumps(verzoek))


def c9127(klant: Klant, *, inclusief: tuple[str, ...] | None = None, first: int = GESCHIEDENIS) -> Vraag:
    """Everything about one client's contacts."""
    variabelen = {
        "van": {"partij": {"bsn": klant.bsn}},
        "doel": "Meting",
        "inclusief": inclusief,
        "filter": None,
        "sortering": "PLAATSGEVONDEN_OP_OPLOPEND",
        "first": first,
        "after": None,
    }
    naam = f"C9127, {klant.klantcontacten} contacten" + (", met alle relaties" if inclusief else "")
    return Vraag(naam, "c9127", "C9127Contactgeschiedenis", variabelen)


def bladzijde(klant: Klant, first: int = BLADZIJDE) -> Vraag:
    """Newest contacts of one client."""
    variabelen = {"klant": {"nummer": klant.nummer}, "first": first}
    return Vraag(f"eerste {first} van {klant.klantcontacten}", "bladzijde", "Bladzijde", variabelen)


def export(klant: Klant) -> Vraag:
    """One client with everything expanded."""
    variabelen = {"klant": {"nummer": klant.nummer}, "first": klant.klantcontacten}
    return Vraag(f"export, {klant.klantcontacten} contacten", "export", "Export", variabelen)


def losse_vragen(punten: Meetpunten) -> tuple[Vraag, ...]:
    """The other things that people ask all day."""
    first = {"first": BLADZIJDE}
    return (
        Vraag("werklijst", "werklijst", "Werklijst", {"actor": punten.actor, **first}),
        Vraag("zaak", "zaak", "Zaak", {"uuid": punten.zaak, **first}),
        Vraag("zoeken in tekst", "zoek_tekst", "ZoekTekst", {"tekst": punten.tekst, **first}),
        Vraag("zoeken op naam", "zoek_naam", "ZoekNaam", {"naam": punten.naam, **first}),
        Vraag("zoeken op telefoonnummer", "zoek_telefoon", "ZoekTelefoon", {"nummer": punten.telefoon, **first}),
        Vraag("100 objecten op id", "nodes", "Nodes", {"ids": list(punten.nodes)}),
    )
