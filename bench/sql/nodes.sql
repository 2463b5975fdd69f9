-- documenten/nodes.graphql: $1 are the kinds and $2 the uuids, in the order asked for.
select convert_to('{"data":{"nodes":[' || string_agg(coalesce(k.json, p.json, t.json, 'null'), ',' order by v.plaats)
  || ']}}', 'UTF8')
from unnest($1::text[], $2::uuid[]) with ordinality v(soort, id, plaats)
left join (
  select k.id, '{"__typename":"Klantcontact","id":"' || translate(encode(convert_to('Klantcontact:' || k.id, 'UTF8'),
      'base64'), E'\n', '') || '","nummer":' || coalesce(to_json(k.nummer)::text, 'null')
    || ',"plaatsgevondenOp":' || to_json(k.plaatsgevonden_op)::text || ',"kanaal":' || to_json(k.kanaal)::text
    || ',"onderwerp":' || coalesce(to_json(k.onderwerp)::text, 'null') || '}' as json
  from klantcontact k where k.id = any($2)
) k on v.soort = 'Klantcontact' and k.id = v.id
left join (
  select p.id, '{"__typename":"Persoon","id":"' || translate(encode(convert_to('Persoon:' || p.id, 'UTF8'),
      'base64'), E'\n', '') || '","nummer":' || coalesce(to_json(p.nummer)::text, 'null')
    || ',"volledigeNaam":' || coalesce(to_json(nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam,
      p.contactnaam_voorletters), p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), ''))::text, 'null')
    || '}' as json
  from partij p where p.id = any($2) and p.soort_partij = 'persoon'
) p on v.soort = 'Persoon' and p.id = v.id
left join (
  select t.id, '{"__typename":"InterneTaak","id":"' || translate(encode(convert_to('InterneTaak:' || t.id, 'UTF8'),
      'base64'), E'\n', '') || '","nummer":' || coalesce(to_json(t.nummer)::text, 'null')
    || ',"gevraagdeHandeling":' || to_json(t.gevraagde_handeling)::text || ',"status":"' || upper(t.status) || '"}' as json
  from interne_taak t where t.id = any($2)
) t on v.soort = 'InterneTaak' and t.id = v.id
