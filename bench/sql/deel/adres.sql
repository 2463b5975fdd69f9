case when num_nonnulls(p.bezoekadres_nummeraanduiding_id, p.bezoekadres_straatnaam, p.bezoekadres_huisnummer,
    p.bezoekadres_huisnummertoevoeging, p.bezoekadres_postcode, p.bezoekadres_stad, p.bezoekadres_adresregel1,
    p.bezoekadres_adresregel2, p.bezoekadres_adresregel3, p.bezoekadres_land) = 0 then 'null'
  else '{"straatnaam":' || coalesce(to_json(p.bezoekadres_straatnaam)::text, 'null')
    || ',"huisnummer":' || coalesce(p.bezoekadres_huisnummer::text, 'null')
    || ',"postcode":' || coalesce(to_json(p.bezoekadres_postcode)::text, 'null')
    || ',"stad":' || coalesce(to_json(p.bezoekadres_stad)::text, 'null') || '}' end
