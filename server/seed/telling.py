from dataclasses import dataclass
from uuid import UUID

from server.seed import nummers
from server.seed.plan import Plan
from server.seed.schrijver import VOLGORDE, Verbinding
from server.seed.toeval import vaste_uuid


@dataclass(frozen=True)
class Meetklant:
    """A client with an exact number of contacts."""

    klantcontacten: int
    bsn: str
    nummer: str
    id: UUID


@dataclass(frozen=True)
class Meetzaak:
    """A zaak that many clients had contact about."""

    klantcontacten: int
    id: UUID


@dataclass(frozen=True)
class Telling:
    """What was written.

    Args:
        rijen: rows that the register now holds, per table.
        meetklanten: clients with exactly 2, 50, 80, 200 and 1,000 contacts, as far as the size allows.
        meetzaken: the zaken with most contacts.
    """

    rijen: dict[str, int]
    meetklanten: tuple[Meetklant, ...]
    meetzaken: tuple[Meetzaak, ...]


async def tel(verbinding: Verbinding, plan: Plan) -> Telling:
    """What the register holds now, and where to measure."""
    rijen = {tabel: await verbinding.fetchval(f"select count(*) from {tabel}") for tabel in VOLGORDE}  # noqa: S608
    zaken = [UUID(vaste_uuid(plan.zaad, "gedeelde-zaak", volgnummer)) for volgnummer in range(3)]
    meetzaken = [
        Meetzaak(
            await verbinding.fetchval(
                "select count(distinct klantcontact_id) from onderwerpobject where object_sleutel = $1", str(zaak)
            ),
            zaak,
        )
        for zaak in zaken
    ]
    meetklanten = []
    for plaats, aantal in plan.meetklanten:
        volgnummer = plan.begin.partij + plaats
        bsn = nummers.bsn(nummers.stap(volgnummer)) or ""
        meetklanten.append(Meetklant(aantal, bsn, str(volgnummer + 1), UUID(plan.partij_id(plaats))))
    return Telling(rijen, tuple(meetklanten), tuple(meetzaken))
