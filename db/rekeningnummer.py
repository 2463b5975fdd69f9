from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Identiteit


class Rekeningnummer(Identiteit, Base):
    """Bank account of a partij."""

    __tablename__ = "rekeningnummer"

    partij_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("partij.id", ondelete="CASCADE"))
    iban: Mapped[str] = mapped_column(String(34))
    bic: Mapped[str | None] = mapped_column(String(11))
    is_voorkeursrekeningnummer: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))

    __table_args__ = (
        CheckConstraint("klantgraaf_iban_geldig(iban)", name="iban"),
        CheckConstraint("bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'", name="bic"),
        Index("ix_rekeningnummer_partij_id", "partij_id"),
        Index("ix_rekeningnummer_iban", "iban"),
        Index(
            "uq_rekeningnummer_voorkeursrekeningnummer",
            "partij_id",
            unique=True,
            postgresql_where=text("is_voorkeursrekeningnummer"),
        ),
    )
