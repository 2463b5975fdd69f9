"""Registering a contact: how many statements it takes, what its history says, and that it is done once."""

import asyncio
from uuid import UUID, uuid4

import asyncpg
import orjson

from resolvers.principal import ONTWIKKELIDENTITEIT
from tests.mutaties.klantcontacten import (
    ALLEEN_REGISTREREN,
    ZAAK,
    aantallen,
    alles,
    codes,
    contact,
    fouten,
    geschiedenis,
    nog_een,
    registreer,
)
from tests.support.rijen import Rijen
from tests.support.vraag import Vraag


async def test_statements_do_not_depend_on_the_lengths(vraag: Vraag, schrijf: Rijen) -> None:
    veel, wie = await alles(schrijf)
    een = {**veel, **{naam: waarde[-1:] for naam, waarde in veel.items() if isinstance(waarde, list)}}
    een |= {"nummer": "4712", "referentienummer": "991"}
    een["betrokkenen"] = [veel["betrokkenen"][2] | {"partij": {"id": str(wie["anja"])}}]
    een["onderwerpobjecten"] = [{"klantcontact": str(wie["brief"])}]
    kort = await vraag.schrijf(ALLEEN_REGISTREREN, {"input": een})
    lang = await vraag.schrijf(ALLEEN_REGISTREREN, {"input": veel})
    assert kort.data["registreerKlantcontact"]["uuid"]
    assert lang.data["registreerKlantcontact"]["uuid"]
    # Looked up: actoren, partijen, codes, earlier contacts, nummer, referentienummer. Written: eight tables, and the
    # notice. Read: the answer.
    assert (kort.statements, lang.statements) == (16, 16)
    simpel = await vraag.schrijf(ALLEEN_REGISTREREN, {"input": contact(wie["noor"])})
    assert simpel.statements == 7


async def test_history_says_who_wrote_what(vraag: Vraag, schrijf: Rijen, register: asyncpg.Connection) -> None:
    noor = await schrijf.actor()
    invoer = contact(
        noor,
        onderwerp="Afval",
        bijlagen=[{"identificator": codes("scan")}],
        onderwerpobjecten=[{"zaak": ZAAK}],
        interneTaken=[{"gevraagdeHandeling": "Bel", "actoren": [{"id": str(noor)}]}],
    )
    invoer["betrokkenen"][0]["digitaleAdressen"] = [{"soort": "EMAIL", "adres": "a@voorbeeld.nl"}]
    made = await registreer(vraag, invoer)
    rows = await geschiedenis(register, "registreerKlantcontact")
    concepten = [row["concept"] for row in rows]
    assert concepten == [
        "actor_klantcontact",
        "betrokkene",
        "bijlage",
        "digitaal_adres",
        "interne_taak",
        "interne_taak_actor",
        "klantcontact",
        "onderwerpobject",
    ]
    wie = (ONTWIKKELIDENTITEIT.naam, ONTWIKKELIDENTITEIT.rol)
    assert {(row["soort"], row["naam"], row["rol"]) for row in rows} == {("registratie", *wie)}
    per_concept = dict(zip(concepten, rows, strict=True))
    assert per_concept["klantcontact"]["object_id"] == UUID(made["uuid"])
    na = orjson.loads(per_concept["klantcontact"]["na"])
    assert (na["onderwerp"], na["kanaal"], na["nummer"]) == ("Afval", "telefoon", made["nummer"])
    assert per_concept["betrokkene"]["van_id"] == UUID(made["uuid"])
    assert per_concept["digitaal_adres"]["van_id"] == UUID(made["betrokkenen"][0]["uuid"])


async def test_repeated_at_the_same_time_it_is_done_once(
    vraag: Vraag, database_url: str, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    noor = await schrijf.actor()
    invoer = contact(noor, idempotentieSleutel=str(uuid4()), onderwerpobjecten=[{"zaak": ZAAK}])
    async with nog_een(database_url) as andere_server:
        een, ander = await asyncio.gather(registreer(vraag, invoer), registreer(andere_server, invoer))
    assert een == ander
    later = await registreer(vraag, invoer)
    assert later == een
    voor = await aantallen(register)
    assert (voor["klantcontact"], voor["betrokkene"], voor["idempotentie"]) == (1, 1, 1)
    anders = await registreer(vraag, invoer | {"onderwerp": "iets anders"})
    assert (anders["__typename"], anders["code"]) == ("Conflict", "SLEUTEL_HERGEBRUIKT")
    assert await aantallen(register) == voor


async def test_a_refused_registration_does_not_use_up_its_key(vraag: Vraag, schrijf: Rijen) -> None:
    noor = await schrijf.actor()
    invoer = contact(noor, idempotentieSleutel="k", kanaal="rooksignaal")
    assert fouten(await registreer(vraag, invoer)) == [("ONBEKENDE_CODE", "kanaal")]
    assert (await registreer(vraag, invoer | {"kanaal": "telefoon"}))["__typename"] == "Klantcontact"


async def test_the_same_number_at_the_same_time_is_given_once(
    vraag: Vraag, database_url: str, schrijf: Rijen, register: asyncpg.Connection
) -> None:
    noor = await schrijf.actor()
    invoer = contact(noor, nummer="77")
    async with nog_een(database_url) as andere_server:
        uitkomsten = await asyncio.gather(registreer(vraag, invoer), registreer(andere_server, invoer))
    assert sorted(uitkomst["__typename"] for uitkomst in uitkomsten) == ["Klantcontact", "OngeldigeInvoer"]
    assert await register.fetchval("select count(*) from klantcontact") == 1
