from typing import Any

import strawberry

from resolvers.mutaties.actorverwijzing import ActorVerwijzing
from schema.global_id import uuid_of
from schema.invoer import ALS, domein
from schema.mutaties.waarden import ObjectidentificatorInput
from schema.sleutels import ACTOR_TYPEN


@domein(ActorVerwijzing)
@strawberry.input(
    name="ActorverwijzingInput",
    one_of=True,
    description="Een actor die in het register staat. Geef precies één veld.",
)
class ActorverwijzingInput:
    """Which actor."""

    id: strawberry.ID | None = strawberry.field(
        description="De actor zelf (`id` of uuid).", metadata={ALS: lambda tekst: uuid_of(tekst, *ACTOR_TYPEN)}
    )
    identificator: ObjectidentificatorInput | None = strawberry.field(
        description="Codes waaronder een ander register de actor kent; ze moeten op precies één actieve actor passen."
    )


def actoren_veld() -> Any:
    """A list of actoren, one at least."""
    return strawberry.field(
        description="Wie het namens de gemeente doen, minstens één. Wie u tweemaal noemt, staat er één keer."
    )
