"""What is heard of a change: which rows, and whom it may matter to; never what is in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson


@dataclass(frozen=True, slots=True)
class TaakMelding:
    """An interne taak was written.

    Args:
        id: of the task.
        actoren: who has it, with all actoren that are the same employee; None when that did not fit.
        vorige: from whom it was taken by this change, with the same; also all whom it had when it was removed.
    """

    id: UUID
    actoren: frozenset[UUID] | None
    vorige: frozenset[UUID] | None

    def samen(self, later: "TaakMelding") -> "TaakMelding":
        """Both, as one."""
        return TaakMelding(self.id, _union(self.actoren, later.actoren), _union(self.vorige, later.vorige))


@dataclass(frozen=True, slots=True)
class KlantcontactMelding:
    """A klantcontact was registered, or came to a partij or a zaak.

    Args:
        id: of the contact.
        partijen: to whom it came; None when that did not fit.
        zaken: digests of the keys of what it is about; None when that did not fit.
    """

    id: UUID
    partijen: frozenset[UUID] | None
    zaken: frozenset[str] | None

    def samen(self, later: "KlantcontactMelding") -> "KlantcontactMelding":
        """Both, as one."""
        return KlantcontactMelding(self.id, _union(self.partijen, later.partijen), _union(self.zaken, later.zaken))


@dataclass(frozen=True, slots=True)
class TeVeel:
    """So much was written of a kind that it was not told one by one."""

    soort: "Soort"


Melding = TaakMelding | KlantcontactMelding
Soort = type[Melding]


def gelezen(bericht: str) -> list[Melding | TeVeel]:
    """What a message of `db.notify` tells.

    Raises:
        ValueError: this version cannot read it.
    """
    try:
        return list(_elk(orjson.loads(bericht)))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("unreadable") from error


def _elk(berichten: list[dict[str, Any]]) -> Iterator[Melding | TeVeel]:
    for bericht in berichten:
        soort: Soort = TaakMelding if "t" in bericht else KlantcontactMelding
        id_ = bericht["t"] if soort is TaakMelding else bericht["k"]
        if id_ is None:
            yield TeVeel(soort)
        elif soort is TaakMelding:
            yield TaakMelding(UUID(id_), _uuids(bericht.get("a")), _uuids(bericht.get("v")))
        else:
            zaken = bericht.get("z")
            yield KlantcontactMelding(
                UUID(id_), _uuids(bericht.get("p")), None if zaken is None else frozenset(map(str, zaken))
            )


def _uuids(teksten: list[str] | None) -> frozenset[UUID] | None:
    return None if teksten is None else frozenset(UUID(tekst) for tekst in teksten)


def _union(one: frozenset[Any] | None, other: frozenset[Any] | None) -> frozenset[Any] | None:
    return None if one is None or other is None else one | other
