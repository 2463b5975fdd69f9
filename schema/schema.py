from typing import Any

import strawberry
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from schema.actor import GeautomatiseerdeActor, Medewerker, OrganisatorischeEenheid
from schema.mutation import Mutation
from schema.partij import Contactpersoon, Organisatie, Persoon
from schema.query import Query
from schema.scalars import SCALARS
from schema.subscription import Subscription
from schema.tijdlijn import Contactgebeurtenis, Taakgebeurtenis


class Schema(strawberry.Schema):
    """The contract; it leaves it to the server to log errors, which would hold the document and what it asks for."""

    def process_errors(self, *_: Any, **__: Any) -> None:
        """Log nothing here."""


# Bounded, so that a caller who varies documents cannot fill the memory.
DOCUMENTS = 256

schema = Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[
        Persoon,
        Organisatie,
        Contactpersoon,
        Medewerker,
        OrganisatorischeEenheid,
        GeautomatiseerdeActor,
        Contactgebeurtenis,
        Taakgebeurtenis,
    ],
    config=StrawberryConfig(auto_camel_case=True, scalar_map=SCALARS),
    extensions=[lambda: ParserCache(maxsize=DOCUMENTS), lambda: ValidationCache(maxsize=DOCUMENTS)],
)
