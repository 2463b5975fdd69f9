import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from bench import register
from bench.schrijven import met_de_hand
from db.engine import Database
from resolvers.operation import Operation
from resolvers.principal import ONTWIKKELIDENTITEIT
from schema.execution import execute

REGISTREER = """
mutation Registreer($input: RegistreerKlantcontactInput!) {
  registreerKlantcontact(input: $input) {
    __typename
    ... on Klantcontact { uuid nummer }
    ... on Fout { code melding pad }
  }
}
"""
# Tables whose rows must be the same in number whoever wrote them.
TABELLEN = (
    "klantcontact",
    "betrokkene",
    "actor_klantcontact",
    "bijlage",
    "onderwerpobject",
    "interne_taak",
    "interne_taak_actor",
)
_OPWARMEN = 12


@dataclass(frozen=True)
class Uitkomst:
    """What came of it.

    Args:
        graaf: milliseconds of one registration by the graph, median per turn.
        hand: the same by hand.
        opdrachten: statements of one registration by the graph.
        rijen: rows per table, by each of them.
    """

    graaf: list[float]
    hand: list[float]
    opdrachten: int
    rijen: tuple[dict[str, int], dict[str, int]]

    @property
    def verhouding(self) -> float:
        """How many times as long the graph takes: median over the turns."""
        return statistics.median(een / ander for een, ander in zip(self.graaf, self.hand, strict=True))

    def tabel(self) -> str:
        """The outcome as Markdown."""
        aantal = sum(self.rijen[1].values()) // self.rijen[1]["klantcontact"]
        return (
            "| Registratie: 3 betrokkenen, 2 actoren, 4 bijlagen, 2 zaken, 2 taken | ms (mediaan) | SQL-opdrachten |\n"
            "|---|---|---|\n"
            f"| met de hand, rij voor rij | {statistics.median(self.hand):.2f} | {aantal} |\n"
            f"| Klantgraaf | {statistics.median(self.graaf):.2f} | {self.opdrachten} |\n"
            f"| verhouding | {self.verhouding:.2f} × | |"
        )


def invoer(actoren: list[UUID]) -> dict[str, Any]:
    """One registration; every call another one."""
    wie = [{"id": str(actor)} for actor in actoren]
    codes = {"objecttype": "informatieobject", "register": "openzaak", "soortObjectId": "uuid"}
    return {
        "kanaal": "telefoon",
        "onderwerp": "Lantaarn kapot",
        "inhoud": "De lantaarn voor de deur doet het al een week niet.",
        "taal": "nld",
        "indicatieContactGelukt": "ONBEKEND",
        "betrokkenen": [
            {"rol": "KLANT", "initiator": plaats == 0, "contactnaam": {"achternaam": f"Proef {plaats}"}}
            for plaats in range(3)
        ],
        "actoren": wie,
        "bijlagen": [{"identificator": {**codes, "objectId": str(uuid4())}} for _ in range(4)],
        "onderwerpobjecten": [{"zaak": str(uuid4())} for _ in range(2)],
        "interneTaken": [{"gevraagdeHandeling": "Terugbellen", "actoren": wie} for _ in range(2)],
    }


async def meet(url: str, rondes: int, per_beurt: int) -> Uitkomst:
    """Have both write in turns, each as many.

    Args:
        url: of an empty migrated database.
        rondes: turns for each.
        per_beurt: registrations in one turn.
    """
    database = Database(url, pool_size=1)
    try:
        async with register.verbonden(url) as verbinding:
            actoren = await _actoren(verbinding)
            opdrachten = 0

            async def graaf() -> None:
                nonlocal opdrachten
                opdrachten = await _registreer(database, invoer(actoren))

            async def hand() -> None:
                await met_de_hand.registreer(verbinding, invoer(actoren))

            tijden: dict[Callable[[], Awaitable[None]], list[float]] = {graaf: [], hand: []}
            rijen: dict[Callable[[], Awaitable[None]], dict[str, int]] = {}
            for wie in tijden:
                voor = await _geteld(verbinding)
                for _ in range(_OPWARMEN):
                    await wie()
                na = await _geteld(verbinding)
                rijen[wie] = {tabel: (na[tabel] - voor[tabel]) for tabel in TABELLEN}
            for ronde in range(rondes):
                for wie in (graaf, hand) if ronde % 2 else (hand, graaf):
                    tijden[wie].append(await _beurt(wie, per_beurt))
            return Uitkomst(tijden[graaf], tijden[hand], opdrachten, (rijen[graaf], rijen[hand]))
    finally:
        await database.close()


async def _beurt(wie: Callable[[], Awaitable[None]], aantal: int) -> float:
    tijden = []
    for _ in range(aantal):
        begin = time.perf_counter()
        await wie()
        tijden.append((time.perf_counter() - begin) * 1000)
    return statistics.median(tijden)


async def _registreer(database: Database, gegevens: dict[str, Any]) -> int:
    async with Operation(database, ONTWIKKELIDENTITEIT) as operation:
        outcome = await execute(REGISTREER, {"input": gegevens}, "Registreer", operation)
        if outcome.data is None or outcome.data["registreerKlantcontact"]["__typename"] != "Klantcontact":
            raise RuntimeError(f"niet geregistreerd: {outcome.data} {outcome.errors}")
        return operation.statements


async def _actoren(verbinding: asyncpg.Connection) -> list[UUID]:
    rijen = await verbinding.fetch(
        "insert into actor (naam, soort_actor) select 'Proef ' || n, 'medewerker' from generate_series(1, 2) n"
        " returning id"
    )
    return [rij["id"] for rij in rijen]


async def _geteld(verbinding: asyncpg.Connection) -> dict[str, int]:
    tellingen = ", ".join(f"(select count(*) from {tabel}) as {tabel}" for tabel in TABELLEN)  # noqa: S608
    rij = await verbinding.fetchrow(f"select {tellingen}")
    return dict(rij or {})
