from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resolvers.categorie import CATEGORIE, CATEGORIE_RELATIE
from resolvers.errors import Pad
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.schrijfbaar import Schrijfbaar


def _regels(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    begin, eind = rij.get("begindatum"), rij.get("einddatum")
    if begin is not None and eind is not None and eind < begin:
        controle.meld((*pad, "einddatum"), "De einddatum ligt voor de begindatum; verander een van beide.")


CATEGORIE_SCHRIJFBAAR = Schrijfbaar(CATEGORIE)
CATEGORIE_RELATIE_SCHRIJFBAAR = Schrijfbaar(
    CATEGORIE_RELATIE, regels=_regels, vast=frozenset({"partij_id", "categorie_id"})
)


@dataclass(frozen=True, slots=True)
class CategorieGegevens:
    """What was sent of a categorie."""

    naam: Any = AFWEZIG


@dataclass(frozen=True, slots=True)
class CategorieRelatieGegevens:
    """What was sent of a membership."""

    partij: Any = AFWEZIG
    categorie: Any = AFWEZIG
    begindatum: Any = AFWEZIG
    einddatum: Any = AFWEZIG
