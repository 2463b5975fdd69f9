import asyncio

import asyncpg
import pytest
from typer.testing import CliRunner

from db import migrate
from server.cli.errors import CliError
from server.cli.seed import app


def seed(*opties: str):
    return CliRunner().invoke(app, list(opties), catch_exceptions=False)


def test_command_fills_and_tells_where_to_measure(database_url: str) -> None:
    uitvoer = seed("--partijen", "100", "--klantcontacten", "500", "--database-url", database_url)
    assert uitvoer.exit_code == 0
    assert "999999990" in uitvoer.output
    assert "klantcontact" in uitvoer.output


def test_command_refuses_in_dutch(database_url: str) -> None:
    seed("--partijen", "100", "--klantcontacten", "500", "--database-url", database_url)
    with pytest.raises(CliError, match="bevat al gegevens; er is niets veranderd"):
        seed("--database-url", database_url)


async def test_command_refuses_a_database_without_tables(database_url: str) -> None:
    await migrate.downgrade(database_url, "base")
    with pytest.raises(CliError, match="klantgraaf migrate"):
        await asyncio.to_thread(seed, "--database-url", database_url)


async def test_command_takes_the_address_from_the_environment(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    uitvoer = await asyncio.to_thread(seed, "--partijen", "50", "--klantcontacten", "100", "--zaad", "9")
    assert uitvoer.exit_code == 0
    verbinding = await asyncpg.connect(database_url)
    try:
        assert await verbinding.fetchval("select count(*) from klantcontact") == 100
    finally:
        await verbinding.close()
