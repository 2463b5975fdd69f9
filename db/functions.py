"""Functions and the text search configuration that the tables' generated columns and checks use.

All are immutable and live in the schema of the register; what they need of an extension is named with its schema, so
they work whatever `search_path` is set to.
"""

EXTENSIONS = ("pg_trgm", "unaccent")

# Dutch stemming after accents are taken away: "één", "een" and "Een" are one word.
TEXT_SEARCH = """
create text search configuration klantgraaf_nl (copy = pg_catalog.dutch);
alter text search configuration klantgraaf_nl
  alter mapping for hword, hword_part, word with {extensies}.unaccent, pg_catalog.dutch_stem;
"""

# A space before every word, so that "starts a word" is `like '% be%'`, which a trigram index answers.
NORMAAL = """
create function klantgraaf_normaal(tekst text) returns text language sql immutable parallel safe as $$
  select ' ' || btrim(regexp_replace(lower({extensies}.unaccent('{extensies}.unaccent'::regdictionary, coalesce(tekst, ''))),
    '[^[:alnum:]]+', ' ', 'g'))
$$
"""

# Phone numbers as +<country><number>, Dutch unless they say otherwise; e-mail and others in lower case.
NORMAAL_ADRES = """
create function klantgraaf_normaal_adres(soort text, adres text) returns text language sql immutable parallel safe as $$
  select case when soort <> 'telefoonnummer' then lower(btrim(adres))
    else regexp_replace(regexp_replace(regexp_replace(regexp_replace(adres, '[^0-9+]', '', 'g'),
      '^00', '+'), '^0', '+31'), '^\\+310', '+31') end
$$
"""

# ISO 13616: first four characters moved to the end, letters as 10-35, modulo 97 is 1.
IBAN_GELDIG = """
create function klantgraaf_iban_geldig(iban text) returns boolean language sql immutable parallel safe as $$
  select case when iban !~ '^[A-Z]{{2}}[0-9]{{2}}[A-Z0-9]{{1,30}}$' then false else (
    select string_agg(case when teken ~ '[0-9]' then teken else (ascii(teken) - 55)::text end, '' order by plaats)::numeric % 97 = 1
    from regexp_split_to_table(substr(iban, 5) || substr(iban, 1, 4), '') with ordinality as t(teken, plaats)) end
$$
"""

CREATE = (TEXT_SEARCH, NORMAAL, NORMAAL_ADRES, IBAN_GELDIG)
DROP = (
    "drop function klantgraaf_iban_geldig(text)",
    "drop function klantgraaf_normaal_adres(text, text)",
    "drop function klantgraaf_normaal(text)",
    "drop text search configuration klantgraaf_nl",
)
