"""People's words: names and addresses with typing errors, numbers however written, Dutch text."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import asyncpg
import pytest

from db.engine import Database
from tests.support.postgres import Databases
from tests.support.rijen import Rijen, na
from tests.support.vraag import Vraag

NAMEN = {
    "berg": ("Zoë", "van den", "Berg"),
    "postma": ("Aleida", "van den", "Berg-Postma"),
    "berger": ("Karel", None, "Berger"),
    "yilmaz": ("Emre", None, "Yılmaz"),
    "cigdem": ("Çiğdem", None, "Öztürk"),
    "amrani": ("Fatima", "El", "Amrani"),
    "sneek": ("Ijsbrand", "van der", "Sneek"),
    "obrien": ("Ruben", None, "O’Brien"),
    "nguyen": ("Kees", None, "Nguyễn"),
    "straat": ("Jan", None, "Straatsburg"),
    "van": ("Thi", None, "Van"),
}
GEZOCHT = {
    "berg": {"berg", "postma", "berger"},
    "Berg": {"berg", "postma", "berger"},
    "VAN DEN BERG": {"berg", "postma", "berger"},
    "van den berg": {"berg", "postma", "berger"},
    "v.d. berg": {"berg", "postma", "berger"},
    "vd berg": {"berg", "postma", "berger"},
    "zoe berg": {"berg"},
    "Zoë van den Berg": {"berg"},
    "berg zoë": {"berg"},
    "van den Bergg": {"berg", "postma", "berger"},
    "postma": {"postma"},
    "berg-postma": {"postma"},
    "yilmaz": {"yilmaz"},
    "Yılmaz": {"yilmaz"},
    "YILMAZ": {"yilmaz"},
    "yilmas": {"yilmaz"},
    "cigdem": {"cigdem"},
    "Çiğdem Öztürk": {"cigdem"},
    "ozturk": {"cigdem"},
    "el amrani": {"amrani"},
    "elamrani": set(),
    "nguyen": {"nguyen"},
    "obrien": set(),
    "o'brien": {"obrien"},
    "brien": {"obrien"},
    "straats": {"straat"},
    "traatsburg": {"straat"},
    "van": set(NAMEN) & {"berg", "postma", "sneek", "van"},
    "van der": {"sneek"},
    "zz top": set(),
}


ADRES = {
    "bezoekadres_straatnaam": "Lantaarnstraat",
    "bezoekadres_huisnummer": 12,
    "bezoekadres_huisnummertoevoeging": "b",
    "bezoekadres_postcode": "9290 LK",
    "bezoekadres_stad": "Turfstad",
}
TEKSTEN = {
    "onderwerp": {"onderwerp": "Bezoekersvergunningen aanvragen"},
    "inhoud": {"inhoud": "De vergunning is nog steeds niet binnen; de lantaarns branden één voor één."},
    "reactie": {"reactie": "Wij hebben uw vergunningaanvraag ontvangen en bellen u terug over de lantaarn."},
    "anders": {"inhoud": "Over de hond van de buren", "onderwerp": None},
}


@dataclass(frozen=True)
class Woorden:
    """A register with names, addresses and texts to search.

    Args:
        vraag: asks it.
        partijen: by the name they have below.
        contacten: by the name that their text has below.
        op_adres: a partij and a betrokkene with the address below.
    """

    vraag: Vraag
    partijen: dict[str, UUID]
    contacten: dict[str, UUID]
    op_adres: tuple[UUID, UUID]


@pytest.fixture(scope="module")
async def woorden(databases: Databases, leeg: str) -> AsyncIterator[Woorden]:
    async with databases.copy(leeg) as url:
        connection, database = await asyncpg.connect(url), Database(url, pool_size=1)
        schrijf = Rijen(connection)
        partijen = {naam: await schrijf.persoon(*delen) for naam, delen in NAMEN.items()}
        contacten = {naam: await schrijf.klantcontact(**velden) for naam, velden in TEKSTEN.items()}
        await schrijf.partij(correspondentieadres_adresregel1="Rue de la Gare 1")
        contact = await schrijf.klantcontact()
        op_adres = await schrijf.partij(**ADRES), await schrijf.betrokkene(contact, **ADRES)
        await schrijf.betrokkene(contact)
        yield Woorden(Vraag(database), partijen, contacten, op_adres)
        await database.close()
        await connection.close()


@pytest.mark.parametrize("gezocht", GEZOCHT)
async def test_a_name_finds_a_partij(woorden: Woorden, gezocht: str) -> None:
    data = await woorden.vraag.data(
        "query($naam: String) { partijen(filter: {naam: $naam}) { nodes { uuid } } }", {"naam": gezocht}
    )
    gevonden = {partij["uuid"] for partij in data["partijen"]["nodes"]}
    assert gevonden == {str(woorden.partijen[naam]) for naam in GEZOCHT[gezocht]}


async def test_a_name_finds_an_organisation_an_actor_and_contacts_of_both_kinds(vraag: Vraag, schrijf: Rijen) -> None:
    # given a name on an organisation, on an actor, on an unknown caller, and on who only represented somebody else
    partij = await schrijf.partij("organisatie", naam="Bewonersvereniging Lantaarnkwartier")
    actor = await schrijf.actor("Team Lantaarns", "organisatorische_eenheid")
    bekend = await schrijf.contact_van(partij, na(hours=1))
    los = await schrijf.klantcontact(na(hours=2))
    await schrijf.betrokkene(los, contactnaam_achternaam="Lantaarn")
    organisatie = await schrijf.klantcontact(na(hours=3))
    await schrijf.betrokkene(organisatie, organisatienaam="De Lantaarn BV")
    await schrijf.contact_van(await schrijf.persoon("Jan", None, "Jansen"), na(hours=4))
    # when
    data = await vraag.data(
        """{ partijen(filter: {naam: "lantarn"}) { nodes { uuid } } actoren(filter: {naam: "lantaarns"}) { nodes { uuid } }
          betrokkenen(filter: {naam: "lantaarn"}) { nodes { klantcontact { uuid } } }
          klantcontacten(filter: {naam: "lantaarn"}) { nodes { uuid } } }"""
    )
    # then
    assert data["partijen"]["nodes"] == [{"uuid": str(partij)}]
    assert data["actoren"]["nodes"] == [{"uuid": str(actor)}]
    assert [b["klantcontact"]["uuid"] for b in data["betrokkenen"]["nodes"]] == [str(organisatie), str(los)]
    assert [k["uuid"] for k in data["klantcontacten"]["nodes"]] == [str(organisatie), str(los), str(bekend)]


@pytest.mark.parametrize(
    ("gezocht", "vindt"),
    [
        ("lantaarnstraat 12", True),
        ("Lantaarnstr", True),
        ("lantarnstraat", True),
        ("9290 LK", True),
        ("turfstad lantaarnstraat", True),
        ("12 b", True),
        ("lantaarnstraat 13", False),
        ("9290 XX", False),
        ("kade", False),
    ],
)
async def test_an_address(woorden: Woorden, gezocht: str, vindt: bool) -> None:
    data = await woorden.vraag.data(
        """query($adres: String) { partijen(filter: {adres: $adres}) { nodes { uuid } }
          betrokkenen(filter: {adres: $adres}) { nodes { uuid } } }""",
        {"adres": gezocht},
    )
    partij, betrokkene = woorden.op_adres
    assert data["partijen"]["nodes"] == ([{"uuid": str(partij)}] if vindt else [])
    assert data["betrokkenen"]["nodes"] == ([{"uuid": str(betrokkene)}] if vindt else [])


@pytest.mark.parametrize(
    ("filter_", "vindt"),
    [
        ({"postcode": "9290LK"}, True),
        ({"postcode": "9290 lk", "huisnummer": 12}, True),
        ({"postcode": " 9290 LK "}, True),
        ({"postcode": "9290 LK", "huisnummer": 13}, False),
        ({"postcode": "9290"}, False),
        ({"postcode": ""}, False),
    ],
)
async def test_a_postcode_with_a_number(woorden: Woorden, filter_: dict[str, object], vindt: bool) -> None:
    data = await woorden.vraag.data(
        "query($f: PartijFilter) { partijen(filter: $f) { nodes { uuid } } }", {"f": filter_}
    )
    assert data["partijen"]["nodes"] == ([{"uuid": str(woorden.op_adres[0])}] if vindt else [])


GESCHREVEN = [
    "0612345678",
    "06-12345678",
    "06 12 34 56 78",
    "+31612345678",
    "0031 6 12345678",
    "+31 (0)6 12345678",
    "(06)12345678",
]
TURKS = ["+90 500 999 1212", "00905009991212", "+905009991212"]


@pytest.mark.parametrize("opgeslagen", GESCHREVEN)
async def test_a_phone_number_however_written(vraag: Vraag, schrijf: Rijen, opgeslagen: str) -> None:
    await _vindt_overal(vraag, schrijf, "telefoonnummer", opgeslagen, GESCHREVEN)


@pytest.mark.parametrize("opgeslagen", TURKS)
async def test_a_foreign_phone_number(vraag: Vraag, schrijf: Rijen, opgeslagen: str) -> None:
    await _vindt_overal(vraag, schrijf, "telefoonnummer", opgeslagen, TURKS)


async def test_an_email_address_in_any_letter_case(vraag: Vraag, schrijf: Rijen) -> None:
    geschreven = ["zoe@post.example", "ZOE@POST.EXAMPLE", " Zoe@Post.Example "]
    await _vindt_overal(vraag, schrijf, "email", "Zoe@post.example", geschreven)


async def _vindt_overal(vraag: Vraag, schrijf: Rijen, soort: str, opgeslagen: str, gezocht: list[str]) -> None:
    """The address of a partij and that of a betrokkene; one that only looks like it is not found."""
    partij = await schrijf.persoon("Zoë")
    van_partij = await schrijf.adres(soort, opgeslagen, partij_id=partij)
    await schrijf.adres("overig", opgeslagen, partij_id=await schrijf.persoon("Ander"))
    eigen, los = await schrijf.contact_van(partij), await schrijf.klantcontact(na(hours=1))
    betrokkene = await schrijf.betrokkene(los)
    van_betrokkene = await schrijf.adres(soort, opgeslagen, betrokkene_id=betrokkene)
    for geschreven in gezocht:
        data = await vraag.data(
            f"""query($x: String) {{ digitaleAdressen(filter: {{{soort}: $x}}) {{ nodes {{ uuid }} }}
              partijen(filter: {{{soort}: $x}}) {{ nodes {{ uuid }} }} betrokkenen(filter: {{{soort}: $x}}) {{ nodes {{ uuid }} }}
              klantcontacten(filter: {{{soort}: $x}}) {{ nodes {{ uuid }} }} }}""",
            {"x": geschreven},
        )
        assert {d["uuid"] for d in data["digitaleAdressen"]["nodes"]} == {str(van_partij), str(van_betrokkene)}
        assert data["partijen"]["nodes"] == [{"uuid": str(partij)}]
        assert data["betrokkenen"]["nodes"] == [{"uuid": str(betrokkene)}]
        assert [k["uuid"] for k in data["klantcontacten"]["nodes"]] == [str(los), str(eigen)]


@pytest.mark.parametrize(
    ("gezocht", "wie"),
    [
        ("lantaarn", {"inhoud", "reactie"}),
        ("LANTAARNS", {"inhoud", "reactie"}),
        ("branden", {"inhoud"}),
        ("een", set()),
        ("vergunningen", {"inhoud"}),
        ("lantaarn terug", {"reactie"}),
        ("lantaarn -terug", {"inhoud"}),
        ("hond or terug", {"anders", "reactie"}),
        ('"bellen u terug"', {"reactie"}),
        ('"terug u bellen"', set()),
        ("bezoekersvergunning", {"onderwerp"}),
        ("nergens", set()),
        ("!hond & |", {"anders"}),
    ],
)
async def test_dutch_text(woorden: Woorden, gezocht: str, wie: set[str]) -> None:
    data = await woorden.vraag.data(
        "query($tekst: String) { klantcontacten(filter: {tekst: $tekst}) { nodes { uuid } } }", {"tekst": gezocht}
    )
    gevonden = {contact["uuid"] for contact in data["klantcontacten"]["nodes"]}
    assert gevonden == {str(woorden.contacten[naam]) for naam in wie}


async def test_accents_in_text_do_not_matter(vraag: Vraag, schrijf: Rijen) -> None:
    met, zonder = (
        await schrijf.klantcontact(inhoud="Financiële coördinatie, café"),
        await schrijf.klantcontact(inhoud="cafe"),
    )
    for gezocht, wie in {
        "cafe": {met, zonder},
        "CAFÉ": {met, zonder},
        "coordinatie": {met},
        "financiele": {met},
    }.items():
        data = await vraag.data(
            "query($tekst: String) { klantcontacten(filter: {tekst: $tekst}) { nodes { uuid } } }", {"tekst": gezocht}
        )
        assert {k["uuid"] for k in data["klantcontacten"]["nodes"]} == {str(uuid) for uuid in wie}, gezocht
