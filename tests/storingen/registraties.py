"""Registrations of every shape, and what must be in the register when one of them is."""

from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

import asyncpg

REGISTREER = """
mutation ($input: RegistreerKlantcontactInput!) {
  registreerKlantcontact(input: $input) {
    __typename
    ... on Klantcontact { uuid }
    ... on Fout { code melding }
  }
}
"""
# Rows per table that belong to one contact, and the rows of its history.
TELLING = """
select k.metadata ->> 'volg' as volg,
  (select count(*) from betrokkene t where t.klantcontact_id = k.id) as betrokkenen,
  (select count(*) from digitaal_adres d join betrokkene t on t.id = d.betrokkene_id where t.klantcontact_id = k.id)
    as adressen,
  (select count(*) from actor_klantcontact t where t.klantcontact_id = k.id) as actoren,
  (select count(*) from bijlage t where t.klantcontact_id = k.id) as bijlagen,
  (select count(*) from onderwerpobject t where t.klantcontact_id = k.id) as onderwerpobjecten,
  (select count(*) from interne_taak t where t.klantcontact_id = k.id) as taken,
  (select count(*) from wijziging w where w.object_id = k.id and w.soort = 'registratie') as geschiedenis
from klantcontact k
"""


@dataclass(frozen=True)
class Registratie:
    """One registration.

    Args:
        volg: which.
        input: what is sent.
        telling: rows that must be there, all or none.
    """

    volg: int
    input: dict[str, Any]
    telling: dict[str, int]


def registratie(volg: int, actoren: list[UUID]) -> Registratie:
    """The registration with this number; always the same."""
    kies = Random(volg)
    betrokkenen = [
        {
            "rol": "KLANT",
            "initiator": True,
            "contactnaam": {"achternaam": f"Proef {volg}-{nummer}"},
            "digitaleAdressen": [
                {"soort": "EMAIL", "adres": f"proef{volg}.{nummer}.{plaats}@voorbeeld.nl"}
                for plaats in range(kies.randint(0, 2))
            ],
        }
        for nummer in range(kies.randint(1, 3))
    ]
    wie = [{"id": str(actor)} for actor in kies.sample(actoren, kies.randint(1, 2))]
    bijlagen = [{"identificator": _codes("informatieobject", f"{volg}-b{n}")} for n in range(kies.randint(0, 4))]
    onderwerpen = [{"object": _codes("melding", f"{volg}-o{n}")} for n in range(kies.randint(0, 2))]
    taken = [{"gevraagdeHandeling": "Terugbellen", "actoren": wie} for _ in range(kies.randint(0, 2))]
    return Registratie(
        volg,
        {
            "kanaal": "telefoon",
            "onderwerp": f"Proef {volg}",
            "metadata": [{"sleutel": "volg", "waarde": str(volg)}],
            "betrokkenen": betrokkenen,
            "actoren": wie,
            "bijlagen": bijlagen,
            "onderwerpobjecten": onderwerpen,
            "interneTaken": taken,
            "idempotentieSleutel": f"storing-{volg}",
        },
        {
            "betrokkenen": len(betrokkenen),
            "adressen": sum(len(b["digitaleAdressen"]) for b in betrokkenen),
            "actoren": len(wie),
            "bijlagen": len(bijlagen),
            "onderwerpobjecten": len(onderwerpen),
            "taken": len(taken),
            "geschiedenis": 1,
        },
    )


def _codes(objecttype: str, object_id: str) -> dict[str, str]:
    return {"objecttype": objecttype, "register": "proef", "soortObjectId": "kenmerk", "objectId": object_id}


async def geteld(connection: asyncpg.Connection) -> dict[int, list[dict[str, int]]]:
    """What is there, per registration; more than one entry is a registration that was done twice."""
    found: dict[int, list[dict[str, int]]] = {}
    for row in await connection.fetch(TELLING):
        telling = dict(row)
        found.setdefault(int(telling.pop("volg")), []).append(telling)
    return found
