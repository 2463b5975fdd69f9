import asyncio
import getpass
import os
import re
from collections.abc import AsyncGenerator
from contextlib import ExitStack, aclosing
from datetime import UTC, datetime
from typing import Any

from db.identity import Identity
from db.importeren import (
    HERSCHREVEN,
    SEQUENCES,
    BatchResult,
    DatabaseNotReadyError,
    Found,
    ImportRunningError,
    ImportSession,
    Target,
    import_session,
)
from server.importeer.bron import Bron, Pagina
from server.importeer.errors import ImporteerError
from server.importeer.openklant.resource import Resource
from server.importeer.openklant.resources import RESOURCES
from server.importeer.openklant.vertaling import vertaal
from server.importeer.redenen import OPMERKINGEN, reden
from server.importeer.verslag import Soort, Telling, Verslag
from server.importeer.voortgang import Stil, Voortgang

# Rows of one transaction: enough to make its cost disappear, few enough to keep in memory without thought.
BATCH = 1_000

# What the history calls what an import writes.
_BEWERKING, _ROL = "import openklant", "import"

# A kanaal is a code. One that could be something else (an address, a number) is not printed.
_KANAAL = re.compile(r"[^\W\d][\w /&.+-]{0,49}")
_VEEL_CIJFERS = re.compile(r"\d{4}")

_NIET_BIJGEWERKT = "De database is niet bijgewerkt voor deze versie. Geef eerst: klantgraaf migrate"

_RESOURCE_VAN = {resource.tabel: resource.naam for resource in RESOURCES}


async def importeer(
    bron: Bron,
    database_url: str,
    *,
    proef: bool = False,
    voortgang: Voortgang | None = None,
    batch: int = BATCH,
    door: str | None = None,
) -> Verslag:
    """Take over everything that an Open Klant 2.x has; can be repeated, and started again after an interruption.

    Args:
        bron: live or saved.
        database_url: of a migrated database.
        proef: do everything and keep nothing.
        voortgang: who is told how far it is.
        batch: rows per transaction.
        door: who runs it, for the history; the account of this process when it is not said.

    Returns:
        The report; close it.

    Raises:
        ImporteerError: the source cannot be read (further), or the database is not ready. What was taken stays.
    """
    # Counts first: a source that cannot be read is found out before anything is written.
    tellingen = {resource.naam: Telling(await bron.telling(resource.naam)) for resource in RESOURCES}
    verslag = Verslag(bron.naam, proef, resources=tellingen)
    with ExitStack() as when_it_fails:
        when_it_fails.callback(verslag.close)
        try:
            wie = Identity(door or _account(), _ROL)
            async with import_session(database_url, bewerking=_BEWERKING, identity=wie, dry_run=proef) as session:
                await _Run(bron, session, verslag, voortgang or Stil(), batch).alles()
        except DatabaseNotReadyError:
            raise ImporteerError(_NIET_BIJGEWERKT) from None
        except ImportRunningError:
            raise ImporteerError("Er loopt al een import in deze database.") from None
        for naam, telling in tellingen.items():
            telling.bron_na = await bron.telling(naam)
        verslag.klaar_op = datetime.now(UTC)
        when_it_fails.pop_all()
    return verslag


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run under a number that no account has.
        return f"uid {os.getuid()}"


class _Run:
    def __init__(self, bron: Bron, session: ImportSession, verslag: Verslag, voortgang: Voortgang, batch: int) -> None:
        self._bron = bron
        self._session = session
        self._verslag = verslag
        self._voortgang = voortgang
        self._batch = batch

    async def alles(self) -> None:
        """All resources, parents first, and then what there is to say about them."""
        for resource in RESOURCES:
            await self._lees(resource)
        async for gevonden in self._session.remarks():
            naam = _RESOURCE_VAN[gevonden.table]
            self._verslag.resources[naam].opmerkingen += 1
            self._verslag.meld(Soort.OPMERKING, naam, gevonden.id, _opmerking(gevonden))

    async def _lees(self, resource: Resource) -> None:
        """Read one resource to its end and take over what can be."""
        target = resource.target()
        await self._session.open(target)
        self._voortgang.begin(resource.naam, self._verslag.resources[resource.naam].bron_voor)
        async with aclosing(_vooruit(self._bron.paginas(resource.naam))) as paginas:
            rijen: list[Any] = []
            async for pagina in paginas:
                rijen += pagina.rijen
                while len(rijen) >= self._batch:
                    await self._neem(resource, target, rijen[: self._batch])
                    del rijen[: self._batch]
            if rijen:
                await self._neem(resource, target, rijen)
        async for result in self._session.second_round(target):
            self._tel(resource, target, result)
        if resource.tabel in SEQUENCES:
            self._verslag.reeksen.append(await self._session.advance(resource.tabel))

    async def _neem(self, resource: Resource, target: Target, rijen: list[Any]) -> None:
        vertaald = [vertaal(resource, rij) for rij in rijen]
        ids = [rij.id for rij in vertaald if rij.id is not None]
        records = [rij.record for rij in vertaald if rij.record is not None]
        telling = self._verslag.resources[resource.naam]
        telling.verschillend += await self._session.see(target, ids) + len(vertaald) - len(ids)
        result = await self._session.batch(target, records)
        telling.gelezen += len(rijen)
        await self._session.note(
            target, [(rij.id, opmerking) for rij in vertaald if rij.id and rij.record for opmerking in rij.opmerkingen]
        )
        for rij in vertaald:
            self._verslag.onbekende_velden.update((resource.naam, veld) for veld in rij.onbekend)
            if rij.fouten:
                telling.geweigerd += 1
                self._verslag.meld(Soort.GEWEIGERD, resource.naam, rij.id, "; ".join(rij.fouten))
        self._tel(resource, target, result)
        self._voortgang.verder(len(rijen))

    def _tel(self, resource: Resource, target: Target, result: BatchResult) -> None:
        telling = self._verslag.resources[resource.naam]
        telling.toegevoegd += result.toegevoegd
        telling.gewijzigd += result.gewijzigd
        telling.ongewijzigd += result.ongewijzigd
        telling.overgeslagen += len(result.overgeslagen)
        telling.geweigerd += len(result.geweigerd)
        for rij in result.overgeslagen:
            self._verslag.meld(Soort.OVERGESLAGEN, resource.naam, rij, "in dit register gewijzigd na de vorige import")
        for rij, breaches in result.geweigerd:
            redenen = "; ".join(reden(breach, target, resource.veldnaam) for breach in breaches)
            self._verslag.meld(Soort.GEWEIGERD, resource.naam, rij, redenen)


def _opmerking(gevonden: Found) -> str:
    if gevonden.code == HERSCHREVEN:
        return gevonden.detail or ""
    tekst = OPMERKINGEN[gevonden.code]
    kanaal = gevonden.detail
    if kanaal is not None and _KANAAL.fullmatch(kanaal) and not _VEEL_CIJFERS.search(kanaal):
        return f"{tekst} ({kanaal})"
    return tekst


async def _vooruit(paginas: AsyncGenerator[Pagina, None]) -> AsyncGenerator[Pagina, None]:
    """The same pages; the next one is fetched while the caller deals with this one."""

    async def volgende() -> Pagina | None:
        return await anext(paginas, None)

    onderweg = asyncio.create_task(volgende())
    try:
        while (pagina := await onderweg) is not None:
            onderweg = asyncio.create_task(volgende())
            yield pagina
    finally:
        onderweg.cancel()
        await asyncio.gather(onderweg, return_exceptions=True)
        await paginas.aclose()
