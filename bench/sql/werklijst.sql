-- documenten/werklijst.graphql: $1 is the actor's uuid, $2 the size of the page.
with treffer as materialized (
  select ta.interne_taak_id as id, ta.plaatsgevonden_op as moment from interne_taak_actor ta
  where ta.actor_id = $1 and ta.status = 'te_verwerken' order by ta.plaatsgevonden_op, ta.interne_taak_id limit $2 + 1
), bladzijde as materialized (
  select * from treffer order by moment, id limit $2
), taak as materialized (
  select t.* from interne_taak t where t.id = any(array(select id from bladzijde))
), deelname as materialized (
  select b.id, b.klantcontact_id, b.partij_id, b.initiator, b.rol, nullif(concat_ws(' ', coalesce(b.contactnaam_voornaam,
    b.contactnaam_voorletters), b.contactnaam_voorvoegsel_achternaam, b.contactnaam_achternaam), '') as naam
  from betrokkene b where b.klantcontact_id = any(array(select klantcontact_id from taak))
), betrokkenen as (
  select b.klantcontact_id, string_agg('{"rol":"' || upper(b.rol)
    || '","volledigeNaam":' || coalesce(to_json(b.naam)::text, 'null')
    || ',"partij":' || coalesce(p.json, 'null') || '}', ',' order by b.initiator desc, b.rol, b.id) as json
  from deelname b left join (
    select p.id, '{"nummer":' || coalesce(to_json(p.nummer)::text, 'null') || ',"volledigeNaam":' || coalesce(to_json(
      coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam, p.contactnaam_voorletters),
      p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')))::text, 'null') || '}' as json
    from partij p where p.id = any(array(select partij_id from deelname))
  ) p on p.id = b.partij_id group by b.klantcontact_id
), gegeven as materialized (
  select ta.interne_taak_id, ta.actor_id from interne_taak_actor ta
  where ta.interne_taak_id = any(array(select id from bladzijde))
), actoren as (
  select g.interne_taak_id, string_agg('{"naam":' || to_json(a.naam)::text || '}', ',' order by a.naam, a.id) as json
  from gegeven g join (select * from actor where id = any(array(select actor_id from gegeven))) a on a.id = g.actor_id
  group by g.interne_taak_id
)
select convert_to('{"data":{"node":' || coalesce((
  select '{"naam":' || to_json(a.naam)::text || ',"interneTaken":{"pageInfo":{"hasNextPage":'
    || ((select count(*) from treffer) > $2)::text || '},"nodes":[' || coalesce((
    select string_agg('{"nummer":' || coalesce(to_json(t.nummer)::text, 'null')
      || ',"gevraagdeHandeling":' || to_json(t.gevraagde_handeling)::text
      || ',"toelichting":' || coalesce(to_json(t.toelichting)::text, 'null')
      || ',"toegewezenOp":' || to_json(t.toegewezen_op)::text
      || ',"wachttijd":{"iso8601":"' || date_trunc('second', greatest(now() - t.plaatsgevonden_op, '0'))
      || '"},"klantcontact":{"nummer":' || coalesce(to_json(k.nummer)::text, 'null')
      || ',"plaatsgevondenOp":' || to_json(k.plaatsgevonden_op)::text || ',"kanaal":' || to_json(k.kanaal)::text
      || ',"onderwerp":' || coalesce(to_json(k.onderwerp)::text, 'null') || ',"betrokkenen":[' || coalesce(b.json, '')
      || ']},"actoren":[' || coalesce(ta.json, '') || ']}', ',' order by t.plaatsgevonden_op, t.id)
    from taak t
    join (select * from klantcontact where id = any(array(select klantcontact_id from taak))) k on k.id = t.klantcontact_id
    left join betrokkenen b on b.klantcontact_id = k.id
    left join actoren ta on ta.interne_taak_id = t.id), '') || ']}}'
  from actor a where a.id = $1), 'null') || '}}', 'UTF8')
