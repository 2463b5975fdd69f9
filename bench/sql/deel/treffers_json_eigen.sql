-- Contacts of the client's own.
  select distinct b.klantcontact_id as id, array['EIGEN'] as relaties
  from betrokkene b where b.partij_id = (select id from klant)
