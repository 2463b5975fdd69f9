from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select

from resolvers.keys import Pairs
from resolvers.scope import Scope


@dataclass(frozen=True, slots=True)
class Along:
    """Rows that statements name without saying which they are.

    Args:
        key: those with the same key are the same rows.
        rows: statements by the names they go by, in the order in which they name each other; the first has at least
            these columns, the others say more about its rows.
        pairs: those that are what such pairs are for all of the rows.
    """

    key: Hashable
    rows: Callable[[Scope, Iterable[str]], Mapping[str, Select[Any]]]
    pairs: Mapping[Pairs, str]

    def beside(self, statement: Select[Any], scope: Scope) -> Select[Any]:
        """A statement with these rows beside it, under the name that it knows them by."""
        rows = [rows.cte(name).prefix_with("MATERIALIZED") for name, rows in self.rows(scope, ()).items()]
        return statement.add_cte(*rows, nest_here=True)
