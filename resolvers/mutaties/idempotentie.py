"""A registration that is repeated, by a client that heard no answer, is done once."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from db.tables import Idempotentie
from resolvers.errors import ConflictError
from resolvers.mutaties.afwezig import AFWEZIG
from resolvers.mutaties.transactie import Transactie

_i = Idempotentie.__table__.c
MAXIMUM_SLEUTEL = 200


async def eerder(transactie: Transactie, bewerking: str, sleutel: str, gegevens: Any, object_id: UUID) -> UUID | None:
    """Note that a registration with this key is being done; the id of the first one's object if it was done before.

    Waits for another transaction that is doing the same right now. Two statements at most.

    Args:
        transactie: that registers.
        bewerking: name of the operation.
        sleutel: the caller's key.
        gegevens: all that was sent.
        object_id: id the object will have.

    Raises:
        ConflictError: the key was used for something else.
    """
    naam = transactie.scope.principal.naam
    noted = insert(Idempotentie).values(
        naam=naam, sleutel=sleutel, bewerking=bewerking, vingerafdruk=_vingerafdruk(gegevens), object_id=object_id
    )
    if await transactie.session.note(noted.on_conflict_do_nothing().returning(_i.object_id), {}):
        return None
    found = select(_i.object_id, _i.bewerking, _i.vingerafdruk).where(_i.naam == naam, _i.sleutel == sleutel)
    (first,) = await transactie.session.fetch(found)
    # Without a fingerprint the object was removed since, which is what the caller will be told.
    if first.vingerafdruk and (first.bewerking, first.vingerafdruk) != (bewerking, _vingerafdruk(gegevens)):
        raise ConflictError(
            "SLEUTEL_HERGEBRUIKT",
            "Deze idempotentieSleutel is al gebruikt voor iets anders. Gebruik voor elke registratie een nieuwe, "
            "zoals een uuid.",
            ("idempotentie_sleutel",),
        )
    was: UUID = first.object_id
    return was


def _vingerafdruk(gegevens: Any) -> str:
    return sha256(orjson.dumps(_plat(gegevens), option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)).hexdigest()


def _plat(waarde: Any) -> Any:
    if is_dataclass(waarde):
        parts = {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}
        return {name: _plat(deel) for name, deel in parts.items() if deel is not AFWEZIG}
    if isinstance(waarde, tuple | list):
        return [_plat(deel) for deel in waarde]
    if isinstance(waarde, datetime | date | UUID):
        return str(waarde)
    return waarde
