"""C9761: calling back leads to a zaak, which is given along when the task is closed."""

from tests.cases.wie import zaak
from tests.support.spa import Spa, Stap


async def test_from_the_task_to_the_zaak_and_back_to_the_first_contact(spa: Spa) -> None:
    # given a call-back request
    made = await spa.doe("c9167-a-onbekend")
    [taak] = made["interneTaken"]

    # when the task is closed with the zaak that came of it
    gesloten = await spa.doe("c9761-verwerk", id=taak["id"], versie=taak["versie"], zaak=zaak(1))
    assert gesloten["zaken"] == [{"uuid": zaak(1)}]

    # then both ways are known
    data = await spa.vraag("c9761", taak={"id": taak["id"]}, zaak={"uuid": zaak(1)})
    assert data["interneTaak"] == {
        "id": taak["id"],
        "versie": taak["versie"] + 1,
        "nummer": taak["nummer"],
        "status": "VERWERKT",
        "afgehandeldOp": gesloten["afgehandeldOp"],
        "klantcontact": {"nummer": made["nummer"]},
        "zaken": [{"uuid": zaak(1)}],
    }
    assert [gevonden["nummer"] for gevonden in data["zaak"]["interneTaken"]["nodes"]] == [taak["nummer"]]
    assert [contact["nummer"] for contact in data["zaak"]["klantcontacten"]["nodes"]] == [made["nummer"]]
    registratie, afronding = await spa.geschiedenis(made["id"])
    assert registratie.bewerking == "registreerKlantcontact"
    assert (afronding.bewerking, afronding.erbij) == ("verwerkInterneTaak", ["onderwerpobject"])
    assert set(afronding.gewijzigd["interne_taak"]) == {"status", "afgehandeldOp", "toelichting"}
    assert await spa.geschiedenis(taak["id"]) == [
        Stap("registreerKlantcontact", ["interne_taak", "interne_taak_actor"]),
        Stap("verwerkInterneTaak", gewijzigd=afronding.gewijzigd),
    ]
