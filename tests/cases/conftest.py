from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.conftest import Kopie
from tests.server.test_serve import serving
from tests.support.spa import Spa, spa_bij


@pytest.fixture
async def spa(kopie: Kopie, verhaal: str) -> AsyncIterator[Spa]:
    """An application at the composed server, on a copy of the story that is the test's own."""
    async with spa_bij(await kopie(verhaal)) as spa:
        yield spa


@pytest.fixture
async def spa_op_afstand(kopie: Kopie, verhaal: str, tmp_path: Path) -> AsyncIterator[Spa]:
    """An application at `klantgraaf serve`: a process of its own, over a real socket."""
    given = {"DATABASE_URL": await kopie(verhaal)}
    async with (
        serving("--port", "0", log=tmp_path / "log", **given) as (_, url),
        httpx.AsyncClient(base_url=url, timeout=30) as client,
    ):
        yield Spa(client)
