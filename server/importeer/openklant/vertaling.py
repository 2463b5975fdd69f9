import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from server.importeer.openklant.resource import Bekend, Resource
from server.importeer.openklant.velden import Herschreven, Veld, VeldError, uuid

_NAAM = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,60}")
_ONLEESBAAR = "(onleesbare naam)"
_AFWEZIG: tuple[Any, ...] = (None, "", [])


@dataclass(slots=True)
class Vertaald:
    """A row of the source as a record, or why it cannot be one.

    Args:
        id: its uuid; None when it has none that can be read.
        record: values in the order of the target; None when there are `fouten`.
        fouten: Dutch reasons, each with the name of its field.
        opmerkingen: what was written differently, each with the name of its field.
        onbekend: names of fields with a value that nobody here knows.
    """

    id: UUID | None
    record: tuple[Any, ...] | None
    fouten: list[str] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    onbekend: list[str] = field(default_factory=list)


def vertaal(resource: Resource, rij: Any) -> Vertaald:
    """Read one row; never raises, whatever the row is."""
    if not isinstance(rij, dict):
        return Vertaald(None, None, ["de rij is geen object"])
    try:
        rij_id = uuid(rij.get("uuid"))
    except VeldError as fout:
        return Vertaald(None, None, [f"uuid: {fout}"])
    vertaald = Vertaald(rij_id, None)
    waarden: list[Any] = [rij_id]
    for veld in resource.velden:
        try:
            waarde = _lees(veld, rij)
        except VeldError as fout:
            vertaald.fouten.append(f"{veld.naam}: {fout}")
            continue
        if type(waarde) is Herschreven:
            vertaald.opmerkingen.append(f"{veld.naam}: {waarde.reden}")
            waarde = waarde.waarde
        waarden.append(waarde)
    vertaald.onbekend.extend(_onbekend(rij, resource.bekend, ""))
    if not vertaald.fouten:
        vertaald.record = tuple(waarden)
    return vertaald


def _lees(veld: Veld, rij: dict[str, Any]) -> Any:
    for pad in veld.paden:
        waarde: Any = rij
        for stap in pad:
            if not isinstance(waarde, dict):
                raise VeldError("de groep waar dit veld in hoort, is geen object")
            waarde = waarde.get(stap)
            if waarde is None:
                break
        if waarde not in _AFWEZIG:
            return veld.lees(waarde)
    return veld.afwezig


def _onbekend(rij: dict[str, Any], bekend: Bekend, voor: str) -> Iterator[str]:
    for naam, waarde in rij.items():
        if naam not in bekend:
            if _heeft_inhoud(waarde):
                yield voor + (naam if _NAAM.fullmatch(naam) else _ONLEESBAAR)
        elif (binnen := bekend[naam]) is not None and isinstance(waarde, dict):
            yield from _onbekend(waarde, binnen, f"{voor}{naam}.")


def _heeft_inhoud(waarde: Any) -> bool:
    if isinstance(waarde, dict):
        return any(_heeft_inhoud(een) for een in waarde.values())
    if isinstance(waarde, list):
        return any(_heeft_inhoud(een) for een in waarde)
    return waarde not in _AFWEZIG
