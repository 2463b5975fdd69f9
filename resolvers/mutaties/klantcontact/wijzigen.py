"""Correcting a contact, or adding to it (C0534)."""

from dataclasses import replace
from uuid import UUID

from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.klantcontact.gegevens import KlantcontactGegevens, met_metadata
from resolvers.mutaties.schrijfbaar import Schrijfbaar, Wijziging, wijzig
from resolvers.mutaties.transactie import Transactie


async def wijzig_klantcontact(
    transactie: Transactie, soort: Schrijfbaar, wijziging: Wijziging[KlantcontactGegevens]
) -> UUID:
    """Change a contact's own columns. Metadata are replaced as a whole: `versie` keeps two from losing each other's.

    A new moment goes on to the betrokkenen, actoren and interne taken, which carry it along, by their foreign keys.

    Raises:
        NotFoundError: it is not there.
        ConflictError: it was changed since `versie`.
        InvalidRegistrationError: with all that is wrong.
    """
    controle = transactie.controle()
    gegevens = met_metadata(wijziging.gegevens, controle, ())
    if gegevens.inhoud is None and gegevens.herkomst_inhoud is AFWEZIG:
        # Where a text came from goes with the text.
        gegevens = replace(gegevens, herkomst_inhoud=None)
    return await wijzig(transactie, soort, replace(wijziging, gegevens=gegevens), controle)
