from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from resolvers.errors import Pad
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.controle import Controle
from resolvers.mutaties.schrijfbaar import Nieuw, Schrijfbaar, Wijziging, nieuw, wijzig
from resolvers.mutaties.transactie import Transactie
from resolvers.mutaties.voorkeur import Merk, een_merk_elk, merk_verplaatsen, partij_vasthouden
from resolvers.rekeningnummer import REKENINGNUMMER

VOORKEUR = Merk("is_voorkeursrekeningnummer", "Er kan één voorkeursrekeningnummer zijn; wijs er één aan.")


async def _vooraf(transactie: Transactie, rijen: Sequence[Nieuw]) -> None:
    await merk_verplaatsen(transactie, rijen, (VOORKEUR,))


REKENINGNUMMER_SCHRIJFBAAR = Schrijfbaar(REKENINGNUMMER, vast=frozenset({"partij_id"}), vooraf=_vooraf)


@dataclass(frozen=True, slots=True)
class RekeningnummerGegevens:
    """What was sent of a rekeningnummer; nested under its partij it has none of its own."""

    partij: Any = AFWEZIG
    iban: Any = AFWEZIG
    bic: Any = AFWEZIG
    is_voorkeursrekeningnummer: Any = AFWEZIG


def nieuwe_rekeningnummers(gegevens: Any, controle: Controle, pad: Pad, *, partij_id: UUID) -> list[Nieuw]:
    """The rows of all rekeningnummers of a new partij; two preferred ones are reported.

    Args:
        gegevens: those that were sent, absent or None when there are none.
        controle: gathers what is wrong.
        pad: where in the input the list stands.
        partij_id: whose they are.
    """
    rijen = [
        nieuw(REKENINGNUMMER_SCHRIJFBAAR, deel, controle, (*pad, plaats), partij_id=partij_id)
        for plaats, deel in enumerate(gegevens or ())
    ]
    een_merk_elk(rijen, (VOORKEUR,), controle)
    return rijen


async def wijzig_rekeningnummer(
    transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[RekeningnummerGegevens]
) -> UUID:
    """Change a rekeningnummer; the preference that it gets is taken from the one that had it."""
    if wijziging.gegevens.is_voorkeursrekeningnummer is True:
        await partij_vasthouden(transactie, soort.table, wijziging.id)
    return await wijzig(transactie, soort, wijziging)
