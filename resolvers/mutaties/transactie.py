"""One transaction of a use case: begun, repeated when PostgreSQL had to choose between two writers, ended."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError, IntegrityError
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from db.engine import UncertainCommitError
from db.write_session import Stand, WriteSession
from resolvers.concept import Concept
from resolvers.errors import Bevinding, BusyError, ConflictError, InvalidRegistrationError, NotFoundError
from resolvers.mutaties.beperkingen import NUMMERS, constraint_of, refusal
from resolvers.mutaties.controle import Controle
from resolvers.operation import Operation
from resolvers.scope import Scope
from resolvers.visibility import visible

T = TypeVar("T")
# Serialization failure, deadlock, and a lock that was not free in time: another writer won; nothing was written.
_AGAIN = frozenset({"40001", "40P01", "55P03"})
_ATTEMPTS = 12


@dataclass(frozen=True, slots=True)
class Transactie:
    """What a use case writes with.

    Args:
        session: the transaction.
        scope: for whom.
        nu: the moment that everything in it happens at.
        onleesbaar: what of the input could not be read; then it only looks what else is wrong.
    """

    session: WriteSession
    scope: Scope
    nu: datetime
    onleesbaar: Sequence[Bevinding] = ()

    def controle(self) -> Controle:
        """A gathering of what is wrong, with what could not be read in it."""
        return Controle(self.session, self.scope, self.onleesbaar)

    async def stand(self, concept: Concept, sleutel: UUID, *, versie: int | None, removing: bool = False) -> Stand:
        """One row to change or remove, locked.

        Args:
            concept: of the row.
            sleutel: its id.
            versie: what the caller last saw of it; None when that does not matter.
            removing: also keep others from pointing at it.

        Raises:
            NotFoundError: there is none, or none that may be seen.
            ConflictError: it was changed since.
        """
        stand = (await self.standen(table_of(concept), (sleutel,), removing=removing)).get(sleutel)
        if stand is None:
            raise NotFoundError("Wat u wilt wijzigen staat niet in het register.")
        if versie is not None:
            van_versie(concept, stand, versie)
        return stand

    async def standen(self, table: Table, ids: Iterable[UUID], *, removing: bool = False) -> dict[UUID, Stand]:
        """Rows to change or remove, locked, by their ids."""
        return await self.session.lock(table, ids, visible(table, self.scope), removing=removing)


def van_versie(concept: Concept, stand: Stand, versie: int) -> None:
    """Go on only when a row is as the caller last saw it.

    Raises:
        ConflictError: it was changed since.
    """
    if stand.waarden["versie"] != versie:
        melding = "Dit is intussen door een ander gewijzigd. Kijk wat er nu staat (`nu`) en probeer het dan opnieuw."
        raise ConflictError("VERSIE_VEROUDERD", melding, ("versie",), (concept.name, stand.id))


def table_of(concept: Concept) -> Table:
    """The table a concept is kept in."""
    assert isinstance(concept.table, Table)  # noqa: S101 - concepts that are written have one
    return concept.table


async def uitgevoerd(
    operation: Operation,
    bewerking: str,
    work: Callable[[Transactie], Awaitable[T]],
    onleesbaar: Sequence[Bevinding] = (),
) -> T:
    """The result of `work` in one transaction: all of it is in the register, or nothing.

    Args:
        operation: who asks; it reads on in a new snapshot, which has what was written.
        bewerking: name of the operation, for the history.
        work: the use case; run again when another writer won, so it does nothing but write through its transaction.
        onleesbaar: what of the input could not be read; refused with whatever else `work` finds wrong.

    Raises:
        DomainError: a rule of the register refuses it.
        BusyError: other writers kept winning, or the database went away; says whether it may have been written.
    """
    async for attempt in AsyncRetrying(
        retry=retry_if_exception(_again),
        stop=stop_after_attempt(_ATTEMPTS),
        wait=wait_random_exponential(multiplier=0.02, max=1),
        reraise=True,
    ):
        with attempt:
            return await _once(operation, bewerking, work, onleesbaar)
    raise AssertionError  # tenacity returned or raised


async def _once(
    operation: Operation,
    bewerking: str,
    work: Callable[[Transactie], Awaitable[T]],
    onleesbaar: Sequence[Bevinding],
) -> T:
    try:
        async with operation.writing(bewerking) as session:
            done = await work(Transactie(session, operation.scope, datetime.now(UTC), onleesbaar))
            if onleesbaar:
                raise InvalidRegistrationError(tuple(onleesbaar))
            return done
    except NotFoundError as error:
        if any(bevinding.pad == error.pad for bevinding in onleesbaar):
            # Of course not: it is in the place of an id that could not be read.
            raise InvalidRegistrationError(tuple(onleesbaar)) from error
        raise
    except IntegrityError as error:
        refused = None if _again(error) else refusal(error)
        if refused is None:
            raise
        raise refused from error
    except UncertainCommitError as error:
        raise BusyError(
            "De verbinding met de database viel weg; het is niet zeker of dit is vastgelegd. "
            "Herhaal het verzoek met dezelfde `idempotentieSleutel`, of kijk eerst wat er staat."
        ) from error


def _again(error: BaseException) -> bool:
    if isinstance(error, IntegrityError):
        return constraint_of(error)[1] in NUMMERS
    if isinstance(error, DBAPIError):
        # A connection that was lost before the commit wrote nothing.
        return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _AGAIN
    return False
