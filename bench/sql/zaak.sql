-- documenten/zaak.graphql: $1 is the zaak's uuid as text, $2 the size of the page.
with over as materialized (
  select o.klantcontact_id from onderwerpobject o where o.object_sleutel = $1
    and (o.identificator_objecttype = 'zgw-Zaak' and o.identificator_register = 'openzaak'
      or o.identificator_objecttype = 'zaak' and o.identificator_register = 'open-zaak')
    and o.identificator_soort_object_id in ('uuid', 'identificatie')
), treffer as materialized (
  select k.id, k.plaatsgevonden_op as moment from klantcontact k
  where k.id = any(array(select distinct klantcontact_id from over)) order by k.plaatsgevonden_op desc, k.id desc limit $2 + 1
), bladzijde as materialized (
  select * from treffer order by moment desc, id desc limit $2
), deelname as materialized (
  select b.id, b.klantcontact_id, b.partij_id, b.initiator, b.rol, nullif(concat_ws(' ', coalesce(b.contactnaam_voornaam,
    b.contactnaam_voorletters), b.contactnaam_voorvoegsel_achternaam, b.contactnaam_achternaam), '') as naam
  from betrokkene b where b.klantcontact_id = any(array(select id from bladzijde))
), betrokkenen as (
  select b.klantcontact_id, bool_or(b.initiator) as inkomend, string_agg('{"rol":"' || upper(b.rol)
    || '","volledigeNaam":' || coalesce(to_json(b.naam)::text, 'null')
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
)
select convert_to('{"data":{"zaak":' || case when exists (select from over) then
    '{"uuid":' || to_json($1)::text || ',"klantcontacten":{"pageInfo":{"hasNextPage":'
    || ((select count(*) from treffer) > $2)::text || '},"nodes":[' || coalesce((
    select string_agg('{"nummer":' || coalesce(to_json(k.nummer)::text, 'null')
      || ',"plaatsgevondenOp":' || to_json(k.plaatsgevonden_op)::text || ',"kanaal":' || to_json(k.kanaal)::text
      || ',"richting":' || case when b.inkomend then '"INKOMEND"' when not b.inkomend then '"UITGAAND"' else 'null' end
      || ',"onderwerp":' || coalesce(to_json(k.onderwerp)::text, 'null')
      || ',"inhoud":' || coalesce(to_json(k.inhoud)::text, 'null') || ',"betrokkenen":[' || coalesce(b.json, '')
      || '],"actoren":[' || coalesce(a.json, '') || ']}', ',' order by h.moment desc, h.id desc)
    from bladzijde h
    join (select * from klantcontact where id = any(array(select id from bladzijde))) k on k.id = h.id
    left join betrokkenen b on b.klantcontact_id = h.id
    left join actoren a on a.klantcontact_id = h.id), '') || ']}}' else 'null' end || '}}', 'UTF8')
