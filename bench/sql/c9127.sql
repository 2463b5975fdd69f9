-- The whole answer to web/voorbeelden/c9127.graphql in one statement: $1 is the BSN, $2 the size of the page.
-- Every relation is read once, by index, for all contacts together; made into text per contact; and joined by hash.
-- Text is put together with `||`, which costs half of what row_to_json does.
with klant as materialized (
  select p.id, p.nummer, p.werkte_voor_id, '{"nummer":' || coalesce(to_json(p.nummer)::text, 'null')
    || ',"soortPartij":"' || upper(p.soort_partij) || '","volledigeNaam":' || coalesce(to_json(coalesce(p.naam,
      nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam, p.contactnaam_voorletters),
      p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')))::text, 'null')
    || ',"indicatieActief":' || p.indicatie_actief::text
    || ',"indicatieGeheimhouding":"' || upper(p.indicatie_geheimhouding) || '"' as json
  from partij p
  where p.id = any(array(
/*van_bsn*/
  ))
  order by p.id limit 1
), verwant as materialized (
  select v.vertegenwoordigende_partij_id as partij_id, 'vertegenwoordiger' as relatie
  from vertegenwoordiging v where v.vertegenwoordigde_partij_id = (select id from klant)
  union all
  select v.vertegenwoordigde_partij_id, 'vertegenwoordigde'
  from vertegenwoordiging v where v.vertegenwoordigende_partij_id = (select id from klant)
  union all
  select p.id, 'contactpersoon' from partij p where p.werkte_voor_id = (select id from klant)
  union all
  select werkte_voor_id, 'organisatie' from klant where werkte_voor_id is not null
), treffer as materialized (
  /*treffers_eigen*/
), alle as materialized (
  select array_agg(id) as ids, array_agg(id::text) as sleutels from treffer
), bladzijde as materialized (
  select * from treffer order by moment, id limit $2
), onderwerp as materialized (
  select o.id, o.klantcontact_id, o.was_klantcontact_id, o.object_sleutel, o.identificator_objecttype as objecttype,
    o.identificator_register as register, o.identificator_object_id as object_id,
    (o.identificator_objecttype = 'zgw-Zaak' and o.identificator_register = 'openzaak'
        or o.identificator_objecttype = 'zaak' and o.identificator_register = 'open-zaak')
      and o.identificator_soort_object_id in ('uuid', 'identificatie') as zaak,
    o.identificator_objecttype = 'klanttaak' and o.identificator_register in ('objecten', 'open-klant')
      and o.identificator_soort_object_id = 'uuid' as klanttaak,
    o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
      and o.identificator_soort_object_id = 'uuid' as contact, o.object_uuid
  from onderwerpobject o where o.klantcontact_id = any((select ids from alle)::uuid[])
), schakel as materialized (
  -- Which contact names which earlier one: as its subject, or by its uuid.
  select was_klantcontact_id as eerder, klantcontact_id as later from onderwerp where was_klantcontact_id is not null
  union
  select object_uuid, klantcontact_id from onderwerp where contact and object_uuid is not null
  union
  select o.was_klantcontact_id, o.klantcontact_id from onderwerpobject o
  where o.was_klantcontact_id = any((select ids from alle)::uuid[])
  union
  select o.object_uuid, o.klantcontact_id from onderwerpobject o
  where o.object_sleutel = any((select sleutels from alle)::text[]) and o.identificator_objecttype = 'klantcontact'
    and o.identificator_register = 'openklant' and o.identificator_soort_object_id = 'uuid'
), nodig as materialized (
  select array(select id from treffer union select eerder from schakel union select later from schakel) as ids
), deelname as materialized (
  select b.id, b.klantcontact_id, b.partij_id, b.initiator, b.rol, b.organisatienaam, nullif(concat_ws(' ',
    coalesce(b.contactnaam_voornaam, b.contactnaam_voorletters), b.contactnaam_voorvoegsel_achternaam,
    b.contactnaam_achternaam), '') as naam
  from betrokkene b where b.klantcontact_id = any((select ids from nodig)::uuid[])
), contact as materialized (
  select k.id, k.nummer, k.plaatsgevonden_op, k.kanaal, r.richting, k.indicatie_contact_gelukt as gelukt, k.onderwerp,
    k.inhoud, k.herkomst_inhoud, k.reactie, k.vertrouwelijk, coalesce(to_json(k.nummer)::text, 'null') as json_nummer,
    '{"nummer":' || coalesce(to_json(k.nummer)::text, 'null')
      || ',"plaatsgevondenOp":' || to_json(k.plaatsgevonden_op)::text || ',"kanaal":' || to_json(k.kanaal)::text
      || ',"richting":' || coalesce('"' || r.richting || '"', 'null')
      || ',"indicatieContactGelukt":"' || upper(k.indicatie_contact_gelukt) || '"' as json
  from klantcontact k left join (
    select klantcontact_id, case when bool_or(initiator) then 'INKOMEND' else 'UITGAAND' end as richting
    from deelname group by klantcontact_id
  ) r on r.klantcontact_id = k.id
  where k.id = any((select ids from nodig)::uuid[])
), keten as materialized (
  select e.id as eerder, l.id as later, e.plaatsgevonden_op as eerder_op, l.plaatsgevonden_op as later_op,
    l.gelukt as later_gelukt, e.json || '}' as eerder_json, l.json || '}' as later_json
  from schakel s join contact e on e.id = s.eerder join contact l on l.id = s.later
  where l.plaatsgevonden_op >= e.plaatsgevonden_op and l.id <> e.id
), medewerker as materialized (
  select a.id, a.naam, '{"naam":' || to_json(a.naam)::text as json, upper(a.soort_actor) as soort from actor a
), contact_actor as materialized (
  select ak.klantcontact_id, string_agg(a.json || '}', ',' order by a.naam, a.id) as namen,
    string_agg(a.json || ',"soortActor":"' || a.soort || '"}', ',' order by a.naam, a.id) as wie
  from actor_klantcontact ak join medewerker a on a.id = ak.actor_id
  where ak.klantcontact_id = any((select ids from alle)::uuid[]) group by ak.klantcontact_id
), eigen_taak as materialized (
  select t.* from interne_taak t where t.klantcontact_id = any((select ids from alle)::uuid[])
), taak as materialized (
  select t.*, a.namen, a.wie, coalesce(to_json(t.nummer)::text, 'null') as json_nummer from eigen_taak t left join (
    select ta.interne_taak_id, string_agg(a.json || '}', ',' order by a.naam, a.id) as namen,
      string_agg(a.json || ',"soortActor":"' || a.soort || '"}', ',' order by a.naam, a.id) as wie
    from interne_taak_actor ta join medewerker a on a.id = ta.actor_id
    where ta.interne_taak_id = any(array(select id from eigen_taak)) group by ta.interne_taak_id
  ) a on a.interne_taak_id = t.id
), cijfer as (
  select c.kanaal, c.richting, count(*) as aantal, min(c.plaatsgevonden_op) as eerste, max(c.plaatsgevonden_op) as laatste,
    count(*) filter (where c.richting = 'UITGAAND' and c.gelukt = 'nee') as mislukt,
    count(*) filter (where c.reactie is null and c.richting = 'INKOMEND'
      and c.id in (select klantcontact_id from eigen_taak)
      and c.id not in (select eerder from keten where later_gelukt <> 'nee')) as onbeantwoord
  from treffer h join contact c on c.id = h.id group by c.kanaal, c.richting
), contactcijfers as (
  select coalesce(sum(aantal), 0) as aantal, min(eerste) as eerste, max(laatste) as laatste,
    coalesce(sum(mislukt), 0) as mislukt, coalesce(sum(onbeantwoord), 0) as onbeantwoord,
    coalesce(string_agg('{"kanaal":' || to_json(kanaal)::text || ',"richting":' || coalesce('"' || richting || '"', 'null')
      || ',"aantal":' || aantal || '}', ',' order by aantal desc, kanaal, lower(richting)), '') as per_kanaal
  from cijfer
), taakcijfers as (
  select count(*) filter (where status = 'te_verwerken') as open,
    max(greatest(now() - plaatsgevonden_op, '0')) filter (where status = 'te_verwerken') as langst_open,
    count(*) filter (where status <> 'te_verwerken') as afgehandeld,
    percentile_cont(0.5) within group (order by extract(epoch from greatest(afgehandeld_op - plaatsgevonden_op, '0')))
      filter (where afgehandeld_op is not null) as wachttijd_mediaan,
    max(greatest(afgehandeld_op - plaatsgevonden_op, '0')) filter (where afgehandeld_op is not null) as wachttijd_langste,
    percentile_cont(0.5) within group (order by extract(epoch from greatest(afgehandeld_op - toegewezen_op, '0')))
      filter (where afgehandeld_op is not null) as doorlooptijd_mediaan,
    max(greatest(afgehandeld_op - toegewezen_op, '0')) filter (where afgehandeld_op is not null) as doorlooptijd_langste
  from eigen_taak
), gebeurtenis as (
  select c.plaatsgevonden_op as tijdstip, '1' || c.id as sleutel, case
      when c.richting = 'UITGAAND' and c.gelukt = 'nee' then
        '"MISLUKTE_POGING","omschrijving":' || to_json('Niet bereikt via ' || c.kanaal || coalesce(': ' || c.onderwerp, ''))::text
      when c.richting = 'UITGAAND' and c.id in (select later from keten) then
        '"ANTWOORD","omschrijving":' || to_json('Antwoord via ' || c.kanaal || coalesce(': ' || c.onderwerp, ''))::text
      else '"CONTACT","omschrijving":' || to_json(coalesce(initcap(c.richting), 'Contact') || ' via ' || c.kanaal
        || coalesce(': ' || c.onderwerp, ''))::text end
    || ',"klantcontact":{"nummer":' || c.json_nummer || '},"interneTaak":null,"actoren":['
    || coalesce(ca.namen, '') as rest
  from treffer h join contact c on c.id = h.id left join contact_actor ca on ca.klantcontact_id = c.id
  union all
  select t.toegewezen_op, '2' || t.id, case when t.vorige_taak_id is null
      then '"TAAK_TOEGEWEZEN","omschrijving":' || to_json('Taak toegewezen: ' || t.gevraagde_handeling)::text
      else '"TAAK_GEROUTEERD","omschrijving":' || to_json('Taak doorgestuurd: ' || t.gevraagde_handeling)::text end
    || ',"klantcontact":{"nummer":' || c.json_nummer || '},"interneTaak":{"nummer":' || t.json_nummer || '},"actoren":['
    || coalesce(t.namen, '')
  from taak t join contact c on c.id = t.klantcontact_id
  union all
  select t.afgehandeld_op, '3' || t.id, '"TAAK_VERWERKT","omschrijving":'
    || to_json('Taak verwerkt: ' || t.gevraagde_handeling)::text
    || ',"klantcontact":{"nummer":' || c.json_nummer || '},"interneTaak":{"nummer":' || t.json_nummer || '},"actoren":['
    || coalesce(t.namen, '')
  from taak t join contact c on c.id = t.klantcontact_id
  where t.afgehandeld_op is not null and t.id not in (
    select v.vorige_taak_id from interne_taak v where v.vorige_taak_id = any(array(select id from eigen_taak)))
), tijdlijn as (
  select (select count(*) > 1000 from gebeurtenis) as meer, coalesce(string_agg(
    '{"tijdstip":' || to_json(tijdstip)::text || ',"soort":' || rest || ']}', ',' order by tijdstip, sleutel), '') as nodes
  from (select * from gebeurtenis order by tijdstip, sleutel limit 1000) g
), van_bladzijde as materialized (
  select d.* from bladzijde h join deelname d on d.klantcontact_id = h.id
), digitaal as (
  select d.betrokkene_id, string_agg('{"soort":"' || upper(d.soort) || '","adres":' || to_json(d.adres)::text
    || ',"omschrijving":' || coalesce(to_json(d.omschrijving)::text, 'null') || '}', ','
    order by d.is_voorkeursadres desc, d.is_standaardadres desc, d.soort, d.id) as json
  from digitaal_adres d where d.betrokkene_id = any(array(select id from van_bladzijde)) group by d.betrokkene_id
), bekende as (
  select p.id, '{"nummer":' || coalesce(to_json(p.nummer)::text, 'null') || ',"volledigeNaam":' || coalesce(to_json(
    coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam, p.contactnaam_voorletters),
    p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')))::text, 'null') || '}' as json
  from partij p where p.id = any(array(select distinct partij_id from van_bladzijde))
), betrokkenen as (
  select b.klantcontact_id, string_agg('{"rol":"' || upper(b.rol) || '","initiator":' || b.initiator::text
    || ',"volledigeNaam":' || coalesce(to_json(b.naam)::text, 'null')
    || ',"organisatienaam":' || coalesce(to_json(b.organisatienaam)::text, 'null')
    || ',"partij":' || coalesce(p.json, 'null') || ',"digitaleAdressen":[' || coalesce(d.json, '') || ']}', ','
    order by b.initiator desc, b.rol, b.id) as json
  from van_bladzijde b left join bekende p on p.id = b.partij_id left join digitaal d on d.betrokkene_id = b.id
  group by b.klantcontact_id
), bijlagen as (
  select b.klantcontact_id, string_agg(case
    when (b.identificator_objecttype = 'informatieobject' and b.identificator_register in ('openzaak', 'open-zaak')
        or b.identificator_objecttype = 'zgw-Informatieobject' and b.identificator_register = 'openzaak')
        and b.identificator_soort_object_id = 'uuid'
      then '{"object":{"__typename":"Informatieobject","objectUuid":' || to_json(lower(b.identificator_object_id))::text || '}}'
    else '{"object":{"__typename":"OverigObject","identificator":{"objecttype":'
      || coalesce(to_json(b.identificator_objecttype)::text, 'null')
      || ',"register":' || coalesce(to_json(b.identificator_register)::text, 'null')
      || ',"objectId":' || coalesce(to_json(b.identificator_object_id)::text, 'null') || '}}}' end, ',' order by b.id) as json
  from bijlage b where b.klantcontact_id = any(array(select id from bladzijde)) group by b.klantcontact_id
), zaak as materialized (
  select o.id, o.klantcontact_id, o.object_sleutel, case
    when o.object_uuid is not null
    then '"uuid":"' || o.object_sleutel || '","identificatie":null}'
    else '"uuid":null,"identificatie":' || to_json(o.object_sleutel)::text || '}' end as json
  from onderwerp o where o.zaak
), onderwerpen as (
  select o.klantcontact_id, string_agg('{"onderwerp":' || case
    when o.was_klantcontact_id is not null or o.contact
      then coalesce('{"__typename":"Klantcontact","nummer":' || k.json_nummer || '}', 'null')
    when o.zaak then '{"__typename":"Zaak",' || z.json
    when o.klanttaak then '{"__typename":"Klanttaak","objectUuid":"' || o.object_sleutel || '"}'
    else '{"__typename":"OverigObject","identificator":{"objecttype":' || coalesce(to_json(o.objecttype)::text, 'null')
      || ',"register":' || coalesce(to_json(o.register)::text, 'null')
      || ',"objectId":' || coalesce(to_json(o.object_id)::text, 'null') || '}}' end || '}', ',' order by o.id) as json
  from onderwerp o left join contact k on k.id = coalesce(o.was_klantcontact_id, case when o.contact then o.object_uuid end)
  left join zaak z on z.id = o.id
  group by o.klantcontact_id
), zaken as (
  select klantcontact_id, string_agg('{' || json, ',' order by object_sleutel) as json
  from (select distinct klantcontact_id, object_sleutel, json from zaak) z group by klantcontact_id
), taken as (
  select t.klantcontact_id, string_agg('{"nummer":' || t.json_nummer
    || ',"gevraagdeHandeling":' || to_json(t.gevraagde_handeling)::text
    || ',"toelichting":' || coalesce(to_json(t.toelichting)::text, 'null') || ',"status":"' || upper(t.status)
    || '","toegewezenOp":' || to_json(t.toegewezen_op)::text
    || ',"afgehandeldOp":' || coalesce(to_json(t.afgehandeld_op)::text, 'null')
    || ',"wachttijd":' || coalesce('{"iso8601":"' || date_trunc('second', greatest(t.einde - t.plaatsgevonden_op, '0')) || '"}', 'null')
    || ',"doorlooptijd":' || coalesce('{"iso8601":"' || date_trunc('second', greatest(t.einde - t.toegewezen_op, '0')) || '"}', 'null')
    || ',"vorigeTaak":' || coalesce(v.json, 'null')
    || ',"actoren":[' || coalesce(t.wie, '') || ']}', ',' order by t.toegewezen_op, t.id) as json
  from (select *, case when status = 'verwerkt' then afgehandeld_op else now() end as einde from taak) t
  left join (
    select v.id, '{"nummer":' || coalesce(to_json(v.nummer)::text, 'null') || '}' as json
    from interne_taak v where v.id = any(array(select vorige_taak_id from eigen_taak))
  ) v on v.id = t.vorige_taak_id
  group by t.klantcontact_id
), aanleiding as (
  select later, string_agg(eerder_json, ',' order by eerder_op, eerder) as json from keten group by later
), opvolging as (
  select eerder, string_agg(later_json, ',' order by later_op, later) as json from keten group by eerder
), edges as (
  select coalesce(string_agg('{"relaties":' || h.relaties || ',"node":' || c.json
    || ',"onderwerp":' || coalesce(to_json(c.onderwerp)::text, 'null')
    || ',"inhoud":' || coalesce(to_json(c.inhoud)::text, 'null')
    || ',"herkomstInhoud":' || coalesce('"' || upper(c.herkomst_inhoud) || '"', 'null')
    || ',"reactie":' || coalesce(to_json(c.reactie)::text, 'null') || ',"vertrouwelijk":' || c.vertrouwelijk::text
    || ',"betrokkenen":[' || coalesce(b.json, '') || '],"actoren":[' || coalesce(ca.wie, '')
    || '],"bijlagen":[' || coalesce(bi.json, '') || '],"onderwerpobjecten":[' || coalesce(o.json, '')
    || '],"zaken":[' || coalesce(z.json, '') || '],"interneTaken":[' || coalesce(t.json, '')
    || '],"aanleiding":[' || coalesce(a.json, '') || '],"opvolging":[' || coalesce(v.json, '') || ']}}', ','
    order by h.moment, h.id), '') as json
  from bladzijde h join contact c on c.id = h.id
  left join betrokkenen b on b.klantcontact_id = h.id
  left join contact_actor ca on ca.klantcontact_id = h.id
  left join bijlagen bi on bi.klantcontact_id = h.id
  left join onderwerpen o on o.klantcontact_id = h.id
  left join zaken z on z.klantcontact_id = h.id
  left join taken t on t.klantcontact_id = h.id
  left join aanleiding a on a.later = h.id
  left join opvolging v on v.eerder = h.id
)
select convert_to('{"data":{"contactgeschiedenis":' || coalesce((select '{"partij":' || p.json || ',"identificatoren":[' || coalesce((
    select string_agg('{"soortObjectId":' || to_json(i.soort_object_id)::text || ',"objectId":' || to_json(i.object_id)::text
      || '}', ',' order by i.soort_object_id, i.id) from partij_identificator i where i.partij_id = p.id), '')
  || '],"voorkeursDigitaalAdres":' || coalesce((
    select '{"soort":"' || upper(d.soort) || '","adres":' || to_json(d.adres)::text || '}'
    from digitaal_adres d where d.partij_id = p.id and d.is_voorkeursadres), 'null')
  || '},"verwanten":[' || coalesce((
    select string_agg('{"relatie":"' || upper(w.relatie) || '","partij":' || q.json || '}', ','
      order by w.relatie, q.naam_zoek, q.id)
    from verwant w join (
      select q.id, q.naam_zoek, '{"nummer":' || coalesce(to_json(q.nummer)::text, 'null')
        || ',"soortPartij":"' || upper(q.soort_partij) || '","volledigeNaam":' || coalesce(to_json(coalesce(q.naam,
          nullif(concat_ws(' ', coalesce(q.contactnaam_voornaam, q.contactnaam_voorletters),
          q.contactnaam_voorvoegsel_achternaam, q.contactnaam_achternaam), '')))::text, 'null')
        || ',"indicatieActief":' || q.indicatie_actief::text
        || ',"indicatieGeheimhouding":"' || upper(q.indicatie_geheimhouding) || '"}' as json
      from partij q where q.id = any(array(select partij_id from verwant))
    ) q on q.id = w.partij_id), '')
  || '],"samenvatting":' || (
    select '{"aantal":' || c.aantal || ',"perKanaal":[' || c.per_kanaal
      || '],"eerste":' || coalesce(to_json(c.eerste)::text, 'null') || ',"laatste":' || coalesce(to_json(c.laatste)::text, 'null')
      || ',"misluktePogingen":' || c.mislukt || ',"onbeantwoord":' || c.onbeantwoord || ',"openTaken":' || t.open
      || ',"langstOpen":' || coalesce('{"iso8601":"' || date_trunc('second', t.langst_open) || '"}', 'null')
      || ',"afgehandeldeTaken":' || t.afgehandeld
      || ',"wachttijdMediaan":' || coalesce('{"iso8601":"' || justify_hours(make_interval(secs => trunc(t.wachttijd_mediaan)))
        || '"}', 'null')
      || ',"wachttijdLangste":' || coalesce('{"iso8601":"' || date_trunc('second', t.wachttijd_langste) || '"}', 'null')
      || ',"doorlooptijdMediaan":'
        || coalesce('{"iso8601":"' || justify_hours(make_interval(secs => trunc(t.doorlooptijd_mediaan))) || '"}', 'null')
      || ',"doorlooptijdLangste":' || coalesce('{"iso8601":"' || date_trunc('second', t.doorlooptijd_langste) || '"}', 'null')
      || '}' from contactcijfers c cross join taakcijfers t)
  || ',"tijdlijn":' || (
    select '{"pageInfo":{"hasNextPage":' || t.meer::text || '},"nodes":[' || t.nodes || ']}' from tijdlijn t)
  || ',"klantcontacten":{"totalCount":' || (select count(*) from treffer)
  || ',"pageInfo":{"hasNextPage":' || ((select count(*) from treffer) > $2)::text || ',"endCursor":' || coalesce((
    select '"' || translate(encode(convert_to(moment || ' ' || id, 'UTF8'), 'base64'), E'\n=', '') || '"'
    from bladzijde order by moment desc, id desc limit 1), 'null')
  || '},"edges":[' || (select json from edges) || ']}}'
from klant p), 'null') || '}}', 'UTF8')
