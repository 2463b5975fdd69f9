"""What somebody may not see is not in the history either."""

from typing import Any
from uuid import UUID

import orjson
import pytest
from sqlalchemy import false

from db.engine import Database
from resolvers import visibility
from resolvers.principal import ONTWIKKELIDENTITEIT, Principal
from resolvers.visibility import Role
from tests.geschiedenis.vragen import WIJZIGINGEN, doe, velden
from tests.plan.documenten import Vraagstuk
from tests.plan.vergelijken import both_ways
from tests.support.vraag import Vraag

ADRES = "geheim@turfstad.example"
BEPERKT = Principal(naam="proef", rol="beperkt")


@pytest.fixture
def rol(monkeypatch: pytest.MonkeyPatch) -> Principal:
    """Somebody who may see no address, nor the onderwerp of a contact."""
    role = Role(rows={"digitaal_adres": lambda _table: false()}, hidden={"klantcontact": frozenset({"onderwerp"})})
    monkeypatch.setitem(visibility.ROLES, BEPERKT.rol, role)
    return BEPERKT


async def geregistreerd_contact(vraag: Vraag, noor: UUID) -> str:
    gedaan = await doe(
        vraag,
        "registreerKlantcontact",
        kanaal="telefoon",
        onderwerp="Geheim een",
        betrokkenen=[
            {"rol": "KLANT", "initiator": True, "digitaleAdressen": [{"soort": "EMAIL", "adres": ADRES}]},
        ],
        actoren=[{"id": str(noor)}],
    )
    return str(gedaan["id"])


async def both(database: Database, vraagstuk: Vraagstuk, wie: Principal = ONTWIKKELIDENTITEIT) -> tuple[Any, str]:
    """The answer, which is the same by the plan and by the plain way, and its text."""
    by_plan, plain, errors = await both_ways(database, vraagstuk, wie)
    assert errors is None
    assert orjson.dumps(by_plan) == orjson.dumps(plain)
    return plain, orjson.dumps(plain).decode()


async def test_a_hidden_field_is_said_to_have_changed_but_never_what_it_was(
    vraag: Vraag, database: Database, rol: Principal, noor: UUID
) -> None:
    # given a contact of which the onderwerp changed, and another field
    contact = await geregistreerd_contact(vraag, noor)
    await doe(vraag, "wijzigKlantcontact", id=contact, versie=1, onderwerp="Geheim twee", reactie="Is gemaakt")
    # when somebody asks for the history who may not see the onderwerp
    plain, told = await both(database, Vraagstuk(WIJZIGINGEN, {"id": contact}), rol)
    # then both ways tell that it changed, and nothing of what it was or became
    nodes = plain["node"]["wijzigingen"]["nodes"]
    gewijzigd, geregistreerd = (velden(w) for w in nodes if w["concept"] == "klantcontact")
    assert gewijzigd == {"onderwerp": (None, None), "reactie": (None, "Is gemaakt")}
    assert geregistreerd["onderwerp"] == (None, None)
    assert geregistreerd["kanaal"] == (None, "telefoon")
    assert "Geheim" not in told


async def test_who_may_see_it_does(vraag: Vraag, database: Database, noor: UUID) -> None:
    contact = await geregistreerd_contact(vraag, noor)
    _, told = await both(database, Vraagstuk(WIJZIGINGEN, {"id": contact}))
    assert "Geheim een" in told


async def test_the_same_holds_at_the_root(vraag: Vraag, database: Database, rol: Principal, noor: UUID) -> None:
    # given an e-mail address of somebody who took part
    contact = await geregistreerd_contact(vraag, noor)
    document = "query ($id: ID!) { wijzigingen(filter: {van: [$id]}) { nodes { concept velden { veld voor na } } } }"
    van_adres = 'query { wijzigingen(filter: {concept: ["digitaal_adres"]}) { nodes { concept } totalCount } }'
    # when the register is asked what happened
    of_contact = {"klantcontact", "betrokkene", "actor_klantcontact"}
    for vraagstuk, concepten in ((Vraagstuk(document, {"id": contact}), of_contact), (Vraagstuk(van_adres, {}), set())):
        plain, told = await both(database, vraagstuk, rol)
        # then nothing is told of the address, not even that there is one
        assert {w["concept"] for w in plain["wijzigingen"]["nodes"]} == concepten
        assert ADRES not in told
