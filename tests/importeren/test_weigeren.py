import re
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from server.importeer.openklant import MapBron, importeer
from server.importeer.verslag import Soort, Verslag
from tests.importeren.gevallen import GEVALLEN, K, P, Q, X, Y, Z, kern
from tests.importeren.nakijken import in_register
from tests.importeren.rijen import Rijen, betrokkene, digitaal_adres, identificator, klantcontact, partij
from tests.importeren.verwacht import TABEL


async def _import(rijen: Rijen, folder: Path, database_url: str) -> Verslag:
    return await importeer(MapBron(rijen.bewaar(folder / "bron")), database_url)


def _geweigerd(verslag: Verslag) -> list[tuple[str, str | None, str]]:
    return [(melding.resource, melding.uuid, melding.reden) for melding in verslag.meldingen(Soort.GEWEIGERD)]


@pytest.mark.parametrize("geval", GEVALLEN)
async def test_a_row_that_breaks_a_rule_is_listed_and_stops_nothing(
    database_url: str, register: asyncpg.Connection, tmp_path: Path, geval: str
) -> None:
    stoor, resource, reden = GEVALLEN[geval]
    rijen = kern()
    stoor(rijen)
    with await _import(rijen, tmp_path, database_url) as verslag:
        assert _geweigerd(verslag) == [(resource, X, reden)]
        assert verslag.resources[resource].geweigerd == verslag.geweigerd == 1
        assert all(telling.sluit for telling in verslag.resources.values())
        assert not verslag.volledig
    for lijst, table in TABEL.items():
        expected = {UUID(rij["uuid"]) for rij in rijen[lijst]} - ({UUID(X)} if lijst == resource else set())
        assert set(await in_register(register, table)) == expected


@pytest.mark.parametrize("batch", [1, 3, 1_000])
async def test_what_is_unique_is_given_to_one(database_url: str, tmp_path: Path, batch: int) -> None:
    rijen = kern()
    rijen["partijen"] += [partij(X, nummer="12"), partij(Y, nummer="12"), partij(Z, nummer="13")]
    rijen["partij-identificatoren"] += [
        identificator(X, P, "bsn", "111222333"),
        identificator(Y, Z, "bsn", "111222333"),
        identificator(Z, P, "bsn", "123456782"),
    ]
    rijen["digitaleadressen"] += [
        digitaal_adres(uuid, P, isStandaardAdres=True, adres=f"{uuid}@post.example") for uuid in (X, Y)
    ]
    with await importeer(MapBron(rijen.bewaar(tmp_path / "bron")), database_url, batch=batch) as verslag:
        assert _geweigerd(verslag) == [
            ("partijen", Y, "nummer: is al aan een andere rij gegeven"),
            ("partij-identificatoren", Y, "partijIdentificator.objectId: deze identificator staat al bij een partij"),
            (
                "partij-identificatoren",
                Z,
                "partijIdentificator.codeSoortObjectId: deze partij heeft al een identificator van deze soort",
            ),
            ("digitaleadressen", Y, "isStandaardAdres: deze partij heeft al een ander standaardadres van deze soort"),
        ]
        assert all(telling.sluit for telling in verslag.resources.values())


async def test_the_log_of_the_database_gets_no_values(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal by the database repeats the row in its log, so what is refused is found out before."""

    def refused(error: asyncpg.PostgresError, _references: Any) -> None:
        raise AssertionError(type(error))

    monkeypatch.setattr("db.importeren.session.breach_of", refused)
    rijen = kern()
    for naam, (stoor, _, _) in GEVALLEN.items():
        if naam != "werkte voor een persoon":  # the database says no more about it than two uuids
            stoor(rijen)
    rijen["partij-identificatoren"] += [
        identificator(Y, P, "bsn", "111222333"),
        identificator(Z, Q, "bsn", "111222333"),
        identificator(K, P, "bsn", "123456782"),
    ]
    rijen["klantcontacten"] += [klantcontact(Y, nummer="5"), klantcontact(Z, nummer="5")]
    with await _import(rijen, tmp_path, database_url) as verslag:
        assert verslag.geweigerd == len(GEVALLEN) + 2


async def test_what_hangs_on_a_refused_row_is_listed_too(database_url: str, tmp_path: Path) -> None:
    rijen = kern()
    rijen["klantcontacten"].append(klantcontact(X, kanaal=""))
    rijen["betrokkenen"].append(betrokkene(Y, X))
    rijen["digitaleadressen"].append(digitaal_adres(Z, None, Y))
    with await _import(rijen, tmp_path, database_url) as verslag:
        assert _geweigerd(verslag) == [
            ("klantcontacten", X, "kanaal: ontbreekt, en is verplicht"),
            ("betrokkenen", Y, "hadKlantcontact: verwijst naar iets dat niet in het register staat"),
            ("digitaleadressen", Z, "verstrektDoorBetrokkene: verwijst naar iets dat niet in het register staat"),
        ]
    # and when the source is corrected, the next run has it all
    rijen["klantcontacten"][-1]["kanaal"] = "telefoon"
    with await importeer(MapBron(rijen.bewaar(tmp_path / "beter")), database_url) as verslag:
        assert verslag.volledig
        assert sum(telling.toegevoegd for telling in verslag.resources.values()) == 3


async def test_many_bad_rows_among_good_ones(database_url: str, rijen: Rijen, tmp_path: Path) -> None:
    for rij in rijen["klantcontacten"][::10]:
        rij["onderwerp"] = "x" * 201
    weg = {rij["uuid"] for rij in rijen["klantcontacten"][::10]}
    kinderen = [rij for rij in rijen["betrokkenen"] if rij["hadKlantcontact"]["uuid"] in weg]
    with await _import(rijen, tmp_path, database_url) as verslag:
        assert verslag.resources["klantcontacten"].geweigerd == 42
        assert verslag.resources["klantcontacten"].toegevoegd == 378
        assert verslag.resources["betrokkenen"].geweigerd == len(kinderen)
        assert {
            melding.uuid for melding in verslag.meldingen(Soort.GEWEIGERD) if melding.resource == "klantcontacten"
        } == weg


async def test_text_too_long_to_search_is_refused_by_the_database_alone(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    rijen = kern()
    rijen["klantcontacten"].append(klantcontact(X, inhoud=" ".join(f"woord{n}" for n in range(200_000))))
    with await _import(rijen, tmp_path, database_url) as verslag:
        assert _geweigerd(verslag) == [
            ("klantcontacten", X, "de database neemt deze rij niet aan (SQLSTATE 54000)"),
        ]
    assert await register.fetchval("select count(*) from klantcontact") == 1


@pytest.mark.parametrize(
    ("rij", "uuid", "reden"),
    [
        ("geen rij", None, "de rij is geen object"),
        (None, None, "de rij is geen object"),
        ({"naam": "x"}, None, "uuid: dit is geen uuid"),
        ({"uuid": "1234", "naam": "x"}, None, "uuid: dit is geen uuid"),
        ({"uuid": {"a": X}, "naam": "x"}, None, "uuid: dit is geen uuid"),
        ({"uuid": X, "naam": "a\0"}, X, "naam: het teken U+0000 kan hier niet staan"),
        ({"uuid": X.upper(), "naam": "x" * 81}, X, "naam: is langer dan 80 tekens"),
    ],
)
async def test_rows_that_are_no_rows(
    database_url: str, register: asyncpg.Connection, tmp_path: Path, rij: Any, uuid: str | None, reden: str
) -> None:
    rijen = Rijen.leeg()
    rijen["categorieen"] += [rij, {"uuid": Y, "naam": "Ondernemer"}]
    with await _import(rijen, tmp_path, database_url) as verslag:
        assert _geweigerd(verslag) == [("categorieen", uuid, reden)]
        assert verslag.resources["categorieen"].sluit
        assert verslag.resources["categorieen"].bron_stond_stil
    assert await register.fetchval("select count(*) from categorie") == 1


async def test_a_report_says_nothing_about_a_person(database_url: str, rijen: Rijen, tmp_path: Path) -> None:
    """Everything is refused or remarked upon; still no value of a row stands in the report."""
    for rij in rijen["partijen"]:
        rij["bezoekadres"]["postcode"] = "1234ab"
        rij["voorkeurstaal"] = "Nederlands"
    for rij in rijen["klantcontacten"]:
        rij.update(onderwerp="Geheim onderwerp " * 20, kanaal="jo@post.example", **{"vrij veld van Jo": "x"})
    for rij in rijen["actoren"]:
        rij["soortActor"] = "Zoë Meijer"
    geheim = {
        waarde
        for resource in rijen.per_resource.values()
        for rij in resource
        for waarde in _teksten(rij)
        if len(waarde) > 3 and not re.fullmatch(r"[0-9a-f-]{36}|https?:.*|[a-z_]+", waarde)
    }
    assert {"1234ab", "Zoë Meijer", "jo@post.example"} <= geheim
    with await _import(rijen, tmp_path, database_url) as verslag:
        assert verslag.geweigerd > 1_000
        verslag.schrijf(tmp_path / "verslag.json")
    report = (tmp_path / "verslag.json").read_text()
    assert [waarde for waarde in geheim if waarde in report] == []


def _teksten(rij: Any) -> list[str]:
    if isinstance(rij, dict):
        return [tekst for waarde in rij.values() for tekst in _teksten(waarde)]
    if isinstance(rij, list):
        return [tekst for waarde in rij for tekst in _teksten(waarde)]
    return [rij] if isinstance(rij, str) else []
