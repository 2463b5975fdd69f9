"""Klantcontact: what it is, how it is found, and what hangs on it."""

from resolvers.klantcontact.concept import KLANTCONTACT
from resolvers.klantcontact.filter import KlantcontactFilter, Metagegeven
from resolvers.klantcontact.lists import (
    KLANTCONTACTEN,
    KLANTCONTACTEN_OVER_OBJECT,
    KLANTCONTACTEN_VAN_ACTOR,
    KLANTCONTACTEN_VAN_PARTIJ,
    KLANTCONTACTEN_VAN_ZAAK,
)
from resolvers.klantcontact.relations import (
    AANLEIDING_VAN_KLANTCONTACT,
    KLANTCONTACT_VAN_KIND,
    ONDERWERP_KLANTCONTACT,
    OPVOLGING_VAN_KLANTCONTACT,
)
from resolvers.klantcontact.sleutel import KlantcontactSleutel, find_klantcontact

__all__ = [
    "AANLEIDING_VAN_KLANTCONTACT",
    "KLANTCONTACT",
    "KLANTCONTACTEN",
    "KLANTCONTACTEN_OVER_OBJECT",
    "KLANTCONTACTEN_VAN_ACTOR",
    "KLANTCONTACTEN_VAN_PARTIJ",
    "KLANTCONTACTEN_VAN_ZAAK",
    "KLANTCONTACT_VAN_KIND",
    "ONDERWERP_KLANTCONTACT",
    "OPVOLGING_VAN_KLANTCONTACT",
    "KlantcontactFilter",
    "KlantcontactSleutel",
    "Metagegeven",
    "find_klantcontact",
]
