"""Where to reach someone about a contact (C9708).

What the betrokkene gave for this contact wins; then the channel the task asks for, the partij's preferred address, the
channel of the contact itself, and last any default address of the partij. Details of an inactive partij, or of one
whose details are secret, are not offered.
"""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, Text, case, func, select, true, union_all
from sqlalchemy.dialects.postgresql import distinct_on

from db.tables import Betrokkene, DigitaalAdres, InterneTaak, Klantcontact, Partij
from resolvers.digitaal_adres import DIGITAAL_ADRES
from resolvers.filters import among
from resolvers.keys import Keys
from resolvers.relation import Relation
from resolvers.scope import Scope

_b = Betrokkene.__table__.c
_d = DigitaalAdres.__table__.c
_k = Klantcontact.__table__.c
_p = Partij.__table__.c
_t = InterneTaak.__table__.c

_PER_KANAAL = {
    "telefoonnummer": ("telefoon", "telefonisch", "sms", "videobellen"),
    "email": ("e-mail", "email", "mail"),
}
# `bel`, `bellen`, `terugbelverzoek`; not `belasting`, `beleid` or `belanghebbende`.
_BELLEN = r"\m(terug|op|na|door)?bel(t|len|verzoek(en)?|notities?)?\M|\mtelefo"


def _kind_of_contact() -> ColumnElement[Any]:
    kanaal = func.lower(_k.kanaal, type_=Text)
    return case(*((among(kanaal, kanalen), soort) for soort, kanalen in _PER_KANAAL.items()))


def _wanted(keys: Keys) -> CTE:
    """Who must be reached, with what the newest open task asks for (to call or to mail) and the kind of the contact."""
    handeling = func.lower(_t.gevraagde_handeling)
    asked = (
        select(case((handeling.regexp_match(_BELLEN), "telefoonnummer"), (handeling.like("%mail%"), "email")))
        .where(_t.klantcontact_id == _b.klantcontact_id, _t.status == "te_verwerken")
        .order_by(_t.toegewezen_op.desc(), _t.id)
        .limit(1)
        .correlate(Betrokkene.__table__)
        .scalar_subquery()
    )
    return (
        select(_b.id, _b.partij_id, asked.label("gevraagd"), _kind_of_contact().label("zoals_contact"))
        .join_from(Betrokkene.__table__, Klantcontact.__table__, _k.id == _b.klantcontact_id)
        .where(keys.match(_b.id))
        .cte(nesting=True)
    )


def _candidate(wie: CTE, bron: ColumnElement[Any], rank: ColumnElement[Any]) -> Select[Any]:
    return select(
        wie.c.id.label("sleutel"),
        _d.id.label("doel"),
        bron.label("bron"),
        rank.label("rang"),
        case((_d.is_voorkeursadres, 0), (_d.is_standaardadres, 1), else_=2).label("binnen_rang"),
    )


def _given_here(wie: CTE) -> Select[Any]:
    """Addresses that the betrokkene gave for this contact; that of the kind asked for first."""
    rank = case((_d.soort == wie.c.gevraagd, 1), else_=2)
    statement = _candidate(wie, case((true(), "betrokkene")), rank)
    return statement.join_from(wie, DigitaalAdres.__table__, _d.betrokkene_id == wie.c.id)


def _of_partij(wie: CTE) -> Select[Any]:
    """Addresses of a partij that is active and not secret; those no rule prefers have no rank."""
    choices = (
        (_d.soort == wie.c.gevraagd, 3, "taak"),
        (_d.is_voorkeursadres, 4, "voorkeursadres"),
        (_d.soort == wie.c.zoals_contact, 5, "kanaal"),
        (_d.is_standaardadres, 6, "standaardadres"),
    )
    bron = case(*((condition, bron) for condition, _, bron in choices))
    rank = case(*((condition, rank) for condition, rank, _ in choices))
    return (
        _candidate(wie, bron, rank)
        .join_from(wie, DigitaalAdres.__table__, _d.partij_id == wie.c.partij_id)
        .join(Partij.__table__, _p.id == wie.c.partij_id)
        .where(_p.indicatie_actief, _p.indicatie_geheimhouding != "ja")
    )


def _pairs(keys: Keys, _scope: Scope) -> Select[Any]:
    wie = _wanted(keys)
    all_ = union_all(_given_here(wie), _of_partij(wie)).subquery("kandidaten")
    return (
        select(all_.c.sleutel, all_.c.doel, all_.c.bron)
        .where(all_.c.rang.isnot(None))
        .ext(distinct_on(all_.c.sleutel))
        .order_by(all_.c.sleutel, all_.c.rang, all_.c.binnen_rang, all_.c.doel)
    )


TE_BEREIKEN_VIA_VAN_BETROKKENE = Relation(
    name="te_bereiken_via_van_betrokkene", target=DIGITAAL_ADRES, pairs=_pairs, many=False, extra=("bron",)
)
