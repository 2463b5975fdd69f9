"""The write benchmark compares like with like."""

from bench.schrijven.meting import meet


async def test_both_write_the_same_rows(database_url: str) -> None:
    uitkomst = await meet(database_url, rondes=1, per_beurt=1)

    graaf, hand = uitkomst.rijen
    assert graaf == hand
    assert {tabel: aantal // graaf["klantcontact"] for tabel, aantal in hand.items()} == {
        "klantcontact": 1,
        "betrokkene": 3,
        "actor_klantcontact": 2,
        "bijlage": 4,
        "onderwerpobject": 2,
        "interne_taak": 2,
        "interne_taak_actor": 4,
    }
    assert uitkomst.opdrachten == 11
    assert "verhouding" in uitkomst.tabel()
