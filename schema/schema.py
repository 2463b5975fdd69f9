import strawberry
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from schema.actor import GeautomatiseerdeActor, Medewerker, OrganisatorischeEenheid
from schema.partij import Contactpersoon, Organisatie, Persoon
from schema.query import Query
from schema.tijdlijn import Contactgebeurtenis, Taakgebeurtenis

# Bounded, so that a caller who varies documents cannot fill the memory.
_DOCUMENTS = 256

schema = strawberry.Schema(
    query=Query,
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
    config=StrawberryConfig(auto_camel_case=True),
    extensions=[lambda: ParserCache(maxsize=_DOCUMENTS), lambda: ValidationCache(maxsize=_DOCUMENTS)],
)
