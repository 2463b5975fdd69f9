from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Computed,
    ForeignKeyConstraint,
    Index,
    Sequence,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import (
    LENGTE_NAAM,
    LENGTE_NUMMER,
    NAAM_KOLOMMEN,
    Bezoekadres,
    Contactnaam,
    Correspondentieadres,
    Identiteit,
    adres_checks,
    nummer_check,
    samen,
    zoekadres,
)

partij_nummer = Sequence("partij_nummer", metadata=Base.metadata)


class Partij(Identiteit, Contactnaam, Bezoekadres, Correspondentieadres, Base):
    """A known person or organisation (B3485): Persoon, Organisatie or Contactpersoon."""

    __tablename__ = "partij"

    nummer: Mapped[str | None] = mapped_column(
        String(LENGTE_NUMMER), unique=True, server_default=text("nextval('partij_nummer')::text")
    )
    soort_partij: Mapped[str] = mapped_column(String(14))
    interne_notitie: Mapped[str | None] = mapped_column(String(1000))
    indicatie_geheimhouding: Mapped[str] = mapped_column(String(8), server_default=text("'onbekend'"))
    indicatie_actief: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    voorkeurstaal: Mapped[str | None] = mapped_column(String(3))
    naam: Mapped[str | None] = mapped_column(String(LENGTE_NAAM))
    werkte_voor_id: Mapped[UUID | None] = mapped_column(PgUuid)
    # Makes the foreign key below hold the rule that one works for an Organisatie.
    werkte_voor_soort: Mapped[str | None] = mapped_column(
        String(14),
        Computed("case when werkte_voor_id is not null then 'organisatie'::varchar(14) end", persisted=True),
    )
    naam_zoek: Mapped[str] = mapped_column(
        Text, Computed(f"klantgraaf_normaal({samen(*NAAM_KOLOMMEN, 'naam')})", persisted=True)
    )
    adres_zoek: Mapped[str] = mapped_column(Text, Computed(f"klantgraaf_normaal({zoekadres()})", persisted=True))

    __table_args__ = (
        nummer_check("nummer"),
        UniqueConstraint("id", "soort_partij"),
        # An organisation that someone works for is not removed; the use case says so (docs/adr/0004).
        ForeignKeyConstraint(
            ["werkte_voor_id", "werkte_voor_soort"],
            ["partij.id", "partij.soort_partij"],
            deferrable=True,
            initially="IMMEDIATE",
        ),
        CheckConstraint("soort_partij in ('persoon', 'organisatie', 'contactpersoon')", name="soort_partij"),
        CheckConstraint("indicatie_geheimhouding in ('ja', 'nee', 'onbekend')", name="indicatie_geheimhouding"),
        CheckConstraint("voorkeurstaal ~ '^[a-z]{3}$'", name="voorkeurstaal"),
        CheckConstraint("naam is null or soort_partij = 'organisatie'", name="naam_van_organisatie"),
        CheckConstraint(
            "werkte_voor_id is null or soort_partij = 'contactpersoon'", name="werkte_voor_van_contactpersoon"
        ),
        CheckConstraint(
            "soort_partij <> 'organisatie' or (contactnaam_voorletters is null and contactnaam_voornaam is null"
            " and contactnaam_voorvoegsel_achternaam is null and contactnaam_achternaam is null)",
            name="contactnaam_van_persoon",
        ),
        *adres_checks("bezoekadres"),
        *adres_checks("correspondentieadres"),
        Index("ix_partij_werkte_voor_id", "werkte_voor_id", postgresql_where=text("werkte_voor_id is not null")),
        Index("ix_partij_naam_zoek_id", "naam_zoek", "id"),
        Index("ix_partij_naam_zoek", "naam_zoek", postgresql_using="gin", postgresql_ops={"naam_zoek": "gin_trgm_ops"}),
        Index(
            "ix_partij_adres_zoek",
            "adres_zoek",
            postgresql_using="gin",
            postgresql_ops={"adres_zoek": "gin_trgm_ops"},
            postgresql_where=text("adres_zoek <> ' '"),
        ),
        Index(
            "ix_partij_bezoekadres_postcode",
            "bezoekadres_postcode",
            "bezoekadres_huisnummer",
            postgresql_where=text("bezoekadres_postcode is not null"),
        ),
    )
