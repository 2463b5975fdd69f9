"""The tests clean up after themselves: nothing stays on a server that is somebody's own."""

import asyncpg

from tests.support.postgres import Databases

_ONZE = "select count(*) from pg_database where datname like 'klantgraaf_test_%'"


async def test_databases_are_dropped_though_someone_is_still_connected(server_url: str, leeg: str) -> None:
    admin = await asyncpg.connect(server_url)
    try:
        voor = await admin.fetchval(_ONZE)
        async with Databases(server_url) as databases:
            await databases.make(leeg)
            async with databases.copy(leeg) as url:
                open_gebleven = await asyncpg.connect(url)
            assert await admin.fetchval(_ONZE) == voor + 1
        assert await admin.fetchval(_ONZE) == voor
        open_gebleven.terminate()
    finally:
        await admin.close()
