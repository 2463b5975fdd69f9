"""The history of the register: what was registered, changed and removed, by whom and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.dialects.postgresql import UUID as PgUuid

from db.geschiedenis import KOPPELINGEN
from db.tables import Base, Wijziging
from resolvers.actor import ACTOR
from resolvers.betrokkene import BETROKKENE
from resolvers.bijlage import BIJLAGE
from resolvers.categorie import CATEGORIE, CATEGORIE_RELATIE
from resolvers.concept import Concept
from resolvers.digitaal_adres import DIGITAAL_ADRES
from resolvers.filters import among, combined, one_of
from resolvers.interne_taak import INTERNE_TAAK
from resolvers.keys import Keys
from resolvers.klantcontact import KLANTCONTACT
from resolvers.listing import Listing, Order
from resolvers.onderwerpobject import ONDERWERPOBJECT
from resolvers.partij import PARTIJ
from resolvers.partij_identificator import PARTIJ_IDENTIFICATOR
from resolvers.periode import Periode
from resolvers.rekeningnummer import REKENINGNUMMER
from resolvers.relation import Relation
from resolvers.scope import Scope
from resolvers.vertegenwoordiging import VERTEGENWOORDIGING
from resolvers.visibility import hidden_columns

_w = Wijziging.__table__.c
_GROEPEN = ("contactnaam", "bezoekadres", "correspondentieadres", "identificator")


def _veldnaam(kolom: str, *, verwijst: bool) -> str:
    """A column as clients know it: `contactnaam_achternaam` is `contactnaam.achternaam`, `partij_id` is `partij`."""
    groep = next((groep for groep in _GROEPEN if kolom.startswith(f"{groep}_")), None)
    rest = kolom.removeprefix(f"{groep}_") if groep else kolom
    eerste, *verder = (rest.removesuffix("_id") if verwijst else rest).split("_")
    naam = eerste + "".join(deel.capitalize() for deel in verder)
    return f"{groep}.{naam}" if groep else naam


@cache
def _veldnamen() -> ColumnElement[Any]:
    """JSON object, by column, of the names that differ from it. As text of the statement: it is prepared once."""
    namen = {
        column.name: _veldnaam(column.name, verwijst=bool(column.foreign_keys) and column.name.endswith("_id"))
        for table in Base.metadata.tables.values()
        for column in table.columns
    }
    namen = {kolom: naam for kolom, naam in namen.items() if naam != kolom}
    return literal_column(
        f"'{orjson.dumps(namen, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS).decode()}'::jsonb"
    )


def _velden(table: FromClause, scope: Scope) -> ColumnElement[Any]:
    """The changed fields, each with what it was and became: JSON objects `veld`, `voor` and `na`, texts."""
    names = func.unnest(table.c.velden).table_valued(column("veld", Text), with_ordinality="plaats")
    velden = names.render_derived(name="per_veld")
    veld: ColumnElement[Any] = velden.c.veld

    def waarde(stand: ColumnElement[Any]) -> ColumnElement[Any]:
        shown = stand.op("->>")(veld)
        verborgen = [
            and_(table.c.concept == concept, among(veld, sorted(columns)))
            for concept, columns in hidden_columns(scope).items()
        ]
        return case((or_(*verborgen), null()), else_=shown) if verborgen else shown

    namen = _veldnamen().op("->>")(veld)
    regel = func.jsonb_build_object(
        literal_column("'veld'"),
        func.coalesce(namen, veld),
        literal_column("'voor'"),
        waarde(table.c.voor),
        literal_column("'na'"),
        waarde(table.c.na),
    )
    regels = select(func.jsonb_agg(aggregate_order_by(regel, velden.c.plaats))).select_from(velden).correlate(table)
    return func.coalesce(regels.scalar_subquery(), literal_column("'[]'::jsonb"), type_=JSONB)


def _actor(table: FromClause, _scope: Scope) -> ColumnElement[Any]:
    actor = func.coalesce(table.c.na, table.c.voor).op("->>")(literal_column("'actor_id'"))
    return case((among(table.c.concept, sorted(KOPPELINGEN)), cast(cast(actor, Text), PgUuid)))


WIJZIGING = Concept(
    name="wijziging",
    table=Wijziging.__table__,
    columns={
        "uuid": "id",
        "tijdstip": "tijdstip",
        "soort": "soort",
        "concept": "concept",
        "object_uuid": "object_id",
        "van_uuid": "van_id",
        "versie": "versie",
        "bewerking": "bewerking",
        "door": "naam",
        "rol": "rol",
        "trace_id": "trace_id",
    },
    identity=_w.id,
    derived={"velden": _velden, "actor_uuid": _actor},
)


@dataclass(frozen=True, slots=True)
class WijzigingFilter:
    """Which changes; fields that are given must all hold.

    Args:
        object: of these objects themselves, which may be gone.
        van: of these objects, or of what belonged to them.
    """

    en: "tuple[WijzigingFilter, ...] | None" = None
    of: "tuple[WijzigingFilter, ...] | None" = None
    niet: "WijzigingFilter | None" = None
    uuid: tuple[UUID, ...] | None = None
    object: tuple[UUID, ...] | None = None
    van: tuple[UUID, ...] | None = None
    concept: tuple[str, ...] | None = None
    soort: tuple[str, ...] | None = None
    periode: Periode | None = None
    bewerking: tuple[str, ...] | None = None
    door: tuple[str, ...] | None = None
    trace_id: tuple[str, ...] | None = None


def _own(filter_: WijzigingFilter, _scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield from one_of(_w.id, filter_.uuid)
    yield from one_of(_w.object_id, filter_.object)
    if filter_.van is not None:
        yield or_(among(_w.object_id, filter_.van), among(_w.van_id, filter_.van))
    yield from one_of(_w.concept, filter_.concept)
    yield from one_of(_w.soort, filter_.soort)
    if filter_.periode is not None:
        yield from filter_.periode.conditions(_w.tijdstip)
    yield from one_of(_w.bewerking, filter_.bewerking)
    yield from one_of(_w.naam, filter_.door)
    yield from one_of(_w.trace_id, filter_.trace_id)


def _of_object(keys: Keys, _scope: Scope) -> CompoundSelect[Any]:
    """Changes of the objects that are the keys, and of what belongs to them; each from an index that is in order."""
    rest = (_w.tijdstip.label("moment"), _w.id.label("doel"))
    own = select(_w.object_id.label("sleutel"), *rest).where(keys.match(_w.object_id))
    belonging = select(_w.van_id.label("sleutel"), *rest).where(keys.match(_w.van_id), _w.van_id != _w.object_id)
    return own.union_all(belonging)


_ORDERS = {
    "TIJDSTIP_AFLOPEND": Order(_w.tijdstip, descending=True, moment=True),
    "TIJDSTIP_OPLOPEND": Order(_w.tijdstip, moment=True),
}
WIJZIGINGEN = Listing(name="wijzigingen", target=WIJZIGING, orders=_ORDERS, conditions=combined(_own))
WIJZIGINGEN_VAN_OBJECT = Listing(
    name="wijzigingen_van_object", target=WIJZIGING, orders=_ORDERS, conditions=combined(_own), pairs=_of_object
)


def _object(concept: Concept, parent: str = "object_uuid") -> Relation:
    return Relation(
        name=f"{concept.name}_van_wijziging", target=concept, parent=parent, key=concept.identity, many=False
    )


# By concept of a change: what it is about. Of a link with an actor that is what the actor was linked to.
OBJECT_VAN_WIJZIGING: Mapping[str, Relation] = {
    **{
        concept.name: _object(concept)
        for concept in (
            ACTOR,
            BETROKKENE,
            BIJLAGE,
            CATEGORIE,
            CATEGORIE_RELATIE,
            DIGITAAL_ADRES,
            INTERNE_TAAK,
            KLANTCONTACT,
            ONDERWERPOBJECT,
            PARTIJ,
            PARTIJ_IDENTIFICATOR,
            REKENINGNUMMER,
            VERTEGENWOORDIGING,
        )
    },
    "actor_klantcontact": _object(KLANTCONTACT, "van_uuid"),
    "interne_taak_actor": _object(INTERNE_TAAK),
}
ACTOR_VAN_WIJZIGING = Relation(
    name="actor_van_wijziging", target=ACTOR, parent="actor_uuid", key=ACTOR.identity, many=False
)
