"""Two partijen found to be the same client become one; what belonged to the one that goes is then the other's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from db.tables import Betrokkene, Partij
from db.write_session import Stand
from resolvers.betrokkene import BETROKKENE
from resolvers.errors import ConflictError, NotFoundError
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.samenvoegen_vouwen import (
    Samen,
    adressen,
    categorieen,
    identificatoren,
    rekeningnummers,
    vertegenwoordigingen,
)
from resolvers.mutaties.transactie import Transactie, table_of
from resolvers.mutaties.velden import GROEPEN
from resolvers.partij import PARTIJ

_table = table_of(PARTIJ)
_p = Partij.__table__.c
_b = Betrokkene.__table__.c
_VELDEN = ("interne_notitie", "voorkeurstaal", "naam", "werkte_voor_id")


@dataclass(frozen=True, slots=True)
class SamenvoegenGegevens:
    """Which partijen become one, and which of them it will be."""

    blijft: Any = AFWEZIG
    blijft_versie: Any = AFWEZIG
    verdwijnt: Any = AFWEZIG
    verdwijnt_versie: Any = AFWEZIG


async def voeg_samen(transactie: Transactie, gegevens: SamenvoegenGegevens, _id: UUID) -> UUID:
    """Make two partijen one. At most 25 statements, however much belongs to them.

    Raises:
        NotFoundError: one of them is not there.
        ConflictError: one was changed since, or they cannot be the same client.
        InvalidRegistrationError: they are one already, or of different kinds.
    """
    samen = Samen(gegevens.blijft, gegevens.verdwijnt)
    blijft, verdwijnt = await _beide(transactie, gegevens)
    sessie = transactie.session
    # What was of the one that goes, in the names of the graph: the history of both tells it.
    had = {
        "identificatoren": await identificatoren(transactie, samen),
        "digitaleAdressen": await adressen(transactie, samen),
        "rekeningnummers": await rekeningnummers(transactie, samen),
        "categorieen": await categorieen(transactie, samen),
        "vertegenwoordigingen": await vertegenwoordigingen(transactie, samen),
    }
    betrokkenen = await sessie.lock_where(table_of(BETROKKENE), _b.partij_id == samen.verdwijnt)
    await sessie.update(table_of(BETROKKENE), [(stand, {"partij_id": samen.blijft}) for stand in betrokkenen.values()])
    contactpersonen = await sessie.lock_where(_table, _p.werkte_voor_id == samen.verdwijnt)
    await sessie.update(_table, [(stand, {"werkte_voor_id": samen.blijft}) for stand in contactpersonen.values()])
    await sessie.update(_table, [(blijft, _aangevuld(blijft.waarden, verdwijnt.waarden))])
    had |= {"betrokkenheden": list(betrokkenen), "contactpersonen": list(contactpersonen)}
    await sessie.merge(_table, samen.verdwijnt, samen.blijft, {naam: ids for naam, ids in had.items() if ids})
    return samen.blijft


async def _beide(transactie: Transactie, gegevens: SamenvoegenGegevens) -> tuple[Stand, Stand]:
    """Both partijen, locked."""
    controle = transactie.controle()
    if gegevens.blijft == gegevens.verdwijnt:
        controle.meld(("verdwijnt",), "Dit is dezelfde partij; kies een andere die erin opgaat.")
        controle.klaar()
    standen = await transactie.standen(_table, (gegevens.blijft, gegevens.verdwijnt), removing=True)
    gevraagd = (("blijft", gegevens.blijft_versie), ("verdwijnt", gegevens.verdwijnt_versie))
    for veld, _ in gevraagd:
        if getattr(gegevens, veld) not in standen:
            raise NotFoundError("Deze partij staat niet in het register; misschien is ze al samengevoegd.", (veld,))
    for veld, versie in gevraagd:
        stand = standen[getattr(gegevens, veld)]
        if stand.waarden["versie"] != versie:
            melding = "Deze partij is intussen door een ander gewijzigd. Kijk wat er nu staat (`nu`) en beslis opnieuw."
            raise ConflictError("VERSIE_VEROUDERD", melding, (f"{veld}_versie",), (PARTIJ.name, stand.id))
    blijft, verdwijnt = standen[gegevens.blijft], standen[gegevens.verdwijnt]
    if blijft.waarden["soort_partij"] != verdwijnt.waarden["soort_partij"]:
        melding = (
            f"Een {verdwijnt.waarden['soort_partij']} kan niet opgaan in een {blijft.waarden['soort_partij']}; "
            "alleen partijen van dezelfde soort kunnen dezelfde klant zijn."
        )
        controle.meld(("verdwijnt",), melding)
        controle.klaar()
    return blijft, verdwijnt


def _aangevuld(blijft: Mapping[str, Any], verdwijnt: Mapping[str, Any]) -> dict[str, Any]:
    """What the one that stays gets of the other: what it does not have itself, an address or name as a whole."""
    nieuw = {kolom: verdwijnt[kolom] for kolom in _VELDEN if blijft[kolom] is None}
    for groep in GROEPEN:
        kolommen = [kolom for kolom in blijft if kolom.startswith(f"{groep}_")]
        if all(blijft[kolom] is None for kolom in kolommen):
            nieuw |= {kolom: verdwijnt[kolom] for kolom in kolommen}
    geheim = (blijft["indicatie_geheimhouding"], verdwijnt["indicatie_geheimhouding"])
    # Whoever asked for secrecy once keeps it, whichever of the two it was asked of.
    nieuw["indicatie_geheimhouding"] = next(keuze for keuze in ("ja", *geheim, "onbekend") if keuze in geheim)
    return nieuw
