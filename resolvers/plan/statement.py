"""A statement as PostgreSQL takes it: what is the same for every request stands in its text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from resolvers.plan.json import quoted
from resolvers.zoeken import searches

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
_PARAMETER = re.compile(r"\$(\d+)|\$[a-z]+_\d+\$")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement, and where each request's values go in it.

    Args:
        text: SQL with numbered parameters.
        names: parameters in the order of their numbers.
        fixed: values that are the same for every request and have no place in the text.
        given: names of the parameters that each request gives, in the order in which its statements have them.
        processors: how a value is made fit for the driver, by parameter.
        searches: what is searched for decides how it is found: a rare word by its index, a common one in order of time.
    """

    text: str
    names: tuple[str, ...]
    fixed: Mapping[str, Any]
    given: tuple[str | None, ...]
    processors: Mapping[str, Any]
    searches: bool

    def values(self, given: Sequence[Any], named: Mapping[str, Any]) -> tuple[Any, ...]:
        """The parameters of one request."""
        own = {name: value for name, value in zip(self.given, given, strict=True) if name is not None}
        values = {**self.fixed, **own, **named}
        return tuple(
            self.processors[name](values[name]) if name in self.processors else values[name] for name in self.names
        )


def compiled(statement: Select[Any], given: Sequence[BindParameter[Any]], placeholders: Mapping[str, str]) -> Compiled:
    """The text of a statement.

    Args:
        statement: what is asked.
        given: parameters whose values each request brings.
        placeholders: what stands in the text for something that is known only now.
    """
    made = statement.compile(dialect=_DIALECT)
    # A page of which only the count is asked is not in the statement, so neither are its parameters.
    given_names = tuple(made.bind_names.get(parameter) for parameter in given)
    order = tuple(made.positiontup or ())
    names: list[str] = []

    def number(name: str) -> str:
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    def write(found: re.Match[str]) -> str:
        if found[1] is None:
            known = placeholders.get(found[0])
            if known is not None:
                return known
            return f"{number(found[0])}::{'int' if found[0].startswith('$omvang') else 'text'}"
        name = order[int(found[1]) - 1]
        written = None if name in given_names or name in made._bind_processors else _literal(made.params[name])  # noqa: SLF001
        return number(name) if written is None else written

    text = _PARAMETER.sub(write, str(made))
    return Compiled(
        text=text,
        names=tuple(names),
        fixed={**made.params},
        given=given_names,
        processors=dict(made._bind_processors),  # noqa: SLF001  what SQLAlchemy itself applies to these values
        searches=searches(text),
    )


def _literal(value: Any) -> str | None:
    """A value as a literal, so that PostgreSQL knows it when it plans; None for what is left a parameter."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return f"({value})"
        case str():
            # With a backslash in it, in the notation that means the same whatever a server is set to.
            return "E" + quoted(value.replace("\\", "\\\\")) if "\\" in value else quoted(value)
        case _:
            return None
