"""The benchmark works: everyone who takes part gives the same answer, with as many statements as ever."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench import register, smoke, verbruik
from bench.keuzes import Keuzes
from tests.support.postgres import Databases

C9127 = [f"C9127, {aantal} contacten" for aantal in (2, 50, 200)]
MET_RELATIES = "C9127, 200 contacten, met alle relaties"
LOS = {
    "eerste 50 van 50": 1,
    "eerste 50 van 200": 1,
    "werklijst": 1,
    "zaak": 1,
    "zoeken in tekst": 1,
    "zoeken op naam": 1,
    "zoeken op telefoonnummer": 1,
    "100 objecten op id": 1,
}


async def _opdrachten(
    databases: Databases, leeg: str, keuzes: Keuzes, monkeypatch: pytest.MonkeyPatch
) -> smoke.Opdrachten:
    async with databases.copy(leeg) as url:
        async with register.verbonden(url) as verbinding:
            telt = await verbruik.telt(verbinding)
        if telt:
            telling = await register.vul_register(url, smoke.PARTIJEN, smoke.KLANTCONTACTEN, 1)
            return await smoke.op(url, telling, keuzes)
    # The server that DATABASE_URL names does not count statements; our own does.
    monkeypatch.delenv("DATABASE_URL")
    return await smoke.draai(keuzes)


async def test_contenders_agree_and_statements_are_counted(
    databases: Databases, leeg: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a small register
    # When all contenders (but PostGraphile, which `make bench` installs) answer every question
    keuzes = replace(Keuzes(), postgraphile=False, smoke=True, uitkomst=tmp_path)
    opdrachten = await _opdrachten(databases, leeg, keuzes, monkeypatch)

    # Then they agree, or `op` would have raised; and statements depend on the document alone
    assert opdrachten.keys() == {"limiet", "json_sql", "twaalf", "klantgraaf"}
    assert {opdrachten["limiet"][vraag] for vraag in (*C9127, MET_RELATIES, *LOS)} == {1}
    assert {opdrachten["json_sql"][vraag] for vraag in (*C9127, MET_RELATIES)} == {1}
    assert {opdrachten["twaalf"][vraag] for vraag in C9127} == {12}
    # What is written for one question is asked no other.
    c9127 = {vraag for vraag in opdrachten["limiet"] if vraag.startswith("C9127")}
    assert opdrachten["json_sql"].keys() == c9127
    assert opdrachten["twaalf"].keys() == c9127 - {MET_RELATIES}
    # Whose history it is, and all of it.
    assert {opdrachten["klantgraaf"][vraag] for vraag in (*C9127, MET_RELATIES)} == {2}
    assert {vraag: opdrachten["klantgraaf"][vraag] for vraag in LOS} == LOS
    assert opdrachten["klantgraaf"]["export, 80 contacten"] == 1
