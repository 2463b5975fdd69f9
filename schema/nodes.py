"""Look-ups by global id."""

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import strawberry

from resolvers.actor import ACTOR
from resolvers.betrokkene import BETROKKENE
from resolvers.bijlage import BIJLAGE
from resolvers.categorie import CATEGORIE, CATEGORIE_RELATIE
from resolvers.concept import Concept
from resolvers.digitaal_adres import DIGITAAL_ADRES
from resolvers.errors import InvalidInputError
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.klantcontact import KLANTCONTACT
from resolvers.onderwerpobject import ONDERWERPOBJECT
from resolvers.partij import PARTIJ
from resolvers.partij_identificator import PARTIJ_IDENTIFICATOR
from resolvers.rekeningnummer import REKENINGNUMMER
from resolvers.relation import Relation
from resolvers.vertegenwoordiging import VERTEGENWOORDIGING
from resolvers.wijziging import WIJZIGING
from resolvers.zaak import ZAAK_VAN_SLEUTEL
from schema.declaration import load
from schema.global_id import decode

_MEESTE = 100


def _by_id(concept: Concept) -> Relation:
    return Relation(name=f"{concept.name}_van_id", target=concept, key=concept.identity, many=False)


# How objects of each type are found by the key in their id.
SOORTEN: Mapping[str, Relation] = {
    **dict.fromkeys(("Persoon", "Organisatie", "Contactpersoon"), _by_id(PARTIJ)),
    **dict.fromkeys(("Medewerker", "OrganisatorischeEenheid", "GeautomatiseerdeActor"), _by_id(ACTOR)),
    "Betrokkene": _by_id(BETROKKENE),
    "Bijlage": _by_id(BIJLAGE),
    "Categorie": _by_id(CATEGORIE),
    "CategorieRelatie": _by_id(CATEGORIE_RELATIE),
    "DigitaalAdres": _by_id(DIGITAAL_ADRES),
    "InterneTaak": _by_id(INTERNE_TAAK),
    "Klantcontact": _by_id(KLANTCONTACT),
    "Onderwerpobject": _by_id(ONDERWERPOBJECT),
    "PartijIdentificator": _by_id(PARTIJ_IDENTIFICATOR),
    "Rekeningnummer": _by_id(REKENINGNUMMER),
    "Vertegenwoordiging": _by_id(VERTEGENWOORDIGING),
    "Wijziging": _by_id(WIJZIGING),
    "Zaak": ZAAK_VAN_SLEUTEL,
}
# Types whose ids hold a uuid.
TYPEN = tuple(soort for soort in SOORTEN if soort != "Zaak")

# By name: the concepts that have a global id.
CONCEPTEN: Mapping[str, Concept] = {SOORTEN[soort].target.name: SOORTEN[soort].target for soort in TYPEN}


def reference(id_: str) -> tuple[str, Any]:
    """Which type of object a global id names, and the key that it is found by.

    Raises:
        InvalidInputError: the id is not one of this register.
    """
    soort, sleutel = decode(id_)
    if soort == "Zaak":
        return soort, sleutel.lower()
    if soort not in SOORTEN:
        raise InvalidInputError("Dit is geen id van dit register. Gebruik het veld `id` van een object.")
    try:
        return soort, UUID(sleutel)
    except ValueError:
        raise InvalidInputError("Dit is geen id van dit register. Gebruik het veld `id` van een object.") from None


def references(ids: list[strawberry.ID]) -> list[tuple[str, Any]]:
    """The same for each of several ids.

    Raises:
        InvalidInputError: too many, or one of them is not an id of this register.
    """
    if len(ids) > _MEESTE:
        raise InvalidInputError(f"Vraag hooguit {_MEESTE} objecten tegelijk; gevraagd zijn er {len(ids)}.")
    return [reference(id_) for id_ in ids]


async def find_node(info: strawberry.Info, id_: str) -> Any:
    """The object with this global id; None when there is none, or when it is of another type than the id says.

    Raises:
        InvalidInputError: the id is not one of this register.
    """
    soort, sleutel = reference(id_)
    return await _found(info, soort, sleutel)


async def _found(info: strawberry.Info, soort: str, sleutel: Any) -> Any:
    found = await load(info, SOORTEN[soort], sleutel)
    return found if type(found).__name__ == soort else None


async def find_nodes(info: strawberry.Info, ids: list[strawberry.ID]) -> list[Any]:
    """Objects with these global ids, in their order; one statement per type.

    Raises:
        InvalidInputError: too many, or one of them is not an id of this register.
    """
    return list(await asyncio.gather(*(_found(info, soort, sleutel) for soort, sleutel in references(ids))))
