-- documenten/bladzijde.graphql: $1 is the client's nummer, $2 the size of the page.
with klant as materialized (
  select p.id, '{"nummer":' || coalesce(to_json(p.nummer)::text, 'null') || ',"volledigeNaam":' || coalesce(to_json(coalesce(
    p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam, p.contactnaam_voorletters),
    p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')))::text, 'null') as json
  from partij p where p.nummer = $1
), treffer as materialized (
  select distinct b.klantcontact_id as id, b.plaatsgevonden_op as moment
  from betrokkene b where b.partij_id = (select id from klant)
  order by b.plaatsgevonden_op desc, b.klantcontact_id desc limit $2 + 1
), bladzijde as materialized (
  select * from treffer order by moment desc, id desc limit $2
), deelname as materialized (
  select b.id, b.klantcontact_id, b.partij_id, b.initiator, b.rol, nullif(concat_ws(' ', coalesce(b.contactnaam_voornaam,
    b.contactnaam_voorletters), b.contactnaam_voorvoegsel_achternaam, b.contactnaam_achternaam), '') as naam
  from betrokkene b where b.klantcontact_id = any(array(select id from bladzijde))
), betrokkenen as (
  select b.klantcontact_id, bool_or(b.initiator) as inkomend, string_agg('{"rol":"' || upper(b.rol)
    || '","initiator":' || b.initiator::text || ',"volledigeNaam":' || coalesce(to_json(b.naam)::text, 'null')
    || ',"partij":' || coalesce(p.json, 'null') || '}', ',' order by b.initiator desc, b.rol, b.id) as json
  from deelname b left join (
    select p.id, '{"nummer":' || coalesce(to_json(p.nummer)::text, 'null') || ',"volledigeNaam":' || coalesce(to_json(
      coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam, p.contactnaam_voorletters),
      p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')))::text, 'null') || '}' as json
    from partij p where p.id = any(array(select partij_id from deelname))
  ) p on p.id = b.partij_id group by b.klantcontact_id
), deelnemer as materialized (
  select ak.klantcontact_id, ak.actor_id from actor_klantcontact ak
  where ak.klantcontact_id = any(array(select id from bladzijde))
), actoren as (
  select d.klantcontact_id, string_agg('{"naam":' || to_json(a.naam)::text || ',"soortActor":"' || upper(a.soort_actor)
    || '"}', ',' order by a.naam, a.id) as json
  from deelnemer d join (select * from actor where id = any(array(select actor_id from deelnemer))) a on a.id = d.actor_id
  group by d.klantcontact_id
), taken as (
  select t.klantcontact_id, string_agg('{"nummer":' || coalesce(to_json(t.nummer)::text, 'null') || ',"status":"'
    || upper(t.status) || '"}', ',' order by t.toegewezen_op, t.id) as json
  from interne_taak t where t.klantcontact_id = any(array(select id from bladzijde)) group by t.klantcontact_id
)
select convert_to('{"data":{"partij":' || coalesce((
  select p.json || ',"klantcontacten":{"pageInfo":{"hasNextPage":' || ((select count(*) from treffer) > $2)::text
    || '},"nodes":[' || coalesce((
    select string_agg('{"nummer":' || coalesce(to_json(k.nummer)::text, 'null')
      || ',"plaatsgevondenOp":' || to_json(k.plaatsgevonden_op)::text || ',"kanaal":' || to_json(k.kanaal)::text
      || ',"richting":' || case when b.inkomend then '"INKOMEND"' when not b.inkomend then '"UITGAAND"' else 'null' end
      || ',"indicatieContactGelukt":"' || upper(k.indicatie_contact_gelukt)
      || '","onderwerp":' || coalesce(to_json(k.onderwerp)::text, 'null')
      || ',"inhoud":' || coalesce(to_json(k.inhoud)::text, 'null')
      || ',"reactie":' || coalesce(to_json(k.reactie)::text, 'null') || ',"betrokkenen":[' || coalesce(b.json, '')
      || '],"actoren":[' || coalesce(a.json, '') || '],"interneTaken":[' || coalesce(t.json, '') || ']}', ','
      order by h.moment desc, h.id desc)
    from bladzijde h
    join (select * from klantcontact where id = any(array(select id from bladzijde))) k on k.id = h.id
    left join betrokkenen b on b.klantcontact_id = h.id
    left join actoren a on a.klantcontact_id = h.id
    left join taken t on t.klantcontact_id = h.id), '') || ']}}' from klant p), 'null') || '}}', 'UTF8')
