"""`klantgraaf referentielijsten bijwerken`, as an operator runs it."""

import asyncio
import sys
from pathlib import Path

import asyncpg

from tests.referentielijsten.dienst import Dienst, item


async def opdracht(*argumenten: str, database_url: str, token: str = "") -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "server.cli",
        "referentielijsten",
        "bijwerken",
        "--database-url",
        database_url,
        *argumenten,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
        env={"PATH": "", "KLANTGRAAF_REFERENTIELIJSTEN_TOKEN": token},
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_it_says_what_it_did(dienst: Dienst, database_url: str, register: asyncpg.Connection) -> None:
    dienst.tabellen["KANAAL"] = [item("fax"), item("telex"), item("telefoon", "Bellen")]
    gedaan = await opdracht("--bron", dienst.url, database_url=database_url, token="geheim")  # noqa: S106  of a service made for this test
    assert gedaan == (0, "kanaal: 2 toegevoegd, 1 gewijzigd, 0 beëindigd\n", "")
    assert {token for *_, token in dienst.verzoeken} == {"Token geheim"}
    assert await register.fetchval("select naam from referentiewaarde where code = 'telefoon'") == "Bellen"


async def test_it_says_in_one_line_what_is_wrong(dienst: Dienst, database_url: str) -> None:
    dienst.sterf()
    code, out, err = await opdracht("--bron", dienst.url, database_url=database_url)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "niet bereikbaar" in err
    code, _, err = await opdracht(database_url=database_url)
    assert (code, err) == (2, "klantgraaf: Geef --bron, of zet KLANTGRAAF_REFERENTIELIJSTEN_BRON.\n")
