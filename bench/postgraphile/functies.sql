-- What someone who builds C9127 on PostGraphile adds to the database: its own derived values and lists as SQL functions,
-- which PostGraphile offers as fields. Each does what the product's field of that name does.
create schema if not exists graaf;

create or replace function graaf.partij_volledige_naam(p partij) returns text language sql stable as $$
  select coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam, p.contactnaam_voorletters),
    p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), ''))
$$;
create or replace function graaf.betrokkene_volledige_naam(b betrokkene) returns text language sql stable as $$
  select nullif(concat_ws(' ', coalesce(b.contactnaam_voornaam, b.contactnaam_voorletters),
    b.contactnaam_voorvoegsel_achternaam, b.contactnaam_achternaam), '')
$$;
create or replace function graaf.klantcontact_richting(k klantcontact) returns text language sql stable as $$
  select case when bool_or(b.initiator) then 'inkomend' when not bool_or(b.initiator) then 'uitgaand' end
  from betrokkene b where b.klantcontact_id = k.id
$$;
create or replace function graaf.interne_taak_wachttijd(t interne_taak) returns int language sql stable as $$
  select extract(epoch from greatest(case when t.status = 'verwerkt' then t.afgehandeld_op else now() end
    - t.plaatsgevonden_op, '0'))::int
  where t.status <> 'verwerkt' or t.afgehandeld_op is not null
$$;
create or replace function graaf.interne_taak_doorlooptijd(t interne_taak) returns int language sql stable as $$
  select extract(epoch from greatest(case when t.status = 'verwerkt' then t.afgehandeld_op else now() end
    - t.toegewezen_op, '0'))::int
  where t.status <> 'verwerkt' or t.afgehandeld_op is not null
$$;
create or replace function graaf.klantcontact_zaken(k klantcontact) returns setof text language sql stable as $$
  select distinct o.object_sleutel::text from onderwerpobject o where o.klantcontact_id = k.id
    and (o.identificator_objecttype = 'zgw-Zaak' and o.identificator_register = 'openzaak'
      or o.identificator_objecttype = 'zaak' and o.identificator_register = 'open-zaak')
    and o.identificator_soort_object_id in ('uuid', 'identificatie')
  order by 1
$$;
create or replace function graaf.onderwerpobject_contact(o onderwerpobject) returns klantcontact language sql stable as $$
  select k from klantcontact k where k.id = coalesce(o.was_klantcontact_id, case
    when o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
      and o.identificator_soort_object_id = 'uuid' then o.object_uuid end)
$$;
create or replace function graaf.klantcontact_aanleiding(k klantcontact) returns setof klantcontact language sql stable as $$
  select e.* from klantcontact e where e.plaatsgevonden_op <= k.plaatsgevonden_op and e.id <> k.id and e.id in (
    select o.was_klantcontact_id from onderwerpobject o where o.klantcontact_id = k.id
    union all
    select o.object_uuid
    from onderwerpobject o where o.klantcontact_id = k.id and o.identificator_objecttype = 'klantcontact'
      and o.identificator_register = 'openklant' and o.identificator_soort_object_id = 'uuid')
  order by e.plaatsgevonden_op, e.id
$$;
create or replace function graaf.klantcontact_opvolging(k klantcontact) returns setof klantcontact language sql stable as $$
  select l.* from klantcontact l where l.plaatsgevonden_op >= k.plaatsgevonden_op and l.id <> k.id and l.id in (
    select o.klantcontact_id from onderwerpobject o where o.was_klantcontact_id = k.id
    union all
    select o.klantcontact_id from onderwerpobject o where o.object_sleutel = k.id::text
      and o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
      and o.identificator_soort_object_id = 'uuid')
  order by l.plaatsgevonden_op, l.id
$$;
create or replace function graaf.partij_met_bsn(bsn text) returns partij language sql stable as $$
  select p from partij p where p.id = any(array(
    select i.partij_id from partij_identificator i where i.object_id = bsn and i.soort_object_id = 'bsn'
      and i.objecttype = 'natuurlijk_persoon' and i.register = 'brp' and i.sub_identificator_van_id is null
    union all
    select i.partij_id from partij_identificator i where i.object_id = bsn and i.soort_object_id = 'bsn'
      and i.objecttype = 'natuurlijk_persoon' and i.register = 'brp' and i.sub_identificator_van_id is not null))
  order by p.id limit 1
$$;
create or replace function graaf.partij_klantcontacten(p partij) returns setof klantcontact language sql stable rows 100 as $$
  select k.* from klantcontact k
  where k.id = any(array(select b.klantcontact_id from betrokkene b where b.partij_id = p.id))
  order by k.plaatsgevonden_op, k.id
$$;

drop function if exists graaf.partij_verwanten(partij);
drop type if exists graaf.verwant;
create type graaf.verwant as (relatie text, partij partij);
create function graaf.partij_verwanten(p partij) returns setof graaf.verwant language sql stable rows 5 as $$
  select v.relatie, q from (
    select vertegenwoordigende_partij_id as id, 'vertegenwoordiger' as relatie from vertegenwoordiging
    where vertegenwoordigde_partij_id = p.id
    union all
    select vertegenwoordigde_partij_id, 'vertegenwoordigde' from vertegenwoordiging where vertegenwoordigende_partij_id = p.id
    union all
    select c.id, 'contactpersoon' from partij c where c.werkte_voor_id = p.id
    union all
    select p.werkte_voor_id, 'organisatie' where p.werkte_voor_id is not null
  ) v join partij q on q.id = v.id order by v.relatie, q.naam_zoek, q.id
$$;

drop function if exists graaf.partij_telling(partij);
drop type if exists graaf.telling;
create type graaf.telling as (kanaal text, richting text, aantal int, eerste timestamptz, laatste timestamptz, mislukt int,
  onbeantwoord int);
create function graaf.partij_telling(p partij) returns setof graaf.telling language sql stable rows 10 as $$
  select kanaal, richting, count(*)::int, min(plaatsgevonden_op), max(plaatsgevonden_op),
    (count(*) filter (where richting = 'uitgaand' and gelukt = 'nee'))::int, (count(*) filter (where onbeantwoord))::int
  from (
    select k.kanaal, k.plaatsgevonden_op, k.indicatie_contact_gelukt as gelukt, r.richting,
      k.reactie is null and r.richting = 'inkomend'
        and exists (select from interne_taak t where t.klantcontact_id = k.id)
        and not exists (select from graaf.klantcontact_opvolging(k) l where l.indicatie_contact_gelukt <> 'nee') as onbeantwoord
    from klantcontact k cross join lateral (select graaf.klantcontact_richting(k) as richting offset 0) r
    where k.id = any(array(select b.klantcontact_id from betrokkene b where b.partij_id = p.id))
  ) c group by kanaal, richting order by count(*) desc, kanaal, richting
$$;

drop function if exists graaf.partij_taakcijfers(partij);
drop type if exists graaf.taakcijfers;
create type graaf.taakcijfers as (open int, langst_open int, afgehandeld int, wachttijd_mediaan int, wachttijd_langste int,
  doorlooptijd_mediaan int, doorlooptijd_langste int);
create function graaf.partij_taakcijfers(p partij) returns graaf.taakcijfers language sql stable as $$
  select (count(*) filter (where status = 'te_verwerken'))::int,
    trunc(max(wacht) filter (where status = 'te_verwerken'))::int,
    (count(*) filter (where status <> 'te_verwerken'))::int,
    trunc(percentile_cont(0.5) within group (order by wacht) filter (where afgehandeld_op is not null))::int,
    trunc(max(wacht) filter (where afgehandeld_op is not null))::int,
    trunc(percentile_cont(0.5) within group (order by loop) filter (where afgehandeld_op is not null))::int,
    trunc(max(loop) filter (where afgehandeld_op is not null))::int
  from (
    select t.status, t.afgehandeld_op, extract(epoch from greatest(e.einde - t.plaatsgevonden_op, '0')) as wacht,
      extract(epoch from greatest(e.einde - t.toegewezen_op, '0')) as loop
    from interne_taak t cross join lateral (select coalesce(t.afgehandeld_op, now()) as einde) e
    where t.klantcontact_id = any(array(select b.klantcontact_id from betrokkene b where b.partij_id = p.id))
  ) t
$$;

drop function if exists graaf.partij_tijdlijn(partij);
drop type if exists graaf.gebeurtenis;
create type graaf.gebeurtenis as (tijdstip timestamptz, soort text, richting text, kanaal text, tekst text,
  contact_nummer text, taak_nummer text, namen text[], sleutel text);
create function graaf.partij_tijdlijn(p partij) returns setof graaf.gebeurtenis language sql stable rows 300 as $$
  with contact as materialized (
    select k.id, k.nummer, k.plaatsgevonden_op, k.kanaal, k.onderwerp, k.indicatie_contact_gelukt = 'nee' as mislukt,
      graaf.klantcontact_richting(k) as richting, exists (select from graaf.klantcontact_aanleiding(k)) as vervolg
    from klantcontact k where k.id = any(array(select b.klantcontact_id from betrokkene b where b.partij_id = p.id))
  ), taak as materialized (
    select t.*, c.nummer as contact_nummer, array(
        select a.naam from interne_taak_actor ta join actor a on a.id = ta.actor_id where ta.interne_taak_id = t.id
        order by a.naam, a.id)::text[] as namen
    from interne_taak t join contact c on c.id = t.klantcontact_id where t.klantcontact_id = any(array(select id from contact))
  )
  select c.plaatsgevonden_op as tijdstip, case when c.richting = 'uitgaand' and c.mislukt then 'mislukte_poging'
      when c.richting = 'uitgaand' and c.vervolg then 'antwoord' else 'contact' end, c.richting, c.kanaal, c.onderwerp,
    c.nummer, null, array(
      select a.naam from actor_klantcontact ak join actor a on a.id = ak.actor_id where ak.klantcontact_id = c.id
      order by a.naam, a.id)::text[], '1' || c.id as sleutel
  from contact c
  union all
  select toegewezen_op, case when vorige_taak_id is null then 'taak_toegewezen' else 'taak_gerouteerd' end, null, null,
    gevraagde_handeling, contact_nummer, nummer, namen, '2' || id from taak
  union all
  select afgehandeld_op, 'taak_verwerkt', null, null, gevraagde_handeling, contact_nummer, nummer, namen, '3' || id
  from taak where afgehandeld_op is not null and not exists (select from interne_taak v where v.vorige_taak_id = taak.id)
  order by tijdstip, sleutel limit 1001
$$;
