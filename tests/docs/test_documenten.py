"""Links lead somewhere, and what is named exists."""

import re
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from server.cli.app import app
from server.settings import Settings, variable
from tests.docs.documenten import ROOT, ankers, documenten, links, naam

DOCUMENTEN = documenten()
# A path between backticks, from the root of the project.
_PAD = re.compile(r"`((?:bench|db|docs|resolvers|schema|server|tests|web)/[\w./-]*)`")
# Made by others, or when it runs.
_GEBOUWD = ("web/dist", "web/.node", "bench/uitkomst")


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=[naam(pad) for pad in DOCUMENTEN])
def test_links_resolve(pad: Path) -> None:
    for link in links(pad):
        if re.match(r"[a-z]+:", link):
            continue
        bestand, _, anker = link.partition("#")
        doel = (pad.parent / bestand).resolve() if bestand else pad
        assert doel.exists(), f"{naam(pad)}: {link}"
        assert not anker or anker in ankers(doel), f"{naam(pad)}: {link}"


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=[naam(pad) for pad in DOCUMENTEN])
def test_files_that_are_named_exist(pad: Path) -> None:
    genoemd = [gevonden for gevonden in _PAD.findall(pad.read_text()) if not gevonden.startswith(_GEBOUWD)]
    assert [gevonden for gevonden in genoemd if not (ROOT / gevonden).exists()] == []


def test_every_document_is_linked_to() -> None:
    doelen = {(pad.parent / link.partition("#")[0]).resolve() for pad in DOCUMENTEN for link in links(pad)}
    mappen = {doel for doel in doelen if doel.is_dir()}
    los = [
        naam(pad)
        for pad in DOCUMENTEN
        if pad not in doelen and pad.parent not in mappen and pad.parent in {ROOT, ROOT / "docs", ROOT / "docs" / "adr"}
    ]
    assert los == ["README.md"]


def test_commands_that_are_named_exist() -> None:
    teksten = "\n".join(pad.read_text() for pad in DOCUMENTEN)
    doelen = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", teksten, re.MULTILINE)) <= doelen
    assert set(re.findall(r"\bklantgraaf ([a-z]+)\b(?=[ `])", teksten)) - {"open", "luistert"} <= set(
        get_command(app).commands  # type: ignore[attr-defined]
    )


def test_settings_that_are_named_exist() -> None:
    genoemd = {found for pad in DOCUMENTEN for found in re.findall(r"\bKLANTGRAAF_[A-Z_]+\b", pad.read_text())}
    van_opdrachten = {"KLANTGRAAF_OPENKLANT_TOKEN", "KLANTGRAAF_REFERENTIELIJSTEN_TOKEN"}
    assert genoemd <= {variable(veld) for veld in Settings.model_fields} | van_opdrachten


def test_version_is_the_same_everywhere() -> None:
    versie = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[0] == versie
    for name in ("README.md", "SECURITY.md"):
        assert f"versie {versie}" in (ROOT / name).read_text()


def test_publiccode_stays_within_its_standard() -> None:
    """No YAML library is needed for what can go wrong here: texts that grow, and a version that was never released."""
    text = (ROOT / "publiccode.yml").read_text()
    kort = re.findall(r"^    shortDescription: (.+)$", text, re.MULTILINE)
    lang = re.findall(r"longDescription: \|\n((?:(?: {6}.*)?\n)+)", text)
    kenmerken = re.findall(r"^      - (.+)$", text, re.MULTILINE)
    assert len(kort) == len(lang) == 2
    assert all(len(regel) <= 150 for regel in kort)
    assert all(150 <= len(stuk) <= 10_000 for stuk in lang)
    assert all(len(kenmerk) <= 100 for kenmerk in kenmerken)
    released = "nog niet uitgebracht" not in (ROOT / "CHANGELOG.md").read_text()
    assert ("softwareVersion" in text) == released
