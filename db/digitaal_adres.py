from datetime import date
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, Computed, Date, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Identiteit


class DigitaalAdres(Identiteit, Base):
    """E-mail address, phone number or other; of a partij (reusable) or of a betrokkene (for this follow-up only)."""

    __tablename__ = "digitaal_adres"

    partij_id: Mapped[UUID | None] = mapped_column(PgUuid, ForeignKey("partij.id", ondelete="CASCADE"))
    betrokkene_id: Mapped[UUID | None] = mapped_column(PgUuid, ForeignKey("betrokkene.id", ondelete="CASCADE"))
    soort: Mapped[str] = mapped_column(String(14))
    adres: Mapped[str] = mapped_column(String(254))
    # Phone numbers as +31…, e-mail in lower case: what is compared when someone searches.
    adres_normaal: Mapped[str] = mapped_column(
        String(254), Computed("klantgraaf_normaal_adres(soort, adres)::varchar(254)", persisted=True)
    )
    omschrijving: Mapped[str | None] = mapped_column(String(80))
    is_standaardadres: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    # The partij's voorkeursdigitaaladres, as a mark here: so it is always one of the partij's own, and at most one.
    is_voorkeursadres: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    referentie: Mapped[str | None] = mapped_column(String(100))
    verificatiedatum: Mapped[date | None] = mapped_column(Date)

    __table_args__ = (
        CheckConstraint("num_nonnulls(partij_id, betrokkene_id) = 1", name="eigenaar"),
        CheckConstraint("soort in ('email', 'telefoonnummer', 'overig')", name="soort"),
        CheckConstraint("adres <> ''", name="adres"),
        CheckConstraint("referentie ~ '^[a-zA-Z0-9_-]+$'", name="referentie"),
        CheckConstraint("not is_voorkeursadres or partij_id is not null", name="voorkeursadres_van_partij"),
        Index("ix_digitaal_adres_partij_id", "partij_id", postgresql_where=text("partij_id is not null")),
        Index("ix_digitaal_adres_betrokkene_id", "betrokkene_id", postgresql_where=text("betrokkene_id is not null")),
        Index("ix_digitaal_adres_adres_normaal", "adres_normaal"),
        Index(
            "uq_digitaal_adres_standaardadres",
            "partij_id",
            "soort",
            unique=True,
            postgresql_where=text("is_standaardadres and partij_id is not null"),
        ),
        Index("uq_digitaal_adres_voorkeursadres", "partij_id", unique=True, postgresql_where=text("is_voorkeursadres")),
    )
