"""C0534: the caller is put through to a colleague, who adds the answer."""

from typing import Any

from tests.cases.wie import ILSE, NOOR
from tests.support.spa import WEG, Spa, Stap

REGISTRATIE = Stap("registreerKlantcontact", ["actor_klantcontact", "betrokkene", "klantcontact"])


async def _gevonden(spa: Spa, nummer: str) -> Any:
    return (await spa.vraag("c0534", contact={"nummer": nummer}))["klantcontact"]


async def test_both_actoren_are_on_one_contact_and_history_shows_who_changed_what(spa: Spa) -> None:
    # given a contact that the contact centre registered, without an answer
    made = await spa.doe("c0992-registreer", actoren=[NOOR], reactie=WEG)

    # when a colleague finds it by its number, adds the answer and is added as actor
    gelezen = await _gevonden(spa, made["nummer"])
    assert (gelezen["onderwerp"], gelezen["inhoud"]) == (made["onderwerp"], made["inhoud"])
    inhoud = f"{gelezen['inhoud']}\nDe beheerder weet het."
    aangevuld = await spa.doe(
        "c0534-vul-aan", id=gelezen["id"], versie=gelezen["versie"], inhoud=inhoud, reactie="Ja, in juni."
    )
    assert aangevuld["versie"] == gelezen["versie"] + 1
    gekoppeld = await spa.doe("c0534-koppel", klantcontact=gelezen["id"], actor=ILSE)
    assert [actor["naam"] for actor in gekoppeld["actoren"]] == ["Ilse Hoekstra", "Noor de Wit"]

    # then it is one contact, with both
    gelezen = await _gevonden(spa, made["nummer"])
    assert (gelezen["inhoud"], gelezen["reactie"]) == (inhoud, "Ja, in juni.")
    assert [actor["naam"] for actor in gelezen["actoren"]] == ["Ilse Hoekstra", "Noor de Wit"]
    # and everyone sees who changed what
    assert await spa.geschiedenis(made["id"]) == [
        REGISTRATIE,
        Stap(
            "wijzigKlantcontact",
            gewijzigd={
                "klantcontact": {"inhoud": (made["inhoud"], inhoud), "reactie": (None, "Ja, in juni.")},
            },
        ),
        Stap("koppelActor", ["actor_klantcontact"]),
    ]


async def test_two_colleagues_do_not_overwrite_each_other(spa: Spa) -> None:
    # given two colleagues who read the same contact
    made = await spa.doe("c0992-registreer", reactie=WEG)
    await spa.doe("c0534-vul-aan", id=made["id"], versie=made["versie"], reactie="De eerste was er eerder.")
    before = await spa.geschiedenis(made["id"])

    # when the second one writes what he made of it
    refused = await spa.uitkomst("c0534-vul-aan", id=made["id"], versie=made["versie"], reactie="De tweede.")

    # then he is told that it has changed, and nothing happens
    assert (refused["__typename"], refused["huidigeVersie"]) == ("Conflict", made["versie"] + 1)
    assert (await _gevonden(spa, made["nummer"]))["reactie"] == "De eerste was er eerder."
    assert await spa.geschiedenis(made["id"]) == before
