"""The chain of contacts (aanleiding, opvolging), in both codings and both directions."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.rijen import CONTACT, Rijen, na
from tests.support.vraag import Vraag

VRAAG = """query($uuid: [ID!]) { klantcontacten(filter: {uuid: $uuid}) { nodes {
  aanleiding { uuid } opvolging { uuid } onderwerpobjecten { onderwerp { ... on Klantcontact { uuid } } } } } }"""


async def keten(vraag: Vraag, contact: UUID) -> dict[str, list[UUID]]:
    [gevonden] = (await vraag.data(VRAAG, {"uuid": [str(contact)]}))["klantcontacten"]["nodes"]
    return {
        "aanleiding": [UUID(k["uuid"]) for k in gevonden["aanleiding"]],
        "opvolging": [UUID(k["uuid"]) for k in gevonden["opvolging"]],
        "onderwerp": [UUID(o["onderwerp"]["uuid"]) for o in gevonden["onderwerpobjecten"] if o["onderwerp"]],
    }


async def koppel(schrijf: Rijen, later: UUID, eerder: UUID, wijze: str) -> None:
    """Say that a contact followed another, in one of the ways that clients do."""
    codes = (*CONTACT, str(eerder).upper() if "HOOFD" in wijze else str(eerder))
    if wijze == "beide":
        await schrijf.onderwerp(later, *codes, was=eerder)
    elif wijze == "was":
        await schrijf.onderwerp(later, was=eerder)
    elif wijze == "elk apart":
        await schrijf.onderwerp(later, *codes)
        await schrijf.onderwerp(later, was=eerder)
    else:
        await schrijf.onderwerp(later, *codes)


@pytest.mark.parametrize("wijze", ["was", "id", "id in HOOFDLETTERS", "beide", "elk apart"])
async def test_a_link_is_found_from_both_ends_once(vraag: Vraag, schrijf: Rijen, wijze: str) -> None:
    eerder, later = await schrijf.klantcontact(na(hours=1)), await schrijf.klantcontact(na(hours=2))
    await koppel(schrijf, later, eerder, wijze)
    aantal = 2 if wijze == "elk apart" else 1
    assert await keten(vraag, later) == {"aanleiding": [eerder], "opvolging": [], "onderwerp": [eerder] * aantal}
    assert await keten(vraag, eerder) == {"aanleiding": [], "opvolging": [later], "onderwerp": []}


async def test_several_links_come_in_order_of_time(vraag: Vraag, schrijf: Rijen) -> None:
    # given a question with three follow-ups that were registered in another order
    vraagt = await schrijf.klantcontact(na(hours=1))
    volgend = {uur: await schrijf.klantcontact(na(hours=uur)) for uur in (4, 2, 3)}
    for uur, wijze in zip(volgend, ("was", "id", "beide"), strict=True):
        await koppel(schrijf, volgend[uur], vraagt, wijze)
    # and one of them follows another contact up too
    ook = await schrijf.klantcontact(na(minutes=5))
    await koppel(schrijf, volgend[3], ook, "id")
    # then
    assert (await keten(vraag, vraagt))["opvolging"] == [volgend[2], volgend[3], volgend[4]]
    assert (await keten(vraag, volgend[3]))["aanleiding"] == [ook, vraagt]


async def test_a_link_to_a_later_contact_is_a_subject_but_no_follow_up(vraag: Vraag, schrijf: Rijen) -> None:
    eerder, later = await schrijf.klantcontact(na(hours=1)), await schrijf.klantcontact(na(hours=2))
    await koppel(schrijf, eerder, later, "was")
    assert await keten(vraag, eerder) == {"aanleiding": [], "opvolging": [], "onderwerp": [later]}
    assert (await keten(vraag, later))["opvolging"] == []


async def test_contacts_of_one_moment_can_follow_each_other(vraag: Vraag, schrijf: Rijen) -> None:
    een, ander = await schrijf.klantcontact(), await schrijf.klantcontact()
    await koppel(schrijf, ander, een, "id")
    assert (await keten(vraag, een))["opvolging"] == [ander]
    assert (await keten(vraag, ander))["aanleiding"] == [een]


async def test_a_contact_does_not_follow_itself(vraag: Vraag, schrijf: Rijen) -> None:
    contact = await schrijf.klantcontact()
    await koppel(schrijf, contact, contact, "id")
    assert await keten(vraag, contact) == {"aanleiding": [], "opvolging": [], "onderwerp": [contact]}


@pytest.mark.parametrize("object_id", [str(uuid4()), "7003", "", "{x}", "x" * 36])
async def test_a_link_to_what_is_not_here_leads_nowhere(vraag: Vraag, schrijf: Rijen, object_id: str) -> None:
    contact = await schrijf.klantcontact()
    await schrijf.onderwerp(contact, *CONTACT, object_id)
    assert await keten(vraag, contact) == {"aanleiding": [], "opvolging": [], "onderwerp": []}


async def test_another_coding_with_that_uuid_is_no_link(vraag: Vraag, schrijf: Rijen) -> None:
    eerder, later = await schrijf.klantcontact(na(hours=1)), await schrijf.klantcontact(na(hours=2))
    await schrijf.onderwerp(later, "klantcontact", "elders", "uuid", str(eerder))
    assert await keten(vraag, eerder) == {"aanleiding": [], "opvolging": [], "onderwerp": []}
    assert (await keten(vraag, later))["aanleiding"] == []


@pytest.mark.parametrize(
    ("codes", "was", "soort"),
    [
        (("zgw-Zaak", "openzaak", "uuid"), False, "Zaak"),
        (("zaak", "open-zaak", "identificatie"), False, "Zaak"),
        (("klantcontact", "openklant", "uuid"), False, "Klantcontact"),
        ((), True, "Klantcontact"),
        (("zgw-Zaak", "openzaak", "uuid"), True, "Klantcontact"),
        (("klanttaak", "objecten", "uuid"), False, "Klanttaak"),
        (("klanttaak", "open-klant", "uuid"), False, "Klanttaak"),
        (("formulierinzending", "Open Formulieren", "public_registration_reference"), False, "OverigObject"),
        (("zgw-zaak", "openzaak", "uuid"), False, "OverigObject"),
    ],
)
async def test_what_a_subject_is_is_told_by_its_coding(
    vraag: Vraag, schrijf: Rijen, codes: tuple[str, ...], was: bool, soort: str
) -> None:
    eerder, later = await schrijf.klantcontact(na(hours=1)), await schrijf.klantcontact(na(hours=2))
    vier = (*codes, str(eerder)) if codes else ()
    await schrijf.onderwerp(later, *vier, was=eerder if was else None)
    data = await vraag.data(
        """{ onderwerpobjecten { nodes { onderwerp { __typename ... on Zaak { uuid } ... on Klantcontact { kanaal }
          ... on Klanttaak { objectUuid identificator { objectId } }
          ... on OverigObject { objectUuid codes: identificator { objecttype } } } } } }"""
    )
    [gevonden] = data["onderwerpobjecten"]["nodes"]
    eigen: dict[str, dict[str, Any]] = {
        "Zaak": {"uuid": str(eerder)},
        "Klantcontact": {"kanaal": "telefoon"},
        "Klanttaak": {"objectUuid": str(eerder), "identificator": {"objectId": str(eerder)}},
        "OverigObject": {"objectUuid": str(eerder), "codes": {"objecttype": codes[0] if codes else ""}},
    }
    assert gevonden["onderwerp"] == {"__typename": soort, **eigen[soort]}


@pytest.mark.parametrize(
    ("codes", "soort"),
    [
        (("informatieobject", "openzaak", "uuid"), "Informatieobject"),
        (("informatieobject", "open-zaak", "uuid"), "Informatieobject"),
        (("zgw-Informatieobject", "openzaak", "uuid"), "Informatieobject"),
        (("informatieobject", "elders", "uuid"), "OverigObject"),
    ],
)
async def test_what_a_bijlage_points_to_is_told_by_its_coding(
    vraag: Vraag, schrijf: Rijen, codes: tuple[str, ...], soort: str
) -> None:
    uuid = uuid4()
    await schrijf.bijlage(await schrijf.klantcontact(), *codes, str(uuid))
    data = await vraag.data(
        """{ bijlagen { nodes { identificator { objectId } object { __typename ... on Informatieobject { objectUuid }
          ... on OverigObject { objectUuid } } } } }"""
    )
    assert data["bijlagen"]["nodes"] == [
        {"identificator": {"objectId": str(uuid)}, "object": {"__typename": soort, "objectUuid": str(uuid)}}
    ]
