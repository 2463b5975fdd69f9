-- Contacts of the client's own, of those who belong to the picture, and about the zaken of the client's own contacts.
  select id, array_agg(relatie order by rang) as relaties from (
    select b.klantcontact_id as id, 'EIGEN' as relatie, 1 as rang
    from betrokkene b where b.partij_id = (select id from klant)
    union
    select b.klantcontact_id, v.relatie, v.rang from verwant v join betrokkene b on b.partij_id = v.partij_id
    union
    select o.klantcontact_id, 'ZAAK', 6
    from (
      select distinct m.object_sleutel from betrokkene b join onderwerpobject m on m.klantcontact_id = b.klantcontact_id
      where b.partij_id = (select id from klant)
        and (m.identificator_objecttype, m.identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))
        and m.identificator_soort_object_id in ('uuid', 'identificatie')
    ) m
    join onderwerpobject o on o.object_sleutel = m.object_sleutel
    where (o.identificator_objecttype, o.identificator_register) in (('zgw-Zaak', 'openzaak'), ('zaak', 'open-zaak'))
      and o.identificator_soort_object_id in ('uuid', 'identificatie')
  ) h group by id
