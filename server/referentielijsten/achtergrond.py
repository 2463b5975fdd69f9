"""Keeping the lists up to date while the server runs. Whatever happens here, the server goes on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from db.engine import Database
from server.logging import log
from server.referentielijsten.bijwerken import werk_bij
from server.referentielijsten.bron import ReferentielijstenBron, ReferentielijstenError
from server.referentielijsten.token import token_uit_omgeving
from server.settings import Settings


@asynccontextmanager
async def bijgehouden(settings: Settings) -> AsyncIterator[None]:
    """For as long as the block lasts; nothing when no service is set."""
    if settings.referentielijsten_bron is None or settings.database_url is None:
        yield
        return
    task = asyncio.create_task(_telkens(settings, settings.database_url.get_secret_value()))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _telkens(settings: Settings, url: str) -> None:
    while True:
        try:
            await _eenmaal(settings, url)
        except ReferentielijstenError as error:
            log.warning("reference_lists_not_updated", melding=error.melding)
        except Exception as error:  # noqa: BLE001 - the database may be away too; next time better
            log.warning("reference_lists_not_updated", exc_info=error)
        await asyncio.sleep(settings.referentielijsten_interval)


async def _eenmaal(settings: Settings, url: str) -> None:
    # A connection of its own, for a moment: those of the pool are for operations.
    database = Database(url, pool_size=1, prepared=settings.prepared)
    try:
        async with ReferentielijstenBron(settings.referentielijsten_bron or "", token_uit_omgeving()) as bron:
            for gedaan in await werk_bij(bron, database, settings.referentielijsten):
                if gedaan.toegevoegd or gedaan.gewijzigd or gedaan.beeindigd:
                    log.info(
                        "reference_list_updated",
                        lijst=gedaan.lijst,
                        toegevoegd=gedaan.toegevoegd,
                        gewijzigd=gedaan.gewijzigd,
                        beeindigd=gedaan.beeindigd,
                    )
    finally:
        await database.close()
