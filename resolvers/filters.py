from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, and_, any_, bindparam, not_, or_

from resolvers.errors import InvalidInputError
from resolvers.scope import Scope
from resolvers.visibility import permitted

_DIEPSTE = 5


def combined(
    own: Callable[[Any, Scope], Iterable[ColumnElement[bool]]],
) -> Callable[[Any, Scope], list[ColumnElement[bool]]]:
    """Conditions of a filter that may hold others: `en` (all of), `of` (one of) and `niet`.

    Args:
        own: conditions of the filter's own fields.

    Returns:
        What makes conditions of a filter; it refuses one that would tell about columns that may not be seen.
    """

    def conditions(filter_: Any, scope: Scope, depth: int = 1) -> Iterator[ColumnElement[bool]]:
        if filter_ is None:
            return
        if depth > _DIEPSTE:
            raise InvalidInputError(f"Een filter mag hooguit {_DIEPSTE} niveaus diep zijn.")
        yield from own(filter_, scope)
        for part in filter_.en or ():
            yield from conditions(part, scope, depth + 1)
        if filter_.of:
            yield or_(*(and_(True, *conditions(part, scope, depth + 1)) for part in filter_.of))
        if filter_.niet is not None:
            # What is unknown does not fit the filter, so it fits its opposite.
            yield not_(and_(True, *conditions(filter_.niet, scope, depth + 1)).is_(True))

    return lambda filter_, scope: permitted(conditions(filter_, scope), scope)


def by_words(filter_: Any) -> bool:
    """Whether a filter with `naam` and `adres`, or one that it holds, compares words."""
    if filter_ is None:
        return False
    parts = (*(filter_.en or ()), *(filter_.of or ()), filter_.niet)
    return filter_.naam is not None or filter_.adres is not None or any(by_words(part) for part in parts)


def among(column: ColumnElement[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    """That `column` is one of `values`: one array parameter, so that a statement's text never depends on how many."""
    return column == any_(bindparam(None, list(values), type_=ARRAY(column.type)))


def one_of(column: ColumnElement[Any], values: Iterable[Any] | None) -> Iterator[ColumnElement[bool]]:
    """That `column` is one of `values`; nothing when they were not given."""
    if values is not None:
        yield among(column, values)


def equal(column: ColumnElement[Any], value: Any) -> Iterator[ColumnElement[bool]]:
    """That `column` is `value`; nothing when it was not given."""
    if value is not None:
        yield column == value
