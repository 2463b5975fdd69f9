"""Every relation, from every object, against SQL that was written by hand."""

from base64 import b64decode, b64encode
from collections import defaultdict
from typing import Any

import asyncpg
import pytest

from tests.resolvers.relaties import OUDERS, RELATIES
from tests.support.vraag import Vraag
from tests.support.wandeling import Veld, doelen, typen, velden

INTERFACES = {
    **dict.fromkeys(("Persoon", "Organisatie", "Contactpersoon"), "Partij"),
    **dict.fromkeys(("Medewerker", "OrganisatorischeEenheid", "GeautomatiseerdeActor"), "Actor"),
}
VIA = {
    "Klanttaak": ("Onderwerpobject", "onderwerp"),
    "OverigObject": ("Onderwerpobject", "onderwerp"),
    "Informatieobject": ("Bijlage", "object"),
}
# Compared in tests of their own.
ELDERS = {
    "Betrokkene.teBereikenVia",
    "TeBereikenVia.digitaalAdres",
    "Bijlage.object",
    "Onderwerpobject.onderwerp",
    "Wijziging.object",
}
ELDERS_TYPEN = {"Contactgebeurtenis", "Taakgebeurtenis", "Query", "Verwant", "Partij", "Actor", "Gebeurtenis", "Node"}


def naam_van(veld: Veld) -> str:
    """The key of a field in the hand-written SQL."""
    boven = INTERFACES.get(veld.type)
    return f"{boven}.{veld.naam}" if f"{boven}.{veld.naam}" in RELATIES else f"{veld.type}.{veld.naam}"


ALLE = [
    veld
    for soort in typen()
    if soort.name not in ELDERS_TYPEN
    for veld in velden(soort.name)
    if naam_van(veld) not in ELDERS
]


def sleutel(global_id: str) -> str:
    return b64decode(global_id).decode().partition(":")[2]


async def in_de_graaf(vraag: Vraag, veld: Veld, ouders: list[str]) -> dict[str, list[str]]:
    """Keys of the targets, by key of the parent."""
    soort, hop = VIA.get(veld.type, (veld.type, None))
    vraagt = f"{veld.naam}(first: 100) {{ nodes {{ id }} }}" if veld.bladzijden else f"{veld.naam} {{ id }}"
    stap = f"{hop} {{ ... on {veld.type} {{ {vraagt} }} }}" if hop else vraagt
    tekst = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id ... on {soort} {{ {stap} }} }} }}"
    gevonden = {}
    for deel in [ouders[n : n + 100] for n in range(0, len(ouders), 100)]:
        ids = [b64encode(f"{soort}:{ouder}".encode()).decode() for ouder in deel]
        data = await vraag.data(tekst, {"ids": ids})
        for ouder, object_ in zip(deel, data["nodes"], strict=True):
            assert sleutel(object_["id"]) == ouder
            waarde: Any = (object_[hop] if hop else object_)[veld.naam]
            gevonden[ouder] = [sleutel(doel["id"]) for doel in doelen(waarde)]
    return gevonden


async def in_sql(sql: asyncpg.Connection, veld: Veld, ouders: list[str]) -> dict[str, list[str]]:
    per_ouder: defaultdict[str, list[str]] = defaultdict(list)
    for rij in await sql.fetch(RELATIES[naam_van(veld)]):
        per_ouder[str(rij["ouder"])].append(str(rij["doel"]))
    return {ouder: per_ouder[ouder][:100] for ouder in ouders}


async def vergelijk(vraag: Vraag, sql: asyncpg.Connection, veld: Veld) -> int:
    # All of a small register; of a larger one the story's, and as many others as make four hundred.
    ouders = [str(rij["id"]) for rij in await sql.fetch(f"select id from ({OUDERS[veld.type]}) o order by 1 limit 400")]
    verwacht = await in_sql(sql, veld, ouders)
    assert await in_de_graaf(vraag, veld, ouders) == verwacht
    return sum(map(len, verwacht.values()))


@pytest.mark.parametrize("veld", ALLE, ids=lambda veld: f"{veld.type}.{veld.naam}")
async def test_a_relation_holds_what_plain_sql_finds(
    vraag_verhaal: Vraag,
    sql_verhaal: asyncpg.Connection,
    vraag_openklant: Vraag,
    sql_openklant: asyncpg.Connection,
    vraag_dicht: Vraag,
    sql_dicht: asyncpg.Connection,
    veld: Veld,
) -> None:
    # given the story, what another register's clients wrote, and the dense register
    aantallen = [
        await vergelijk(vraag_verhaal, sql_verhaal, veld),
        await vergelijk(vraag_openklant, sql_openklant, veld),
        await vergelijk(vraag_dicht, sql_dicht, veld),
    ]
    # then in at least one of them there was something to compare
    assert any(aantallen) or veld.naam == "zelfdePersoon"


def test_every_relation_is_compared() -> None:
    assert {naam_van(veld) for veld in ALLE} == set(RELATIES)
