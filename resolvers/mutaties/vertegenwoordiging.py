from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, tuple_

from db.tables import Vertegenwoordiging
from resolvers.errors import ConflictError, Pad
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar
from resolvers.mutaties.transactie import Transactie
from resolvers.vertegenwoordiging import VERTEGENWOORDIGING

WIE, WIENS = "vertegenwoordigende_partij_id", "vertegenwoordigde_partij_id"
_v = Vertegenwoordiging.__table__.c


def _regels(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    if rij.get(WIE) is not None and rij.get(WIE) == rij.get(WIENS):
        controle.meld((*pad, "vertegenwoordigde_partij"), "Niemand vertegenwoordigt zichzelf; kies een andere partij.")


async def _vooraf(transactie: Transactie, rijen: Sequence[Nieuw]) -> None:
    """Refuse a pair that is there already. One statement."""
    paren = {(rij.waarden[WIE], rij.waarden[WIENS]): rij for rij in rijen}
    gezocht = select(_v.id, _v[WIE], _v[WIENS]).where(
        tuple_(_v[WIE], _v[WIENS]).in_(list(paren)), _v.id.not_in([rij.id for rij in rijen])
    )
    for staat_er in await transactie.session.fetch(gezocht):
        pad = paren[staat_er.vertegenwoordigende_partij_id, staat_er.vertegenwoordigde_partij_id].pad
        nu = (VERTEGENWOORDIGING.name, staat_er.id)
        raise ConflictError("BESTAAT_AL", "Deze vertegenwoordiging staat er al (`nu`).", pad, nu)


VERTEGENWOORDIGING_SCHRIJFBAAR = Schrijfbaar(VERTEGENWOORDIGING, regels=_regels, vooraf=_vooraf)


@dataclass(frozen=True, slots=True)
class VertegenwoordigingGegevens:
    """What was sent of a vertegenwoordiging."""

    vertegenwoordigende_partij: Any = AFWEZIG
    vertegenwoordigde_partij: Any = AFWEZIG
