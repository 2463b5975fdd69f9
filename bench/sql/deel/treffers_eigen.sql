-- Contacts of the client's own.
  select distinct b.klantcontact_id as id, b.plaatsgevonden_op as moment, '["EIGEN"]' as relaties
  from betrokkene b where b.partij_id = (select id from klant)
