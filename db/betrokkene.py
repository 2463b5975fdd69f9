from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint, Index, String, Text, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import (
    LENGTE_NAAM,
    NAAM_KOLOMMEN,
    Bezoekadres,
    Contactnaam,
    Correspondentieadres,
    Identiteit,
    Timestamp,
    adres_checks,
    samen,
    zoekadres,
)


class Betrokkene(Identiteit, Contactnaam, Bezoekadres, Correspondentieadres, Base):
    """Someone outside the municipality who took part in a klantcontact; known (a partij) or standing alone."""

    __tablename__ = "betrokkene"

    klantcontact_id: Mapped[UUID] = mapped_column(PgUuid)
    # Follows klantcontact.plaatsgevonden_op through the foreign key below.
    plaatsgevonden_op: Mapped[datetime] = mapped_column(Timestamp)
    # The contact took place, also when the person is removed: the row stays, without the person.
    partij_id: Mapped[UUID | None] = mapped_column(PgUuid, ForeignKey("partij.id", ondelete="SET NULL"))
    rol: Mapped[str] = mapped_column(String(17))
    initiator: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    organisatienaam: Mapped[str | None] = mapped_column(String(LENGTE_NAAM))
    naam_zoek: Mapped[str] = mapped_column(
        Text, Computed(f"klantgraaf_normaal({samen(*NAAM_KOLOMMEN, 'organisatienaam')})", persisted=True)
    )
    adres_zoek: Mapped[str] = mapped_column(Text, Computed(f"klantgraaf_normaal({zoekadres()})", persisted=True))

    __table_args__ = (
        ForeignKeyConstraint(
            ["klantcontact_id", "plaatsgevonden_op"],
            ["klantcontact.id", "klantcontact.plaatsgevonden_op"],
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        CheckConstraint("rol in ('klant', 'vertegenwoordiger')", name="rol"),
        *adres_checks("bezoekadres"),
        *adres_checks("correspondentieadres"),
        Index("ix_betrokkene_klantcontact_id", "klantcontact_id"),
        Index("ix_betrokkene_plaatsgevonden_op_id", text("plaatsgevonden_op desc"), text("id desc")),
        Index(
            "ix_betrokkene_partij_id_plaatsgevonden_op",
            "partij_id",
            text("plaatsgevonden_op desc"),
            text("klantcontact_id desc"),
            postgresql_where=text("partij_id is not null"),
        ),
        # Only those who stand alone have a name of their own worth searching.
        Index(
            "ix_betrokkene_naam_zoek",
            "naam_zoek",
            postgresql_using="gin",
            postgresql_ops={"naam_zoek": "gin_trgm_ops"},
            postgresql_where=text("naam_zoek <> ' '"),
        ),
        Index(
            "ix_betrokkene_adres_zoek",
            "adres_zoek",
            postgresql_using="gin",
            postgresql_ops={"adres_zoek": "gin_trgm_ops"},
            postgresql_where=text("adres_zoek <> ' '"),
        ),
    )
