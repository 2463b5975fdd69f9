"""How people's words are matched: text by Dutch stem, names and addresses with typing errors, numbers normalised."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, bindparam, func, literal, literal_column, or_

from resolvers.errors import InvalidInputError

_WOORD = re.compile(r"[^\W_]+")
# Dropped as long as something else is left: `v.d. berg` and `van den berg` both ask for Berg.
_VOORVOEGSELS = frozenset(
    (
        *("van", "von", "v", "de", "d", "den", "der", "het", "t", "in", "op", "ten", "ter", "te", "vd", "vdr", "vdn"),
        *("el", "la", "le", "du", "da", "di", "bin", "ben", "s"),
    )
)
_MAXIMUM_WOORDEN = 8
# The operators that an index of trigrams, of a text and of metadata answer; nothing else has them.
_ZOEKT = re.compile(r" (?:<%|@@|@>) ")


def _woorden(tekst: str, wat: str) -> list[str]:
    woorden = _WOORD.findall(tekst.lower())
    if not woorden:
        raise InvalidInputError(f"Zoeken op {wat} vraagt ten minste één letter of cijfer.")
    return woorden[:_MAXIMUM_WOORDEN]


def _woord_condition(column: ColumnElement[Any], woord: str) -> ColumnElement[bool]:
    normaal = func.klantgraaf_normaal(bindparam(None, woord, type_=Text))
    # A word of the name looks like it, or starts with it (the normal form leads every word with a space).
    alike = normaal.op("<%", is_comparison=True)(column)
    if len(woord) > 1 and woord.isascii():
        # Then what starts with it looks like it too: of its n + 1 trigrams it has all but the last, and that is more
        # than the 0.6 that counts as alike. Without `or`, several words are one look in the index.
        return alike
    return or_(column.like(literal("%") + normaal + literal("%")), alike)


def naam_condition(column: ColumnElement[Any], naam: str) -> ColumnElement[bool]:
    """That a name (in normal form, in `column`) has every significant word of `naam`."""
    woorden = _woorden(naam, "naam")
    significant = [woord for woord in woorden if woord not in _VOORVOEGSELS] or woorden
    return and_(*(_woord_condition(column, woord) for woord in significant))


def adres_condition(column: ColumnElement[Any], adres: str) -> ColumnElement[bool]:
    """That an address (in normal form, in `column`) has every word of `adres`."""
    return and_(*(_woord_condition(column, woord) for woord in _woorden(adres, "adres")))


def tekst_condition(column: ColumnElement[Any], tekst: str) -> ColumnElement[bool]:
    """That a text (a tsvector) holds what `tekst` asks: words, "phrases", `or`, and `-without`."""
    _woorden(tekst, "tekst")
    return column.op("@@", is_comparison=True)(
        func.websearch_to_tsquery(literal_column("'klantgraaf_nl'::regconfig"), bindparam(None, tekst, type_=Text))
    )


def telefoonnummer_value(nummer: str) -> ColumnElement[Any]:
    """Normal form of a phone number, to compare with."""
    if not re.search(r"\d", nummer):
        raise InvalidInputError("Een telefoonnummer bevat cijfers.")
    return func.klantgraaf_normaal_adres("telefoonnummer", bindparam(None, nummer, type_=Text))


def email_value(email: str) -> ColumnElement[Any]:
    """Normal form of an e-mail address, to compare with."""
    return func.klantgraaf_normaal_adres("email", bindparam(None, email, type_=Text))


def searches(sql: str) -> bool:
    """Whether a statement searches for words or marks, of which some are rare and some are everywhere."""
    return _ZOEKT.search(sql) is not None
