-- Contacts of the client's own, of those who belong to the picture, and about the zaken of the client's own contacts.
  select id, moment, '[' || string_agg('"' || relatie || '"', ',' order by rang) || ']' as relaties from (
    select distinct b.klantcontact_id as id, b.plaatsgevonden_op as moment, w.relatie, w.rang
    from betrokkene b join (
      select id as partij_id, 'EIGEN' as relatie, 1 as rang from klant
      union all
      select partij_id, upper(relatie), case relatie
        when 'vertegenwoordiger' then 2 when 'vertegenwoordigde' then 3 when 'contactpersoon' then 4 else 5 end
      from verwant
    ) w on w.partij_id = b.partij_id
    where b.partij_id = any(array(select id from klant union all select partij_id from verwant))
    union all
    select distinct k.id, k.plaatsgevonden_op, 'ZAAK', 6
    from klantcontact k where k.id = any(array(
      select o.klantcontact_id from onderwerpobject o
      where o.object_sleutel = any(array(
          select m.object_sleutel from onderwerpobject m
          where m.klantcontact_id = any(array(
              select b.klantcontact_id from betrokkene b where b.partij_id = (select id from klant)))
            and (m.identificator_objecttype, m.identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))
            and m.identificator_soort_object_id in ('uuid', 'identificatie')))
        and (o.identificator_objecttype, o.identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))
        and o.identificator_soort_object_id in ('uuid', 'identificatie')))
  ) h group by id, moment
