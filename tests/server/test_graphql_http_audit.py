"""The public audits of GraphQL over HTTP, run by their own program against a listening server."""

import asyncio
import json
from pathlib import Path
from typing import Any

from tests.server.conftest import Client

WEB = Path(__file__).parent.parent.parent / "web"


async def audits(url: str) -> list[dict[str, Any]]:
    assert (WEB / "node_modules" / "graphql-http").exists(), "web/node_modules is missing: run `make web` first"
    process = await asyncio.create_subprocess_exec(
        WEB / "node.sh", "node", WEB / "audits" / "graphql-http.mjs", url, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0
    return json.loads(output)


async def test_every_must_and_should_passes(server_of: Client) -> None:
    async with server_of() as url:
        results = await audits(f"{url}/graphql")

    demands = [result for result in results if result["name"].startswith(("MUST", "SHOULD"))]
    assert len(results) == 61
    assert len(demands) == 36
    assert [result for result in demands if result["status"] != "ok"] == []
    # What we chose not to do: answer to GET.
    others = {result["id"] for result in results if result["status"] != "ok"}
    assert others == {"5A70", "D6D5", "6A70"}
