"""Partij: a known person or organisation, how it is found, and who belongs to it."""

from resolvers.partij.filter import PartijFilter
from resolvers.partij.lists import (
    CONTACTPERSONEN_VAN_ORGANISATIE,
    PARTIJ,
    PARTIJ_VAN_KIND,
    PARTIJEN,
    PARTIJEN_VAN_CATEGORIE,
    PARTIJEN_VAN_ZAAK,
    VERTEGENWOORDIGDE_PARTIJ,
    VERTEGENWOORDIGDEN_VAN_PARTIJ,
    VERTEGENWOORDIGENDE_PARTIJ,
    VERTEGENWOORDIGERS_VAN_PARTIJ,
    WERKTE_VOOR_VAN_CONTACTPERSOON,
)
from resolvers.partij.sleutel import PartijSleutel, find_partij

__all__ = [
    "CONTACTPERSONEN_VAN_ORGANISATIE",
    "PARTIJ",
    "PARTIJEN",
    "PARTIJEN_VAN_CATEGORIE",
    "PARTIJEN_VAN_ZAAK",
    "PARTIJ_VAN_KIND",
    "VERTEGENWOORDIGDEN_VAN_PARTIJ",
    "VERTEGENWOORDIGDE_PARTIJ",
    "VERTEGENWOORDIGENDE_PARTIJ",
    "VERTEGENWOORDIGERS_VAN_PARTIJ",
    "WERKTE_VOOR_VAN_CONTACTPERSOON",
    "PartijFilter",
    "PartijSleutel",
    "find_partij",
]
