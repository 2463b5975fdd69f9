from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.columns import Timestamp


class Idempotentie(Base):
    """That a registration with this key was done, and what came of it; written in the registration's transaction.

    What was sent is kept as a fingerprint only: enough to tell a repetition from another registration. Who knows what
    little was sent could recognise it by that, so it goes when the object is removed; the key stays used.
    """

    __tablename__ = "idempotentie"

    # Keys of one caller never meet those of another.
    naam: Mapped[str] = mapped_column(String(200), primary_key=True)
    sleutel: Mapped[str] = mapped_column(String(200), primary_key=True)
    bewerking: Mapped[str] = mapped_column(String(80))
    vingerafdruk: Mapped[str] = mapped_column(String(64))
    object_id: Mapped[UUID] = mapped_column(PgUuid)
    vastgelegd_op: Mapped[datetime] = mapped_column(Timestamp, server_default=text("now()"))

    __table_args__ = (
        CheckConstraint("sleutel <> ''", name="sleutel"),
        Index("ix_idempotentie_vastgelegd_op", "vastgelegd_op"),
        Index("ix_idempotentie_object_id", "object_id"),
    )
