"""The fixed identities of the story and of the municipality's own units: readable, and the same in every demo."""

from enum import IntEnum
from uuid import UUID


class Soort(IntEnum):
    """First group of a fixed uuid: which concept it is one of."""

    PARTIJ = 0x1
    ACTOR = 0x2
    KLANTCONTACT = 0x3
    BETROKKENE = 0x4
    INTERNE_TAAK = 0x5
    ONDERWERPOBJECT = 0x6
    BIJLAGE = 0x7
    DIGITAAL_ADRES = 0x8
    PARTIJ_IDENTIFICATOR = 0x9
    ZAAK = 0xA
    INFORMATIEOBJECT = 0xB
    ACTOR_KLANTCONTACT = 0xC
    VERTEGENWOORDIGING = 0xD
    CATEGORIE = 0xE
    OVERIG = 0xF


def vast_uuid(soort: Soort, volgnummer: int) -> UUID:
    """The fixed uuid of one row, ending in its number: klantcontact 7001 is 00000003-0000-4000-8000-000000007001."""
    return UUID(f"{soort:08x}-0000-4000-8000-{volgnummer:012d}")
