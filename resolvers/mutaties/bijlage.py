from dataclasses import dataclass
from typing import Any

from resolvers.bijlage import BIJLAGE
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.objectidentificator import compleet
from resolvers.mutaties.schrijfbaar import Schrijfbaar

BIJLAGE_SCHRIJFBAAR = Schrijfbaar(BIJLAGE, regels=compleet, vast=frozenset({"klantcontact_id"}))


@dataclass(frozen=True, slots=True)
class BijlageGegevens:
    """What was sent of a bijlage."""

    klantcontact: Any = AFWEZIG
    identificator: Any = AFWEZIG
