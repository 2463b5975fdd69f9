"""Writing rows by hand: only what a test cares about, the rest as plain as the table allows."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import asyncpg

# Noon in Amsterdam's winter: whole days are the same there and in UTC.
BEGIN = datetime(2026, 1, 12, 11, 0, tzinfo=UTC)

_NUMMER = count(1)


def moment(tekst: str) -> datetime:
    """A moment as text with its offset, such as `2026-03-29T01:55+01:00`."""
    return datetime.fromisoformat(tekst)


def na(**duur: float) -> datetime:
    """So long after the beginning."""
    return BEGIN + timedelta(**duur)


class Rijen:
    """Writes rows on a connection; every method returns the id of the new row."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self.connection = connection

    async def rij(self, tabel: str, **waarden: Any) -> UUID:
        """One row of any table."""
        rij = {"id": uuid4(), **waarden}
        kolommen = ", ".join(f'"{naam}"' for naam in rij)
        plaatsen = ", ".join(f"${nummer}" for nummer in range(1, len(rij) + 1))
        await self.connection.execute(f"insert into {tabel} ({kolommen}) values ({plaatsen})", *rij.values())
        return rij["id"]

    async def partij(self, soort: str = "persoon", **waarden: Any) -> UUID:
        return await self.rij("partij", soort_partij=soort, **waarden)

    async def persoon(
        self, voornaam: str | None = None, voorvoegsel: str | None = None, naam: str | None = None
    ) -> UUID:
        return await self.partij(
            contactnaam_voornaam=voornaam,
            contactnaam_voorvoegsel_achternaam=voorvoegsel,
            contactnaam_achternaam=naam,
        )

    async def identificator(self, partij: UUID, *codes: str, onder: UUID | None = None) -> UUID:
        """Codes in the order register, objecttype, soort, object id."""
        namen = ("register", "objecttype", "soort_object_id", "object_id")
        return await self.rij(
            "partij_identificator",
            partij_id=partij,
            sub_identificator_van_id=onder,
            **dict(zip(namen, codes, strict=True)),
        )

    async def klantcontact(self, op: datetime = BEGIN, kanaal: str = "telefoon", **waarden: Any) -> UUID:
        return await self.rij("klantcontact", kanaal=kanaal, plaatsgevonden_op=op, **waarden)

    async def _moment(self, klantcontact: UUID) -> datetime:
        return await self.connection.fetchval("select plaatsgevonden_op from klantcontact where id = $1", klantcontact)

    async def betrokkene(
        self,
        klantcontact: UUID,
        partij: UUID | None = None,
        *,
        initiator: bool = True,
        rol: str = "klant",
        **waarden: Any,
    ) -> UUID:
        return await self.rij(
            "betrokkene",
            klantcontact_id=klantcontact,
            plaatsgevonden_op=await self._moment(klantcontact),
            partij_id=partij,
            initiator=initiator,
            rol=rol,
            **waarden,
        )

    async def contact_van(
        self, partij: UUID | None, op: datetime = BEGIN, *, initiator: bool = True, **waarden: Any
    ) -> UUID:
        """A klantcontact with one betrokkene."""
        contact = await self.klantcontact(op, **waarden)
        await self.betrokkene(contact, partij, initiator=initiator)
        return contact

    async def adres(self, soort: str, adres: str, **waarden: Any) -> UUID:
        """Digitaal adres; give partij_id or betrokkene_id."""
        return await self.rij("digitaal_adres", soort=soort, adres=adres, **waarden)

    async def actor(
        self, naam: str = "Noor", soort: str = "medewerker", codes: tuple[str, ...] = (), **waarden: Any
    ) -> UUID:
        """Codes in the order objecttype, register, soort, object id."""
        return await self.rij("actor", naam=naam, soort_actor=soort, **codering(*codes), **waarden)

    async def nam_deel(self, actor: UUID, klantcontact: UUID) -> UUID:
        return await self.rij(
            "actor_klantcontact",
            actor_id=actor,
            klantcontact_id=klantcontact,
            plaatsgevonden_op=await self._moment(klantcontact),
        )

    async def taak(self, klantcontact: UUID, *actoren: UUID, handeling: str = "Terugbellen", **waarden: Any) -> UUID:
        moment = await self._moment(klantcontact)
        if "afgehandeld_op" in waarden:
            waarden.setdefault("status", "verwerkt")
        taak = await self.rij(
            "interne_taak",
            klantcontact_id=klantcontact,
            plaatsgevonden_op=moment,
            gevraagde_handeling=handeling,
            **{"toegewezen_op": moment, **waarden},
        )
        for actor in actoren:
            await self.connection.execute(
                "insert into interne_taak_actor (interne_taak_id, actor_id, status, plaatsgevonden_op)"
                " select id, $2, status, plaatsgevonden_op from interne_taak where id = $1",
                taak,
                actor,
            )
        return taak

    async def onderwerp(self, klantcontact: UUID, *codes: str, was: UUID | None = None) -> UUID:
        """Codes in the order objecttype, register, soort, object id; and/or the contact it was."""
        return await self.rij(
            "onderwerpobject", klantcontact_id=klantcontact, was_klantcontact_id=was, **codering(*codes)
        )

    async def bijlage(self, klantcontact: UUID, *codes: str) -> UUID:
        return await self.rij("bijlage", klantcontact_id=klantcontact, **codering(*codes))

    async def vertegenwoordigt(self, wie: UUID, wiens: UUID) -> UUID:
        return await self.rij(
            "vertegenwoordiging", vertegenwoordigende_partij_id=wie, vertegenwoordigde_partij_id=wiens
        )

    async def categorie(self, naam: str | None = None) -> UUID:
        return await self.rij("categorie", naam=naam or f"Categorie {next(_NUMMER)}")


def codering(*codes: str) -> dict[str, str]:
    """Columns of an objectidentificator: objecttype, register, soort object id, object id."""
    namen = ("objecttype", "register", "soort_object_id", "object_id")
    return {f"identificator_{naam}": code for naam, code in zip(namen, codes, strict=False)}


ZGW = ("zgw-Zaak", "openzaak", "uuid")
ZAC = ("zaak", "open-zaak", "uuid")
CONTACT = ("klantcontact", "openklant", "uuid")
KLANTTAAK = ("klanttaak", "objecten", "uuid")
DOCUMENT = ("informatieobject", "openzaak", "uuid")
