"""What every relation should hold, in SQL written by hand: rows (ouder, doel), targets in their order.

A key is `<Type>.<field>`; for a field of an interface the interface's name stands for all of its types.
"""

# Contacts and zaken that onderwerpobjecten point to, in whatever coding.
_ZAAK = """zaak as (
  select klantcontact_id, lower(identificator_object_id) as sleutel from onderwerpobject
  where (identificator_objecttype, identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))
    and identificator_soort_object_id in ('uuid', 'identificatie') group by 1, 2)"""
_KETEN = """keten as (
  select later.id as later, later.plaatsgevonden_op as later_op, eerder.id as eerder, eerder.plaatsgevonden_op as eerder_op
  from (
    select klantcontact_id, was_klantcontact_id::text as sleutel from onderwerpobject where was_klantcontact_id is not null
    union
    select klantcontact_id, lower(identificator_object_id) from onderwerpobject
    where (identificator_objecttype, identificator_register, identificator_soort_object_id)
      = ('klantcontact', 'openklant', 'uuid')) o
  join klantcontact later on later.id = o.klantcontact_id
  join klantcontact eerder on eerder.id::text = o.sleutel
  where eerder.plaatsgevonden_op <= later.plaatsgevonden_op and eerder.id <> later.id)"""
_MEDEWERKER = """medewerker as (
  select id, naam, lower(case when identificator_soort_object_id = 'email' then identificator_object_id else emailadres end)
    as post from actor where soort_actor = 'medewerker')"""
_ZELFDE_CODES = """zelfde as (
  select a.id as ouder, b.klantcontact_id from {tabel} a
  join (
    select klantcontact_id, identificator_objecttype o, identificator_register r, identificator_soort_object_id s,
      identificator_object_id i from onderwerpobject
    union all
    select klantcontact_id, identificator_objecttype, identificator_register, identificator_soort_object_id,
      identificator_object_id from bijlage) b
  on (a.identificator_objecttype, a.identificator_register, a.identificator_soort_object_id, a.identificator_object_id)
    = (b.o, b.r, b.s, b.i))"""
_OVER_OBJECT = f"""with {_ZELFDE_CODES.format(tabel="onderwerpobject")}
  select z.ouder, k.id as doel from (select distinct ouder, klantcontact_id from zelfde) z
  join klantcontact k on k.id = z.klantcontact_id order by k.plaatsgevonden_op desc, k.id desc"""


# Of an object: what happened to it, and to what belongs to it.
_WIJZIGINGEN = """select o.id as ouder, w.id as doel from {} o
  join wijziging w on o.id = w.object_id or o.id = w.van_id order by w.tijdstip desc, w.id desc"""
_MET_WIJZIGINGEN = (
    *("partij", "actor", "betrokkene", "bijlage", "categorie", "categorie_relatie", "digitaal_adres", "interne_taak"),
    *("klantcontact", "onderwerpobject", "partij_identificator", "rekeningnummer", "vertegenwoordiging"),
)


def _kind(tabel: str, van: str = "klantcontact") -> str:
    return f"select id as ouder, {van}_id as doel from {tabel} where {van}_id is not null"


RELATIES = {
    "Partij.identificatoren": "select partij_id as ouder, id as doel from partij_identificator order by soort_object_id, id",
    "Partij.digitaleAdressen": """select partij_id as ouder, id as doel from digitaal_adres where partij_id is not null
      order by is_voorkeursadres desc, is_standaardadres desc, soort, id""",
    "Partij.voorkeursDigitaalAdres": """select partij_id as ouder, id as doel from digitaal_adres
      where partij_id is not null and is_voorkeursadres""",
    "Partij.rekeningnummers": """select partij_id as ouder, id as doel from rekeningnummer
      order by is_voorkeursrekeningnummer desc, iban, id""",
    "Partij.categorieen": "select partij_id as ouder, id as doel from categorie_relatie order by begindatum nulls first, id",
    "Partij.vertegenwoordigers": """select v.vertegenwoordigde_partij_id as ouder, p.id as doel
      from vertegenwoordiging v join partij p on p.id = v.vertegenwoordigende_partij_id order by p.naam_zoek, p.id""",
    "Partij.vertegenwoordigden": """select v.vertegenwoordigende_partij_id as ouder, p.id as doel
      from vertegenwoordiging v join partij p on p.id = v.vertegenwoordigde_partij_id order by p.naam_zoek, p.id""",
    "Partij.betrokkenheden": """select b.partij_id as ouder, b.id as doel from betrokkene b
      join klantcontact k on k.id = b.klantcontact_id where b.partij_id is not null
      order by k.plaatsgevonden_op desc, b.id desc""",
    "Partij.klantcontacten": """select p.id as ouder, k.id as doel from partij p cross join klantcontact k
      where exists (select from betrokkene b where b.klantcontact_id = k.id and b.partij_id = p.id)
      order by k.plaatsgevonden_op desc, k.id desc""",
    "Partij.interneTaken": """select p.id as ouder, t.id as doel from partij p cross join interne_taak t
      join klantcontact k on k.id = t.klantcontact_id
      where exists (select from betrokkene b where b.klantcontact_id = k.id and b.partij_id = p.id)
      order by k.plaatsgevonden_op, t.id""",
    "Organisatie.contactpersonen": """select werkte_voor_id as ouder, id as doel from partij
      where soort_partij = 'contactpersoon' and werkte_voor_id is not null order by naam_zoek, id""",
    "Contactpersoon.werkteVoor": _kind("partij", "werkte_voor"),
    "PartijIdentificator.subIdentificatorVan": _kind("partij_identificator", "sub_identificator_van"),
    "PartijIdentificator.subIdentificatoren": """select sub_identificator_van_id as ouder, id as doel
      from partij_identificator where sub_identificator_van_id is not null order by object_id, id""",
    "PartijIdentificator.partij": _kind("partij_identificator", "partij"),
    "DigitaalAdres.partij": _kind("digitaal_adres", "partij"),
    "DigitaalAdres.betrokkene": _kind("digitaal_adres", "betrokkene"),
    "Rekeningnummer.partij": _kind("rekeningnummer", "partij"),
    "CategorieRelatie.partij": _kind("categorie_relatie", "partij"),
    "CategorieRelatie.categorie": _kind("categorie_relatie", "categorie"),
    "Categorie.partijen": """select distinct r.categorie_id as ouder, p.id as doel, p.naam_zoek
      from categorie_relatie r join partij p on p.id = r.partij_id order by p.naam_zoek, p.id""",
    "Vertegenwoordiging.vertegenwoordigendePartij": _kind("vertegenwoordiging", "vertegenwoordigende_partij"),
    "Vertegenwoordiging.vertegenwoordigdePartij": _kind("vertegenwoordiging", "vertegenwoordigde_partij"),
    "Betrokkene.partij": _kind("betrokkene", "partij"),
    "Betrokkene.klantcontact": _kind("betrokkene"),
    "Betrokkene.digitaleAdressen": """select betrokkene_id as ouder, id as doel from digitaal_adres
      where betrokkene_id is not null order by is_standaardadres desc, soort, id""",
    "Klantcontact.betrokkenen": """select klantcontact_id as ouder, id as doel from betrokkene
      order by initiator desc, rol, id""",
    "Klantcontact.actoren": """select l.klantcontact_id as ouder, a.id as doel from actor_klantcontact l
      join actor a on a.id = l.actor_id order by a.naam, a.id""",
    "Klantcontact.bijlagen": "select klantcontact_id as ouder, id as doel from bijlage order by id",
    "Klantcontact.onderwerpobjecten": "select klantcontact_id as ouder, id as doel from onderwerpobject order by id",
    "Klantcontact.zaken": f"with {_ZAAK} select klantcontact_id as ouder, sleutel as doel from zaak order by sleutel",
    "Klantcontact.interneTaken": "select klantcontact_id as ouder, id as doel from interne_taak order by toegewezen_op, id",
    "Klantcontact.aanleiding": f"with {_KETEN} select later as ouder, eerder as doel from keten order by eerder_op, eerder",
    "Klantcontact.opvolging": f"with {_KETEN} select eerder as ouder, later as doel from keten order by later_op, later",
    "Actor.klantcontacten": """select l.actor_id as ouder, k.id as doel from actor_klantcontact l
      join klantcontact k on k.id = l.klantcontact_id order by k.plaatsgevonden_op desc, k.id desc""",
    "Actor.interneTaken": """select l.actor_id as ouder, t.id as doel from interne_taak_actor l
      join interne_taak t on t.id = l.interne_taak_id join klantcontact k on k.id = t.klantcontact_id
      order by k.plaatsgevonden_op, t.id""",
    "Actor.zelfdePersoon": f"""with {_MEDEWERKER} select a.id as ouder, b.id as doel from medewerker a
      join medewerker b on b.post = a.post and b.id <> a.id order by b.naam, b.id""",
    "InterneTaak.klantcontact": _kind("interne_taak"),
    "InterneTaak.actoren": """select l.interne_taak_id as ouder, a.id as doel from interne_taak_actor l
      join actor a on a.id = l.actor_id order by a.naam, a.id""",
    "InterneTaak.zaken": f"""with {_ZAAK} select t.id as ouder, z.sleutel as doel from interne_taak t
      join zaak z on z.klantcontact_id = t.klantcontact_id order by z.sleutel""",
    "InterneTaak.vorigeTaak": _kind("interne_taak", "vorige_taak"),
    "InterneTaak.volgendeTaken": """select vorige_taak_id as ouder, id as doel from interne_taak
      where vorige_taak_id is not null order by toegewezen_op, id""",
    "Zaak.klantcontacten": f"""with {_ZAAK} select z.sleutel as ouder, k.id as doel from zaak z
      join klantcontact k on k.id = z.klantcontact_id order by k.plaatsgevonden_op desc, k.id desc""",
    "Zaak.interneTaken": f"""with {_ZAAK} select z.sleutel as ouder, t.id as doel from zaak z
      join interne_taak t on t.klantcontact_id = z.klantcontact_id join klantcontact k on k.id = t.klantcontact_id
      order by k.plaatsgevonden_op, t.id""",
    "Zaak.partijen": f"""with {_ZAAK} select distinct z.sleutel as ouder, p.id as doel, p.naam_zoek from zaak z
      join betrokkene b on b.klantcontact_id = z.klantcontact_id join partij p on p.id = b.partij_id
      order by p.naam_zoek, p.id""",
    "Zaak.betrokkenen": f"""with {_ZAAK} select z.sleutel as ouder, b.id as doel from zaak z
      join betrokkene b on b.klantcontact_id = z.klantcontact_id join klantcontact k on k.id = b.klantcontact_id
      order by k.plaatsgevonden_op desc, b.id desc""",
    "Onderwerpobject.klantcontact": _kind("onderwerpobject"),
    "Bijlage.klantcontact": _kind("bijlage"),
    "Klanttaak.klantcontacten": _OVER_OBJECT,
    "OverigObject.klantcontacten": _OVER_OBJECT,
    **{
        f"{''.join(deel.capitalize() for deel in tabel.split('_'))}.wijzigingen": _WIJZIGINGEN.format(tabel)
        for tabel in _MET_WIJZIGINGEN
    },
    "Wijziging.actor": """select w.id as ouder, a.id as doel from wijziging w
      join actor a on a.id::text = coalesce(w.na, w.voor) ->> 'actor_id'""",
    "Informatieobject.bijlagen": """select a.id as ouder, b.id as doel from bijlage a join bijlage b
      on (a.identificator_objecttype, a.identificator_register, a.identificator_soort_object_id, a.identificator_object_id)
        = (b.identificator_objecttype, b.identificator_register, b.identificator_soort_object_id,
           b.identificator_object_id) order by b.id""",
}

# All objects of a type: `sleutel`, and for those without an id of their own that of the row they are found on.
OUDERS = {
    "Persoon": "select id from partij where soort_partij = 'persoon'",
    "Organisatie": "select id from partij where soort_partij = 'organisatie'",
    "Contactpersoon": "select id from partij where soort_partij = 'contactpersoon'",
    "Medewerker": "select id from actor where soort_actor = 'medewerker'",
    "OrganisatorischeEenheid": "select id from actor where soort_actor = 'organisatorische_eenheid'",
    "GeautomatiseerdeActor": "select id from actor where soort_actor = 'geautomatiseerde_actor'",
    "Betrokkene": "select id from betrokkene",
    "Bijlage": "select id from bijlage",
    "Categorie": "select id from categorie",
    "CategorieRelatie": "select id from categorie_relatie",
    "DigitaalAdres": "select id from digitaal_adres",
    "InterneTaak": "select id from interne_taak",
    "Klantcontact": "select id from klantcontact",
    "Onderwerpobject": "select id from onderwerpobject",
    "PartijIdentificator": "select id from partij_identificator",
    "Rekeningnummer": "select id from rekeningnummer",
    "Vertegenwoordiging": "select id from vertegenwoordiging",
    "Wijziging": "select id from wijziging",
    "Zaak": f"with {_ZAAK} select distinct sleutel as id from zaak",
    "Klanttaak": """select id from onderwerpobject where identificator_objecttype = 'klanttaak'
      and identificator_register in ('objecten', 'open-klant') and was_klantcontact_id is null""",
    "OverigObject": """select id from onderwerpobject where identificator_objecttype not in
      ('klanttaak', 'klantcontact', 'zaak', 'zgw-Zaak') and was_klantcontact_id is null""",
    "Informatieobject": "select id from bijlage where identificator_objecttype like '%nformatieobject'",
}
