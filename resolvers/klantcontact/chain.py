"""The chain of contacts: which contact names which earlier one as its subject, in either coding."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, union
from sqlalchemy.dialects.postgresql import array

from db.tables import Klantcontact, Onderwerpobject
from resolvers.coding import SoortObject
from resolvers.keys import Keys
from resolvers.scope import Scope

_o = Onderwerpobject.__table__.c


def _arm(*columns: Any) -> Select[Any]:
    # One key at a time may be a column of an enclosing statement over klantcontact.
    return select(*columns).correlate(Klantcontact.__table__)


def _named_by(keys: Keys, scope: Scope) -> Any:
    """(eerder, later) of contacts that name one of the keys."""
    coded = scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.KLANTCONTACT)
    return union(
        _arm(_o.was_klantcontact_id.label("eerder"), _o.klantcontact_id.label("later")).where(
            keys.match(_o.was_klantcontact_id)
        ),
        _arm(_o.object_uuid, _o.klantcontact_id).where(keys.match_text(_o.object_sleutel), coded),
    ).subquery("keten")


def _names(keys: Keys, scope: Scope) -> Any:
    """(eerder, later) of contacts that the keys name."""
    coded = scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.KLANTCONTACT)
    # Both codings stand in the same rows, so these are read once.
    named = func.unnest(array([_o.was_klantcontact_id, case((coded, _o.object_uuid))]))
    rows = _arm(named.label("eerder"), _o.klantcontact_id.label("later")).where(keys.match(_o.klantcontact_id))
    both = rows.distinct().subquery("genoemd")
    return _arm(both.c.eerder, both.c.later).where(both.c.eerder.isnot(None)).subquery("keten")


def _in_time(keten: Any, sleutel: ColumnElement[Any], doel: ColumnElement[Any]) -> Select[Any]:
    """Only what is named *earlier* is followed up; a link the other way round is a mistake of whoever wrote it."""
    eerder, later = Klantcontact.__table__.alias("eerder"), Klantcontact.__table__.alias("later")
    return (
        _arm(sleutel.label("sleutel"), doel.label("doel"))
        .select_from(keten)
        .join(eerder, eerder.c.id == keten.c.eerder)
        .join(later, later.c.id == keten.c.later)
        .where(later.c.plaatsgevonden_op >= eerder.c.plaatsgevonden_op, later.c.id != eerder.c.id)
    )


def opvolging(keys: Keys, scope: Scope) -> Select[Any]:
    """Which later contacts followed up the keys."""
    keten = _named_by(keys, scope)
    return _in_time(keten, keten.c.eerder, keten.c.later)


def aanleiding(keys: Keys, scope: Scope) -> Select[Any]:
    """Which earlier contacts the keys followed up."""
    keten = _names(keys, scope)
    return _in_time(keten, keten.c.later, keten.c.eerder)


def onderwerp(keys: Keys, scope: Scope) -> Select[Any]:
    """Which contact an onderwerpobject (the key) points to, in either coding, earlier or not."""
    coded = scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.KLANTCONTACT)
    target = case((_o.was_klantcontact_id.isnot(None), _o.was_klantcontact_id), (coded, _o.object_uuid))
    return select(_o.id.label("sleutel"), target.label("doel")).where(keys.match(_o.id))
