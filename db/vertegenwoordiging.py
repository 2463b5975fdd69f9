from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Identiteit


class Vertegenwoordiging(Identiteit, Base):
    """That one partij represents another."""

    __tablename__ = "vertegenwoordiging"

    vertegenwoordigende_partij_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("partij.id", ondelete="CASCADE"))
    vertegenwoordigde_partij_id: Mapped[UUID] = mapped_column(PgUuid, ForeignKey("partij.id", ondelete="CASCADE"))

    __table_args__ = (
        UniqueConstraint("vertegenwoordigende_partij_id", "vertegenwoordigde_partij_id"),
        CheckConstraint("vertegenwoordigende_partij_id <> vertegenwoordigde_partij_id", name="niet_zichzelf"),
        Index("ix_vertegenwoordiging_vertegenwoordigde_partij_id", "vertegenwoordigde_partij_id"),
    )
