"""Input that means nothing is refused with a Dutch message and the place it was asked; it never breaks anything."""

from base64 import b64encode
from typing import Any
from uuid import uuid4

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLScalarType,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

from tests.support.rijen import BEGIN, Rijen, moment
from tests.support.vraag import Vraag
from tests.support.wandeling import GRAAF

GEEN_ID = "Dit is geen id van dit register. Gebruik het veld `id` van een object."
OMGEKEERD = "De periode eindigt voordat zij begint; controleer `vanaf` en `totEnMet`."
MET_VERSCHIL = (
    "Geef een tijdstip met zijn verschil met UTC, zoals `2026-03-29T10:00:00+02:00`, of gebruik `vanaf` en `totEnMet`."
)


def _id(soort: str, sleutel: object) -> str:
    return b64encode(f"{soort}:{sleutel}".encode()).decode()


def letters(wat: str) -> str:
    return f"Zoeken op {wat} vraagt ten minste één letter of cijfer."


KLANTCONTACT: list[tuple[dict[str, Any], str]] = [
    ({"naam": ""}, letters("naam")),
    ({"naam": " .,-!? "}, letters("naam")),
    ({"tekst": ""}, letters("tekst")),
    ({"tekst": "!& |"}, letters("tekst")),
    ({"telefoonnummer": "geheim"}, "Een telefoonnummer bevat cijfers."),
    ({"telefoonnummer": ""}, "Een telefoonnummer bevat cijfers."),
    ({"periode": {"vanaf": "2026-03-02", "totEnMet": "2026-03-01"}}, OMGEKEERD),
    ({"periode": {"vanafTijdstip": "2026-03-02T00:00:00Z", "totTijdstip": "2026-03-02T00:00:00Z"}}, OMGEKEERD),
    ({"periode": {"vanaf": "2026-03-02", "totTijdstip": "2026-03-01T23:00:00Z"}}, OMGEKEERD),
    ({"periode": {"vanafTijdstip": "2026-03-02T00:00:00"}}, MET_VERSCHIL),
    ({"periode": {"vanafTijdstip": "2026-03-02T00:00:00Z", "totTijdstip": "2026-03-03T00:00:00"}}, MET_VERSCHIL),
    ({"uuid": ["x"]}, GEEN_ID),
    ({"uuid": [""]}, GEEN_ID),
    ({"uuid": [b64encode(b"Klantcontact").decode()]}, GEEN_ID),
    ({"uuid": [_id("Klantcontact", "geen uuid")]}, GEEN_ID),
    ({"uuid": [_id("Partij", uuid4())]}, "Dit is een id van Partij; hier hoort een id van Klantcontact."),
    (
        {"partij": [_id("Zaak", uuid4())]},
        "Dit is een id van Zaak; hier hoort een id van Persoon of Organisatie of Contactpersoon.",
    ),
    ({"zaak": [_id("Bijlage", uuid4())]}, "Dit is een id van Bijlage; hier hoort een id van Zaak."),
    (
        {"actor": {"id": _id("Persoon", uuid4())}},
        "Dit is een id van Persoon; hier hoort een id van Medewerker of OrganisatorischeEenheid of GeautomatiseerdeActor.",
    ),
    ({"actor": {"naam": "–"}}, letters("naam")),
    ({"en": [{"of": [{"niet": {"tekst": "?"}}]}]}, letters("tekst")),
    (
        {"en": [{"en": [{"en": [{"en": [{"en": [{"nummer": ["1"]}]}]}]}]}]},
        "Een filter mag hooguit 5 niveaus diep zijn.",
    ),
    ({"niet": {"niet": {"niet": {"niet": {"niet": {}}}}}}, "Een filter mag hooguit 5 niveaus diep zijn."),
]


@pytest.mark.parametrize(("filter_", "melding"), KLANTCONTACT)
@pytest.mark.parametrize("plek", ["register", "partij"])
async def test_a_filter_that_means_nothing(
    vraag_verhaal: Vraag, filter_: dict[str, Any], melding: str, plek: str
) -> None:
    lijst = "klantcontacten(filter: $f) { nodes { uuid } }"
    pad: tuple[str, ...] = ("klantcontacten",)
    if plek == "partij":
        lijst, pad = f'partij(sleutel: {{nummer: "5001"}}) {{ {lijst} }}', ("partij", "klantcontacten")
    fout = await vraag_verhaal.fout(f"query($f: KlantcontactFilter) {{ {lijst} }}", {"f": filter_})
    assert (fout.code, fout.melding, fout.pad[: len(pad)]) == ("ONGELDIGE_INVOER", melding, pad)


@pytest.mark.parametrize(
    ("document", "melding"),
    [
        ("partijen(filter: {huisnummer: 12}) { nodes { uuid } }", "Zoeken op `huisnummer` kan alleen samen met `postcode`."),
        ('partijen(filter: {adres: "-"}) { nodes { uuid } }', letters("adres")),
        ('betrokkenen(filter: {adres: ""}) { nodes { uuid } }', letters("adres")),
        ('node(id: "x") { id }', GEEN_ID),
        ('node(id: "") { id }', GEEN_ID),
        (f'node(id: "{_id("Partij", uuid4())}") {{ id }}', GEEN_ID),
        (f'node(id: "{_id("Klantcontact", 7)}") {{ id }}', GEEN_ID),
        (f'node(id: "{_id("", uuid4())}") {{ id }}', GEEN_ID),
        (f'nodes(ids: ["{_id("Klantcontact", uuid4())}", "x"]) {{ id }}', GEEN_ID),
        (f"nodes(ids: {str(['x'] * 101).replace(chr(39), chr(34))}) {{ id }}", "Vraag hooguit 100 objecten tegelijk; gevraagd zijn er 101."),
        ('partij(sleutel: {id: "5001"}) { uuid }', GEEN_ID),
        (f'partij(sleutel: {{id: "{_id("Zaak", uuid4())}"}}) {{ uuid }}', "Dit is een id van Zaak; hier hoort een id van Persoon of Organisatie of Contactpersoon."),
        (f'klantcontact(sleutel: {{id: "{_id("Persoon", uuid4())}"}}) {{ uuid }}', "Dit is een id van Persoon; hier hoort een id van Klantcontact."),
        (f'interneTaak(sleutel: {{id: "{_id("Persoon", uuid4())}"}}) {{ uuid }}', "Dit is een id van Persoon; hier hoort een id van InterneTaak."),
        (f'contactgeschiedenis(van: {{email: "x"}}, doel: "{"x" * 201}") {{ partij {{ uuid }} }}', "`doel` mag hooguit 200 tekens lang zijn."),
        ('contactgeschiedenis(van: {telefoonnummer: "niet"}) { partij { uuid } }', "Een telefoonnummer bevat cijfers."),
        ('contactgeschiedenis(van: {zaak: {url: "niet"}}) { partij { uuid } }', "Dit is geen adres van een zaak; verwacht …/zaken/<uuid>."),
    ],
)  # fmt: skip
async def test_an_argument_that_means_nothing(vraag_verhaal: Vraag, document: str, melding: str) -> None:
    fout = await vraag_verhaal.fout(f"{{ {document} }}")
    assert (fout.code, fout.melding) == ("ONGELDIGE_INVOER", melding)
    assert fout.pad[0] == document.partition("(")[0]


@pytest.mark.parametrize(
    "document",
    [
        "partij(sleutel: {}) { uuid }",
        'partij(sleutel: {bsn: "1", nummer: "2"}) { uuid }',
        "partij(sleutel: {bsn: null}) { uuid }",
        'partij(sleutel: {uuid: "x"}) { uuid }',
        'klantcontacten(filter: {periode: {vanaf: "2026-02-30"}}) { nodes { uuid } }',
        'klantcontacten(filter: {periode: {vanafTijdstip: "gisteren"}}) { nodes { uuid } }',
        "klantcontacten(filter: {richting: [ZIJWAARTS]}) { nodes { uuid } }",
        'klantcontacten(filter: {onbekend: "x"}) { nodes { uuid } }',
        'klantcontacten(filter: {actor: {naam: "x", email: "y"}}) { nodes { uuid } }',
        'contactgeschiedenis(van: {email: "x", telefoonnummer: "06"}) { partij { uuid } }',
        "contactgeschiedenis(van: {partij: {}}) { partij { uuid } }",
        "klantcontacten(first: 99999999999) { nodes { uuid } }",
        'referentielijst(naam: "KANAAL") { code }',
    ],
)
async def test_what_graphql_itself_refuses_asks_nothing_of_the_database(vraag_verhaal: Vraag, document: str) -> None:
    antwoord = await vraag_verhaal(f"{{ {document} }}")
    assert antwoord.data is None
    assert [fout.code for fout in antwoord.errors] == [None]
    assert antwoord.statements == 0


async def test_all_of_time_is_a_period(vraag: Vraag, schrijf: Rijen) -> None:
    """What clients write for «no beginning» and «no end»."""
    contact = await schrijf.klantcontact(BEGIN)
    for periode in (
        {"vanaf": "0001-01-01", "totEnMet": "9999-12-31"},
        {"vanafTijdstip": "0001-01-01T00:00:00Z", "totTijdstip": "9999-12-31T23:59:59Z"},
        {"vanafTijdstip": "0001-01-01T00:00:00+14:00"},
        {"totTijdstip": "9999-12-31T23:59:59-12:00"},
    ):
        data = await vraag.data(
            "query($p: Periode) { klantcontacten(filter: {periode: $p}) { nodes { uuid } } }", {"p": periode}
        )
        assert data["klantcontacten"]["nodes"] == [{"uuid": str(contact)}], periode


ZOMERTIJD = {
    "voor": "2026-03-28T23:59:59.999999+01:00",
    "begin": "2026-03-29T00:00+01:00",
    "winter": "2026-03-29T01:59:59+01:00",
    "zomer": "2026-03-29T03:00+02:00",
    "einde": "2026-03-29T23:59:59.999999+02:00",
    "na": "2026-03-30T00:00+02:00",
    "in UTC nog de 29e": "2026-03-30T00:20+02:00",
}


@pytest.mark.parametrize(
    ("periode", "wie"),
    [
        ({"vanaf": "2026-03-29", "totEnMet": "2026-03-29"}, {"begin", "winter", "zomer", "einde"}),
        ({"totEnMet": "2026-03-28"}, {"voor"}),
        ({"vanaf": "2026-03-30"}, {"na", "in UTC nog de 29e"}),
        ({"vanafTijdstip": "2026-03-29T01:00:00Z", "totTijdstip": "2026-03-29T22:00:00Z"}, {"zomer", "einde"}),
        ({"vanaf": "2026-03-29", "totTijdstip": "2026-03-29T03:00:00+02:00"}, {"begin", "winter"}),
    ],
)
async def test_whole_days_around_the_beginning_of_summer_time(
    vraag: Vraag, schrijf: Rijen, periode: dict[str, str], wie: set[str]
) -> None:
    uuids = {str(await schrijf.klantcontact(moment(op))): naam for naam, op in ZOMERTIJD.items()}
    data = await vraag.data(
        "query($p: Periode) { klantcontacten(filter: {periode: $p}) { nodes { uuid } } }", {"p": periode}
    )
    assert {uuids[k["uuid"]] for k in data["klantcontacten"]["nodes"]} == wie


async def test_the_last_day_of_summer_time_has_twenty_five_hours(vraag: Vraag, schrijf: Rijen) -> None:
    eerste = await schrijf.klantcontact(moment("2026-10-24T22:00:00Z"))
    laatste = await schrijf.klantcontact(moment("2026-10-25T22:59:59Z"))
    await schrijf.klantcontact(moment("2026-10-25T23:00:00Z"))
    data = await vraag.data(
        '{ klantcontacten(filter: {periode: {vanaf: "2026-10-25", totEnMet: "2026-10-25"}}) { nodes { uuid } } }'
    )
    assert [k["uuid"] for k in data["klantcontacten"]["nodes"]] == [str(laatste), str(eerste)]


NUL = "a\0b"


def teksten(soort: GraphQLInputObjectType) -> list[dict[str, Any]]:
    """For each text field of an input a value that PostgreSQL cannot hold."""
    gevallen = []
    verplicht = {naam: "x" for naam, veld in soort.fields.items() if is_non_null_type(veld.type)}
    for naam, veld in soort.fields.items():
        type_, is_lijst = veld.type, False
        while is_non_null_type(type_) or is_list_type(type_):
            is_lijst |= is_list_type(type_)
            type_ = type_.of_type
        binnen = get_named_type(type_)
        if isinstance(binnen, GraphQLScalarType) and binnen.name in {"String", "ID"}:
            gevallen.append({**verplicht, naam: [NUL] if is_lijst else NUL})
        elif isinstance(binnen, GraphQLInputObjectType) and naam not in {"en", "of", "niet"}:
            gevallen += [{naam: deel} for deel in teksten(binnen)]
    return gevallen


INVOER = {
    "KlantcontactFilter": "klantcontacten(filter: $x) { nodes { uuid } }",
    "PartijFilter": "partijen(filter: $x) { nodes { uuid } }",
    "InterneTaakFilter": "interneTaken(filter: $x) { nodes { uuid } }",
    "ZaakFilter": "zaken(filter: $x) { nodes { uuid } }",
    "ActorFilter": "actoren(filter: $x) { nodes { uuid } }",
    "PartijSleutel!": "partij(sleutel: $x) { uuid }",
    "KlantcontactSleutel!": "klantcontact(sleutel: $x) { uuid }",
    "InterneTaakSleutel!": "interneTaak(sleutel: $x) { uuid }",
    "ZaakSleutel!": "zaak(sleutel: $x) { uuid }",
    "ContactgeschiedenisSleutel!": "contactgeschiedenis(van: $x) { partij { uuid } }",
}


@pytest.mark.parametrize("soort", INVOER)
async def test_a_text_that_postgresql_cannot_hold_breaks_nothing(vraag_verhaal: Vraag, soort: str) -> None:
    gevallen = teksten(GRAAF.type_map[soort.rstrip("!")])
    assert gevallen
    for geval in gevallen:
        antwoord = await vraag_verhaal(f"query($x: {soort}) {{ {INVOER[soort]} }}", {"x": geval})
        # Some inputs take what is readable out of a text; all others refuse it, in words.
        assert [fout.code for fout in antwoord.errors] in ([], ["ONGELDIGE_INVOER"]), geval
    for soort_id in ("Zaak", "Klantcontact"):
        fout = await vraag_verhaal.fout("query($id: ID!) { node(id: $id) { id } }", {"id": _id(soort_id, NUL)})
        assert fout.code == "ONGELDIGE_INVOER"
