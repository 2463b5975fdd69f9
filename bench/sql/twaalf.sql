-- The twelve statements of contenders/twaalf.py. Lists come in the order in which they are answered.

-- naam: klant
select p.id, p.nummer, upper(p.soort_partij), coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam,
    p.contactnaam_voorletters), p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')), p.indicatie_actief,
  upper(p.indicatie_geheimhouding), upper(d.soort), d.adres, i.soort_object_id, i.object_id
from partij p
left join digitaal_adres d on d.partij_id = p.id and d.is_voorkeursadres
left join partij_identificator i on i.partij_id = p.id
where p.id = any(array(
/*van_bsn*/
))
order by i.soort_object_id, i.id

-- naam: verwanten
select upper(v.relatie), p.nummer, upper(p.soort_partij), coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam,
    p.contactnaam_voorletters), p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')), p.indicatie_actief,
  upper(p.indicatie_geheimhouding)
from (
  select vertegenwoordigende_partij_id as id, 'vertegenwoordiger' as relatie from vertegenwoordiging
  where vertegenwoordigde_partij_id = $1
  union all
  select vertegenwoordigde_partij_id, 'vertegenwoordigde' from vertegenwoordiging where vertegenwoordigende_partij_id = $1
  union all
  select id, 'contactpersoon' from partij where werkte_voor_id = $1
  union all
  select werkte_voor_id, 'organisatie' from partij where id = $1 and werkte_voor_id is not null
) v join partij p on p.id = v.id
order by v.relatie, p.naam_zoek, p.id

-- naam: contacten
select k.id, k.nummer, k.plaatsgevonden_op, k.kanaal, (
    select case when bool_or(b.initiator) then 'INKOMEND' when not bool_or(b.initiator) then 'UITGAAND' end
    from betrokkene b where b.klantcontact_id = k.id), upper(k.indicatie_contact_gelukt), k.onderwerp, k.inhoud,
  upper(k.herkomst_inhoud), k.reactie, k.vertrouwelijk, h.aantal
from (
  select id, count(*) over () as aantal from (
    select distinct klantcontact_id as id, plaatsgevonden_op as moment from betrokkene where partij_id = $1
  ) alle order by moment, id limit $2
) h join klantcontact k on k.id = h.id
order by k.plaatsgevonden_op, k.id

-- naam: cijfers
select kanaal, richting, count(*), min(plaatsgevonden_op), max(plaatsgevonden_op),
  count(*) filter (where richting = 'UITGAAND' and gelukt = 'nee'), count(*) filter (where onbeantwoord)
from (
  select k.kanaal, k.plaatsgevonden_op, k.indicatie_contact_gelukt as gelukt, r.richting,
    k.reactie is null and r.richting = 'INKOMEND'
      and exists (select from interne_taak t where t.klantcontact_id = k.id)
      and not exists (
        select from klantcontact l where l.indicatie_contact_gelukt <> 'nee' and l.id <> k.id
          and l.plaatsgevonden_op >= k.plaatsgevonden_op and l.id in (
            select o.klantcontact_id from onderwerpobject o where o.was_klantcontact_id = k.id
            union all
            select o.klantcontact_id from onderwerpobject o
            where o.object_sleutel = k.id::text and o.identificator_objecttype = 'klantcontact'
              and o.identificator_register = 'openklant' and o.identificator_soort_object_id = 'uuid')) as onbeantwoord
  from klantcontact k cross join lateral (
    select case when bool_or(b.initiator) then 'INKOMEND' when not bool_or(b.initiator) then 'UITGAAND' end as richting
    from betrokkene b where b.klantcontact_id = k.id
  ) r
  where k.id = any(array(select klantcontact_id from betrokkene where partij_id = $1))
) c group by kanaal, richting order by count(*) desc, kanaal, lower(richting)

-- naam: taakcijfers
select now(), count(*) filter (where status = 'te_verwerken'),
  max(greatest(now() - plaatsgevonden_op, '0')) filter (where status = 'te_verwerken'),
  count(*) filter (where status <> 'te_verwerken'),
  percentile_cont(0.5) within group (order by extract(epoch from greatest(afgehandeld_op - plaatsgevonden_op, '0')))
    filter (where afgehandeld_op is not null),
  max(greatest(afgehandeld_op - plaatsgevonden_op, '0')) filter (where afgehandeld_op is not null),
  percentile_cont(0.5) within group (order by extract(epoch from greatest(afgehandeld_op - toegewezen_op, '0')))
    filter (where afgehandeld_op is not null),
  max(greatest(afgehandeld_op - toegewezen_op, '0')) filter (where afgehandeld_op is not null)
from interne_taak where klantcontact_id = any(array(select klantcontact_id from betrokkene where partij_id = $1))

-- naam: tijdlijn
with contact as materialized (
  select k.id, k.nummer, k.plaatsgevonden_op, k.kanaal, k.onderwerp, k.indicatie_contact_gelukt = 'nee' as mislukt, (
      select case when bool_or(b.initiator) then 'INKOMEND' when not bool_or(b.initiator) then 'UITGAAND' end
      from betrokkene b where b.klantcontact_id = k.id) as richting
  from klantcontact k where k.id = any(array(select klantcontact_id from betrokkene where partij_id = $1))
), taak as materialized (
  select t.*, c.nummer as contact_nummer, array(
      select a.naam from interne_taak_actor ta join actor a on a.id = ta.actor_id where ta.interne_taak_id = t.id
      order by a.naam, a.id) as namen
  from interne_taak t join contact c on c.id = t.klantcontact_id
  where t.klantcontact_id = any(array(select id from contact))
)
select c.plaatsgevonden_op as tijdstip, case when c.richting = 'UITGAAND' and c.mislukt then 'MISLUKTE_POGING'
    when c.richting = 'UITGAAND' and exists (
      select from onderwerpobject o join klantcontact e on e.id = coalesce(o.was_klantcontact_id, case
        when o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
          and o.identificator_soort_object_id = 'uuid' then o.object_uuid end)
      where o.klantcontact_id = c.id and e.plaatsgevonden_op <= c.plaatsgevonden_op and e.id <> c.id)
      then 'ANTWOORD' else 'CONTACT' end as soort,
  c.richting, c.kanaal, c.onderwerp, c.nummer, null::text as taak_nummer, array(
    select a.naam from actor_klantcontact ak join actor a on a.id = ak.actor_id where ak.klantcontact_id = c.id
    order by a.naam, a.id) as namen, '1' || c.id as sleutel
from contact c
union all
select toegewezen_op, case when vorige_taak_id is null then 'TAAK_TOEGEWEZEN' else 'TAAK_GEROUTEERD' end, null, null,
  gevraagde_handeling, contact_nummer, nummer, namen, '2' || id from taak
union all
select afgehandeld_op, 'TAAK_VERWERKT', null, null, gevraagde_handeling, contact_nummer, nummer, namen, '3' || id
from taak where afgehandeld_op is not null and not exists (select from interne_taak v where v.vorige_taak_id = taak.id)
order by tijdstip, sleutel limit 1001

-- naam: betrokkenen
select b.klantcontact_id, b.id, upper(b.rol), b.initiator, nullif(concat_ws(' ', coalesce(b.contactnaam_voornaam,
    b.contactnaam_voorletters), b.contactnaam_voorvoegsel_achternaam, b.contactnaam_achternaam), ''), b.organisatienaam,
  p.id is not null, p.nummer, coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam,
    p.contactnaam_voorletters), p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')),
  upper(d.soort), d.adres, d.omschrijving
from betrokkene b left join partij p on p.id = b.partij_id left join digitaal_adres d on d.betrokkene_id = b.id
where b.klantcontact_id = any($1)
order by b.initiator desc, b.rol, b.id, d.is_voorkeursadres desc, d.is_standaardadres desc, d.soort, d.id

-- naam: actoren
select ak.klantcontact_id, a.naam, upper(a.soort_actor) from actor_klantcontact ak join actor a on a.id = ak.actor_id
where ak.klantcontact_id = any($1) order by a.naam, a.id

-- naam: bijlagen
select klantcontact_id, identificator_objecttype, identificator_register, identificator_soort_object_id,
  identificator_object_id from bijlage where klantcontact_id = any($1) order by id

-- naam: onderwerpen
select o.klantcontact_id, o.identificator_objecttype, o.identificator_register, o.identificator_soort_object_id,
  o.identificator_object_id, o.object_sleutel, o.was_klantcontact_id is not null, k.id is not null, k.nummer
from onderwerpobject o left join klantcontact k on k.id = coalesce(o.was_klantcontact_id, case
  when o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
    and o.identificator_soort_object_id = 'uuid' then o.object_uuid end)
where o.klantcontact_id = any($1) order by o.id

-- naam: taken
select t.klantcontact_id, t.id, t.nummer, t.gevraagde_handeling, t.toelichting, upper(t.status), t.toegewezen_op,
  t.afgehandeld_op, t.plaatsgevonden_op, v.id is not null, v.nummer, a.naam, upper(a.soort_actor)
from interne_taak t left join interne_taak v on v.id = t.vorige_taak_id
left join interne_taak_actor ta on ta.interne_taak_id = t.id left join actor a on a.id = ta.actor_id
where t.klantcontact_id = any($1) order by t.toegewezen_op, t.id, a.naam, a.id

-- naam: keten
with schakel as materialized (
  select was_klantcontact_id as eerder, klantcontact_id as later from onderwerpobject
  where klantcontact_id = any($1) and was_klantcontact_id is not null
  union
  select object_uuid, klantcontact_id from onderwerpobject
  where klantcontact_id = any($1) and identificator_objecttype = 'klantcontact' and identificator_register = 'openklant'
    and identificator_soort_object_id = 'uuid'
  union
  select was_klantcontact_id, klantcontact_id from onderwerpobject where was_klantcontact_id = any($1)
  union
  select object_uuid, klantcontact_id from onderwerpobject
  where object_sleutel = any($1::uuid[]::text[]) and identificator_objecttype = 'klantcontact'
    and identificator_register = 'openklant' and identificator_soort_object_id = 'uuid'
), contact as materialized (
  select k.id, k.nummer, k.plaatsgevonden_op, k.kanaal, upper(k.indicatie_contact_gelukt) as gelukt, (
      select case when bool_or(b.initiator) then 'INKOMEND' when not bool_or(b.initiator) then 'UITGAAND' end
      from betrokkene b where b.klantcontact_id = k.id) as richting
  from klantcontact k where k.id = any(array(select eerder from schakel union select later from schakel))
)
select e.id, e.nummer, e.plaatsgevonden_op, e.kanaal, e.richting, e.gelukt,
  l.id, l.nummer, l.plaatsgevonden_op, l.kanaal, l.richting, l.gelukt
from schakel s join contact e on e.id = s.eerder join contact l on l.id = s.later
where l.plaatsgevonden_op >= e.plaatsgevonden_op and l.id <> e.id
order by l.plaatsgevonden_op, l.id, e.plaatsgevonden_op, e.id
