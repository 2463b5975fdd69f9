"""What a klantcontact is made of, and the rules for its own columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from resolvers.errors import Pad
from resolvers.klantcontact import KLANTCONTACT
from resolvers.mutaties import vormen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.ongeldig import OngeldigError
from resolvers.mutaties.schrijfbaar import Schrijfbaar


def _regels(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    if rij.get("verdere_actie_ondernomen") and rij.get("indicatie_contact_gelukt") == "ja":
        # Rule 4.
        controle.meld(
            (*pad, "verdere_actie_ondernomen"),
            "Er is alleen verdere actie ondernomen als het contact niet lukte; maak dit onwaar, of zet "
            "`indicatieContactGelukt` op NEE of ONBEKEND.",
        )
    if rij.get("herkomst_inhoud") is not None and rij.get("inhoud") is None:
        # C2138: who reads it must know whether a machine read it first; without a text there is nothing to know.
        melding = "Zonder `inhoud` is er geen herkomst; laat dit weg, of geef de tekst."
        controle.meld((*pad, "herkomst_inhoud"), melding)


KLANTCONTACT_SCHRIJFBAAR = Schrijfbaar(KLANTCONTACT, regels=_regels)


@dataclass(frozen=True, slots=True)
class MetagegevenGegevens:
    """One pair of metadata that was sent."""

    sleutel: str
    waarde: str


@dataclass(frozen=True, slots=True)
class KlantcontactGegevens:
    """What was sent of a klantcontact, and of what belongs to it.

    Args:
        metadata: pairs (`MetagegevenGegevens`); they replace what is there as a whole.
        betrokkenen: `BetrokkeneGegevens`.
        actoren: `ActorVerwijzing`.
        bijlagen: `BijlageGegevens`.
        onderwerpobjecten: `OnderwerpGegevens`.
        interne_taken: `InterneTaakGegevens`.
    """

    nummer: Any = AFWEZIG
    referentienummer: Any = AFWEZIG
    kanaal: Any = AFWEZIG
    onderwerp: Any = AFWEZIG
    inhoud: Any = AFWEZIG
    herkomst_inhoud: Any = AFWEZIG
    reactie: Any = AFWEZIG
    indicatie_contact_gelukt: Any = AFWEZIG
    taal: Any = AFWEZIG
    vertrouwelijk: Any = AFWEZIG
    plaatsgevonden_op: Any = AFWEZIG
    verdere_actie_ondernomen: Any = AFWEZIG
    hoofdonderwerptype: Any = AFWEZIG
    metadata: Any = AFWEZIG
    betrokkenen: Any = AFWEZIG
    actoren: Any = AFWEZIG
    bijlagen: Any = AFWEZIG
    onderwerpobjecten: Any = AFWEZIG
    interne_taken: Any = AFWEZIG


def met_metadata(gegevens: KlantcontactGegevens, controle: Controle, pad: Pad) -> KlantcontactGegevens:
    """The same with its metadata as the register keeps them; pairs that cannot be kept are reported.

    Args:
        gegevens: as they were sent; None for metadata makes them empty.
        controle: gathers what is wrong.
        pad: where in the input they stand.
    """
    if gegevens.metadata is AFWEZIG:
        return gegevens
    return replace(gegevens, metadata=_paren(gegevens.metadata or (), controle, (*pad, "metadata")))


def _paren(metagegevens: Iterable[MetagegevenGegevens], controle: Controle, pad: Pad) -> dict[str, str]:
    paren: dict[str, str] = {}
    for plaats, paar in enumerate(metagegevens):
        if not paar.sleutel.strip():
            controle.meld((*pad, plaats, "sleutel"), "Dit moet ingevuld zijn.", "VERPLICHT")
        elif paar.sleutel in paren:
            melding = "Deze sleutel staat er al; geef elke sleutel één keer."
            controle.meld((*pad, plaats, "sleutel"), melding, "DUBBEL")
        try:
            vormen.metadata({paar.sleutel: paar.waarde})
        except OngeldigError as error:
            controle.meld((*pad, plaats, "waarde"), str(error), "TE_LANG")
            continue
        paren.setdefault(paar.sleutel, paar.waarde)
    return paren
