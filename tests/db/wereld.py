"""One row of everything, and what a row of each table needs at the least."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import asyncpg

from tests.support.dicht import iban, vast
from tests.support.rijen import BEGIN

PARTIJ, ORGANISATIE, ANDER, ACTOR, CONTACT, LATER, BETROKKENE, TAAK, CATEGORIE, KVK = (
    vast("wereld", n) for n in range(10)
)
NERGENS = vast("nergens", 1)
_VAN_CONTACT = {"klantcontact_id": CONTACT, "plaatsgevonden_op": BEGIN}

# The least that makes a row, besides its id.
BASIS: Mapping[str, Mapping[str, Any]] = {
    "actor": {"naam": "Noor", "soort_actor": "medewerker"},
    "actor_klantcontact": {"actor_id": ACTOR, **_VAN_CONTACT},
    "betrokkene": {**_VAN_CONTACT, "rol": "klant"},
    "bijlage": {"klantcontact_id": CONTACT, "identificator_object_id": "x"},
    "categorie": {"naam": "Ondernemer"},
    "categorie_relatie": {"partij_id": PARTIJ, "categorie_id": CATEGORIE},
    "digitaal_adres": {"partij_id": PARTIJ, "soort": "email", "adres": "zoe@post.example"},
    "idempotentie": {
        "naam": "noor",
        "sleutel": "een",
        "bewerking": "registreerPartij",
        "vingerafdruk": "0",
        "object_id": PARTIJ,
    },
    "interne_taak": {**_VAN_CONTACT, "gevraagde_handeling": "Terugbellen"},
    "interne_taak_actor": {
        "interne_taak_id": TAAK,
        "actor_id": ACTOR,
        "status": "te_verwerken",
        "plaatsgevonden_op": BEGIN,
    },
    "klantcontact": {"kanaal": "telefoon"},
    "onderwerpobject": {"klantcontact_id": CONTACT, "identificator_object_id": "x"},
    "partij": {"soort_partij": "persoon"},
    "partij_identificator": {
        "partij_id": PARTIJ,
        "register": "turfstad",
        "objecttype": "klant",
        "soort_object_id": "nummer",
        "object_id": "1",
    },
    "referentiewaarde": {"lijst": "kanaal", "code": "duif", "naam": "Postduif"},
    "rekeningnummer": {"partij_id": PARTIJ, "iban": iban(1)},
    "vertegenwoordiging": {"vertegenwoordigende_partij_id": PARTIJ, "vertegenwoordigde_partij_id": ANDER},
    "wijziging": {
        "concept": "partij",
        "object_id": PARTIJ,
        "soort": "registratie",
        "bewerking": "registreerPartij",
        "naam": "noor",
        "rol": "kcc",
    },
}
ZONDER_ID = {"idempotentie", "referentiewaarde", "interne_taak_actor"}

_ROWS: tuple[tuple[str, UUID, Mapping[str, Any]], ...] = (
    ("partij", PARTIJ, {}),
    ("partij", ANDER, {}),
    ("partij", ORGANISATIE, {"soort_partij": "organisatie"}),
    ("actor", ACTOR, {}),
    ("klantcontact", CONTACT, {"plaatsgevonden_op": BEGIN}),
    ("klantcontact", LATER, {"plaatsgevonden_op": BEGIN}),
    ("betrokkene", BETROKKENE, {}),
    ("interne_taak", TAAK, {}),
    ("categorie", CATEGORIE, {}),
    (
        "partij_identificator",
        KVK,
        {
            "partij_id": ORGANISATIE,
            "register": "hr",
            "objecttype": "niet_natuurlijk_persoon",
            "soort_object_id": "kvk_nummer",
            "object_id": "12345678",
        },
    ),
)


async def voeg_toe(connection: asyncpg.Connection, tabel: str, **waarden: Any) -> None:
    """One row: the least, and these values."""
    rij = {**BASIS[tabel], **waarden}
    plaatsen = ", ".join(f"${nummer}" for nummer in range(1, len(rij) + 1))
    await connection.execute(f"insert into {tabel} ({', '.join(rij)}) values ({plaatsen})", *rij.values())


async def maak(connection: asyncpg.Connection) -> None:
    """One row of everything."""
    for tabel, id_, waarden in _ROWS:
        await voeg_toe(connection, tabel, id=id_, **waarden)
