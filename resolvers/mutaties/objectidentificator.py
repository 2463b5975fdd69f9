"""The four codes of an object elsewhere, as something that is written: all of them or none."""

from collections.abc import Mapping
from typing import Any

from resolvers.errors import Pad
from resolvers.mutaties.controle import Controle

CODES = ("objecttype", "register", "soort_object_id", "object_id")


def compleet(rij: Mapping[str, Any], pad: Pad, controle: Controle) -> None:
    """Rule of a row: an object elsewhere is known by all four codes; one that was left blank is reported.

    Args:
        rij: with the four columns.
        pad: of the row in the input.
        controle: gathers what is wrong.
    """
    for code in CODES:
        if rij.get(f"identificator_{code}") is None:
            controle.meld((*pad, "identificator", code), "Dit moet ingevuld zijn.", "VERPLICHT")
