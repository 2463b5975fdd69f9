"""The rules of the domain as SQL that counts what breaks them."""

REGELS = {
    "contact has an actor": "select count(*) from klantcontact k where not exists (select from actor_klantcontact a where a.klantcontact_id = k.id)",
    "contact has a betrokkene": "select count(*) from klantcontact k where not exists (select from betrokkene b where b.klantcontact_id = k.id)",
    "codes of an identificator belong together": """
        select count(*) from partij_identificator where (register, objecttype, soort_object_id) not in (
          ('brp', 'natuurlijk_persoon', 'bsn'), ('hr', 'niet_natuurlijk_persoon', 'rsin'),
          ('hr', 'niet_natuurlijk_persoon', 'kvk_nummer'), ('hr', 'vestiging', 'vestigingsnummer'))""",
    "bsn only of persons": """
        select count(*) from partij_identificator i join partij p on p.id = i.partij_id
        where (soort_object_id = 'bsn') <> (soort_partij = 'persoon')""",
    "vestigingsnummer under a kvk number of the same partij": """
        select count(*) from partij_identificator i
        left join partij_identificator ouder on ouder.id = i.sub_identificator_van_id and ouder.partij_id = i.partij_id
        where i.soort_object_id = 'vestigingsnummer' and ouder.soort_object_id is distinct from 'kvk_nummer'""",
    "only test numbers": """
        select count(*) from partij_identificator where not case soort_object_id when 'bsn' then object_id like '9999%'
          when 'rsin' then object_id like '989%' when 'kvk_nummer' then object_id like '00%' else object_id like '9999%' end""",
    "phone numbers": r"""
        select count(*) from digitaal_adres where soort = 'telefoonnummer' and
          (adres !~ '^(0[1-9][0-9]{8}|\+[0-9]{9,15}|00[0-9]{7,13})$' or adres ~ '^0[89]00')""",
    "phone numbers that nobody has": r"select count(*) from digitaal_adres where soort = 'telefoonnummer' and adres !~ '^(060|012|\+90500)'",
    "e-mail addresses": r"select count(*) from digitaal_adres where soort = 'email' and adres !~ '^[a-z0-9]([a-z0-9._-]*[a-z0-9])?@[a-z]+\.example$'",
    "no e-mail of an actor outside .example": "select count(*) from actor where emailadres not like '%.example'",
    "voorkeursadres of a partij is one of its own": "select count(*) from digitaal_adres where is_voorkeursadres and partij_id is null",
    "further action and success exclude each other": "select count(*) from klantcontact where verdere_actie_ondernomen and indicatie_contact_gelukt = 'ja'",
    "afgehandeld goes with verwerkt": "select count(*) from interne_taak where (status = 'verwerkt') <> (afgehandeld_op is not null)",
    "a task has an actor": "select count(*) from interne_taak t where not exists (select from interne_taak_actor a where a.interne_taak_id = t.id)",
    "a task comes after its contact": "select count(*) from interne_taak where toegewezen_op < plaatsgevonden_op or afgehandeld_op < toegewezen_op",
    "a rerouted task follows one that was closed": """
        select count(*) from interne_taak t join interne_taak vorige on vorige.id = t.vorige_taak_id
        where vorige.status <> 'verwerkt' or vorige.klantcontact_id <> t.klantcontact_id
          or vorige.afgehandeld_op <> t.toegewezen_op or coalesce(vorige.toelichting, '') = ''""",
    "no open task of an inactive actor": """
        select count(*) from interne_taak_actor t join actor a on a.id = t.actor_id
        where t.status = 'te_verwerken' and not a.indicatie_actief""",
    "an actor that left has no contacts of the last weeks": """
        select count(*) from actor_klantcontact k join actor a on a.id = k.actor_id
        where not a.indicatie_actief and k.plaatsgevonden_op > (select max(plaatsgevonden_op) - interval '30 days' from klantcontact)""",
    "nothing lies in the future": """
        select (select count(*) from klantcontact where plaatsgevonden_op > '2026-11-01')
          + (select count(*) from interne_taak where greatest(toegewezen_op, afgehandeld_op) > '2026-11-01')""",
    "a letter has no subject, and text only from ocr": """
        select count(*) from klantcontact k where kanaal in ('post', 'brief')
          and exists (select from betrokkene b where b.klantcontact_id = k.id and b.initiator)
          and (onderwerp is not null or (inhoud is not null and herkomst_inhoud is distinct from 'ocr'))""",
    "text from ocr only in letters": "select count(*) from klantcontact where herkomst_inhoud = 'ocr' and kanaal not in ('post', 'brief')",
    "a followed-up contact came before": """
        select count(*) from onderwerpobject o join klantcontact k on k.id = o.klantcontact_id
        left join klantcontact eerder on eerder.id = coalesce(o.was_klantcontact_id, o.object_sleutel::uuid)
        where (o.was_klantcontact_id is not null or o.identificator_objecttype = 'klantcontact')
          and (eerder.id is null or eerder.plaatsgevonden_op >= k.plaatsgevonden_op)""",
    "codings of subjects are known ones": """
        select count(*) from onderwerpobject where identificator_object_id is not null and
          (identificator_objecttype, identificator_register, identificator_soort_object_id) not in (
          ('zgw-Zaak', 'openzaak', 'uuid'), ('zaak', 'open-zaak', 'uuid'), ('klantcontact', 'openklant', 'uuid'),
          ('klanttaak', 'obj', 'uuid'), ('lichtmast', 'beheersysteem', 'mastnummer'),
          ('formulierinzending', 'Open Formulieren', 'public_registration_reference'))""",
    "someone without a partij has a name or can be reached": """
        select count(*) from betrokkene b where partij_id is null and contactnaam_achternaam is null
          and not exists (select from digitaal_adres d where d.betrokkene_id = b.id)""",
    "a partij at most once in a contact": """
        select count(*) from (select from betrokkene where partij_id is not null
          group by klantcontact_id, partij_id having count(*) > 1) dubbel""",
    "who works for someone works for an organisation": """
        select count(*) from partij p join partij w on w.id = p.werkte_voor_id where w.soort_partij <> 'organisatie'""",
    "channels are in the reference list": """
        select count(*) from klantcontact where kanaal not in (select code from referentiewaarde where lijst = 'kanaal')""",
    "languages are in the reference list": """
        select count(*) from klantcontact where taal not in (select code from referentiewaarde where lijst = 'taal')""",
    "countries are in the reference list": """
        select count(*) from partij where coalesce(correspondentieadres_land, bezoekadres_land, 'NL')
          not in (select code from referentiewaarde where lijst = 'land')""",
    "every text was filled in": "select count(*) from klantcontact where concat(onderwerp, inhoud, reactie) ~ '[{}]'",
    "numbers go on after the highest": """
        select (nextval('klantcontact_nummer') <= (select max(nummer::bigint) from klantcontact))::int
          + (nextval('partij_nummer') <= (select max(nummer::bigint) from partij))::int
          + (nextval('interne_taak_nummer') <= (select max(nummer::bigint) from interne_taak))::int""",
}

# What must occur, so that a seeded register shows everything a real one has.
VOORKOMENS = {
    "zaak as KISS writes it": "select from onderwerpobject where identificator_objecttype = 'zgw-Zaak'",
    "zaak as ZAC writes it": "select from onderwerpobject where identificator_objecttype = 'zaak'",
    "zaak in capitals": "select from onderwerpobject where identificator_objecttype = 'zaak' and identificator_object_id <> object_sleutel",
    "follow-up as identificator": "select from onderwerpobject where identificator_objecttype = 'klantcontact' and was_klantcontact_id is null",
    "follow-up as was_klantcontact": "select from onderwerpobject where identificator_objecttype is null",
    "follow-up in both": "select from onderwerpobject where identificator_objecttype is not null and was_klantcontact_id is not null",
    "form submission": "select from onderwerpobject where identificator_objecttype = 'formulierinzending'",
    "attachment": "select from bijlage",
    "letter without text": "select from klantcontact where kanaal = 'post' and inhoud is null",
    "letter read by ocr": "select from klantcontact where herkomst_inhoud = 'ocr'",
    "failed attempt": """select from klantcontact k where indicatie_contact_gelukt = 'nee'
        and not exists (select from betrokkene b where b.klantcontact_id = k.id and b.initiator)""",
    "unknown caller": "select from betrokkene b join digitaal_adres d on d.betrokkene_id = b.id where b.partij_id is null",
    "other number for one contact": "select from betrokkene b join digitaal_adres d on d.betrokkene_id = b.id where b.partij_id is not null",
    "rerouted task": "select from interne_taak where vorige_taak_id is not null",
    "open task": "select from interne_taak where status = 'te_verwerken'",
    "task of two actoren": "select from interne_taak_actor group by interne_taak_id having count(*) = 2",
    "contact of two actoren": "select from actor_klantcontact group by klantcontact_id having count(*) = 2",
    "employee as three actoren": "select from actor where persoon_sleutel is not null group by persoon_sleutel having count(*) = 3",
    "automated actor": "select from actor where soort_actor = 'geautomatiseerde_actor'",
    "inactive actor": "select from actor where not indicatie_actief",
    "inactive partij": "select from partij where not indicatie_actief",
    "secret partij": "select from partij where indicatie_geheimhouding = 'ja'",
    "contactpersoon": "select from partij where werkte_voor_id is not null",
    "vestiging": "select from partij_identificator where soort_object_id = 'vestigingsnummer'",
    "person without bsn": """select from partij p where soort_partij = 'persoon'
        and not exists (select from partij_identificator i where i.partij_id = p.id)""",
    "known from authentication only": """select from partij p where soort_partij = 'persoon' and contactnaam_achternaam is null
        and exists (select from partij_identificator i where i.partij_id = p.id)""",
    "representation": "select from vertegenwoordiging",
    "contact through a representative": "select from betrokkene where rol = 'vertegenwoordiger' and partij_id is not null",
    "address abroad": "select from partij where correspondentieadres_land <> 'NL'",
    "bank account": "select from rekeningnummer",
    "category": "select from categorie_relatie where einddatum is not null",
    "metadata": "select from klantcontact where metadata <> '{}'",
    "referentienummer in place of nummer": "select from klantcontact where nummer is null and referentienummer is not null",
    "three betrokkenen": "select from betrokkene group by klantcontact_id having count(*) = 3",
}
