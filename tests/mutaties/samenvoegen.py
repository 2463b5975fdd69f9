"""What the tests of `voegSamen` share."""

from typing import Any
from uuid import UUID

from tests.mutaties.partijen import Balie

BSN_CODES = ("brp", "natuurlijk_persoon", "bsn")


async def voeg_samen(balie: Balie, blijft: UUID, verdwijnt: UUID, **invoer: Any) -> Any:
    """The result of merging two partijen, both as they were registered unless `invoer` says otherwise."""
    versies = {"blijftVersie": 1, "verdwijntVersie": 1}
    return await balie.doe("voegSamen", blijft=blijft, verdwijnt=verdwijnt, **{**versies, **invoer})
