from typing import Any

import strawberry

from resolvers.mutaties.samenvoegen import SamenvoegenGegevens, voeg_samen
from resolvers.partij import PARTIJ
from schema.invoer import domein, id_van
from schema.mutaties.mutatie import registratie
from schema.mutaties.velden import sleutelveld
from schema.partij import Contactpersoon, Organisatie, Persoon
from schema.sleutels import PARTIJ_TYPEN

# A union has no interfaces as its members.
_PARTIJ: Any = Persoon | Organisatie | Contactpersoon


@domein(SamenvoegenGegevens)
@strawberry.input(
    name="VoegSamenInput",
    description="Twee partijen van dezelfde soort die dezelfde klant blijken. Wat bij de partij hoorde die verdwijnt, "
    "hoort daarna bij die blijft; wat ze allebei hadden blijft één keer.",
)
class VoegSamenInput:
    """Two partijen that become one."""

    blijft: strawberry.ID = id_van("Partij die blijft; wat zij al heeft gaat voor", *PARTIJ_TYPEN)
    blijft_versie: int = strawberry.field(description="De versie die u het laatst zag van de partij die blijft.")
    verdwijnt: strawberry.ID = id_van("Partij die daarin opgaat en zelf verdwijnt", *PARTIJ_TYPEN)
    verdwijnt_versie: int = strawberry.field(description="De versie die u het laatst zag van de partij die verdwijnt.")
    idempotentie_sleutel: str | None = sleutelveld()


@strawberry.type
class SamenvoegMutaties:
    """What can be done with two partijen that are one client."""

    voeg_samen = registratie(
        "voeg_samen",
        VoegSamenInput,
        _PARTIJ,
        PARTIJ,
        voeg_samen,
        "Voegt twee partijen samen die dezelfde klant blijken. De geschiedenis van beide staat bij die blijft; bij die "
        "verdween staat waarin zij opging en wat zij had.",
        object_id=lambda gegevens: gegevens.blijft,
    )
