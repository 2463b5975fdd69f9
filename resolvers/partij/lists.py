from typing import Any

from sqlalchemy import Select, func, select

from db.tables import Betrokkene, CategorieRelatie, Partij, Vertegenwoordiging
from resolvers.concept import concept
from resolvers.filters import by_words
from resolvers.keys import TEXT_KEY, Keys
from resolvers.klantcontact.lists import of_zaak
from resolvers.listing import Listing, Order
from resolvers.naam import volledige_naam
from resolvers.partij.filter import CONDITIONS
from resolvers.relation import Relation
from resolvers.scope import Scope

PARTIJ = concept(
    Partij,
    without=("werkte_voor_soort",),
    derived={"volledige_naam": lambda table, _scope: func.coalesce(table.c.naam, volledige_naam(table))},
)
_p = Partij.__table__.c
_b = Betrokkene.__table__.c
_v = Vertegenwoordiging.__table__.c
_cr = CategorieRelatie.__table__.c


def _of_zaak(keys: Keys, scope: Scope) -> Select[Any]:
    contacts = of_zaak(keys, scope).subquery("contacten")
    return (
        select(contacts.c.sleutel, _b.partij_id.label("doel"))
        .join_from(contacts, Betrokkene.__table__, _b.klantcontact_id == contacts.c.doel)
        .where(_b.partij_id.isnot(None))
        .distinct()
    )


def _of_categorie(keys: Keys, _scope: Scope) -> Select[Any]:
    return (
        select(_cr.categorie_id.label("sleutel"), _cr.partij_id.label("doel"))
        .where(keys.match(_cr.categorie_id))
        .distinct()
    )


ORDERS = {
    "NAAM_OPLOPEND": Order(_p.naam_zoek, apart=by_words),
    "NAAM_AFLOPEND": Order(_p.naam_zoek, descending=True, apart=by_words),
    "UUID_OPLOPEND": Order(_p.id),
}
PARTIJEN = Listing(name="partijen", target=PARTIJ, orders=ORDERS, conditions=CONDITIONS)
PARTIJEN_VAN_ZAAK = Listing(
    name="partijen_van_zaak",
    target=PARTIJ,
    orders=ORDERS,
    conditions=CONDITIONS,
    pairs=_of_zaak,
    parent="sleutel",
    key_type=TEXT_KEY,
)
PARTIJEN_VAN_CATEGORIE = Listing(
    name="partijen_van_categorie", target=PARTIJ, orders=ORDERS, conditions=CONDITIONS, pairs=_of_categorie
)
# From anything that has a partij: betrokkene, identificator, digitaal adres, rekeningnummer, categorierelatie.
PARTIJ_VAN_KIND = Relation(name="partij_van_kind", target=PARTIJ, key=_p.id, parent="partij_id", many=False)
VERTEGENWOORDIGENDE_PARTIJ = Relation(
    name="vertegenwoordigende_partij", target=PARTIJ, key=_p.id, parent="vertegenwoordigende_partij_id", many=False
)
VERTEGENWOORDIGDE_PARTIJ = Relation(
    name="vertegenwoordigde_partij", target=PARTIJ, key=_p.id, parent="vertegenwoordigde_partij_id", many=False
)
VERTEGENWOORDIGERS_VAN_PARTIJ = Relation(
    name="vertegenwoordigers_van_partij",
    target=PARTIJ,
    pairs=lambda keys, _scope: select(
        _v.vertegenwoordigde_partij_id.label("sleutel"), _v.vertegenwoordigende_partij_id.label("doel")
    ).where(keys.match(_v.vertegenwoordigde_partij_id)),
    order=(_p.naam_zoek,),
)
VERTEGENWOORDIGDEN_VAN_PARTIJ = Relation(
    name="vertegenwoordigden_van_partij",
    target=PARTIJ,
    pairs=lambda keys, _scope: select(
        _v.vertegenwoordigende_partij_id.label("sleutel"), _v.vertegenwoordigde_partij_id.label("doel")
    ).where(keys.match(_v.vertegenwoordigende_partij_id)),
    order=(_p.naam_zoek,),
)
CONTACTPERSONEN_VAN_ORGANISATIE = Relation(
    name="contactpersonen_van_organisatie", target=PARTIJ, key=_p.werkte_voor_id, order=(_p.naam_zoek,)
)
WERKTE_VOOR_VAN_CONTACTPERSOON = Relation(
    name="werkte_voor_van_contactpersoon", target=PARTIJ, key=_p.id, parent="werkte_voor_id", many=False
)
