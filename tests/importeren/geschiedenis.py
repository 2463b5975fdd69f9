"""The contact history that must come of saved pages of Open Klant; docs/contactgeschiedenis.md says what its words mean."""

from collections import Counter, defaultdict
from statistics import median
from typing import Any

from tests.importeren.graaf import LOOPT_NOG, Ding, Graaf, duur, moment, seconden
from tests.importeren.rijen import Rij, Rijen

RELATIES = ("EIGEN", "VERTEGENWOORDIGER", "VERTEGENWOORDIGDE", "CONTACTPERSOON", "ORGANISATIE", "ZAAK")

# Cursors mean nothing outside the register; only whether there is one can be compared.
CURSOR = "(cursor)"


class Geschiedenis:
    """Everything around one client.

    Args:
        rijen: the rows of the pages.
        graaf: the objects that they are.
        klant: uuid of the client.
    """

    def __init__(self, rijen: Rijen, graaf: Graaf, klant: str) -> None:
        self._rijen = rijen
        self._graaf = graaf
        self._klant = {"uuid": klant}
        self.contacten = self._graaf.oudste_eerst(
            self._graaf.rij("klantcontacten", {"uuid": uuid}) for uuid in self._relaties_per_contact()
        )

    def _verwanten(self) -> list[tuple[str, Rij]]:
        uuid, found = self._klant["uuid"], []
        for row in self._rijen["vertegenwoordigingen"]:
            door, wie = row["vertegenwoordigendePartij"], row["vertegenwoordigdePartij"]
            if wie["uuid"] == uuid:
                found.append(("VERTEGENWOORDIGER", door))
            if door["uuid"] == uuid:
                found.append(("VERTEGENWOORDIGDE", wie))
        for row in self._rijen["partijen"]:
            werkte_voor = row["partijIdentificatie"].get("werkteVoorPartij")
            if werkte_voor and werkte_voor["uuid"] == uuid:
                found.append(("CONTACTPERSOON", row))
            if werkte_voor and row["uuid"] == uuid:
                found.append(("ORGANISATIE", werkte_voor))
        return found

    def _contacten_van(self, partij: Rij) -> set[str]:
        betrokkenen = self._graaf.rij("partijen", partij)["betrokkenen"]
        return {een["hadKlantcontact"]["uuid"] for een in self._graaf.rij_van("betrokkenen", betrokkenen)}

    def _relaties_per_contact(self) -> dict[str, list[str]]:
        """Which contacts belong to the picture, and why."""
        found: dict[str, set[str]] = defaultdict(set)
        eigen = self._contacten_van(self._klant)
        for relatie, partij in [("EIGEN", self._klant), *self._verwanten()]:
            for uuid in self._contacten_van(partij):
                found[uuid].add(relatie)
        per_contact = {row["uuid"]: self._graaf.zaken(row) for row in self._rijen["klantcontacten"]}
        zaken = {zaak for uuid in eigen for zaak in per_contact[uuid]}
        for uuid, over in per_contact.items():
            if over & zaken:
                found[uuid].add("ZAAK")
        return {uuid: sorted(relaties, key=RELATIES.index) for uuid, relaties in found.items()}

    def _taken(self) -> list[Rij]:
        return [
            taak
            for contact in self.contacten
            for taak in self._graaf.rij_van("internetaken", contact["leiddeTotInterneTaken"])
        ]

    def _contact_van(self, taak: Rij) -> Rij:
        return self._graaf.rij("klantcontacten", taak["aanleidinggevendKlantcontact"])

    def root(self) -> Ding:
        """What the query type gives."""
        return {"contactgeschiedenis": self._contactgeschiedenis}

    def _contactgeschiedenis(self) -> Ding:
        relaties = self._relaties_per_contact()
        edges = [{"relaties": relaties[row["uuid"]], "node": self._graaf.klantcontact(row)} for row in self.contacten]
        return {
            "partij": lambda: self._graaf.partij(self._klant),
            "verwanten": lambda: [
                {"relatie": relatie, "partij": self._graaf.partij(partij)} for relatie, partij in self._verwanten()
            ],
            "samenvatting": self._samenvatting,
            "tijdlijn": {"pageInfo": {"hasNextPage": False}, "nodes": self._tijdlijn},
            "klantcontacten": {
                "totalCount": len(edges),
                "pageInfo": {"hasNextPage": False, "endCursor": CURSOR if edges else None},
                "edges": edges,
            },
        }

    def _mislukt(self, row: Rij) -> bool:
        return row["indicatieContactGelukt"] is False and self._graaf.richting(row) == "UITGAAND"

    def _onbeantwoord(self, row: Rij) -> bool:
        gevraagd = self._graaf.richting(row) == "INKOMEND" and row["leiddeTotInterneTaken"] and not row["reactie"]
        # Not known whether it succeeded is no failure.
        return bool(gevraagd) and all(een["indicatieContactGelukt"] is False for een in self._graaf.opvolging(row))

    def _samenvatting(self) -> Ding:
        per_kanaal = Counter((row["kanaal"], self._graaf.richting(row)) for row in self.contacten)
        momenten = [moment(row["plaatsgevondenOp"]) for row in self.contacten]
        taken = self._taken()
        open_ = [taak for taak in taken if taak["status"] == "te_verwerken"]
        return {
            "aantal": len(self.contacten),
            "perKanaal": [
                {"kanaal": kanaal, "richting": richting, "aantal": aantal}
                for (kanaal, richting), aantal in per_kanaal.items()
            ],
            "eerste": momenten[0] if momenten else None,
            "laatste": momenten[-1] if momenten else None,
            "misluktePogingen": sum(map(self._mislukt, self.contacten)),
            "onbeantwoord": sum(map(self._onbeantwoord, self.contacten)),
            "openTaken": len(open_),
            "langstOpen": LOOPT_NOG if open_ else None,
            "afgehandeldeTaken": len(taken) - len(open_),
            **self._tijden("wachttijd", [(self._contact_van(taak)["plaatsgevondenOp"], taak) for taak in taken]),
            **self._tijden("doorlooptijd", [(taak["toegewezenOp"], taak) for taak in taken]),
        }

    @staticmethod
    def _tijden(naam: str, taken: list[tuple[str, Rij]]) -> Ding:
        tijden = [found["seconden"] for begin, taak in taken if (found := duur(begin, taak["afgehandeldOp"]))]
        return {
            f"{naam}Mediaan": seconden(int(median(tijden))) if tijden else None,
            f"{naam}Langste": seconden(max(tijden)) if tijden else None,
        }

    def _tijdlijn(self) -> list[Ding]:
        """In order of time; at one moment first contacts, then what was assigned, then what was done."""
        found: list[tuple[str, int, str, Ding]] = []
        for row in self.contacten:
            soort, tekst = self._gebeurtenis(row)
            over = f": {row['onderwerp']}" if row["onderwerp"] else ""
            found.append(
                (
                    row["plaatsgevondenOp"],
                    1,
                    row["uuid"],
                    {
                        "__typename": "Contactgebeurtenis",
                        "soort": soort,
                        "omschrijving": f"{tekst} via {row['kanaal']}{over}",
                        "klantcontact": self._graaf.klantcontact(row),
                        "interneTaak": None,
                        "actoren": [self._graaf.actor(een) for een in row["hadBetrokkenActoren"]],
                    },
                )
            )
        for taak in self._taken():
            found.append((taak["toegewezenOp"], 2, taak["uuid"], self._van_taak("toegewezen", taak)))
            if taak["afgehandeldOp"]:
                found.append((taak["afgehandeldOp"], 3, taak["uuid"], self._van_taak("verwerkt", taak)))
        in_orde = sorted(found, key=lambda event: event[:3])
        return [{"tijdstip": moment(tijdstip), **event} for tijdstip, _, _, event in in_orde]

    def _gebeurtenis(self, row: Rij) -> tuple[str, str]:
        richting = self._graaf.richting(row)
        if self._mislukt(row):
            return "MISLUKTE_POGING", "Niet bereikt"
        if richting == "UITGAAND" and self._graaf.aanleiding(row):
            return "ANTWOORD", "Antwoord"
        return "CONTACT", richting.capitalize() if richting else "Contact"

    def _van_taak(self, wat: str, taak: Rij) -> Any:
        return {
            "__typename": "Taakgebeurtenis",
            "soort": f"TAAK_{wat.upper()}",
            "omschrijving": f"Taak {wat}: {taak['gevraagdeHandeling']}",
            "klantcontact": self._graaf.klantcontact(taak["aanleidinggevendKlantcontact"]),
            "interneTaak": self._graaf.interne_taak(taak),
            "actoren": [self._graaf.actor(een) for een in taak["toegewezenAanActoren"]],
        }
