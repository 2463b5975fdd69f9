"""How others relate to the client, and so why a contact is in the list."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, any_, literal, select, union_all
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.tables import Partij, Vertegenwoordiging

_p = Partij.__table__.c
_v = Vertegenwoordiging.__table__.c

RELATIES = ("eigen", "vertegenwoordiger", "vertegenwoordigde", "contactpersoon", "organisatie", "zaak")


def related(mine: ColumnElement[Any], relaties: Iterable[str]) -> Any:
    """(partij_id, relatie) of the partijen that stand in one of `relaties` to `mine`, an array of ids."""
    statements: dict[str, Select[Any]] = {
        "eigen": select(_p.id, literal("eigen")).where(_p.id == any_(mine)),
        "vertegenwoordiger": select(_v.vertegenwoordigende_partij_id, literal("vertegenwoordiger")).where(
            _v.vertegenwoordigde_partij_id == any_(mine)
        ),
        "vertegenwoordigde": select(_v.vertegenwoordigde_partij_id, literal("vertegenwoordigde")).where(
            _v.vertegenwoordigende_partij_id == any_(mine)
        ),
        "contactpersoon": select(_p.id, literal("contactpersoon")).where(_p.werkte_voor_id == any_(mine)),
        "organisatie": select(_p.werkte_voor_id, literal("organisatie")).where(
            _p.id == any_(mine), _p.werkte_voor_id.isnot(None)
        ),
    }
    chosen = [statement for relatie, statement in statements.items() if relatie in relaties]
    empty = select(literal(None, PgUuid), literal("")).where(literal(value=False))
    rows = union_all(*(chosen or [empty])).subquery("relaties")
    names = list(rows.c)
    return select(names[0].label("partij_id"), names[1].label("relatie")).subquery("verwant")
