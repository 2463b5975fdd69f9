"""Look-ups as slots: the request's values are parameters, all else of a statement is made once per structure."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Integer, Text, bindparam

from resolvers.concept import Concept
from resolvers.lookup import each, one
from resolvers.plan.dynamic import RowsSlot, Varying
from resolvers.referentiewaarde import REFERENTIEWAARDE, referentielijst_statement
from resolvers.relation import Relation
from resolvers.scope import Scope


def one_slot(concept: Concept, condition: ColumnElement[bool], scope: Scope) -> RowsSlot:
    """The one row of `concept` that fits a condition."""
    return RowsSlot(concept, lambda columns: one(concept, condition, scope, columns), Varying.of(condition))


def each_slot(relation: Relation, keys: list[Any], places: list[int], scope: Scope) -> RowsSlot:
    """What `relation` leads to from each key, with its place."""
    given = bindparam(None, keys, type_=ARRAY(relation.key_type)), bindparam(None, places, type_=ARRAY(Integer))
    return RowsSlot(
        relation.target, lambda columns: each(relation, *given, scope, columns), Varying(relation.name, given)
    )


def referentielijst_slot(lijst: str) -> RowsSlot:
    """Values of one reference list."""
    given = bindparam(None, lijst, type_=Text)
    return RowsSlot(
        REFERENTIEWAARDE,
        lambda columns: referentielijst_statement(given, columns),
        Varying(REFERENTIEWAARDE.name, (given,)),
    )
