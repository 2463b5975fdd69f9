import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from tests.referentielijsten.dienst import Dienst
from tests.server.conftest import log_lines  # noqa: F401  a fixture


@pytest.fixture
def dienst() -> Iterator[Dienst]:
    with Dienst() as dienst:
        yield dienst


@pytest.fixture
def tot() -> Callable[[Callable[[], Awaitable[Any]]], Awaitable[None]]:
    """Waits until something is so; fails when it takes too long."""

    async def wacht(is_zo: Callable[[], Awaitable[Any]]) -> None:
        async with asyncio.timeout(20):
            while not await is_zo():  # noqa: ASYNC110  it is so in a database, which tells nobody
                await asyncio.sleep(0.05)

    return wacht
