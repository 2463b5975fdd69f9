"""Actoren: which fields belong to which kind, and codes that mean one actor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, tuple_

from db.tables import Actor
from resolvers.actor import ACTOR
from resolvers.errors import ConflictError, Pad
from resolvers.mutaties import vormen
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.objectidentificator import CODES, compleet
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar
from resolvers.mutaties.transactie import Transactie
from resolvers.mutaties.velden import Vorm

MEDEWERKER, EENHEID, AUTOMATISCH = "medewerker", "organisatorische_eenheid", "geautomatiseerde_actor"

_a = Actor.__table__.c
_KOLOMMEN = tuple(f"identificator_{code}" for code in CODES)
# What the information model knows of each kind; the rest is not kept of it.
_VAN_SOORT: Mapping[str, frozenset[str]] = {
    MEDEWERKER: frozenset({"functie", "emailadres", "telefoonnummer"}),
    EENHEID: frozenset({"omschrijving", "emailadres", "faxnummer", "telefoonnummer"}),
    AUTOMATISCH: frozenset({"functie", "omschrijving"}),
}
_EIGEN = sorted(frozenset().union(*_VAN_SOORT.values()))
_NAMEN = {
    MEDEWERKER: "een medewerker",
    EENHEID: "een organisatorische eenheid",
    AUTOMATISCH: "een geautomatiseerde actor",
}
_VORMEN: Mapping[str, Vorm] = {"telefoonnummer": vormen.werknummer, "faxnummer": vormen.werknummer}


@dataclass(frozen=True, slots=True)
class ActorGegevens:
    """What was sent of an actor."""

    naam: Any = AFWEZIG
    soort_actor: Any = AFWEZIG
    indicatie_actief: Any = AFWEZIG
    identificator: Any = AFWEZIG
    functie: Any = AFWEZIG
    omschrijving: Any = AFWEZIG
    emailadres: Any = AFWEZIG
    faxnummer: Any = AFWEZIG
    telefoonnummer: Any = AFWEZIG


def _regels(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    soort = rij["soort_actor"]
    for kolom in _EIGEN:
        if rij.get(kolom) is not None and kolom not in _VAN_SOORT[soort]:
            controle.meld((*pad, kolom), f"Dit hoort niet bij {_NAMEN[soort]}; laat het weg.", "HOORT_NIET")
    if soort == AUTOMATISCH and rij.get("functie") is None:
        controle.meld(
            (*pad, "functie"), "Van een geautomatiseerde actor is bekend wat hij doet; vul dit in.", "VERPLICHT"
        )
    if any(rij.get(kolom) is not None for kolom in _KOLOMMEN):
        compleet(rij, pad, controle)


async def _eigen_codes(transactie: Transactie, rijen: Sequence[Nieuw]) -> None:
    """That no other actor has the same four codes; two statements, none when there are no codes.

    An import may have brought codes that several actoren share, so this is no rule of the table: two who register the
    same codes at once take turns.

    Raises:
        ConflictError: one has.
    """
    codes = {tuple(rij.waarden[kolom] for kolom in _KOLOMMEN): rij for rij in rijen if rij.waarden.get(_KOLOMMEN[0])}
    if not codes:
        return
    await transactie.session.turns("actor", codes)
    met = select(_a.id, *(_a[kolom] for kolom in _KOLOMMEN)).where(
        tuple_(*(_a[kolom] for kolom in _KOLOMMEN)).in_(list(codes))
    )
    hebben = await transactie.session.fetch(met.order_by(_a.indicatie_actief.desc(), _a.id))
    for waarden, rij in codes.items():
        ids = [row.id for row in hebben if tuple(row)[1:] == waarden]
        # Who has them already may keep them, also if an import gave them to another too.
        if ids and rij.id not in ids:
            melding = (
                "Een andere actor heeft deze codes al (`nu`). Gebruik die, maak hem zo nodig weer actief, of haal de "
                "codes daar eerst weg."
            )
            raise ConflictError("BESTAAT_AL", melding, (*rij.pad, "identificator"), (ACTOR.name, ids[0]))


ACTOR_SCHRIJFBAAR = Schrijfbaar(
    ACTOR, regels=_regels, vast=frozenset({"soort_actor"}), vormen=lambda _rij: _VORMEN, vooraf=_eigen_codes
)
