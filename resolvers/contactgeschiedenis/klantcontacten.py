from typing import Any

from sqlalchemy import ColumnElement, Select, Text, any_, func, literal, select, union_all
from sqlalchemy.dialects.postgresql import ARRAY, array

from db.tables import Betrokkene, Klantcontact, Onderwerpobject
from resolvers.coding import SoortObject
from resolvers.contactgeschiedenis.relatie import related
from resolvers.contactgeschiedenis.subject import SubjectShape
from resolvers.keys import Keys, Pairs
from resolvers.scope import Scope

_b = Betrokkene.__table__.c
_k = Klantcontact.__table__.c
_o = Onderwerpobject.__table__.c

# A history has one parent, the subject; this stands for it where a list wants a key.
SLEUTEL = "geschiedenis"


def history_pairs(shape: SubjectShape, inclusief: tuple[str, ...]) -> Pairs:
    """Which contacts are in the history, when they took place and why (`relaties`), each once."""

    def pairs(_keys: Keys, scope: Scope) -> Select[Any]:
        if inclusief == ("eigen",) and shape.known:
            return _own_only(shape)
        hits = union_all(*_hits(shape, inclusief, scope)).subquery("treffers")
        return select(
            literal(SLEUTEL).label("sleutel"),
            hits.c.doel,
            hits.c.moment,
            func.array_agg(hits.c.relatie.distinct(), type_=ARRAY(Text)).label("relaties"),
        ).group_by(hits.c.doel, hits.c.moment)

    return pairs


def _own_only(shape: SubjectShape) -> Select[Any]:
    """The usual case, in the order of an index: no contact outside the page is looked at."""
    # One client is matched by equality, so that the index's order by time can be used.
    mine = _b.partij_id == shape.partij if shape.single else _b.partij_id == any_(shape.partijen)
    return (
        select(
            literal(SLEUTEL).label("sleutel"),
            _b.plaatsgevonden_op.label("moment"),
            _b.klantcontact_id.label("doel"),
            array([literal("eigen", Text)]).label("relaties"),
        )
        .where(mine)
        .distinct()
    )


def _hit(relatie: str, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(
        _b.klantcontact_id.label("doel"), _b.plaatsgevonden_op.label("moment"), literal(relatie, Text).label("relatie")
    ).where(*conditions)


def _hits(shape: SubjectShape, inclusief: tuple[str, ...], scope: Scope) -> list[Select[Any]]:
    others = related(shape.partijen, inclusief)
    hits = [
        select(_b.klantcontact_id.label("doel"), _b.plaatsgevonden_op.label("moment"), others.c.relatie).join_from(
            others, Betrokkene.__table__, _b.partij_id == others.c.partij_id
        )
    ]
    if "eigen" in inclusief:
        hits.append(_hit("eigen", _b.id == any_(shape.betrokkenen)))
        own = select(_k.id, _k.plaatsgevonden_op, literal("eigen", Text))
        hits.append(own.where(_k.id == any_(shape.klantcontacten)))
    if "zaak" in inclusief:
        hits.append(_about_zaken(shape, scope))
    return hits


def _about_zaken(shape: SubjectShape, scope: Scope) -> Select[Any]:
    """Contacts about the zaak it started from, or about any zaak that the client's own contacts are about."""
    coded = scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.ZAAK)
    zaken: ColumnElement[bool]
    if shape.zaak:
        zaken = _o.object_sleutel == shape.zaaksleutel
    else:
        mine = Onderwerpobject.__table__.alias("eigen_onderwerp")
        own = union_all(
            select(_b.klantcontact_id).where(_b.partij_id == any_(shape.partijen)),
            select(_b.klantcontact_id).where(_b.id == any_(shape.betrokkenen)),
            select(_k.id).where(_k.id == any_(shape.klantcontacten)),
        ).subquery("eigen_contacten")
        zaken = _o.object_sleutel.in_(
            select(mine.c.object_sleutel).where(
                mine.c.klantcontact_id.in_(select(*own.c)), scope.coderingen.condition(mine, SoortObject.ZAAK)
            )
        )
    return (
        select(_k.id, _k.plaatsgevonden_op, literal("zaak", Text))
        .join_from(Onderwerpobject.__table__, Klantcontact.__table__, _k.id == _o.klantcontact_id)
        .where(zaken, coded)
    )
