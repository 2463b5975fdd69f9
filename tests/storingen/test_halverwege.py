"""Whichever statement of a registration PostgreSQL refuses, nothing of the registration is there."""

from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy.exc import IntegrityError

from db.tables import Base
from tests.storingen.registraties import REGISTREER
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag

# Every table that the registration below writes.
GESCHREVEN = [
    "actor_klantcontact",
    "betrokkene",
    "bijlage",
    "digitaal_adres",
    "idempotentie",
    "interne_taak",
    "interne_taak_actor",
    "klantcontact",
    "onderwerpobject",
    "partij",
    "partij_identificator",
    "wijziging",
]


def invoer(actor: object) -> dict[str, object]:
    codes = {"objecttype": "melding", "register": "proef", "soortObjectId": "kenmerk", "objectId": "1"}
    persoon = {
        "soortPartij": "PERSOON",
        "contactnaam": {"achternaam": "Proef"},
        "identificatoren": [
            {"objecttype": "natuurlijk_persoon", "soortObjectId": "bsn", "objectId": "999993653", "register": "brp"}
        ],
        "digitaleAdressen": [{"soort": "EMAIL", "adres": "proef@voorbeeld.nl"}],
    }
    return {
        "kanaal": "telefoon",
        "betrokkenen": [{"rol": "KLANT", "initiator": True, "partij": {"nieuw": persoon}}],
        "actoren": [{"id": str(actor)}],
        "bijlagen": [{"identificator": codes}],
        "onderwerpobjecten": [{"object": codes}],
        "interneTaken": [{"gevraagdeHandeling": "Terugbellen", "actoren": [{"id": str(actor)}]}],
        "idempotentieSleutel": str(uuid4()),
    }


async def rijen(register: asyncpg.Connection) -> dict[str, int]:
    tables = [table for table in Base.metadata.tables if table not in {"referentiewaarde", "actor"}]
    return {table: await register.fetchval(f"select count(*) from {table}") for table in tables}


@pytest.mark.parametrize("tabel", GESCHREVEN)
async def test_refused_half_way(tabel: str, vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    actor = await schrijf.actor("Proef")
    variables = {"input": invoer(actor)}
    await register.execute(f"alter table {tabel} add constraint storing check (false) not valid")

    with pytest.raises(IntegrityError):
        await vraag.schrijf(REGISTREER, variables)
    assert set((await rijen(register)).values()) == {0}

    # Nothing else was wrong with it: without the failure the same registration is written.
    await register.execute(f"alter table {tabel} drop constraint storing")
    antwoord = await vraag.schrijf(REGISTREER, variables)
    assert antwoord.data["registreerKlantcontact"]["__typename"] == "Klantcontact"
    assert {table for table, count in (await rijen(register)).items() if count} == set(GESCHREVEN)
