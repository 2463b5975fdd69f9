"""C9853: a conversation in a chat app; the moment is that of the last message."""

from tests.support.spa import WEG, Spa, Stap

GESPREK = "Burger: is de milieustraat morgen open?\nNoor: nee, dinsdag weer."
REGISTRATIE = ["actor_klantcontact", "actor_klantcontact", "betrokkene", "klantcontact"]


async def test_conversation_as_bijlage(spa: Spa) -> None:
    made = await spa.doe("c9853-registreer")

    chat = (await spa.vraag("c9853"))["partij"]["klantcontacten"]["nodes"][0]

    assert chat == {
        "nummer": made["nummer"],
        "plaatsgevondenOp": "2026-05-22T14:48:00+00:00",
        "richting": "INKOMEND",
        "onderwerp": "Openingstijden milieustraat",
        "inhoud": "Vraagt of de milieustraat op tweede pinksterdag open is.",
        "reactie": "Gesloten; dinsdag weer open vanaf 9.00 uur.",
        "actoren": [
            {"naam": "Chatplatform", "soortActor": "GEAUTOMATISEERDE_ACTOR"},
            {"naam": "Noor de Wit", "soortActor": "MEDEWERKER"},
        ],
        "bijlagen": [{"identificator": {"register": "openzaak", "objectId": "0000000b-0000-4000-8000-000000082001"}}],
    }
    assert await spa.geschiedenis(made["id"]) == [
        Stap("registreerKlantcontact", sorted([*REGISTRATIE, "bijlage"])),
    ]


async def test_conversation_in_inhoud(spa: Spa) -> None:
    made = await spa.doe("c9853-registreer", inhoud=GESPREK, bijlagen=WEG)

    chat = (await spa.vraag("c9853"))["partij"]["klantcontacten"]["nodes"][0]

    assert (chat["nummer"], chat["inhoud"], chat["bijlagen"]) == (made["nummer"], GESPREK, [])
    assert await spa.geschiedenis(made["id"]) == [Stap("registreerKlantcontact", REGISTRATIE)]
