from db.tables import Klantcontact
from resolvers.klantcontact.chain import aanleiding, onderwerp, opvolging
from resolvers.klantcontact.concept import KLANTCONTACT
from resolvers.relation import Relation

_k = Klantcontact.__table__.c

# From anything that belongs to one contact: betrokkene, interne taak, bijlage, onderwerpobject.
KLANTCONTACT_VAN_KIND = Relation(
    name="klantcontact_van_kind", target=KLANTCONTACT, key=_k.id, parent="klantcontact_id", many=False
)
AANLEIDING_VAN_KLANTCONTACT = Relation(
    name="aanleiding_van_klantcontact", target=KLANTCONTACT, pairs=aanleiding, order=(_k.plaatsgevonden_op,)
)
OPVOLGING_VAN_KLANTCONTACT = Relation(
    name="opvolging_van_klantcontact", target=KLANTCONTACT, pairs=opvolging, order=(_k.plaatsgevonden_op,)
)
ONDERWERP_KLANTCONTACT = Relation(name="onderwerp_klantcontact", target=KLANTCONTACT, pairs=onderwerp, many=False)
