"""Interne taken that are there: changed, closed, opened again, given to others (F5241)."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from tests.mutaties.interne_taken import WIJZIG, fouten, werklijst, wijzig
from tests.support.rijen import Rijen, na
from tests.support.sporen import alles, sporen
from tests.support.vraag import Vraag


async def test_changed_and_closed_and_opened_again(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor("Noor")
    taak = await schrijf.taak(contact, noor, toelichting="oud", nummer="5")
    voor = datetime.now(UTC)

    dicht = await wijzig(vraag, taak, status="VERWERKT", toelichting=None)
    assert (dicht["versie"], dicht["status"], dicht["toelichting"]) == (2, "VERWERKT", None)
    assert voor <= datetime.fromisoformat(dicht["afgehandeldOp"]) <= datetime.now(UTC)
    assert await werklijst(vraag, noor) == []

    anders = await wijzig(vraag, taak, 2, afgehandeldOp="2026-01-13T10:00:00+01:00")
    assert anders["afgehandeldOp"] == "2026-01-13T09:00:00+00:00"

    weer_open = await wijzig(vraag, taak, 3, status="TE_VERWERKEN", gevraagdeHandeling="Mailen")
    assert (weer_open["versie"], weer_open["status"], weer_open["afgehandeldOp"]) == (4, "TE_VERWERKEN", None)
    assert await werklijst(vraag, noor) == ["Mailen"]

    laatste = (await sporen(register, taak, "interne_taak"))[-1]
    assert (laatste["versie"], laatste["bewerking"], laatste["naam"]) == (4, "wijzigInterneTaak", "ontwikkelaar")
    assert laatste["velden"] == ["afgehandeld_op", "gevraagde_handeling", "status"]
    assert json.loads(laatste["voor"])["gevraagde_handeling"] == "Terugbellen"
    assert json.loads(laatste["na"]) == {
        "afgehandeld_op": None,
        "gevraagde_handeling": "Mailen",
        "status": "te_verwerken",
    }


async def test_nothing_is_written_when_nothing_differs(
    vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor("Noor")
    taak = await schrijf.taak(contact, noor, nummer="5")
    was = await alles(register)

    antwoord = await wijzig(
        vraag, taak, nummer="5", gevraagdeHandeling="Terugbellen", status="TE_VERWERKEN", actoren=[{"id": str(noor)}]
    )

    assert (antwoord["__typename"], antwoord["versie"]) == ("InterneTaak", 1)
    assert await alles(register) == was


async def test_actoren_are_replaced_as_a_list(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact = await schrijf.klantcontact()
    noor, sem, ilse = [await schrijf.actor(naam) for naam in ("Noor", "Sem", "Ilse")]
    taak = await schrijf.taak(contact, noor, sem)

    antwoord = await wijzig(vraag, taak, actoren=[{"id": str(sem)}, {"id": str(ilse)}])

    # A new version, so that someone who saw the old list does not overwrite the new one.
    assert (antwoord["versie"], antwoord["actoren"]) == (2, [{"naam": "Ilse"}, {"naam": "Sem"}])
    assert [await werklijst(vraag, wie) for wie in (noor, sem, ilse)] == [[], ["Terugbellen"], ["Terugbellen"]]
    (eigen,) = await sporen(register, taak, "interne_taak")
    assert (eigen["soort"], eigen["versie"], eigen["velden"]) == ("wijziging", 2, [])
    erbij, eraf = await sporen(register, taak, "interne_taak_actor")
    assert (erbij["soort"], json.loads(erbij["na"])["actor_id"]) == ("registratie", str(ilse))
    assert (eraf["soort"], eraf["velden"]) == ("verwijdering", ["actor_id"])
    assert (json.loads(eraf["voor"]), eraf["na"]) == ({"actor_id": str(noor)}, None)


async def test_closed_and_handed_over_at_once(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor, sem = await schrijf.klantcontact(), await schrijf.actor("Noor"), await schrijf.actor("Sem")
    taak = await schrijf.taak(contact, noor)

    antwoord = await wijzig(vraag, taak, status="VERWERKT", actoren=[{"id": str(sem)}])

    assert (antwoord["versie"], antwoord["status"], antwoord["actoren"]) == (2, "VERWERKT", [{"naam": "Sem"}])
    links = await register.fetch("select actor_id, status from interne_taak_actor")
    assert [tuple(link) for link in links] == [(sem, "verwerkt")]


async def test_a_task_from_an_old_register_keeps_having_no_moment(vraag: Vraag, schrijf: Rijen) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor, status="verwerkt")
    antwoord = await wijzig(vraag, taak, toelichting="Uit het oude register")
    assert (antwoord["status"], antwoord["afgehandeldOp"]) == ("VERWERKT", None)


OPEN, DICHT = {}, {"afgehandeld_op": na(hours=2)}
MOMENT = "Dit moment moet nog komen; geef het moment waarop de taak is afgerond."
HOORT = "Alleen een verwerkte taak is afgehandeld; stuur ook de status `VERWERKT`, of laat dit weg."


@pytest.mark.parametrize(
    ("taak", "invoer", "verwacht"),
    [
        (OPEN, {"afgehandeldOp": "2026-01-13T10:00:00+01:00"}, ("ONGELDIGE_WAARDE", ["afgehandeldOp"], HOORT)),
        (
            DICHT,
            {"status": "TE_VERWERKEN", "afgehandeldOp": "2026-01-13T10:00:00+01:00"},
            ("ONGELDIGE_WAARDE", ["afgehandeldOp"], HOORT),
        ),
        (
            OPEN,
            {"status": "VERWERKT", "afgehandeldOp": "2126-01-13T10:00:00+01:00"},
            ("ONGELDIGE_WAARDE", ["afgehandeldOp"], MOMENT),
        ),
        (DICHT, {"afgehandeldOp": "2126-01-13T10:00:00+01:00"}, ("ONGELDIGE_WAARDE", ["afgehandeldOp"], MOMENT)),
        (
            DICHT,
            {"afgehandeldOp": None},
            (
                "VERPLICHT",
                ["afgehandeldOp"],
                "Een verwerkte taak houdt haar moment; maak de taak weer open, of geef een ander.",
            ),
        ),
        (OPEN, {"status": None}, ("VERPLICHT", ["status"], "Dit kan niet leeg zijn.")),
        (OPEN, {"toegewezenOp": None}, ("VERPLICHT", ["toegewezenOp"], "Dit kan niet leeg zijn.")),
        (OPEN, {"gevraagdeHandeling": None}, ("VERPLICHT", ["gevraagdeHandeling"], "Dit moet ingevuld zijn.")),
        (
            OPEN,
            {"toegewezenOp": "2026-01-13T10:00:00"},
            (
                "ONGELDIGE_WAARDE",
                ["toegewezenOp"],
                "Geef een tijdstip met zijn verschil met UTC, zoals 2026-03-29T10:00:00+02:00.",
            ),
        ),
        (OPEN, {"nummer": "9"}, ("BESTAAT_AL", ["nummer"], "Dit nummer is al in gebruik.")),
        (
            OPEN,
            {"actoren": []},
            ("VERPLICHT", ["actoren"], "Noem minstens één actor: wie namens de gemeente handelt."),
        ),
        (
            OPEN,
            {"actoren": None},
            ("VERPLICHT", ["actoren"], "Noem minstens één actor: wie namens de gemeente handelt."),
        ),
    ],
)
async def test_what_a_task_cannot_become(
    vraag: Vraag,
    schrijf: Rijen,
    register: asyncpg.Connection,
    taak: dict[str, Any],
    invoer: dict[str, Any],
    verwacht: tuple[str, list[str], str],
) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    await schrijf.taak(contact, noor, nummer="9")
    deze = await schrijf.taak(contact, noor, **taak)
    was = await alles(register)

    assert fouten(await wijzig(vraag, deze, **invoer)) == [verwacht]
    assert await alles(register) == was


async def test_changed_since(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    contact, noor = await schrijf.klantcontact(), await schrijf.actor()
    taak = await schrijf.taak(contact, noor, toelichting="van een ander", versie=4)
    was = await alles(register)

    antwoord = await wijzig(vraag, taak, 3, toelichting="van mij")

    assert antwoord["__typename"] == "Conflict"
    assert (antwoord["code"], antwoord["pad"], antwoord["huidigeVersie"]) == ("VERSIE_VEROUDERD", ["versie"], 4)
    assert antwoord["nu"] == {"status": "TE_VERWERKEN", "toelichting": "van een ander"}
    assert await alles(register) == was


async def test_not_there(vraag: Vraag) -> None:
    antwoord = await wijzig(vraag, uuid4(), toelichting="x")
    assert (antwoord["__typename"], antwoord["code"], antwoord["pad"]) == ("NietGevonden", "NIET_GEVONDEN", ["id"])


@pytest.mark.parametrize("aantal", [1, 20])
async def test_statements_of_a_change(vraag: Vraag, schrijf: Rijen, aantal: int) -> None:
    contact = await schrijf.klantcontact()
    ids = [await schrijf.actor(f"Actor {plaats}") for plaats in range(2 * aantal)]
    taak = await schrijf.taak(contact, *ids[:aantal])
    document = WIJZIG.replace("klantcontact { nummer } actoren { naam }", "")
    invoer = {"id": str(taak), "versie": 1, "actoren": [{"id": str(id_)} for id_ in ids[aantal:]]}

    antwoord = await vraag.schrijf(document, {"input": invoer})

    assert antwoord.data["wijzigInterneTaak"]["versie"] == 2
    # The task, the actoren, who has it; who loses it, the task, who gets it, the notice; and reading it back.
    assert antwoord.statements == 8
    zonder = await vraag.schrijf(document, {"input": {"id": str(taak), "versie": 2, "toelichting": "x"}})
    assert zonder.statements == 4
