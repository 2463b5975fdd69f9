"""What decisions and guides say about the code is what the code says."""

import re
from collections import Counter

from sqlalchemy import ForeignKeyConstraint

from db.tables import Base
from resolvers.coding import Coderingen
from tests.docs.documenten import ROOT

ADR = ROOT / "docs" / "adr"
GEVOLG = {"cascade": "CASCADE", "set null": "SET NULL", "refuse": None}


def rijen(tekst: str, kop: str) -> list[list[str]]:
    """Cells of the table that has `kop` as its first row."""
    regels = tekst[tekst.index(kop) :].splitlines()[2:]
    tabel = regels[: next(i for i, regel in enumerate([*regels, ""]) if not regel.startswith("|"))]
    return [[cel.strip() for cel in regel.strip("|").split("|")] for regel in tabel]


def code(cel: str) -> str:
    found = re.match(r"`([^`]+)`", cel)
    assert found, cel
    return found[1]


def test_deletes_are_what_the_decision_says() -> None:
    tabel = rijen((ADR / "0004-verwijderen.md").read_text(), "| Table | Refers to | On delete |")
    beschreven = Counter(
        (code(van), code(naar), GEVOLG[gevolg])
        for van, naar, gevolg, _ in tabel
        for _ in range(2 if "(both)" in naar else 1)
    )
    in_code = Counter(
        (table.name, constraint.referred_table.name, constraint.ondelete)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, ForeignKeyConstraint)
    )
    assert beschreven == in_code


def test_codings_are_those_of_the_guide() -> None:
    tabel = rijen((ROOT / "docs" / "beheer.md").read_text(), "| Betekent | Objecttype |")
    beschreven = [(soort.lower(), *(code(cel) for cel in codes)) for soort, *codes in tabel]
    in_code = [
        (soort.value, codering.objecttype, codering.register, codering.soort_object_id)
        for soort, coderingen in Coderingen().per_soort.items()
        for codering in coderingen
    ]
    assert beschreven == in_code


def test_decisions_are_numbered_and_listed() -> None:
    besluiten = sorted(path.name for path in ADR.glob("[0-9]*.md"))
    assert [naam[:4] for naam in besluiten] == [f"{nummer:04d}" for nummer in range(1, len(besluiten) + 1)]
    lijst = re.findall(r"\| \[(\d{4})\]\(([^)]+)\) \| (.+) \|", (ADR / "README.md").read_text())
    assert [naam for _, naam, _ in lijst] == besluiten
    for nummer, naam, titel in lijst:
        tekst = (ADR / naam).read_text()
        assert tekst.startswith(f"# {nummer} {titel}\n")
        koppen = re.findall(r"^## (.+)$", tekst, re.MULTILINE)
        assert koppen == ["Context", "Decision", "Consequences", "What keeps it so"]
        assert len(tekst.split()) < 600, "a decision is one page"
