-- documenten/zoek_tekst.graphql: $1 is the text, $2 the size of the page.
with treffer as materialized (
  select k.* from klantcontact k where k.tekst @@ websearch_to_tsquery('klantgraaf_nl', $1)
  order by k.plaatsgevonden_op desc, k.id desc limit $2 + 1
)
select convert_to('{"data":{"klantcontacten":{"pageInfo":{"hasNextPage":' || ((select count(*) from treffer) > $2)::text
  || '},"nodes":[' || coalesce((
    select string_agg('{"nummer":' || coalesce(to_json(k.nummer)::text, 'null')
      || ',"plaatsgevondenOp":' || to_json(k.plaatsgevonden_op)::text || ',"kanaal":' || to_json(k.kanaal)::text
      || ',"onderwerp":' || coalesce(to_json(k.onderwerp)::text, 'null')
      || ',"inhoud":' || coalesce(to_json(k.inhoud)::text, 'null')
      || ',"reactie":' || coalesce(to_json(k.reactie)::text, 'null') || '}', ',' order by k.plaatsgevonden_op desc, k.id desc)
    from (select * from treffer order by plaatsgevonden_op desc, id desc limit $2) k), '') || ']}}}', 'UTF8')
