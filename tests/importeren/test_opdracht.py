"""The command, as an operator gives it."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from rich.console import Console

from server.importeer.voortgang import Balken
from tests.importeren.openklant import TOKEN, OpenKlant
from tests.importeren.rijen import Rijen, klantcontact

_ROOT = Path(__file__).parent.parent.parent
_X = "00000001-0000-4000-8000-000000000000"


def _command(*arguments: str | Path) -> list[str]:
    program = "from server.cli import main; main()"
    return [sys.executable, "-c", program, "import", "openklant", *(str(argument) for argument in arguments)]


def _environment(database_url: str | None, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
    given = {} if database_url is None else {"DATABASE_URL": database_url}
    return {**kept, "PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8", **given, **more}


def _run(
    *arguments: str | Path, database_url: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(*arguments),
        cwd=_ROOT,
        env=_environment(database_url, **environment),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _rows(output: str) -> dict[str, list[int]]:
    """The table: counts by list."""
    found = {}
    for line in output.splitlines():
        cells = [cell.strip() for cell in line.strip("│┃").split("│")]
        if len(cells) == 8:
            found[cells[0]] = [int(cell) for cell in cells[1:]]
    return found


def test_a_saved_register(database_url: str, paginas: Path, tmp_path: Path) -> None:
    # when it is imported for the first time
    report = tmp_path / "verslag.json"
    done = _run("--map", paginas, "--verslag", report, database_url=database_url)
    # then the command succeeds, and says what it did in words and in a file
    assert (done.returncode, done.stderr) == (0, "")
    rows = _rows(done.stdout)
    assert len(rows) == 14
    assert rows["klantcontacten"] == [420, 420, 0, 0, 0, 0, 17]
    assert rows["partijen"] == [120, 120, 0, 0, 0, 0, 25]
    assert "Alle rijen van de bron staan in het register." in done.stdout
    assert "klantcontact_nummer: vanaf 23000420" in done.stdout
    assert "\x1b" not in done.stdout
    written = json.loads(report.read_text())
    assert written["volledig"] is True
    assert written["resources"]["klantcontacten"] == {
        "bron_voor": 420,
        "bron_na": 420,
        "gelezen": 420,
        "verschillend": 420,
        "toegevoegd": 420,
        "gewijzigd": 0,
        "ongewijzigd": 0,
        "overgeslagen": 0,
        "geweigerd": 0,
        "opmerkingen": 17,
        "sluit": True,
        "bron_stond_stil": True,
    }
    assert len(written["meldingen"]) == 42
    assert set(written["meldingen"][0]) == {"soort", "resource", "uuid", "reden"}
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["verslag.json"]
    # and a second time there is nothing to do
    again = _run("--map", paginas, database_url=database_url)
    assert again.returncode == 0
    assert _rows(again.stdout)["klantcontacten"] == [420, 0, 0, 420, 0, 0, 17]
    # without a file, every listed row is on the screen
    assert again.stdout.count("heeft geen betrokkene") == 17


async def test_a_live_register_with_the_token_in_a_file(
    database_url: str, register: asyncpg.Connection, openklant: OpenKlant, tmp_path: Path
) -> None:
    token = tmp_path / "token"
    token.write_text(f"{TOKEN}\n")
    done = _run("--url", openklant.url, "--token-bestand", token, "--pagina-grootte", "200", database_url=database_url)
    assert done.returncode == 0
    assert await register.fetchval("select count(*) from klantcontact") == 420
    assert TOKEN not in done.stdout + done.stderr
    assert f"Import uit {openklant.url}" in done.stdout


def test_a_live_register_with_the_token_in_the_environment(
    database_url: str, openklant: OpenKlant, tmp_path: Path
) -> None:
    report = tmp_path / "verslag.json"
    done = _run(
        "--url", openklant.url, "--verslag", report, database_url=database_url, KLANTGRAAF_OPENKLANT_TOKEN=TOKEN
    )
    assert done.returncode == 0
    assert TOKEN not in done.stdout + done.stderr + report.read_text()


def test_refused_rows_are_listed_and_the_exit_code_says_so(database_url: str, tmp_path: Path) -> None:
    rijen = Rijen.leeg()
    rijen["klantcontacten"] += [klantcontact(_X, kanaal="", extra="iets")]
    done = _run("--map", rijen.bewaar(tmp_path / "bron"), database_url=database_url)
    assert done.returncode == 3
    assert f"klantcontacten {_X}: kanaal: ontbreekt, en is verplicht" in done.stdout
    assert "klantcontacten: extra (1×)" in done.stdout
    assert "Geweigerd: 1. " in done.stdout


def test_a_long_list_is_cut_on_the_screen_when_it_is_in_the_file(database_url: str, tmp_path: Path) -> None:
    rijen = Rijen.leeg()
    rijen["klantcontacten"] += [klantcontact(f"{n:08d}-0000-4000-8000-000000000000", kanaal="") for n in range(300)]
    report = tmp_path / "verslag.json"
    done = _run("--map", rijen.bewaar(tmp_path / "bron"), "--verslag", report, database_url=database_url)
    assert len(re.findall(r"klantcontacten \d{8}-", done.stdout)) == 20
    assert "… en nog 280; zie het verslag." in done.stdout
    assert "     300  klantcontacten: kanaal: ontbreekt, en is verplicht" in done.stdout
    assert len(json.loads(report.read_text())["meldingen"]) == 300


def test_a_source_that_changed_meanwhile_is_not_a_success(database_url: str, rijen: Rijen, tmp_path: Path) -> None:
    folder = rijen.bewaar(tmp_path / "bron")
    (folder / "bijlagen" / "page-3.json").unlink()
    done = _run("--map", folder, database_url=database_url)
    assert done.returncode == 3
    assert (
        "bijlagen: de bron telde er 237, na afloop 237; gelezen zijn 200 verschillende. Draai de import nog eens als de"
        " bron stilstaat"
    ) in done.stdout


async def test_a_dry_run(database_url: str, register: asyncpg.Connection, paginas: Path) -> None:
    done = _run("--map", paginas, "--proef", database_url=database_url)
    assert done.returncode == 0
    assert "(proef: niets bewaard)" in done.stdout
    assert "Proef geslaagd: alle rijen kunnen in het register." in done.stdout
    assert await register.fetchval("select count(*) from klantcontact") == 0


@pytest.mark.parametrize(
    ("arguments", "code", "melding"),
    [
        ((), 2, "klantgraaf: Geef --url of --map, een van beide."),
        (("--map", ".", "--url", "https://x.example/"), 2, "klantgraaf: Geef --url of --map, een van beide."),
        (
            ("--url", "https://x.example/"),
            2,
            "klantgraaf: Er is geen token; geef --token-bestand, of zet KLANTGRAAF_OPENKLANT_TOKEN.",
        ),
        (("--map", ".", "--verslag", "bestaat/niet.json"), 2, "klantgraaf: De map voor niet.json bestaat niet."),
        (("--map", "."), 1, "klantgraaf: In de map ontbreekt actoren/."),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: tuple[str, ...], code: int, melding: str) -> None:
    done = _run(*arguments, database_url="postgresql://nobody@127.0.0.1:1/none")
    assert done.returncode == code
    assert done.stderr.startswith(melding)
    assert done.stderr.count("\n") == 1


def test_a_token_cannot_be_given_on_the_command_line() -> None:
    done = _run("--url", "https://x.example/", "--token", TOKEN, database_url="postgresql://nobody@127.0.0.1:1/none")
    assert done.returncode != 0
    assert "No such option" in done.stderr + done.stdout or "--token" in done.stderr


def test_a_database_that_is_away(paginas: Path) -> None:
    done = _run("--map", paginas, database_url="postgresql://jo:geheim@127.0.0.1:1/none")
    assert done.returncode == 1
    assert done.stderr == "klantgraaf: De database is niet bereikbaar; klopt DATABASE_URL, en draait de database?\n"


async def test_a_database_of_another_version(database_url: str, register: asyncpg.Connection, paginas: Path) -> None:
    await register.execute("update alembic_version set version_num = '0000'")
    done = _run("--map", paginas, database_url=database_url)
    assert done.returncode == 1
    assert done.stderr == (
        "klantgraaf: De database is niet bijgewerkt voor deze versie. Geef eerst: klantgraaf migrate\n"
    )
    await register.execute("drop table alembic_version")
    assert _run("--map", paginas, "--database-url", database_url).stderr == done.stderr


def test_ctrl_c(database_url: str, openklant: OpenKlant) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def wacht(resource: str, _page: int) -> None:
        if resource == "betrokkenen" and openklant.verzoeken[-1].endswith("=100"):
            reached.set()
            go_on.wait(30)

    openklant.bij_verzoek = wacht
    with subprocess.Popen(
        _command("--url", openklant.url),
        cwd=_ROOT,
        env=_environment(database_url, KLANTGRAAF_OPENKLANT_TOKEN=TOKEN),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert reached.wait(60)
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=30)
    go_on.set()
    assert process.returncode == 130
    assert output == ("", "klantgraaf: afgebroken. Draai de opdracht opnieuw om verder te gaan.\n")


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_in_a_terminal_only(*, terminal: bool) -> None:
    out = StringIO()
    with Balken(Console(file=out, force_terminal=terminal, width=100)) as balken:
        balken.begin("klantcontacten", 420)
        balken.verder(420)
    assert ("klantcontacten" in out.getvalue() and "420/420" in out.getvalue()) is terminal
    assert bool(out.getvalue()) is terminal


def test_a_folder_that_is_not_complete(rijen: Rijen, tmp_path: Path) -> None:
    folder = rijen.bewaar(tmp_path / "bron")

    def melding() -> Any:
        return _run("--map", folder, database_url="postgresql://nobody@127.0.0.1:1/none").stderr

    (folder / "klantcontacten" / "page-2.json").rename(tmp_path / "page-2.json")
    assert melding() == "klantgraaf: In de map ontbreekt klantcontacten/page-2.json.\n"
    (folder / "klantcontacten" / "page-2.json").write_text('{"count": ')
    (folder / "actoren" / "page-1.json").write_text('{"count": 1}')
    assert melding() == (
        "klantgraaf: actoren/page-1.json: dit is geen pagina van Open Klant 2.x (verwacht: een object met count, next"
        " en results).\n"
    )
    (folder / "actoren" / "page-1.json").write_text("[")
    assert melding() == "klantgraaf: actoren/page-1.json: dit is geen JSON.\n"
