"""The subscription type. Its fields say what a subscriber wants to hear of; `schema.live.execution` does the rest."""

from collections.abc import AsyncGenerator
from typing import Annotated, Any, cast

import strawberry

from resolvers.errors import InvalidInputError
from resolvers.live.interne_taak import TaakBelang
from resolvers.live.klantcontact import KlantcontactBelang
from schema.global_id import uuid_of
from schema.invoer import leesbaar
from schema.live.meldingen import InterneTaakMelding, KlantcontactMelding, klantcontact_melding, taak_melding
from schema.live.subscriber import Subscriber
from schema.sleutels import ACTOR_TYPEN, PARTIJ_TYPEN, ZaakSleutelInput, een

_MEESTE = 100

_Actoren = Annotated[
    list[strawberry.ID] | None,
    strawberry.argument(
        description="Van wie de werklijst is (`id` of uuid; alle actoren van dezelfde medewerker tellen mee). "
        "Zonder: alle taken."
    ),
]


@strawberry.input(
    name="KlantcontactVan", one_of=True, description="Bij wie of wat een klantcontact hoort. Geef precies één veld."
)
class KlantcontactVanInput:
    """Whose contacts, or those about what."""

    partij: strawberry.ID | None = een("Een bekende klant (`id` of uuid).")
    zaak: ZaakSleutelInput | None = een("Een zaak, in welke codering die ook geregistreerd is.")

    def belang(self) -> KlantcontactBelang:
        """The domain's form."""
        if isinstance(self.zaak, ZaakSleutelInput):
            return KlantcontactBelang(zaak=self.zaak.sleutel().sleutel())
        return KlantcontactBelang(partij=uuid_of(leesbaar(str(self.partij)), *PARTIJ_TYPEN))


_Van = Annotated[KlantcontactVanInput, strawberry.argument(description="Van welke klant of zaak.")]


@strawberry.type(description="Wat er verandert terwijl u kijkt; alleen over een WebSocket (`graphql-transport-ws`).")
class Subscription:
    """What a client can listen to."""

    @strawberry.subscription(
        description="Meldt elke interne taak die geregistreerd, gewijzigd, anders belegd of verwijderd wordt."
    )
    async def interne_taak_gewijzigd(
        self, info: strawberry.Info, actoren: _Actoren = strawberry.UNSET
    ) -> AsyncGenerator[InterneTaakMelding, None]:
        """Tasks of a work list."""
        gevolgd = None if actoren is None or actoren is strawberry.UNSET else _actoren(actoren)
        async for bundel in _subscriber(info).volgt(TaakBelang(gevolgd), taak_melding):
            yield bundel

    @strawberry.subscription(
        description="Meldt elk klantcontact dat bij een klant of zaak komt: nieuw, of later daaraan gekoppeld."
    )
    async def klantcontact_geregistreerd(
        self, info: strawberry.Info, van: _Van
    ) -> AsyncGenerator[KlantcontactMelding, None]:
        """Contacts of an open client screen."""
        async for bundel in _subscriber(info).volgt(van.belang(), klantcontact_melding):
            yield bundel


def _subscriber(info: strawberry.Info[Any, Any]) -> Subscriber:
    return cast("Subscriber", info.context)


def _actoren(ids: list[strawberry.ID]) -> frozenset[Any]:
    if not 0 < len(ids) <= _MEESTE:
        raise InvalidInputError(f"Geef 1 tot {_MEESTE} actoren, of laat `actoren` weg voor alle taken.")
    return frozenset(uuid_of(leesbaar(id_), *ACTOR_TYPEN) for id_ in ids)
