"""C1199: software registers an e-mail; later the sender turns out to be a known client."""

from typing import Any

from tests.support.spa import Spa, Stap

AFZENDER = "h.bos@elders.example"
BRIEVEN = ["0000000b-0000-4000-8000-000000081001", "0000000b-0000-4000-8000-000000081002"]


def _bijlagen(bericht: dict[str, Any]) -> list[str]:
    return sorted(bijlage["object"]["objectUuid"] for bijlage in bericht["bijlagen"])


async def test_email_appears_in_the_history_of_the_client_once_coupled(spa_op_afstand: Spa) -> None:
    spa = spa_op_afstand
    # when a mailbox registers an e-mail, in one request
    made = await spa.doe("c1199-registreer")

    # then it waits for somebody who knows the sender, with all that was given
    [wachtend] = (await spa.vraag("c1199", afzender=AFZENDER))["nogTeKoppelen"]["nodes"]
    bericht = wachtend["klantcontact"]
    assert (wachtend["volledigeNaam"], bericht["nummer"]) == ("Hendrik Bos", made["nummer"])
    assert bericht["onderwerp"] == "Vraag over mijn parkeervergunning"
    assert bericht["inhoud"] == "Mijn vergunning loopt af. Krijg ik vanzelf een nieuwe?"
    assert bericht["plaatsgevondenOp"] == "2026-05-21T18:14:00+00:00"
    assert _bijlagen(bericht) == BRIEVEN
    assert bericht["actoren"] == [{"naam": "Mailbox info@", "soortActor": "GEAUTOMATISEERDE_ACTOR"}]
    [taak] = bericht["interneTaken"]
    assert taak["gevraagdeHandeling"] == "Lezen en bepalen benodigde actie"
    assert (taak["status"], taak["actoren"]) == ("TE_VERWERKEN", [{"naam": "Klantcontactcentrum"}])

    # when an employee couples the client
    [betrokkene] = bericht["betrokkenen"]
    assert betrokkene["partij"] is None
    await spa.doe(
        "c1199-koppel", id=betrokkene["id"], versie=betrokkene["versie"], partij={"sleutel": {"nummer": "5006"}}
    )

    # then it is no longer waiting, and stands in that client's history
    after = await spa.vraag("c1199", afzender=AFZENDER, gekoppeld={"nummer": made["nummer"]})
    assert after["nogTeKoppelen"]["nodes"] == []
    [betrokkene] = after["klantcontact"]["betrokkenen"]
    assert betrokkene["partij"] == {
        "volledigeNaam": "Hendrik Bos",
        "klantcontacten": {"nodes": [{"nummer": made["nummer"]}]},
    }
    # What the sender gave for this contact stays.
    assert betrokkene["digitaleAdressen"] == [{"adres": AFZENDER}]
    assert await spa.geschiedenis(made["id"]) == [
        Stap(
            "registreerKlantcontact",
            [
                "actor_klantcontact",
                "betrokkene",
                "bijlage",
                "bijlage",
                "interne_taak",
                "interne_taak_actor",
                "klantcontact",
            ],
        ),
        Stap(
            "wijzigBetrokkene",
            gewijzigd={"betrokkene": {"partij": (None, "00000001-0000-4000-8000-000000005006")}},
        ),
    ]
    assert (await spa.geschiedenis(betrokkene["id"]))[0] == Stap(
        "registreerKlantcontact", ["betrokkene", "digitaal_adres"]
    )


async def test_same_email_read_twice_is_registered_once(spa: Spa) -> None:
    """A mail reader that crashed does not know whether its registration arrived."""
    made = await spa.doe("c1199-registreer")

    assert await spa.doe("c1199-registreer") == made

    assert len((await spa.vraag("c1199", afzender=AFZENDER))["nogTeKoppelen"]["nodes"]) == 1


async def test_a_sender_who_stands_there_twice_becomes_one(spa: Spa) -> None:
    # given someone who mailed before, and someone known from logging in only
    verdwijnt = "00000001-0000-4000-8000-000000005011"

    # when they turn out to be the same
    klant = await spa.doe("c1199-voeg-samen")

    # then the first has the BSN and the form of the second
    assert (klant["nummer"], klant["volledigeNaam"]) == ("86", "Ahmed Schouten")
    assert klant["identificatoren"] == [{"soortObjectId": "bsn", "objectId": "999993562"}]
    assert "7015" in {contact["nummer"] for contact in klant["klantcontacten"]["nodes"]}
    # and it is told what came from whom
    [weg] = [regel for regel in klant["wijzigingen"]["nodes"] if regel["soort"] == "VERWIJDERING"]
    velden = {veld["veld"]: veld["voor"] for veld in weg["velden"]}
    assert (weg["concept"], weg["objectUuid"]) == ("partij", verdwijnt)
    assert velden.keys() >= {"identificatoren", "betrokkenheden", "samengevoegdMet"}
    # and done twice it is done once
    assert await spa.doe("c1199-voeg-samen") == klant
