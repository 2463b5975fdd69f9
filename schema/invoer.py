"""How inputs become the frozen dataclasses that the use cases take."""

from collections.abc import Callable
from dataclasses import fields
from enum import Enum
from typing import Any
from uuid import uuid4

import strawberry

from resolvers.errors import Bevinding, InvalidInputError, Pad
from schema.global_id import sleutel_of, uuid_of

ALS = "klantgraaf_als"


def veld(beschrijving: str) -> Any:
    """An optional field of an input."""
    return strawberry.field(description=beschrijving, default=strawberry.UNSET)


def id_veld(beschrijving: str, *soorten: str) -> Any:
    """An optional field that holds ids (or uuid's) of `soorten`."""
    return strawberry.field(
        description=f"{beschrijving} (`id` of uuid).",
        default=strawberry.UNSET,
        metadata={ALS: lambda tekst: uuid_of(tekst, *soorten)},
    )


def id_van(beschrijving: str, *soorten: str) -> Any:
    """A required field that holds an id (or uuid) of one of `soorten`."""
    return strawberry.field(
        description=f"{beschrijving} (`id` of uuid).", metadata={ALS: lambda tekst: uuid_of(tekst, *soorten)}
    )


def zaak_veld(beschrijving: str) -> Any:
    """An optional field that holds ids, uuid's or identificaties of zaken."""
    return strawberry.field(
        description=f"{beschrijving} (`id`, uuid of identificatie).",
        default=strawberry.UNSET,
        metadata={ALS: lambda tekst: sleutel_of(tekst, "Zaak")},
    )


def domein(doel: type) -> Callable[[type], type]:
    """Class decorator of an input: it becomes a `doel`, whose fields have the same names."""

    def mark(cls: type) -> type:
        cls.__domein__ = doel  # type: ignore[attr-defined]
        return cls

    return mark


def naar_domein(invoer: Any) -> Any:
    """The domain's form of an input: frozen dataclasses, tuples, codes instead of enums, keys instead of ids.

    Raises:
        InvalidInputError: an id is not one of what is asked for.
    """
    doel = getattr(type(invoer), "__domein__", None)
    if doel is None:
        return _waarde(invoer, None)
    waarden = {
        field.name: _waarde(value, field.metadata.get(ALS))
        for field in fields(invoer)
        if (value := getattr(invoer, field.name)) is not None and value is not strawberry.UNSET
    }
    return doel(**waarden)


def leesbaar(tekst: str) -> str:
    """The text, when it is one that the register can hold.

    Raises:
        InvalidInputError: it has a character that PostgreSQL has no place for.
    """
    if "\0" in tekst:
        raise InvalidInputError("Een tekst mag het teken U+0000 niet bevatten.")
    return tekst


def _waarde(waarde: Any, als: Callable[[str], Any] | None) -> Any:
    if isinstance(waarde, str):
        return leesbaar(waarde) if als is None else als(leesbaar(waarde))
    if isinstance(waarde, list):
        return tuple(_waarde(deel, als) for deel in waarde)
    if isinstance(waarde, Enum):
        return waarde.value
    if als is not None and waarde is not None:
        return als(waarde)
    return naar_domein(waarde) if hasattr(type(waarde), "__domein__") else waarde


class Lezer:
    """Reads what is to be written: as `naar_domein`, but what is null stays None, and what is absent is absent.

    What cannot be read is kept aside, to be told with all else that is wrong. In its place comes an id that nothing
    has, or the text without what the register has no place for: so the rest is checked as if it had been right.

    Attributes:
        onleesbaar: ids that are not of what is asked for, texts the register cannot hold; nothing may be written then.
    """

    def __init__(self) -> None:
        self.onleesbaar: list[Bevinding] = []

    def gegevens(self, invoer: Any, pad: Pad = ()) -> Any:
        """The domain's form of an input.

        Args:
            invoer: that has one.
            pad: where it stands.
        """
        doel = type(invoer).__domein__
        bekend = {field.name for field in fields(doel)}
        waarden = {
            field.name: self.waarde(value, field.metadata.get(ALS), (*pad, field.name))
            for field in fields(invoer)
            if field.name in bekend and (value := getattr(invoer, field.name)) is not strawberry.UNSET
        }
        return doel(**waarden)

    def waarde(self, waarde: Any, als: Callable[[str], Any] | None, pad: Pad) -> Any:
        """The domain's form of a value.

        Args:
            waarde: as it was sent.
            als: makes a key of an id; raises InvalidInputError when it is none.
            pad: where it stands.
        """
        if isinstance(waarde, list):
            return tuple(self.waarde(deel, als, (*pad, plaats)) for plaats, deel in enumerate(waarde))
        if hasattr(type(waarde), "__domein__"):
            return self.gegevens(waarde, pad)
        try:
            return _waarde(waarde, als)
        except InvalidInputError as error:
            self.onleesbaar.append(Bevinding(error.code, error.melding, pad))
        if als is None:
            return waarde.replace("\0", "")
        niemand = str(uuid4())
        return als(
            niemand if isinstance(waarde, str) else type(waarde)(**{**dict.fromkeys(vars(waarde)), "id": niemand})
        )
