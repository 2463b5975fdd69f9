"""How a use case becomes a field of the mutation type: input in, one transaction, object or `Fout` out."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import fields
from functools import reduce
from operator import or_
from typing import Annotated, Any
from uuid import UUID, uuid4

import strawberry
from strawberry.utils.str_converters import to_camel_case

from resolvers.concept import Concept
from resolvers.errors import ConflictError, DomainError, InvalidInputError, NotFoundError, Pad
from resolvers.lookup import find
from resolvers.mutaties.idempotentie import MAXIMUM_SLEUTEL, eerder
from resolvers.mutaties.schrijfbaar import Schrijfbaar, Wijziging, registreer, wijzig
from resolvers.mutaties.transactie import Transactie, uitgevoerd
from resolvers.mutaties.verwijderen import Verwijdering, verwijder
from resolvers.operation import Operation
from schema.connection import required_argument, with_signature
from schema.declaration import maker
from schema.global_id import uuid_of
from schema.invoer import ALS, Lezer
from schema.mutaties.fouten import FOUTEN, als_fout
from schema.mutaties.verwijderd import Verwijderd, VerwijderInput
from schema.nodes import CONCEPTEN

# A use case: writes, and tells the id of the object that the result shows.
Werk = Callable[[Transactie, Any], Awaitable[Any]]
# The same for a registration, which is told the id of the object to be.
Registratie = Callable[[Transactie, Any, UUID], Awaitable[UUID]]


def resultaat(naam: str, soort: Any, wat: str) -> Any:
    """The union `<naam>Resultaat`: the object, or why there is none."""
    leden = reduce(or_, (soort, *FOUTEN))
    return Annotated[leden, strawberry.union(f"{naam}Resultaat", description=f"{wat}, of waarom niet.")]


def registratie(
    naam: str,
    invoer: type,
    soort: Any,
    concept: Concept,
    werk: Registratie,
    beschrijving: str,
    *,
    object_id: Callable[[Any], UUID] = lambda _gegevens: uuid4(),
) -> Any:
    """A field that registers an object; a repetition with the same key returns the first one.

    Args:
        naam: of the field, in Python's spelling.
        invoer: type of `input`, with an `idempotentie_sleutel`.
        soort: GraphQL type of the object.
        concept: of the object.
        werk: use case that registers it.
        beschrijving: Dutch.
        object_id: the id it will have, from the input's domain form.
    """
    bewerking_ = to_camel_case(naam)

    async def voer_uit(operation: Operation, invoer_: Any) -> Any:
        lezer = Lezer()
        sleutel, gegevens = _sleutel(invoer_, lezer), lezer.gegevens(invoer_)

        async def once(transactie: Transactie) -> UUID:
            id_ = object_id(gegevens)
            if (
                sleutel
                and not lezer.onleesbaar
                and (first := await eerder(transactie, bewerking_, sleutel, gegevens, id_))
            ):
                return first
            return await werk(transactie, gegevens, id_)

        id_ = await uitgevoerd(operation, bewerking_, once, lezer.onleesbaar)
        return await _object(operation, concept, id_, ("idempotentie_sleutel",))

    return _field(voer_uit, naam, invoer, soort, beschrijving)


def bewerking(naam: str, invoer: type, soort: Any, concept: Concept, werk: Werk, beschrijving: str) -> Any:
    """A field that changes things; `werk` gets the input's domain form and tells the id of the object to show."""

    async def voer_uit(operation: Operation, invoer_: Any) -> Any:
        lezer = Lezer()
        gegevens = lezer.gegevens(invoer_)
        id_ = await uitgevoerd(operation, to_camel_case(naam), lambda t: werk(t, gegevens), lezer.onleesbaar)
        return await _object(operation, concept, id_)

    return _field(voer_uit, naam, invoer, soort, beschrijving)


def registreert(naam: str, invoer: type, soort: Any, schrijfbaar: Schrijfbaar, beschrijving: str) -> Any:
    """A field that registers one row by itself."""

    async def werk(transactie: Transactie, gegevens: Any, id_: UUID) -> UUID:
        return await registreer(transactie, schrijfbaar, gegevens, id_)

    return registratie(naam, invoer, soort, schrijfbaar.concept, werk, beschrijving)


def wijzigt(
    naam: str,
    invoer: type,
    soort: Any,
    schrijfbaar: Schrijfbaar,
    beschrijving: str,
    *,
    werk: Callable[[Transactie, Schrijfbaar, Wijziging[Any]], Awaitable[Any]] = wijzig,
) -> Any:
    """A field that changes one row: absent leaves, null clears; refused when it was changed since `versie`.

    Args:
        naam: of the field, in Python's spelling.
        invoer: type of `input`, with an `id` and a `versie`.
        soort: GraphQL type of the object.
        schrijfbaar: what is changed.
        beschrijving: Dutch.
        werk: use case that changes it.
    """

    async def voer_uit(operation: Operation, invoer_: Any) -> Any:
        lezer = Lezer()
        wijziging = Wijziging(id=_id(invoer_, lezer), versie=invoer_.versie, gegevens=lezer.gegevens(invoer_))
        await uitgevoerd(operation, to_camel_case(naam), lambda t: werk(t, schrijfbaar, wijziging), lezer.onleesbaar)
        return await _object(operation, schrijfbaar.concept, wijziging.id)

    return _field(voer_uit, naam, invoer, soort, beschrijving)


def verwijdert(
    naam: str,
    typen: Sequence[str],
    schrijfbaar: Schrijfbaar,
    beschrijving: str,
    *,
    werk: Callable[[Transactie, Schrijfbaar, UUID, int], Awaitable[Verwijdering]] = verwijder,
) -> Any:
    """A field that removes one object and tells what followed.

    Args:
        naam: of the field, in Python's spelling.
        typen: GraphQL types whose ids it takes.
        schrijfbaar: what is removed.
        beschrijving: Dutch.
        werk: use case that removes it.
    """

    async def voer_uit(operation: Operation, invoer_: Any) -> Any:
        lezer = Lezer()
        id_ = lezer.waarde(invoer_.id, lambda tekst: uuid_of(tekst, *typen), ("id",))
        done = await uitgevoerd(
            operation, to_camel_case(naam), lambda t: werk(t, schrijfbaar, id_, invoer_.versie), lezer.onleesbaar
        )
        return Verwijderd.van(done)

    return _field(voer_uit, naam, VerwijderInput, Verwijderd, beschrijving)


def _id(invoer: Any, lezer: Lezer) -> UUID:
    """The id of the object to change, as its input declares it."""
    (veld_,) = (veld_ for veld_ in fields(invoer) if veld_.name == "id")
    found: UUID = lezer.waarde(invoer.id, veld_.metadata[ALS], ("id",))
    return found


def _sleutel(invoer: Any, lezer: Lezer) -> str | None:
    sleutel = invoer.idempotentie_sleutel
    if sleutel is None or sleutel is strawberry.UNSET:
        return None
    found: str = lezer.waarde(sleutel, _passend, ("idempotentie_sleutel",))
    return found


def _passend(sleutel: str) -> str:
    if not 1 <= len(sleutel) <= MAXIMUM_SLEUTEL:
        melding = f"Een idempotentieSleutel heeft 1 tot {MAXIMUM_SLEUTEL} tekens."
        raise InvalidInputError(melding, code="ONGELDIGE_WAARDE")
    return sleutel


async def _object(operation: Operation, concept: Concept, id_: UUID, pad: Pad = ("id",)) -> Any:
    """What was written, as it is now; `pad` says what of the input led to it."""
    row = await find(operation, concept, concept.identity == id_)
    if row is None:
        # By another, since: right after this, or after the first registration with the same key.
        raise NotFoundError("Dit is vastgelegd en daarna verwijderd.", pad)
    return maker(concept)(row)


async def _fout(operation: Operation, error: DomainError) -> Any:
    nu = None
    if isinstance(error, ConflictError) and error.nu is not None:
        concept = CONCEPTEN[error.nu[0]]
        row = await find(operation, concept, concept.identity == error.nu[1])
        nu = None if row is None else maker(concept)(row)
    fout = als_fout(error, nu)
    if fout is None:
        raise error
    return fout


def _field(
    voer_uit: Callable[[Operation, Any], Awaitable[Any]], naam: str, invoer: type, soort: Any, beschrijving: str
) -> Any:
    async def resolve(root: Any, info: strawberry.Info, *, input: Any) -> Any:
        try:
            return await voer_uit(info.context, input)
        except DomainError as error:
            return await _fout(info.context, error)

    hoofdletter = to_camel_case(naam)
    union = resultaat(hoofdletter[0].upper() + hoofdletter[1:], soort, beschrijving.rstrip("."))
    return strawberry.field(
        resolver=with_signature(resolve, [required_argument("input", invoer, "Wat er vastgelegd moet worden.")]),
        description=beschrijving,
        graphql_type=union,
    )
