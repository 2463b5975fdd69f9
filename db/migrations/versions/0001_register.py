"""The register: every concept of Klantinteracties, with its reference lists.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from db.functions import CREATE, DROP, EXTENSIONS

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEQUENCES = ("klantcontact_nummer", "partij_nummer", "interne_taak_nummer")


def _extensions() -> str:
    """Create the extensions where they are missing; the schema they live in (an operator may have put them elsewhere)."""
    for extension in EXTENSIONS:
        op.execute(f"create extension if not exists {extension} schema public")
    if op.get_context().as_sql:
        return "public"
    where = "select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'unaccent'"
    return str(op.get_bind().scalar(sa.text(where)))


def upgrade() -> None:
    schema = _extensions()
    for statement in CREATE:
        for part in statement.format(extensies=schema).split(";\n"):
            if part.strip():
                op.execute(part)
    for sequence in SEQUENCES:
        op.execute(f"create sequence {sequence}")
    op.create_table(
        "actor",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("soort_actor", sa.String(length=24), nullable=False),
        sa.Column("indicatie_actief", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("functie", sa.String(length=40), nullable=True),
        sa.Column("omschrijving", sa.String(length=200), nullable=True),
        sa.Column("emailadres", sa.String(length=254), nullable=True),
        sa.Column("faxnummer", sa.String(length=20), nullable=True),
        sa.Column("telefoonnummer", sa.String(length=20), nullable=True),
        sa.Column(
            "persoon_sleutel",
            sa.String(length=254),
            sa.Computed(
                "case when soort_actor = 'medewerker' then lower(case when identificator_soort_object_id = 'email' then identificator_object_id else emailadres end)::varchar(254) end",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "naam_zoek",
            sa.String(),
            sa.Computed("klantgraaf_normaal(coalesce(naam, ''))", persisted=True),
            nullable=False,
        ),
        sa.Column("identificator_objecttype", sa.String(length=200), nullable=True),
        sa.Column("identificator_register", sa.String(length=200), nullable=True),
        sa.Column("identificator_soort_object_id", sa.String(length=200), nullable=True),
        sa.Column("identificator_object_id", sa.String(length=200), nullable=True),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "faxnummer is null or soort_actor = 'organisatorische_eenheid'", name=op.f("ck_actor_faxnummer_van_eenheid")
        ),
        sa.CheckConstraint(
            "functie is null or soort_actor <> 'organisatorische_eenheid'",
            name=op.f("ck_actor_functie_niet_van_eenheid"),
        ),
        sa.CheckConstraint("naam <> ''", name=op.f("ck_actor_naam")),
        sa.CheckConstraint(
            "omschrijving is null or soort_actor <> 'medewerker'",
            name=op.f("ck_actor_omschrijving_niet_van_medewerker"),
        ),
        sa.CheckConstraint(
            "soort_actor <> 'geautomatiseerde_actor' or (emailadres is null and telefoonnummer is null)",
            name=op.f("ck_actor_bereikbaarheid"),
        ),
        sa.CheckConstraint(
            "soort_actor <> 'geautomatiseerde_actor' or functie is not null", name=op.f("ck_actor_functie")
        ),
        sa.CheckConstraint(
            "soort_actor in ('medewerker', 'organisatorische_eenheid', 'geautomatiseerde_actor')",
            name=op.f("ck_actor_soort_actor"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
    )
    op.create_index("ix_actor_identificator_object_id", "actor", ["identificator_object_id"], unique=False)
    op.create_index(
        "ix_actor_naam_zoek",
        "actor",
        ["naam_zoek"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"naam_zoek": "gin_trgm_ops"},
    )
    op.create_index("ix_actor_persoon_sleutel", "actor", ["persoon_sleutel"], unique=False)
    op.create_table(
        "categorie",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("naam", sa.String(length=80), nullable=False),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("naam <> ''", name=op.f("ck_categorie_naam")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categorie")),
    )
    op.create_table(
        "klantcontact",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column(
            "nummer",
            sa.String(length=10),
            server_default=sa.text("nextval('klantcontact_nummer')::text"),
            nullable=True,
        ),
        sa.Column("referentienummer", sa.String(length=10), nullable=True),
        sa.Column("kanaal", sa.String(length=50), nullable=False),
        sa.Column("onderwerp", sa.String(length=200), nullable=True),
        sa.Column("inhoud", sa.Text(), nullable=True),
        sa.Column("herkomst_inhoud", sa.String(length=20), nullable=True),
        sa.Column("reactie", sa.String(length=4000), nullable=True),
        sa.Column(
            "indicatie_contact_gelukt", sa.String(length=8), server_default=sa.text("'onbekend'"), nullable=False
        ),
        sa.Column("taal", sa.String(length=3), nullable=True),
        sa.Column("vertrouwelijk", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("plaatsgevonden_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("verdere_actie_ondernomen", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("hoofdonderwerptype", sa.String(length=1000), nullable=True),
        sa.Column(
            "metadata", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column(
            "tekst",
            postgresql.TSVECTOR(),
            sa.Computed(
                "to_tsvector('klantgraaf_nl', coalesce(onderwerp, '') || ' ' || coalesce(inhoud, '') || ' ' || coalesce(reactie, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "herkomst_inhoud in ('klant', 'medewerker', 'ocr', 'spraakherkenning')",
            name=op.f("ck_klantcontact_herkomst_inhoud"),
        ),
        sa.CheckConstraint(
            "indicatie_contact_gelukt in ('ja', 'nee', 'onbekend')",
            name=op.f("ck_klantcontact_indicatie_contact_gelukt"),
        ),
        sa.CheckConstraint("jsonb_typeof(metadata) = 'object'", name=op.f("ck_klantcontact_metadata_object")),
        sa.CheckConstraint("kanaal <> ''", name=op.f("ck_klantcontact_kanaal")),
        sa.CheckConstraint(
            "not (verdere_actie_ondernomen and indicatie_contact_gelukt = 'ja')",
            name=op.f("ck_klantcontact_verdere_actie_ondernomen"),
        ),
        sa.CheckConstraint("nummer ~ '^[0-9]{1,10}$'", name=op.f("ck_klantcontact_nummer")),
        sa.CheckConstraint("referentienummer ~ '^[0-9]{1,10}$'", name=op.f("ck_klantcontact_referentienummer")),
        sa.CheckConstraint("taal ~ '^[a-z]{3}$'", name=op.f("ck_klantcontact_taal")),
        sa.CheckConstraint(
            "inhoud is not null or herkomst_inhoud is null", name=op.f("ck_klantcontact_herkomst_van_inhoud")
        ),
        sa.CheckConstraint(
            'not jsonb_path_exists(metadata, \'strict $.* ? (@.type() != "string" || !(@ like_regex "^.{0,255}$" flag "s"))\', \'{}\', true)',
            name=op.f("ck_klantcontact_metadata_waarden"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klantcontact")),
        sa.UniqueConstraint("id", "plaatsgevonden_op", name=op.f("uq_klantcontact_id_plaatsgevonden_op")),
        sa.UniqueConstraint("nummer", name=op.f("uq_klantcontact_nummer")),
        sa.UniqueConstraint("referentienummer", name=op.f("uq_klantcontact_referentienummer")),
    )
    op.create_index(
        "ix_klantcontact_plaatsgevonden_op_id",
        "klantcontact",
        [sa.literal_column("plaatsgevonden_op desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index("ix_klantcontact_tekst", "klantcontact", ["tekst"], unique=False, postgresql_using="gin")
    op.create_table(
        "partij",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column(
            "nummer", sa.String(length=10), server_default=sa.text("nextval('partij_nummer')::text"), nullable=True
        ),
        sa.Column("soort_partij", sa.String(length=14), nullable=False),
        sa.Column("interne_notitie", sa.String(length=1000), nullable=True),
        sa.Column("indicatie_geheimhouding", sa.String(length=8), server_default=sa.text("'onbekend'"), nullable=False),
        sa.Column("indicatie_actief", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("voorkeurstaal", sa.String(length=3), nullable=True),
        sa.Column("naam", sa.String(length=200), nullable=True),
        sa.Column("werkte_voor_id", sa.UUID(), nullable=True),
        sa.Column(
            "werkte_voor_soort",
            sa.String(length=14),
            sa.Computed("case when werkte_voor_id is not null then 'organisatie'::varchar(14) end", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "naam_zoek",
            sa.Text(),
            sa.Computed(
                "klantgraaf_normaal(coalesce(contactnaam_voorletters, '') || ' ' || coalesce(contactnaam_voornaam, '') || ' ' || coalesce(contactnaam_voorvoegsel_achternaam, '') || ' ' || coalesce(contactnaam_achternaam, '') || ' ' || coalesce(naam, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "adres_zoek",
            sa.Text(),
            sa.Computed(
                "klantgraaf_normaal(coalesce(bezoekadres_straatnaam, '') || ' ' || coalesce(bezoekadres_huisnummer::text, '') || ' ' || coalesce(bezoekadres_huisnummertoevoeging, '') || ' ' || coalesce(bezoekadres_postcode, '') || ' ' || coalesce(bezoekadres_stad, '') || ' ' || coalesce(bezoekadres_adresregel1, '') || ' ' || coalesce(bezoekadres_adresregel2, '') || ' ' || coalesce(bezoekadres_adresregel3, '') || ' ' || coalesce(correspondentieadres_straatnaam, '') || ' ' || coalesce(correspondentieadres_huisnummer::text, '') || ' ' || coalesce(correspondentieadres_huisnummertoevoeging, '') || ' ' || coalesce(correspondentieadres_postcode, '') || ' ' || coalesce(correspondentieadres_stad, '') || ' ' || coalesce(correspondentieadres_adresregel1, '') || ' ' || coalesce(correspondentieadres_adresregel2, '') || ' ' || coalesce(correspondentieadres_adresregel3, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("contactnaam_voorletters", sa.String(length=10), nullable=True),
        sa.Column("contactnaam_voornaam", sa.String(length=200), nullable=True),
        sa.Column("contactnaam_voorvoegsel_achternaam", sa.String(length=10), nullable=True),
        sa.Column("contactnaam_achternaam", sa.String(length=200), nullable=True),
        sa.Column("bezoekadres_nummeraanduiding_id", sa.String(length=16), nullable=True),
        sa.Column("bezoekadres_straatnaam", sa.String(length=255), nullable=True),
        sa.Column("bezoekadres_huisnummer", sa.Integer(), nullable=True),
        sa.Column("bezoekadres_huisnummertoevoeging", sa.String(length=20), nullable=True),
        sa.Column("bezoekadres_postcode", sa.String(length=7), nullable=True),
        sa.Column("bezoekadres_stad", sa.String(length=255), nullable=True),
        sa.Column("bezoekadres_adresregel1", sa.String(length=80), nullable=True),
        sa.Column("bezoekadres_adresregel2", sa.String(length=80), nullable=True),
        sa.Column("bezoekadres_adresregel3", sa.String(length=80), nullable=True),
        sa.Column("bezoekadres_land", sa.String(length=2), nullable=True),
        sa.Column("correspondentieadres_nummeraanduiding_id", sa.String(length=16), nullable=True),
        sa.Column("correspondentieadres_straatnaam", sa.String(length=255), nullable=True),
        sa.Column("correspondentieadres_huisnummer", sa.Integer(), nullable=True),
        sa.Column("correspondentieadres_huisnummertoevoeging", sa.String(length=20), nullable=True),
        sa.Column("correspondentieadres_postcode", sa.String(length=7), nullable=True),
        sa.Column("correspondentieadres_stad", sa.String(length=255), nullable=True),
        sa.Column("correspondentieadres_adresregel1", sa.String(length=80), nullable=True),
        sa.Column("correspondentieadres_adresregel2", sa.String(length=80), nullable=True),
        sa.Column("correspondentieadres_adresregel3", sa.String(length=80), nullable=True),
        sa.Column("correspondentieadres_land", sa.String(length=2), nullable=True),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("bezoekadres_land ~ '^[A-Z]{2}$'", name=op.f("ck_partij_bezoekadres_land")),
        sa.CheckConstraint(
            "bezoekadres_nummeraanduiding_id ~ '^[0-9]{16}$'", name=op.f("ck_partij_bezoekadres_nummeraanduiding_id")
        ),
        sa.CheckConstraint(
            "bezoekadres_postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'", name=op.f("ck_partij_bezoekadres_postcode")
        ),
        sa.CheckConstraint(
            "correspondentieadres_land ~ '^[A-Z]{2}$'", name=op.f("ck_partij_correspondentieadres_land")
        ),
        sa.CheckConstraint(
            "correspondentieadres_nummeraanduiding_id ~ '^[0-9]{16}$'",
            name=op.f("ck_partij_correspondentieadres_nummeraanduiding_id"),
        ),
        sa.CheckConstraint(
            "correspondentieadres_postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'",
            name=op.f("ck_partij_correspondentieadres_postcode"),
        ),
        sa.CheckConstraint(
            "indicatie_geheimhouding in ('ja', 'nee', 'onbekend')", name=op.f("ck_partij_indicatie_geheimhouding")
        ),
        sa.CheckConstraint("naam is null or soort_partij = 'organisatie'", name=op.f("ck_partij_naam_van_organisatie")),
        sa.CheckConstraint("nummer ~ '^[0-9]{1,10}$'", name=op.f("ck_partij_nummer")),
        sa.CheckConstraint(
            "soort_partij <> 'organisatie' or (contactnaam_voorletters is null and contactnaam_voornaam is null and contactnaam_voorvoegsel_achternaam is null and contactnaam_achternaam is null)",
            name=op.f("ck_partij_contactnaam_van_persoon"),
        ),
        sa.CheckConstraint(
            "soort_partij in ('persoon', 'organisatie', 'contactpersoon')", name=op.f("ck_partij_soort_partij")
        ),
        sa.CheckConstraint("voorkeurstaal ~ '^[a-z]{3}$'", name=op.f("ck_partij_voorkeurstaal")),
        sa.CheckConstraint(
            "werkte_voor_id is null or soort_partij = 'contactpersoon'",
            name=op.f("ck_partij_werkte_voor_van_contactpersoon"),
        ),
        sa.CheckConstraint("bezoekadres_huisnummer between 1 and 99999", name=op.f("ck_partij_bezoekadres_huisnummer")),
        sa.CheckConstraint(
            "correspondentieadres_huisnummer between 1 and 99999",
            name=op.f("ck_partij_correspondentieadres_huisnummer"),
        ),
        sa.ForeignKeyConstraint(
            ["werkte_voor_id", "werkte_voor_soort"],
            ["partij.id", "partij.soort_partij"],
            name=op.f("fk_partij_werkte_voor_id_werkte_voor_soort"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partij")),
        sa.UniqueConstraint("id", "soort_partij", name=op.f("uq_partij_id_soort_partij")),
        sa.UniqueConstraint("nummer", name=op.f("uq_partij_nummer")),
    )
    op.create_index(
        "ix_partij_adres_zoek",
        "partij",
        ["adres_zoek"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"adres_zoek": "gin_trgm_ops"},
        postgresql_where=sa.text("adres_zoek <> ' '"),
    )
    op.create_index(
        "ix_partij_bezoekadres_postcode",
        "partij",
        ["bezoekadres_postcode", "bezoekadres_huisnummer"],
        unique=False,
        postgresql_where=sa.text("bezoekadres_postcode is not null"),
    )
    op.create_index("ix_partij_naam_zoek_id", "partij", ["naam_zoek", "id"], unique=False)
    op.create_index(
        "ix_partij_naam_zoek",
        "partij",
        ["naam_zoek"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"naam_zoek": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_partij_werkte_voor_id",
        "partij",
        ["werkte_voor_id"],
        unique=False,
        postgresql_where=sa.text("werkte_voor_id is not null"),
    )
    op.create_table(
        "referentiewaarde",
        sa.Column("lijst", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("begindatum", sa.Date(), nullable=True),
        sa.Column("einddatum", sa.Date(), nullable=True),
        sa.CheckConstraint("code <> ''", name=op.f("ck_referentiewaarde_code")),
        sa.CheckConstraint(
            "lijst in ('kanaal', 'taal', 'land', 'soort_digitaal_adres', 'soort_object', 'soort_object_id', 'extern_register')",
            name=op.f("ck_referentiewaarde_lijst"),
        ),
        sa.CheckConstraint("einddatum >= begindatum", name=op.f("ck_referentiewaarde_periode")),
        sa.PrimaryKeyConstraint("lijst", "code", name=op.f("pk_referentiewaarde")),
    )
    op.create_table(
        "actor_klantcontact",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("actor_id", sa.UUID(), nullable=False),
        sa.Column("klantcontact_id", sa.UUID(), nullable=False),
        sa.Column("plaatsgevonden_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_actor_klantcontact_actor_id")),
        sa.ForeignKeyConstraint(
            ["klantcontact_id", "plaatsgevonden_op"],
            ["klantcontact.id", "klantcontact.plaatsgevonden_op"],
            name=op.f("fk_actor_klantcontact_klantcontact_id_plaatsgevonden_op"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_klantcontact")),
        sa.UniqueConstraint("klantcontact_id", "actor_id", name=op.f("uq_actor_klantcontact_klantcontact_id_actor_id")),
    )
    op.create_index(
        "ix_actor_klantcontact_actor_id_plaatsgevonden_op",
        "actor_klantcontact",
        ["actor_id", sa.literal_column("plaatsgevonden_op desc"), sa.literal_column("klantcontact_id desc")],
        unique=False,
    )
    op.create_table(
        "betrokkene",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("klantcontact_id", sa.UUID(), nullable=False),
        sa.Column("plaatsgevonden_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("partij_id", sa.UUID(), nullable=True),
        sa.Column("rol", sa.String(length=17), nullable=False),
        sa.Column("initiator", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("organisatienaam", sa.String(length=200), nullable=True),
        sa.Column(
            "naam_zoek",
            sa.Text(),
            sa.Computed(
                "klantgraaf_normaal(coalesce(contactnaam_voorletters, '') || ' ' || coalesce(contactnaam_voornaam, '') || ' ' || coalesce(contactnaam_voorvoegsel_achternaam, '') || ' ' || coalesce(contactnaam_achternaam, '') || ' ' || coalesce(organisatienaam, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "adres_zoek",
            sa.Text(),
            sa.Computed(
                "klantgraaf_normaal(coalesce(bezoekadres_straatnaam, '') || ' ' || coalesce(bezoekadres_huisnummer::text, '') || ' ' || coalesce(bezoekadres_huisnummertoevoeging, '') || ' ' || coalesce(bezoekadres_postcode, '') || ' ' || coalesce(bezoekadres_stad, '') || ' ' || coalesce(bezoekadres_adresregel1, '') || ' ' || coalesce(bezoekadres_adresregel2, '') || ' ' || coalesce(bezoekadres_adresregel3, '') || ' ' || coalesce(correspondentieadres_straatnaam, '') || ' ' || coalesce(correspondentieadres_huisnummer::text, '') || ' ' || coalesce(correspondentieadres_huisnummertoevoeging, '') || ' ' || coalesce(correspondentieadres_postcode, '') || ' ' || coalesce(correspondentieadres_stad, '') || ' ' || coalesce(correspondentieadres_adresregel1, '') || ' ' || coalesce(correspondentieadres_adresregel2, '') || ' ' || coalesce(correspondentieadres_adresregel3, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("contactnaam_voorletters", sa.String(length=10), nullable=True),
        sa.Column("contactnaam_voornaam", sa.String(length=200), nullable=True),
        sa.Column("contactnaam_voorvoegsel_achternaam", sa.String(length=10), nullable=True),
        sa.Column("contactnaam_achternaam", sa.String(length=200), nullable=True),
        sa.Column("bezoekadres_nummeraanduiding_id", sa.String(length=16), nullable=True),
        sa.Column("bezoekadres_straatnaam", sa.String(length=255), nullable=True),
        sa.Column("bezoekadres_huisnummer", sa.Integer(), nullable=True),
        sa.Column("bezoekadres_huisnummertoevoeging", sa.String(length=20), nullable=True),
        sa.Column("bezoekadres_postcode", sa.String(length=7), nullable=True),
        sa.Column("bezoekadres_stad", sa.String(length=255), nullable=True),
        sa.Column("bezoekadres_adresregel1", sa.String(length=80), nullable=True),
        sa.Column("bezoekadres_adresregel2", sa.String(length=80), nullable=True),
        sa.Column("bezoekadres_adresregel3", sa.String(length=80), nullable=True),
        sa.Column("bezoekadres_land", sa.String(length=2), nullable=True),
        sa.Column("correspondentieadres_nummeraanduiding_id", sa.String(length=16), nullable=True),
        sa.Column("correspondentieadres_straatnaam", sa.String(length=255), nullable=True),
        sa.Column("correspondentieadres_huisnummer", sa.Integer(), nullable=True),
        sa.Column("correspondentieadres_huisnummertoevoeging", sa.String(length=20), nullable=True),
        sa.Column("correspondentieadres_postcode", sa.String(length=7), nullable=True),
        sa.Column("correspondentieadres_stad", sa.String(length=255), nullable=True),
        sa.Column("correspondentieadres_adresregel1", sa.String(length=80), nullable=True),
        sa.Column("correspondentieadres_adresregel2", sa.String(length=80), nullable=True),
        sa.Column("correspondentieadres_adresregel3", sa.String(length=80), nullable=True),
        sa.Column("correspondentieadres_land", sa.String(length=2), nullable=True),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("bezoekadres_land ~ '^[A-Z]{2}$'", name=op.f("ck_betrokkene_bezoekadres_land")),
        sa.CheckConstraint(
            "bezoekadres_nummeraanduiding_id ~ '^[0-9]{16}$'",
            name=op.f("ck_betrokkene_bezoekadres_nummeraanduiding_id"),
        ),
        sa.CheckConstraint(
            "bezoekadres_postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'", name=op.f("ck_betrokkene_bezoekadres_postcode")
        ),
        sa.CheckConstraint(
            "correspondentieadres_land ~ '^[A-Z]{2}$'", name=op.f("ck_betrokkene_correspondentieadres_land")
        ),
        sa.CheckConstraint(
            "correspondentieadres_nummeraanduiding_id ~ '^[0-9]{16}$'",
            name=op.f("ck_betrokkene_correspondentieadres_nummeraanduiding_id"),
        ),
        sa.CheckConstraint(
            "correspondentieadres_postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'",
            name=op.f("ck_betrokkene_correspondentieadres_postcode"),
        ),
        sa.CheckConstraint("rol in ('klant', 'vertegenwoordiger')", name=op.f("ck_betrokkene_rol")),
        sa.CheckConstraint(
            "bezoekadres_huisnummer between 1 and 99999", name=op.f("ck_betrokkene_bezoekadres_huisnummer")
        ),
        sa.CheckConstraint(
            "correspondentieadres_huisnummer between 1 and 99999",
            name=op.f("ck_betrokkene_correspondentieadres_huisnummer"),
        ),
        sa.ForeignKeyConstraint(
            ["klantcontact_id", "plaatsgevonden_op"],
            ["klantcontact.id", "klantcontact.plaatsgevonden_op"],
            name=op.f("fk_betrokkene_klantcontact_id_plaatsgevonden_op"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partij_id"], ["partij.id"], name=op.f("fk_betrokkene_partij_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_betrokkene")),
    )
    op.create_index(
        "ix_betrokkene_adres_zoek",
        "betrokkene",
        ["adres_zoek"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"adres_zoek": "gin_trgm_ops"},
        postgresql_where=sa.text("adres_zoek <> ' '"),
    )
    op.create_index("ix_betrokkene_klantcontact_id", "betrokkene", ["klantcontact_id"], unique=False)
    op.create_index(
        "ix_betrokkene_naam_zoek",
        "betrokkene",
        ["naam_zoek"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"naam_zoek": "gin_trgm_ops"},
        postgresql_where=sa.text("naam_zoek <> ' '"),
    )
    op.create_index(
        "ix_betrokkene_partij_id_plaatsgevonden_op",
        "betrokkene",
        ["partij_id", sa.literal_column("plaatsgevonden_op desc"), sa.literal_column("klantcontact_id desc")],
        unique=False,
        postgresql_where=sa.text("partij_id is not null"),
    )
    op.create_table(
        "bijlage",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("klantcontact_id", sa.UUID(), nullable=False),
        sa.Column("identificator_objecttype", sa.String(length=200), nullable=True),
        sa.Column("identificator_register", sa.String(length=200), nullable=True),
        sa.Column("identificator_soort_object_id", sa.String(length=200), nullable=True),
        sa.Column("identificator_object_id", sa.String(length=200), nullable=True),
        sa.Column(
            "object_uuid",
            sa.UUID(),
            sa.Computed(
                "case when lower(identificator_object_id) ~"
                " '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'"
                " then lower(identificator_object_id)::uuid end",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("identificator_object_id is not null", name=op.f("ck_bijlage_identificator")),
        sa.ForeignKeyConstraint(
            ["klantcontact_id"], ["klantcontact.id"], name=op.f("fk_bijlage_klantcontact_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bijlage")),
    )
    op.create_index("ix_bijlage_identificator_object_id", "bijlage", ["identificator_object_id"], unique=False)
    op.create_index("ix_bijlage_klantcontact_id", "bijlage", ["klantcontact_id"], unique=False)
    op.create_table(
        "categorie_relatie",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("partij_id", sa.UUID(), nullable=False),
        sa.Column("categorie_id", sa.UUID(), nullable=False),
        sa.Column("begindatum", sa.Date(), nullable=True),
        sa.Column("einddatum", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("einddatum >= begindatum", name=op.f("ck_categorie_relatie_periode")),
        sa.ForeignKeyConstraint(["categorie_id"], ["categorie.id"], name=op.f("fk_categorie_relatie_categorie_id")),
        sa.ForeignKeyConstraint(
            ["partij_id"], ["partij.id"], name=op.f("fk_categorie_relatie_partij_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categorie_relatie")),
    )
    op.create_index("ix_categorie_relatie_categorie_id", "categorie_relatie", ["categorie_id"], unique=False)
    op.create_index("ix_categorie_relatie_partij_id", "categorie_relatie", ["partij_id"], unique=False)
    op.create_table(
        "interne_taak",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column(
            "nummer",
            sa.String(length=10),
            server_default=sa.text("nextval('interne_taak_nummer')::text"),
            nullable=True,
        ),
        sa.Column("referentienummer", sa.String(length=10), nullable=True),
        sa.Column("gevraagde_handeling", sa.String(length=200), nullable=False),
        sa.Column("toelichting", sa.String(length=1000), nullable=True),
        sa.Column("status", sa.String(length=12), server_default=sa.text("'te_verwerken'"), nullable=False),
        sa.Column("toegewezen_op", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("afgehandeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("klantcontact_id", sa.UUID(), nullable=False),
        sa.Column("plaatsgevonden_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vorige_taak_id", sa.UUID(), nullable=True),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "afgehandeld_op is null or status = 'verwerkt'", name=op.f("ck_interne_taak_afgehandeld_op")
        ),
        sa.CheckConstraint("gevraagde_handeling <> ''", name=op.f("ck_interne_taak_gevraagde_handeling")),
        sa.CheckConstraint("nummer ~ '^[0-9]{1,10}$'", name=op.f("ck_interne_taak_nummer")),
        sa.CheckConstraint("referentienummer ~ '^[0-9]{1,10}$'", name=op.f("ck_interne_taak_referentienummer")),
        sa.CheckConstraint("status in ('te_verwerken', 'verwerkt')", name=op.f("ck_interne_taak_status")),
        sa.CheckConstraint("vorige_taak_id <> id", name=op.f("ck_interne_taak_niet_na_zichzelf")),
        sa.ForeignKeyConstraint(
            ["klantcontact_id", "plaatsgevonden_op"],
            ["klantcontact.id", "klantcontact.plaatsgevonden_op"],
            name=op.f("fk_interne_taak_klantcontact_id_plaatsgevonden_op"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vorige_taak_id"], ["interne_taak.id"], name=op.f("fk_interne_taak_vorige_taak_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interne_taak")),
        sa.UniqueConstraint(
            "id", "status", "plaatsgevonden_op", name=op.f("uq_interne_taak_id_status_plaatsgevonden_op")
        ),
        sa.UniqueConstraint("nummer", name=op.f("uq_interne_taak_nummer")),
        sa.UniqueConstraint("referentienummer", name=op.f("uq_interne_taak_referentienummer")),
    )
    op.create_index("ix_interne_taak_klantcontact_id", "interne_taak", ["klantcontact_id"], unique=False)
    op.create_index(
        "ix_interne_taak_open",
        "interne_taak",
        ["plaatsgevonden_op", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'te_verwerken'"),
    )
    op.create_index(
        "ix_interne_taak_toegewezen_op",
        "interne_taak",
        [sa.literal_column("toegewezen_op desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index(
        "ix_interne_taak_vorige_taak_id",
        "interne_taak",
        ["vorige_taak_id"],
        unique=False,
        postgresql_where=sa.text("vorige_taak_id is not null"),
    )
    op.create_table(
        "onderwerpobject",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("klantcontact_id", sa.UUID(), nullable=False),
        sa.Column("was_klantcontact_id", sa.UUID(), nullable=True),
        sa.Column(
            "object_sleutel",
            sa.String(length=200),
            sa.Computed("lower(identificator_object_id)::varchar(200)", persisted=True),
            nullable=True,
        ),
        sa.Column("identificator_objecttype", sa.String(length=200), nullable=True),
        sa.Column("identificator_register", sa.String(length=200), nullable=True),
        sa.Column("identificator_soort_object_id", sa.String(length=200), nullable=True),
        sa.Column("identificator_object_id", sa.String(length=200), nullable=True),
        sa.Column(
            "object_uuid",
            sa.UUID(),
            sa.Computed(
                "case when lower(identificator_object_id) ~"
                " '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'"
                " then lower(identificator_object_id)::uuid end",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "num_nonnulls(identificator_object_id, was_klantcontact_id) >= 1", name=op.f("ck_onderwerpobject_onderwerp")
        ),
        sa.CheckConstraint(
            "was_klantcontact_id <> klantcontact_id", name=op.f("ck_onderwerpobject_niet_over_zichzelf")
        ),
        sa.ForeignKeyConstraint(
            ["klantcontact_id"],
            ["klantcontact.id"],
            name=op.f("fk_onderwerpobject_klantcontact_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["was_klantcontact_id"],
            ["klantcontact.id"],
            name=op.f("fk_onderwerpobject_was_klantcontact_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onderwerpobject")),
    )
    op.create_index(
        "ix_onderwerpobject_identificator_object_id", "onderwerpobject", ["identificator_object_id"], unique=False
    )
    op.create_index("ix_onderwerpobject_klantcontact_id", "onderwerpobject", ["klantcontact_id"], unique=False)
    op.create_index(
        "ix_onderwerpobject_object_sleutel",
        "onderwerpobject",
        ["object_sleutel", "klantcontact_id"],
        unique=False,
        postgresql_where=sa.text("object_sleutel is not null"),
    )
    op.create_index(
        "ix_onderwerpobject_was_klantcontact_id",
        "onderwerpobject",
        ["was_klantcontact_id"],
        unique=False,
        postgresql_where=sa.text("was_klantcontact_id is not null"),
    )
    op.create_table(
        "partij_identificator",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("partij_id", sa.UUID(), nullable=False),
        sa.Column("objecttype", sa.String(length=200), nullable=False),
        sa.Column("soort_object_id", sa.String(length=200), nullable=False),
        sa.Column("object_id", sa.String(length=200), nullable=False),
        sa.Column("register", sa.String(length=200), nullable=False),
        sa.Column("sub_identificator_van_id", sa.UUID(), nullable=True),
        sa.Column("andere_partij_identificator", sa.String(length=200), nullable=True),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "case register when 'brp' then objecttype = 'natuurlijk_persoon' and soort_object_id = 'bsn' when 'hr' then (objecttype = 'niet_natuurlijk_persoon' and soort_object_id in ('rsin', 'kvk_nummer')) or (objecttype = 'vestiging' and soort_object_id = 'vestigingsnummer') else soort_object_id not in ('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer') end",
            name=op.f("ck_partij_identificator_codes_bij_elkaar"),
        ),
        sa.CheckConstraint(
            "case when soort_object_id not in ('bsn', 'rsin') then true when object_id !~ '^[0-9]{9}$' then false else object_id <> '000000000' and (9 * substr(object_id, 1, 1)::int + 8 * substr(object_id, 2, 1)::int + 7 * substr(object_id, 3, 1)::int + 6 * substr(object_id, 4, 1)::int + 5 * substr(object_id, 5, 1)::int + 4 * substr(object_id, 6, 1)::int + 3 * substr(object_id, 7, 1)::int + 2 * substr(object_id, 8, 1)::int + -1 * substr(object_id, 9, 1)::int) % 11 = 0 end",
            name=op.f("ck_partij_identificator_elfproef"),
        ),
        sa.CheckConstraint("object_id <> ''", name=op.f("ck_partij_identificator_object_id")),
        sa.CheckConstraint(
            "soort_object_id <> 'kvk_nummer' or object_id ~ '^[0-9]{8}$'",
            name=op.f("ck_partij_identificator_kvk_nummer"),
        ),
        sa.CheckConstraint(
            "soort_object_id <> 'vestigingsnummer' or (object_id ~ '^[0-9]{12}$' and sub_identificator_van_id is not null)",
            name=op.f("ck_partij_identificator_vestigingsnummer"),
        ),
        sa.CheckConstraint("sub_identificator_van_id <> id", name=op.f("ck_partij_identificator_niet_onder_zichzelf")),
        sa.ForeignKeyConstraint(
            ["partij_id"], ["partij.id"], name=op.f("fk_partij_identificator_partij_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sub_identificator_van_id"],
            ["partij_identificator.id"],
            name=op.f("fk_partij_identificator_sub_identificator_van_id"),
            initially="IMMEDIATE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partij_identificator")),
        sa.UniqueConstraint(
            "partij_id", "soort_object_id", name=op.f("uq_partij_identificator_partij_id_soort_object_id")
        ),
    )
    op.create_index(
        "ix_partij_identificator_object_id", "partij_identificator", ["object_id", "soort_object_id"], unique=False
    )
    op.create_index(
        "ix_partij_identificator_sub_identificator_van_id",
        "partij_identificator",
        ["sub_identificator_van_id"],
        unique=False,
    )
    op.create_index(
        "uq_partij_identificator_codes",
        "partij_identificator",
        ["object_id", "soort_object_id", "objecttype", "register"],
        unique=True,
        postgresql_where=sa.text("sub_identificator_van_id is null"),
    )
    op.create_index(
        "uq_partij_identificator_codes_onder_ouder",
        "partij_identificator",
        ["object_id", "soort_object_id", "objecttype", "register", "sub_identificator_van_id"],
        unique=True,
        postgresql_where=sa.text("sub_identificator_van_id is not null"),
    )
    op.create_table(
        "rekeningnummer",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("partij_id", sa.UUID(), nullable=False),
        sa.Column("iban", sa.String(length=34), nullable=False),
        sa.Column("bic", sa.String(length=11), nullable=True),
        sa.Column("is_voorkeursrekeningnummer", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'", name=op.f("ck_rekeningnummer_bic")),
        sa.CheckConstraint("klantgraaf_iban_geldig(iban)", name=op.f("ck_rekeningnummer_iban")),
        sa.ForeignKeyConstraint(
            ["partij_id"], ["partij.id"], name=op.f("fk_rekeningnummer_partij_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rekeningnummer")),
    )
    op.create_index("ix_rekeningnummer_iban", "rekeningnummer", ["iban"], unique=False)
    op.create_index("ix_rekeningnummer_partij_id", "rekeningnummer", ["partij_id"], unique=False)
    op.create_index(
        "uq_rekeningnummer_voorkeursrekeningnummer",
        "rekeningnummer",
        ["partij_id"],
        unique=True,
        postgresql_where=sa.text("is_voorkeursrekeningnummer"),
    )
    op.create_table(
        "vertegenwoordiging",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("vertegenwoordigende_partij_id", sa.UUID(), nullable=False),
        sa.Column("vertegenwoordigde_partij_id", sa.UUID(), nullable=False),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "vertegenwoordigende_partij_id <> vertegenwoordigde_partij_id",
            name=op.f("ck_vertegenwoordiging_niet_zichzelf"),
        ),
        sa.ForeignKeyConstraint(
            ["vertegenwoordigde_partij_id"],
            ["partij.id"],
            name=op.f("fk_vertegenwoordiging_vertegenwoordigde_partij_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vertegenwoordigende_partij_id"],
            ["partij.id"],
            name=op.f("fk_vertegenwoordiging_vertegenwoordigende_partij_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vertegenwoordiging")),
        sa.UniqueConstraint(
            "vertegenwoordigende_partij_id",
            "vertegenwoordigde_partij_id",
            name=op.f("uq_vertegenwoordiging_vertegenwoordigende_partij_id_vertegenwoordigde_partij_id"),
        ),
    )
    op.create_index(
        "ix_vertegenwoordiging_vertegenwoordigde_partij_id",
        "vertegenwoordiging",
        ["vertegenwoordigde_partij_id"],
        unique=False,
    )
    op.create_table(
        "digitaal_adres",
        sa.Column("id", sa.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("partij_id", sa.UUID(), nullable=True),
        sa.Column("betrokkene_id", sa.UUID(), nullable=True),
        sa.Column("soort", sa.String(length=14), nullable=False),
        sa.Column("adres", sa.String(length=254), nullable=False),
        sa.Column(
            "adres_normaal",
            sa.String(length=254),
            sa.Computed("klantgraaf_normaal_adres(soort, adres)::varchar(254)", persisted=True),
            nullable=False,
        ),
        sa.Column("omschrijving", sa.String(length=80), nullable=True),
        sa.Column("is_standaardadres", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_voorkeursadres", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("referentie", sa.String(length=100), nullable=True),
        sa.Column("verificatiedatum", sa.Date(), nullable=True),
        sa.Column("versie", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("adres <> ''", name=op.f("ck_digitaal_adres_adres")),
        sa.CheckConstraint("referentie ~ '^[a-zA-Z0-9_-]+$'", name=op.f("ck_digitaal_adres_referentie")),
        sa.CheckConstraint("soort in ('email', 'telefoonnummer', 'overig')", name=op.f("ck_digitaal_adres_soort")),
        sa.CheckConstraint(
            "not is_voorkeursadres or partij_id is not null", name=op.f("ck_digitaal_adres_voorkeursadres_van_partij")
        ),
        sa.CheckConstraint("num_nonnulls(partij_id, betrokkene_id) = 1", name=op.f("ck_digitaal_adres_eigenaar")),
        sa.ForeignKeyConstraint(
            ["betrokkene_id"], ["betrokkene.id"], name=op.f("fk_digitaal_adres_betrokkene_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["partij_id"], ["partij.id"], name=op.f("fk_digitaal_adres_partij_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digitaal_adres")),
    )
    op.create_index("ix_digitaal_adres_adres_normaal", "digitaal_adres", ["adres_normaal"], unique=False)
    op.create_index(
        "ix_digitaal_adres_betrokkene_id",
        "digitaal_adres",
        ["betrokkene_id"],
        unique=False,
        postgresql_where=sa.text("betrokkene_id is not null"),
    )
    op.create_index(
        "ix_digitaal_adres_partij_id",
        "digitaal_adres",
        ["partij_id"],
        unique=False,
        postgresql_where=sa.text("partij_id is not null"),
    )
    op.create_index(
        "uq_digitaal_adres_standaardadres",
        "digitaal_adres",
        ["partij_id", "soort"],
        unique=True,
        postgresql_where=sa.text("is_standaardadres and partij_id is not null"),
    )
    op.create_index(
        "uq_digitaal_adres_voorkeursadres",
        "digitaal_adres",
        ["partij_id"],
        unique=True,
        postgresql_where=sa.text("is_voorkeursadres"),
    )
    op.create_table(
        "interne_taak_actor",
        sa.Column("interne_taak_id", sa.UUID(), nullable=False),
        sa.Column("actor_id", sa.UUID(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("plaatsgevonden_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_interne_taak_actor_actor_id")),
        sa.ForeignKeyConstraint(
            ["interne_taak_id", "status", "plaatsgevonden_op"],
            ["interne_taak.id", "interne_taak.status", "interne_taak.plaatsgevonden_op"],
            name=op.f("fk_interne_taak_actor_interne_taak_id_status_plaatsgevonden_op"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interne_taak_id", "actor_id", name=op.f("pk_interne_taak_actor")),
    )
    op.create_index(
        "ix_interne_taak_actor_actor_id",
        "interne_taak_actor",
        ["actor_id", sa.literal_column("plaatsgevonden_op desc"), sa.literal_column("interne_taak_id desc")],
        unique=False,
    )
    op.create_index(
        "ix_interne_taak_actor_open",
        "interne_taak_actor",
        ["actor_id", "plaatsgevonden_op", "interne_taak_id"],
        unique=False,
        postgresql_where=sa.text("status = 'te_verwerken'"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_interne_taak_actor_open",
        table_name="interne_taak_actor",
        postgresql_where=sa.text("status = 'te_verwerken'"),
    )
    op.drop_index("ix_interne_taak_actor_actor_id", table_name="interne_taak_actor")
    op.drop_table("interne_taak_actor")
    op.drop_index(
        "uq_digitaal_adres_voorkeursadres", table_name="digitaal_adres", postgresql_where=sa.text("is_voorkeursadres")
    )
    op.drop_index(
        "uq_digitaal_adres_standaardadres",
        table_name="digitaal_adres",
        postgresql_where=sa.text("is_standaardadres and partij_id is not null"),
    )
    op.drop_index(
        "ix_digitaal_adres_partij_id", table_name="digitaal_adres", postgresql_where=sa.text("partij_id is not null")
    )
    op.drop_index(
        "ix_digitaal_adres_betrokkene_id",
        table_name="digitaal_adres",
        postgresql_where=sa.text("betrokkene_id is not null"),
    )
    op.drop_index("ix_digitaal_adres_adres_normaal", table_name="digitaal_adres")
    op.drop_table("digitaal_adres")
    op.drop_index("ix_vertegenwoordiging_vertegenwoordigde_partij_id", table_name="vertegenwoordiging")
    op.drop_table("vertegenwoordiging")
    op.drop_index(
        "uq_rekeningnummer_voorkeursrekeningnummer",
        table_name="rekeningnummer",
        postgresql_where=sa.text("is_voorkeursrekeningnummer"),
    )
    op.drop_index("ix_rekeningnummer_partij_id", table_name="rekeningnummer")
    op.drop_index("ix_rekeningnummer_iban", table_name="rekeningnummer")
    op.drop_table("rekeningnummer")
    op.drop_index(
        "uq_partij_identificator_codes_onder_ouder",
        table_name="partij_identificator",
        postgresql_where=sa.text("sub_identificator_van_id is not null"),
    )
    op.drop_index(
        "uq_partij_identificator_codes",
        table_name="partij_identificator",
        postgresql_where=sa.text("sub_identificator_van_id is null"),
    )
    op.drop_index("ix_partij_identificator_object_id", table_name="partij_identificator")
    op.drop_index("ix_partij_identificator_sub_identificator_van_id", table_name="partij_identificator")
    op.drop_table("partij_identificator")
    op.drop_index(
        "ix_onderwerpobject_was_klantcontact_id",
        table_name="onderwerpobject",
        postgresql_where=sa.text("was_klantcontact_id is not null"),
    )
    op.drop_index(
        "ix_onderwerpobject_object_sleutel",
        table_name="onderwerpobject",
        postgresql_where=sa.text("object_sleutel is not null"),
    )
    op.drop_index("ix_onderwerpobject_identificator_object_id", table_name="onderwerpobject")
    op.drop_index("ix_onderwerpobject_klantcontact_id", table_name="onderwerpobject")
    op.drop_table("onderwerpobject")
    op.drop_index(
        "ix_interne_taak_vorige_taak_id",
        table_name="interne_taak",
        postgresql_where=sa.text("vorige_taak_id is not null"),
    )
    op.drop_index("ix_interne_taak_toegewezen_op", table_name="interne_taak")
    op.drop_index(
        "ix_interne_taak_open", table_name="interne_taak", postgresql_where=sa.text("status = 'te_verwerken'")
    )
    op.drop_index("ix_interne_taak_klantcontact_id", table_name="interne_taak")
    op.drop_table("interne_taak")
    op.drop_index("ix_categorie_relatie_partij_id", table_name="categorie_relatie")
    op.drop_index("ix_categorie_relatie_categorie_id", table_name="categorie_relatie")
    op.drop_table("categorie_relatie")
    op.drop_index("ix_bijlage_klantcontact_id", table_name="bijlage")
    op.drop_index("ix_bijlage_identificator_object_id", table_name="bijlage")
    op.drop_table("bijlage")
    op.drop_index(
        "ix_betrokkene_partij_id_plaatsgevonden_op",
        table_name="betrokkene",
        postgresql_where=sa.text("partij_id is not null"),
    )
    op.drop_index(
        "ix_betrokkene_naam_zoek",
        table_name="betrokkene",
        postgresql_using="gin",
        postgresql_ops={"naam_zoek": "gin_trgm_ops"},
        postgresql_where=sa.text("naam_zoek <> ' '"),
    )
    op.drop_index("ix_betrokkene_klantcontact_id", table_name="betrokkene")
    op.drop_index(
        "ix_betrokkene_adres_zoek",
        table_name="betrokkene",
        postgresql_using="gin",
        postgresql_ops={"adres_zoek": "gin_trgm_ops"},
        postgresql_where=sa.text("adres_zoek <> ' '"),
    )
    op.drop_table("betrokkene")
    op.drop_index("ix_actor_klantcontact_actor_id_plaatsgevonden_op", table_name="actor_klantcontact")
    op.drop_table("actor_klantcontact")
    op.drop_table("referentiewaarde")
    op.drop_index(
        "ix_partij_werkte_voor_id", table_name="partij", postgresql_where=sa.text("werkte_voor_id is not null")
    )
    op.drop_index("ix_partij_naam_zoek_id", table_name="partij")
    op.drop_index(
        "ix_partij_naam_zoek", table_name="partij", postgresql_using="gin", postgresql_ops={"naam_zoek": "gin_trgm_ops"}
    )
    op.drop_index(
        "ix_partij_bezoekadres_postcode",
        table_name="partij",
        postgresql_where=sa.text("bezoekadres_postcode is not null"),
    )
    op.drop_index(
        "ix_partij_adres_zoek",
        table_name="partij",
        postgresql_using="gin",
        postgresql_ops={"adres_zoek": "gin_trgm_ops"},
        postgresql_where=sa.text("adres_zoek <> ' '"),
    )
    op.drop_table("partij")
    op.drop_index("ix_klantcontact_tekst", table_name="klantcontact", postgresql_using="gin")
    op.drop_index("ix_klantcontact_plaatsgevonden_op_id", table_name="klantcontact")
    op.drop_table("klantcontact")
    op.drop_table("categorie")
    op.drop_index("ix_actor_persoon_sleutel", table_name="actor")
    op.drop_index(
        "ix_actor_naam_zoek", table_name="actor", postgresql_using="gin", postgresql_ops={"naam_zoek": "gin_trgm_ops"}
    )
    op.drop_index("ix_actor_identificator_object_id", table_name="actor")
    op.drop_table("actor")
    for sequence in SEQUENCES:
        op.execute(f"drop sequence {sequence}")
    for statement in DROP:
        op.execute(statement)
