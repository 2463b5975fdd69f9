from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.types import TypeEngine

from resolvers.concept import Concept
from resolvers.keys import UUID_KEY, Keys, Pairs
from resolvers.operation import BatchFunction, Operation
from resolvers.scope import Scope
from resolvers.visibility import hides, visible

Condition = Callable[[Scope], Iterable[ColumnElement[bool]]]


def _always(_scope: Scope) -> Iterable[ColumnElement[bool]]:
    return ()


@dataclass(frozen=True, eq=False)
class Relation:
    """What belongs to something, as data: from this both ways of answering make their statement.

    Args:
        name: what it returns and from where, such as `betrokkenen_van_klantcontact`.
        target: the concept it returns.
        parent: name of the parent's column that holds the key.
        key: column of the target that equals the key; or
        pairs: statement of which targets belong to which keys.
        many: a list (possibly empty) or at most one.
        order: order within a list.
        where: further conditions on the target.
        distinct: targets have no row of their own and may come more than once.
        extra: further columns of the pairs that come along with each row.
    """

    name: str
    target: Concept
    parent: str = "uuid"
    key: ColumnElement[Any] | None = None
    pairs: Pairs | None = None
    many: bool = True
    order: tuple[ColumnElement[Any], ...] = ()
    where: Condition = _always
    distinct: bool = False
    key_type: TypeEngine[Any] = UUID_KEY
    extra: tuple[str, ...] = ()

    def statement(self, scope: Scope) -> Select[Any]:
        """One statement for any number of parents: rows of the target, each led by its parent's key as `ouder`."""
        keys, target = Keys.many(self.key_type), self.target
        if self.pairs is not None:
            pairs = self.pairs(keys, scope).subquery("paren")
            along = [pairs.c[name] for name in self.extra]
            statement = select(pairs.c.sleutel.label("ouder"), *target.select(scope), *along).join_from(
                pairs, target.table, target.identity == pairs.c.doel
            )
        else:
            if self.key is None:
                raise TypeError(f"{self.name} has neither key nor pairs")
            statement = select(self.key.label("ouder"), *target.select(scope)).where(keys.match(self.key))
        statement = statement.where(*self.where(scope), *visible(target.table, scope))
        if self.distinct:
            statement = statement.distinct()
        return statement.order_by(*self.ordering(scope))

    def ordering(self, scope: Scope) -> tuple[ColumnElement[Any], ...]:
        """Order within a list, as far as it may be seen; last by identity, where each target has one."""
        seen = tuple(term for term in self.order if not hides(term, scope))
        return seen if self.distinct or not self.many else (*seen, self.target.identity)

    def batch(self, operation: Operation, make: Callable[[Any], Any]) -> BatchFunction:
        """Loader function: for each key its list of targets (or its one target, or None), made from rows by `make`."""

        async def load(keys: list[Any]) -> list[Any]:
            statement = self.statement(operation.scope)
            rows = await operation.fetch(statement, {"sleutels": list(dict.fromkeys(keys))})
            return self.gather(keys, rows, make)

        return load

    def gather(self, keys: Sequence[Any], rows: Iterable[Any], make: Callable[[Any], Any]) -> list[Any]:
        """Rows put under their keys, in the order of `keys`."""
        if not self.many:
            one = {row.ouder: make(row) for row in rows}
            return [one.get(key) for key in keys]
        many: defaultdict[Any, list[Any]] = defaultdict(list)
        for row in rows:
            many[row.ouder].append(make(row))
        return [many.get(key, []) for key in keys]
