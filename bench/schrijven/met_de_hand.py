"""The same rows as the registration, each an `insert` of its own in one transaction, as one would write it by hand."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import asyncpg

_KLANTCONTACT = (
    "insert into klantcontact (id, kanaal, onderwerp, inhoud, taal, indicatie_contact_gelukt, plaatsgevonden_op)"
    " values ($1, $2, $3, $4, $5, $6, $7)"
)
_BETROKKENE = (
    "insert into betrokkene (id, klantcontact_id, plaatsgevonden_op, rol, initiator, contactnaam_achternaam)"
    " values ($1, $2, $3, $4, $5, $6)"
)
_ACTOR = "insert into actor_klantcontact (id, actor_id, klantcontact_id, plaatsgevonden_op) values ($1, $2, $3, $4)"
_CODES = "identificator_objecttype, identificator_register, identificator_soort_object_id, identificator_object_id"
_BIJLAGE = f"insert into bijlage (id, klantcontact_id, {_CODES}) values ($1, $2, $3, $4, $5, $6)"  # noqa: S608
_ONDERWERP = f"insert into onderwerpobject (id, klantcontact_id, {_CODES}) values ($1, $2, $3, $4, $5, $6)"  # noqa: S608
_TAAK = (
    "insert into interne_taak (id, klantcontact_id, plaatsgevonden_op, toegewezen_op, gevraagde_handeling)"
    " values ($1, $2, $3, $4, $5)"
)
_TAAK_ACTOR = (
    "insert into interne_taak_actor (interne_taak_id, actor_id, status, plaatsgevonden_op) values ($1, $2, $3, $4)"
)


async def registreer(verbinding: asyncpg.Connection, invoer: dict[str, Any]) -> None:
    """Write the rows that `invoer`, the input of the registration, stands for."""
    op, id_ = datetime.now(UTC), uuid4()
    async with verbinding.transaction():
        gelukt = invoer["indicatieContactGelukt"].lower()
        await verbinding.execute(
            _KLANTCONTACT, id_, invoer["kanaal"], invoer["onderwerp"], invoer["inhoud"], invoer["taal"], gelukt, op
        )
        for betrokkene in invoer["betrokkenen"]:
            achternaam, rol = betrokkene["contactnaam"]["achternaam"], betrokkene["rol"].lower()
            await verbinding.execute(_BETROKKENE, uuid4(), id_, op, rol, betrokkene["initiator"], achternaam)
        for actor in invoer["actoren"]:
            await verbinding.execute(_ACTOR, uuid4(), UUID(actor["id"]), id_, op)
        for bijlage in invoer["bijlagen"]:
            await verbinding.execute(_BIJLAGE, uuid4(), id_, *_codes(bijlage["identificator"]))
        for onderwerp in invoer["onderwerpobjecten"]:
            codes = ("zgw-Zaak", "openzaak", "uuid", onderwerp["zaak"])
            await verbinding.execute(_ONDERWERP, uuid4(), id_, *codes)
        for taak in invoer["interneTaken"]:
            taak_id = uuid4()
            await verbinding.execute(_TAAK, taak_id, id_, op, op, taak["gevraagdeHandeling"])
            for actor in taak["actoren"]:
                await verbinding.execute(_TAAK_ACTOR, taak_id, UUID(actor["id"]), "te_verwerken", op)


def _codes(identificator: dict[str, str]) -> tuple[str, ...]:
    return tuple(identificator[naam] for naam in ("objecttype", "register", "soortObjectId", "objectId"))
