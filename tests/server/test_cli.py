"""The commands as a user types them."""

import asyncio
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.cli.errors import CliError, explain
from server.cli.sockets import bound_socket
from server.settings import Settings
from server.settings_table import settings_table

ROOT = Path(__file__).parent.parent.parent
UNKNOWN = dict.fromkeys(("DATABASE_URL", "FORCE_COLOR", "COLUMNS"), "")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from server.cli import main; main()", *arguments]


def environment(**given: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KLANTGRAAF_")}
    return {**inherited, **UNKNOWN, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **given}


def klantgraaf(*arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, timeout=60, env=environment(**given), cwd=ROOT, check=False
    )


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_help_is_dutch_and_does_not_wait_for_the_graph() -> None:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *command("--help")[1:]],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment(),
        cwd=ROOT,
        check=False,
    )

    assert result.returncode == 0
    for name in ("serve", "demo", "migrate", "schema", "instellingen", "import", "seed"):
        assert f"│ {name} " in result.stdout
    assert "Start de server" in result.stdout
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded & {"strawberry", "graphql", "sqlalchemy", "asyncpg", "starlette", "uvicorn", "alembic"} == set()


@pytest.mark.parametrize("name", ["serve", "demo", "migrate", "schema", "instellingen"])
def test_every_command_has_help(name: str) -> None:
    result = klantgraaf(name, "--help")

    assert result.returncode == 0
    assert f"Usage: klantgraaf {name}" in result.stdout


def test_settings_are_printed_as_they_stand_in_the_documentation() -> None:
    assert klantgraaf("instellingen").stdout == settings_table()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10"])  # noqa: S104 - refused
def test_other_hosts_are_refused(host: str) -> None:
    result = klantgraaf("serve", "--host", host)

    assert result.returncode == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("klantgraaf: KLANTGRAAF_HOST: Klantgraaf kent nog geen aanmelding")
    assert "127.0.0.1" in line


def test_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with taken_port() as port:
        result = klantgraaf("serve", "--port", str(port), "--data", str(tmp_path / "data"))

    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"klantgraaf: Poort {port} op 127.0.0.1 is al in gebruik. Kies een andere met --port")
    assert not (tmp_path / "data").exists()


def test_database_that_is_away_is_one_clear_line() -> None:
    result = klantgraaf("serve", "--port", "0", DATABASE_URL="postgresql://u:geheim@127.0.0.1:1/x")

    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "klantgraaf: De database is niet bereikbaar; klopt DATABASE_URL, en draait de database?"
    ]


def test_debug_shows_where() -> None:
    result = klantgraaf("serve", "--port", "0", "--debug", DATABASE_URL="postgresql://u:geheim@127.0.0.1:1/x")

    assert result.returncode == 1
    assert "Traceback" in result.stderr
    assert "geheim" not in result.stderr


def test_unusable_address_is_refused_without_repeating_it() -> None:
    result = klantgraaf("serve", DATABASE_URL="mysql://u:geheim@h/x")

    assert result.returncode == 2
    assert "alleen PostgreSQL kan" in result.stderr
    assert "geheim" not in result.stderr


class DriverError(Exception):
    sqlstate = "28P01"


@pytest.mark.parametrize(
    ("error", "explained"),
    [
        (CliError("Zo niet.", exit_code=3), ("Zo niet.", 3)),
        (DriverError("geheim"), ("De database weigert het wachtwoord uit DATABASE_URL.", 1)),
        (
            FileNotFoundError(2, "No such file or directory", "/weg/x.json"),
            ("/weg/x.json: No such file or directory", 1),
        ),
        (
            ValueError("geheim"),
            ("Onverwachte fout (ValueError). Herhaal de opdracht met --debug voor de hele melding.", 1),
        ),
    ],
)
def test_explanations(error: Exception, explained: tuple[str, int]) -> None:
    assert explain(error) == explained


def test_unix_socket_is_private_and_leaves_nothing(settings_of: type[Settings], tmp_path: Path) -> None:
    path = tmp_path / "x.sock"
    with bound_socket(settings_of(host=str(path))) as (_, address):
        assert address == f"unix:{path}"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()


def test_abandoned_unix_socket_is_replaced_and_a_used_one_is_not(settings_of: type[Settings], tmp_path: Path) -> None:
    path = tmp_path / "x.sock"
    settings = settings_of(host=str(path))
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(path))
        other.listen()
        with pytest.raises(CliError, match="in gebruik"), bound_socket(settings):
            pass
    with bound_socket(settings):
        assert path.is_socket()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
async def test_free_port_is_chosen(settings_of: type[Settings], host: str) -> None:
    try:
        with bound_socket(settings_of(host=host, port=0)) as (listener, address):
            server = await asyncio.start_server(lambda _, writer: writer.close(), sock=listener)
            assert address.startswith("http://[::1]:" if host == "::1" else "http://")
            assert str(server.sockets[0].getsockname()[1]) in address
            server.close()
            await server.wait_closed()
    except CliError as error:
        # A machine without IPv6 says so, in one line.
        assert host == "::1"
        assert "::1" in str(error)
