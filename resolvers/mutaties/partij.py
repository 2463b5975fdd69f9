"""Registering a partij with all that is its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from resolvers.errors import Pad
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.digitaal_adres import nieuwe_adressen
from resolvers.mutaties.partij_identificator import nieuwe_identificatoren
from resolvers.mutaties.rekeningnummer import nieuwe_rekeningnummers
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, nieuw, nummers_vrij, schrijf
from resolvers.mutaties.transactie import Transactie
from resolvers.partij import PARTIJ

ORGANISATIE, CONTACTPERSOON = "organisatie", "contactpersoon"


def _regels(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    soort = rij.get("soort_partij")
    if soort != ORGANISATIE and rij.get("naam") is not None:
        melding = "Alleen een organisatie heeft een naam in één veld; zet de naam van een mens in `contactnaam`."
        controle.meld((*pad, "naam"), melding, "HOORT_NIET_BIJ_SOORT")
    if soort == ORGANISATIE and any(rij.get(kolom) is not None for kolom in rij if kolom.startswith("contactnaam_")):
        melding = "Een organisatie heeft geen contactnaam; zet haar naam in `naam`, of registreer een contactpersoon."
        controle.meld((*pad, "contactnaam"), melding, "HOORT_NIET_BIJ_SOORT")
    werkte_voor = rij.get("werkte_voor_id")
    if werkte_voor is None:
        return
    organisatie = controle.rij(PARTIJ_SCHRIJFBAAR.table, werkte_voor)
    if soort != CONTACTPERSOON:
        controle.meld((*pad, "werkte_voor"), "Alleen een contactpersoon werkt voor iets.", "HOORT_NIET_BIJ_SOORT")
    elif organisatie is not None and organisatie["soort_partij"] != ORGANISATIE:
        controle.meld((*pad, "werkte_voor"), "Een contactpersoon werkt voor een organisatie; dit is er geen.")


PARTIJ_SCHRIJFBAAR = Schrijfbaar(PARTIJ, regels=_regels, vast=frozenset({"soort_partij", "nummer"}))


@dataclass(frozen=True, slots=True)
class PartijGegevens:
    """What was sent of a partij."""

    soort_partij: Any = AFWEZIG
    nummer: Any = AFWEZIG
    interne_notitie: Any = AFWEZIG
    indicatie_geheimhouding: Any = AFWEZIG
    indicatie_actief: Any = AFWEZIG
    voorkeurstaal: Any = AFWEZIG
    contactnaam: Any = AFWEZIG
    naam: Any = AFWEZIG
    werkte_voor: Any = AFWEZIG
    bezoekadres: Any = AFWEZIG
    correspondentieadres: Any = AFWEZIG
    identificatoren: Any = AFWEZIG
    digitale_adressen: Any = AFWEZIG
    rekeningnummers: Any = AFWEZIG


def nieuwe_partij(gegevens: PartijGegevens, controle: Controle, pad: Pad, id_: UUID | None = None) -> list[Nieuw]:
    """The rows of a new partij: its own first, then its identificatoren, digitale adressen and rekeningnummers.

    No statement; `controle.opzoeken`, `afronden` of each and `schrijf` come after, with those of others.

    Args:
        gegevens: what was sent.
        controle: gathers what is wrong.
        pad: where in the input it stands.
        id_: the id it must have; one is made otherwise.
    """
    partij = nieuw(PARTIJ_SCHRIJFBAAR, gegevens, controle, pad, id_=id_)
    return [
        partij,
        *nieuwe_identificatoren(gegevens.identificatoren, controle, (*pad, "identificatoren"), partij_id=partij.id),
        *nieuwe_adressen(gegevens.digitale_adressen, controle, (*pad, "digitale_adressen"), partij_id=partij.id),
        *nieuwe_rekeningnummers(gegevens.rekeningnummers, controle, (*pad, "rekeningnummers"), partij_id=partij.id),
    ]


async def registreer_partij(transactie: Transactie, gegevens: PartijGegevens, id_: UUID) -> UUID:
    """Register a partij and what is its own (F7554). The statements do not depend on how long its lists are."""
    controle = transactie.controle()
    rijen = nieuwe_partij(gegevens, controle, (), id_)
    await controle.opzoeken()
    for rij in rijen:
        rij.afronden(controle)
    await nummers_vrij(transactie, rijen, controle)
    controle.klaar()
    await schrijf(transactie, rijen)
    return id_
