from typing import Any

from sqlalchemy import ColumnElement, Select, Text, any_, func, literal, select, union_all
from sqlalchemy.dialects.postgresql import ARRAY, array

from db.tables import Betrokkene, Klantcontact, Onderwerpobject
from resolvers.coding import SoortObject
from resolvers.contactgeschiedenis.relatie import related, uuid_array
from resolvers.contactgeschiedenis.subject import Subject
from resolvers.keys import TEXT_KEY, Keys, Pairs
from resolvers.klantcontact import KLANTCONTACT
from resolvers.klantcontact.filter import CONDITIONS
from resolvers.klantcontact.lists import ORDERS
from resolvers.listing import Listing
from resolvers.paging import MAXIMUM_GESCHIEDENIS
from resolvers.scope import Scope

_b = Betrokkene.__table__.c
_k = Klantcontact.__table__.c
_o = Onderwerpobject.__table__.c

# A history has one parent, the subject; this stands for it where a list wants a key.
SLEUTEL = "geschiedenis"


def history_pairs(subject: Subject, inclusief: tuple[str, ...]) -> Pairs:
    """Which contacts are in the history, when they took place and why (`relaties`), each once."""

    def pairs(_keys: Keys, scope: Scope) -> Select[Any]:
        if inclusief == ("eigen",) and not subject.betrokkenen and not subject.klantcontacten:
            return _own_only(subject)
        hits = union_all(*_hits(subject, inclusief, scope)).subquery("treffers")
        return select(
            literal(SLEUTEL).label("sleutel"),
            hits.c.doel,
            hits.c.moment,
            func.array_agg(hits.c.relatie.distinct(), type_=ARRAY(Text)).label("relaties"),
        ).group_by(hits.c.doel, hits.c.moment)

    return pairs


def _own_only(subject: Subject) -> Select[Any]:
    """The usual case, in the order of an index: no contact outside the page is looked at."""
    # One client is matched by equality, so that the index's order by time can be used.
    ids = subject.partij_ids
    mine = _b.partij_id == ids[0] if len(ids) == 1 else _b.partij_id == any_(uuid_array(ids))
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


def _hits(subject: Subject, inclusief: tuple[str, ...], scope: Scope) -> list[Select[Any]]:
    others = related(subject.partij_ids, inclusief)
    hits = [
        select(_b.klantcontact_id.label("doel"), _b.plaatsgevonden_op.label("moment"), others.c.relatie).join_from(
            others, Betrokkene.__table__, _b.partij_id == others.c.partij_id
        )
    ]
    if "eigen" in inclusief:
        hits.append(_hit("eigen", _b.id == any_(uuid_array(subject.betrokkenen))))
        own = select(_k.id, _k.plaatsgevonden_op, literal("eigen", Text))
        hits.append(own.where(_k.id == any_(uuid_array(subject.klantcontacten))))
    if "zaak" in inclusief:
        hits.append(_about_zaken(subject, scope))
    return hits


def _about_zaken(subject: Subject, scope: Scope) -> Select[Any]:
    """Contacts about the zaak it started from, or about any zaak that the client's own contacts are about."""
    coded = scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.ZAAK)
    zaken: ColumnElement[bool]
    if subject.zaak is not None:
        zaken = _o.object_sleutel == subject.zaak.sleutel
    else:
        mine = Onderwerpobject.__table__.alias("eigen_onderwerp")
        own = union_all(
            select(_b.klantcontact_id).where(_b.partij_id == any_(uuid_array(subject.partij_ids))),
            select(_b.klantcontact_id).where(_b.id == any_(uuid_array(subject.betrokkenen))),
            select(_k.id).where(_k.id == any_(uuid_array(subject.klantcontacten))),
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


def history_listing(subject: Subject, inclusief: tuple[str, ...]) -> Listing:
    """The klantcontacten of a history as a list in pages of up to 1,000, each with its `relaties`."""
    return Listing(
        name="klantcontacten_van_contactgeschiedenis",
        target=KLANTCONTACT,
        orders=ORDERS,
        conditions=CONDITIONS,
        pairs=history_pairs(subject, inclusief),
        key_type=TEXT_KEY,
        extra=("relaties",),
        maximum=MAXIMUM_GESCHIEDENIS,
    )
