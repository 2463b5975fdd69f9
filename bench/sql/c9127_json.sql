-- The whole answer to web/voorbeelden/c9127.graphql in one statement, as one writes it who knows PostgreSQL: $1 is the BSN,
-- $2 the size of the page. What several parts of the answer need is read once, in a CTE; every relation of a contact is a
-- subquery by index; JSON is made by json_build_object and json_agg.
with klant as (
  select p.* from partij p
  where p.id in (
    select i.partij_id from partij_identificator i where i.object_id = $1 and i.soort_object_id = 'bsn'
      and i.objecttype = 'natuurlijk_persoon' and i.register = 'brp'
  )
  order by p.id limit 1
), verwant as (
  select v.vertegenwoordigende_partij_id as partij_id, 'VERTEGENWOORDIGER' as relatie, 2 as rang
  from vertegenwoordiging v where v.vertegenwoordigde_partij_id = (select id from klant)
  union all
  select v.vertegenwoordigde_partij_id, 'VERTEGENWOORDIGDE', 3
  from vertegenwoordiging v where v.vertegenwoordigende_partij_id = (select id from klant)
  union all
  select p.id, 'CONTACTPERSOON', 4 from partij p where p.werkte_voor_id = (select id from klant)
  union all
  select werkte_voor_id, 'ORGANISATIE', 5 from klant where werkte_voor_id is not null
), treffer as (
  /*treffers_json_eigen*/
), contact as materialized (
  select h.relaties, k.id, k.nummer, k.plaatsgevonden_op, k.kanaal, r.richting, k.indicatie_contact_gelukt, k.onderwerp,
    k.inhoud, k.herkomst_inhoud, k.reactie, k.vertrouwelijk, a.actoren, a.namen, e.aanleiding, v.opvolging, v.beantwoord
  from treffer h
  join klantcontact k on k.id = h.id
  cross join lateral (
    select case when bool_or(b.initiator) then 'INKOMEND' when not bool_or(b.initiator) then 'UITGAAND' end as richting
    from betrokkene b where b.klantcontact_id = k.id
  ) r
  cross join lateral (
    select json_agg(json_build_object('naam', a.naam, 'soortActor', upper(a.soort_actor)) order by a.naam, a.id) as actoren,
      json_agg(json_build_object('naam', a.naam) order by a.naam, a.id) as namen
    from actor_klantcontact ak join actor a on a.id = ak.actor_id where ak.klantcontact_id = k.id
  ) a
  cross join lateral (
    -- Earlier contacts that this one names: as its subject, or by their uuid.
    select json_agg(json_build_object(
      'nummer', e.nummer,
      'plaatsgevondenOp', e.plaatsgevonden_op,
      'kanaal', e.kanaal,
      'richting', (
        select case when bool_or(b.initiator) then 'INKOMEND' when not bool_or(b.initiator) then 'UITGAAND' end
        from betrokkene b where b.klantcontact_id = e.id),
      'indicatieContactGelukt', upper(e.indicatie_contact_gelukt)
    ) order by e.plaatsgevonden_op, e.id) as aanleiding
    from klantcontact e
    where e.id in (
        select o.was_klantcontact_id from onderwerpobject o where o.klantcontact_id = k.id
        union all
        select o.object_uuid
        from onderwerpobject o where o.klantcontact_id = k.id and o.identificator_objecttype = 'klantcontact'
          and o.identificator_register = 'openklant' and o.identificator_soort_object_id = 'uuid')
      and e.plaatsgevonden_op <= k.plaatsgevonden_op and e.id <> k.id
  ) e
  cross join lateral (
    -- Later contacts that name this one.
    select json_agg(json_build_object(
      'nummer', l.nummer,
      'plaatsgevondenOp', l.plaatsgevonden_op,
      'kanaal', l.kanaal,
      'richting', (
        select case when bool_or(b.initiator) then 'INKOMEND' when not bool_or(b.initiator) then 'UITGAAND' end
        from betrokkene b where b.klantcontact_id = l.id),
      'indicatieContactGelukt', upper(l.indicatie_contact_gelukt)
    ) order by l.plaatsgevonden_op, l.id) as opvolging,
      coalesce(bool_or(l.indicatie_contact_gelukt <> 'nee'), false) as beantwoord
    from klantcontact l
    where l.id in (
        select o.klantcontact_id from onderwerpobject o where o.was_klantcontact_id = k.id
        union all
        select o.klantcontact_id from onderwerpobject o where o.object_sleutel = k.id::text
          and o.identificator_objecttype = 'klantcontact' and o.identificator_register = 'openklant'
          and o.identificator_soort_object_id = 'uuid')
      and l.plaatsgevonden_op >= k.plaatsgevonden_op and l.id <> k.id
  ) v
), bladzijde as (
  select * from contact order by plaatsgevonden_op, id limit $2
), taak as materialized (
  select t.*, c.nummer as contact_nummer, a.actoren, a.namen,
    case when t.status = 'verwerkt' then t.afgehandeld_op else now() end as einde,
    exists (select from interne_taak v where v.vorige_taak_id = t.id) as doorgestuurd
  from contact c
  join interne_taak t on t.klantcontact_id = c.id
  cross join lateral (
    select json_agg(json_build_object('naam', a.naam, 'soortActor', upper(a.soort_actor)) order by a.naam, a.id) as actoren,
      json_agg(json_build_object('naam', a.naam) order by a.naam, a.id) as namen
    from interne_taak_actor ta join actor a on a.id = ta.actor_id where ta.interne_taak_id = t.id
  ) a
), taken as (
  select t.klantcontact_id, json_agg(json_build_object(
    'nummer', t.nummer,
    'gevraagdeHandeling', t.gevraagde_handeling,
    'toelichting', t.toelichting,
    'status', upper(t.status),
    'toegewezenOp', t.toegewezen_op,
    'afgehandeldOp', t.afgehandeld_op,
    'wachttijd', case when t.einde is not null then
      json_build_object('iso8601', date_trunc('second', greatest(t.einde - t.plaatsgevonden_op, '0'))) end,
    'doorlooptijd', case when t.einde is not null then
      json_build_object('iso8601', date_trunc('second', greatest(t.einde - t.toegewezen_op, '0'))) end,
    'vorigeTaak', (select json_build_object('nummer', v.nummer) from interne_taak v where v.id = t.vorige_taak_id),
    'actoren', coalesce(t.actoren, '[]')
  ) order by t.toegewezen_op, t.id) as json
  from taak t group by t.klantcontact_id
), kanaal as (
  select kanaal, richting, count(*) as aantal, min(plaatsgevonden_op) as eerste, max(plaatsgevonden_op) as laatste,
    count(*) filter (where richting = 'UITGAAND' and indicatie_contact_gelukt = 'nee') as mislukt,
    count(*) filter (where richting = 'INKOMEND' and reactie is null and not beantwoord
      and id in (select klantcontact_id from taak)) as onbeantwoord
  from contact group by kanaal, richting
), contactcijfers as (
  select coalesce(sum(aantal), 0) as aantal, min(eerste) as eerste, max(laatste) as laatste,
    coalesce(sum(mislukt), 0) as mislukt, coalesce(sum(onbeantwoord), 0) as onbeantwoord,
    coalesce(json_agg(json_build_object('kanaal', kanaal, 'richting', richting, 'aantal', aantal)
      order by aantal desc, kanaal, richting), '[]') as per_kanaal
  from kanaal
), taakcijfers as (
  select count(*) filter (where status = 'te_verwerken') as open,
    date_trunc('second', max(greatest(now() - plaatsgevonden_op, '0')) filter (where status = 'te_verwerken')) as langst_open,
    count(*) filter (where status = 'verwerkt') as afgehandeld,
    justify_hours(make_interval(secs => trunc(percentile_cont(0.5) within group (
      order by extract(epoch from greatest(afgehandeld_op - plaatsgevonden_op, '0')))
      filter (where afgehandeld_op is not null)))) as wachttijd_mediaan,
    date_trunc('second', max(greatest(afgehandeld_op - plaatsgevonden_op, '0'))
      filter (where afgehandeld_op is not null)) as wachttijd_langste,
    justify_hours(make_interval(secs => trunc(percentile_cont(0.5) within group (
      order by extract(epoch from greatest(afgehandeld_op - toegewezen_op, '0')))
      filter (where afgehandeld_op is not null)))) as doorlooptijd_mediaan,
    date_trunc('second', max(greatest(afgehandeld_op - toegewezen_op, '0'))
      filter (where afgehandeld_op is not null)) as doorlooptijd_langste
  from taak
), gebeurtenis as (
  select plaatsgevonden_op as tijdstip, 1 as rang, id, case
      when richting = 'UITGAAND' and indicatie_contact_gelukt = 'nee' then 'MISLUKTE_POGING'
      when richting = 'UITGAAND' and aanleiding is not null then 'ANTWOORD'
      else 'CONTACT' end as soort,
    case
      when richting = 'UITGAAND' and indicatie_contact_gelukt = 'nee' then 'Niet bereikt'
      when richting = 'UITGAAND' and aanleiding is not null then 'Antwoord'
      else coalesce(initcap(richting), 'Contact') end || concat(' via ', kanaal, ': ' || onderwerp) as omschrijving,
    nummer as contact_nummer, null::json as taak, namen
  from contact
  union all
  select toegewezen_op, 2, id, case when vorige_taak_id is null then 'TAAK_TOEGEWEZEN' else 'TAAK_GEROUTEERD' end,
    case when vorige_taak_id is null then 'Taak toegewezen: ' else 'Taak doorgestuurd: ' end || gevraagde_handeling,
    contact_nummer, json_build_object('nummer', nummer), namen
  from taak
  union all
  select afgehandeld_op, 3, id, 'TAAK_VERWERKT', 'Taak verwerkt: ' || gevraagde_handeling, contact_nummer,
    json_build_object('nummer', nummer), namen
  from taak where afgehandeld_op is not null and not doorgestuurd
), gebeurtenissen as (
  select * from gebeurtenis order by tijdstip, rang, id limit 1001
)
select json_build_object('data', json_build_object('contactgeschiedenis', (
  select json_build_object(
    'partij', json_build_object(
      'nummer', p.nummer,
      'soortPartij', upper(p.soort_partij),
      'volledigeNaam', coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam, p.contactnaam_voorletters),
        p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')),
      'indicatieActief', p.indicatie_actief,
      'indicatieGeheimhouding', upper(p.indicatie_geheimhouding),
      'identificatoren', (
        select coalesce(json_agg(json_build_object('soortObjectId', i.soort_object_id, 'objectId', i.object_id)
          order by i.soort_object_id, i.id), '[]')
        from partij_identificator i where i.partij_id = p.id),
      'voorkeursDigitaalAdres', (
        select json_build_object('soort', upper(d.soort), 'adres', d.adres)
        from digitaal_adres d where d.partij_id = p.id and d.is_voorkeursadres)
    ),
    'verwanten', (
      select coalesce(json_agg(json_build_object(
        'relatie', w.relatie,
        'partij', json_build_object(
          'nummer', q.nummer,
          'soortPartij', upper(q.soort_partij),
          'volledigeNaam', coalesce(q.naam, nullif(concat_ws(' ', coalesce(q.contactnaam_voornaam, q.contactnaam_voorletters),
            q.contactnaam_voorvoegsel_achternaam, q.contactnaam_achternaam), '')),
          'indicatieActief', q.indicatie_actief,
          'indicatieGeheimhouding', upper(q.indicatie_geheimhouding)
        )
      ) order by w.relatie, q.naam_zoek, q.id), '[]')
      from verwant w join partij q on q.id = w.partij_id),
    'samenvatting', (
      select json_build_object(
        'aantal', c.aantal,
        'perKanaal', c.per_kanaal,
        'eerste', c.eerste,
        'laatste', c.laatste,
        'misluktePogingen', c.mislukt,
        'onbeantwoord', c.onbeantwoord,
        'openTaken', t.open,
        'langstOpen', case when t.langst_open is not null then json_build_object('iso8601', t.langst_open) end,
        'afgehandeldeTaken', t.afgehandeld,
        'wachttijdMediaan', case when t.wachttijd_mediaan is not null then
          json_build_object('iso8601', t.wachttijd_mediaan) end,
        'wachttijdLangste', case when t.wachttijd_langste is not null then
          json_build_object('iso8601', t.wachttijd_langste) end,
        'doorlooptijdMediaan', case when t.doorlooptijd_mediaan is not null then
          json_build_object('iso8601', t.doorlooptijd_mediaan) end,
        'doorlooptijdLangste', case when t.doorlooptijd_langste is not null then
          json_build_object('iso8601', t.doorlooptijd_langste) end
      )
      from contactcijfers c cross join taakcijfers t),
    'tijdlijn', json_build_object(
      'pageInfo', json_build_object('hasNextPage', (select count(*) > 1000 from gebeurtenissen)),
      'nodes', (
        select coalesce(json_agg(json_build_object(
          'tijdstip', g.tijdstip,
          'soort', g.soort,
          'omschrijving', g.omschrijving,
          'klantcontact', json_build_object('nummer', g.contact_nummer),
          'interneTaak', g.taak,
          'actoren', coalesce(g.namen, '[]')
        ) order by g.tijdstip, g.rang, g.id), '[]')
        from (select * from gebeurtenissen order by tijdstip, rang, id limit 1000) g)
    ),
    'klantcontacten', json_build_object(
      'totalCount', (select count(*) from contact),
      'pageInfo', json_build_object(
        'hasNextPage', (select count(*) > $2 from contact),
        'endCursor', (
          select encode(convert_to(concat_ws(' ', plaatsgevonden_op, id), 'UTF8'), 'hex')
          from bladzijde order by plaatsgevonden_op desc, id desc limit 1)
      ),
      'edges', (
        select coalesce(json_agg(json_build_object(
          'relaties', c.relaties,
          'node', json_build_object(
            'nummer', c.nummer,
            'plaatsgevondenOp', c.plaatsgevonden_op,
            'kanaal', c.kanaal,
            'richting', c.richting,
            'indicatieContactGelukt', upper(c.indicatie_contact_gelukt),
            'onderwerp', c.onderwerp,
            'inhoud', c.inhoud,
            'herkomstInhoud', upper(c.herkomst_inhoud),
            'reactie', c.reactie,
            'vertrouwelijk', c.vertrouwelijk,
            'betrokkenen', (
              select coalesce(json_agg(json_build_object(
                'rol', upper(b.rol),
                'initiator', b.initiator,
                'volledigeNaam', nullif(concat_ws(' ', coalesce(b.contactnaam_voornaam, b.contactnaam_voorletters),
                  b.contactnaam_voorvoegsel_achternaam, b.contactnaam_achternaam), ''),
                'organisatienaam', b.organisatienaam,
                'partij', case when q.id is not null then json_build_object(
                  'nummer', q.nummer,
                  'volledigeNaam', coalesce(q.naam, nullif(concat_ws(' ', coalesce(q.contactnaam_voornaam,
                    q.contactnaam_voorletters), q.contactnaam_voorvoegsel_achternaam, q.contactnaam_achternaam), ''))
                ) end,
                'digitaleAdressen', (
                  select coalesce(json_agg(json_build_object(
                    'soort', upper(d.soort),
                    'adres', d.adres,
                    'omschrijving', d.omschrijving
                  ) order by d.is_voorkeursadres desc, d.is_standaardadres desc, d.soort, d.id), '[]')
                  from digitaal_adres d where d.betrokkene_id = b.id)
              ) order by b.initiator desc, b.rol, b.id), '[]')
              from betrokkene b left join partij q on q.id = b.partij_id where b.klantcontact_id = c.id),
            'actoren', coalesce(c.actoren, '[]'),
            'bijlagen', (
              select coalesce(json_agg(json_build_object('object', case
                when b.identificator_soort_object_id = 'uuid' and (b.identificator_objecttype, b.identificator_register) in (
                    ('informatieobject', 'openzaak'), ('informatieobject', 'open-zaak'), ('zgw-Informatieobject', 'openzaak'))
                  then json_build_object('__typename', 'Informatieobject', 'objectUuid', lower(b.identificator_object_id))
                else json_build_object('__typename', 'OverigObject', 'identificator', json_build_object(
                  'objecttype', b.identificator_objecttype,
                  'register', b.identificator_register,
                  'objectId', b.identificator_object_id)) end
              ) order by b.id), '[]')
              from bijlage b where b.klantcontact_id = c.id),
            'onderwerpobjecten', (
              select coalesce(json_agg(json_build_object('onderwerp', case
                when o.was_klantcontact_id is not null or (o.identificator_objecttype, o.identificator_register,
                    o.identificator_soort_object_id) = ('klantcontact', 'openklant', 'uuid')
                  then (
                    select json_build_object('__typename', 'Klantcontact', 'nummer', k.nummer) from klantcontact k
                    where k.id = coalesce(o.was_klantcontact_id, o.object_uuid))
                when (o.identificator_objecttype, o.identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))
                    and o.identificator_soort_object_id in ('uuid', 'identificatie')
                  then case when o.object_uuid is not null
                    then json_build_object('__typename', 'Zaak', 'uuid', o.object_sleutel, 'identificatie', null)
                    else json_build_object('__typename', 'Zaak', 'uuid', null, 'identificatie', o.object_sleutel) end
                when (o.identificator_objecttype, o.identificator_register) in (('klanttaak', 'objecten'),
                    ('klanttaak', 'open-klant')) and o.identificator_soort_object_id = 'uuid'
                  then json_build_object('__typename', 'Klanttaak', 'objectUuid', o.object_sleutel)
                else json_build_object('__typename', 'OverigObject', 'identificator', json_build_object(
                  'objecttype', o.identificator_objecttype,
                  'register', o.identificator_register,
                  'objectId', o.identificator_object_id)) end
              ) order by o.id), '[]')
              from onderwerpobject o where o.klantcontact_id = c.id),
            'zaken', (
              select coalesce(json_agg(case
                when z.object_uuid is not null
                then json_build_object('uuid', z.object_sleutel, 'identificatie', null)
                else json_build_object('uuid', null, 'identificatie', z.object_sleutel) end order by z.object_sleutel), '[]')
              from (
                select distinct o.object_sleutel, o.object_uuid from onderwerpobject o where o.klantcontact_id = c.id
                  and (o.identificator_objecttype, o.identificator_register)
                    in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))
                  and o.identificator_soort_object_id in ('uuid', 'identificatie')
              ) z),
            'interneTaken', coalesce(t.json, '[]'),
            'aanleiding', coalesce(c.aanleiding, '[]'),
            'opvolging', coalesce(c.opvolging, '[]')
          )
        ) order by c.plaatsgevonden_op, c.id), '[]')
        from bladzijde c left join taken t on t.klantcontact_id = c.id)
    )
  )
  from klant p
)))
