-- documenten/zoek_naam.graphql: $1 is one word of a name, $2 the size of the page.
with treffer as materialized (
  select p.* from partij p
  where p.naam_zoek like '%' || klantgraaf_normaal($1) || '%' or klantgraaf_normaal($1) <% p.naam_zoek
  order by p.naam_zoek, p.id limit $2 + 1
)
select convert_to('{"data":{"partijen":{"pageInfo":{"hasNextPage":' || ((select count(*) from treffer) > $2)::text
  || '},"nodes":[' || coalesce((
    select string_agg('{"nummer":' || coalesce(to_json(p.nummer)::text, 'null') || ',"soortPartij":"' || upper(p.soort_partij)
      || '","volledigeNaam":' || coalesce(to_json(coalesce(p.naam, nullif(concat_ws(' ', coalesce(p.contactnaam_voornaam,
        p.contactnaam_voorletters), p.contactnaam_voorvoegsel_achternaam, p.contactnaam_achternaam), '')))::text, 'null')
      || ',"bezoekadres":' || /*adres*/ || '}', ',' order by p.naam_zoek, p.id)
    from (select * from treffer order by naam_zoek, id limit $2) p), '') || ']}}}', 'UTF8')
