from typing import ClassVar

import strawberry

from schema.declaration import Rij
from schema.global_id import encode


@strawberry.interface(description="Alles wat in de graaf met een eigen id terug te vinden is.")
class Node(Rij):
    """Relay's node: what can be found again by its global id, made of its type and its `sleutelveld`."""

    sleutelveld: ClassVar[str] = "uuid"

    @strawberry.field(name="id", description="Id in deze graaf; te gebruiken bij `node`.")
    def global_id(self) -> strawberry.ID:
        """Type and key, as one opaque text."""
        return strawberry.ID(encode(type(self).__name__, self.__dict__[self.sleutelveld]))
