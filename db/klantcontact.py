from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, Computed, Index, Sequence, String, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import LENGTE_NUMMER, Identiteit, Timestamp, nummer_check

klantcontact_nummer = Sequence("klantcontact_nummer", metadata=Base.metadata)


class Klantcontact(Identiteit, Base):
    """One contact between a client and the municipality about one subject (B7682). Never planned, only happened."""

    __tablename__ = "klantcontact"

    # A sequence's value unless the writer brings a number of its own; readable, never a key, never reused.
    nummer: Mapped[str | None] = mapped_column(
        String(LENGTE_NUMMER), unique=True, server_default=text("nextval('klantcontact_nummer')::text")
    )
    referentienummer: Mapped[str | None] = mapped_column(String(LENGTE_NUMMER), unique=True)
    kanaal: Mapped[str] = mapped_column(String(50))
    onderwerp: Mapped[str | None] = mapped_column(String(200))
    inhoud: Mapped[str | None] = mapped_column(Text)
    herkomst_inhoud: Mapped[str | None] = mapped_column(String(20))
    reactie: Mapped[str | None] = mapped_column(String(4000))
    indicatie_contact_gelukt: Mapped[str] = mapped_column(String(8), server_default=text("'onbekend'"))
    taal: Mapped[str | None] = mapped_column(String(3))
    vertrouwelijk: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    plaatsgevonden_op: Mapped[datetime] = mapped_column(Timestamp, server_default=text("now()"))
    verdere_actie_ondernomen: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    hoofdonderwerptype: Mapped[str | None] = mapped_column(String(1000))
    # `metadata` is taken on a declarative class; the column keeps the name of the information model.
    metadata_: Mapped[dict[str, str]] = mapped_column("metadata", JSONB, server_default=text("'{}'::jsonb"))
    tekst: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "to_tsvector('klantgraaf_nl', coalesce(onderwerp, '') || ' ' || coalesce(inhoud, '') || ' ' || coalesce(reactie, ''))",
            persisted=True,
        ),
    )

    __table_args__ = (
        nummer_check("nummer"),
        nummer_check("referentienummer"),
        CheckConstraint("kanaal <> ''", name="kanaal"),
        CheckConstraint(
            "herkomst_inhoud in ('klant', 'medewerker', 'ocr', 'spraakherkenning')", name="herkomst_inhoud"
        ),
        CheckConstraint("inhoud is not null or herkomst_inhoud is null", name="herkomst_van_inhoud"),
        CheckConstraint("indicatie_contact_gelukt in ('ja', 'nee', 'onbekend')", name="indicatie_contact_gelukt"),
        CheckConstraint("taal ~ '^[a-z]{3}$'", name="taal"),
        # Further action and a contact that succeeded exclude each other.
        CheckConstraint(
            "not (verdere_actie_ondernomen and indicatie_contact_gelukt = 'ja')", name="verdere_actie_ondernomen"
        ),
        CheckConstraint("jsonb_typeof(metadata) = 'object'", name="metadata_object"),
        CheckConstraint(
            # Strict: otherwise a list of texts would pass for a text.
            'not jsonb_path_exists(metadata, \'strict $.* ? (@.type() != "string"'
            ' || !(@ like_regex "^.{0,255}$" flag "s"))\', \'{}\', true)',
            name="metadata_waarden",
        ),
        # Target of the foreign keys that carry the moment along, so that a client's, an actor's and a task list's
        # pages are read in order of time from one index (docs/adr/0003).
        UniqueConstraint("id", "plaatsgevonden_op"),
        Index("ix_klantcontact_plaatsgevonden_op_id", text("plaatsgevonden_op desc"), text("id desc")),
        Index("ix_klantcontact_tekst", "tekst", postgresql_using="gin"),
        Index(
            "ix_klantcontact_metadata",
            "metadata",
            postgresql_using="gin",
            postgresql_ops={"metadata": "jsonb_path_ops"},
        ),
    )
