from typing import Any

from sqlalchemy import Select, select

from db.tables import ActorKlantcontact, Betrokkene, Klantcontact, Onderwerpobject
from resolvers.coding import SoortObject
from resolvers.keys import TEXT_KEY, Keys
from resolvers.klantcontact.concept import KLANTCONTACT
from resolvers.klantcontact.filter import CONDITIONS
from resolvers.listing import Listing, Order
from resolvers.onderwerpobject import same_object
from resolvers.scope import Scope

_k = Klantcontact.__table__.c
_b = Betrokkene.__table__.c
_ak = ActorKlantcontact.__table__.c
_o = Onderwerpobject.__table__.c

ORDERS = {
    "PLAATSGEVONDEN_OP_AFLOPEND": Order(_k.plaatsgevonden_op, descending=True, moment=True),
    "PLAATSGEVONDEN_OP_OPLOPEND": Order(_k.plaatsgevonden_op, moment=True),
}


def _of_partij(keys: Keys, _scope: Scope) -> Select[Any]:
    return (
        select(_b.partij_id.label("sleutel"), _b.plaatsgevonden_op.label("moment"), _b.klantcontact_id.label("doel"))
        .where(keys.match(_b.partij_id))
        .distinct()
    )


def _of_actor(keys: Keys, _scope: Scope) -> Select[Any]:
    return select(
        _ak.actor_id.label("sleutel"), _ak.plaatsgevonden_op.label("moment"), _ak.klantcontact_id.label("doel")
    ).where(keys.match(_ak.actor_id))


def of_zaak(keys: Keys, scope: Scope) -> Select[Any]:
    """Contacts about the zaken that are the keys, over every coding, each once."""
    return (
        select(_o.object_sleutel.label("sleutel"), _o.klantcontact_id.label("doel"))
        .where(keys.match(_o.object_sleutel), scope.coderingen.condition(Onderwerpobject.__table__, SoortObject.ZAAK))
        .distinct()
    )


KLANTCONTACTEN = Listing(name="klantcontacten", target=KLANTCONTACT, orders=ORDERS, conditions=CONDITIONS)
KLANTCONTACTEN_VAN_PARTIJ = Listing(
    name="klantcontacten_van_partij", target=KLANTCONTACT, orders=ORDERS, conditions=CONDITIONS, pairs=_of_partij
)
KLANTCONTACTEN_VAN_ACTOR = Listing(
    name="klantcontacten_van_actor", target=KLANTCONTACT, orders=ORDERS, conditions=CONDITIONS, pairs=_of_actor
)
KLANTCONTACTEN_VAN_ZAAK = Listing(
    name="klantcontacten_van_zaak",
    target=KLANTCONTACT,
    orders=ORDERS,
    conditions=CONDITIONS,
    pairs=of_zaak,
    parent="sleutel",
    key_type=TEXT_KEY,
)
# Keyed by an onderwerpobject: all contacts about the same object elsewhere.
KLANTCONTACTEN_OVER_OBJECT = Listing(
    name="klantcontacten_over_object", target=KLANTCONTACT, orders=ORDERS, conditions=CONDITIONS, pairs=same_object
)
