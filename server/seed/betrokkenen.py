"""Who took part in a contact of a seeded register: the client, who acts for them, and others."""

from server.seed import nummers
from server.seed.bladen import NIETS, Bladen
from server.seed.partijen import adres, ja, mailnaam, organisatienaam, persoonsnaam
from server.seed.plan import Plan
from server.seed.toeval import Toeval

_GEEN_NAAM = (NIETS,) * 4
_GEEN_ADRES = (NIETS,) * 4


class Betrokkenen:
    """Writes the betrokkenen of contacts with the draws of one block: two on average."""

    def __init__(self, plan: Plan, toeval: Toeval, bladen: Bladen) -> None:
        self._plan, self._toeval, self._bladen = plan, toeval, bladen
        self._contact = self._moment = ""

    def schrijf(self, contact: str, moment: str, client: int, *, inkomend: bool) -> None:
        """Everyone who took part in one contact."""
        self._contact, self._moment = contact, moment
        deel = self._toeval.deel()
        aantal = 1 if deel < 0.3 else 2 if deel < 0.7 else 3  # noqa: PLR2004
        aanwezig = self._hoofdpersonen(client, inkomend=inkomend)
        for _ in range(aantal - len(aanwezig)):
            self._ander(aanwezig, inkomend=inkomend)

    def _hoofdpersonen(self, client: int, *, inkomend: bool) -> set[int]:
        """The client, with the organisation or the representative; returns the places of those who are partij."""
        plan = self._plan
        if client == plan.partijen:
            self._onbekende(initiator=inkomend, bereikbaar=0.85)
            return {client}
        if plan.is_contactpersoon(client):
            self._partij(client, "klant", initiator=inkomend)
            return {client}
        if plan.is_organisatie(client) and plan.is_contactpersoon(client - 1):
            self._partij(client - 1, "klant", initiator=inkomend)
            self._partij(client, "klant", initiator=False)
            return {client - 1, client}
        vertegenwoordiger = plan.vertegenwoordiger_van(client)
        if vertegenwoordiger is not None and self._toeval.kans(0.4):
            self._partij(vertegenwoordiger, "vertegenwoordiger", initiator=inkomend)
            self._partij(client, "klant", initiator=False)
            return {vertegenwoordiger, client}
        self._partij(client, "klant", initiator=inkomend)
        return {client}

    def _ander(self, aanwezig: set[int], *, inkomend: bool) -> None:
        if self._toeval.kans(0.15):
            plan = self._plan
            plaats = plan.gewoon_vanaf + self._toeval.tot(plan.partijen - plan.gewoon_vanaf)
            if plaats not in aanwezig:
                aanwezig.add(plaats)
                rol = "vertegenwoordiger" if self._toeval.kans(0.2) else "klant"
                self._partij(plaats, rol, initiator=inkomend and self._toeval.kans(0.3))
                return
        self._onbekende(initiator=inkomend and self._toeval.kans(0.3), bereikbaar=0.3)

    def _partij(self, plaats: int, rol: str, *, initiator: bool) -> None:
        organisatie = NIETS
        if self._plan.is_contactpersoon(plaats) and self._toeval.kans(0.3):
            organisatie = organisatienaam(self._toeval)
        betrokkene = self._rij(self._plan.partij_id(plaats), rol, initiator, organisatie, _GEEN_NAAM, _GEEN_ADRES)
        if self._toeval.kans(0.06):
            nummer = nummers.mobiel(self._toeval.tot(9_000_000))
            self._digitaal(betrokkene, "telefoonnummer", nummer, "alleen voor dit contact")

    def _onbekende(self, *, initiator: bool, bereikbaar: float) -> None:
        toeval = self._toeval
        naam = persoonsnaam(toeval) if toeval.kans(0.93) else _GEEN_NAAM
        if naam is not _GEEN_NAAM and toeval.kans(0.4):
            naam = (naam[0], NIETS, naam[2], naam[3])
        rol = "vertegenwoordiger" if toeval.kans(0.1) else "klant"
        organisatie = organisatienaam(toeval) if toeval.kans(0.06) else NIETS
        waar = (*adres(toeval), "Turfstad") if toeval.kans(0.08) else _GEEN_ADRES
        betrokkene = self._rij(NIETS, rol, initiator, organisatie, naam, waar)
        if toeval.kans(bereikbaar) or naam is _GEEN_NAAM:
            willekeurig = toeval.tot(9_000_000)
            if toeval.kans(0.6) or naam is _GEEN_NAAM:
                self._digitaal(betrokkene, "telefoonnummer", nummers.mobiel(willekeurig), "voor terugbellen")
            else:
                self._digitaal(betrokkene, "email", mailnaam(naam[0], naam[3], willekeurig), NIETS)

    def _rij(
        self,
        partij: str,
        rol: str,
        initiator: bool,
        organisatie: str,
        naam: tuple[str, ...],
        waar: tuple[str, ...],
    ) -> str:
        betrokkene = self._toeval.uuid()
        eigen = (betrokkene, self._contact, self._moment, partij, rol, ja(initiator), organisatie)
        self._bladen.regel("betrokkene", *eigen, *naam, *waar)
        return betrokkene

    def _digitaal(self, betrokkene: str, soort: str, adres: str, omschrijving: str) -> None:
        waarden = (soort, adres, omschrijving, "f", "f", NIETS, NIETS)
        self._bladen.regel("digitaal_adres", self._toeval.uuid(), NIETS, betrokkene, *waarden)
