"""One statement per relation per level, whatever the number of parents: for every field that leads to other objects."""

from base64 import b64encode
from typing import Any
from uuid import UUID

import pytest

from tests.support.dicht import vast
from tests.support.vraag import Antwoord, Vraag
from tests.support.wandeling import Veld, doelen, gevraagd, kosten, typen, velden

# The dense register's parents of each type; from the fourth on, because a chain has a beginning.
OUDERS = {
    "Persoon": "persoon",
    "Organisatie": "organisatie",
    "Contactpersoon": "contactpersoon",
    "Medewerker": "mdw",
    "OrganisatorischeEenheid": "afd",
    "GeautomatiseerdeActor": "bot",
    "Betrokkene": "betrpersoon",
    "Bijlage": "bijdoc",
    "Categorie": "categorie",
    "CategorieRelatie": "lid0",
    "DigitaalAdres": "bel",
    "InterneTaak": "taak1",
    "Klantcontact": "klantcontact",
    "Onderwerpobject": "overwas",
    "PartijIdentificator": "code2",
    "Rekeningnummer": "bank1",
    "Vertegenwoordiging": "vtw1",
    "Wijziging": "wijziging",
    "Zaak": "zaak",
    "DigitaalAdres.betrokkene": "bb1persoon",
}
# Types without an id of their own: the type they are found on, how, and which of those.
VIA = {
    "Klanttaak": ("Onderwerpobject", "onderwerp", "overtaak"),
    "OverigObject": ("Onderwerpobject", "onderwerp", "overoverig"),
    "Informatieobject": ("Bijlage", "object", "bijdoc"),
    "TeBereikenVia": ("Betrokkene", "teBereikenVia", "betrpersoon"),
}
GEBEURTENISSEN = {"Contactgebeurtenis", "Taakgebeurtenis"}
# What has no target by nature.
LEEG = {
    ("OrganisatorischeEenheid", "zelfdePersoon"),
    ("GeautomatiseerdeActor", "zelfdePersoon"),
    ("Contactgebeurtenis", "interneTaak"),
}
INTERFACES = {"Partij", "Actor", "Gebeurtenis", "Node"}
ALLE = [veld for soort in typen() if soort.name not in INTERFACES | {"Query", "Verwant"} for veld in velden(soort.name)]
NAMEN = [f"{veld.type}.{veld.naam}" for veld in ALLE]
# What an interface has is the same on each of its types, so the second level is asked on one of them.
GEERFD = {
    **dict.fromkeys(("Organisatie", "Contactpersoon"), "Partij"),
    **dict.fromkeys(("OrganisatorischeEenheid", "GeautomatiseerdeActor"), "Actor"),
}
DIEP = [v for v in ALLE if v.naam not in {veld.naam for veld in velden(GEERFD.get(v.type, "Node"))}]


def ids(soort: str, wat: str, aantal: int) -> list[str]:
    return [b64encode(f"{soort}:{vast(wat, i)}".encode()).decode() for i in range(4, 4 + aantal)]


def document(veld: Veld, diepte: int, aantal: int) -> tuple[str, dict[str, Any]]:
    """A question after this field of so many parents."""
    stap = f"... on {veld.type} {{ {gevraagd(veld, diepte)} }}"
    if veld.type in GEBEURTENISSEN:
        van = 'contactgeschiedenis(van: {email: "allen@post.example"})'
        return f"query($n: Int) {{ {van} {{ tijdlijn(first: $n) {{ nodes {{ __typename {stap} }} }} }} }}", {
            "n": aantal
        }
    if veld.type in VIA:
        soort, hop, wat = VIA[veld.type]
        stap = f"... on {soort} {{ {soort}__{hop}: {hop} {{ __typename {stap} }} }}"
    else:
        soort, wat = veld.type, OUDERS.get(f"{veld.type}.{veld.naam}") or OUDERS[veld.type]
    return f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename {stap} }} }}", {"ids": ids(soort, wat, aantal)}


def ouders(veld: Veld, antwoord: Antwoord) -> tuple[int, list[Any]]:
    """What the way to the parents costs, and the objects at which the walk begins."""
    if veld.type in GEBEURTENISSEN:
        # The address, its partijen, the page.
        return 3, antwoord.data["contactgeschiedenis"]["tijdlijn"]["nodes"]
    return 1, antwoord.data["nodes"]


async def gemeten(vraag: Vraag, veld: Veld, diepte: int, aantal: int) -> Antwoord:
    antwoord = await vraag.plain(*document(veld, diepte, aantal))
    assert not antwoord.errors, antwoord.errors
    vooraf, begin = ouders(veld, antwoord)
    assert len(begin) == aantal
    assert antwoord.statements == vooraf + kosten(begin), [statement.sql for statement in antwoord.sql]
    return antwoord


def waarden(veld: Veld, antwoord: Antwoord) -> list[Any]:
    begin = ouders(veld, antwoord)[1]
    if veld.type in VIA:
        soort, hop, _ = VIA[veld.type]
        begin = [object_[f"{soort}__{hop}"] for object_ in begin]
    return [object_[f"{veld.type}__{veld.naam}"] for object_ in begin if object_["__typename"] == veld.type]


@pytest.mark.parametrize("veld", ALLE, ids=NAMEN)
async def test_a_relation_takes_one_statement_for_2_as_for_50_parents(vraag_dicht: Vraag, veld: Veld) -> None:
    # given parents that all have targets
    twee = await gemeten(vraag_dicht, veld, 1, 2)
    vijftig = await gemeten(vraag_dicht, veld, 1, 50)
    # then
    assert twee.statements == vijftig.statements
    if (veld.type, veld.naam) not in LEEG:
        assert all(doelen(waarde) for waarde in waarden(veld, vijftig))
        assert veld.vrij or vijftig.statements == ouders(veld, vijftig)[0] + 1


@pytest.mark.parametrize("veld", DIEP, ids=lambda veld: f"{veld.type}.{veld.naam}")
async def test_a_second_level_takes_one_statement_per_relation(vraag_dicht: Vraag, veld: Veld) -> None:
    # given this field, and below it every field that leads on
    twee = await gemeten(vraag_dicht, veld, 2, 2)
    vijftig = await gemeten(vraag_dicht, veld, 2, 50)
    # then
    assert twee.statements == vijftig.statements


@pytest.mark.parametrize(
    "veld", [veld for veld in ALLE if veld.bladzijden], ids=lambda veld: f"{veld.type}.{veld.naam}"
)
async def test_a_page_with_its_count_takes_two_statements(vraag_dicht: Vraag, veld: Veld) -> None:
    for aantal in (2, 50):
        tekst, variabelen = document(veld, 1, aantal)
        met_telling = tekst.replace("(first: 2) {", "(first: 2) { totalCount pageInfo { endCursor } edges { cursor }")
        assert met_telling != tekst
        antwoord = await vraag_dicht.plain(met_telling, variabelen)
        assert not antwoord.errors
        assert antwoord.statements == 1 + 2


async def test_a_count_alone_reads_no_page(vraag_dicht: Vraag) -> None:
    antwoord = await vraag_dicht.plain(
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Persoon { klantcontacten { totalCount } } } }",
        {"ids": ids("Persoon", "persoon", 50)},
    )
    assert antwoord.data["nodes"] == [{"klantcontacten": {"totalCount": 3}}] * 50
    assert antwoord.statements == 2


async def test_every_type_with_relations_is_walked() -> None:
    gelopen = {veld.type for veld in ALLE}
    assert gelopen == set(OUDERS) - {"DigitaalAdres.betrokkene"} | set(VIA) | GEBEURTENISSEN


@pytest.mark.parametrize("aantal", [2, 6, 50])
async def test_parents_of_a_level_are_asked_in_one_batch(vraag_dicht: Vraag, aantal: int) -> None:
    # given betrokkenen of klantcontacten, three each
    antwoord = await vraag_dicht.plain(
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Klantcontact { betrokkenen { digitaleAdressen { adres } } } } }",
        {"ids": ids("Klantcontact", "klantcontact", aantal)},
    )
    # then each level's statement asked for all of its parents at once
    sleutels = [next(p for p in statement.parameters if isinstance(p, list)) for statement in antwoord.sql]
    assert [len(keys) for keys in sleutels] == [aantal, aantal, 3 * aantal]


async def test_a_shared_target_is_found_under_every_parent(vraag_dicht: Vraag) -> None:
    # given three contacts of the same partij
    wie = [UUID(int=vast("klantcontact", 4).int), vast("klantcontact", 5), vast("klantcontact", 6)]
    data = await vraag_dicht.data(
        "query($ids: [ID!]!) { klantcontacten(filter: {uuid: $ids}) { nodes { betrokkenen { partij { uuid } } } } }",
        {"ids": [str(uuid) for uuid in wie]},
    )
    # then it stands under each, and is null nowhere
    verwacht = {str(vast(soort, 2)) for soort in ("persoon", "organisatie", "contactpersoon")}
    for contact in data["klantcontacten"]["nodes"]:
        assert {betrokkene["partij"]["uuid"] for betrokkene in contact["betrokkenen"]} == verwacht
