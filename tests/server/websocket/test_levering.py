"""What subscribers are told, over real sockets, of what is committed."""

from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from schema.global_id import encode
from tests.server.websocket.conftest import Schrijver, beleg, taak, verwijder_taak
from tests.server.websocket.klant import CONTACTEN, TAKEN, begonnen
from tests.support.rijen import ZAC, ZGW, Rijen

ZAAK = "6b1f2e0c-0000-4000-8000-00000000abcd"


def ids(*actoren: UUID) -> dict[str, list[str]]:
    return {"actoren": [str(actor) for actor in actoren]}


async def half(schrijver: Schrijver, klant: UUID, actor: UUID) -> None:
    """A transaction whose second half the register refuses."""
    async with schrijver.transactie() as session:
        await taak(session, klant, actor, handeling="Nooit")
        await taak(session, klant, actor, handeling="")


async def test_a_task_is_told_after_the_commit_and_not_after_a_rollback(
    server: str, schrijf: Rijen, schrijver: Schrijver
) -> None:
    noor, klant = await schrijf.actor(), await schrijf.klantcontact(nummer="17")
    async with begonnen(server) as socket:
        await socket.volg(TAKEN, ids(noor))

        # when one is rolled back and one is committed
        with pytest.raises(IntegrityError):
            await half(schrijver, klant, noor)
        made = await schrijver.taak(klant, noor)

        # then only the second is told, as it is, with what it belongs to
        assert await socket.gebeurtenis() == {
            "__typename": "InterneTaak",
            "uuid": str(made),
            "versie": 1,
            "status": "TE_VERWERKEN",
            "gevraagdeHandeling": "Terugbellen",
            "actoren": [{"uuid": str(noor)}],
            "klantcontact": {"nummer": "17"},
        }
        await schrijver.wijzig("interne_taak", made, status="verwerkt", afgehandeld_op=None)
        done = await socket.gebeurtenis()
        assert (done["uuid"], done["versie"], done["status"]) == (str(made), 2, "VERWERKT")


async def test_the_work_list_of_a_person_and_what_leaves_it(server: str, schrijf: Rijen, schrijver: Schrijver) -> None:
    # given one employee who is two actoren, and somebody else
    noor = await schrijf.actor(emailadres="noor@example.nl")
    ook_noor = await schrijf.actor("N. Bakker", emailadres="Noor@example.nl")
    ander, klant = await schrijf.actor("Ander"), await schrijf.klantcontact()
    async with begonnen(server) as socket:
        await socket.volg(TAKEN, ids(noor))

        # when tasks are given to somebody else, and to the other actor of the same person
        await schrijver.taak(klant, ander)
        made = await schrijver.taak(klant, ook_noor)
        assert (await socket.gebeurtenis())["uuid"] == str(made)

        # then routing it away takes it from the list, and routing it back puts it there
        async with schrijver.transactie() as session:
            await session.unlink(made, [ook_noor])
            await beleg(session, made, ander)
        weg = {"__typename": "InterneTaakVerdwenen", "id": encode("InterneTaak", made)}
        assert await socket.gebeurtenis() == weg
        async with schrijver.transactie() as session:
            await beleg(session, made, noor)
        assert (await socket.gebeurtenis())["uuid"] == str(made)

        # and removing it takes it from the list of whoever has it, and of who follows all
        await socket.volg(TAKEN, id_="alle")
        async with schrijver.transactie() as session:
            await verwijder_taak(session, made)
        told = {bericht["id"]: bericht["payload"]["data"] for bericht in [await socket.ontvang() for _ in range(2)]}
        assert told == {id_: {"interneTaakGewijzigd": weg} for id_ in ("1", "alle")}


async def test_contacts_of_a_client(server: str, schrijf: Rijen, schrijver: Schrijver) -> None:
    jansen, ander = await schrijf.persoon(naam="Jansen"), await schrijf.persoon(naam="Ander")
    async with begonnen(server) as socket:
        await socket.volg(CONTACTEN, {"van": {"partij": encode("Persoon", jansen)}})

        await schrijver.contact(ander, onderwerp="Niet van Jansen")
        los = await schrijver.contact(onderwerp="Nog van niemand")
        eigen = await schrijver.contact(jansen, onderwerp="Paspoort")
        assert await socket.gebeurtenis() == {
            "__typename": "Klantcontact",
            "uuid": str(eigen),
            "onderwerp": "Paspoort",
            "betrokkenen": [{"partij": {"uuid": str(jansen)}}],
        }

        # when an unknown person turns out to be the client (F3246), later
        betrokkene = await schrijf.betrokkene(los)
        await schrijver.wijzig("betrokkene", betrokkene, partij_id=jansen)
        assert (await socket.gebeurtenis())["uuid"] == str(los)

        # and a correction of a betrokkene says nothing new
        await schrijver.wijzig("betrokkene", betrokkene, organisatienaam="Bakkerij")
        nieuw = await schrijver.contact(jansen)
        assert (await socket.gebeurtenis())["uuid"] == str(nieuw)


async def test_contacts_of_a_zaak_in_every_coding(server: str, schrijver: Schrijver) -> None:
    async with begonnen(server) as socket:
        await socket.volg(CONTACTEN, {"van": {"zaak": {"uuid": ZAAK}}})

        een = await schrijver.contact(zaak=(*ZGW, ZAAK))
        assert (await socket.gebeurtenis())["uuid"] == str(een)
        # the same id under a coding that is no zaak, and another zaak
        await schrijver.contact(zaak=("formulier", "elders", "uuid", ZAAK))
        await schrijver.contact(zaak=(*ZAC, ZAAK.replace("a", "b")))
        twee = await schrijver.contact(zaak=(*ZAC, ZAAK.upper()))
        assert (await socket.gebeurtenis())["uuid"] == str(twee)


async def test_what_is_told_never_goes_back_in_time(server: str, schrijf: Rijen, schrijver: Schrijver) -> None:
    noor, klant = await schrijf.actor(), await schrijf.klantcontact()
    async with begonnen(server) as socket:
        await socket.volg(TAKEN, ids(noor))
        async with schrijver.transactie() as session:
            made = await taak(session, klant, noor)
            ander = await taak(session, klant, noor, handeling="Mailen")
        told = [await socket.gebeurtenis(), await socket.gebeurtenis()]
        assert {gebeurtenis["uuid"] for gebeurtenis in told} == {str(made), str(ander)}
        for keer in range(5):
            await schrijver.wijzig("interne_taak", made, toelichting=f"poging {keer}")
        versies = []
        while not versies or versies[-1] < 6:
            versies.append((await socket.gebeurtenis())["versie"])
        # Each reading is of what stands there then: never older than what was told before.
        assert versies == sorted(versies)


async def test_more_than_fits_becomes_the_word_to_look(server: str, schrijf: Rijen, schrijver: Schrijver) -> None:
    noor, klant = await schrijf.actor(), await schrijf.klantcontact()
    async with begonnen(server) as socket:
        await socket.volg(TAKEN, ids(noor))
        async with schrijver.transactie() as session:
            for _ in range(120):
                await taak(session, klant, noor)
        assert await socket.gebeurtenis() == {"__typename": "OpnieuwOphalen", "reden": "GEMIST"}
        made = await schrijver.taak(klant, noor)
        while (told := await socket.gebeurtenis())["__typename"] != "InterneTaak" or told["uuid"] != str(made):
            pass
