from pathlib import Path

import asyncpg
import pytest

from server.importeer.openklant import MapBron, importeer
from tests.importeren.rijen import Rijen, klantcontact, partij

HOOGST = 9_999_999_999


def _rijen(nummers: list[str | None]) -> Rijen:
    rijen = Rijen.leeg()
    rijen["klantcontacten"] += [
        klantcontact(f"{n:08d}-0000-4000-8000-000000000000", nummer=nummer) for n, nummer in enumerate(nummers)
    ]
    return rijen


async def _volgende(register: asyncpg.Connection, aantal: int = 1) -> list[str]:
    """Numbers that the register gives out itself, as it does when a contact is registered."""
    rows = await register.fetch(
        "insert into klantcontact (kanaal) select 'telefoon' from generate_series(1, $1) returning nummer", aantal
    )
    return [row["nummer"] for row in rows]


@pytest.mark.parametrize(
    ("nummers", "volgende", "vrij"),
    [
        ([], 1, HOOGST),
        ([None, None], 1, HOOGST),
        (["7", None, "12"], 13, HOOGST - 12),
        (["0000000041", "5"], 42, HOOGST - 41),
        # a hundred million left: still past the highest
        (["9899999999"], 9_900_000_000, 100_000_000),
        # fewer: in the widest gap, above the numbers of every day and under the stray ones
        (["1000001", "1000002", "9999999999"], 1_000_003, 9_998_999_996),
        (["1000001", "9999999990", "9999999999"], 1_000_002, 9_998_999_988),
        (["5000000000", "9950000000"], 1, 4_999_999_999),
    ],
)
async def test_the_register_gives_no_number_twice(
    database_url: str,
    register: asyncpg.Connection,
    tmp_path: Path,
    nummers: list[str | None],
    volgende: int,
    vrij: int,
) -> None:
    folder = _rijen(nummers).bewaar(tmp_path / "bron")
    with await importeer(MapBron(folder), database_url) as verslag:
        reeks = next(reeks for reeks in verslag.reeksen if reeks.reeks == "klantcontact_nummer")
        assert (reeks.volgende, reeks.vrij) == (volgende, vrij)
    assert await _volgende(register, 3) == [str(volgende + n) for n in range(3)]
    # and after that the sequence is not set back
    (await importeer(MapBron(folder), database_url)).close()
    assert await _volgende(register) == [str(volgende + 3)]


async def test_numbers_that_were_given_here_are_not_given_again(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    await register.execute("select setval('klantcontact_nummer', 500)")
    (await importeer(MapBron(_rijen(["12", "9999999999"]).bewaar(tmp_path / "bron")), database_url)).close()
    assert await _volgende(register) == ["501"]


async def test_no_room_left_is_said(database_url: str, register: asyncpg.Connection, tmp_path: Path) -> None:
    await register.execute(f"select setval('klantcontact_nummer', {HOOGST - 1})")
    with await importeer(MapBron(_rijen([str(HOOGST)]).bewaar(tmp_path / "bron")), database_url) as verslag:
        assert {reeks.reeks: reeks.vrij for reeks in verslag.reeksen}["klantcontact_nummer"] == 0


async def test_each_sequence_follows_its_own_numbers(
    database_url: str, register: asyncpg.Connection, tmp_path: Path
) -> None:
    rijen = _rijen(["900"])
    rijen["partijen"].append(partij("00000001-0000-4000-8000-000000000000", nummer="30"))
    (await importeer(MapBron(rijen.bewaar(tmp_path / "bron")), database_url)).close()
    assert await _volgende(register) == ["901"]
    assert await register.fetchval("insert into partij (soort_partij) values ('persoon') returning nummer") == "31"
