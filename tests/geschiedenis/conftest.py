"""Who did what happened."""

from uuid import UUID

import pytest

from tests.support.rijen import Rijen


@pytest.fixture
async def noor(schrijf: Rijen) -> UUID:
    return await schrijf.actor("Noor")
