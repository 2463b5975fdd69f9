"""A zaak is one thing, however the clients of the register coded it."""

from uuid import UUID

import pytest

from resolvers.coding import Codering, Coderingen, SoortObject
from tests.support.rijen import ZAC, ZGW, Rijen, na
from tests.support.vraag import Vraag

ZAAK = UUID("0f5a3c9e-1b2d-4e6f-8a7b-9c0d1e2f3a4b")
ANDERE = UUID("1f5a3c9e-1b2d-4e6f-8a7b-9c0d1e2f3a4b")
SLEUTELS = [
    f'{{uuid: "{ZAAK}"}}',
    f'{{uuid: "{str(ZAAK).upper()}"}}',
    f'{{identificatie: "{str(ZAAK).upper()}"}}',
    f'{{url: "https://zaken.turfstad.example/api/v1/zaken/{ZAAK}"}}',
    f'{{url: "https://zaken.turfstad.example/api/v1/zaken/{str(ZAAK).upper()}/"}}',
]
CONTACTEN = "klantcontacten(sortering: PLAATSGEVONDEN_OP_OPLOPEND) { totalCount nodes { uuid } }"


async def test_all_codings_and_letter_cases_are_one_zaak_and_each_contact_comes_once(
    vraag: Vraag, schrijf: Rijen
) -> None:
    # given contacts about one zaak, coded in every way; one of them coded three times
    contacten = [await schrijf.klantcontact(na(hours=uur)) for uur in range(4)]
    await schrijf.onderwerp(contacten[0], *ZGW, str(ZAAK))
    await schrijf.onderwerp(contacten[1], *ZAC, str(ZAAK).upper())
    for codes in (ZGW, ZAC, ZGW):
        await schrijf.onderwerp(contacten[2], *codes, str(ZAAK) if codes == ZAC else str(ZAAK).upper())
    await schrijf.onderwerp(contacten[3], *ZGW, str(ANDERE))
    # when it is asked for in every way
    for sleutel in SLEUTELS:
        zaak = (await vraag.data(f"{{ zaak(sleutel: {sleutel}) {{ uuid identificatie {CONTACTEN} }} }}"))["zaak"]
        # then it is the same one, with its three contacts once each
        assert zaak["uuid"] == str(ZAAK)
        assert zaak["identificatie"] is None
        assert zaak["klantcontacten"] == {"totalCount": 3, "nodes": [{"uuid": str(k)} for k in contacten[:3]]}
    # and from the contacts back to one zaak each, and one list of zaken
    data = await vraag.data("{ klantcontacten { nodes { zaken { uuid } } } zaken { totalCount nodes { uuid } } }")
    assert [k["zaken"] for k in data["klantcontacten"]["nodes"]] == [
        [{"uuid": str(z)}] for z in (ANDERE, ZAAK, ZAAK, ZAAK)
    ]
    assert data["zaken"] == {"totalCount": 2, "nodes": [{"uuid": str(ZAAK)}, {"uuid": str(ANDERE)}]}


async def test_a_zaak_known_by_its_identificatie(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact()
    await schrijf.onderwerp(contact, "zgw-Zaak", "openzaak", "identificatie", "ZAAK-2026-0001")
    data = await vraag.data('{ zaak(sleutel: {identificatie: " zaak-2026-0001 "}) { id uuid identificatie } }')
    assert data["zaak"]["uuid"] is None
    assert data["zaak"]["identificatie"] == "zaak-2026-0001"
    # and its id finds it back, by key and by node
    data = await vraag.data(
        "query($id: ID!) { zaak(sleutel: {id: $id}) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }",
        {"id": data["zaak"]["id"]},
    )
    assert data["zaak"] == data["node"] == data["nodes"][0]


@pytest.mark.parametrize(
    "codes", [("zaak", "openzaak", "uuid"), ("zgw-Zaak", "open-zaak", "uuid"), ("zgw-Zaak", "openzaak", "url")]
)
async def test_another_combination_of_codes_is_no_zaak(vraag: Vraag, schrijf: Rijen, codes: tuple[str, ...]) -> None:
    contact = await schrijf.klantcontact()
    await schrijf.onderwerp(contact, *codes, str(ZAAK))
    data = await vraag.data(
        f'{{ zaak(sleutel: {{uuid: "{ZAAK}"}}) {{ id }} klantcontacten {{ nodes {{ zaken {{ id }}'
        " onderwerpobjecten { onderwerp { ... on OverigObject { objectUuid } } } } } }"
    )
    assert data["zaak"] is None
    assert data["klantcontacten"]["nodes"] == [
        {"zaken": [], "onderwerpobjecten": [{"onderwerp": {"objectUuid": str(ZAAK)}}]}
    ]


async def test_a_municipality_can_have_codings_of_its_own(vraag: Vraag, schrijf: Rijen) -> None:
    # given a municipality whose zaken are coded otherwise
    eigen = Coderingen({SoortObject.ZAAK: (Codering("dossier", "turfstad", "nummer"),)})
    contact, ander = await schrijf.klantcontact(), await schrijf.klantcontact(na(hours=1))
    await schrijf.onderwerp(contact, "dossier", "turfstad", "nummer", "D-1")
    await schrijf.onderwerp(ander, *ZGW, str(ZAAK))
    # when
    data = await Vraag(vraag.database, eigen).data(
        "{ zaken { nodes { identificatie klantcontacten { nodes { uuid } } } } }"
    )
    # then only those are zaken
    assert data["zaken"]["nodes"] == [{"identificatie": "d-1", "klantcontacten": {"nodes": [{"uuid": str(contact)}]}}]


async def test_no_address_of_a_zaak(vraag: Vraag) -> None:
    fout = await vraag.fout('{ zaak(sleutel: {url: "https://turfstad.example/besluiten/1"}) { uuid } }')
    assert (fout.code, fout.pad) == ("ONGELDIGE_INVOER", ("zaak",))
    assert fout.melding == "Dit is geen adres van een zaak; verwacht …/zaken/<uuid>."


async def test_what_a_zaak_leads_to_comes_once(vraag: Vraag, schrijf: Rijen) -> None:
    # given two contacts about one zaak, of the same two partijen, one task; both codings on each
    partijen = [await schrijf.persoon("Zoë", "van", "Berg"), await schrijf.persoon("Emre", None, "Yılmaz")]
    betrokkenen, taken = [], []
    for uur in (1, 2):
        contact = await schrijf.klantcontact(na(hours=uur))
        betrokkenen += [await schrijf.betrokkene(contact, partij) for partij in partijen]
        taken.append(await schrijf.taak(contact))
        await schrijf.onderwerp(contact, *ZGW, str(ZAAK))
        await schrijf.onderwerp(contact, *ZAC, str(ZAAK).upper())
    # when
    data = await vraag.data(
        f"""{{ zaak(sleutel: {{uuid: "{ZAAK}"}}) {{
          partijen {{ totalCount nodes {{ uuid }} }} betrokkenen {{ totalCount nodes {{ uuid }} }}
          interneTaken {{ totalCount nodes {{ uuid zaken {{ uuid }} }} }} }} }}"""
    )
    # then
    zaak = data["zaak"]
    assert zaak["partijen"] == {"totalCount": 2, "nodes": [{"uuid": str(uuid)} for uuid in reversed(partijen)]}
    assert {b["uuid"] for b in zaak["betrokkenen"]["nodes"]} == {str(uuid) for uuid in betrokkenen}
    assert zaak["betrokkenen"]["totalCount"] == 4
    assert zaak["interneTaken"] == {
        "totalCount": 2,
        "nodes": [{"uuid": str(uuid), "zaken": [{"uuid": str(ZAAK)}]} for uuid in taken],
    }
