"""Digitale adressen: rule 3, and the marks of which a partij has one at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from resolvers.digitaal_adres import DIGITAAL_ADRES
from resolvers.errors import Pad
from resolvers.mutaties import vormen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, Wijziging, nieuw, wijzig
from resolvers.mutaties.transactie import Transactie
from resolvers.mutaties.velden import Vorm
from resolvers.mutaties.voorkeur import Merk, een_merk_elk, merk_verplaatsen, partij_vasthouden

_VORMEN: Mapping[str, Mapping[str, Vorm]] = {
    "email": {"adres": vormen.email},
    "telefoonnummer": {"adres": vormen.telefoonnummer},
}
STANDAARD = Merk("is_standaardadres", "Er kan per soort één standaardadres zijn; wijs er één aan.", per=("soort",))
VOORKEUR = Merk("is_voorkeursadres", "Er kan één voorkeursadres zijn; wijs er één aan.")


def _vormen(rij: Mapping[str, Any]) -> Mapping[str, Vorm]:
    return _VORMEN.get(rij.get("soort") or "", {})


def _meegaand(_oud: Mapping[str, Any], anders: Mapping[str, Any]) -> Mapping[str, Any]:
    # What was verified is the address that was there; a form that sends the old date along verified nothing new.
    return {"verificatiedatum": None} if "adres" in anders and "verificatiedatum" not in anders else {}


def _regels(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    eigenaren = [kolom for kolom in ("partij_id", "betrokkene_id") if rij.get(kolom) is not None]
    if not eigenaren:
        controle.meld((*pad, "partij"), "Zeg van wie het adres is: een partij of een betrokkene.", "VERPLICHT")
    elif len(eigenaren) > 1:
        melding = "Een adres is van een partij of van een betrokkene, niet van allebei; laat één van de twee weg."
        controle.meld((*pad, "betrokkene"), melding)
    if rij.get("is_voorkeursadres") and rij.get("partij_id") is None and rij.get("betrokkene_id") is not None:
        controle.meld(
            (*pad, "is_voorkeursadres"),
            "Een voorkeursadres is van een partij; een adres van een betrokkene gaat bij diens contact al voor.",
        )


async def _vooraf(transactie: Transactie, rijen: Sequence[Nieuw]) -> None:
    await merk_verplaatsen(transactie, rijen, (STANDAARD, VOORKEUR))


DIGITAAL_ADRES_SCHRIJFBAAR = Schrijfbaar(
    DIGITAAL_ADRES,
    regels=_regels,
    vast=frozenset({"partij_id", "betrokkene_id"}),
    vormen=_vormen,
    meegaand=_meegaand,
    vooraf=_vooraf,
)


@dataclass(frozen=True, slots=True)
class DigitaalAdresGegevens:
    """What was sent of a digitaal adres; nested under its owner it has no partij or betrokkene of its own."""

    partij: Any = AFWEZIG
    betrokkene: Any = AFWEZIG
    soort: Any = AFWEZIG
    adres: Any = AFWEZIG
    omschrijving: Any = AFWEZIG
    is_standaardadres: Any = AFWEZIG
    is_voorkeursadres: Any = AFWEZIG
    referentie: Any = AFWEZIG
    verificatiedatum: Any = AFWEZIG


def nieuw_adres(
    gegevens: DigitaalAdresGegevens,
    controle: Controle,
    pad: Pad,
    *,
    partij_id: UUID | None = None,
    betrokkene_id: UUID | None = None,
) -> Nieuw:
    """The row of an address of a new owner.

    Args:
        gegevens: what was sent.
        controle: gathers what is wrong.
        pad: where in the input it stands.
        partij_id: whose it is, or
        betrokkene_id: whose it is, for that contact only.
    """
    eigenaar = {"partij_id": partij_id, "betrokkene_id": betrokkene_id}
    vast = {kolom: sleutel for kolom, sleutel in eigenaar.items() if sleutel is not None}
    return nieuw(DIGITAAL_ADRES_SCHRIJFBAAR, gegevens, controle, pad, **vast)


def nieuwe_adressen(
    gegevens: Any, controle: Controle, pad: Pad, *, partij_id: UUID | None = None, betrokkene_id: UUID | None = None
) -> list[Nieuw]:
    """The rows of all addresses of a new owner; two with the same mark are reported.

    Args:
        gegevens: those that were sent, absent or None when there are none.
        controle: gathers what is wrong.
        pad: where in the input the list stands.
        partij_id: whose they are, or
        betrokkene_id: whose they are, for that contact only.
    """
    rijen = [
        nieuw_adres(deel, controle, (*pad, plaats), partij_id=partij_id, betrokkene_id=betrokkene_id)
        for plaats, deel in enumerate(gegevens or ())
    ]
    een_merk_elk(rijen, (STANDAARD, VOORKEUR), controle)
    return rijen


async def wijzig_adres(transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[DigitaalAdresGegevens]) -> UUID:
    """Change an address; a mark that it gets is taken from the one that had it."""
    gegevens = wijziging.gegevens
    if gegevens.is_standaardadres is True or gegevens.is_voorkeursadres is True or gegevens.soort is not AFWEZIG:
        await partij_vasthouden(transactie, soort.table, wijziging.id)
    return await wijzig(transactie, soort, wijziging)
