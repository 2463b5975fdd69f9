-- The figures of domain rule 10 over a set of contacts ($1, a uuid array) at a moment ($2), in plain SQL.
with c as (
  select k.*, case when not exists (select from betrokkene b where b.klantcontact_id = k.id) then null
    when exists (select from betrokkene b where b.klantcontact_id = k.id and b.initiator) then 'INKOMEND'
    else 'UITGAAND' end as richting
  from klantcontact k where k.id = any($1)
), t as (
  select taak.*, afgehandeld_op - toegewezen_op as doorlooptijd from interne_taak taak
  where klantcontact_id in (select id from c)
), opvolging as (
  select c.id, later.indicatie_contact_gelukt from c
  join onderwerpobject o on o.was_klantcontact_id = c.id
    or (o.identificator_objecttype = 'klantcontact' and o.object_sleutel = c.id::text)
  join klantcontact later on later.id = o.klantcontact_id and later.plaatsgevonden_op > c.plaatsgevonden_op
)
select json_build_object(
  'aantal', (select count(*) from c),
  'per_kanaal', (select json_object_agg(kanaal || ' ' || richting, aantal order by kanaal, richting)
    from (select kanaal, richting, count(*) as aantal from c group by 1, 2) g),
  'eerste', (select min(plaatsgevonden_op) from c),
  'laatste', (select max(plaatsgevonden_op) from c),
  'mislukte_pogingen', (select coalesce(json_agg(nummer order by nummer), '[]') from c
    where richting = 'UITGAAND' and indicatie_contact_gelukt = 'nee'),
  'open_taken', (select coalesce(json_agg(nummer order by nummer), '[]') from t where status = 'te_verwerken'),
  'langst_open', (select extract(epoch from $2 - min(toegewezen_op))::bigint from t where status = 'te_verwerken'),
  'langste_wachttijd_open', (select extract(epoch from $2 - min(plaatsgevonden_op))::bigint from t where status = 'te_verwerken'),
  'afgehandelde_taken', (select count(*) from t where doorlooptijd is not null),
  'mediaan', (select extract(epoch from percentile_cont(0.5) within group (order by doorlooptijd))::bigint from t),
  'langste', (select extract(epoch from max(doorlooptijd))::bigint from t),
  'onbeantwoord', (select coalesce(json_agg(nummer order by nummer), '[]') from c
    where richting = 'INKOMEND' and coalesce(reactie, '') = ''
      and exists (select from t where t.klantcontact_id = c.id)
      and not exists (select from opvolging o where o.id = c.id and o.indicatie_contact_gelukt <> 'nee'))
)
