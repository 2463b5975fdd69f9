import asyncio
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from server.backend import Backend
from server.logging import log
from server.responses import json_response

Condition = Literal["in orde", "antwoordt niet", "niet bijgewerkt", "onbekend"]


class Health:
    """`/livez`: this process runs. `/readyz`: it can do its work.

    Args:
        backend: whose database is asked.
        seconds: within which the database has to answer.
    """

    def __init__(self, backend: Backend, seconds: float) -> None:
        self._backend = backend
        self._seconds = seconds

    async def live(self, _request: Request) -> Response:
        """Answer, without touching the database: a restart of this process does not cure that one."""
        return json_response({"status": "in orde"})

    async def ready(self, _request: Request) -> Response:
        """200 when an operation would find a migrated database that answers, else 503 with the part that fails."""
        database, migrations = await self._conditions()
        fit = database == migrations == "in orde"
        payload = {
            "status": "in orde" if fit else "niet gereed",
            "onderdelen": {"database": database, "migraties": migrations},
        }
        return json_response(payload, status=200 if fit else 503)

    async def _conditions(self) -> tuple[Condition, Condition]:
        database: Condition = "antwoordt niet"
        try:
            async with asyncio.timeout(self._seconds):
                await self._backend.ping()
                database = "in orde"
                return database, "in orde" if await self._backend.migrated() else "niet bijgewerkt"
        except Exception as error:  # noqa: BLE001 - whatever it is, the answer is: not ready
            log.warning("not_ready", database=database, exc_info=error)
            return database, "onbekend"
