    -- Two arms, because there are two partial indexes: one for codes of their own, one for codes under another.
    select i.partij_id from partij_identificator i where i.object_id = $1 and i.soort_object_id = 'bsn'
      and i.objecttype = 'natuurlijk_persoon' and i.register = 'brp' and i.sub_identificator_van_id is null
    union all
    select i.partij_id from partij_identificator i where i.object_id = $1 and i.soort_object_id = 'bsn'
      and i.objecttype = 'natuurlijk_persoon' and i.register = 'brp' and i.sub_identificator_van_id is not null
