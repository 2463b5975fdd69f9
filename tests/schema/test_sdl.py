"""The contract does not break with that of the last release without a word in the changelog."""

from pathlib import Path

import pytest

from schema.sdl import sdl
from schema.wijzigingen import Wijzigingen, wijzigingen
from server.cli import schema as opdracht
from server.cli.errors import CliError

ROOT = Path(__file__).parent.parent.parent

UITGEBRACHT = """
type Query {
  klantcontact(sleutel: Sleutel!): Klantcontact
}

type Klantcontact {
  nummer: String
  kanaal: String!
  onderwerp(taal: String = "nld"): String
  soort: Soort
}

enum Soort {
  BALIE
  POST
}

input Sleutel {
  nummer: String
  uuid: ID
}
"""
ZONDER_NUMMER = UITGEBRACHT.replace("type Klantcontact {\n  nummer: String\n", "type Klantcontact {\n")
WEG = "Field Klantcontact.nummer was removed."


def changelog(*, nieuw: str, oud: str = "") -> str:
    return f"""# Wat er verandert

Wat breekt staat onder ### Brekend.

## [Unreleased]

### Toegevoegd

* Iets.

{nieuw}
### Verholpen

* {WEG}

## [0.1.0] – 2026-06-01

{oud}
"""


@pytest.mark.parametrize(
    ("van", "naar", "brekend"),
    [
        ("type Klantcontact {\n  nummer: String\n", "type Klantcontact {\n", WEG),
        ("kanaal: String!", "kanaal: String", "Field Klantcontact.kanaal changed type from String! to String."),
        (
            "sleutel: Sleutel!",
            "sleutel: Sleutel!, doel: String!",
            "A required argument Query.klantcontact(doel:) was added.",
        ),
        ('(taal: String = "nld")', "", "Argument Klantcontact.onderwerp(taal:) was removed."),
        ("  POST\n", "", "Enum value Soort.POST was removed."),
        ("uuid: ID\n", "uuid: ID\n  kanaal: String!\n", "A required field Sleutel.kanaal was added."),
        ("input Sleutel {", "input Sleutel @oneOf {", "Input object Sleutel has become @oneOf."),
        ("Soort", "Kanaalsoort", "Soort was removed."),
    ],
)
def test_sees_what_breaks(van: str, naar: str, brekend: str) -> None:
    assert van in UITGEBRACHT
    assert brekend in wijzigingen(UITGEBRACHT, UITGEBRACHT.replace(van, naar)).brekend


@pytest.mark.parametrize(
    ("van", "naar", "riskant"),
    [
        ("  POST\n", "  POST\n  CHAT\n", ("Enum value Soort.CHAT was added.",)),
        (
            '"nld"',
            '"fry"',
            ('Klantcontact.onderwerp(taal:) has changed defaultValue from "nld" to "fry".',),
        ),
        ("kanaal: String!", "kanaal: String!\n  inhoud: String", ()),
        ("type Klantcontact {", '"Eén contact."\ntype Klantcontact {', ()),
    ],
)
def test_sees_what_only_surprises(van: str, naar: str, riskant: tuple[str, ...]) -> None:
    assert van in UITGEBRACHT
    assert wijzigingen(UITGEBRACHT, UITGEBRACHT.replace(van, naar)) == Wijzigingen(brekend=(), riskant=riskant)


@pytest.mark.parametrize(
    ("tekst", "niet_vermeld"),
    [
        (changelog(nieuw=f"### Brekend\n\n* {WEG} Gebruik `uuid`.\n"), ()),
        (changelog(nieuw="### Brekend\n\n* `Field Klantcontact.nummer\n  was removed.` Gebruik `uuid`.\n"), ()),
        # Only under that heading, and only in the newest section.
        (changelog(nieuw=""), (WEG,)),
        (changelog(nieuw="### Brekend\n\n* Field Klantcontact.kanaal was removed.\n"), (WEG,)),
        (changelog(nieuw=f"### Brekend\n\n* Old{WEG}\n"), (WEG,)),
        (changelog(nieuw="", oud=f"### Brekend\n\n* {WEG}\n"), (WEG,)),
        ("", (WEG,)),
    ],
)
def test_what_breaks_must_stand_in_the_changelog(tekst: str, niet_vermeld: tuple[str, ...]) -> None:
    assert wijzigingen(UITGEBRACHT, ZONDER_NUMMER).niet_vermeld(tekst) == niet_vermeld


def test_check_refuses_what_breaks_until_the_changelog_tells(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # given a release in which a contact had one more field
    released = sdl().replace("type Klantcontact implements Node {", "type Klantcontact implements Node {\n  oud: Int")
    files = {"_RELEASED": released, "_COMMITTED": sdl(), "_CHANGELOG": changelog(nieuw="")}
    for attribute, text in files.items():
        (tmp_path / attribute).write_text(text)
        monkeypatch.setattr(opdracht, attribute, tmp_path / attribute)

    # then the check fails, and says which line is wanted where
    with pytest.raises(CliError, match="### Brekend") as error:
        opdracht.schema(check=True)
    assert "* Field Klantcontact.oud was removed.\n" in error.value.melding

    # and passes once it is there
    (tmp_path / "_CHANGELOG").write_text(changelog(nieuw="### Brekend\n\n* Field Klantcontact.oud was removed.\n"))
    opdracht.schema(check=True)
    assert "Brekende wijzigingen sinds de vorige uitgave: 1, alle vermeld" in capsys.readouterr().out


def test_committed_files_pass_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    opdracht.schema(check=True)

    assert "schema/schema.graphql past bij de code." in capsys.readouterr().out
