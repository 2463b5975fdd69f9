"""C2138: a letter is scanned and registered; every reaction to it is a contact of its own."""

from typing import Any

from tests.cases.wie import ILSE, OPENBARE_RUIMTE, klant, taak
from tests.support.spa import WEG, Spa, Stap

GELEZEN = "Geachte heer of rnevrouw, ik verzoek u de verlichting in de Lantaarnstraat te herstel1en."
REGISTRATIE = [
    "actor_klantcontact",
    "betrokkene",
    "bijlage",
    "bijlage",
    "interne_taak",
    "interne_taak_actor",
    "klantcontact",
]


async def _brief(spa: Spa, nummer: str) -> Any:
    return (await spa.vraag("c2138", brief={"nummer": nummer}))["klantcontact"]


async def test_reader_sees_that_a_machine_read_it_and_where_the_scan_is(spa: Spa) -> None:
    # when a letter of some days ago is registered on the day it came in
    made = await spa.doe("c2138-registreer")

    # then nobody takes a misread word for the client's own, or an employee's summary for a subject
    brief = await _brief(spa, made["nummer"])
    assert (brief["kanaal"], brief["onderwerp"]) == ("post", None)
    assert (brief["inhoud"], brief["herkomstInhoud"]) == (GELEZEN, "OCR")
    assert brief["plaatsgevondenOp"] == "2026-05-22T06:10:00+00:00"
    # and the scan and its enclosure are in the document register
    assert sorted((stuk["object"]["objectUuid"], stuk["object"]["identificator"]) for stuk in brief["bijlagen"]) == [
        ("0000000b-0000-4000-8000-000000083001", {"register": "openzaak"}),
        ("0000000b-0000-4000-8000-000000083002", {"register": "openzaak"}),
    ]
    assert made["actoren"] == [{"naam": "Scanstraat", "soortActor": "GEAUTOMATISEERDE_ACTOR"}]
    [gemaakt] = made["interneTaken"]
    assert gemaakt["gevraagdeHandeling"] == "Lezen en bepalen benodigde actie"
    assert gemaakt["actoren"] == [{"naam": "Openbare Ruimte"}]
    assert await spa.geschiedenis(made["id"]) == [Stap("registreerKlantcontact", REGISTRATIE)]


async def test_letter_that_no_machine_read_has_no_text(spa: Spa) -> None:
    made = await spa.doe("c2138-registreer", inhoud=WEG, herkomstInhoud=WEG)

    brief = await _brief(spa, made["nummer"])

    assert (brief["onderwerp"], brief["inhoud"], brief["herkomstInhoud"]) == (None, None, None)
    assert len(brief["bijlagen"]) == 2
    assert await spa.geschiedenis(made["id"]) == [Stap("registreerKlantcontact", REGISTRATIE)]


async def test_where_a_text_came_from_is_refused_without_one(spa: Spa) -> None:
    refused = await spa.uitkomst("c2138-registreer", inhoud=WEG)

    assert refused["__typename"] == "OngeldigeInvoer"
    assert [fout["pad"] for fout in refused["fouten"]] == [["herkomstInhoud"]]


async def test_every_reaction_is_a_new_contact_linked_to_the_letter(spa: Spa) -> None:
    # given a letter with a task
    brief = await spa.doe(
        "c2138-registreer",
        plaatsgevondenOp="2025-03-03T08:00:00+01:00",
        interneTaken=[taak("Lezen en bepalen benodigde actie", OPENBARE_RUIMTE, toegewezenOp="2025-03-03T08:00:00Z")],
    )

    # when somebody calls about it, an automatic receipt goes out, and the unit answers by letter
    over = [{"klantcontact": brief["id"]}]
    gebeld = await spa.doe(
        "c2138-reageer",
        betrokkenen=[klant("5003", initiator=False)],
        onderwerpobjecten=over,
        plaatsgevondenOp="2025-03-04T10:00:00+01:00",
    )
    bevestigd = await spa.doe(
        "c5655-registreer",
        betrokkenen=[klant("5003", initiator=False)],
        onderwerpobjecten=over,
        plaatsgevondenOp="2025-03-03T09:00:00+01:00",
    )
    [open_] = brief["interneTaken"]
    beantwoord = await spa.doe(
        "c5499-beantwoord",
        id=open_["id"],
        versie=open_["versie"],
        kanaal="post",
        actoren=[ILSE],
        plaatsgevondenOp="2025-03-10T12:00:00+01:00",
    )

    # then they are contacts of their own, in order, and the letter itself is as it was
    gelezen = await _brief(spa, brief["nummer"])
    assert [
        (volgt["nummer"], volgt["kanaal"], volgt["richting"], volgt["plaatsgevondenOp"])
        for volgt in gelezen["opvolging"]
    ] == [
        (bevestigd["nummer"], "e-mail", "UITGAAND", "2025-03-03T08:00:00+00:00"),
        (gebeld["nummer"], "telefoon", "UITGAAND", "2025-03-04T09:00:00+00:00"),
        (beantwoord["nummer"], "post", "UITGAAND", "2025-03-10T11:00:00+00:00"),
    ]
    assert gebeld["aanleiding"] == [{"nummer": brief["nummer"], "kanaal": "post"}]
    assert (gelezen["onderwerp"], gelezen["inhoud"]) == (None, GELEZEN)
    assert beantwoord["onderwerp"] is None
    registratie, afgerond = await spa.geschiedenis(brief["id"])
    assert registratie == Stap("registreerKlantcontact", REGISTRATIE)
    assert (afgerond.bewerking, afgerond.erbij, set(afgerond.gewijzigd)) == (
        "beantwoordInterneTaak",
        [],
        {"interne_taak"},
    )
