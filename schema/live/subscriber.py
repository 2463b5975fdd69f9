from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any

from resolvers.live.hub import Abonnement, Belang, Gebeurtenis, Hub, Lot


@dataclass(frozen=True, slots=True)
class Bundel:
    """Events to be read in one snapshot, and how each becomes an object of the graph."""

    lot: Lot
    toon: Callable[[Gebeurtenis], Any]


class Subscriber:
    """Context of a subscription field; it says what to follow.

    Args:
        hub: where changes are heard.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._abonnement: Abonnement | None = None

    async def volgt(self, belang: Belang, toon: Callable[[Gebeurtenis], Any]) -> AsyncGenerator[Any, None]:
        """What happens to `belang`, until the subscription ends. Reads nothing."""
        with self._hub.geabonneerd(belang) as abonnement:
            self._abonnement = abonnement
            while True:
                yield Bundel(await abonnement.volgende(), toon)

    def gemist(self) -> None:
        """What was given out could not be read or delivered."""
        if self._abonnement is not None:
            self._abonnement.gemist()
