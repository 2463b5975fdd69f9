"""Objects that other registers keep, as far as this one points to them."""

from uuid import UUID

import strawberry

from resolvers.bijlage import BIJLAGEN_VAN_OBJECT
from resolvers.klantcontact import KLANTCONTACTEN_OVER_OBJECT
from schema.connection import Connection, verbinding
from schema.declaration import Rij, groep, kolom, relatie
from schema.refs import BijlageRef, KlantcontactRef
from schema.waarden import Objectidentificator
from schema.zoeken.klantcontact import KlantcontactFilterInput, KlantcontactSortering


@strawberry.type(description="Een taak voor de klant zelf, in een ander register.")
class Klanttaak(Rij):
    """A task for the client."""

    object_uuid: UUID | None = kolom("Uuid in dat register, als het kenmerk er een is.")
    identificator: Objectidentificator = groep(Objectidentificator, "identificator_", "Codes in dat register.")
    klantcontacten: Connection[KlantcontactRef] = verbinding(
        KLANTCONTACTEN_OVER_OBJECT,
        KlantcontactFilterInput,
        KlantcontactSortering,
        "Alle klantcontacten die erover gaan of het als bijlage hebben, elk één keer.",
    )


@strawberry.type(description="Een object in een ander register waar een contact over ging, of dat erbij hoort.")
class OverigObject(Rij):
    """Some object elsewhere that a contact was about."""

    object_uuid: UUID | None = kolom("Uuid in dat register, als het kenmerk er een is.")
    identificator: Objectidentificator = groep(Objectidentificator, "identificator_", "Codes in dat register.")
    klantcontacten: Connection[KlantcontactRef] = verbinding(
        KLANTCONTACTEN_OVER_OBJECT,
        KlantcontactFilterInput,
        KlantcontactSortering,
        "Alle klantcontacten die erover gaan of het als bijlage hebben, elk één keer.",
    )


@strawberry.type(description="Een document in een documentregister.")
class Informatieobject(Rij):
    """A document elsewhere."""

    object_uuid: UUID | None = kolom("Uuid in het documentregister, als het kenmerk er een is.")
    identificator: Objectidentificator = groep(Objectidentificator, "identificator_", "Codes in dat register.")
    bijlagen: list[BijlageRef] = relatie(BIJLAGEN_VAN_OBJECT, "Alle bijlagen die ernaar verwijzen.")
